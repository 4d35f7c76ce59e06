# On every page of this room
factors-back = Back to sign-in and security
factors-last-title = This is your only way in
factors-last-why = Without it you could not sign in any more. Add another way first. Then you can remove this one.
factors-last-password = Set a password

# Overview
security-title = Sign-in and security
security-lead = How you get into your account, and how it is kept yours.
security-in = How you sign in
security-password = Password
security-password-what = your password
security-password-set = You have one
security-password-none = You have none
security-password-off = Switched off after too many wrong tries. Set a new one.
security-passkeys = Passkeys
security-passkeys-what = your passkeys
security-passkeys-count = { $n ->
    [0] None yet
    [one] 1 passkey
   *[other] { $n } passkeys
}
security-app = Authenticator app
security-app-what = your authenticator app
security-app-on = Set up
security-app-none = Not set up
security-app-off = Switched off after too many wrong codes. Set it up again.
security-saved = Saved codes
security-saved-what = your saved codes
security-saved-count = { $n ->
    [0] None left
    [one] 1 code left
   *[other] { $n } codes left
}
security-advice-passkey = A passkey is the safest and quickest way to sign in. You use your fingerprint, your face or your screen lock, and there is nothing to remember.
security-add-key = Add a passkey
security-advice-saved = Save ten codes on paper. If you lose your device, one of them helps you get in.
security-make-codes = Make saved codes
security-look = Also here
security-profile = Your profile
security-profile-what = What your plan has, and where your orders go
security-contacts = Email and phone
security-contacts-what = Where we send codes and tell you about changes
security-choices = Message choices
security-choices-what = What we write to you about, and when texts wait
security-messages = Messages we sent
security-messages-what = Everything we sent you, and whether it got through
security-devices = Where you are signed in
security-devices-what = Browsers that are signed in or remembered
security-viewed = Who viewed my record
security-viewed-what = Each look of our support staff, with the reason
security-history = What happened in your account
security-history-what = Sign-ins and changes, newest first
security-family = People who help you
security-family-what = Somebody you trust, for when you cannot get in
security-readiness = How ready am I?
security-readiness-what = What you could still do if you lost your phone or your email

# Passkeys
passkeys-title = Passkeys
passkeys-lead = A passkey signs you in with your fingerprint, your face or your screen lock. Nobody can guess it, and it works only here.
passkeys-none = You have no passkey yet.
passkey-back = Back to passkeys
passkey-add = Add a passkey
passkey-made = Added
passkey-used = Last used
passkey-lives = Where it is
passkey-synced = On all your devices that share it
passkey-on-device = On one device only
passkey-never-used = Not used yet
passkey-unnamed = Passkey from { $browser }
passkey-unverified = This passkey did not check that it was you, so it needs your password beside it, and some browsers will not offer it. Set a PIN or a screen lock on its device, then add it again.
passkey-removed-done = The passkey was removed.
passkey-named-done = The name was saved.
passkey-copied-title = We switched off the passkey “{ $name }”
passkey-copied-why = On { $at } it behaved as if somebody had a copy of it. It opens nothing any more.
passkey-copied-do = Add a new one. If anything else looks strange, call { $phone }.

passkey-new-title = Add a passkey
passkey-new-lead = Press the button, and your browser asks where to keep it. You can keep it:
passkey-new-phone = on this device
passkey-new-other = on your phone or tablet: choose another device and scan the picture
passkey-new-key = on a security key
passkey-new-shared = This is a shared computer. Keep the passkey on your own phone or on a security key, not here.
passkey-new-submit = Add a passkey
passkey-new-means = We keep only its public half. Your fingerprint or face never leaves your device.
passkey-new-script = This step needs JavaScript
passkey-new-instead = It is turned off or blocked in this browser, and a passkey cannot be made without it. These work without it and protect you too:
passkey-new-app = Set up an authenticator app
passkey-new-codes = Make saved codes
passkey-make-unreadable = Your browser sent something we could not read, so there is no passkey yet. Please try again.
passkey-make-held = This device has a passkey for your account already.
passkey-make-enough = You have 20 passkeys, which is the most we keep. Remove one first.

passkey-one-title = Passkey
passkey-fresh-title = Your passkey is ready
passkey-fresh-lead = Next time, choose “Sign in with a passkey”. Give it a name now, so that you know it again.
passkey-name = Name
passkey-name-hint = For example: my phone
passkey-name-save = Save name
passkey-name-missing = Enter a name
passkey-name-long = Use at most 60 characters
passkey-remove-link = Remove this passkey
passkey-remove-title = Remove this passkey?
passkey-remove-means = You will not be able to sign in with it any more.
passkey-remove-device = It stays on your device until you delete it there too.
passkey-remove-submit = Remove passkey
passkey-remove-keep = Keep it

# What a button that asks for a passkey says
passkey-said-cancelled = Nothing happened: the passkey was cancelled, or there is none on this device. You can try again or use another way.
passkey-said-held = This device has a passkey for your account already.
passkey-said-place = Passkeys do not work at this address. Open the portal by its name, such as localhost instead of numbers.
passkey-said-failed = That did not work. Please try again, or use another way.
passkey-said-none = This browser cannot use passkeys. Please use another way.

# Why a passkey opened nothing
passkey-refused-script = Using a passkey needs JavaScript, which is turned off or blocked in this browser. Please use another way.
passkey-refused-late = That took too long, so nothing happened. Please try again.
passkey-refused-answered = This passkey was used a moment ago with the same request. Please try again.
passkey-refused-unreadable = That passkey could not be checked. Please try again, or use another way.
passkey-refused-unknown = This passkey belongs to no account here. Please use another way.
passkey-refused-somebody = That is a passkey of another account.
passkey-refused-removed = This passkey was removed from its account on { $at }. Please use another way.
passkey-refused-unverified = Your device did not check that it was you. Please use a passkey that asks for your fingerprint, your face or your screen lock.
passkey-refused-copied = This passkey was switched off on { $at }, because somebody may have a copy of it. Please use another way.

# Authenticator app
authenticator-title = Authenticator app
authenticator-lead = An app on your phone shows a new code of six digits every 30 seconds. It works without a signal.
authenticator-none = You have not set one up.
authenticator-set-up = Set up an app
authenticator-again = Set up again
authenticator-move = Set up on a new phone
authenticator-back = Back to authenticator app
authenticator-made = Set up on
authenticator-used = Last used
authenticator-never-used = Not used yet
authenticator-on-done = Your authenticator app is set up.
authenticator-removed-done = The authenticator app was removed.
authenticator-off-title = Your authenticator app is switched off
authenticator-off-why = By { $at }, a hundred wrong codes had been tried in a row. Everything else works as before. Set the app up again to use it.
authenticator-new-title = Set up an authenticator app
authenticator-new-lead = Any authenticator app works. If you have one set up here already, the new one takes its place.
authenticator-new-one = Step 1: Add us to your app
authenticator-new-scan = In the app, choose to add an account and scan this picture.
authenticator-new-picture = The picture your app scans. The same key stands below it as text.
authenticator-new-type = Or type this key into the app:
authenticator-new-here = The app is on this device: open it
authenticator-new-two = Step 2: Enter the code it shows
authenticator-code = Code
authenticator-code-hint = Six digits
authenticator-code-wrong = That is not the code of this picture. Wait for the next one. If it still fails, check that your phone sets its clock by itself.
authenticator-code-shape = Enter the six digits your app shows
authenticator-new-submit = Finish
authenticator-remove-link = Remove the app
authenticator-remove-title = Remove the authenticator app?
authenticator-remove-means = Its codes will not work here any more.
authenticator-remove-submit = Remove app
authenticator-remove-keep = Keep it

# Saved codes
saved-title = Saved codes
saved-lead = Ten codes on paper, for the day you lose your phone. Each works once.
saved-none = You have none yet.
saved-back = Back to saved codes
saved-make = Make ten codes
saved-make-again = Make ten new codes
saved-left = { $n ->
    [0] No codes left.
    [one] 1 code left.
   *[other] { $n } codes left.
}
saved-made = Made on { $day }.
saved-few = Make new ones soon, while you are signed in.
saved-lost = If somebody else may have seen them, make new ones. The old ones stop at once.
saved-off-title = Your saved codes are switched off
saved-off-why = By { $at }, a hundred wrong codes had been tried in a row. Make ten new ones.
saved-new-title = Make ten saved codes
saved-new-lead = We show them once. Have a printer or a pen ready.
saved-new-where = Keep them where you keep important papers, not with your phone.
saved-replaces = { $n ->
    [one] The 1 code you have left stops working.
   *[other] The { $n } codes you have left stop working.
}
saved-new-submit = Show the codes
saved-new-later = Not now
saved-sheet-title = Your ten saved codes
saved-sheet-once = Print this page or write the codes down now. We cannot show them again.
saved-sheet-use = At { $place }, enter one of them where we ask for a code. Cross it out afterwards. Hyphens and small letters do not matter.
saved-sheet-keep = Nobody from your plan will ever ask you for these codes.
saved-sheet-print = Print
saved-sheet-done = I have saved them
