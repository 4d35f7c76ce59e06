# Prescriptions

rx-title = Your prescriptions
rx-lead = Every medicine on file, with what you can do today.
rx-order-refills = Order refills
rx-filter-label = Find a prescription
rx-search = Search
rx-show = Show
rx-show-all = All prescriptions
rx-show-can-order = Ready to refill today
rx-show-current = Current prescriptions
rx-show-ended = Ended prescriptions
rx-sort = Sort by
rx-sort-next-fill = Next fill date
rx-sort-name = Name
rx-sort-last-filled = Last filled
rx-filter-apply = Update list
rx-count = { $n ->
    [one] 1 prescription
   *[other] { $n } prescriptions
}
rx-none = No prescriptions are on file yet.
rx-none-next = New prescriptions show here after your pharmacy or plan reports them. If you expected one, call { $phone }.
rx-none-found = No prescription matches this search.
rx-show-everything = Show all prescriptions
rx-show-older = { $n ->
    [one] Show 1 older prescription that has ended
   *[other] Show { $n } older prescriptions that have ended
}
rx-hide-older = Hide older prescriptions
rx-privacy = This page shows private health information. Be careful where you open, print or leave it.
rx-save = Save this list
rx-save-why = We ask you to prove it is you first. The file holds your health information, so keep it safe.
rx-save-pdf = To read or print (PDF)
rx-save-text = As plain text
rx-file-intro = Prescriptions of { $name }, as of { $day }.
rx-file-privacy = This paper holds private health information. Be careful where you keep it and to whom you show it.
rx-file-status = Status
rx-print = Print this page
rx-back = Back to your prescriptions

rx-detail-title = Prescription
rx-number-short = Rx
rx-no-number = No Rx number on file
rx-no-name = Medicine not named by your plan
rx-not-told = Not on file
rx-not-available = Not available
rx-order-hint = You can check everything before the order is placed.
rx-cannot-title = You cannot order this today
rx-see-order = See the order
rx-last-was-part = Your last fill was less than the full amount. Ask your pharmacy if it still has the rest for you.
rx-rest = A fill was less than the full amount. Your pharmacy may still have { $amount } for you. Call the pharmacy to ask.
rx-listed = Your plan’s conditions
rx-listed-approval = Your plan pays for it after it has approved it (prior authorization).
rx-listed-limit = Your plan pays for a limited amount at a time (quantity limit).
rx-facts-title = About this prescription
rx-directions = Directions
rx-reason = Reason for use
rx-quantity = Quantity
rx-days-supply = Days of medicine in each fill
rx-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
rx-refills-left = Refills left
rx-refills = { $n ->
    [0] None
    [one] 1 refill
   *[other] { $n } refills
}
rx-last-filled = Last filled
rx-next-fill = Next fill date
rx-next-now = You can refill it now
rx-next-under-way = Being filled
rx-next-ordered = In an order now
rx-next-none = None
rx-written = Written on
rx-last-day = Last day it can be filled
rx-prescriber = Prescriber
rx-pharmacy = Pharmacy
rx-way = How you get it
rx-way-mail = By mail
rx-way-pickup = Pick up at the pharmacy
rx-last-cost = Your last cost
rx-cost-on = { $money } on { $day }
rx-leaflet = Leaflet
rx-leaflet-read = Read the leaflet about this medicine
rx-leaflet-elsewhere = Look for a leaflet at MedlinePlus
rx-leaflet-none = Not available. Ask your pharmacist for a leaflet.
rx-prices-title = Price options
rx-prices-1-counter = 1 month, picked up at a pharmacy in the network
rx-prices-1-mail = 1 month, by mail
rx-prices-3-counter = 3 months, picked up at a pharmacy in the network
rx-prices-3-mail = 3 months, by mail
rx-prices-basis = These are estimates. We read your plan’s drug list today, { $today }. What you pay may be different, for example while you have a deductible to pay first.
rx-prices-since = These are estimates. We read your plan’s drug list today, { $today }; it has been in force since { $since }. What you pay may be different, for example while you have a deductible to pay first.
rx-prices-equal = { $name } may be given in its place. A month of it may cost { $cheaper } instead of { $dearer }. Ask your prescriber or pharmacist if it is right for you.
rx-prices-none = Your plan’s drug list tells us no price for this medicine.
rx-prices-page = All prices of this medicine
rx-prices-find = Price a medicine
rx-prices-savings = Ways to save
rx-prices-pharmacies = Find a pharmacy
rx-history-title = Fill history
rx-history-none = No fills are on file for this prescription.
fill-day = Date
fill-status = Status
fill-completed = Filled
fill-in-progress = Being filled
fill-on-hold = On hold
fill-cancelled = Not filled
fill-unknown = Not known
fill-cost = Your cost

# What a medicine looks like

look-row = What it looks like
look-of-fill = As last filled on { $day }.
look-of-prescription = As it was prescribed. What your pharmacy gives you may look different.
look-changed-title = It looks different from the one before
look-changed = Your last fill looks different from the fill before it. That is common when the pharmacy gives you the same medicine from another maker. It can also be a mistake. If you are not sure, ask your pharmacist before you take it: { $phone }.
look-color-shape = { $color }, { $shape } { $form }
look-color = { $color } { $form }
look-shape = { $shape } { $form }
look-and = { $some } and { $last }
look-marked = marked “{ $text }”
look-marked-one = marked “{ $text }” on one side
look-marked-same = marked “{ $text }” on both sides
look-marked-both = marked “{ $front }” on one side and “{ $back }” on the other
look-size = about { $mm } mm ({ $inches } inch) across
look-score = with a line across it
look-scores = with lines that part it in { $n }
look-clear = clear
look-flavor = { $flavor } flavor
# dynamic: look-color-
look-color-black = black
look-color-gray = gray
look-color-white = white
look-color-red = red
look-color-purple = purple
look-color-pink = pink
look-color-green = green
look-color-yellow = yellow
look-color-orange = orange
look-color-brown = brown
look-color-blue = blue
look-color-turquoise = turquoise
# dynamic: look-shape-
look-shape-bullet = bullet-shaped
look-shape-capsule = capsule-shaped
look-shape-clover = clover-shaped
look-shape-diamond = diamond-shaped
look-shape-double-circle = double-round
look-shape-freeform = irregular
look-shape-gear = gear-shaped
look-shape-heptagon = seven-sided
look-shape-hexagon = six-sided
look-shape-octagon = eight-sided
look-shape-oval = oval
look-shape-pentagon = five-sided
look-shape-rectangle = rectangular
look-shape-round = round
look-shape-semi-circle = half-round
look-shape-square = square
look-shape-tear = tear-shaped
look-shape-trapezoid = trapezoid
look-shape-triangle = triangular
look-form-none = medicine
look-form-tablet = tablet
look-form-chewable = chewable tablet
look-form-melting = tablet that melts in the mouth
look-form-capsule = capsule
look-form-liquid = liquid
look-form-drops = drops
look-form-injection = injection
look-form-cream = cream
look-form-ointment = ointment
look-form-lotion = lotion
look-form-gel = gel
look-form-patch = patch
look-form-inhaler = inhaler
look-form-powder = powder
look-form-suppository = suppository
look-form-spray = spray
look-flavor-cherry = cherry
look-flavor-grape = grape
look-flavor-orange = orange
look-flavor-strawberry = strawberry
look-flavor-raspberry = raspberry
look-flavor-banana = banana
look-flavor-lemon = lemon
look-flavor-mint = mint
look-flavor-fruit = fruit
look-flavor-gum = bubble gum
look-flavor-vanilla = vanilla

# The leaflet of a medicine

leaflet-title = Leaflet
leaflet-back = Back to the prescription
leaflet-pharmacist = This does not replace what your pharmacist or prescriber tells you. If you have a question, call the pharmacist: { $phone }. In an emergency, call 911.
leaflet-label = This is general information from your plan. Take the medicine as its label says.
leaflet-only-english = This leaflet is in English only.
leaflet-only-spanish = This leaflet is in Spanish only.
leaflet-part-what-for = What it is for
leaflet-part-before = Before you take it
leaflet-part-how-to = How to take it
leaflet-part-missed = If you miss a dose
leaflet-part-side-effects = Side effects
leaflet-part-emergency = When to get help at once
leaflet-part-storage = How to keep it
leaflet-none = Your plan has no leaflet about this medicine. Your pharmacist can give you one.
leaflet-elsewhere-title = Look at MedlinePlus
leaflet-elsewhere = MedlinePlus is a website of the National Library of Medicine, which is part of the United States government. It may have a page about this medicine, in English or in Spanish.
leaflet-elsewhere-learns = If you press the link, you leave this site. MedlinePlus then learns the code of this medicine, the language you read, and the internet address you come from, as every website does. We send it no name, no member ID and nothing else about you.
leaflet-elsewhere-link = Go to MedlinePlus

rx-status-active = Active
rx-status-submitted = Active: Submitted
rx-status-in-process = Active: Refill in process
rx-status-shipped = Active: Shipped
rx-status-on-hold = Active: On hold
rx-status-parked = Active: Parked
rx-status-pending = Pending
rx-status-expired = Expired
rx-status-discontinued = Discontinued
rx-status-transferred = Transferred
rx-status-unknown = Status not known

rx-means-active = Your pharmacy can fill this prescription. Order a refill when you need it.
rx-means-submitted = You ordered a refill and the pharmacy is looking at it. There is nothing you need to do.
rx-means-in-process = The pharmacy is filling this now. There is nothing you need to do.
rx-means-shipped = Your refill is on its way or ready for you. See the order for details.
rx-means-on-hold = The pharmacy has paused this prescription. Call the pharmacy to find out what it needs.
rx-means-parked = The pharmacy keeps this prescription on file until you ask for it. Call the pharmacy when you need it.
rx-means-pending = The pharmacy has not started this prescription yet. Check back in a day or two.
rx-means-expired = This prescription is too old to fill. Ask your prescriber for a new one if you still take it.
rx-means-discontinued = This prescription was stopped. Ask your prescriber if you think you still need it.
rx-means-transferred = This prescription moved to another pharmacy. Call that pharmacy to refill it.
rx-means-unknown = We do not know the status of this prescription. Call { $phone } and we will find out.

rx-why-not-yet = You can refill this from { $day }, when most of your last fill is used up. If you go away before that day, ask for an early fill on its page.
rx-why-not-yet-part = You can refill this from { $day }, when most of the part you got last is used up. If you go away before that day, ask for an early fill on its page.
rx-why-not-yet-limit = You can refill this from { $day }. Your plan pays for a limited amount of this medicine, so most of your last fill must be used up first.
rx-why-not-yet-approval-starts = You can refill this from { $day }, the first day of your plan’s approval (prior authorization).
rx-why-not-yet-approval-ends = You can refill this from { $day }, but your plan’s approval (prior authorization) ends before that day. Ask your prescriber now to request it again.
rx-why-not-yet-approval-asked-again = You can refill this from { $day } if your plan approves it again: its approval (prior authorization) ends before that day, and a new request is on file.
rx-why-ordered = It is already in an order.
rx-why-under-way = The pharmacy is already filling it.
rx-why-under-way-still = The pharmacy started to fill it, but nothing has changed for some days.
rx-why-on-hold = The pharmacy has paused this prescription.
rx-why-parked = The pharmacy keeps this prescription on file until you ask for it.
rx-why-pending = The pharmacy has not started this prescription yet.
rx-why-first-fill = It has not been filled for the first time yet, and a first fill starts at the pharmacy.
rx-why-too-new = This prescription is new, and the pharmacy may not have it yet.
rx-why-none-left = There are no refills left.
rx-why-rest-only = No whole refill is left. Your pharmacy may still have the rest of a fill you got in part.
rx-why-needs-approval = Your plan must approve this medicine before it pays for it. This is called prior authorization.
rx-why-approval-open = Not yet: your plan is deciding whether to approve this medicine (prior authorization).
rx-why-approval-with-prescriber = Not yet: your plan must approve this medicine (prior authorization), and your prescriber has not sent the request.
rx-why-approval-missing = Not yet: your plan needs more information before it can approve this medicine (prior authorization).
rx-why-not-approved = Your plan did not approve this medicine (prior authorization).
rx-why-approval-ended = Your plan’s approval of this medicine (prior authorization) is over.
rx-why-no-refills-by-law = The law does not allow refills of this medicine. Each fill needs a new prescription.
rx-why-refills-unknown = Your plan has not told us how many refills are left.
rx-why-expired = The prescription is too old to fill.
rx-why-ends-first = The prescription ends before your next fill is due.
rx-why-discontinued = The prescription was stopped.
rx-why-transferred = The prescription moved to another pharmacy.
rx-why-unknown = We do not know the status of this prescription.
rx-next-see-order = You can follow it there.
rx-next-wait = There is nothing you need to do.
rx-next-look-again = Look again on { $day }. If nothing has changed by then, call the pharmacy.
rx-next-call-pharmacy = Call the pharmacy to go on.
rx-next-ask-prescriber = Ask your prescriber for a new prescription.
rx-next-ask-approval = Ask your prescriber to request the approval. To hear where it stands, call { $phone }.
rx-next-decided-by = It should be decided by { $day }.
rx-next-see-approval = The request under “Approvals from your plan” says what happens next.
rx-next-appeal = You can ask your plan to look at it again (appeal) until { $day }. See “Approvals from your plan”.
rx-next-call-plan = Call { $phone } and we will find out.

# Early fill, for a trip

rx-early-until = Your plan lets you fill this early for your trip. Order it by { $day }, the day you leave.
rx-early-until-mail = Your plan lets you fill this early for your trip. It comes by mail, so order it by { $day } to have it before you leave.
rx-early-until-late = Your plan lets you fill this early for your trip. By mail it may come after you leave. Call { $phone } and we will help you to get it in time.
early-link = Ask for an early fill
early-title = Early fill for a trip
early-lead = You can refill this from { $day }. If you will be away then, tell us your dates and we will see if you can have it sooner.
early-means = Nothing is ordered or charged by asking.
early-leaves = First day of your trip
early-returns = Day you come back
early-date-hint = Month, day and year, for example 3/28/2027
early-button = Ask for an early fill
early-date-missing = Enter a date
early-date = Enter the date as month, day and year, such as 3/28/2027
early-leaves-past = The first day of your trip must be today or later
early-leaves-far = Your trip is more than 6 months away. Ask again when it is closer
early-returns-before = The day you come back must be after the first day of your trip
early-spared-title = You do not need an early fill for these dates
early-spared-before = You can refill this from { $day }, before you leave.
early-spared-lasts = What you have lasts until { $day }, and you are back before then.
early-status-given = Early fill approved
early-status-over = Early fill used or over
early-status-asked = Your plan is deciding
early-status-unsent = Your plan has not been asked yet
early-status-no-answer = No answer yet
early-status-never-sent = Your plan was not asked
early-status-lapsed = No answer before your trip
early-status-refused = Early fill not approved
early-means-given = You can order it now. Order it by { $day }, the day you leave.
early-means-given-mail = You can order it now. It comes by mail, so order it by { $day } to have it before you leave.
early-means-given-late = You can order it now, but by mail it may come after you leave. Call { $phone } and we will help you to get it in time.
early-means-over = This early fill was used, or the day to order it was { $day }.
early-means-unsent = Your plan must decide, and we have not been able to ask them yet. We keep trying for a week. Call { $phone } if you leave soon.
early-means-no-answer = Your plan was asked, and there has been no answer for 3 days. Call { $phone } and ask about your early fill.
early-means-never-sent = Your plan must decide. We tried for a week and could not ask them. Call { $phone } and ask for an early fill.
early-means-lapsed = There was no answer by { $day }, the first day of your trip, so this request is over. If you need medicine while you are away, call { $phone }.
early-means-refused = Your plan did not approve an early fill. Call { $phone } to ask why. You can also ask whether a pharmacy near where you are going can fill it when it is due.
early-ask-controlled = This is a controlled medicine, so your plan must decide. We have asked them. You will see the answer on this page. Call { $phone } if you leave soon.
early-ask-limited = Your plan pays for a limited amount of this medicine, so they must decide. We have asked them. You will see the answer on this page. Call { $phone } if you leave soon.
early-ask-too-long = Your trip is longer than the early fills your plan gives at once, so they must decide. We have asked them. You will see the answer on this page. Call { $phone } if you leave soon.
early-ask-used-up = You have had all the early fills your plan gives at once this year, so they must decide. We have asked them. You will see the answer on this page. Call { $phone } if you leave soon.
early-trip = Away from { $leaves } to { $returns }
early-mail-subject = There is an answer about your early fill
early-mail-given = Your plan approved your early fill. Sign in to order it before your trip.
early-mail-refused = Your plan did not approve your early fill. Sign in to see what you can do.
early-mail-link = See the answer
early-mail-not-me = If you did not ask for this, call us at { $phone }.

# Units of a quantity; the amount may have decimals, so it comes as text beside the number.

unit-tablet = { $n ->
    [one] { $amount } tablet
   *[other] { $amount } tablets
}
unit-capsule = { $n ->
    [one] { $amount } capsule
   *[other] { $amount } capsules
}
unit-patch = { $n ->
    [one] { $amount } patch
   *[other] { $amount } patches
}
unit-inhaler = { $n ->
    [one] { $amount } inhaler
   *[other] { $amount } inhalers
}
unit-vial = { $n ->
    [one] { $amount } vial
   *[other] { $amount } vials
}
unit-pen = { $n ->
    [one] { $amount } pen
   *[other] { $amount } pens
}
unit-syringe = { $n ->
    [one] { $amount } syringe
   *[other] { $amount } syringes
}
unit-bottle = { $n ->
    [one] { $amount } bottle
   *[other] { $amount } bottles
}
unit-tube = { $n ->
    [one] { $amount } tube
   *[other] { $amount } tubes
}
unit-blister = { $n ->
    [one] { $amount } blister
   *[other] { $amount } blisters
}
unit-spray = { $n ->
    [one] { $amount } spray
   *[other] { $amount } sprays
}
unit-drop = { $n ->
    [one] { $amount } drop
   *[other] { $amount } drops
}
unit-suppository = { $n ->
    [one] { $amount } suppository
   *[other] { $amount } suppositories
}
unit-packet = { $n ->
    [one] { $amount } packet
   *[other] { $amount } packets
}
unit-kit = { $n ->
    [one] { $amount } kit
   *[other] { $amount } kits
}
unit-each = { $n ->
    [one] { $amount } unit
   *[other] { $amount } units
}
unit-ml = { $n ->
    [one] { $amount } mL
   *[other] { $amount } mL
}
unit-gram = { $n ->
    [one] { $amount } gram
   *[other] { $amount } grams
}

# Refills

refill-title = Order refills
refill-lead = Choose what you want to order. You can check everything before the order is placed.
refill-choose = Which medicines do you want to order?
refill-choose-one = Choose at least one medicine
refill-select-all = Select all
refill-order-n = { $n ->
    [one] Order 1 refill
   *[other] Order { $n } refills
}
# The script puts the number where {"{n}"} stands.
refill-order-many = Order {"{n}"} refills
refill-checked-next = Next you see the address and dates. Nothing is ordered until you confirm.
refill-coverage-ended = Your coverage ended on { $day }. Your plan will not pay for what you order. Call { $phone } before you order.
refill-coverage-over = Your coverage has ended. Your plan will not pay for what you order. Call { $phone } before you order.
refill-gone = We no longer have your earlier choice, and nothing was ordered from it. Please choose again.
refill-none = Nothing can be refilled today.
refill-none-next = Below you see when or how you can get each medicine. If you are running out, call { $phone }.
refill-left-title = Not ready to order today
refill-back = Back to choosing
refill-medicines = Medicines
refill-change-medicines = the medicines
refill-mail-from = By mail from { $pharmacy }.
refill-mail = By mail.
refill-pick-up-at = Pick up at { $pharmacy }.
refill-pick-up = Pick up at the pharmacy.
refill-check-title = { $n ->
    [one] Check your order: 1 refill
   *[other] Check your order: { $n } refills
}
refill-address = Mail it to
refill-address-change = Change or add an address
refill-no-address = No address is on file. Add one before you confirm.
refill-frozen = Somebody said “this was not me”. Until it is cleared up, we mail it only to the address in your plan’s file. If that one is wrong, call { $phone }.
refill-frozen-nowhere = Somebody said “this was not me”. Until it is cleared up, we mail it only to the address in your plan’s file, and your plan has none for you. Call { $phone } and we will help you.
refill-arrives = Expected
refill-price = Price
refill-about = About { $price }
refill-price-about = About { $price }. This is an estimate.
refill-price-without-mailing = About { $price } without mailing. This is an estimate.
refill-price-some = { $n ->
    [one] About { $price } for what we have a price for. 1 medicine has no estimate.
   *[other] About { $price } for what we have a price for. { $n } medicines have no estimate.
}
refill-price-untold = We do not have an estimate.
refill-price-note = From your plan’s list of costs. If you have a deductible, you may pay more. The price is set on the day your order ships.
refill-price-untold-note = The price is set on the day your order ships. Below you can say when to ask you first.
refill-to = Where should we mail it?
refill-to-plan = The address your plan has
refill-to-gone = The address you chose is not on file any more. Choose another
refill-speed = How fast do you want it mailed?
refill-speed-standard = Standard: { $fee }
refill-speed-fast = Fast: { $fee }
refill-fee-none = no charge
refill-limit = Ask me first if the price is more than
refill-limit-hint = Optional. In dollars, for the whole order. If the price is higher, the pharmacy waits until you agree to it or cancel.
refill-limit-bad = Enter an amount in dollars, such as 40, or leave this empty
refill-price-later = An estimate is not available yet. The price is set on the day your order ships.
refill-check-left = Not part of this order
refill-changed = We took your order back so that you can change it. Nothing is ordered until you confirm.
refill-what-next = When you confirm, we place the order at once. You have 10 minutes to cancel it.
refill-confirm = Confirm order
refill-nothing-title = No order was placed
refill-nothing-lead = None of the medicines you chose can be ordered now. Here is why.
refill-nothing-next = If you are running out of medicine, call { $phone }.
refill-choose-again = Choose again

# Orders

orders-title = Your orders
orders-lead = The newest order is first.
orders-none = You have no orders yet.
orders-none-next = See your prescriptions
orders-see-all = See your orders
orders-find-label = Find an order
orders-find-words = Order number, prescription number or medicine
orders-find-hint = A bill has the same number as its order.
orders-find = Find
orders-find-missing = Enter a number or the name of a medicine
orders-found = { $n ->
    [0] No order has this number or medicine
    [one] 1 order found
   *[other] { $n } orders found
}
orders-found-none-next = Check what you typed. The order number is in the message we sent you, and the prescription number is on the label.
orders-show-all = Show all orders
order-number = Order { $reference }
order-title = Order { $reference }
order-of-day = Ordered on { $day }
order-back = Back to your orders
order-arrives = Expected
order-window-mail = By mail, between { $first } and { $last }
order-window-pickup = Ready to pick up between { $first } and { $last }
order-window-both = Ready or delivered between { $first } and { $last }
order-came = Arrived on { $day }
order-will-not-come = This order will not come
order-waits = Waits until the hold is cleared
order-waits-address = Waits for an address we may use
order-waits-counter = Waits for you at the pharmacy
order-placed-title = Order placed
order-placed-reference = Your order number is
order-placed-mailed = We are sending a confirmation to your email address.
order-placed-texted = We are sending a confirmation to your phone.
order-placed-posted = We are sending you a confirmation on paper.
order-placed-kept = We keep a confirmation for you here, and do not send it out:
order-placed-kept-link = Messages we sent
order-placed-not-mailed = We have no email address for you, so please write down the order number.
order-cancelled-done = The order is cancelled. Nothing will be sent.
order-left-title = Not part of this order
order-steps-title = Where your order is
order-to-do = What you need to do:
order-step-received = Received
order-step-checking = Checking
order-step-filling = Filling
order-step-shipped = Shipped
order-step-ready = Ready to pick up
order-step-shipped-or-ready = Shipped or ready to pick up
order-step-delivered = Delivered
order-step-picked-up = Picked up
order-step-delivered-or-picked-up = Delivered or picked up
order-step-held = On hold
order-step-cancelled = Cancelled
order-step-rejected = Not accepted
order-means-received = We have your order. It goes to the pharmacy in a few minutes.
order-means-sending = We have your order and are passing it to the pharmacy.
order-means-checking = The pharmacy is checking your order. There is nothing you need to do.
order-means-filling = The pharmacy is filling your order. There is nothing you need to do.
order-means-unsent = Your order has not reached the pharmacy yet. We send it again.
order-means-kept-back = Your order has not left. Somebody said “this was not me” about your account. Until it is cleared up, we send only to the address in your plan’s file, and your plan has none for you. Call { $phone } and we will help you.
order-means-never-sent = Your order has not reached the pharmacy.
order-means-stuck = Your order is at the pharmacy, but there is no news of it.
order-means-shipped = Your order has left the pharmacy.
order-means-ready = Your order is ready. You can pick it up now.
order-means-both = What goes by mail has left the pharmacy. The rest is ready, and you can pick it up now.
order-means-delivered = Your order was delivered. If you cannot find it, call the pharmacy.
order-means-picked-up = Your order was picked up.
order-means-came-both = What went by mail was delivered, and the rest was picked up. If you cannot find something, call the pharmacy.
order-means-held = The pharmacy cannot go on with your order yet.
order-means-cancelled = You cancelled this order. Nothing was sent.
order-means-rejected = The pharmacy could not accept this order. Nothing was sent.
order-hold-address = Call { $phone } to confirm the address this order should go to.
order-hold-payment = Call { $phone } to agree how this order will be paid.
order-hold-plan-approval = Your plan must approve this medicine first. Ask your prescriber to request the approval, or call { $phone }.
order-hold-prescriber-question = The pharmacy has asked your prescriber a question. You can call your prescriber to speed this up.
order-hold-out-of-stock = The pharmacy is waiting for the medicine to come in. Call { $phone } if you are running out.
order-hold-price = The price is { $price }. That is more than you wanted to pay without being asked. Agree to the price or cancel the order.
order-hold-other = Call { $phone } and we will tell you what is needed.
order-reject-prescription-ended = The prescription has ended. Ask your prescriber for a new one.
order-reject-too-soon = The pharmacy found it too soon for a refill. Call { $phone } to hear from which day you can order.
order-reject-not-covered = Your plan did not cover this medicine. Call { $phone } to talk about what you can do.
order-reject-other = Call { $phone } and we will find out what went wrong.
order-late-still = { $n ->
    [one] There has been no news of this order for 1 day. We expect it by { $day }. If you are running out, call { $phone }.
   *[other] There has been no news of this order for { $n } days. We expect it by { $day }. If you are running out, call { $phone }.
}
order-late-overdue = We expected this order by { $day }. It is late. Check the steps below for the last news.
order-late-alert = { $n ->
    [one] This order has not moved for 1 day, and that is too long. Please call { $phone } now. We can find it or send it again.
   *[other] This order has not moved for { $n } days, and that is too long. Please call { $phone } now. We can find it or send it again.
}
order-speed = Mailing
order-limit = If the price is more than { $limit }, the pharmacy asks you first.
order-facts-title = About this order
order-lines = In this order
order-days-supply = { $n ->
    [one] 1 day of medicine
   *[other] { $n } days of medicine
}
order-placed-at = Ordered
order-address = Mailed to
order-no-address = No address on file
order-shipped = Shipped on
order-carrier = Carrier
order-tracking = Tracking number
order-track-link = Track { $number } on the carrier's website
order-pharmacy-phone = Pharmacy phone
order-step-part-shipped = Part of it has shipped
order-means-part-shipped = Part of your order has left the pharmacy. The rest is not ready yet.
order-step-part-ready = Part of it is ready to pick up
order-means-part-ready = Part of your order is ready. You can pick it up now. The rest is not ready yet.
order-ready-count = { $n ->
    [one] { $n } of { $all } medicines is ready to pick up.
   *[other] { $n } of { $all } medicines are ready to pick up.
}
order-step-part-both = Part has shipped, part is ready to pick up
order-means-part-both = Part of your order has left the pharmacy, and part of it is ready to pick up. The rest is not ready yet.
order-step-part-came = Part of it was delivered or picked up
order-means-part-came = Part of your order was delivered or picked up. The rest is not ready yet.
order-parcels-title = Your parcels
order-parcel-n = Parcel { $n } of { $all }
order-parcel-one = Parcel { $n }
order-parcel-way = On its way
order-parcel-came = Delivered
order-parcel-inside = In this parcel
order-asked = Who ordered it
order-asked-phone = By phone, for you
order-asked-prescriber = Your prescriber
order-asked-pharmacy = The pharmacy
order-asked-elsewhere = Ordered somewhere else than on this website
order-filled-by = Filled by
order-cancel-until = You can cancel this order until { $time }.
order-cancel-link = Cancel this order
order-cannot-cancel = The pharmacy could not stop this order. If you do not want it, call { $phone }.
order-cannot-cancel-shipped = This order has shipped, so it can no longer be cancelled. If you do not want it, call { $phone }.
order-cannot-cancel-ready = This order is ready at your pharmacy, so it can no longer be cancelled here. If you do not want it, call { $phone }.
order-with-pharmacy = The pharmacy has this order.
order-ask-cancel-link = Ask the pharmacy to cancel it
order-ask-cancel-means = The pharmacy has this order, so we have to ask it to stop. It may be too late. You will see the answer on the order page, and we will tell you. To change something in the order, cancel it and order again.
order-ask-cancel-button = Ask the pharmacy to cancel
order-cancel-asked = We are asking the pharmacy to cancel this order. You will see the answer here.
order-cancel-waits = You asked the pharmacy on { $moment } to cancel this order. It has not answered yet. Call { $phone } if you cannot wait.
order-cancel-unsent = You asked on { $moment } to cancel this order, but we have not been able to tell the pharmacy yet. Call { $phone } now. It may still be stopped.
order-cancel-elsewhere = This order was not made on this website. To cancel it, call { $phone }.
order-change-button = Change this order
order-price-agree = Agree to { $price }
order-price-agree-one = Agree to { $price } for { $medicine }
order-price-together = More than one medicine waits for your answer: { $price } together. We ask you about one after the other.
order-price-decline = Cancel this order
order-price-agreed = You agreed to { $price } on { $moment }.
order-price-agreed-one = You agreed to { $price } for { $medicine } on { $moment }.
order-price-agreed-unsent = You agreed to { $price } on { $moment }, but we have not been able to tell the pharmacy yet. Call { $phone } so that your order goes on.
order-price-agreed-done = You agreed to the price. The pharmacy goes on with your order.
order-price-agreed-part = You agreed to the price of one medicine. Another one waits for your answer.
order-price-changed = Your answer was not used, because the order has changed since. Please look at it again.
order-cancel-too-late = The order was not cancelled
order-cancel-title = Do you want to cancel this order?
order-cancel-means = Nothing will be sent to you. You can order the same medicines again later.
order-cancel-button = Cancel the order
order-cancel-keep = Keep the order

# Mail: no names of medicines

order-mail-subject = We have your order { $reference }
order-mail-placed = { $n ->
    [one] We have your order of 1 refill. The order number is { $reference }.
   *[other] We have your order of { $n } refills. The order number is { $reference }.
}
order-mail-left = { $n ->
    [one] 1 medicine you chose could not be ordered. The order page tells you why.
   *[other] { $n } medicines you chose could not be ordered. The order page tells you why.
}
order-mail-expected = When to expect it: { $window }.
order-mail-link = Follow your order
order-mail-reply-subject = The pharmacy answered about your order { $reference }
order-mail-stopped = The pharmacy cancelled your order { $reference }, as you asked. Nothing will be sent.
order-mail-part-stopped = The pharmacy stopped what had not left yet of your order { $reference }.
order-mail-not-stopped = The pharmacy could not cancel your order { $reference }. It was too late. If you do not want it, call { $phone }.
order-mail-late-subject = Your order { $reference } is taking longer than usual
order-mail-late = Your order { $reference } is late or has not moved for 3 days. The order page shows the last news. If you are running out of medicine, call { $phone }.
order-mail-unsent-subject = Your order { $reference } has not reached the pharmacy yet
order-mail-unsent = Your order { $reference } has not reached the pharmacy yet. We send it again each day for a week. If you are running out of medicine, call { $phone }.
order-mail-kept-back-subject = Your order { $reference } waits for an address
order-mail-kept-back = Somebody said “this was not me” about your account. Until it is cleared up, we send only to the address in your plan’s file, and your plan has none for you. So your order { $reference } has not left. Call { $phone } and we will help you.
order-mail-late-alert-subject = Please call us about your order { $reference }
order-mail-late-alert = Your order { $reference } has not moved for a week, and that is too long. Please call { $phone } now. We can find it or send it again.
order-mail-sent-subject = Your order { $reference } is on its way
order-mail-sent = Your order { $reference } has left the pharmacy. The order page shows where it is.
order-mail-part-sent-subject = Part of your order { $reference } is on its way
order-mail-part-sent = Part of your order { $reference } has left the pharmacy. The order page shows where it is.
order-mail-ready-subject = Your order { $reference } is ready to pick up
order-mail-ready = Your order { $reference } is ready at your pharmacy. Bring your ID card.
order-mail-part-ready-subject = Part of your order { $reference } is ready to pick up
order-mail-part-ready = Part of your order { $reference } is ready at your pharmacy. Bring your ID card. The order page shows which part it is.
order-mail-both-subject = Part of your order { $reference } has shipped, and part is ready to pick up
order-mail-both = Part of your order { $reference } has left the pharmacy by mail, and part of it is ready at your pharmacy. Bring your ID card. The order page shows which part is where.
order-mail-arrived-subject = Your order { $reference } was delivered
order-mail-arrived = Your order { $reference } was delivered. If you cannot find it, call { $phone } and we will help you.
order-mail-part-arrived-subject = Part of your order { $reference } was delivered
order-mail-part-arrived = What went by mail of your order { $reference } was delivered. If you cannot find it, call { $phone } and we will help you.
order-mail-held-subject = Your order { $reference } is on hold
order-mail-held = The pharmacy put your order { $reference } on hold. Nothing is sent until this is settled.
order-mail-held-price = It costs more than you wanted to pay without being asked. The order page shows the price, and you decide there.
order-mail-rejected-subject = The pharmacy did not accept your order { $reference }
order-mail-rejected = The pharmacy did not accept your order { $reference }. Nothing will be sent.
order-mail-part-refused-subject = { $n ->
    [one] 1 medicine of your order { $reference } will not come
   *[other] { $n } medicines of your order { $reference } will not come
}
order-mail-part-refused = { $n ->
    [one] The pharmacy did not accept 1 medicine of your order { $reference }. The rest goes on. The order page shows which one it is.
   *[other] The pharmacy did not accept { $n } medicines of your order { $reference }. The rest goes on. The order page shows which ones they are.
}
order-mail-not-me = If you did not place this order, call us at { $phone }.

# Without signing in

open-refill-title = Refill without signing in
open-refill-lead = You need 2 things: the number on your prescription label and your date of birth.
open-number = Prescription number
open-number-hint = It is on the label, after “Rx”. Spaces and hyphens do not matter.
open-number-missing = Enter the prescription number from your label
open-birth = Date of birth
open-birth-hint = For example, March 14, 1962 or 3/14/1962
open-birth-shape = Enter your date of birth, such as March 14, 1962
open-long = This is too long. Check that you typed only what is asked for.
open-refill-what = We send refills only to your address on file, or to your usual pharmacy. For 10 minutes you can sign in and cancel.
open-back = Back to sign in
open-to-status = See how far an order is
open-to-refill = Refill without signing in
open-to-get-in = Help me get in
open-sent-title = We have your request
open-sent-back = Back to the form
open-sent-lead = The answer goes to you, not to this screen.
open-sent-next = What happens now
open-sent-look = We look for a prescription with this number and date of birth.
open-sent-order = If it is yours and can be refilled, we order it to the address on file.
open-sent-tell = We tell every email address and phone on file: the order number and when to expect it, or why it cannot be ordered yet. This takes about 5 minutes.
open-sent-why = This page is the same for everyone, so nobody can use it to find out about your medicines.
open-sent-silence = No answer after 15 minutes?
open-sent-call = Check the number and the date, and ask again. Or call { $phone }, { $hours }. If we have no email address or phone for you, please call.
open-sent-another = Ask for another refill
open-status-title = See how far an order is
open-status-lead = You do not need to sign in. Your order number is in the message we sent you.
open-order = Order number
open-order-hint = 8 letters and digits, such as 7K2Q-M4XB
open-order-shape = Enter the order number: 8 letters and digits, such as 7K2Q-M4XB
open-family = Last name
open-family-missing = Enter your last name
open-zip = ZIP code
open-zip-hint = Where your plan writes to you
open-zip-shape = Enter the 5 digits of your ZIP code
open-status-button = Show the order
open-nothing-title = We cannot show an order for these details
open-nothing-why = One of them may differ from what is on file, or there were many wrong tries and we are being careful. We do not say which, to keep orders private.
open-nothing-next = Check what you typed. If it is right, sign in to see your orders, or call { $phone }, { $hours }.
open-held = Sign in to see what is needed, or call { $phone }.
open-order-back = Back to the form
open-order-more = To see what is in this order or to change it:
open-order-sign-in = Sign in
open-mail-subject-ordered = Your refill is ordered
open-mail-subject-not = About the refill you asked for
open-mail-intro = Somebody asked for a refill for you without signing in.
open-mail-ordered = It is ordered. The order number is { $reference }.
open-mail-address = It goes to your address on file, or waits at your usual pharmacy.
open-mail-cancel = You can cancel it for 10 minutes. Open the order below and sign in.
open-mail-before = It is in an order already. The order number is { $reference }. Nothing more was ordered.
open-mail-not-yet = It is too soon: most of your last fill must be used up first. You can order it from { $day }. Nothing was ordered.
open-mail-no-address = Nothing was ordered, because your plan has no address for you. Call { $phone } and we will help you.
open-mail-no = It cannot be refilled this way, and nothing was ordered. Sign in to see why and what to do. If you are running out, call { $phone }.
open-mail-no-link = See your prescriptions
open-mail-held = Nothing was ordered. There were many wrong tries before this one, so we want to be sure it is you. Sign in to order your refill, or call { $phone }.
open-mail-held-link = Order your refill
open-mail-not-me = If this was not you, call us at { $phone }. Nobody can see your medicines this way, and nothing goes to another address.
open-text-ordered = your refill is ordered. Order number { $reference }. Expect it by { $day }.
open-text-before = your refill is in order { $reference } already. Nothing more was ordered.
open-text-not-yet = it is too soon for the refill. You can order it from { $day }.
open-text-no = the refill was not ordered. Sign in to see why, or call { $phone }.

# Automatic refill

automatic-title = Automatic refill
automatic-lead = Choose the prescriptions that we order for you when they are due. You can stop at any time.
automatic-back = Back to automatic refill
automatic-none = No prescription can refill by itself right now.
automatic-none-next = See your prescriptions
automatic-link = Automatic refill
automatic-turn-on = Turn on
automatic-change = Change or stop
automatic-status-on = Automatic refill is on
automatic-status-off = Automatic refill is off
automatic-status-paused = Automatic refill is paused
automatic-means-on = We order it when it is due, and tell you 3 days before.
automatic-means-on-letter = We order it when it is due, and write you a letter 10 days before.
automatic-means-told = We will order it on { $day }. To keep that from happening, stop before that day.
automatic-means-off = Nothing is ordered by itself. You order it when you need it.
automatic-why-prescription = We tried for 3 days and could not order it. The prescription page says why and what helps. Turn automatic refill on again when it is solved.
automatic-why-dearer = The plan’s list price is above the most you allowed, so we ordered nothing. You can set another amount, or order it yourself.
automatic-why-price-unknown = We cannot tell the price beforehand and you set a most, so we ordered nothing. You can take the amount out, or order it yourself.
automatic-why-no-address = Your plan has no address for you, so we ordered nothing. Call { $phone } and we will help you.
automatic-why-not-covered = Your coverage ended, so nothing is ordered by itself. When you are covered again, turn automatic refill on again. If you are running out, call { $phone }.
automatic-why-cannot-tell = We have no email, phone or address that reaches you, so we could not tell you before an order, and we ordered nothing. Add an email or a phone to your account and turn automatic refill on again, or order it yourself.
automatic-stop = Stop automatic refill
automatic-agree-title = Turn it on
automatic-change-title = Change it
automatic-what = What we order
automatic-how-often = How often
automatic-often = { $n ->
    [one] When it is due, about every day
   *[other] When it is due, about every { $n } days
}
automatic-often-due = When your plan allows the next fill
automatic-price = What it costs you
automatic-estimate = About { $price } by your plan’s list. The price is set on the day it ships.
automatic-estimate-none = An estimate is not available. The price is set on the day it ships.
automatic-rule-told = We tell you 3 days before each order, by email or text.
automatic-rule-told-letter = We have no email or phone for you. So we write you a letter 10 days before each order. If you need this medicine sooner, order it yourself.
automatic-rule-address = It goes to your delivery address, or waits at your usual pharmacy.
automatic-rule-stop = You can stop at any time with one button. After we order, you have 10 minutes to cancel.
automatic-rule-stop-letter = You can stop with one button before the day in the letter. From that day on, the pharmacy has the order.
automatic-cap = The most one refill may cost you, in dollars
automatic-cap-hint = For example, 50. Leave it empty for no limit. If the plan’s list price is higher or not known, we order nothing and tell you. If the price turns out higher later, the pharmacy waits until you agree. A refill with a limit is sent as an order of its own.
automatic-cap-wrong = Enter an amount up to 10,000, such as 50, or leave it empty
automatic-agree = Yes, order this medicine for me when it is due
automatic-agree-wrong = Tick the box if you want us to order this medicine for you
automatic-agree-button = Turn on automatic refill
automatic-agree-again = Save the change
automatic-now-on = Automatic refill is on.
automatic-now-off = Automatic refill is off. Nothing more is ordered by itself.
automatic-not-plan = Your plan does not offer automatic refill.
automatic-not-controlled = The law has special rules for this medicine, so you order each refill yourself.
automatic-not-covered = Your coverage ended, so automatic refill cannot be turned on.
automatic-not-told = We have no email, phone or address for you, so we could not tell you before an order. Add an email or a phone first.
automatic-not-now = This prescription cannot be refilled right now, so it cannot refill by itself. Its page says why and what helps.
automatic-see-rx = See the prescription
automatic-history = What was chosen before
automatic-history-on = { $moment }: turned on, no limit
automatic-history-on-cap = { $moment }: turned on, up to { $cap }
automatic-history-off = { $moment }: turned off
automatic-history-paused = { $moment }: paused by us
automatic-mail-link = See your automatic refills
automatic-mail-soon-subject = { $n ->
    [one] We will order 1 refill for you on { $day }
   *[other] We will order { $n } refills for you on { $day }
}
automatic-mail-soon = { $n ->
    [one] You asked us to order your refills when they are due. We will order 1 refill on { $day }.
   *[other] You asked us to order your refills when they are due. We will order { $n } refills on { $day }.
}
automatic-mail-soon-stop = If you do not need it, stop it before that day. You need to do nothing else.
automatic-mail-ordered = { $n ->
    [one] We ordered 1 refill for you, as you asked. The order number is { $reference }.
   *[other] We ordered { $n } refills for you, as you asked. The order number is { $reference }.
}
automatic-mail-paused-subject = Your automatic refill is paused
automatic-mail-paused = { $n ->
    [one] We could not order 1 of your refills for 3 days, so we stopped trying.
   *[other] We could not order { $n } of your refills for 3 days, so we stopped trying.
}
automatic-mail-paused-next = Sign in to see why and what to do. If you are running out, call { $phone }.
automatic-mail-uncovered = { $n ->
    [one] Your coverage ended, so we paused your automatic refill. Nothing is ordered by itself.
   *[other] Your coverage ended, so we paused your { $n } automatic refills. Nothing is ordered by itself.
}
automatic-mail-uncovered-next = When you are covered again, you can turn this on again. If you are running out, call { $phone }.
automatic-text-soon = { $n ->
    [one] we will order 1 refill for you on { $day }. To stop it, sign in before then.
   *[other] we will order { $n } refills for you on { $day }. To stop it, sign in before then.
}
automatic-text-ordered = your automatic refill is ordered. Order number { $reference }.
automatic-text-paused = your automatic refill is paused. Sign in to see why, or call { $phone }.

# Reminders before a medicine runs out

reminder-subject = { $n ->
    [one] A medicine of yours is running low
   *[other] { $n } of your medicines are running low
}
reminder-low = { $n ->
    [one] By our count, 1 of your medicines lasts until { $day }.
   *[other] By our count, { $n } of your medicines are running low. The first lasts until { $day }.
}
reminder-refill = { $n ->
    [one] 1 refill can be ordered now.
   *[other] { $n } refills can be ordered now.
}
reminder-mail-takes = What comes by mail takes { $first } to { $last } days.
reminder-mail-days = { $n ->
    [one] What comes by mail takes 1 day.
   *[other] What comes by mail takes { $n } days.
}
reminder-refill-link = Order refills
reminder-renewal = { $n ->
    [one] 1 needs a new prescription first. You can ask your prescriber on its page.
   *[other] { $n } need a new prescription first. You can ask your prescriber on their pages.
}
reminder-renewal-link = Ask for a new prescription
reminder-call = { $n ->
    [one] 1 cannot be ordered here. Its page says whom to call.
   *[other] { $n } cannot be ordered here. Their pages say whom to call.
}
reminder-call-link = See what helps
reminder-call-us = If you are almost out, call { $phone }. You can also choose in your message choices not to get reminders.
reminder-text = { $n ->
    [one] a medicine of yours lasts until { $day }. Sign in to order.
   *[other] { $n } of your medicines are running low, the first on { $day }. Sign in to order.
}
reminder-uncovered = Your coverage ended on { $day }, so your plan no longer pays for refills. If you have a new plan, ask it how to get your medicine.
reminder-uncovered-day-untold = Your coverage has ended, so your plan no longer pays for refills. If you have a new plan, ask it how to get your medicine.
reminder-text-uncovered = { $n ->
    [one] a medicine of yours lasts until { $day }. Your coverage has ended: ask your new plan.
   *[other] { $n } of your medicines are running low, the first on { $day }. Your coverage has ended: ask your new plan.
}

# Renewal: asking the prescriber for a new prescription

renewal-link = Ask your prescriber here
renewal-title = Prescription renewal
renewal-back = Back to the prescription
renewal-your-prescriber = your prescriber
renewal-ask-lead = We can ask { $prescriber } for a new prescription.
renewal-ask-means = This is a request, not an order. Nothing is filled or charged. You can see the answer on this page.
renewal-ask-button = Ask for a renewal
renewal-not-now = Not now
renewal-who = Who was asked: { $prescriber }
renewal-who-not-yet = Request for: { $prescriber }
renewal-when = Requested: { $moment }
renewal-answered = Answered: { $moment }
renewal-status-asked = Request received
renewal-status-sent = Request sent
renewal-status-no-answer = No answer yet
renewal-status-unsent = Not sent yet
renewal-status-never-sent = Request not sent
renewal-status-granted = Renewal approved
renewal-status-missing = New prescription missing
renewal-status-denied = Renewal not approved
renewal-status-cancelled = Request cancelled
renewal-means-asked = We have your request and will send it soon.
renewal-means-sent = Your request is sent. Most answers come within 3 days.
renewal-means-no-answer = There has been no answer for 3 days. Call your prescriber’s office. If you are running out, call us at { $phone }.
renewal-means-unsent = We have not been able to send your request yet. We keep trying for a week. If you cannot wait, call your prescriber’s office and ask for a new prescription. If you are running out, call us at { $phone }.
renewal-means-never-sent = We tried for a week and could not send your request, so your prescriber has not been asked. Call the office and ask for a new prescription. If you are running out, call us at { $phone }.
renewal-means-granted = Your prescriber said yes. The new prescription shows in your list when the pharmacy has it. You can order it then.
renewal-means-missing = Your prescriber said yes, but after 3 days the pharmacy does not have the new prescription. Call your prescriber’s office and ask them to send it again. If you are running out, call us at { $phone }.
renewal-means-cancelled = You cancelled this request. Nothing was sent.
renewal-deny-visit-needed = Your prescriber needs to see you first. Call the office to make an appointment.
renewal-deny-stopped = Your prescriber wants you to stop this medicine. Call the office if you have questions.
renewal-deny-not-theirs = This prescriber no longer treats you. Ask the one who treats you now for a new prescription.
renewal-deny-other = Your prescriber said no. Call the office to find out why and what to do next.
renewal-cancel-until = You can cancel this request until { $time }.
renewal-cancel-button = Cancel the request
renewal-mail-subject = There is an answer to your renewal request
renewal-mail-granted = Your prescriber approved your renewal request. Sign in to see what comes next.
renewal-mail-denied = Your prescriber did not approve your renewal request. Sign in to see why and what you can do.
renewal-mail-link = See the answer
renewal-mail-not-me = If you did not make this request, call us at { $phone }.

# Approvals from the plan (prior authorization)

approval-title = Approvals from your plan
approval-lead = Some medicines need your plan’s approval before it pays (prior authorization). Here is where each request stands.
approval-back = Back to approvals
approval-one-title = Approval from your plan
approval-caption = Approval from your plan (prior authorization)
approval-see = See the request
approval-see-rx = See the prescription
approval-see-rx-number = See prescription Rx { $number }
approval-print = Print this page
approval-none = No request for approval is on file.
approval-none-why = Most medicines need none. Where one does, your prescriber asks your plan for it. To ask about a request, call { $phone }.
approval-other = Is a request missing here? Call { $phone } and we will find out.
approval-asks-you = Something for you to do
approval-asked-when = Asked { $moment }
approval-status-with-prescriber = With your prescriber
approval-status-with-plan = With your plan
approval-status-more-needed = More information needed
approval-status-approved = Approved
approval-status-in-part = Approved in part
approval-status-not = Not approved
approval-status-withdrawn = Withdrawn
approval-status-ended = Approval over
approval-status-unknown = Unknown
approval-means-with-prescriber = Your prescriber was asked to send your plan a request. Your plan does not have it yet.
approval-means-with-plan = Your plan has the request and is deciding.
approval-means-more-needed = Your plan cannot decide yet, because something is missing.
approval-means-approved = Your plan has approved this medicine.
approval-means-in-part = Your plan approved a part of what was asked for.
approval-means-not = Your plan did not approve this medicine.
approval-means-withdrawn = The request was taken back. Your plan decides nothing.
approval-means-ended = The approval is over. Your plan may not pay for this medicine any more.
approval-means-unknown = We do not know where this request stands.
approval-next-with-prescriber = Call your prescriber’s office and ask them to send it.
approval-next-decides = Your plan says it will decide by { $day }. There is nothing you need to do.
approval-next-should-decide = It should be decided by { $day }. There is nothing you need to do.
approval-next-decides-some-day = There is nothing you need to do. To ask when it will be decided, call { $phone }.
approval-next-late = It is late: it should have been decided by { $day }. Call { $phone }.
approval-next-send = Please send what is missing. To hear how, call { $phone }.
approval-next-send-by = Please send what is missing by { $day }. To hear how, call { $phone }.
approval-next-prescriber-sends = Your prescriber must send it. Call their office and ask.
approval-next-prescriber-sends-by = Your prescriber must send it by { $day }. Call their office and ask.
approval-next-pharmacy-sends = Your pharmacy must send it. Call the pharmacy and ask.
approval-next-somebody-sends = To hear who must send it, call { $phone }.
approval-next-starts = The approval starts on { $day }.
approval-next-ends = It ends on { $day }. Ask your prescriber now to request it again, so that you do not go without.
approval-next-holds = It holds until { $day }. There is nothing you need to do.
approval-next-holds-open = Your plan has told us no last day. There is nothing you need to do.
approval-next-appeal = You can ask your plan to look at it again (appeal) until { $day }. You can also ask your prescriber about another medicine.
approval-next-appeal-soon = You can ask your plan to look at it again (appeal). Your plan’s letter says until when. You can also ask your prescriber about another medicine.
approval-next-appeal-over = The time to appeal was over on { $day }. Ask your prescriber what else can help, or call { $phone }.
approval-next-appeal-maybe-over = The time to appeal may be over. Your plan’s letter says until when you can. Ask your prescriber what else can help, or call { $phone }.
approval-next-withdrawn = If you still need this medicine, ask your prescriber. They can send a new request.
approval-next-ended = Ask your prescriber to request it again.
approval-next-unknown = Call { $phone } and we will find out.
approval-facts = About this request
approval-holder = Who has it
approval-holder-prescriber = Your prescriber
approval-holder-plan = Your plan
approval-holder-you = You
approval-holder-pharmacy = Your pharmacy
approval-holder-unknown = Not known
approval-asked = Asked for
approval-urgent = How fast
approval-urgent-yes = Fast, because waiting may harm your health
approval-due = Decision due
approval-due-reckoned = Should be decided by
approval-missing = What is missing
approval-missing-by = Send it by
approval-decided = Decided
approval-from = Holds from
approval-until = Holds until
approval-quantity = Amount approved
approval-reason = Why, in your plan’s words
approval-prescriber = Prescriber
approval-number = Your plan’s number for it
approval-appeal-title = How to appeal
approval-appeal-what = An appeal asks your plan to look at its decision again. It costs nothing.
approval-appeal-who = You, your prescriber, or somebody you choose to speak for you can ask.
approval-appeal-until = Your plan must have your appeal by { $day }.
approval-appeal-until-reckoned = Ask no later than { $day }. Your plan’s letter has the exact day.
approval-appeal-until-unknown = Your plan’s letter says until when. Ask soon.
approval-appeal-over = The time to appeal was over on { $day }. If something kept you from it, call { $phone }: your plan may still take it.
approval-appeal-maybe-over = The time to appeal may be over. Your plan’s letter says until when you can. To ask about it, call { $phone }.
approval-appeal-where = Write to the address in your plan’s letter. To hear how else you can ask, call { $phone }.
approval-appeal-include = Include your name, your member ID, the name of the medicine, your plan’s number for the request, and why you need this medicine.
approval-appeal-prescriber = Ask your prescriber to support it: a letter about your health and what you have tried helps most.
approval-appeal-fast = If waiting may harm your health, say so and ask for a fast answer. Your plan must then answer within 72 hours.
approval-appeal-fast-unsaid = If waiting may harm your health, say so and ask for a fast answer.
approval-appeal-answer-part-d = Otherwise your plan must answer within 7 days.
approval-appeal-answer-employer = Otherwise your plan must answer within 30 days.
approval-appeal-answer-unsaid = Your plan’s letter says how long an answer takes.
approval-appeal-ask = Ask us about appeals here. This is not yet an appeal.
# dynamic: approval-mail-
approval-mail-asked-subject = A request for your plan’s approval is on file
approval-mail-asked = A request for your plan’s approval (prior authorization) is on file. Sign in to see where it stands.
approval-mail-needs-subject = Your plan needs more information
approval-mail-needs = Your plan needs more information before it can decide about an approval (prior authorization). Sign in to see what is missing and who must send it.
approval-mail-decided-subject = Your plan has decided about an approval
approval-mail-decided = Your plan has decided about a request for approval (prior authorization). Sign in to see the decision and what you can do.
approval-mail-ends-subject = An approval from your plan ends on { $day }
approval-mail-ends = An approval from your plan (prior authorization) ends on { $day }. Ask your prescriber to request it again before then. Sign in to see which.
approval-mail-link = See the request
approval-mail-question = To ask about it, call { $phone }.
