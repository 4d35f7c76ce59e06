# The ID card. RxBIN, RxPCN and RxGRP are the labels printed on every card in the United States.
card-title = Your prescription ID card
card-lead = Show this card at any pharmacy in your plan. Hold the screen up or read the numbers aloud.
card-kind = Prescription drug card
card-member = Member
card-member-id = Member ID
card-person-code = Person code
card-rxbin = RxBIN
card-rxpcn = RxPCN
card-rxgrp = RxGRP
card-coverage = Coverage
card-help-desk = Pharmacist help desk
card-members-line = Help for members
card-plan-line = { $phone } ({ $plan })
card-home-delivery = Home delivery
card-not-on-file = Not on file
card-more = About this coverage
card-status = Status
card-payer = Paid for by
card-subscriber-id = Subscriber ID
card-group = Group
card-group-number = Group number
card-network = Network
card-network-other = Other network
card-division = Division
card-rxiin = RxIIN
card-issued = Card issued
card-notes = Also on your card
card-claims-address = Send paper claims to
card-active = Active
card-starts = Not started yet
card-too-new = Too new to show
card-ended = Ended
card-dates-both = { $start } to { $end }
card-dates-start = From { $start }
card-dates-end = Until { $end }
card-starts-notice = This coverage starts on { $day }. A pharmacy cannot use this card before then.
card-too-new-notice = Your plan has told us about this coverage but has not confirmed it yet. If you need medicine now, call { $phone }.
card-ended-notice = This coverage ended on { $day }. You can still read the card, but a pharmacy cannot use it.
card-cancelled-notice = Your plan ended this coverage. You can still read the card, but a pharmacy cannot use it.
card-none = We do not have a card for you yet. Your plan sends us new coverage every day, so it may be too new to show.
card-none-now = If you need medicine now, call { $phone }. We can give your pharmacy the numbers over the phone.
card-print-hint = To keep a copy on paper, print this page. Each card comes on a sheet of its own: front and back at their true size, to cut out and fold.
card-print = Print this card
card-pdf = Download this card to cut out (PDF)
card-png = Download this card as a picture (PNG)
card-cut = Print this page at full size (100%). Cut along the lines, then fold the card in the middle.
card-front = Front of the card
card-back = Back of the card
card-share = Share this card or save it for an app

share-title = Share your card
share-back-to-card = Your ID card
share-lead = Give your card to a pharmacy, a doctor's office or a family member without handing over your phone.
share-caution = Whoever gets it can read what is on your card. Share it only with people you trust.
share-sees = What they see
share-sees-name = Your name, your member ID, your person code and the subscriber’s ID
share-sees-plan = Your plan, your group and network, your coverage dates, what the card says you pay, and your plan’s notes on it
share-sees-pharmacy = The pharmacy numbers: RxBIN, RxPCN and RxGRP
share-sees-lines = The phone numbers on your card
share-sees-not = They do not see your birth date, your address, your medicines or your claims.
share-wallet = Keep it in your phone's wallet
share-wallet-apple-why = On an iPhone, the card opens in Apple Wallet and stays on your phone.
share-wallet-apple = Add to Apple Wallet
share-wallet-google-why = On an Android phone, Google keeps the card for you. Your name, your card's numbers and your last day covered go to Google.
share-wallet-google = Add to Google Wallet
share-files = Save a file
share-file-why = A health app can keep this file. It is signed, so anyone can check that it comes from { $plan }. This kind of file is called a SMART Health Card.
share-file-get = Save the signed card for a health app
share-file-ended = This coverage has ended, so we no longer sign a card for it.
share-fhir-why = Other programs read the card in a format called FHIR.
share-fhir-get = Save the card for another program
share-back-title = Take your signed files back
share-back-why = You saved a signed card before. If you take it back, whoever checks a copy is told that it no longer counts. You can save a new one at any time.
share-back = Take back all signed files
share-back-done = We took the signed files of this card back. Copies no longer count.
share-others = Share another card

share-link-make-title = Share by a link
share-link-why = A link opens your card on a phone or computer, in a health app or on our page. You see who opened it, and you can end it at any time. Apps call this a SMART Health Link.
share-link-life = How long should it work?
share-link-life-hour = 1 hour
share-link-life-day = 1 day
share-link-life-week = 7 days
share-link-life-month = 30 days
share-link-life-year = 1 year
share-link-for = Who is it for? (optional)
share-link-for-hint = Only you see this. For example: Corner Pharmacy.
share-link-passcode-new = Passcode (optional)
share-link-passcode-hint = 6 to 12 digits. Tell it to them yourself. After 10 wrong tries the link stops working.
share-link-passcode = Passcode
share-link-make = Make a link
share-link-problem-life = Choose how long the link should work.
share-link-problem-label = Use at most 80 characters.
share-link-problem-passcode = Use 6 to 12 digits, or leave this empty.
share-link-problem-easy = This passcode is easy to guess. Choose digits that follow no pattern.
share-link-problem-many = You have 20 open links. End one before you make another.
share-links = Your links
share-link-title = Link to your card
share-link-label = A link to your card
share-link-made = Your link is ready.
share-link-open = Works
share-link-over = Ended
share-link-spent = Stopped: too many wrong passcodes
share-link-line-open = Works until { $when }. { $n ->
    [0] Nobody has opened it yet.
    [one] Opened once.
   *[other] Opened { $n } times.
}
share-link-line-over = Ended { $when }. { $n ->
    [0] Nobody opened it.
    [one] Opened once.
   *[other] Opened { $n } times.
}
share-link-until = This link works until { $when }.
share-link-caution = Whoever has this link can read your card until it ends. Give it only to people you trust.
share-link-give = Give them the link
share-link-scan = Let them scan this picture with a phone camera.
share-link-picture = Picture code of the link
share-link-send = Or send it:
share-link-mail = Send by email
share-link-text = Send by text message
share-link-try = See what they will see
share-link-address = The link itself, to copy
share-link-mail-subject = My prescription ID card
share-link-mail-text = This link opens my prescription ID card:
share-link-told = Prescription ID card, { $plan }
share-link-passcode-is = They also need the passcode you chose. We cannot show it again. { $left ->
    [one] 1 wrong try is left.
   *[other] { $left } wrong tries are left.
}
share-link-end = End this link now
share-link-ended-done = The link has ended. Nobody can open it any more.
share-link-ended-at = This link ended on { $when }.
share-link-ended-means = Nobody can open it any more. Whoever opened it before may have kept what they saw.
share-link-opened = Who opened it
share-link-opened-none = Nobody has opened this link.
share-link-opened-count = { $n ->
    [one] Opened once.
   *[other] Opened { $n } times.
}
share-link-opened-names = The names are those that people and apps gave themselves.
share-link-opened-more = Only the first 100 are listed.
share-link-when = When
share-link-who = Who
share-link-holds = What it holds
share-link-holds-what = Your name, your member ID, your person code, the subscriber’s ID, your plan, your group and network, your coverage dates, the pharmacy numbers, the phone numbers on your card, what it says you pay and your plan’s notes on it.
share-link-made-at = Made on { $when }.

share-view-title = A shared ID card
share-view-lead = Somebody shared their prescription ID card with you by a link.
share-view-whole = Open the whole link you were given. The part after the # sign is needed.
share-view-scripts = If you did, and the card still does not appear, your browser does not run scripts. You can:
share-view-app = open the link in a health app
share-view-browser = open it in another browser or on another device
share-view-paper = ask for the card on paper or as a PDF
share-view-call = call { $phone }
share-view-ask = Say who you are to see the card.
share-view-name = Your name, or your pharmacy's or office's name
share-view-name-hint = The member sees it, with the time.
share-view-name-missing = Enter your name.
share-view-passcode-missing = Enter the passcode.
share-view-passcode-hint = The member can tell you.
share-view-wrong = This is not the passcode. Wrong tries left: { $left }.
share-view-open = Show the card
share-view-gone = This link does not work any more.
share-view-gone-now = It has ended, or too many wrong passcodes were typed. Ask the member for a new one.
share-view-odd = This link is not complete, or it is not one of ours.
share-view-odd-now = Open it again exactly as you received it, or scan the picture again. A link from another plan opens on that plan's own page.
share-view-down = We could not get the card just now. Try again in a minute.
share-view-down-call = If it does not come, call { $phone }.
share-view-start = Coverage begins
share-view-end = Last day covered
share-view-ended = This coverage has ended. A pharmacy cannot use this card.
share-view-draft = The plan has not confirmed this coverage yet.
share-view-waits = This coverage has not begun yet.
share-view-told = The member can see that you opened their card.
card-pharmacy = Show it at a pharmacy with a code for 10 minutes

# The card without a network, in this browser.
keep-title = Have your card without internet
keep-lead = This device can keep your card, so that you see it here when there is no internet. It is locked in this browser, and nothing else is kept. Whoever can unlock this device can then see the card, also after you sign out.
keep-do = Keep my card on this device
keep-kept = Your card is kept on this device. When there is no internet, or when we do not answer, open our address and you see it. It is renewed each time you look at this page.
keep-others = This device keeps a card already, and it may be another member’s. It can keep only one: if you keep yours here, that one is gone.
keep-instead = Keep my card here instead
keep-end = Remove my card from this device
keep-failed = Your browser could not keep the card. You can print it or download it instead.
keep-shared = You said that this is a shared computer, so your card is not kept here. You can print it or download it instead.
keep-no-scripts = Keeping the card needs scripts, and they are off in this browser. You can print it or download it instead.
keep-home = Put it on your home screen, like an app
keep-home-iphone = iPhone or iPad: in Safari, press the Share button, then “Add to Home Screen”.
keep-home-android = Android: open the browser’s menu, then press “Add to Home screen” or “Install app”.
app-description = Your prescription ID card, medicines and claims.
offline-title = Your card, kept on this device
offline-lead = There is no internet right now, or we do not answer. This is your card as it was on { $day }.
offline-rest = Everything else has to wait: prescriptions, refills, orders and claims.
offline-again = Try again
offline-call = Need a person? Call { $phone }, { $hours }.

# The card at a pharmacy's counter: a code for ten minutes.
counter-title = Pharmacy code
counter-back = Your ID card
counter-lead = If you cannot show your card, a pharmacy can look it up. You get a code and a passcode to read aloud, and a picture to scan.
counter-lead-live = Show this screen to the pharmacist, or read out the code and the passcode.
counter-rule-time = It works for 10 minutes, and it can be opened 3 times.
counter-rule-sees = The pharmacy sees your plan’s name, if your coverage is active, its dates, RxBIN, RxPCN, RxGRP and the end of your member ID. It does not see your name, your medicines or your address.
counter-rule-told = We tell you each time it is opened. You can end it at any time.
counter-make = Make a pharmacy code
counter-which = Which card?
counter-card-of-two = { $plan } ({ $which })
counter-card-number = { $card }, card { $number }
counter-card-group = group { $group }
counter-say-title = Read this aloud
counter-say = The pharmacist opens { $address }/pharmacy and types these two:
counter-code = Pharmacy code
counter-passcode = Passcode
counter-until = It works until { $time }.
counter-looks-left = { $n ->
    [one] It can be opened 1 more time.
   *[other] It can be opened { $n } more times.
}
counter-not-opened = Nobody has opened it yet.
counter-opened-at = Opened at:
counter-scan-title = Or let the pharmacist scan this
counter-scan = A phone's camera reads this picture and opens a page of ours that checks it. Whoever scans it sees what stands on your card, so show it to the pharmacist only.
counter-picture = Picture for the pharmacist's camera
counter-end = End it now
counter-look = See if it was opened
counter-not-yet = This coverage has not started. A pharmacy cannot use it yet.
counter-too-new = Your plan has not confirmed this coverage yet. A pharmacy may not be able to use it.
counter-ended = This coverage has ended. A pharmacy cannot use it.
counter-over-stopped = You ended the last code.
counter-over-seen = The last code was opened 3 times, so it has ended.
counter-over-guessed = Somebody typed a wrong passcode 5 times, so the last code has ended. Your card was not shown to them.
counter-over-ran-out = The 10 minutes of the last code are over.
counter-wait = You have made many codes. You can make another one from { $time } on.
counter-wait-a-while = You have made many codes. You can make another one in 10 minutes.
counter-no-card = We do not have a card for you yet, so there is nothing to show. Please call us.
counter-past = Earlier codes
counter-past-made = Made
counter-past-seen = Opened by a pharmacy
counter-past-never = Never
counter-show-title = Show your card at a pharmacy
counter-show-lead = You do not have to sign in. This browser is remembered, so we can show your card at a pharmacy.
counter-show-make = Make a pharmacy code for { $name }
counter-show-make-card = Make a pharmacy code for { $name }: { $plan }
counter-show-not-you = None of these is you? Help me get in
counter-frozen = Changes to { $name }’s account are stopped, so being remembered is not enough to show this card. Sign in, or get a code by email or phone: choose “Help me get in” on this page.
counter-copy = We cannot reach our records right now. This is the copy of { $name }’s card that this browser kept on { $day }. The pharmacist can scan it.
counter-copy-nameless = We cannot reach our records right now. This is the copy of your card that this browser kept on { $day }. The pharmacist can scan it.
counter-numbers = Or read these aloud
counter-copies = We cannot reach our records right now. This browser kept a copy of more than one card. Which card do you need?
counter-copies-one = Show { $name }’s card
counter-copies-card = Show { $name }’s card: { $plan }
counter-unknown = This browser is not one we remember, so we cannot show a card here yet.
counter-unknown-prove-title = Use your email or phone
counter-unknown-prove = We send you a code. After you type it, press “Show my card at a pharmacy”. You do not need your password.
counter-unknown-go = Get a code
counter-unknown-call-title = Or call us
counter-unknown-call = We can give your card’s numbers to your pharmacy. Call { $phone }, { $hours }.
counter-away = We cannot reach our records right now, and this browser has no copy of your card.
counter-lent-subject = A pharmacy code for your { $plan } card
counter-lent-short = At the pharmacy: code { $code }, passcode { $passcode }, until { $time }. The pharmacy types both at { $link }
counter-lent-intro = You asked us on the phone to let a pharmacy see your ID card. Give the pharmacy this code:
counter-lent-passcode = And this passcode: { $passcode }
counter-lent-how = The pharmacy types both at { $link }. It works until { $time }, three times. Nobody of our staff has seen it, and nobody needs to hear it but the pharmacy.
counter-made-subject = A pharmacy code for your { $plan } card
counter-made-short = A pharmacy code for your card was made without signing in. It works until { $time }.
counter-made-intro = Somebody made a pharmacy code for your ID card without signing in. It works until { $time }.
counter-made-sees = With it a pharmacy can see if your coverage is active, and the numbers on your card. It does not show your name or your medicines.
counter-opened-subject = A pharmacy looked at your { $plan } card
counter-opened-short = A pharmacy looked at your card at { $time }.
counter-opened-intro = A pharmacy opened your ID card with your pharmacy code on { $moment }.
counter-opened-left = { $left ->
    [0] The code has ended now.
    [one] The code can be opened 1 more time, if its 10 minutes are not over.
   *[other] The code can be opened { $left } more times, if its 10 minutes are not over.
}
counter-mail-link = See or end your pharmacy code
counter-mail-not-you = If this was not you, call { $phone }.
counter-mail-not-me = This was not me

# The same counter, seen by the pharmacist, who has no account.
pharmacy-title = Check a member’s card
pharmacy-lead = For pharmacies. Type the pharmacy code and the passcode that the member shows or reads to you. You need no account.
pharmacy-code-hint = 8 letters and numbers, such as 7K2M-9QXD
pharmacy-passcode-hint = 4 digits
pharmacy-look = Show the card
pharmacy-code-missing = Type the pharmacy code.
pharmacy-passcode-missing = Type the passcode.
pharmacy-passcode-digits = A passcode has 4 digits. Ask the member to read it again.
pharmacy-wrong = These do not open a card. Check both with the member. A code works for 10 minutes and can be opened 3 times; after that the member makes a new one.
pharmacy-masked = End of the member ID
pharmacy-whole-id = Ask the member for the whole member ID, or call the pharmacist help desk.
pharmacy-left = { $n ->
    [0] This code has ended now.
    [one] This code can be opened 1 more time, until { $time }.
   *[other] This code can be opened { $n } more times, until { $time }.
}
pharmacy-told = The member is told of each look.
pharmacy-another = Check another card
pharmacy-scan = Scan the member’s picture instead
pharmacy-help = Need a person? Call { $phone }, { $hours }.
check-title = Check a scanned card
check-back = Type a code
check-lead = Your own browser checks that this card was signed by us. Make sure that the address above begins with { $address }.
check-no-scripts = Checking a picture needs scripts, and they are off in this browser. Typing the pharmacy code works without them.
check-type = Type the pharmacy code
check-wrong = This is not a card that we signed. Ask the member for the pharmacy code and the passcode instead.
check-unread = There is no whole card in this text. Scan the picture again, or copy all of its text.
check-over = This card was signed by us, but its 10 minutes are over. Ask the member to make a new pharmacy code.
check-unable = This browser cannot check signatures. Type the pharmacy code instead.
check-camera-none = We could not use the camera. Scan with the camera app of a phone, or type the pharmacy code instead.
check-good = Signed by us
check-copy = Our records could not be reached. This is a copy from
check-from = From
check-until = To
check-good-until = Good until
check-scan = Scan with the camera
check-paste = Text of the picture
check-paste-hint = If a scanner gave you a text or an address, put it here.
check-now = Check it

prices-title = Price a medicine
prices-lead = See whether your plan covers a medicine, and what your part of the price is.
prices-medicine = Medicine
prices-medicine-hint = The name on the label, or how it begins. At least 3 letters.
prices-find = Find
prices-problem-short = Type at least 3 letters of the medicine's name.
prices-found = On the plan's list
prices-count = { $n ->
    [one] 1 medicine
   *[other] { $n } medicines
}
prices-more = There are more. Type more of the name to see them.
prices-none = We found no medicine with this name on the plan's list.
prices-none-why = It may be spelled another way, or not be covered. To ask, call { $phone }.
prices-drug-title = What it costs
prices-back = Price another medicine
prices-not-listed = This medicine is not on the plan's list today.
prices-yours = Your plan
prices-tier = Group on the plan's list
prices-tier-generic = Generic
prices-tier-preferred-generic = Preferred generic
prices-tier-non-preferred-generic = Other generic
prices-tier-specialty = Specialty
prices-tier-brand = Brand-name
prices-tier-preferred-brand = Preferred brand-name
prices-tier-non-preferred-brand = Other brand-name
prices-tier-preventive = Preventive, at no cost to you
prices-tier-medical = Given as part of medical care
prices-conditions = Before your plan pays
prices-no-conditions = Your plan asks for nothing special before it pays.
prices-prior = Plan approval first.
prices-prior-why = Your prescriber asks the plan to agree before you fill it. This is called prior authorization.
prices-step = Another medicine first.
prices-step-why = The plan pays for this one after you have tried another. This is called step therapy.
prices-quantity = A limit on how much.
prices-quantity-why = The plan pays for a certain amount at a time.
prices-you-pay = What you pay
prices-where = Where and for how long
prices-part = Your part
prices-in-1-retail = 30 days at a pharmacy in the network
prices-in-1-mail = 30 days by mail, in the network
prices-in-3-retail = 90 days at a pharmacy in the network
prices-in-3-mail = 90 days by mail, in the network
prices-out-1-retail = 30 days at a pharmacy outside the network
prices-out-1-mail = 30 days by mail, outside the network
prices-out-3-retail = 90 days at a pharmacy outside the network
prices-out-3-mail = 90 days by mail, outside the network
prices-cost-share = { $percent }% of the price
prices-cost-both = { $copay } and { $share }
prices-after-deductible = { $cost } after you have met your deductible
prices-before-deductible = { $cost } first, and then what is left of your deductible
prices-deductible-waived = { $cost }, also before you have met your deductible
prices-cost-unknown = Not given
prices-no-costs = The plan's list does not say what you pay. To ask, call { $phone }.
prices-saving = 90 days by mail cost { $cheaper }. Three fills of 30 days at a pharmacy cost { $dearer }. By mail you save { $saved }.
prices-estimate = This is an estimate from the plan's list, not a promise. If you have not met your deductible, you may pay more. If the medicine costs less than your part, you may pay less.
prices-equals = Rated as equal by the FDA
prices-equals-why = These are on the same list. Ask your prescriber or pharmacist before you change anything: they know whether one is right for you.
prices-equals-cost = 30 days at a pharmacy in the network: { $cost }
prices-list-since = This list is in force since { $day }.
prices-list-from = This list is in force from { $day } on.
prices-list-until = This list was in force until { $day }. Ask the plan what holds today.
prices-before = What you paid before, by pharmacy
prices-surveyed = Pharmacies pay about { $price } for { $units } { $unit } of this medicine. This is an estimate: an average found by a national survey (NADAC), in force since { $since }. It is not the price you pay.
prices-unit-each = tablets, capsules or pieces
prices-unit-millilitre = milliliters
prices-unit-gram = grams
share-mail-subject = { $plan }: a link to your card was made
share-mail-short = A link to your prescription card was made. It works until { $when }. Not you? Open the portal or call us.
share-mail-intro = A link that shows your prescription card was made in your account. It works until { $when }.
share-mail-sees = Whoever has the link sees what is on the card. They see no medicines, no claims and no address.
share-mail-link = See who opened it, or end it
share-mail-not-you = If this was not you, end the link and tell us, or call { $phone }.

# Find a pharmacy, open to everybody.
pharmacies-title = Find a pharmacy
pharmacies-lead = Look for a pharmacy on your plan’s list. You do not need to sign in.
pharmacies-place = ZIP code or city
pharmacies-place-hint = 5 digits, or the name of a city. You can add the state, like this: Springfield, IL
pharmacies-find = Find
pharmacies-problem = Enter a ZIP code of 5 digits, or the name of a city.
pharmacies-count = { $n ->
    [one] { $n } pharmacy shown
   *[other] { $n } pharmacies shown
  }
pharmacies-in-zip = In ZIP code { $zip }
pharmacies-in-city = In { $city }
pharmacies-none-there = We know of no pharmacy with this ZIP code.
pharmacies-around = In the area: ZIP codes that begin with { $area }
pharmacies-around-why = We look by ZIP code, and we do not know how far it is. Some of these may be a long way from you.
pharmacies-none = We know of no pharmacy there.
pharmacies-none-next = Check how you typed it, or try a ZIP code close by. Or call { $phone } (TTY { $tty }): we will look with you.
pharmacies-ask = Call before you go. A pharmacy may be on this list and not be in your plan’s network, or it may have moved. Ask if it takes your plan, and when it is open.
pharmacies-kind-counter = You pick up your medicine there.
pharmacies-kind-mail = It sends your medicine by mail.
pharmacies-no-phone = No phone number on file
pharmacies-mail = By mail
pharmacies-mail-why = These pharmacies send medicine to your home. Ask first if they send it to your state.
pharmacies-mail-all = All pharmacies that send by mail
pharmacies-next = More pharmacies
pharmacies-first = Back to the first ones
