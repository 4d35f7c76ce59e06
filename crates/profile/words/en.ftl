# Profile: what is about the member themselves
# dynamic: profile-to-
profile-title = Your profile
profile-plan = What your plan has
profile-name = Name
profile-birth = Birth date
profile-birth-show = Show my birth date
profile-not-on-file = Not on file
profile-plan-wrong = This comes from your plan, so we cannot change it here. If something is wrong, call { $phone }.
profile-yours = What you choose
profile-address = Orders go to
profile-address-what = where orders go
profile-more = More about you
profile-to-contacts = Email and phone
profile-to-contacts-what = Where codes and notices go.
profile-to-choices = Message choices
profile-to-choices-what = What we write to you about, how, and when.
profile-to-reading = Language and text size
profile-to-reading-what = How pages, emails and letters look for you.
profile-to-messages = Messages we sent
profile-to-messages-what = Read again what we sent you.
profile-to-security = Security
profile-to-security-what = Your password, passkeys and remembered browsers.
profile-to-history = Sign-in history
profile-to-history-what = What happened in your account, and when.
profile-to-family = Family and helpers
profile-to-family-what = Who can help you get back in.
profile-to-card = ID card
profile-to-card-what = What you show at the pharmacy counter.

# Addresses: where things are sent
# dynamic: address-month-
# dynamic: address-state-
# dynamic: address-when-
# dynamic: address-prefer-
# dynamic: address-end-
address-title = Delivery addresses
address-lead = Where we may send your orders. You can choose another address each time you order.
address-none = We have no address for you. Add one, so that we can send you your orders.
address-of-plan = The address your plan has
address-of-plan-means = Your plan keeps this address. If it is wrong, call { $phone }. Addresses you add here do not change it.
address-of-yours = Your own address
address-goes = Orders go here now
address-otherwise = Orders go here the rest of the year.
address-in-season = Orders go here each year from { $from } to the end of { $to }.
address-box = This is a PO box. Some medicines need a signature and cannot be sent to a PO box. The pharmacy may ask you for another address for those.
address-prefer = Send orders here
address-end = Remove
address-add = Add an address
address-enough = You have as many addresses as we can keep. Remove one to add another.
address-held = You got back into your account a short while ago. To keep you safe, addresses stay as they are until { $until }. Orders go to the address on file.
address-frozen = Somebody said “this was not me”. Until it is cleared up, everything we send you goes to the address in your plan’s file, and to no other. If that one is wrong, call { $phone }.
address-frozen-nowhere = Somebody said “this was not me”. Until it is cleared up, we send things only to the address in your plan’s file, and your plan has none for you. Call { $phone } and we will help you.
address-done-saved = Saved. We told you so at every email and phone on file.
address-done-ended = Removed. We told you so at every email and phone on file.
address-done-preferred = New orders go there from now on. Orders you placed before go where they were going.
address-done-stale = That address was changed elsewhere meanwhile, so we saved nothing. Look at it here and change it again.
address-new-title = Add an address
address-change-title = Change an address
address-form-lead = Write it as it stands on your mail. On the next page you can check it before anything changes.
address-street = Street or PO box
address-street-hint = For example 12 Elm Street. Military mail: PSC, unit or ship, with the box number.
address-unit = Apartment, suite or floor (if any)
address-urbanization = Urbanización (if any)
address-urbanization-hint = Only in Puerto Rico.
address-city = City
address-city-hint = Military mail: APO, FPO or DPO.
address-state = State or territory
address-state-choose = Choose one
address-state-AA = Military mail, Americas (AA)
address-state-AE = Military mail, Europe, Africa, Middle East (AE)
address-state-AP = Military mail, Pacific (AP)
address-zip = ZIP Code
address-zip-hint = 5 digits, or 9 digits such as 12207-1234.
address-label = Your name for it (if you like)
address-label-hint = For example Home, or My daughter’s.
address-when = When should orders go there?
address-when-always = From now on
address-when-months = Only in some months of each year
address-when-asked = Only when I choose it for an order
address-from = From the start of
address-from-hint = Only if you chose some months. You can leave both at “Choose a month” otherwise.
address-to = To the end of
address-month-choose = Choose a month
address-month-1 = January
address-month-2 = February
address-month-3 = March
address-month-4 = April
address-month-5 = May
address-month-6 = June
address-month-7 = July
address-month-8 = August
address-month-9 = September
address-month-10 = October
address-month-11 = November
address-month-12 = December
address-continue = Continue
address-leave = Leave it as it is
address-wrong-street = Enter the street and number, or the PO box
address-wrong-unit = Enter your PSC, unit or ship with the box number, such as PSC 802 Box 74
address-wrong-long = This is longer than a label can hold. Use at most 46 letters
address-wrong-urbanization = Only addresses in Puerto Rico have an urbanización. Leave this empty, or choose Puerto Rico
address-wrong-city = Enter the city
address-wrong-apo = Enter APO, FPO or DPO for military mail
address-wrong-state = Choose a state or territory
address-wrong-region = Choose a military mail region (AA, AE or AP) for an APO, FPO or DPO address
address-wrong-zip = Enter a ZIP Code of 5 or 9 digits
address-wrong-zip-state = This ZIP Code is in { $state }. Check the ZIP Code and the state
address-wrong-zip-nowhere = No place has this ZIP Code. Check its digits
address-wrong-months = Choose the first and the last month
address-wrong-when = Choose when orders should go there
address-wrong-when-months = You chose a month below. Choose “Only in some months of each year” here, or set both months back to “Choose a month”
address-wrong-season = Choose two months that do not make a whole year
address-wrong-twice = You have this address already
address-check-title = Check this address
address-check-other = You changed this in another tab, so nothing is saved yet. Is this the address you want?
address-check-lead = This is how it will stand on your parcels.
address-check-prefer = New orders will go here from now on. Orders you placed before go where they were going.
address-check-asked = Your orders go to { $address }, not here. They come here only when you choose this address for an order. If you have moved, go back with “Change something” and choose “From now on”.
address-check-months = For now, your orders go to { $address }.
address-check-later = These are the months you chose for { $address }, so your orders go there for now. After those months they come here.
address-check-told = To keep you safe, we tell you of this change at every email and phone on file.
address-check-back = Change something
address-save = Save this address
address-prefer-title = Send orders to this address?
address-prefer-lead = New orders go here from now on. Orders you placed before go where they were going.
address-prefer-submit = Send orders here
address-end-title = Remove this address?
address-end-lead = Orders you placed before still go there. New ones will not.
address-end-submit = Remove this address

# Messages: what somebody wants to hear about
# dynamic: preferences-orders
# dynamic: preferences-reminders
# dynamic: preferences-costs
# dynamic: preferences-news
# dynamic: preferences-savings
# dynamic: preferences-by-
# dynamic: preferences-often-
# dynamic: preferences-past-
preferences-title = Your message choices
preferences-lead = Choose what we write to you about, and how. Tick nothing and we only keep it here for you. You can change this at any time.
preferences-by-mail = Email
preferences-by-text = Text message
preferences-by-post = Letter on paper
preferences-often = Email about this comes
preferences-often-now = At once
preferences-often-daily = Together, once a day
preferences-often-weekly = Together, once a week
preferences-text-consent = If you tick text message, you agree to automated texts from us about that. Message and data rates may apply. You can stop them at any time here, or by answering STOP. You do not need texts to use your plan.
preferences-no-mail = To get email, add your email address first
preferences-dead-mail = What we send to your email comes back, so nothing arrives there. Add the address you use now
preferences-no-phone = To get text messages, add your mobile phone first
preferences-stopped = Your phone answered STOP, so we send it no texts. To get them again, send START from it to the number our texts come from.
preferences-dead-phone = The phone we have for you takes no texts. Add the mobile phone you use now
preferences-otherwise = If no way you ticked works any more, we use one that does, so that you still hear of it. News and ways to save only come by text or letter if you ticked that.
preferences-paper-title = Paper
preferences-paperless = No paper where I can read it here
preferences-paperless-hint = If you tick this, you agree that what we would print comes by email and stands under your messages instead, where you can print it. Letters the law wants on paper, and letters with a code, still come by mail, and so does everything you wanted on paper while no email of yours works. You can take this back at any time, at no cost.
preferences-orders = Orders and refills
preferences-orders-hint = We have your order, it was sent, it needs something from you. Also where your plan’s approvals stand, and money you asked back.
preferences-reminders = Reminders
preferences-reminders-hint = Before you run out, or an approval ends.
preferences-costs = Claims and costs
preferences-costs-hint = A new claim, or one that changed.
preferences-news = News from your plan
preferences-news-hint = What is new, a few times a year.
preferences-savings = Ways to save
preferences-savings-hint = When the same medicine would cost you less.
preferences-left = You stopped emails about this with the link in one of them. Tick email to get them again.
preferences-quiet-title = Quiet hours
preferences-quiet = Hold text messages during quiet hours
preferences-quiet-hint = They come when the quiet hours end, by your plan’s clock. Codes come at once. Email and letters do not wait.
preferences-from = From
preferences-to = Until
preferences-same-hour = Choose an end that is not the same hour as the start
preferences-am = { $hour }:00 AM
preferences-pm = { $hour }:00 PM
preferences-submit = Save my choices
preferences-done = Saved. This counts from now on.
preferences-always-title = What we always send
preferences-always = Codes, security notices, receipts for what you pay, and letters the law asks for. They keep your account and your rights safe, so they cannot be switched off.
preferences-always-quietly = We also always tell you what automatic refill does for you, what became of a refill someone asked for without signing in, that we answered your message, and what you owe. Texts about these wait until your quiet hours end.
preferences-stop = To stop all texts to your phone, answer one of them with STOP. To get them again, answer START.
preferences-past-title = What you chose before
preferences-past-empty = You have not changed anything yet. The choices above are where everybody starts.
preferences-past-none = No messages you can switch off
preferences-past-topic = { $topic }: { $ways }.
preferences-past-daily = Together, once a day.
preferences-past-weekly = Together, once a week.
preferences-past-paperless = No paper
preferences-past-stop = Your phone { $phone } answered STOP: no texts
preferences-past-start = You asked for texts to your phone { $phone } again
preferences-past-left = You stopped emails about this with the link in one of them: { $topics }
preferences-past-quiet = Texts wait from { $from } until { $to }
preferences-past-loud = No quiet hours
preferences-past-en = Chosen in English, version { $version } of these words
preferences-past-es = Chosen in Spanish, version { $version } of these words

# The mail that tells of several messages at once
digest-subject = { $count ->
    [one] { $plan }: 1 message for you
   *[other] { $plan }: { $count } messages for you
}
digest-intro = { $count ->
    [one] Since our last email like this, we wrote to you about this:
   *[other] Since our last email like this, we wrote to you about these:
}
digest-line = – { $about }
digest-link = Read your messages
digest-why = You chose to get these together. You can change this under Message choices.

# Messages: everything we sent
# dynamic: messages-about-
# dynamic: messages-kept
# dynamic: messages-gathered
# dynamic: messages-unreached
# dynamic: messages-stopped
# dynamic: messages-refused
# dynamic: messages-bounced
# dynamic: messages-queued
# dynamic: messages-unknown
# dynamic: messages-delayed
# dynamic: messages-sent
# dynamic: messages-delivered
# dynamic: messages-kept-means
# dynamic: messages-unreached-means
# dynamic: messages-stopped-means
# dynamic: messages-refused-means
# dynamic: messages-bounced-means
# dynamic: messages-queued-means
# dynamic: messages-unknown-means
# dynamic: messages-delayed-means
# dynamic: messages-sent-means
# dynamic: messages-delivered-means
messages-title = Messages we sent
messages-lead = Everything we sent you in the last two years, newest first.
messages-back = All messages
messages-empty = We have not sent you any messages yet.
messages-unread = { $unread ->
    [0] You have read them all
    [one] 1 message you have not read
   *[other] { $unread } messages you have not read
}
messages-new = New.
messages-read = Mark as read
messages-unread-again = Mark as new again
messages-filter = Show only some messages
messages-show = Show
messages-show-all = All messages
messages-show-new = Messages I have not read
messages-topic = About
messages-about-all = Everything
messages-about-orders = Orders, refills and renewals
messages-about-costs = Claims, costs and ways to save
messages-about-payments = Payments
messages-about-account = Your account and its security
messages-about-codes = Codes
messages-about-other = Other messages
messages-apply = Show these
messages-none-fit = No message fits what you chose.
messages-none-yet = No message in this part of the list fits what you chose. Look at older ones below.
messages-none-older = No older message fits what you chose.
messages-choices = Choose what we write to you about
messages-mail = Email
messages-mail-to = Email to { $to }
messages-text = Text message
messages-text-to = Text message to { $to }
messages-post = Letter on paper
messages-here = Not sent out
messages-when = Written
messages-how = Sent by
messages-since = Last news
messages-said = What it said
messages-no-code = Messages like this can carry a code. To keep you safe, we never show them again.
messages-no-text = We do not keep what this message said.
messages-code-sign-in = A code to sign in
messages-code-register = A message about opening your account
messages-code-recovery = A code to get back in
messages-code-stop = Someone asked to get into your account: a code to stop it
messages-code-contact = A code to confirm an email or phone
messages-code-phone = Something for a moment when you were on the phone with us
messages-other = A message from us
messages-kept = Kept here
messages-kept-means = We did not send it out, as you chose. You can read it here.
messages-unreached = Kept here
messages-unreached-means = No way we may use for this message works, so we could not send it. You can read it here. Please look at your email and phone.
messages-gathered = Told of with others
messages-gathered-means = We told you of it together with other messages, or will, as you chose. You can read it here.
messages-stopped = Not sent
messages-stopped-means = Your phone answered STOP, so we did not send it. To get texts again, answer START.
messages-refused = Not sent
messages-refused-means = We tried to send it and could not.
messages-bounced = Came back
messages-bounced-means = We sent it, but it did not get through. Please check the address or number we have for you.
messages-queued = Waiting
messages-queued-means = It is waiting to be sent.
messages-unknown = Not sure
messages-unknown-means = We do not know if it was sent. If it did not come, we may send it again.
messages-delayed = Delayed
messages-delayed-means = It is on its way, but something holds it up.
messages-sent = Sent
messages-sent-means = It was sent. We have not heard that it came to you.
messages-delivered = Delivered
messages-delivered-means = It was sent and it got through.

# Language and text size.
# dynamic: reading-
reading-title = Language and text size
reading-lead = We keep this with your account. It counts from your next sign-in on every browser, and for emails, texts and letters from us.
reading-lang = Language
reading-en = English
reading-es = Español
reading-lang-missing = Choose a language.
reading-text = Text size
reading-text-hint = Large text is about a quarter larger on screens. Letters on paper come in large print (18 point).
reading-normal = Normal
reading-large = Large
reading-text-missing = Choose a text size.
reading-example = Large text looks like this.
reading-submit = Save
reading-done = Saved.
reading-past = What we sent you before stays as it was.
reading-other = Do you need another language, braille, or a recording? It costs you nothing. Call { $phone } (TTY { $tty }).

# News that the plan sends to whoever asked for it.
news-link = See more
news-why = You get this because you asked for news from your plan.
news-choose = Choose what we send you

# The link in an email by which one press ends emails about something.
leave-link = Stop emails like this
leave-title = Stop these emails?
leave-lead = If you press the button, we send you no more emails about:
leave-submit = Stop these emails
leave-stays = What we write about this still stands under your messages here. Texts and letters you asked for still come, and so do codes, security notices, receipts and what the law asks us to send.
leave-choices = See all your message choices
left-title = You get no more of these emails
left-lead = From now on we send you no emails about:
left-on-its-way = If one was on its way already, it may still come.
left-back = You can ask for them again at any time under your message choices.
left-nothing-title = This link stops nothing
left-nothing = It is too old, or a part of it is missing. If emails you do not want still come, use the link in the newest one, or sign in and change your message choices.
left-nothing-call = Or call { $phone }. We are glad to do it for you.
