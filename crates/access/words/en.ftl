# Sign-in form
sign-in-title = Sign in
sign-in-username = Username or email
sign-in-password = Password
sign-in-shared = This is a shared computer
sign-in-shared-hint = We will remember nothing here and sign you out after 5 quiet minutes.
sign-in-submit = Sign in
sign-in-continue = Continue
sign-in-help = Help me get in
sign-in-register = I have an invitation code
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
sign-in-cookies = Your browser did not keep our cookie, and sign-in needs it. Allow cookies for this site in your browser's settings, then sign in again.

# Code
sign-in-code-title = Check your email for a code
sign-in-code-lead = We do not know this browser yet. If we know that name, we have sent a code to its email address. Enter it here.
sign-in-code-asked = You typed { $name }. We were asked for a code at { $time }.
sign-in-code = Code
sign-in-code-hint = 8 letters and digits, such as AB12-CD34. It works for 10 minutes. Earlier codes still work too.
sign-in-remember = Remember this browser for 30 days
sign-in-remember-hint = Next time your password alone will do here.
sign-in-code-shape = Enter the code from the message: 8 letters and digits
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
sign-in-several = More than one person uses this email address with that password. Sign in with your username instead.
sign-in-several-again = Sign in with my username

# Get in
get-in-title = Help me get in
get-in-call = Call { $phone }, { $hours }. A person will help you sign in, also when you forgot your username or password or no longer have your email address.
get-in-try-title = What you can try now
get-in-try-email = Sign in with your email address instead of your username. If we know it, we send a code there. If we do not, we write to you and say so.
get-in-try-spam = Look for our message in your spam folder. It can take a few minutes.
get-in-try-password = Check that caps lock is off and that no space stands before or after your password.
get-in-medicine-title = Need medicine today?
get-in-medicine = Your pharmacy card still works while you cannot sign in. For a refill, call { $phone }.
get-in-again = Back to sign in

# Register
register-title = Create your account
register-lead = You need the invitation code from the email we sent you.
register-email = Email
register-code = Invitation code
register-code-hint = 12 letters and digits, such as AB12-CD34-EF56
register-email-shape = Enter the email address our invitation went to, such as name@example.com
register-code-shape = Enter the invitation code from the message: 12 letters and digits
register-no-match = This email and code do not belong together. Check both and try again.
register-late = That code has expired. We have sent a new one to the same address. Enter it here.
register-used = This invitation was already used. If you have an account, sign in.
register-waited = More than 30 minutes went by, so enter your email and code again. The code still works.
register-none = No invitation? Call { $phone }, { $hours }.
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
register-mail-code = Enter this email address and this invitation code there:
register-mail-until = The code works until { $time }.
register-mail-open-subject = { $plan }: your account is ready
register-mail-open-intro = Your account is ready. From now on you sign in with your username or this email address, and your password.
