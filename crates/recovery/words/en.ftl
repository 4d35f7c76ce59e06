# Help me get in
get-in-title = Help me get in
get-in-lead = Forgot your username or password? Lost your phone or your email? Start here.
get-in-name = Username, email, phone or member ID
get-in-name-hint = Any one of them will do. Your member ID is the number on your card.
get-in-name-missing = Enter your username, email, phone number or member ID
get-in-continue = Continue
get-in-back = Back to sign in
get-in-back-door = Back
get-in-back-security = Back to security
get-in-no-code = I can’t get my code
get-in-have-long-code = I have a code from a letter, or from a person
get-in-was-not-me = I got a message about something I did not do
get-in-medicine-title = Need medicine today?
get-in-medicine = Your pharmacy card still works while you cannot sign in. For a refill or to speak to a pharmacist, call { $phone }, { $hours }.
get-in-medicine-card = Show your card at a pharmacy without signing in
get-in-card = Show my card at a pharmacy
get-in-card-of = Show { $name }’s card at a pharmacy
get-in-card-one = Show this card at a pharmacy: { $card }
get-in-card-of-one = Show { $name }’s card at a pharmacy: { $card }
get-in-refill = Order a refill without signing in
get-in-order = See how far an order is

# The message is on its way
get-in-reset-title = Look for our message
get-in-reset-lead = If we know what you typed, we have sent a message to the email on file. It has your username and a code. Enter the code here.
get-in-reset-spam = The message can take a few minutes. Look in your spam folder too. You can use it in any browser.
get-in-press-lead = Press Continue to go on. Nothing is changed before that.
get-in-code = Code
get-in-code-hint = 8 letters and numbers from the email, or 6 numbers from a text. Capital letters and spaces do not matter.
get-in-code-shape = Enter the code from our message: 8 letters and numbers, or 6 numbers
get-in-code-wrong = This is not the code we sent. { $left ->
    [one] You have 1 try left.
   *[other] You have { $left } tries left.
  }
get-in-code-used = This code has been used. Ask for a new one.
get-in-expired = This message is more than 60 minutes old, so it no longer works. Nothing is wrong with your account. We can send a fresh one.
get-in-fresh = Send a fresh message
get-in-ended = That was too many wrong codes. Nothing has happened to your account. Start again and we will send a new code.
get-in-start-again = Start again
get-in-again-title = Nothing has come?
get-in-again-words = We can send another one. The earlier one keeps working.
get-in-again = Send another message
get-in-again-sent = If we know what you typed, another message is on its way.
get-in-again-soon = The last message was sent less than 30 seconds ago. Wait a moment, then ask again.

# Proved
get-in-proved-title = Choose a new password
get-in-hello = Hello { $name }.
get-in-username-is = Your username is
get-in-several-lead = This email address belongs to more than one person. Say who you are.
get-in-whose = Whose account is it?
get-in-whose-missing = Say whose account it is
get-in-new-password = New password
get-in-set-password = Set this password
get-in-why-title = What may have kept you out
get-in-why-off = The password was wrong a hundred times in a row, so it opens nothing until you choose a new one below.
get-in-why-changed = The password was changed on { $when }. The one from before opens nothing since then.
get-in-why-frozen = Since { $when } sensitive changes wait, because somebody told us that what happened here was not them.
get-in-why-mail = Email to { $way } comes back to us, so no code gets there.
get-in-why-stopped = { $way } answered STOP to our texts, so no code gets there until START is texted back.
get-in-why-no-texts = Texts to { $way } do not get there, so no code does.
get-in-why-unconfirmed = { $way } was never confirmed, so no code goes there.
get-in-why-plan-ended = Your coverage has ended. You can still sign in and see your record.
get-in-why-plan-ended-on = Your coverage ended on { $day }. You can still sign in and see your record.
get-in-gives-full = You have proved enough. Your new password works at once, for everything.
get-in-gives-later = With your new password you can see your record and order refills to your address at once. Everything else works from { $full }. We tell every address and number we have for you, so that nobody can do this behind your back.
get-in-gives-waits = With your new password you can see your record and order refills to your address from { $limited }. Everything else works from { $full }. We tell every address and number we have for you, so that nobody can do this behind your back.
get-in-gives-limited = With your new password you can see your record and order refills to your address. For everything else, prove one more thing, or see a person.
get-in-gives-more = Somebody told us that an earlier try was not theirs. Until { $until } we need two proofs, or a person. Add one more below.
get-in-gives-nothing = What you have proved was changed a short time ago, so it does not count yet. Add one more proof below, or see a person.
get-in-stronger = We need one more proof for this. Add it below, or see a person.
get-in-too-many = Too many tries are open for this account. Add one more proof, or see a person.
get-in-more-title = Want everything at once?
get-in-more-lead = Prove one more thing.
get-in-more-text = We can text a code to the number that ends in { $phone }.
get-in-more-send = Text me a code
get-in-more-hint = From the text message, your authenticator app, your saved codes, or somebody you chose to help you.
get-in-more-check = Add this proof
get-in-more-wrong = This code did not work. Check it and try again.
get-in-texted = We have sent a text message. Enter its code below.
get-in-lost = I have lost my phone or my email

# Where it stands
get-in-case-title = Getting back in
get-in-case-full = Your new password works. Everywhere else you were signed in, you have been signed out.
get-in-case-waiting = Your new password is set. It starts to work a little later, so that nobody can use this against you.
get-in-case-limited = Your new password works. You can see your record, show your card and order refills to the address on file.
get-in-case-limited-from = You can sign in from { $time }.
get-in-case-full-from = Everything works from { $time }.
get-in-case-letter = For everything else, prove one more thing, or see a person.
get-in-case-told = We have told every address and number we have for you. Whoever gets that message can stop this.
get-in-case-vetoed = Somebody who gets your messages told us that this was not you, so it was stopped.
get-in-case-overtaken = Somebody else finished getting into this account, so this was stopped.
get-in-case-stronger = You can still get in: prove two things, or see a person. That takes two days at most in person.
get-in-case-lapsed = This has ended. Start again whenever you like.
get-in-other-ways = See the other ways
get-in-sign-in = Sign in
get-in-faster = Prove one more thing and get in sooner

# I can't get my code
get-in-no-code-title = Other ways to get in
get-in-way-wait-title = The message does not come
get-in-way-wait = Look in your spam folder. Check that you typed the email address we have. You can also type your username or member ID; the message goes to the email on file.
get-in-way-phone-title = You lost your phone
get-in-way-phone = Use the email on file. Go back and type your username. Saved codes work as well.
get-in-way-mailbox-title = You lost your email
get-in-way-mailbox = Type your phone number. If we can send texts to it, a code comes there. Saved codes work as well.
get-in-way-letter-title = Get a letter
get-in-way-letter = We can send a code on paper to your address, if it has been the same for 30 days. A letter takes about 5 days.
get-in-letter-send = Send me a letter
get-in-letter-asked = If we know what you typed and the address has been the same for 30 days, a letter is on its way.
get-in-way-person-title = Speak to a person
get-in-way-person = Call { $phone }, { $hours }, or come to the counter. Two people will help you. In person you are back in after two days at most, and nobody can stop that from afar.

# A long code
get-in-long-title = Enter your code
get-in-long-lead = For a code from a letter, from somebody you chose to help you, or one you were given in person or by text after a call.
get-in-long-hint = 12 letters and numbers. Capital letters and spaces do not matter.
get-in-long-shape = Enter all 12 letters and numbers of the code
get-in-long-unknown = We do not know this code. Check each letter and number.
get-in-long-expired = This code is too old. Ask for a new one.
get-in-long-first = This code is from somebody who helps you. First go back to “Help me get in” and enter a code from your own email or phone; then type this one there.

# This was not me
get-in-not-me-title = This was not me
get-in-not-me-lead = Did we tell you that somebody is getting into your account? If it was not you, stop it here. You do not need to sign in.
get-in-not-me-hint = The 12 letters and numbers in our message.
get-in-not-me-stop = Stop it
get-in-not-me-stopped = It is stopped. Nobody gets in that way now. For 30 days, two proofs or a person are needed.
get-in-not-me-frozen = Changes to this account are stopped. Our people are looking at it.
get-in-not-me-already = This had ended already. There is nothing more to stop.
get-in-not-me-strong = This was done by somebody who came in person, or who proved two things. It cannot be stopped from here. Please call us.
get-in-not-me-next = To sign in yourself, use the button. To speak to a person, call { $phone }, { $hours }.
get-in-not-me-call = No code? Call { $phone }, { $hours }.
get-in-freeze-title = This was not me
get-in-freeze-lead = Did something happen in your account that was not you? Stop it now.
get-in-freeze-others = You are signed out everywhere else.
get-in-freeze-held = Nobody can change your password, email, phone, address or payment.
get-in-freeze-works = Your prescriptions, refills and card keep working.
get-in-freeze-people = Our people look at what happened.
get-in-freeze-submit = Stop changes now
get-in-freeze-done = Changes are stopped, and you are signed out everywhere else.
get-in-freeze-undo-words = Was it you after all? You can take this back in this browser.
get-in-freeze-undo = It was me after all
get-in-freeze-undone = Changes work again.
get-in-freeze-elsewhere = This was said in another browser, by message or by our staff. To take it back, prove two things or see a person.
get-in-freeze-limited = You are on your way back in, so this cannot be used yet. If somebody else is at it, use the code in our message, or call us.

# What waits
get-in-limits-title = What waits
get-in-limits-frozen = Somebody said “this was not me”. Until it is cleared up, some things wait.
get-in-limits-lift = It was me, take it back
get-in-limits-until = You are back in. Some things wait until { $time }, so that nobody can use a lost password against you.
get-in-limits-sooner = Prove one more thing and have everything sooner
get-in-limits-nothing = Nothing waits. Everything works.
get-in-limits-works = What works now
get-in-limits-see = Seeing your prescriptions, claims and messages
get-in-limits-refill = Refills to the address on file
get-in-limits-card = Your pharmacy card
get-in-limits-help = Help
get-in-limits-waits = What waits
get-in-limits-contacts = Changing your email or phone
get-in-limits-address = A new delivery address
get-in-limits-payment = A new payment method, and people who help you
get-in-limits-factors = Removing passkeys, apps and codes
get-in-limits-export = Taking out a copy of your record

# How ready am I?
# dynamic: get-in-lose-
get-in-ready-title = How ready am I?
get-in-ready-lead = What it would cost you to get back in, if you lost one of these today.
get-in-lose-mailbox = Your email
get-in-lose-phone = Your phone number
get-in-lose-device = The browsers you are remembered on
get-in-cost-nothing = Nothing: you would be back at once
get-in-cost-days = { $days ->
    [one] A wait of 1 day for some things
   *[other] A wait of { $days } days for some things
  }
get-in-cost-person = You would need to see a person
get-in-ready-step = The step that helps most
get-in-step-none = You are ready. Nothing to do.
get-in-step-phone = Add a phone number, or let this browser remember you.
get-in-step-mailbox = Add an email address.
get-in-step-codes = Print ten saved codes and keep them on paper. It takes two minutes.
get-in-ready-go = Do it now
get-in-ready-family = Or ask somebody you trust to help you get back in

# Messages
get-in-mail-subject = Get back in to { $plan }
get-in-mail-username = Your username is { $username }.
get-in-mail-several = Somebody asked for help to get in. This email address belongs to:
get-in-mail-person = { $name }: username { $username }
get-in-mail-code = Enter this code on the page where you asked for it:
get-in-mail-until = It works until { $time }, in any browser.
get-in-mail-link = Or open this page and press Continue:
get-in-mail-not-you = If you did not ask for this, do nothing. Nobody gets in without this code.
get-in-text = { $code } is your code to get back in. It works until { $time }. Never tell it to anyone, not even us.
get-in-nobody-subject = No account at { $plan } uses this address
get-in-nobody-intro = Somebody typed this address to get back in to { $plan }. No account uses it.
get-in-nobody-other = If it was you, try another email address, your username, or the member ID on your card.
get-in-nobody-new = If you have no account yet, you can create one.
get-in-nobody-link = Create an account:
get-in-paper-subject = Your code for { $plan }
get-in-paper-intro = Somebody asked for this letter so that you can get back in to your account.
get-in-paper-code = This is your code:
get-in-paper-until = It works for 21 days, once.
get-in-paper-link = Enter it at “I have a code from a letter” under “Help me get in”
get-in-paper-not-you = If you did not ask for it, throw this letter away and call { $phone }.
get-in-desk-subject = Your code to get back in
get-in-desk-text = { $code } is your code to get back in. Enter it yourself and tell it to nobody, not even us.
get-in-desk-intro = Two of our people have helped you. This is your code:
get-in-desk-secret = It works for a day. Enter it yourself and show it to nobody, not even to us.
get-in-began-subject = Somebody is getting back in to your { $plan } account
get-in-began-text = Somebody is getting back in to your account. Not you? Stop it at Help me get in, “I got a message”, with { $code }.
get-in-began-intro = Somebody has proved who they are and chosen a new password for your account. It works for everything from { $full }.
get-in-began-letter = Somebody has used a code from a letter and chosen a new password for your account. It works for refills and for reading only.
get-in-began-you = If this was you, there is nothing to do.
get-in-began-not-you = If it was not you, stop it with this code. You do not need to sign in.
get-in-began-link = Stop it here:
get-in-began-call = Or call { $phone }.

# A helper makes a code.
get-in-helper-title = Help { $name } get back in
get-in-helper-back = People who help you
get-in-helper-lead = First speak with { $name }, so that you know it is really them. Then make a code and read it out.
get-in-helper-care = If anybody else asks you for it, do not make one: call us at { $phone }.
get-in-helper-submit = Make a code
get-in-helper-say = Read this code to { $name }. It is shown only now.
get-in-helper-until = It works once, until { $time }.
get-in-helper-where = { $name } opens “Help me get in”, proves one more thing such as their email, and types it there. We have told { $name } about it at every address we have.
get-in-helper-done = Done
get-in-helper-new = Your help is too new: it counts 14 days after you agreed.
get-in-helper-enough = Enough codes were made for now. Wait 6 hours, or call us.
