# Sign out
sign-out-title = Sign out
sign-out-lead = You will be signed out of this browser.
sign-out-submit = Sign out
sign-out-stay = Stay signed in
sign-out-done-title = You are signed out
sign-out-done-lead = Nothing of your record is left in this browser.
sign-out-done-shared = On a shared computer, close the browser window as well.
sign-out-again = Sign in again

# Choosing a password
password-hint = 15 or more characters. A few words are easy to remember. Spaces are fine.
password-suggest = Suggest one for me
password-offered = Write these words down or save them, then use them:
password-use = Use this password
password-short = Use 15 or more characters
password-long = Use at most 256 characters
password-common = This is one of the passwords that strangers try first. Choose a less common one.
password-pattern = This repeats or counts, so it is easy to guess. Choose words that do not follow each other.
password-about-you = This is made of your own name, email or plan. Choose words that have nothing to do with you.
password-listed = This password looks like one on a list of leaked passwords. Choose another one.

# Browsers
browser-on = { $name } on { $system }
browser-system = A browser on { $system }
browser-unknown = A browser we could not recognize

# Notices
# dynamic: notice-
notice-you = If this was you, there is nothing to do.
notice-not-you = If this was not you, tell us now: call { $phone }, or open this page. You do not have to sign in.
notice-not-you-link = This was not me
notice-new-browser-subject = { $plan }: you signed in on a new browser
notice-new-browser-intro = Your account was signed in to on { $at } with { $browser }, a browser we did not know.
notice-new-browser-text = Your account was signed in to on a new browser.
notice-password-changed-subject = { $plan }: your password was changed
notice-password-changed-intro = Your password was changed on { $at }. Everywhere else you were signed in, you are now signed out.
notice-password-changed-text = Your password was changed.
notice-password-reset-subject = { $plan }: your password was set anew
notice-password-reset-intro = Your password was set anew on { $at } with a code we sent. Everywhere else you were signed in, you are now signed out.
notice-password-reset-text = Your password was set anew.
notice-contact-added-subject = { $plan }: a new address or number for you
notice-contact-added-intro = { $contact } was added to your account on { $at }.
notice-contact-added-text = A new address or number was added to your account.
notice-contact-ended-subject = { $plan }: an address or number was removed
notice-contact-ended-intro = { $contact } was removed from your account on { $at }. We will tell it what happens for 30 more days.
notice-contact-ended-text = An address or number was removed from your account.
notice-passkey-added-subject = { $plan }: a passkey was added
notice-passkey-added-intro = A passkey was added to your account on { $at }. It can be used to sign in.
notice-passkey-added-text = A passkey was added to your account.
notice-passkey-removed-subject = { $plan }: a passkey was removed
notice-passkey-removed-intro = A passkey was removed from your account on { $at }. It no longer signs anyone in.
notice-passkey-removed-text = A passkey was removed from your account.
notice-authenticator-added-subject = { $plan }: an authenticator app was added
notice-authenticator-added-intro = An authenticator app was added to your account on { $at }.
notice-authenticator-added-text = An authenticator app was added to your account.
notice-authenticator-removed-subject = { $plan }: your authenticator app was removed
notice-authenticator-removed-intro = The authenticator app was removed from your account on { $at }. Its codes no longer work.
notice-authenticator-removed-text = The authenticator app was removed from your account.
notice-saved-codes-made-subject = { $plan }: new saved codes
notice-saved-codes-made-intro = New saved codes were made for your account on { $at }. Codes you saved before no longer work.
notice-saved-codes-made-text = New saved codes were made for your account.
notice-saved-code-used-subject = { $plan }: a saved code was used
notice-saved-code-used-intro = { $left ->
    [0] One of your saved codes was used on { $at }. It was the last one. Make new ones soon.
    [one] One of your saved codes was used on { $at }. 1 code is left. Make new ones soon.
   *[other] One of your saved codes was used on { $at }. { $left } codes are left.
}
notice-saved-code-used-text = One of your saved codes was used.
notice-wrong-step-subject = { $plan }: your password was used, but the code was wrong
notice-wrong-step-intro = On { $at }, somebody typed your right password on a browser we do not know, and then a wrong code. They did not get in.
notice-wrong-step-text = Somebody typed your right password, and then a wrong code. They did not get in.
notice-after-many-subject = { $plan }: you signed in after many tries
notice-after-many-intro = Your account was signed in to on { $at }, after many wrong passwords.
notice-after-many-text = Your account was signed in to after many wrong passwords.
notice-factor-off-subject = { $plan }: one of your ways to sign in was switched off
notice-factor-off-intro = On { $at } we switched off one of your ways to sign in, because it was tried wrongly too often. Your other ways still work. You can set it up again.
notice-factor-off-text = One of your ways to sign in was switched off after too many wrong tries.
notice-frozen-subject = { $plan }: we are protecting your account
notice-frozen-intro = On { $at } somebody told us that something in your account was not you. You can still see your record, order refills to your address on file and use your card. Changes wait until you say that all is well.
notice-frozen-text = We are protecting your account. Your card and refills still work.
notice-unfrozen-subject = { $plan }: your account is open again
notice-unfrozen-intro = Since { $at } you can change things in your account again.
notice-unfrozen-text = Your account is open again.
notice-closed-subject = { $plan }: your online account is closed
notice-closed-intro = On { $at } your plan closed your online account, and you were signed out everywhere. Your coverage, your medicines and your card do not depend on it. To have it opened again, call us.
notice-closed-text = Your online account is closed. Your coverage and your card are not. Call us to open it again.
notice-reopened-subject = { $plan }: your online account is open again
notice-reopened-intro = Since { $at } you can sign in again, with the password and the passkeys you had.
notice-reopened-text = Your online account is open again.
notice-recovery-began-subject = { $plan }: somebody is getting back into your account
notice-recovery-began-intro = On { $at } somebody asked for a way back into your account. If nobody objects, they can use all of it from { $full }.
notice-recovery-began-text = Somebody asked for a way back into your account.
notice-recovery-limited-subject = { $plan }: part of your account is open again
notice-recovery-limited-intro = Since { $at } whoever asked for a way back can see your record and order refills to your address on file. They can use all of the account from { $full }, unless you object.
notice-recovery-limited-text = Part of your account was opened to whoever asked for a way back.
notice-recovery-full-subject = { $plan }: the way back into your account is complete
notice-recovery-full-intro = Since { $at } your account can be used with the new password. Everywhere else you were signed in, you are now signed out.
notice-recovery-full-text = The way back into your account is complete.
notice-recovery-vetoed-subject = { $plan }: the way back into your account was stopped
notice-recovery-vetoed-intro = On { $at } somebody told us that the request for a way back was not theirs. We stopped it. If it was yours, call us or visit us: a person will help you.
notice-recovery-vetoed-text = The request for a way back into your account was stopped.

# Devices
devices-title = Where you are signed in
devices-lead = If you do not know one of these, end it, and tell us that it was not you.
devices-back = Security
devices-places = Signed in now
devices-places-none = You are signed in nowhere else.
devices-browser = Browser
devices-since = Signed in
devices-seen = Last used
devices-act = What you can do
devices-here = This browser
devices-out = Sign out
devices-out-of = Sign out { $browser }
devices-out-all = Sign out everywhere else
devices-known = Remembered browsers
devices-known-lead = On these, your password alone is enough. On others we ask for a code as well.
devices-known-none = No browser is remembered.
devices-used = Last sign-in
devices-until = Remembered until
devices-forget = Forget
devices-forget-of = Forget { $browser }
devices-forget-all = Forget every browser
devices-done-out = That place is signed out.
devices-done-all = You are signed out everywhere else.
devices-done-forgotten = Forgotten. The next sign-in there asks for a code.
devices-not-me = Something here was not me

# History
# dynamic: history-
history-title = Sign-in history
history-lead = What happened in your account, newest first.
history-none = Nothing has happened yet.
history-what = What happened
history-when = When
history-known-device = Signed in with your password
history-mailed-code = Signed in with your password and a code from your email
history-texted-code = Signed in with your password and a code from a text
history-authenticator = Signed in with your password and your authenticator app
history-saved-code = Signed in with your password and a saved code
history-passkey = Signed in with a passkey
history-passkey-and-password = Signed in with a passkey and your password
history-registration = Your account was opened
history-recovery = Signed in after getting back in
history-signed-out = Signed out
history-all-signed-out = Signed out everywhere else
history-wrong-password = A wrong password was typed
history-wrong-step = Your password was typed, and then a wrong code
history-password-changed = Your password was changed
history-password-reset = Your password was set anew
history-contact-added = An address or number was added
history-contact-ended = An address or number was removed
history-passkey-added = A passkey was added
history-passkey-removed = A passkey was removed
history-authenticator-added = An authenticator app was added
history-authenticator-removed = The authenticator app was removed
history-saved-codes-made = New saved codes were made
history-saved-code-used = A saved code was used
history-factor-off = A way to sign in was switched off after too many wrong tries
history-device-forgotten = A remembered browser was forgotten
history-frozen = Your account was protected
history-unfrozen = Your account was opened again
history-closed = Your plan closed your account
history-reopened = Your plan opened your account again
history-recovery-began = Somebody asked for a way back in
history-recovery-vetoed = A way back in was stopped
history-recovery-done = A way back in was completed

# Contacts
contacts-title = Email addresses and phone numbers
contacts-lead = Codes and notices go here. Two ways are better than one: if you lose one, the other brings you back.
contacts-none = Nothing is on file. Add an email address or a phone number, so that we can reach you.
contacts-way = Address or number
contacts-kind-mail = Email
contacts-kind-phone = Phone
contacts-since = Since
contacts-state = State
contacts-confirmed = Confirmed
contacts-unconfirmed = Not confirmed
contacts-end = Remove
contacts-add = Add an address or number
contacts-done-added = Added. Codes can go there from now on.
contacts-done-ended = Removed. For 30 more days we will tell it what happens in your account.
contacts-held = Somebody got back into this account a short time ago. To protect you, addresses and numbers can be changed again from { $until }.
contacts-enough = You have 6 already. Remove one first.
contacts-last = This is the only way we can reach you. Add another one first.
contact-add-title = Add an address or number
contact-add-lead = We will send a code there. It counts once you enter that code.
contact-add-reach = Email address or mobile phone number
contact-add-hint = Such as name@example.com or 202-555-0123
contact-add-submit = Send a code
contact-add-shape = Enter an email address such as name@example.com, or a phone number with 10 digits
contact-add-standing = This one is on file already
contact-add-spent = You asked for 6 codes today. Try again tomorrow.
contact-add-no-texts = We cannot send text messages yet. Enter an email address.
contact-code-title = Enter the code
contact-code-lead = We sent a code to { $way }. It works for 10 minutes.
contact-code = Code
contact-code-hint = 8 letters and digits by email, 6 digits by text
contact-code-submit = Continue
contact-code-shape = Enter the code from the message
contact-code-wrong = { $left ->
    [one] That code is not right. You can try 1 more time.
   *[other] That code is not right. You can try { $left } more times.
}
contact-code-late = That code was sent more than 10 minutes ago. Ask for a new one.
contact-code-again = Ask for a new code
contact-end-title = Remove this one?
contact-end-lead = { $way }
contact-end-means = No more codes will go there, and it no longer brings you back. For 30 more days we will tell it what happens in your account.
contact-end-submit = Remove
contact-end-keep = Keep it
contact-mail-subject = { $plan }: confirm this address
contact-mail-intro = Somebody, we hope you, is adding this to an account. Enter this code there:
contact-mail-not-you = If this was not you, ignore this message. Without the code nothing happens.
contact-text = Your code is { $code }. Nobody from us will ask you for it.
