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
status-portal = Go to sign in
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
status-share = { $percent } %
status-share-none = No checks
status-definition = The percentages say how many of our own checks went well. We check about once a minute, the way a member’s browser would. A check that fails during planned work counts as failed, and we never round up.
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
