# The frame around every page.
layout-skip = Go to the main part of this page
layout-demo-label = About this demo
layout-demo-title = Demo:
layout-demo = invented people, invented medicines, nothing is sent.
layout-demo-outbox = Open the demo mailbox
layout-signed-in-as = Signed in as { $name }
layout-other-language = Español
layout-portal = Go to sign in
layout-text-large = Larger text
layout-text-normal = Normal text
layout-help = Help
layout-sign-out = Sign out
layout-nav = Your pharmacy benefit
layout-home = Home
layout-prescriptions = Prescriptions
layout-refills = Refills
layout-orders = Orders
layout-claims = Claims
layout-payments = Payments
layout-card = ID card
layout-security = Security
layout-news = News about this service
layout-news-works = What still works:
layout-news-more = What we know so far
layout-help-title = Talk to a person
layout-help-tty = TTY { $tty }
layout-refill = Refill without signing in
layout-safe-title = How to know it is us
layout-safe = We never ask for your password in a call, an email or a text. Our address is always { $address }.
layout-made = Made with Latchkey, open software for pharmacy benefit plans.

# Fields and small parts.
kit-problems-title = Please check your answers
kit-error = Please fix:
kit-show = Show
kit-hide = Hide
kit-show-password = Show password
kit-caps = Caps lock is on.
kit-pages = More pages
kit-newer = Newer
kit-older = Older
kit-change = Change
kit-warning = Important:
kit-no-date = Date not available
kit-step-done = (done)
kit-step-now = (happening now)
kit-step-held = (waiting for you)
kit-step-todo = (not yet)

# Signing out by itself.
idle-line = To keep your information private, this page signs you out at { $time } if you do nothing.
idle-title = Are you still there?
idle-words = To keep your information private, we will sign you out at { $time }. Nothing you have ordered will be lost.
idle-stay = Stay signed in
idle-failed = We could not reach the service. Check your internet connection, then press the button again.

# Pages for when something did not work.
failure-missing-title = We can’t find that page
failure-missing-what = The address may be mistyped, or the page may have moved.
failure-missing-kept = Nothing you did before is lost.
failure-missing-next = Check the address, or go back and choose again.
failure-problem-title = Something went wrong on our side
failure-problem-what = It was not anything you did.
failure-problem-next = Go back and try again. If it happens again, call us and read out the reference below.
failure-unavailable-title = This part of the service is resting
failure-unavailable-what = We can’t reach your records at the moment. They are safe.
failure-unavailable-next = Try again in a few minutes. Your pharmacy can still fill your prescriptions with your card.
failure-refused-title = We could not accept that step
failure-refused-what = It did not come from one of our own pages, so we stopped it to protect you.
failure-refused-kept = Nothing was saved or sent.
failure-refused-next = Open the page again from our own address and repeat the step.
failure-busy-title = Many people are here right now
failure-busy-what = Your turn comes in a moment.
failure-busy-next = Wait 15 seconds, then try again.
failure-asked = This happened on { $moment }.
failure-call = Need a person? Call { $phone }, { $hours }.
failure-card = Show your card at a pharmacy without signing in
failure-reference = If you call, read out this reference:
failure-write = Or write to us about it
failure-home = Go to your home page
failure-sign-in = Go to sign in
failure-unreadable-title = We could not read what was sent
failure-unreadable-what = What reached us was incomplete, too long, or not in a form we know.
failure-unreadable-kept = Nothing was saved or sent.
failure-unreadable-next = Go back, check your answers, and try once more.
failure-full-what = We can’t save anything new at the moment. You can still look at your records.
failure-kept-not = We did not save or send your last step.
failure-kept-saved = What you sent before this was saved.
failure-kept-unsure = We can’t tell yet whether your last step went through. Look before you do it again.

# The page's title, when answers need another look.
kit-title-problem = Error:

# Letters by mail.
letter-greeting = Hello { $name },
letter-closing = Your { $plan } team
letter-call = Need a person? Call { $phone }, { $hours }.
letter-really-us = Did we really send this? This message carries the code { $mark }. You can check it at { $address } under “Help”. We never ask for your password.
letter-text = { $plan }: { $words } Really us? Code { $mark } at { $address }.

# The gallery: a message in its plain forms.
letter-title = What we write, without pictures
letter-by-phone = By text message
