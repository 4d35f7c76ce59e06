claims-title = Your claims
claims-lead = Each time you fill a prescription, the pharmacy asks your plan to pay. That request is called a claim.
claims-filter = Choose which claims to show
claims-filter-apply = Show claims
claims-year = Year
claims-year-all = All years
claims-status = Status
claims-choice-all = All claims
claims-choice-paid = Paid
claims-choice-denied = Not covered
claims-choice-reversed = Taken back
claims-count = { $n ->
    [one] 1 claim on this page
   *[other] { $n } claims on this page
}
claims-total = { $n ->
  [one] 1 claim in all.
 *[other] { $n } claims in all.
}
claims-at-least = { $n ->
  [one] At least 1 claim in all.
 *[other] At least { $n } claims in all.
}
claims-more = More to choose by
claims-medicine-all = All medicines
claims-pharmacy-all = All pharmacies
claims-from = Filled from
claims-to = Filled until
claims-day-hint = Month, day and year, such as 3/4/2027
claims-from-wrong = Enter the first day as month, day and year, such as 3/4/2027
claims-to-wrong = Enter the last day as month, day and year, such as 3/4/2027
claims-days-turned = Enter a day that is not before the first one
claims-table = Claims, newest first
claims-medicine = Medicine
claims-day = Filled on
claims-pharmacy = Pharmacy
claims-you-paid = You paid
claims-your-cost = Your cost
claims-of-share = your share
claims-plan-paid = Plan paid
claims-none = You have no claims yet.
claims-none-why = A claim shows here about one business day after your plan decides on it.
claims-none-match = No claims match what you chose.
claims-show-all = Show all claims
claims-not-given = Not given
claims-not-counted = Does not count
claims-medicine-unnamed = Medicine name not given
claims-status-paid = Paid
claims-status-partly = Paid in part
claims-status-denied = Not covered
claims-status-reversed = Taken back

claims-detail-title = Claim
claims-back = All claims
claims-meaning-paid = Your plan paid its part of this claim.
claims-meaning-partly = Your plan paid some of this claim and left some of it to you.
claims-meaning-denied = Your plan did not pay for this claim.
claims-meaning-reversed = The pharmacy or your plan took this claim back. Its amounts no longer count. This often means the medicine was not picked up or the claim was sent again.
claims-replaced = This is an earlier version of the claim.
claims-replaced-link = See the newest version
claims-why-denied = Why your plan did not pay
claims-notes = Notes from your plan
claims-denied-no-note = Your plan did not send a reason with this claim.
claims-reject = Code { $code }
claims-denial-coverage = Your plan found no coverage for you on that day. If you are covered, show the pharmacy your newest card.
claims-denial-not-listed = Your plan does not cover this medicine. Ask your prescriber about one that is on the plan's list.
claims-denial-approval = Your plan must approve this medicine first. Your prescriber can ask for approval.
claims-denial-quantity = It was more than your plan covers at one time. Ask your pharmacist about a smaller amount, or your prescriber to ask for more.
claims-denial-early = It was too early to fill this again. You can try again when less of your medicine is left.
claims-denial-safety = Something about its safety had to be checked first, such as another medicine you take. Your pharmacist or prescriber can clear it.
claims-denial-step = Your plan asks you to try another medicine first. Your prescriber can ask for an exception.
claims-denial-pharmacy = Your plan could not use this pharmacy on that day. Choose one in your plan's network.
claims-version-cost = Your cost: { $amount }
claims-save-narrow = They hold only the claims you chose above.
claims-save-all = They hold all your claims.
claims-file-narrow = This paper holds only the claims that were chosen on the page. There may be others.
claims-reject-help = Your pharmacist knows what these codes mean and what to do about them.
claims-denied-next = You can ask your plan to look at this again. That is called an appeal. Call { $phone } and have the claim number ready.

claims-amounts = Who paid what
claims-amounts-none = Your plan sent no amounts with this claim.
claims-amount-kind = Amount
claims-amount = Dollars
claims-submitted = Price the pharmacy asked
claims-submitted-why = Before your plan's price was applied.
claims-discount = Saved by your plan's price
claims-discount-why = The asked price less the price your plan has agreed with the pharmacy.
claims-drug-cost = Cost of the medicine
claims-drug-cost-why = Without the pharmacy's fee and tax.
claims-eligible = Price your plan accepts
claims-eligible-why = The medicine, the pharmacy's fee and any tax.
claims-prior-payer = Another plan paid
claims-prior-payer-why = Paid before this plan was asked.
claims-benefit = Plan's part
claims-benefit-why = What your coverage has to pay of this claim.
claims-to-provider = Plan paid the pharmacy
claims-to-provider-why = The accepted price less your share.
claims-to-patient = Plan paid you
claims-to-patient-why = Money sent back to you.
claims-deductible = Counted toward your deductible
claims-deductible-why = The amount you pay each year before your plan begins to pay.
claims-copay = Copay
claims-copay-why = A fixed amount for each fill.
claims-coinsurance = Coinsurance
claims-coinsurance-why = Your percentage of the price.
claims-uncovered = Not covered
claims-uncovered-why = A part your plan does not pay for.
claims-share = Your share
claims-share-why = Deductible, copay, coinsurance and what is not covered, added up.
claims-by-patient = You paid
claims-by-patient-why = What the pharmacy took from you.
claims-doubt = These amounts come from your plan as they stand. They do not all add up:
claims-doubt-share = The parts of your share do not add up to your share.
claims-doubt-plan = The accepted price less your share is not what was paid.
claims-doubt-discount = The amount saved does not match the two prices.
claims-doubt-next = If you think you paid too much, call { $phone }.

claims-facts = About this claim
claims-network = Network
claims-network-in = Pharmacy in your plan's network
claims-network-out = Pharmacy outside your plan's network
claims-network-other = Your plan gave neither in nor out of network
claims-prescriber = Prescriber
claims-quantity = Quantity
claims-days-supply = { $n ->
    [one] enough for 1 day
   *[other] enough for { $n } days
}
claims-rx-number = Prescription number
claims-refill = Fill
claims-refill-first = First fill
claims-refill-of = Refill { $n } of { $all }
claims-refill-number = Refill { $n }
claims-brand = Kind
claims-brand-brand = Brand-name medicine
claims-brand-generic = Generic medicine
claims-choice-of-product = Why this product
claims-daw-1 = Your prescriber asked for exactly this one.
claims-daw-2 = You asked for the brand.
claims-daw-3 = Your pharmacist chose it.
claims-daw-4 = The pharmacy had no generic on the shelf.
claims-daw-5 = The pharmacy gave the brand in place of its generic.
claims-daw-6 = The usual rule about generics was set aside for this fill.
claims-daw-7 = The law asks for the brand here.
claims-daw-8 = There is no generic on the market.
claims-daw-9 = Another reason.
claims-origin = How the prescription came
claims-origin-1 = On paper
claims-origin-2 = By phone
claims-origin-3 = Sent electronically
claims-origin-4 = By fax
claims-origin-5 = From another pharmacy
claims-compound = Mixed medicine
claims-compound-yes = Made by the pharmacy from several ingredients
claims-ingredients = Ingredients
claims-ndc = Drug code (NDC)
claims-decided = Plan decided on
claims-paid-day = Plan paid on
claims-number = Claim number
claims-versions = Versions of this claim
claims-versions-why = A claim can be changed or taken back after the first answer. The last one counts.
claims-version-decided = Decided on { $day }
claims-version-undated = Day not given
claims-print = Print this claim

claims-words = Search
claims-words-hint = A medicine, pharmacy, prescriber or number.
claims-to-date-deductible = Deductible: { $met } of { $limit }
claims-to-date-limit = Out of pocket: { $met } of the { $limit } that you pay at most in a year
claims-row-deductible = { $amount } toward your deductible
claims-to-spending = What you have spent this year
claims-save = Save these claims
claims-save-why = We ask you to prove it is you first. The file holds your health information, so keep it safe.
claims-save-pdf = To read or print (PDF)
claims-save-csv = For a spreadsheet (CSV)
claims-save-json = For another health app (FHIR)
claims-file-title = Your claims
claims-file-title-year = Your claims in { $year }
claims-file-intro = Claims of { $name }, as of { $day }. The newest come first.
claims-file-line = { $day }: { $medicine }. { $pharmacy }. { $status }. Your cost: { $cost }. Plan paid: { $plan }. Claim number { $number }.

spending-title = What you have spent
spending-show = Show year
spending-in-year = In { $year }
spending-nothing = No claims counted in this year.
spending-sum = { $n ->
    [one] You paid { $you } and your plan paid { $plan } for 1 fill.
   *[other] You paid { $you } and your plan paid { $plan } for { $n } fills.
}
spending-sum-share = { $n ->
    [one] Your cost was { $you } and your plan paid { $plan } for 1 fill.
   *[other] Your cost was { $you } and your plan paid { $plan } for { $n } fills.
}
spending-share = Of this you paid { $paid } at the pharmacy. Another { $owed } was not taken there. If you still owe it, it comes in a bill.
spending-unsaid = For { $amount } your claims do not say whether you paid it at the pharmacy.
spending-to-payments = See your bills and payments
spending-deductible = Your deductible
spending-deductible-why = You pay this much each year before your plan begins to pay.
spending-limit = The most you pay in a year
spending-limit-why = After this, your plan pays the full price of medicines it covers.
spending-meter-detail = { $met } of { $limit }
spending-meter-left = { $left } left.
spending-as-of = Added up from the claims your plan had decided by { $day }. A fill of the last few days may not be in it yet. We count from { $from }; if your plan's year starts on another day, its own count is the right one.
spending-unexplained = { $n ->
    [one] 1 claim does not say what it counts toward, so you may have met more than is shown.
   *[other] { $n } claims do not say what they count toward, so you may have met more than is shown.
}
spending-no-limits = Your plan has not told us your deductible or the most you pay in a year. To ask, call { $phone }.
spending-ended = Your coverage ended on { $day }, so nothing counts toward its limits any more.
spending-ended-undated = Your coverage has ended, so nothing counts toward its limits any more.
spending-starts = Your coverage begins on { $day }. What you pay counts toward its limits from that day.
spending-months = Month by month
spending-month = Month
spending-fills = Fills
spending-medicines = By medicine, highest cost first
spending-other-medicines = All other medicines
spending-to-statement = Statement of what you paid in { $year }, for taxes
spending-january = January
spending-february = February
spending-march = March
spending-april = April
spending-may = May
spending-june = June
spending-july = July
spending-august = August
spending-september = September
spending-october = October
spending-november = November
spending-december = December

statement-title = What you paid for medicines in { $year }
statement-back = What you have spent
statement-intro = { $name }, January 1 to December 31, { $year }. Made on { $day } from the claims your plan has sent us and the payments you made here.
statement-advice = This lists what you paid at pharmacies through your plan, less what your plan sent back to you, and what you paid of our bills. What is not paid yet is not in it. It is not tax advice. Ask whoever helps with your taxes what counts.
statement-unsaid = { $n ->
    [one] 1 fill does not say what you paid and is not counted here. Ask the pharmacy for a receipt.
   *[other] { $n } fills do not say what you paid and are not counted here. Ask the pharmacy for a receipt.
}
statement-nothing = We know of no payments of yours in this year.
statement-total = You paid in all
statement-total-line = You paid { $total } in all.
statement-fills = At pharmacies
statement-bills = Bills
statement-what = What
statement-paid-on = Day
statement-bill-orders = Payment for medicines by mail
statement-bill-monthly = Payment to the Medicare Prescription Payment Plan
statement-back-orders = Given back to you, medicines by mail
statement-back-monthly = Given back to you, Medicare Prescription Payment Plan
statement-fill-line = { $day }: { $medicine }. { $pharmacy }. You paid: { $you }. Claim number { $number }.
statement-bill-line = { $day }: { $what }. Amount: { $you }.
statement-repaid = Money your plan paid back
statement-repaid-why = This is money that you asked for and that your plan paid in this year. “Taken off” says how much of it we took off what you paid. We take nothing off where what you paid for the fill is not in this statement, or where your plan’s claim has already counted the money.
statement-repaid-on = Paid back on
statement-repaid-amount = Paid back
statement-repaid-off = Taken off
statement-repaid-filled = Filled on { $day }
statement-repaid-line = { $day }: your plan paid back { $amount } for { $medicine }. { $filled }. Taken off: { $off }.
statement-pdf = Save as PDF
statement-print = Print this statement

payments-title = Payments
payments-back = Payments
payments-purse-orders = Medicines by mail
payments-purse-orders-why = Your share of orders that were shipped to you.
payments-purse-monthly = Medicare Prescription Payment Plan
payments-purse-monthly-why = You pay nothing at the pharmacy. Your share comes as a bill each month. This balance stands on its own.
payments-owed = You owe { $amount }.
payments-credit = You owe nothing. We owe you { $amount }.
payments-pay = Pay { $amount }
payments-small = This is less than our payment company can take. It comes with your next bill.
payments-disputed = Your bank is deciding about { $amount } that you paid. You need not pay it now.
payments-under-way = A payment is under way.
payments-see-it = See this payment
payments-not-here = Your plan does not take payments on this site yet. To pay or ask about a bill, call { $phone }.
payments-last-failed = Your last payment did not go through. No money was taken.
payments-last-taken-back = Your bank took back your last payment. That money was added to what you owe.
payments-see-failed = See what happened
payments-ways = Ways to pay
payments-way-first = Used first: { $method }.
payments-way-none = No card or account is saved.
payments-ways-link = See and change ways to pay
payments-automatic-on = Automatic payment is on, up to { $cap } at a time.
payments-automatic-off = Automatic payment is off. Nothing is paid unless you press “Pay”.
payments-automatic-link = See automatic payment
payments-history = History
payments-history-none = There are no bills and no payments yet.
payments-history-why = Bills add to what you owe. Payments take from it.
payments-what = What
payments-day = Day
payments-amount = Amount
payments-line-invoice = Bill
payments-line-invoice-for = Bill for { $what }
payments-line-payment = Payment
payments-line-refund = Money given back to you
payments-line-lost = Money given back that did not reach you
payments-line-taken-back = Payment that your bank took back
payments-line-stands = Payment that counts after all
payments-line-adjustment = Correction
payments-line-adjustment-for = Correction of the bill for { $what }
payments-tried = Payments that took no money
payments-tried-why = These were not finished or did not go through.
payments-tried-line = { $amount } on { $day }

payments-monthly-title = Paying by the month
payments-monthly-offered = With Medicare drug coverage you can pay nothing when you get a medicine, and pay by the month instead.
payments-monthly-on = You pay by the month.
payments-monthly-before = You paid by the month before.
payments-monthly-link = See paying by the month

monthly-lead = You pay nothing when you pick up a medicine or it is sent to you. Your share comes in monthly bills, spread over the rest of the year.
monthly-on = You take part since { $day }.
monthly-begins = You take part from { $day }.
monthly-left = You took part until { $day }.
monthly-year = Your months in { $year }
monthly-cost = Your share
monthly-bill = Bill
monthly-estimate = estimate
monthly-estimate-why = An estimate counts only the medicines you have had so far. A new one changes the bills that follow it.
monthly-to-come = { $amount } of your share is on no bill yet. It comes with the bills of the months that are left.
monthly-how = How it works
monthly-how-nothing = At the pharmacy and by mail you pay $0 for medicines that Medicare drug coverage covers.
monthly-how-bill = Each month we bill a part of what is left, divided by the months left in the year. The first bill has a cap.
monthly-how-same = It costs nothing and saves nothing: your share of the year is the same. It helps most when a large cost comes early in the year.
monthly-how-leave = You can leave at any time. It goes on in the next year unless you leave.
monthly-join-title = Take part
monthly-cap = Your first bill will be at most { $cap }.
monthly-cap-why = { $n ->
  [one] That is your yearly limit of { $threshold }, less the { $before } you have paid of it, for the one month left in the year.
 *[other] That is your yearly limit of { $threshold }, less the { $before } you have paid of it, divided by the { $n } months left in the year.
}
monthly-starts = It begins on { $day }. What you got before that day is not part of it.
monthly-agree = I want to pay by the month, and I will pay these bills
monthly-agree-wrong = Tick the box if you want to take part
monthly-join = Take part
monthly-unknown = We do not know your yearly limit, so we cannot work out your bills here. To take part, call { $phone }.
monthly-not-covered = You can take part only while your drug coverage is in force. If you think it is, call { $phone }.
monthly-not-offered = Your plan does not offer this any more. Call { $phone } if you want to know why.
monthly-leave-title = Leave
monthly-leave-why = From tomorrow you pay your share when you get a medicine. What you owe until today stays to be paid.
monthly-rest = What is on no bill yet
monthly-rest-monthly = Keep billing it by the month
monthly-rest-now = Bill all of it now
monthly-leave = Leave the monthly plan
monthly-help = Is it hard to pay a bill, or do you have questions? Call { $phone }. If your income is low, ask about Extra Help: it may lower what you pay.

payment-check-title = Check your payment
payment-check-for = For
payment-check-amount = Amount
payment-check-page = You will pay on the secure page of our payment company. Then you come back here.
payment-check-how = How do you want to pay?
payment-check-other = Another way
payment-check-other-hint = On the secure page of our payment company
payment-check-number = We never see or keep your card number.
payment-check-changed = The amount has changed since you opened this page. Check it before you pay.

payment-title = Payment
payment-receipt = Receipt
payment-stage-created = Not paid yet
payment-stage-needs-action = Needs you
payment-stage-processing = Under way
payment-stage-succeeded = Paid
payment-stage-failed = Did not go through
payment-stage-cancelled = Stopped
payment-stage-refunded = Given back
payment-stage-partly-refunded = Given back in part
payment-stage-disputed = In dispute with your bank
payment-stage-taken-back = Taken back by your bank
payment-meaning-created = We are getting your payment ready. This page renews itself. No money has been taken.
payment-meaning-ready = Your payment of { $amount } is ready. No money has been taken yet.
payment-meaning-stuck = This takes longer than it should. No money has been taken. Please look again later, or call { $phone }.
payment-meaning-needs-action = Your bank wants to know that it is you. No money has been taken yet.
payment-meaning-processing = Your payment of { $amount } is under way. This can take some days for a bank account. You need not pay again.
payment-meaning-succeeded = We received { $amount }. Thank you.
payment-meaning-confirming = We are waiting for our payment company to confirm your payment. This page renews itself. Please do not pay again.
payment-meaning-unheard = We have not heard from our payment company yet. Please do not pay again. Look again later, or call { $phone }.
payment-meaning-failed = Your payment of { $amount } did not go through. No money was taken.
payment-meaning-cancelled = This payment was stopped. No money was taken.
payment-meaning-refunded = We gave back { $back }. Your bank may need 5 to 10 days to show it.
payment-meaning-partly-refunded = You paid { $amount } and we gave back { $back }. Your bank may need 5 to 10 days to show it.
payment-meaning-disputed = You paid { $amount }. Your bank asked us to return { $held } of it and has not decided yet. You need not pay it again while your bank decides.
payment-meaning-taken-back = You paid { $amount } and your bank took back { $gone }. That money was added to what you owe.
payment-disputed-next = If you did not ask your bank for this, call your bank.
payment-taken-back-next = Your bank can tell you why. It happens when somebody told the bank that a payment was wrong, or when there was too little money in an account.
payment-why-funds = There was not enough money on the card or account. You can use another one, or try again later.
payment-why-expired = The card has expired. Please use another one.
payment-why-proof = Your bank wants you to approve the payment. Pay on the secure page and follow what your bank asks.
payment-why-not-asked = We could not reach our payment company. This was not your mistake. Please try again later.
payment-why-bank = Your bank did not pay what we asked it for. You can pay again with a card or another account, or ask your bank why.
payment-why-other = The bank said no and did not tell us why. You can use another card, or call the number on the back of it.
payment-go = Go to the secure payment page
payment-go-again = Try again on the secure payment page
payment-go-why = You will leave this site for the page of our payment company, and come back here afterwards.
payment-pay-again = Pay again
payment-facts = About this payment
payment-reference = Reference
payment-given-back = Given back
payment-when = Begun
payment-paid-on = Paid on
payment-how = Paid with
payment-how-page = The secure payment page
payment-how-automatic = { $method }, by automatic payment
payment-stop-why = You do not have to pay now. Stopping takes no money.
payment-stop = Stop this payment
payment-question = Questions about this payment? Call { $phone } and give the reference.
payment-print = Print this receipt

payment-method-name = { $brand } ending in { $four }
payment-method-expires = Expires { $when }
payment-methods-lead = Our payment company keeps these for you. We see only the last four digits.
payment-methods-back = Ways to pay
payment-method-preferred = Used first
payment-method-change = Change or remove
payment-method-add = Add a way to pay
payment-method-title = Way to pay
payment-method-prefer = Use this one first
payment-method-prefer-automatic = Automatic payment will use it too.
payment-method-remove-why = Payments you made with it stay in your history.
payment-method-remove-automatic = Automatic payment uses this one. It ends when you remove it, and we use no other until you turn it on again.
payment-method-remove = Remove
payment-add-lead = You can save a card or bank account for later.
payment-add-keeps = You type the number on the secure page of our payment company. We never see it. Nothing is paid by saving it.
payment-add-begin = Continue
payment-add-waits = We are opening the secure page. This page renews itself.
payment-add-ready = The secure page is ready.
payment-add-confirming = We are waiting for our payment company to confirm it. This page renews itself.
payment-add-go = Go to the secure page
payment-add-over = Start over
payment-add-done = Saved. You can pay with it from now on.
payment-add-failed = We could not open the secure page. Nothing was saved. Please try again later.

payment-automatic-title = Automatic payment
payment-automatic-lead = When a new bill comes, we can pay all you owe for you, older bills too. You choose the most we may take at one time. We never take more.
payment-automatic-on = Automatic payment is on since { $day }, up to { $cap } at a time. If you owe more than that, we take nothing and wait for you.
payment-automatic-stop = Turn off automatic payment
payment-automatic-change = Change it
payment-automatic-begin-title = Turn it on
payment-automatic-with = We pay with { $method }. We write to you each time.
payment-automatic-cap = The most we may take at one time, in dollars
payment-automatic-cap-hint = For example, 50
payment-automatic-cap-wrong = Enter an amount from 0.50 to 10,000, such as 50
payment-automatic-agree = I agree that all I owe is paid this way, older bills too, until I turn it off
payment-automatic-agree-wrong = Tick the box if you agree
payment-automatic-begin = Turn on automatic payment
payment-automatic-no-method = To turn it on, first save a way to pay.

# dynamic: payment-mail-
payment-mail-succeeded-subject = We received your payment
payment-mail-succeeded = We received { $amount }. Your reference is { $reference }.
payment-mail-failed-subject = Your payment did not go through
payment-mail-failed = Your payment of { $amount } did not go through. No money was taken. Your reference is { $reference }.
payment-mail-refunded-subject = We gave money back to you
payment-mail-refunded = We gave back { $amount } of your payment { $reference }. Your bank may need 5 to 10 days to show it.
payment-mail-lost-subject = Money we gave back did not reach you
payment-mail-lost = We gave back { $amount } of your payment { $reference }, and your bank did not take it.
payment-mail-lost-owed = This money is still yours. It counts toward what you owe. To get it another way, call { $phone }.
payment-mail-disputed-subject = Your bank questions your payment
payment-mail-disputed = Your bank asked us to return { $amount } of your payment { $reference } and has not decided yet. You need not pay it again while your bank decides.
payment-mail-taken-back-subject = Your bank took back your payment
payment-mail-taken-back = Your bank took back { $amount } of your payment { $reference }. You owe that money again.
payment-mail-taken-back-automatic = Automatic payment is off now. Nothing is paid unless you press “Pay” or turn it on again.
payment-mail-stands-subject = Your payment counts
payment-mail-stands = Your bank decided that your payment { $reference } counts. You do not have to do anything.
payment-mail-link = See this payment
payment-mail-method-subject = A way to pay was added
payment-mail-method = A way to pay was saved for your account.
payment-mail-removed-subject = A way to pay was removed
payment-mail-removed = A way to pay was removed from your account.
payment-mail-removed-automatic = A way to pay was removed from your account. Automatic payment used it and is off now. Nothing is paid unless you press “Pay” or turn it on again.
payment-mail-method-link = See your ways to pay
payment-mail-bill-subject = You have a new bill
payment-mail-bill = You owe { $amount } more: your share of medicines. Nothing was taken by this message.
payment-mail-bill-link = See what you owe
payment-mail-bill-question = Questions about this bill? Call { $phone }.
payment-mail-over-cap-subject = Automatic payment waits for you
payment-mail-over-cap = You owe { $owed }. Automatic payment takes up to { $cap } at a time, so we took nothing. Please pay yourself, or change how much we may take.
payment-mail-not-me = If this was not you, call { $phone }.

payment-sample-title = Sample payment page
payment-sample-lead = This stands for the page of a payment company. It is a demo: no money moves, and no real card is asked for.
payment-sample-amount = To pay: { $amount }
payment-sample-set-up = A card will be saved. Nothing is paid.
payment-sample-refused = This card was refused. Choose another one.
payment-sample-over = This payment was stopped.
payment-sample-asks = The sample bank asks: is this you?
payment-sample-approve = Yes, approve
payment-sample-refuse = No, refuse
payment-sample-card = Choose a sample card
payment-sample-works = A card that works
payment-sample-declined = A card that is refused
payment-sample-no-funds = A card without enough money
payment-sample-action = A card whose bank asks first
payment-sample-bounces = A bank account that does not pay in the end
payment-sample-disputed = A card whose owner disputes the payment
payment-sample-taken-back = A bank account that pays and takes it back
payment-sample-go = Continue with this card
payment-sample-back = Go back without paying

spending-to-savings = Pay less for the same medicine

savings-title = Pay less for the same medicine
savings-lead = The medicines you fill again and again, where your plan's list shows a lower price for you.
savings-none = We see nothing you could pay less for today.
savings-met = You have paid the most you pay in a year. Until the year ends, medicines your plan covers cost you nothing more, so there is nothing to save on them.
savings-none-else = We see nothing else you could pay less for today.
savings-mail = Fill 90 days by mail
savings-mail-why = 90 days by mail cost you { $cheaper }. Three fills of 30 days at a pharmacy cost { $dearer }. You save { $saved } every 90 days.
savings-network = Use a pharmacy in the network
savings-network-why = Your last fill was outside the network and you paid { $dearer }. In the network, 30 days cost { $cheaper }. You save { $saved } each time.
savings-equal = Ask about { $other }
savings-equal-why = { $other } is rated by the FDA as equal to { $medicine }. At a pharmacy in the network, 30 days of it cost { $cheaper } instead of { $dearer }. You save { $saved } each time.
savings-equal-lower = It is in a less expensive group on your plan's list.
savings-equal-ask = Ask your pharmacist or prescriber whether you can have it.
savings-hide = Hide this
savings-hide-of = Hide this: { $medicine }
savings-hidden = { $n ->
    [one] You have hidden 1 suggestion.
   *[other] You have hidden { $n } suggestions.
}
savings-again = Show them again
savings-estimate = These are estimates from your plan's list. If you have not met your deductible, you may pay more.
savings-other = Another medicine may cost less. Ask your prescriber before you change anything.
savings-to-prices = Price a medicine
savings-before = What you paid before, by pharmacy
savings-before-why = These are past prices, from your claims of the last year. They may be different today. Your part also changes within a year: you may pay more until you have met your deductible.
savings-before-none = In the last year you filled no medicine at two pharmacies for as many days, so there are no prices to compare.
savings-before-pharmacy = Pharmacy
savings-before-day = Filled
savings-before-supply = For
savings-before-cost = Your cost then
savings-before-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
savings-before-today = By your plan’s list of today, 30 days at a pharmacy in the network cost about { $cost }. This is an estimate.
savings-to-pharmacies = Find a pharmacy

# Mail that tells of claims.
# dynamic: claims-mail-
claims-mail-new-subject = A new claim is ready to look at
claims-mail-new = Your plan has a new claim of yours. You can see what was paid, and by whom.
claims-mail-changed-subject = A claim of yours has changed
claims-mail-changed = Your plan has changed a claim of yours. You can see how it stands now.
claims-mail-link = See your claims
claims-mail-question = Questions about a claim? Call { $phone }.

# Mail that tells of a way to save.
savings-letter-subject = You may be able to pay less
savings-letter = The same medicine may cost you less. We found a way in your plan’s list.
savings-letter-link = See how
savings-letter-ask = Nothing changes unless you ask for it.

# Asking for money back.
reimbursement-title = Get money back
reimbursement-lead = Did you pay for a medicine yourself? You can ask your plan to pay you back. This is also called reimbursement.
reimbursement-yours = What you have asked for
reimbursement-row = You paid { $paid } on { $day }.
reimbursement-row-back = You paid { $paid } on { $day }. Your plan pays back { $amount }.
reimbursement-who = Who can ask
reimbursement-who-why = You can ask if you were covered by the plan on the day you got the medicine and paid more than you would have with your ID card. The plan pays back what it would have paid. That may be less than you paid.
reimbursement-need = What you need
reimbursement-need-receipt = The pharmacy’s receipt for the medicine, as a picture or a PDF. Up to { $n } files. It must show the medicine, the day and what you paid.
reimbursement-need-facts = What stands on the label: the name, the quantity and the prescription number
reimbursement-need-address = The address where we should send the check
reimbursement-when = When
reimbursement-until = { $n ->
    [one] Ask within 1 month of the day you got the medicine.
   *[other] Ask within { $n } months of the day you got the medicine.
}
reimbursement-answer-days = { $n ->
    [one] Your plan answers within 1 day.
   *[other] Your plan answers within { $n } days.
}
reimbursement-answer-unsaid = To hear how long an answer takes, call { $phone }.
reimbursement-begin = Ask for money back
reimbursement-back = All requests for money back
reimbursement-back-one = Back to your request
reimbursement-from-claim = Paid it yourself? Ask for money back

reimbursement-form-title = What did you pay for?
reimbursement-form-lead = Fill in one form for each medicine and each day. Your receipt comes next.
reimbursement-picked = Medicine from your claims
reimbursement-picked-other = None of these: I type its name
reimbursement-medicine = Name of the medicine
reimbursement-medicine-hint = As it stands on the label, with the strength
reimbursement-rx-number = Prescription number
reimbursement-rx-number-optional = Prescription number (optional)
reimbursement-rx-number-hint = It stands on the label, after “Rx”
reimbursement-prescriber = Prescriber
reimbursement-prescriber-optional = Prescriber (optional)
reimbursement-quantity = How much you got
reimbursement-quantity-hint = The number of tablets or milliliters, such as 30
reimbursement-days = How many days it lasts
reimbursement-days-hint = Days’ supply, such as 30
reimbursement-pharmacy = Name of the pharmacy
reimbursement-town = City and state of the pharmacy
reimbursement-town-hint = Such as Albany, NY
reimbursement-day = Day you got the medicine
reimbursement-paid = What you paid
reimbursement-paid-hint = In dollars, such as 41.80
reimbursement-why = Why you paid yourself
# dynamic: reimbursement-why-
reimbursement-why-no-card = I did not have my ID card with me
reimbursement-why-out-of-network = The pharmacy is not in the plan’s network
reimbursement-why-away = It was an emergency, or I was away from home
reimbursement-why-plan-down = The pharmacy could not reach the plan
reimbursement-why-other-insurance = Another insurance paid a part of it
reimbursement-why-other = Something else
reimbursement-other-paid = What the other insurance paid
reimbursement-other-paid-hint = Only if another insurance paid a part. In dollars, such as 20.00
reimbursement-words = Anything else we should know
reimbursement-words-hint = Needed only if you chose “Something else”. Please write no card numbers.
reimbursement-keep = Keep and add a receipt
reimbursement-keep-why = Nothing is sent yet. We keep your answers for 30 days.
reimbursement-not-given = Not given

reimbursement-medicine-missing = Enter the name of the medicine
reimbursement-pharmacy-missing = Enter the name of the pharmacy
reimbursement-town-missing = Enter the city and state of the pharmacy
reimbursement-text-long = This is too long. Please shorten it.
reimbursement-text-card = This looks like the number of a payment card. Please take it out.
reimbursement-day-missing = Enter the day you got the medicine
reimbursement-day-wrong = Enter the day as month, day and year, such as 3/4/2027
reimbursement-day-future = This day is still to come. Enter the day on the receipt.
reimbursement-day-after = Your plan’s coverage ended on { $day }. Enter that day or an earlier one.
reimbursement-day-between = You were not covered by the plan on this day. Enter the day on the receipt.
reimbursement-quantity-missing = Enter how much you got
reimbursement-quantity-wrong = Enter the quantity as a number, such as 30
reimbursement-days-missing = Enter how many days it lasts
reimbursement-days-wrong = Enter a number of days from 1 to 366
reimbursement-paid-missing = Enter what you paid
reimbursement-paid-zero = Enter an amount of more than $0
reimbursement-paid-wrong = Enter the amount in dollars, such as 41.80
reimbursement-paid-most = This is more than we can take here. Look at the amount again.
reimbursement-why-missing = Choose why you paid yourself
reimbursement-other-missing = Enter what the other insurance paid
reimbursement-words-missing = Tell us why you paid yourself
reimbursement-most-drafts = You have 5 requests that you have not sent. Send one or delete one first.

reimbursement-check-title = Check your request
reimbursement-one-title = Your request for money back
reimbursement-reference = Reference
# dynamic: reimbursement-stage-
reimbursement-stage-draft = Not sent yet
reimbursement-stage-sending = On its way
reimbursement-stage-sent = Sent to your plan
reimbursement-stage-received = With your plan
reimbursement-stage-more = Your plan needs more
reimbursement-stage-added = More was sent
reimbursement-stage-denied = Not approved
reimbursement-stage-approved = Approved
reimbursement-stage-paid = Paid
reimbursement-stage-withdrawn = Taken back
# dynamic: reimbursement-means-
reimbursement-means-draft = Add your receipt, check what you wrote, and send it.
reimbursement-means-draft-full = No more files can be added to this request, so it cannot be sent.
reimbursement-means-sending = Your request is saved and goes to your plan.
reimbursement-means-sent = Your request went to your plan. We tell you when there is news.
reimbursement-means-received = Your plan has your request and looks at it.
reimbursement-means-more = Your plan cannot decide yet. Add what is missing below, or write to your plan there, and send it. If you have questions, call { $phone } and give your reference, { $reference }.
reimbursement-means-added = What you added goes to your plan, which then looks at it again.
reimbursement-means-denied = Your plan does not pay this money back.
reimbursement-means-denied-appeal = Your plan does not pay this money back. You can appeal.
reimbursement-means-approved = Your plan pays you back. It sends you the money.
reimbursement-means-paid = Your plan sent the money. If no check comes within 2 weeks, call { $phone }.
reimbursement-means-paid-account = Your plan sent the money to your bank account. If it is not there within a week, call { $phone }.
reimbursement-means-withdrawn = You took this request back. You can ask again as long as your plan takes requests for this medicine.
reimbursement-stuck = It has not reached your plan yet. Please call { $phone } and give your reference.
reimbursement-due = Your plan should answer by { $day }.
reimbursement-due-unsaid = If you hear nothing within 30 days, call { $phone }.
reimbursement-late = Your plan should have answered by { $day }. Call { $phone } and give your reference.
reimbursement-amount-back = You get { $amount } of the { $paid } you paid.
reimbursement-leaves = The money leaves on { $day }.
reimbursement-theirs = What your plan says
reimbursement-appeal = If you do not agree
reimbursement-appeal-more = If you think it should be more
reimbursement-appeal-until = You can appeal until { $day }.
reimbursement-appeal-reckoned = You can appeal no later than { $day }. Your plan’s letter has the exact day.
reimbursement-appeal-over = The time to appeal was over on { $day }. If something kept you from it, call { $phone }: your plan may still take it.
reimbursement-appeal-maybe-over = The time to appeal may be over. Your plan’s letter says until when you can. To ask about it, call { $phone }.
reimbursement-appeal-how = You, your prescriber or somebody you name can appeal. Say why you think the plan should pay, and add what supports it, such as a letter from your prescriber.
reimbursement-appeal-call = To appeal, or to ask how, call { $phone }, { $hours }.
reimbursement-write = Write to us
reimbursement-too-late = { $n ->
    [one] Requests are taken for 1 month. For this medicine that ended on { $day }. You can still ask, but your plan may say no.
   *[other] Requests are taken for { $n } months. For this medicine that ended on { $day }. You can still ask, but your plan may say no.
}
reimbursement-day-before = As far as we know, your coverage began on { $day }. You can still ask, but your plan may say no.
reimbursement-paid-already = Your plan paid a claim for this medicine on that day. You may have your money already.
reimbursement-paid-already-link = Look at that claim
reimbursement-receipts = Receipts
reimbursement-receipts-none = You have not added a receipt yet.
reimbursement-receipts-full = You have added 5 files. To add another, remove one first.
reimbursement-receipt = Add a receipt
reimbursement-receipt-hint = A picture (PNG, JPEG or WebP) or a PDF, up to 10 MB
reimbursement-receipt-add = Add this file
reimbursement-receipt-sent = Sent
reimbursement-receipt-remove = Remove file { $n }
reimbursement-kind-picture = Picture
reimbursement-kind-pdf = PDF
reimbursement-file-missing = Choose a file first.
reimbursement-file-none = Add a receipt first.
reimbursement-file-large = This file is larger than 10 MB. Choose a smaller one, or take a picture of the receipt.
reimbursement-file-busy = Many people send files just now. Please send it once more in a minute.
reimbursement-file-kind = We cannot take this kind of file. Choose a picture (PNG, JPEG or WebP) or a PDF.
reimbursement-file-pixels = This picture is too large to read. Take it again with fewer pixels, or crop it.
reimbursement-file-broken = This file cannot be read. It may have been cut short. Try it once more, or take a new picture.
reimbursement-file-most = There are 5 files already. Remove one first.
reimbursement-file-closed = No more files can be added to this request.
reimbursement-facts = What you wrote
reimbursement-check-to = Check goes to
reimbursement-change = Change what you wrote
reimbursement-change-address = Change your address
reimbursement-add-address = Add an address
reimbursement-no-address = We have no address to send a check to. Add one first.
reimbursement-frozen = Somebody said “this was not me”. Until it is cleared up, a check goes only to the address in your plan’s file. If that one is wrong, call { $phone }.
reimbursement-frozen-nowhere = Somebody said “this was not me”. Until it is cleared up, a check goes only to the address in your plan’s file, and your plan has none for you. Call { $phone } and we will help you.
reimbursement-send-title = Send it to your plan
reimbursement-more-title = Send what is missing
reimbursement-more-words = What you want to tell your plan
reimbursement-more-words-hint = Add your files first: we keep what you write here only when you send it. Please write no card numbers.
reimbursement-more-words-sent = What you told your plan later
reimbursement-more-words-unsent = What you wrote. It was not sent.
reimbursement-more-none = Add a file, or write what your plan asked for
reimbursement-more-late = This was not sent: your plan does not wait for more from you now. To tell your plan, call { $phone } and give your reference, { $reference }.
reimbursement-send-first = Add a receipt first. Then you can send it.
reimbursement-send-anew = Delete this request below. Then you can begin a new one.
reimbursement-declare = This is true and complete. Nobody else has paid me back this money.
reimbursement-declare-missing = Tick the box to say that this is true and complete
reimbursement-send = Send request
reimbursement-send-more = Send to my plan
reimbursement-most-waiting = You have 20 requests that wait for your plan or that you took back in the last 30 days. Please send this one later.
reimbursement-same = You have asked for this money before, so this one was not sent.
reimbursement-same-link = See the request you sent
reimbursement-withdraw = Take this request back
reimbursement-withdraw-why = You can take it back until your plan has decided.
reimbursement-withdraw-late = Your plan has decided already, so this request cannot be taken back.
reimbursement-drop = Delete this request
reimbursement-drop-why = It was not sent. If you do not send it, it is deleted after 30 days.
reimbursement-print = Print this request
reimbursement-steps = What has happened
# dynamic: reimbursement-step-
reimbursement-step-sending = You sent the request
reimbursement-step-received = Your plan received it
reimbursement-step-more = Your plan asked for more
reimbursement-step-added = You sent what was missing
reimbursement-step-denied = Your plan said no
reimbursement-step-approved = Your plan approved it
reimbursement-step-paid = The money was sent
reimbursement-step-withdrawn = You took it back

# Mail about money asked back.
# dynamic: reimbursement-mail-
reimbursement-mail-sending-subject = We have your request for money back
reimbursement-mail-sending = We have your request for money back and send it to your plan. Keep your receipts until it is paid.
reimbursement-mail-received-subject = Your plan has your request for money back
reimbursement-mail-received = Your plan has your request for money back and looks at it.
reimbursement-mail-more-subject = Your plan needs more for your request
reimbursement-mail-more = Your plan cannot decide on your request for money back yet. Sign in to see what is missing and to send it.
reimbursement-mail-added-subject = We have what you added to your request
reimbursement-mail-added = We have what you added to your request for money back and send it to your plan.
reimbursement-mail-denied-subject = Your plan has decided on your request
reimbursement-mail-denied = Your plan did not approve your request for money back. Sign in to see why, and how to appeal.
reimbursement-mail-approved-subject = Your request for money back is approved
reimbursement-mail-approved = Your plan approved your request for money back. It sends you the money.
reimbursement-mail-paid-subject = Your money is on its way
reimbursement-mail-paid = Your plan has sent you money for your request.
reimbursement-mail-kept-back-subject = Your request for money back waits for an address
reimbursement-mail-kept-back = Somebody said “this was not me” about your account. Until it is cleared up, checks go only to the address in your plan’s file, and your plan has none for you. So your request for money back has not left. Call us and we will help you.
reimbursement-mail-reference = Your reference is { $reference }.
reimbursement-mail-link = See your request
reimbursement-mail-question = Questions? Call { $phone }.
