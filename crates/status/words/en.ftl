# The status page
# dynamic: status-title-
# dynamic: status-part-
# dynamic: status-of-
# dynamic: status-state-
# dynamic: status-stage-
status-title-works = Everything works
status-title-unheard = No trouble known
status-title-unseen = No check has been made yet
status-title-unsure = We are checking whether something is wrong
status-title-maintenance = Planned work is under way
status-title-slow = Something is slow
status-title-some = Something does not work for some members
status-title-nobody = Something does not work right now
status-as-of = As of { $moment }. If that is more than 10 minutes ago, this page is out of date: call us.
status-back = Status now
status-also = Also right now
status-today = Need medicine today?
status-today-call = Call { $phone } (TTY { $tty }), { $hours }. A person can order it for you or help your pharmacy. Your ID card works at the pharmacy as always.
status-parts = What you can do here
status-part = What
status-now = Right now
status-checks = Our own checks
status-month = Last 30 days
status-quarter = Last 90 days
status-year = Last 12 months
status-part-sign-in = Sign in
status-part-code = Get a code
status-part-refill = Refill a prescription
status-part-order = Follow an order
status-part-claims = Claims and costs
status-part-card = ID card
status-part-apps = Connected apps
status-state-works = Works
status-state-unheard = No trouble known
status-state-unsure = We are checking
status-state-maintenance = Planned work
status-state-slow = Slow
status-state-some = Not for everyone
status-state-nobody = Does not work
status-checked-never = No automatic check
status-checked-well = Went well at { $time }
status-checked-failing = Failed at { $time }
status-checked-stopped = None since { $moment }
status-checked-mail = { $said } (by email)
status-share = { $percent } %
status-share-none = No checks
status-definition = The percentages say how many of our own checks went well. We check about once a minute, the way a member’s browser would, and codes about every five minutes. A check that fails during planned work counts as failed, and we never round up.
status-planned = Planned work
status-known = Known issues
status-known-none = We know of none.
status-recent = What happened lately
status-recent-none = Nothing in the last 12 months.
status-history = The last 12 months
status-history-title = How the last 12 months went
status-feed = Follow this page in a feed reader (Atom)
status-feed-title = Status of { $plan }
status-shares = How many checks went well
status-happened = What happened
status-happened-none = Nothing in the last 12 months.
status-who = Who is affected
status-works = What still works
status-todo = What to do
status-next = We write again by { $moment }.
status-next-late = This update is late. We meant to write again by { $moment }.
status-since = Since { $moment }
status-span = { $from } to { $until }
status-span-day = { $from } to { $until }
status-span-planned = Planned: { $from } to { $until }
status-touches = About: { $parts }
status-members = { $count ->
    [one] At least 1 member was affected.
   *[other] At least { $count } members were affected.
}
status-by-itself = This notice was put here automatically, because most sign-ins on browsers we know fail. A person will write more.
status-stage-draft = Draft
status-stage-investigating = Looking for the cause
status-stage-identified = Cause found
status-stage-monitoring = Fixed, and we are watching
status-stage-resolved = Over
status-stage-afterwards = Over, and explained
status-stage-known = Known issue
status-stage-fixed = Fixed
status-stage-planned = Planned
status-stage-underway = Under way
status-stage-done = Done

# Posts prepared for a person to change and publish
# dynamic: status-draft-title-
# dynamic: status-draft-who-
# dynamic: status-draft-works-
# dynamic: status-draft-happens-
# dynamic: status-draft-todo-
status-of-sign-in = signing in
status-of-code = getting a code
status-of-refill = refilling a prescription
status-of-order = following an order
status-of-claims = looking at claims and costs
status-of-card = the ID card on this site
status-of-apps = connected apps
status-draft-title-slow = Slow right now: { $part }
status-draft-title-some = Does not work for some members: { $part }
status-draft-title-nobody = Does not work right now: { $part }
status-draft-title-known = A known issue: { $part }
status-draft-title-maintenance = Planned work: { $part }
status-draft-who-slow = Members may wait longer than usual for this: { $part }.
status-draft-who-some = Some members. If it works for you, nothing is wrong with your account. This is about { $part }.
status-draft-who-nobody = Every member. Nothing is wrong with your account. This is about { $part }.
status-draft-who-known = Some members, now and then. This is about { $part }.
status-draft-who-maintenance = Every member, during this time only. This is about { $part }.
# dynamic: status-draft-codes-title-
# dynamic: status-draft-codes-who-
status-draft-codes-title-domain = Codes to { $domain } mailboxes arrive late or not at all
status-draft-codes-title-mail = Codes by email arrive late or not at all
status-draft-codes-title-text = Codes by text message arrive late or not at all
status-draft-codes-who-domain = Members whose email address is at { $domain }, or at another name of the same provider. Nothing is wrong with your account.
status-draft-codes-who-mail = Some members who get their codes by email. Nothing is wrong with your account.
status-draft-codes-who-text = Some members who get their codes by text message. Nothing is wrong with your account.
status-draft-works-passkey = Signing in with a passkey, everything in browsers where you are signed in, and your ID card at the pharmacy.
status-draft-works-browser = Other browsers, on this device or another one. Your ID card works at the pharmacy.
status-draft-works-code = An authenticator app, a saved code, a passkey, or another way to get the code. Your ID card works at the pharmacy.
status-draft-works-refill = Refills by phone at { $phone } (TTY { $tty }), and refills at your pharmacy’s counter.
status-draft-works-phone = Everything else here, and our phone line at { $phone } (TTY { $tty }).
status-draft-works-card = Your printed ID card works at the pharmacy, and we can read its numbers to your pharmacy at { $phone } (TTY { $tty }).
status-draft-happens-investigating = We are looking for the cause.
status-draft-happens-identified = We know the cause and are fixing it.
status-draft-happens-monitoring = It is fixed. We are watching to be sure.
status-draft-happens-resolved = It works again.
status-draft-happens-afterwards = This is what happened, and what we changed so that it does not happen again.
status-draft-happens-known = We know of this and will fix it.
status-draft-happens-fixed = This is fixed.
status-draft-happens-planned = We are going to work on this part of the service.
status-draft-happens-underway = We are working on this part of the service now.
status-draft-happens-done = The planned work is done.
status-draft-todo-investigating = Please try again later. You do not need to change your password. If you need medicine today, call { $phone } (TTY { $tty }).
status-draft-todo-identified = Please try again later. You do not need to change your password. If you need medicine today, call { $phone } (TTY { $tty }).
status-draft-todo-monitoring = Try again now. If it still does not work, call { $phone } (TTY { $tty }).
status-draft-todo-resolved = Nothing. If something still does not work, call { $phone } (TTY { $tty }).
status-draft-todo-afterwards = Nothing. If you have questions, call { $phone } (TTY { $tty }).
status-draft-todo-known = If it stops you, call { $phone } (TTY { $tty }).
status-draft-todo-fixed = Nothing. If something still does not work, call { $phone } (TTY { $tty }).
status-draft-todo-planned = Do what you need before or after this time. If you need medicine then, call { $phone } (TTY { $tty }).
status-draft-todo-underway = Please come back later. If you need medicine today, call { $phone } (TTY { $tty }).
status-draft-todo-done = Nothing. If something does not work, call { $phone } (TTY { $tty }).

# Where the portal has no status page
status-none-title = There is no status page here
status-none-lead = We cannot show you here whether something is wrong with this site. A person can tell you.
status-stopped-title = We cannot say how things are now
status-stopped-lead = Our last news is from { $moment }. Since then our checks have told us nothing. A person can tell you more.
status-none-why = Why can’t I sign in?

# Being told of what happens
# dynamic: status-follow-ask-
# dynamic: status-follow-by-
# dynamic: status-follow-next-
# dynamic: status-follow-confirm-
# dynamic: status-follow-leave-
# dynamic: status-told-
# dynamic: status-told-stop-
status-follow = Be told when something is wrong
status-follow-link = Get news by email or text message
status-follow-feed-only = You can follow this page in a feed reader (Atom), below. We send no emails or text messages about it.
status-follow-title = How do you want to be told?
status-follow-lead = We write when something stops working, when it works again, and before planned work. You need no account.
status-follow-back = Other ways
status-follow-again = Start again
status-follow-anew = Ask again
status-follow-go-on = Continue
status-follow-ask-mail = Get news by email
status-follow-ask-text = Get news by text message
status-follow-ask-call = Get news by webhook
status-follow-by-mail = By email
status-follow-by-mail-how = One email for each update. You can stop with one press.
status-follow-by-text = By text message
status-follow-by-text-how = One short text for each update. Reply STOP to end. Your phone company may charge for texts.
status-follow-by-feed = In a feed reader (Atom)
status-follow-by-feed-how = We learn no address of yours.
status-follow-by-call = By webhook, for programs
status-follow-by-call-how = We call your server’s address with signed JSON for each update.
status-follow-private = We keep this address apart from everything about members, use it for this alone, and delete it within 30 days after you stop.
status-follow-to-mail = Email address
status-follow-to-mail-wrong = Type an email address, such as name@example.com.
status-follow-to-text = Mobile phone number
status-follow-to-text-hint = A United States number with area code.
status-follow-to-text-wrong = Type a 10-digit phone number, such as 503-555-0142.
status-follow-to-call = Web address of your program
status-follow-to-call-hint = It begins with https:// and a name that everyone on the internet can reach. No port, no password in it.
status-follow-to-call-wrong = Type an address that begins with https:// and a public name, without a port or a password.
status-follow-part = What do you want to hear about?
status-follow-part-missing = Tick what you want to hear about, or “Everything”.
status-follow-all = Everything
status-follow-next-mail = Next, we send an email with a link. Press it to confirm that the address is yours.
status-follow-next-text = Next, we text you a code. Type it here to confirm that the phone is yours.
status-follow-next-call = Next, we show you a key and call your program to check that it is yours.
status-follow-too-many = Too many requests came from your connection. Wait 15 minutes, then try again.
status-follow-none = Nothing came?
status-follow-none-limit = We send at most 3 confirmations a day to one address. If that was reached, try again tomorrow.
status-follow-none-many = When very many people ask at once, we pause these texts. Try again in an hour, or choose email.
status-follow-none-folder = Look in the spam or junk folder too. If the address was mistyped, ask again.
status-follow-none-stop = If you ever replied STOP to our texts, text START to the same number first, then ask again.
status-follow-code-title = Type the code from the text
status-follow-code-lead = If this phone can take our texts, a 6-digit code is on its way. It is good for 30 minutes.
status-follow-code = Code
status-follow-code-hint = 6 digits
status-follow-code-shape = Type the 6 digits from the text.
status-follow-code-wrong = This code does not fit. Look at the newest text and type it again.
status-follow-call-title = Check your program
status-follow-call-key = Each of our calls is signed with this key. Give it to your program now:
status-follow-call-once = We show this key only now. Copy it before you go on.
status-follow-call-shown = Your key was shown once. If you did not copy it, start again for another one.
status-follow-call-echo = When you press the button, we call your program with a JSON text that has a “challenge”. It must answer within 10 seconds with status 200 and with exactly that challenge as its text.
status-follow-call-now = Call it now
status-follow-call-silent = Your program did not answer with the challenge. Check its address and its answer, then press the button again.
status-follow-call-busy = We are calling many programs right now. Wait a minute, then press the button again.
status-follow-call-full = We already call as many programs as we can, here or at this server. Please use the feed (Atom) instead.
status-follow-confirm-title = Confirm that you want this
status-follow-confirm-lead = You will get email about: { $parts }.
status-follow-confirm-press = Yes, send me this
status-follow-confirm-not = If you did not ask for it, close this page. We then send nothing more.
status-follow-leave-title = Stop these messages?
status-follow-leave-lead = You are being told about: { $parts }.
status-follow-leave-press = Stop them
status-follow-leave-not = To change what you hear about, ask again with the same address.
status-told-mail-sent-title = Look in your mailbox
status-told-mail-sent = If this address can take our mail, an email with a link is on its way. It is good for 24 hours.
status-told-follows-title = You will be told
status-told-follows = We write to you about: { $parts }.
status-told-stop-mail = Each email has a link that stops them with one press.
status-told-stop-text = Reply STOP to any of our texts to end them.
status-told-stop-call = Each call names an address under “leave”. A POST to it ends the calls, and so does the answer 410.
status-told-link-over-title = This link is over
status-told-link-over = It was good for 24 hours, and for one confirmation. Nothing was changed.
status-told-code-over-title = Please start again
status-told-code-over = This request is too old, was used already, or was tried too often. Nothing was changed.
status-told-left-title = You will not be told any more
status-told-left = We took this address off the list. You can ask again at any time.
status-told-nobody-title = This link stops nothing
status-told-nobody = If you stopped these messages already, you need do nothing. If they still come, use the link in the newest one, or call { $phone }.

# What is sent
status-mail-confirm-subject = Confirm: news about the { $plan } website
status-mail-confirm = Somebody asked us to write to this address when something is wrong with the { $plan } website. Press the link if it was you.
status-mail-confirm-link = Yes, I want this
status-mail-confirm-not = If it was not you, do nothing. We then send nothing more, and delete this address within 30 days.
status-mail-page = Everything we know so far: { $address }
status-mail-leave = Stop these emails
status-mail-never = We never ask for your password. This email goes to people who asked for news; it has nothing to do with your account.
status-text-confirm = { $plan }: { $code } is your code to get service news by text. If you did not ask for it, do nothing.
status-text-post = { $plan }: { $title }. Details: { $address }
status-text-stop = Reply STOP to end.

# Report a problem
# dynamic: status-report-what-
status-help-link = You cannot sign in? Help that works without the portal
status-report-link = Report a problem
status-report-title = Report a problem
status-report-lead = Tell us what does not work for you right now. You need no account, and we ask for no name.
status-report-part = What did you want to do?
status-report-part-missing = Choose what you wanted to do.
status-report-what = What happened?
status-report-what-missing = Choose what happened.
status-report-what-open = The page did not open
status-report-what-message = I saw an error message
status-report-what-slow = It took very long
status-report-what-nothing = I waited and nothing came
status-report-what-wrong = It showed something wrong
status-report-counts = We count one report from each person a day for each part. We cannot answer you here, because we do not ask who you are.
status-report-send = Send report
status-report-done-title = Thank you
status-report-done = We count each person once, and only a few reports an hour from the same internet connection. When more than usual report the same, a person looks at it and writes about it on the status page. Nothing is published by itself.
status-report-person = Nobody can answer a report, because we do not know who sent it. If it stops you, call us: a person can help.
