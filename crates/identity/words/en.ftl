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
