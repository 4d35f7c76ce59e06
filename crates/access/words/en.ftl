# Sign-in form
sign-in-title = Sign in
sign-in-username = Username or email
sign-in-password = Password
sign-in-shared = This is a shared computer
sign-in-shared-hint = We will remember nothing here and sign you out after 5 quiet minutes.
sign-in-submit = Sign in
sign-in-continue = Continue
sign-in-help = Help me get in
sign-in-why = Why can’t I sign in?
sign-in-code-why = Why does the code not work?
sign-in-likely-next = Not this? Next
sign-in-refill = Need medicine today? Refill without signing in
sign-in-pharmacies = Find a pharmacy
sign-in-register = Create an account
sign-in-medicine = Your pharmacy card still works while you cannot sign in. For a refill, call { $phone }.
sign-in-card = Show your card at a pharmacy without signing in
sign-in-back = Back
sign-in-username-missing = Enter your username or email
sign-in-username-long = Enter a username or email of at most 254 characters
sign-in-password-missing = Enter your password
sign-in-password-long = Enter a password of at most 256 characters
sign-in-password-wrong = That password is not right. Check it and try again.
sign-in-password-wrong-left =
    { $left ->
        [0] That password is not right. For your next try we will send a code to your email first.
        [one] That password is not right. You have 1 more try before we send a code to your email first.
       *[other] That password is not right. You have { $left } more tries before we send a code to your email first.
    }
sign-in-password-old = That is your old password. It was changed on { $day }. Use the new one.

# Why the visitor is here again
sign-in-ended = You have been signed out. Sign in to go on where you were.
sign-in-ended-idle = You were signed out on { $time } after { $minutes } quiet minutes, to keep your details safe. Sign in to go on where you were.
sign-in-ended-twelve = You were signed out because you had been signed in for 12 hours. Sign in to go on where you were.
sign-in-attempt-ended = That was the fifth wrong code, so that sign-in has ended. Nothing is blocked. Start again here and we will send a new code.
sign-in-attempt-old = That sign-in began more than an hour ago, so it has ended. Start again here and we will send a new code.
sign-in-cookies = Your browser did not keep our cookie, and sign-in needs it. Allow cookies for this site in your browser’s settings, then sign in again.

# Code
sign-in-code-title = Enter your code
sign-in-code-lead = We do not know this browser yet. If we know that name, we have sent a code to its email address or phone. Enter it here. A code from your authenticator app, or one of your saved codes, works here too.
sign-in-code-asked = You typed { $name }. We were asked for a code at { $time }.
sign-in-code = Code
sign-in-code-hint = 8 letters and digits from an email, 6 digits from a text or your app, or a saved code. Earlier codes still work too.
sign-in-remember = Remember this browser for 30 days
sign-in-remember-hint = Next time your password alone will do here.
sign-in-code-shape = Enter a code: 8 letters and digits from an email, 6 digits from a text or app, or a saved code of 26
sign-in-code-wrong =
    { $left ->
        [one] That code is not right. You have 1 more try, then you start again.
       *[other] That code is not right. You have { $left } more tries, then you start again.
    }
sign-in-code-expired = That code was sent more than 10 minutes ago, so it has expired. Ask for another below.
sign-in-again-title = No code yet?
sign-in-again-words = Look in your spam folder first. You can ask again after 30 seconds. We send at most 3 codes, then one more every 6 hours.
sign-in-again = Send another code
sign-in-again-done = We were asked for another code. The earlier one still works.
sign-in-again-too-soon = Wait 30 seconds, then ask for another code
sign-in-no-code = I can't get my code

# Password after the code
sign-in-proved-title = Your code was right
sign-in-proved-lead = Now enter the password for { $name }.
sign-in-forgot = I forgot my password
sign-in-wait = Too many wrong passwords were tried. You can try again from { $time }.
sign-in-wait-now = To get in sooner, or if you need medicine today, call { $phone }, { $hours }.
sign-in-off = This password is switched off, because it was wrong 100 times in a row. You need a new one.
sign-in-closed = Your plan has closed this online account. Your coverage, your medicines and your card do not depend on it.
sign-in-closed-now = To have it opened again, call { $phone }, { $hours }. We can also refill a medicine while you are on the phone.
sign-in-several = More than one person uses this email address with that password. Sign in with your username instead.
sign-in-several-again = Sign in with my username

# Register
register-title = Create your account
register-lead = It takes about 5 minutes. You need your member ID card, your birth date, and your email, your phone or your home address, whichever your plan knows.
register-email = Email or member ID
register-code = Code from your invitation or letter
register-code-hint = 8 letters and digits from an email, or 6 digits from a text. It works for 10 minutes. Earlier codes still work too.
register-email-shape = Enter the email address our invitation went to, or the member ID from your card
register-code-shape = Enter the code from the message or letter: 12 letters and digits
register-no-match = What you typed and this code do not belong together. Check both and try again.
register-late = That code has expired. We have sent a new one the same way. Enter it here.
register-used = This code was already used. If you have an account, sign in.
register-waited = More than 30 minutes went by. If you came with a code from an invitation or letter, enter it again: it still works. If you began with your card, begin again.
register-none = No card and no code? Call { $phone }, { $hours }.
register-choose-title = Choose a username and password
register-username = Username
register-username-hint = 3 to 64 letters and digits. You can also use dots, hyphens and underscores.
register-username-short = Enter a username of 3 or more characters
register-username-long = Enter a username of at most 64 characters
register-username-odd = Use only letters, digits, dots, hyphens and underscores in your username
register-username-taken = Somebody has this username. Choose another one.
register-submit = Create account

# Messages
sign-in-mail-code-subject = { $plan }: your sign-in code
sign-in-mail-code-intro = Somebody, we hope you, is signing in. Enter this code on the sign-in page:
sign-in-mail-code-until = It works until { $time }.
sign-in-mail-code-never = Nobody from us will ever ask you for this code. If you are not signing in, you can ignore this message: without your password the code opens nothing.
sign-in-mail-none-subject = { $plan }: no account uses this address
sign-in-mail-none-intro = Somebody, maybe you, tried to sign in with this email address. No account uses it.
sign-in-mail-none-try = Try another address of yours, or your username. The address that your plan has on file is the one that works.
sign-in-mail-none-register = I have an invitation code
sign-in-mail-none-help = Help me get in
sign-in-mail-none-ignore = If this was not you, you can ignore this message.
register-mail-subject = { $plan }: set up your account
register-mail-intro = You can now see your prescriptions, refills, claims and card of { $plan } online.
register-mail-link = Set up my account
register-mail-until = The code works until { $time }.
register-mail-open-subject = { $plan }: your account is ready
register-mail-open-intro = Your account is ready. From now on you sign in with your username or this email address, and your password.

# Register by card
register-step-card = Type what stands on your card.
register-step-code = We send a code to the address or number your plan has on file. You type it in.
register-step-choose = You choose a username and a password.
register-start = Start with my card
register-code-have = I have a code from an invitation or a letter
register-email-hint = The email address your invitation went to. For a letter or a text, the member ID from your card.
register-code-shape-hint = 12 letters and digits, such as AB12-CD34-EF56
register-card-title = Your member ID card
register-card-lead = Type what stands on your card. Spaces, hyphens, capitals and accents do not matter.
register-card-number = Member ID
register-card-number-hint = It may be called ID, RxID or Member number.
register-card-given = First name
register-card-family = Last name
register-card-family-hint = If your name has changed, the old one works too.
register-card-birth = Birth date
register-card-birth-hint = For example March 14, 1962 or 3/14/1962
register-card-email = Your email today (you can leave this out)
register-card-email-hint = We write to it once to say that we got your details. The code goes to the address your plan has.
register-card-number-missing = Enter the member ID from your card
register-card-given-missing = Enter your first name
register-card-family-missing = Enter your last name
register-card-birth-shape = Enter your birth date, such as March 14, 1962
register-card-long = Enter at most 100 characters
register-card-email-shape = Enter a whole email address, such as name@example.com, or leave it out
register-card-help = No card? Stuck? Call { $phone }, { $hours }. A person will help you.
register-card-ended = That was the fifth wrong code, so we stopped. Nothing is blocked. Check what you typed and press Continue: we will send a new code.
register-card-old = That was more than an hour ago, or it is finished. Press Continue and we will send a new code.
register-card-cookies = Your browser did not keep our cookie, and this page needs it. Allow cookies for this site in your browser’s settings, then press Continue again.
register-card-code-shape = Enter the code: 8 letters and digits from an email, or 6 digits from a text
register-card-code-letter = That looks like a code from a letter or invitation. Go back to "Create your account" and enter it there.
register-code-title = Look for our code
register-code-change = Change what I typed
register-code-lead = If what you typed agrees with your plan’s records, we have sent a code to the email address your plan has, or as a text to the phone number. Enter it here.
register-code-asked = You typed the name { $name }. We were asked for a code at { $time }.
register-code-again-done = We were asked for another code. Earlier ones still work. A letter takes about 5 to 7 days.
register-code-none-title = No code?
register-code-none = Look in your spam folder first. If your plan has an old address or number of yours, choose another way.
register-code-by = Send another code
register-code-by-mail = By email
register-code-by-text = By text message
register-code-by-post = By letter
register-code-by-post-hint = It takes about 5 to 7 days. You can close this page and use the letter when it comes.
register-code-never-title = Still nothing?
register-code-never = Then something you typed may differ from your plan’s records. We keep it, and try again each time your plan sends us its list. Once we find you, we write to the address your plan has.
register-text-invitation = your code to create your account is { $code }. It works until { $time }.
register-text-code = your code to create your account is { $code }. It works until { $time }.
register-mail-open-short = your account is ready. If this was not you, call us at once.
register-mail-open-not-you = If this was not you, call { $phone } at once. We will close the account and help you.
register-mail-card-subject = { $plan }: your code to create an account
register-mail-card-intro = Somebody, we hope you, is creating your account. Enter this code on the page:
register-mail-card-never = Nobody from us will ever ask you for this code. If you are not creating an account, do not give it to anyone, and call us.
register-mail-received-subject = { $plan }: we got your details
register-mail-received-intro = Somebody, maybe you, began to create an account and gave this email address.
register-mail-received-found = If the details agree with the plan’s records, a code is on its way to the address or number on file there. It may be another one than this.
register-mail-received-not = If they do not agree, we keep them until { $day } and try again each time the plan sends its list. To be quicker, call { $phone }.
register-mail-already-subject = { $plan }: you have an account already
register-mail-already-short = you have an account already. Your username is { $username }. Forgot your password? Choose "Help me get in" on our sign-in page.
register-mail-already-intro = Somebody, maybe you, began to create an account with your card. You have one already. Your username is { $username }.
register-mail-already-forgot = I forgot my password
register-mail-already-not-you = If this was not you, there is nothing to do: nothing was changed or shown. If it worries you, call { $phone }.

# Lanes, factors, proof
sign-in-passkey = Sign in with a passkey
sign-in-slip-caps = Caps lock was on when you typed that. Turn it off and type your password again.
sign-in-slip-spaces = There was a space before or after your password. Type it again without.
sign-in-slip-first = The first letter was large instead of small, or the other way round. Type your password again.
sign-in-slip-signs = Your keyboard changed a quote or a dash into another sign. Type your password again, or paste it.
sign-in-slip-unseen = There was a sign in it that cannot be seen, or a letter made of two. Type your password again.
sign-in-code-used = That code was used already. Enter the next one.
sign-in-second-title = One more step
sign-in-second-lead = Your password was right, { $name }. This account also wants a code from your authenticator app, or one of your saved codes.
sign-in-second-hint = 6 digits from your authenticator app, or a saved code of 26 letters and digits
sign-in-passkey-instead = Use a passkey instead
sign-in-passkey-title = Sign in with a passkey
sign-in-passkey-lead = Your phone, computer or security key checks that it is you. You need no password and no code.
sign-in-passkey-script = Using a passkey needs JavaScript, which is turned off or blocked in this browser. Sign in with your password instead: that works without.
sign-in-passkey-other = Sign in with a password
sign-in-busy-title = Many people are signing in right now
sign-in-busy-lead =
    { $seconds ->
        [one] Press Continue in 1 second. You have a place in line.
       *[other] Press Continue in { $seconds } seconds. You have a place in line.
    }
sign-in-busy-kept = What you typed is kept in this page for 10 minutes. Nothing is wrong with it.
sign-in-text-code = your sign-in code is { $code }. It works until { $time }. We never ask for it.
prove-title = Is it still you?
prove-lead = What comes next is sensitive, so we ask again. This holds for 5 minutes.
prove-passkey = Use my passkey
prove-nothing = Enter your password or a code
prove-wait = Too many were wrong. Wait a while, or use another way.
prove-wait-until = Too many wrong passwords were tried. You can try your password again from { $time }.
prove-changed = Your password was changed meanwhile. Enter the new one.
prove-code-shape = Enter 6 digits from your authenticator app, or a saved code of 26 letters and digits
prove-code-wrong = That code is not right. Check it and try again.
prove-password-wrong =
    { $left ->
        [0] That password is not right. The next try is possible in an hour.
        [one] That password is not right. You have 1 more try.
       *[other] That password is not right. You have { $left } more tries.
    }
prove-help = Cannot do any of these? Call { $phone }, { $hours }.
prove-back = Back to security
change-password-title = Change your password
change-password-lead = You stay signed in here. Everywhere else you will be signed out, and we write to you.
change-password-current = Password you use now
change-password-new = New password
change-password-submit = Change password
change-password-done = Your password is changed.
change-password-current-missing = Enter the password you use now
change-password-same = Choose another password than the one you use now
change-password-listed = Your password stands on a list of leaked passwords. Somebody may know it. Please choose a new one now.
# dynamic: register-mail-code
register-mail-code = Enter this email address and this invitation code there:
register-mail-code-number = Enter this code there, with the member ID from your card:
