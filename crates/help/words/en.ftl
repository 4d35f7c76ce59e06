# Did you really send this?
# dynamic: really-about-
# dynamic: really-by-
# dynamic: really-never-
really-title = Did we really send this?
really-lead = Every message from us carries a code of 6 letters and digits. Type it here, and we tell you what we sent with it.
really-code = Code in the message
really-code-hint = For example 7K2M9Q. It is at the end of an email or letter, and in a text.
really-code-shape = Type the 6 letters and digits just as the message has them.
really-look = Check this code
really-yes = { $count ->
    [one] Yes, we sent a message with { $code }
   *[other] Yes, we sent { $count } messages with { $code }
}
really-yes-compare = Compare this with the message you have. If it is about something else, came another way, or at another time, somebody copied our code: do nothing that it asks.
really-no = We did not send a message with { $code }
really-no-check = Look again whether you typed it as it stands there. If so, the message is not from us: open no link in it, call no number in it, and delete it.
really-about-sign-in = A code to sign in
really-about-account = Opening an account
really-about-nobody = That no account uses an address
really-about-recovery = Getting back in
really-about-contact = A code to confirm an email or phone
really-about-security = Something that changed in an account
really-about-order = An order or a refill
really-about-renewal = Your prescriber’s answer
really-about-approval = Your plan’s approval of a medicine
really-about-reminder = A medicine that runs low
really-about-claim = A claim
really-about-payment = A payment
really-about-pharmacy = A pharmacy that looks at a card
really-about-card = A link to a card
really-about-news = News or a way to save
really-about-digest = Several messages in one
really-about-ticket = Our answer to a message of yours
really-about-desk = Something our staff had sent while somebody was on the phone
really-about-other = Another message from us
really-by-mail = by email
really-by-text = by text message
really-by-post = as a letter
really-never-title = What we never do
really-never-password = We never ask for your password, in a call, an email or a text.
really-never-code = We never ask you to tell us a code that we sent you.
really-never-money = We never ask you to pay by gift card, wire or payment app.
really-never-hurry = We never say that you lose your medicines if you do not act today.
really-never-address = Our address is always { $address }. Type it yourself rather than follow a link you doubt.
really-doubt-title = You are not sure, or you already answered it
really-doubt = Call { $phone } (TTY { $tty }). Nobody will blame you, and it is never too late to check.
really-doubt-freeze = Stop changes to my account now

# Help: guides by topic and by words
guides-title = Help
guides-all = All help
guides-today = Need medicine today?
guides-today-call = Or call { $phone }, { $hours }. A person can order it for you or help your pharmacy.
guides-words = What do you need help with?
guides-words-hint = A few words are enough, such as “code does not come”.
guides-words-missing = Type a word or two, such as “password”
guides-find = Find help
guides-found-title = What we found
guides-found = { $count ->
    [one] We found 1 guide for “{ $words }”.
   *[other] We found { $count } guides for “{ $words }”, the best first.
}
guides-none = We found nothing for “{ $words }”.
guides-none-next = Try other words, or choose a question below. You can also call { $phone }.
guides-person = Talk to a person
guides-phone = Phone
guides-tty = TTY
guides-write = Write to us, or ask us to call you
guides-hours = Hours
guides-status = See whether this site works, or report a problem
guides-stuck = Still stuck?
guides-stuck-call = Call { $phone }, { $hours } (TTY { $tty }). Tell us what you see on the page. We never ask for your password or for a code.

# The guides themselves
# dynamic: guide-
guide-topic-getting-in = Getting in
guide-topic-lost = Something is lost
guide-topic-browser = Your browser and the page
guide-topic-safe = Keeping your account safe
guide-topic-medicine = Medicine, card and coverage
guide-topic-people = Helping others, and reading with ease
guide-door-sign-in = Sign in
guide-door-why = Why can’t I sign in? Find the reason
guide-door-check = Check this browser
guide-door-passkey = Sign in with a passkey
guide-door-get-in = Help me get in
guide-door-other-ways = Other ways to get in
guide-door-by-card = Create an account with your card
guide-door-by-code = Create an account with a code from us
guide-door-contacts = Your email addresses and phone numbers
guide-door-passkeys = Your passkeys
guide-door-devices = Where you are signed in
guide-door-history = What happened in your account
guide-door-stop-by-code = Stop it with the code from our message
guide-door-stop = This was not me: stop changes
guide-door-really-us = Did we really send this? Check a message
guide-door-messages = Messages we sent you
guide-door-show-card = Show your card at a pharmacy without signing in
guide-door-card = Your ID card
guide-door-refill = Refill without signing in
guide-door-pharmacies = Find a pharmacy
guide-door-order = See how far an order is
guide-door-claims = Your claims
guide-door-family = People who help you
guide-door-reading = Language and text size

guide-wrong-password-title = Why is my username or password wrong?
guide-wrong-password-short = Most often it is an old password or a slip of the keyboard, and you can try again.
guide-wrong-password-also = login log in sign in incorrect refused not accepted change reset forgot forgotten caps lock
guide-wrong-password-1 = Type your password again, slowly. Look whether caps lock is on.
guide-wrong-password-2 = In the first field, type your username or your email. Your member ID does not work there.
guide-wrong-password-3 = Did your browser fill in the password? It may be an old one. Delete it and type the new one.
guide-wrong-password-4 = Still wrong, or forgotten? Set a new password. Type any name we know you by, and we send you a code. The page says from when the new password works.

guide-forgot-username-title = What if I forgot my username?
guide-forgot-username-short = You can sign in with your email instead, or we send you your username.
guide-forgot-username-also = user name login name user ID lost remember know forgotten
guide-forgot-username-1 = On the sign-in page, type your email where it asks for a username.
guide-forgot-username-2 = Does that not work? Open “Help me get in”. Type your email, your phone number or the member ID from your card. Any one will do.
guide-forgot-username-3 = We send a code to the email or phone on file. Type it in, and the page shows your username.
guide-forgot-username-4 = Does your family share one email? The message names each person and their username.

guide-no-reset-email-title = Why does the email to reset my password not come?
guide-no-reset-email-short = It can take a few minutes, and it goes only to an email that we have on file.
guide-no-reset-email-also = link mail message missing spam junk inbox recover recovery new password expired waiting arrive
guide-no-reset-email-1 = Wait a few minutes. Look in your spam folder too.
guide-no-reset-email-2 = Try again with another email of yours, your username or your member ID, after 30 seconds. We send 3 at most, then one more every 6 hours. Earlier messages still work.
guide-no-reset-email-3 = Is the message older than 60 minutes? Then it no longer works. Nothing is wrong with your account. Ask for a fresh one.
guide-no-reset-email-4 = Did you lose that email? A code can also come as a text (it works for 10 minutes) or a letter, or you can talk to a person.

guide-no-code-title = Why does my code not come?
guide-no-code-short = It may be in your spam folder, or on its way to an old phone, and there is always another way.
guide-no-code-also = verification security number 2 two step factor SMS text texts message email late missing expired resend OTP
guide-no-code-1 = Look in your spam folder. After 30 seconds you can ask for another code. We send at most 3, then one more every 6 hours. Each code works for 10 minutes.
guide-no-code-2 = A landline takes no texts. Use an email, an authenticator app or one of your saved codes.
guide-no-code-3 = Did your phone once answer STOP to our texts? Then we send it none. Send START from it to the number our texts come from.
guide-no-code-4 = Is the email or phone we have an old one? Choose another way.
guide-no-code-5 = A passkey needs no code at all.

guide-locked-out-title = Am I locked out, and how long must I wait?
guide-locked-out-short = Nobody is locked out for good: each wait ends by itself, and a new password can end it sooner.
guide-locked-out-also = blocked account locked lock unlock too many tries attempts wait hours minutes suspended disabled
guide-locked-out-1 = After 5 wrong codes, that one sign-in ends. Your account is not blocked. Start again, and we send a new code.
guide-locked-out-2 = In a browser that we know, you have 10 tries for your password. One comes back each hour. When none is left, we send you a code first.
guide-locked-out-3 = If there is a wait after the code, the page says until when.
guide-locked-out-4 = After 100 wrong tries in a row we switch a password off. Set a new one.
guide-locked-out-5 = Your card works all the time, and you can refill without signing in.

guide-create-account-title = What if my details do not match when I create an account?
guide-create-account-short = They must agree with what your plan has on file, but small differences do not matter.
guide-create-account-also = register registration sign up new member first time name birth date invitation enroll not found
guide-create-account-1 = Type what is on your ID card. Spaces, hyphens, capital letters and accents do not matter. If your name has changed, the old one works too.
guide-create-account-2 = Do you have a code from an invitation or a letter? Use that. It is quicker.
guide-create-account-3 = Our code goes to the email or phone your plan has. Is that an old one? Ask for a letter instead. It takes about 5 to 7 days.
guide-create-account-4 = Nothing comes? We keep what you typed for 60 days. Each time your plan sends us its list, we try again.

guide-passkey-title = How do I use my passkey on a new device?
guide-passkey-short = Try it there first; if it does not work, sign in with your password and add a new one.
guide-passkey-also = passkeys fingerprint face Touch new phone new computer tablet security key set up biometric
guide-passkey-1 = Some devices share their passkeys. Press “Sign in with a passkey” and see.
guide-passkey-2 = Is the passkey on your phone? Choose another device when your browser asks, and scan the picture with the phone.
guide-passkey-3 = None of this works? Sign in with your password. We send you a code. If your browser blocks JavaScript, this is the way too.
guide-passkey-4 = Then add a passkey for the new device. Do not make one on a shared computer.

guide-lost-phone-title = What if I lost my phone?
guide-lost-phone-short = Use your email or a saved code to get in, then take the old phone off your account.
guide-lost-phone-also = stolen broken new number changed cell mobile device authenticator app
guide-lost-phone-1 = Open “Help me get in” and type your username. The code goes to the email on file.
guide-lost-phone-2 = Do you have saved codes on paper? One of them works in place of a code from your phone.
guide-lost-phone-3 = No email and no saved codes? Ask for a letter, or talk to a person.
guide-lost-phone-4 = When you are in, remove the old number and add the new one. Sign the lost phone out.
guide-lost-phone-5 = Some things may wait for a few days, so that a thief gains nothing. The page says until when. You can order refills to your address meanwhile.

guide-lost-email-title = What if I lost my email, or share it with somebody?
guide-lost-email-short = Your phone, a saved code or a letter can stand in for an email, and sharing one is fine.
guide-lost-email-also = mail address old closed changed mailbox same family spouse husband wife no email work
guide-lost-email-1 = Open “Help me get in” and type your phone number. If we can send texts to it, a code comes there.
guide-lost-email-2 = A saved code works as well. Or ask for a letter, if your address has been the same for 30 days. It takes about 5 days.
guide-lost-email-3 = Do you share an email? Each of you has an account. Sign in with your username.
guide-lost-email-4 = When you are in, add your new email and remove the old one. For 30 more days we tell the old one what happens, to protect you.

guide-looks-wrong-title = What if the page looks wrong or the app does not work?
guide-looks-wrong-short = Load the page again first, and then try another browser.
guide-looks-wrong-also = blank white empty broken loading slow stuck freeze crash error app update old screen internet button
guide-looks-wrong-1 = Load the page again. If our page is on your home screen like an app, close it and open it again.
guide-looks-wrong-2 = Check your internet connection. In a hotel or a café, open another website first: you may have to agree to something.
guide-looks-wrong-3 = Bring your browser up to date, or try another browser or device.
guide-looks-wrong-4 = You can sign in without JavaScript: use your password, not a passkey.
guide-looks-wrong-5 = Does the page show a reference? Read it to us when you call. It tells us what happened.

guide-cookies-title = Why do I keep coming back to the sign-in page?
guide-cookies-short = Your browser may not keep our cookie, and sign-in needs it.
guide-cookies-also = cookie cookies private window incognito browser settings loop again signed out blocked asked every time
guide-cookies-1 = Open the settings of your browser. Allow cookies for { $address }. You do not need to allow them for any other site. Then sign in again.
guide-cookies-2 = A private window forgets us when you close it, so we ask for a code each time. On your own device, use a normal window and tick “Remember this browser for 30 days”.
guide-cookies-3 = After 15 quiet minutes we sign you out, and after 12 hours in any case. That is to keep your details safe.

guide-shared-computer-title = Can I sign in on a shared or public computer?
guide-shared-computer-short = Yes: tell us that it is shared, and sign out at the end.
guide-shared-computer-also = library work hotel friend computer forgot to sign out log out logout remembered safe
guide-shared-computer-1 = Tick “This is a shared computer” when you sign in. Then nothing of you is remembered there, and we sign you out after 5 quiet minutes.
guide-shared-computer-2 = Do not let the browser save your password. Do not make a passkey there.
guide-shared-computer-3 = At the end press “Sign out”. Then close the browser window.
guide-shared-computer-4 = Did you forget to sign out? Do it from your own phone or computer. You can sign out every other place with one button.

guide-somebody-else-title = Is somebody else using my account?
guide-somebody-else-short = If you think so, stop all changes now; your card and your refills keep working.
guide-somebody-else-also = hacked hacker stolen fraud strange unknown not me suspicious freeze thief misuse ex
guide-somebody-else-1 = Did we write to you about something you did not do? Type the code from that message. You do not need to sign in.
guide-somebody-else-2 = Can you sign in? Press “Stop changes now”. You are signed out everywhere else.
guide-somebody-else-3 = Then nobody can change your password, email, phone, address or payment. Our people look at what happened. If it was you after all, you can take it back in the same browser.
guide-somebody-else-4 = Look at where you are signed in, and at what happened. If you do not recognize a place, end it.

guide-really-you-title = Is this message really from you?
guide-really-you-short = Each message from us carries a code of 6 letters and digits, and anybody can check it.
guide-really-you-also = phishing scam fake fraud email text call letter link suspicious genuine trust spam asked
guide-really-you-1 = Type the 6 letters and digits on our page. We tell you what we sent with them.
guide-really-you-2 = No code, or one we do not know? Open no link in the message and call no number in it. Delete it.
guide-really-you-3 = We never ask for your password or for a code we sent you. We never ask you to pay by gift card, wire or payment app.
guide-really-you-4 = Our address is always { $address }. Type it yourself.
guide-really-you-5 = Did you answer such a message? Call us at { $phone }. If it was about your account, stop changes to your account as well.

guide-what-we-keep-title = What do you keep about me, and do you track me?
guide-what-we-keep-short = We keep what your plan needs to help you, and we do not track you.
guide-what-we-keep-also = privacy private data tracking cookies advertising ads sell share information secret record
guide-what-we-keep-1 = Our pages carry no ads. They load nothing from other companies, so nobody else sees what you read here.
guide-what-we-keep-2 = Your browser keeps a few small cookies. They keep you signed in, know your language and text size, that you keep your card there and, if you wish, know this browser for 30 days. None of them follows you.
guide-what-we-keep-3 = Words you look for in this help stay out of the page’s address, and we do not keep them.
guide-what-we-keep-4 = You can see each sign-in and change, and each message we sent you.

guide-running-out-title = What if my medicine is running out and I cannot get in?
guide-running-out-short = You can order a refill without signing in, show your card at a pharmacy, or call us.
guide-running-out-also = refill pills prescription urgent today emergency empty out of run need order pharmacy
guide-running-out-1 = Take the label of your medicine. You need the number after “Rx”, and your date of birth.
guide-running-out-2 = We send refills to your delivery address or to your usual pharmacy. The answer goes to every email and phone on file, in about 5 minutes. Nothing after 15 minutes? Check what you typed and ask again, or call.
guide-running-out-3 = The answer has an order number. With it you can see how far the order is.
guide-running-out-4 = Are you at a pharmacy now? Your card works there.
guide-running-out-5 = To speak to a pharmacist, call { $phone }.

guide-card-title = How do I get my ID card without signing in?
guide-card-short = You can make a pharmacy code with this browser, or with a code from your email or phone.
guide-card-also = insurance number BIN PCN group member ID lost forgot counter pharmacist
guide-card-1 = Open “Show your card at a pharmacy”. If we remember this browser, one button makes a pharmacy code and a picture to scan.
guide-card-2 = Show it to the pharmacist, or read it aloud. It works for 10 minutes and can be opened 3 times.
guide-card-3 = Do we not remember this browser? Open “Help me get in” and type the code we send you. Then press “Show my card at a pharmacy”. You need no password.
guide-card-4 = Or call { $phone }. We can give your card’s numbers to your pharmacy.

guide-coverage-title = Why has my coverage ended, or why is it too new to show?
guide-coverage-short = We show what your plan told us, and your plan may not have told us everything yet.
guide-coverage-also = insurance inactive expired cancelled cancel not covered eligibility start new job plan missing terminated
guide-coverage-1 = “Too new to show” means: your plan has told us about this coverage, but has not confirmed it yet. A pharmacy may not be able to use it yet.
guide-coverage-2 = “Ended” means: a pharmacy cannot use the card after that day. You can still sign in and read your past claims.
guide-coverage-3 = Your card shows from which day to which day you are covered. Do you have a newer card? Use that one.
guide-coverage-4 = Is this wrong, or do you need medicine now? Call { $phone }. We look at it with you.

guide-helping-title = Can I help somebody else with their account?
guide-helping-short = Yes, and you never need their password: each person keeps an account of their own.
guide-helping-also = caregiver carer family parent mother father child spouse husband wife dependent behalf share other person friend
guide-helping-1 = The person you help signs in, opens “People who help you” and gives you a code. You type it in your own account.
guide-helping-2 = Are they locked out one day? After the first 14 days you can make a code that helps them get back in. You see nothing of theirs, and you cannot order or pay for them.
guide-helping-3 = With the number on the label and their date of birth, a refill can be asked for without signing in. The answer goes to them, and the medicine to their address.
guide-helping-4 = For all else, call us together with them.

guide-reading-title = Can I have larger letters, Spanish or TTY?
guide-reading-short = Yes: each page can be read larger and in Spanish, and we answer on TTY.
guide-reading-also = large print big text size font language español English deaf blind eyes hearing braille read see accessibility
guide-reading-1 = At the bottom of each page, press “Larger text”. Press “Normal text” to go back.
guide-reading-2 = At the top of each page, press “Español”.
guide-reading-3 = To keep your choice, sign in and save it. Then it works in every browser, and for emails, texts and letters. With large text, our letters come in large print.
guide-reading-4 = For TTY, call { $tty }. Do you need another language, braille or a recording? It costs you nothing. Call { $phone }.

apart-title = Help while the portal does not answer
apart-lead = This page works without the portal, and without a connection once it is open. It sends nothing: what you press here stays in your browser.
apart-status = How the portal is now
apart-first = If pages of ours do not open at all, it may be us and not you.
apart-first-link = See how the portal is now
apart-medicine = Your coverage does not depend on this portal. A pharmacy fills a prescription with the numbers on your member ID card, and can call us if it is in doubt.
apart-causes = Likely causes, the likeliest first. Links lead to the portal:
apart-no-cause = We cannot tell the reason from this. A person can: call us.
apart-number = Your number for the phone:
apart-number-title = The number for the phone
apart-number-why = Each answer above ends in nine digits. Call us and read them out: whoever answers then knows what you pressed here. The digits themselves hold it, so nothing was stored or sent, and they do not run out.
apart-shared = What the number says besides
apart-shared-why = Your browser shows this, and the number holds it. Untick what you do not want to share: the numbers above change.
apart-cookies-blocked = your browser does not keep them

# Why can't I sign in?
# dynamic: trouble-happens-
# dynamic: trouble-detail-
# dynamic: trouble-more-
# dynamic: trouble-cause-
# dynamic: trouble-why-
# dynamic: trouble-do-
trouble-title = Why can’t I sign in?
trouble-lead = Tell us what you see. We ask for no password and no code here, and what you answer tells us nothing about your account.
trouble-choose = Choose the answer that fits best.
trouble-go-on = Continue
trouble-start-again = Start again
trouble-happens = What happens?
trouble-happens-returns = I type everything and come back to the same page
trouble-happens-wrong = It says that the username or password is wrong
trouble-happens-no-code = No code comes
trouble-happens-code-fails = The code or link does not work
trouble-happens-lost-phone = I no longer have the phone or email that the code goes to
trouble-happens-no-account = I have no account yet
trouble-happens-broken = The page looks broken, or does not open
trouble-happens-else = Something else
trouble-more-returns = How was the page open?
trouble-more-wrong = How does your password get into the field?
trouble-more-no-code = How should the code come?
trouble-more-code-fails = What kind of code is it?
trouble-more-broken = What do you see?
trouble-more-else = Is it about this?
trouble-detail-once-opened = I opened it just now, in one tab
trouble-detail-twice = It is open in several tabs, or I used the back button
trouble-detail-waited = It had been open for a long time
trouble-detail-by-hand = I type it
trouble-detail-filled = The browser or a password manager fills it in
trouble-detail-pasted = I copy and paste it
trouble-detail-forgotten = I am not sure which password it is
trouble-detail-by-email = By email
trouble-detail-by-text = By text message
trouble-detail-by-app = An authenticator app should show it
trouble-detail-code-new = A code that came a few minutes ago
trouble-detail-code-old = A code that came more than 10 minutes ago
trouble-detail-code-app = A code from an authenticator app
trouble-detail-link = A link in an email
trouble-detail-passkey = A passkey: fingerprint, face or screen lock
trouble-detail-nothing = Nothing opens, or it waits forever
trouble-detail-warning = The browser warns about the connection
trouble-detail-odd = The page opens, and parts of it are missing
trouble-detail-old-app = It is the app on my home screen
trouble-detail-none = None of these
trouble-likely = Most likely:
trouble-unsure = We are not sure. It may be this:
trouble-next = Not this? Next
trouble-cause-cookies = Your browser does not keep our cookie
trouble-why-cookies = signing in needs one cookie, and yours did not come back, so each page forgets the one before.
trouble-do-cookies = Check this browser
trouble-cause-scripts = Your browser blocks JavaScript
trouble-why-scripts = every page here works without it, except one way in: a passkey needs it. Your password and a code always work.
trouble-do-scripts = Sign in with a password
trouble-cause-old-page = The page was out of date
trouble-why-old-page = a page that was open for long, in another tab or behind the back button belongs to a try that is over.
trouble-do-old-page = Open a fresh page
trouble-cause-old-app = The app on your home screen is out of date
trouble-why-old-app = it may show pages that we have changed since, and the same portal opens in any browser.
trouble-do-old-app = Sign in here instead
trouble-cause-extension = Something in your browser changes the page
trouble-why-extension = an extension or a blocker can empty a field or stop a button; a private window opens without most of them.
trouble-do-extension = Try the page again
trouble-cause-connection = The connection is not a safe one
trouble-why-connection = an old browser, or a program or network that opens secure pages on the way, makes browsers warn; do not type your password past such a warning.
trouble-do-connection = Check this browser
trouble-cause-network = Your network does not let the page through
trouble-why-network = the Wi-Fi of a hotel, shop or clinic often wants its own sign-in first; mobile data may work at once.
trouble-do-network = Check this browser
trouble-cause-clock = The clock of your device is wrong
trouble-why-clock = codes of an authenticator app and secure pages depend on the time, and half a minute can be enough to stop a code.
trouble-do-clock = Compare clocks
trouble-cause-keyboard = A capital letter or another keyboard
trouble-why-keyboard = caps lock, a capital that the phone adds, or a keyboard of another language types a different password; “Show” lets you read what you typed.
trouble-do-keyboard = Type it again
trouble-cause-pasted = Something came along when you copied it
trouble-why-pasted = a space at the end, a line break or a curly quotation mark counts as part of the password.
trouble-do-pasted = Type it by hand
trouble-cause-filled = The browser filled in an older password
trouble-why-filled = what is saved may be from before your last change, or may belong to another site or another person.
trouble-do-filled = Type it by hand
trouble-cause-other-name = The username is another one
trouble-why-other-name = the first field takes the username you chose or your email, and not the member ID of your card.
trouble-do-other-name = Try the other one
trouble-cause-other-plan = This may not be your plan’s portal
trouble-why-other-plan = every plan has its own portal, and an account of one does not open another; compare the name above with your card.
trouble-do-other-plan = See where you are
trouble-cause-forgotten = The password is another one
trouble-why-forgotten = you can choose a new one and need not remember the old one.
trouble-do-forgotten = Choose a new password
trouble-cause-no-account = You need an account first
trouble-why-no-account = your card alone does not let you in; you make an account once, with what is on your card or with an invitation code.
trouble-do-no-account = Create an account
trouble-cause-mail-late = The email is slow, or in another folder
trouble-why-mail-late = look in your spam folder and in every email account of yours; you can ask for another after 30 seconds, and the earlier ones still work until they expire.
trouble-do-mail-late = Ask for a code again
trouble-cause-text-late = The text message is slow
trouble-why-text-late = texts wait where there is no signal, and do not reach a landline; an email may be faster.
trouble-do-text-late = Ask for a code again
trouble-cause-app-code = This code is not sent
trouble-why-app-code = an authenticator app on your phone shows it, a new one every 30 seconds; your saved codes work in its place.
trouble-do-app-code = Sign in again
trouble-cause-code-old = The code has expired
trouble-why-code-old = a code we send works for 10 minutes, and the fifth wrong one ends that sign-in; nothing is blocked, and you can start again. We send 3 codes at most, then one more every 6 hours.
trouble-do-code-old = Get a new code
trouble-cause-code-typed = A letter or digit is different
trouble-why-code-typed = compare it with the message once more; spaces do not matter, and any code that has not expired will do.
trouble-do-code-typed = Try it again
trouble-cause-link = The link has expired, or was cut in two
trouble-why-link = a link of ours works for 60 minutes and opens a page where you press Continue; the code in the same message does the same without it.
trouble-do-link = Ask for a new message
trouble-cause-phone-lost = The code goes somewhere you can no longer see it
trouble-why-phone-lost = “Help me get in” opens other ways, and you can say there what you still have.
trouble-do-phone-lost = Help me get in
trouble-cause-passkey = The passkey is on another device
trouble-why-passkey = a passkey works where it was made and where your password manager brings it; your password and a code always work.
trouble-do-passkey = Sign in with a password
trouble-cause-our-mail = Our messages leave late today
trouble-why-our-mail = our messages are leaving slowly at the moment, so a code takes longer; it is not you, and asking again does not make it faster.
trouble-do-our-mail = Back to signing in
trouble-cause-our-outage = Something of ours does not work
trouble-why-our-outage = a part of this portal does not answer at the moment; that is not about your account, and you need not change anything in it.
trouble-do-our-outage = See how things are
trouble-cause-maintenance = We are working on the portal
trouble-why-maintenance = this work was announced, and signing in may not go well until it is over; it is not you, and your account is as it was.
trouble-do-maintenance = See until when
trouble-cause-nothing-wrong = Nothing seems to be wrong
trouble-why-nothing-wrong = you may be signed in here already; otherwise we see nothing that stands in the way, and another try may simply work.
trouble-do-nothing-wrong = Sign in
trouble-out = We cannot see the reason from here
trouble-out-why = What is left may be about an account, and we speak of an account only to whoever has shown that it is theirs. “Help me get in” begins with that.
trouble-get-in = Help me get in
trouble-case-title = Let a person look at it
trouble-case-why = We give you a number of nine digits. Read it to us on the phone, and we see what you answered here and what your browser shows us. You see all of it, and can remove what you like.
trouble-case-open = Get a number
trouble-write = Or write to us
trouble-medicine-title = Need medicine today?
trouble-medicine-refill = Ask for a refill without signing in
trouble-medicine-pharmacy = Show a pharmacy your coverage
trouble-medicine-call = Call { $phone } (TTY { $tty }).

# A number for the phone
# dynamic: case-probe-
# dynamic: case-after-
# dynamic: case-cookies-
# dynamic: case-scripts-
# dynamic: case-language-
# dynamic: case-ours-
case-title = Your number for the phone
case-until = Good until { $when }. Write it down: this page is gone when you close the browser.
case-back = Back to the questions
case-lead = Call us and read out these nine digits. Whoever answers can then see what is listed below.
case-call = Call { $phone } (TTY { $tty }).
case-grants-nothing = The number opens nothing and proves nothing, so you may say it aloud. Never say your password or a code that we sent you.
case-reader = { $name } from { $plan } has opened your number
case-reader-word = Ask for the word. It must be:
case-reader-else = If you hear another word, or none, it is not us: hang up and call { $phone }.
case-reader-none = Once somebody of ours has opened it, their first name and a word stand here. They must say that word.
case-reader-again = Look now
case-shared = What we would see
case-shared-nothing = Nothing: you have removed it all. The number itself says nothing of you.
case-remove = Remove
case-probe-happens = What happens:
case-probe-detail = More about it:
case-probe-after = You came from:
case-probe-cookies = Cookies:
case-probe-scripts = JavaScript:
case-scripts-run = runs
case-scripts-blocked = is blocked
case-probe-browser = Browser:
case-probe-system = Device:
case-probe-language = Language:
case-probe-not-this = It was not this:
case-after-wrong = a page that did not take the password
case-after-expired = a page that was open for too long
case-after-cookies = a page that missed our cookie
case-after-code = a page that did not take the code
case-cookies-back = came back
case-cookies-missing = did not come back
case-language-en = English
case-language-es = Spanish
case-probe-ours = On our side:
case-ours-well = everything leaves on time
case-ours-late = messages leave late
case-ours-away = a part did not answer
case-ours-troubled = something about signing in is known not to work
case-ours-at-work = work that was announced
case-done-title = You no longer need it?
case-close = Delete this number and what belongs to it
case-none-title = This browser has no number
case-none = A number is kept for three days, or until you delete it. Answer a few questions and you get a new one.
case-none-begin = Why can’t I sign in?
case-busy-title = No more numbers for the moment
case-busy = Many numbers were made near you, so we wait a little before we make another. Try again in a few minutes. You do not need a number to call us.

# Check this browser
help-check-title = Check this browser
help-check-back = Why can’t I sign in?
help-check-well = We see nothing in this browser that stands in the way of signing in.
help-check-unwell = Something here stands in the way of signing in. You can read beside it what to do.
help-check-pressed = The button works
help-check-pressed-why = What you send from this browser reaches us.
help-check-cookies = Cookies
help-check-cookies-back = They come back to us
help-check-cookies-missing = Blocked
help-check-cookies-do = Signing in needs one cookie of ours. Allow cookies for { $address } in your browser’s settings, or try another browser; protection against other sites’ cookies may stay on.
help-check-address = Address
help-check-address-ours = You are at our address
help-check-address-other = This is not our usual address
help-check-address-do = Type { $address } yourself and sign in there.
help-check-secure = Connection
help-check-secure-yes = Your browser says it is encrypted
help-check-clock = Our clock
help-check-clock-do = Compare it with the clock of your device. More than half a minute apart, codes of an authenticator app may not be taken; let your device set its time by itself.
help-check-browser = Browser
help-check-browser-unknown = Your browser does not say what it is
help-check-browser-do = We see its name and not how new it is. If pages look odd, look in its settings for an update.
help-check-language = Language
help-check-language-this = English
help-check-press-title = Does a button work?
help-check-press-why = Press it, and we tell you whether it reached us.
help-check-press = Try the button
help-check-again = Check again
help-check-sign-in = Sign in

# Write to us
# dynamic: contact-topic-
# dynamic: contact-left-
# dynamic: contact-part-
# dynamic: contact-zone-
# dynamic: contact-probe-
# dynamic: contact-state-
contact-title = Contact us
contact-back = Help
contact-today = Need medicine today?
contact-today-call = Call
contact-today-tty = (TTY { $tty }). It is faster than writing.
contact-today-refill = Ask for a refill without signing in
contact-today-refills = Order a refill
contact-today-pharmacy = Show a pharmacy your coverage
contact-open = We answer the phone now.
contact-open-until = We answer the phone now, until { $time }.
contact-closed-until = Nobody answers the phone now. We are back on { $when }.
contact-own = Your messages
contact-write = Write to us
contact-expected = Half of the last answers came within { $half }, nine out of ten within { $most }.
contact-expected-unknown = We cannot say yet how long an answer takes. If you cannot wait, call us.
contact-clock = A small team looks at messages like this one. We answer within { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}.
contact-span-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
contact-span-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
contact-span-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
contact-stranger = You need no account for this. You get a number and a key, and read our answer with them.
contact-to-answer = Read an answer
contact-topic = What is it about?
contact-topic-missing = Choose what it is about
contact-topic-sign-in = Trouble signing in
contact-topic-medicine = A medicine or an order
contact-topic-money = Claims or money
contact-topic-card = My ID card
contact-topic-fraud = Something looks wrong, or may be fraud
contact-topic-privacy = Privacy
contact-topic-else = Something else
contact-left = How many days of medicine do you have left?
contact-left-hint = Whoever runs out first is answered first.
contact-left-missing = Choose how many days of medicine you have left
contact-left-none = None
contact-left-few = 1 to 3 days
contact-left-week = 4 to 7 days
contact-left-more = More than 7 days
contact-left-other = It is not about medicine
contact-message = Your message
contact-text-hint = Never write a password, a code that we sent you, or a card number. We never need them.
contact-text-missing = Write your message
contact-text-long = { $over ->
    [one] This is 1 character too long. Shorten it, or send the rest as a second message.
   *[other] This is { $over } characters too long. Shorten it, or send the rest as a second message.
}
contact-text-card = Take the card number out. We never need it, and it is safer not to send it.
contact-most-open = You have 10 open messages with us. Write in one of them above, or close one you no longer need.
contact-most-from-there = Many messages have just come from your network. Yours is still here: wait 10 minutes and send it again, or call { $phone }.
contact-case = Number from “Why can’t I sign in?”, if you have one
contact-case-hint = Nine digits. It is not your phone number. You can leave this empty.
contact-case-shape = Check the number: it has nine digits, and one of them is different. You can also leave it empty.
contact-how = How should we answer?
contact-how-portal = Here in the portal. We email or text you when there is an answer, without saying what it says.
contact-how-here = On this site, with a number and a key that we show you after you send
contact-how-phone = By phone
contact-callback = If we should call you
contact-callback-hint = We call during our phone hours:
contact-phone = Your phone number
contact-phone-shape = Type a phone number with ten digits, such as 503-555-0142
contact-part = What time of day is best?
contact-part-never = Nobody is here to call you at that time. Choose another time of day. We call: { $hours }.
contact-part-any = Any time of day
contact-part-morning = Morning, 8 AM to noon
contact-part-afternoon = Afternoon, noon to 5 PM
contact-part-evening = Evening, 5 PM to 9 PM
contact-zone = Your time zone
contact-zone-eastern = Eastern time
contact-zone-central = Central time
contact-zone-mountain = Mountain time
contact-zone-arizona = Arizona
contact-zone-pacific = Pacific time
contact-zone-alaska = Alaska
contact-zone-hawaii = Hawaii
contact-zone-atlantic = Puerto Rico and the Virgin Islands
contact-call-from = We call { $phone } on { $when } at the earliest ({ $part }).
contact-call-in-hours = We call { $phone } during our phone hours, { $hours } ({ $part }).
contact-share-title = What we could see of your browser
contact-share = Send this with my message
contact-share-hint = It helps where a page does not work. If you do not tick it, none of it is sent.
contact-shown = What you sent about your browser
contact-probe-browser = Browser:
contact-probe-system = Device:
contact-probe-version = Version of this portal:
contact-probe-page = Page:
contact-probe-reference = Reference of the failure:
contact-send = Send
contact-sent-title = We have your message
contact-number = Message number
contact-number-hint = 8 letters and digits, such as 7K2Q-M4XB
contact-key = Reading key
contact-key-hint = 12 letters and digits, such as 7K2Q-M4XB-0C9D
contact-sent-keep = Write both down or print this page now. We do not show the key again.
contact-sent-how = Whoever has both can read our answer. On this browser you need neither until you close it.
contact-sent-next = What happens next
contact-sent-never = We do not send email or texts about this message: you gave us no address we could be sure of. If somebody writes to you about it, it is not us.
contact-urgent = Your medicine runs out soon. Do not wait for our answer.
contact-urgent-call = Call { $phone } now, or ask for a refill.
contact-print = Print this page
contact-answer-title = Read an answer
contact-answer-lead = Type the number and the key that we showed you when you sent your message.
contact-answer-read = Read it
contact-answer-lost = You no longer have them? We cannot show them again. Write a new message, or call { $phone }, { $hours }.
contact-answer-sign-in = Were you signed in when you wrote? Sign in and read it there.
contact-key-wrong = There is no message with this number and key. Compare both with what you wrote down, or call { $phone }.
contact-key-held = Too many wrong numbers have come from your network, so we look at none for a while. Try again in an hour, or call { $phone }.
contact-state-open = Waiting for our answer
contact-state-answered = Answered
contact-state-closed = Closed
contact-said-you = You
contact-said-agent = { $name }, { $plan }
contact-heard = { $name } has answered.
contact-heard-plan = We have answered.
contact-said-enough = You have written a lot in a short time. What you typed is still here: wait 5 minutes and send it again, or call { $phone }.
contact-more = Write more
contact-again = Open this again
contact-close-why = Do you no longer need an answer?
contact-close = Close this message
contact-close-looked-at = An officer still looks at it and answers here. A report like this one is not taken back by closing it.
contact-picture-add = Add a picture of your screen
contact-picture-why = A picture often shows at once what went wrong. We make a new picture from it: where and when it was taken, and everything else in the file, is not kept.
contact-picture-warning = First make sure that it shows no password, no code and no card number. We cannot blur anything for you.
contact-picture-field = Picture
contact-picture-hint = PNG, JPEG or WebP, at most 10 MB
contact-picture-send = Send the picture
contact-picture-sent = A picture of your screen
contact-picture-look = Look at the picture
contact-picture-remove = Take the picture away
contact-picture-removed = You took a picture away again.
contact-picture-removed-report = Whoever looks at this report can still see it.
contact-picture-missing = Choose a picture first.
contact-picture-large = This file is larger than 10 MB. A picture of the screen itself is much smaller than a photo.
contact-picture-pixels = This picture is larger than we can read. Take a picture of the screen itself, or cut out the part that matters.
contact-picture-kind = This is not a picture that we can read. Choose a PNG, JPEG or WebP file.
contact-picture-broken = This file cannot be read: it may be incomplete. Save the picture once more and choose it again.
contact-picture-busy = Many people are sending pictures just now. Your message is safe. Try the picture again in a minute.
contact-picture-most = This message has 5 pictures already. Take one away to send another, or call { $phone }.
contact-leave-why = Is this a shared computer? Then let the browser forget the number and the key.
contact-leave = Forget them on this browser
contact-answered-subject = { $plan }: there is an answer for you
contact-mail-short = There is an answer to your message. Sign in to read it.
contact-answered-intro = We have answered your message. To keep it private, what it says stands in the portal only. Sign in to read it.
contact-mail-link = Read the answer

# Talking with us
# dynamic: chat-stage-
chat-title = Chat with us
chat-here = Somebody is here now
chat-nobody = Nobody is in the chat now
chat-next = Somebody should be here again on { $when }.
chat-write-instead = Write to us instead
chat-hours = The chat is staffed when our phones are answered: { $hours }
chat-warning = Do not write a password or a code here. Nobody of ours ever asks for one.
chat-wait = Of the last people, half waited at most { $half ->
    [one] 1 minute
   *[other] { $half } minutes
}, and nine of ten at most { $most ->
    [one] 1 minute
   *[other] { $most } minutes
}.
chat-wait-unknown = We cannot say yet how long you will wait: too few people have used the chat lately.
chat-begin = Begin the chat
chat-stranger = You are not signed in, so we cannot tell you anything about an account here. We can help you get in.
chat-stage-waiting = Waiting for somebody
chat-stage-held = Somebody is with you
chat-stage-over = This chat has ended
chat-before = { $count ->
    [0] You are next.
    [one] 1 person comes before you.
   *[other] { $count } people come before you.
} Whoever runs out of medicine first comes first.
chat-nobody-waits = Nobody is in the chat just now. You need not wait: everything you said is kept as a message, and we answer it. Is it urgent? Call { $phone }.
chat-nobody-clock = Only a few of us may look at this, and none of them is in the chat just now. You need not wait: an officer looks at it within { $hours } hours.
chat-slow = Nobody has come yet, and you need not wait any longer. End the chat: everything you said is kept as a message, and we answer it.
chat-told = { $name } wrote a line.
chat-lines = What was said
chat-lines-why = This page renews itself every 15 seconds. Close it to stop that.
chat-lines-link = Only what is said, on a page that renews itself (opens in a new tab)
chat-look = Look for new lines
chat-write = Write a line
chat-line-long = { $over ->
    [one] A line may have 2,000 characters. Yours has 1 too many.
   *[other] A line may have 2,000 characters. Yours has { $over } too many.
}
chat-none = We find no chat of yours that goes on. What you typed is still here: fill in the rest to begin one, or call { $phone }.
chat-enough = You have written many lines in a short time. What you typed is still here: wait a few seconds and send it again.
chat-full = This chat is as long as a chat can be. What you typed is still here: end the chat and send it as a message, or call { $phone }.
chat-end-why = Do you want to leave? Everything you said is kept. What we have not answered yet, we answer as a message.
chat-end = End the chat
chat-over-kept = Everything that was said is kept.
chat-over-read = Read it or write more
chat-again = Begin another chat
chat-keep = If you lose this page
chat-keep-why = Whoever has the message number and this key can read what was said. Write both down before you leave. On this browser you need neither until you close it.
