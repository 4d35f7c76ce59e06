# The desk: for staff of the plan
desk-name = Support desk
desk-nav = Desk
desk-nav-queue = Tickets
desk-nav-look-up = Look up a member
desk-nav-staff = Staff
desk-idle = You will be signed out at { $time } unless you open a page before.
desk-needs-script = This step needs JavaScript: only your browser can ask for the passkey.

# Signing in
desk-sign-in-title = Sign in to the support desk
desk-sign-in-lead = Use the passkey you made when you joined. There is no password.
desk-sign-in-submit = Sign in with your passkey
desk-sign-in-join = I have an invitation
desk-sign-in-member = I am a member: sign in to the portal
desk-sign-in-unknown = This passkey opens nothing at the desk. If it should, ask an administrator for an invitation.

# Joining
desk-join-title = Join the support desk
desk-join-lead = An administrator has given you an invitation. It works once, within 24 hours.
desk-join-back = Back to sign-in
desk-join-code = Invitation
desk-join-hint = 26 letters and digits. You can paste it whole.
desk-join-submit = Continue
desk-join-missing = Enter the invitation you were given
desk-join-wrong = This invitation was used, is over, or was mistyped. Ask for a new one if it looks right.
desk-key-title = Make your passkey
desk-key-back = Use another invitation
desk-key-lead = Use your own device. It must ask for your fingerprint, your face or your screen lock. Nobody else may use it for the desk.
desk-key-submit = Make a passkey
desk-key-held = The passkey was not kept: the invitation has been used meanwhile, or this passkey is in use here. Ask for a new invitation.
desk-name-label = Name
desk-team-label = Team
desk-role-label = Role

# Roles
# dynamic: desk-role-
desk-role-agent = agent
desk-role-supervisor = supervisor
desk-role-fraud = fraud officer
desk-role-privacy = privacy officer
desk-role-administrator = administrator
desk-role-agent-may = You will answer tickets, look up one member at a time, with a reason, and with a colleague of another team help them back in.
desk-role-supervisor-may = You will answer tickets, look up one member at a time with a reason, with a colleague of another team help them back in, and see who works here.
desk-role-fraud-may = You will answer tickets, also those about suspected fraud, look up one member at a time with a reason, and freeze an account.
desk-role-privacy-may = You will answer tickets, also those about privacy, and look up one member at a time with a reason.
desk-role-administrator-may = You will see who works here. You will not see any member’s record.

# Who works here
desk-staff-title = Staff
desk-staff-lead = People are invited and removed at the command line: latchkey staff invite, latchkey staff remove.
desk-staff-state = State
desk-staff-works = Works here since { $at }
desk-staff-invited = Invited on { $at }, has not joined
desk-staff-removed = Removed on { $at }

# Tickets
desk-queue-title = Tickets
desk-queue-not-yours = Your role has no tickets. Use the menu above.
desk-queue-lists = Lists
desk-queue-more = Show more tickets
desk-queue-empty = Nothing is in this list.
desk-waiting = { $n ->
    [one] { $queue }: 1 waits for us
   *[other] { $queue }: { $n } wait for us
}
# dynamic: desk-queue-
desk-queue-ordinary = Ordinary
desk-queue-fraud = Suspected fraud
desk-queue-privacy = Privacy
# dynamic: desk-list-
desk-list-open = Waiting for us
desk-list-answered = Answered
desk-list-closed = Closed
# dynamic: desk-state-
desk-state-open = Waits for us
desk-state-answered = Answered
desk-state-closed = Closed
# dynamic: desk-topic-
desk-topic-sign-in = Sign-in
desk-topic-medicine = Medicine or order
desk-topic-money = Claim or money
desk-topic-card = ID card
desk-topic-fraud = Something looks wrong
desk-topic-privacy = Privacy
desk-topic-else = Something else
# dynamic: desk-left-
desk-left-none = No medicine left
desk-left-few = 1 to 3 days of medicine
desk-left-week = 4 to 7 days of medicine
desk-left-more = More than a week of medicine
desk-left-other = Not about medicine
desk-look-by = Look at it by { $day }
desk-due = Answer by { $at }
desk-held-nobody = Nobody yet
desk-held-you = You
desk-held-other = A colleague
desk-held-by = { $name }
desk-ticket-number = Ticket
desk-ticket-topic = About
desk-ticket-left = Medicine left
desk-ticket-opened = Opened
desk-ticket-held = Held by
desk-ticket-title = Ticket { $number }
desk-ticket-back = Back to the tickets
desk-ticket-queue = Restricted
desk-ticket-state = State
desk-ticket-due = Answer by
desk-ticket-callback = Call back
desk-ticket-case = Sign-in case
desk-ticket-merged = This ticket was merged. It is read and answered in
desk-ticket-member = A signed-in member wrote this. That you opened it stands in their list of who viewed their record.
desk-ticket-stranger = Somebody wrote this without signing in. Nothing shows who they are: tell them nothing about any account.
desk-ticket-withdrawn = Whoever wrote this has closed it. It waits for an answer all the same: nobody makes a report go away by sitting in an account.
desk-ticket-thread = What was said
desk-ticket-new = new since you opened the page
desk-ticket-do = What you can do
desk-callback = { $number } · { $part } ({ $zone }). Nobody has shown that this number is theirs.
desk-callback-from = { $number } · { $part } ({ $zone }), from { $at } on by the plan’s clock. Nobody has shown that this number is theirs.
# dynamic: desk-voice-
desk-voice-member = They wrote
desk-voice-agent = { $name } answered
desk-voice-note = Note by { $name }, for staff only
# dynamic: desk-shown-
desk-shown-browser = Browser
desk-shown-system = System
desk-shown-version = Version
desk-shown-page = Page
desk-shown-reference = Reference
desk-shown-other = Also sent
desk-take = Take it
desk-close = Close it
desk-reply = Your answer
desk-reply-hint = They read this in the portal, under your first name. Never ask for a password, a code or a card number.
desk-reply-submit = Send the answer
desk-ready = Ready answers
desk-ready-which = Which one?
desk-ready-hint = It is put behind what you have typed, in their language. Nothing is sent yet.
desk-ready-submit = Put it into my answer
desk-note = Note for staff
desk-note-label = Note
desk-note-hint = Only staff read this.
desk-note-submit = Keep the note
desk-give = Hand it over
desk-give-to = To whom?
desk-give-everybody = Back to everybody
desk-give-submit = Hand over
desk-send = Send it to another queue
desk-send-to = To which queue?
desk-send-hint = Only officers see suspected fraud and privacy. If you are not one of them, you will not see the ticket any more.
desk-send-submit = Send to this queue
desk-merge = Merge it with another ticket
desk-merge-same = Other tickets of the same member:
desk-merge-into = Number of the ticket to keep
desk-merge-submit = Merge
desk-ticket-faster = Somebody changed this ticket while you had it open. Nothing of yours was sent or lost: see what is new, then press the button again.
desk-ticket-empty = Write something first
desk-ticket-long = This is longer than 4,000 characters. Please shorten it.
desk-ticket-card-number = This looks like the number of a payment card. Please take it out: we never write one down.
desk-ticket-to-wrong = Choose somebody who may see this ticket
desk-ticket-queue-missing = Choose a queue
desk-ticket-ready-missing = Choose a ready answer
desk-ticket-into-wrong = Enter the number of a ticket, such as 7K2Q-M4XB
desk-ticket-unlike = These two cannot be merged: they must be of the same member, in the same queue, not merged before, and no more than 20 in one
# dynamic: desk-done-
desk-done-reply = Your answer was sent. They are told that there is an answer, not what it says.
desk-done-reply-stranger = Your answer was sent. Nobody is told: whoever wrote finds it with their number and key.
desk-done-untold = Your answer was sent. No way on file takes messages: call them.
desk-done-note = The note was kept. Only staff read it.
desk-done-take = The ticket is yours.
desk-done-give = The ticket was handed over.
desk-done-send = The ticket was sent to the other queue.
desk-done-close = The ticket was closed.
desk-done-merge = The tickets were merged.

# Ready answers
# dynamic: desk-ready-
desk-ready-sign-in = Sign-in: where to begin
desk-ready-sign-in-text = Thank you for writing. Please open “Why can’t I sign in?” under Help. It finds the cause for most people in a minute. If it does not help, it gives you a number of nine digits: send us that number here. Never send us a password or a code.
desk-ready-medicine = Medicine: what to do today
desk-ready-medicine-text = Thank you for writing. If you need medicine today, any pharmacy of the plan can fill it with your ID card. You can open the card without signing in: see “Need medicine today?” under Help. If your order is late, write here again with its number, and we will look into it.
desk-ready-money = Claim: how the amounts come about
desk-ready-money-text = Thank you for writing. The page of your claim lists each part of what you pay: deductible, copay, coinsurance and what is not covered. Tell us the date of the claim and the part that looks wrong, and we will check it.
desk-ready-card = ID card: how to show it
desk-ready-card-text = Thank you for writing. You can show, print or save your ID card under ID card in the portal. At the counter, the pharmacy needs the numbers on it; the picture is enough.
desk-ready-fraud = Something looks wrong: what to do first
desk-ready-fraud-text = Thank you for telling us. Please open Sign-in and security and choose “Something here was not me”: it signs out everybody else at once. Then change your password. If anything still looks wrong after that, write here again: what you saw, and about when.
desk-ready-privacy = Privacy: where to look first
desk-ready-privacy-text = Thank you for telling us. You can see who viewed your record under Sign-in and security. If something there is not right, write here again: which line it is, and what should be different.
desk-ready-more = We need one more thing
desk-ready-more-text = We could not find the cause yet. Please write what you pressed last, what the page said, and about when that was.
desk-ready-done = Is it solved?
desk-ready-done-text = We believe this is solved. If it is not, write here again: your ticket opens by itself.

# Looking up a member
desk-look-up-title = Look up a member
desk-look-up-again = Look up somebody else
desk-look-up-sought = Member ID, username, email, phone number, or the number of a sign-in case
desk-look-up-sought-hint = Exactly as it is on the card or on file. Parts of it find nobody.
desk-look-up-birth = Birth date
desk-look-up-birth-hint = Only needed where several people share it. For example 07/21/1948.
desk-look-up-why = Why do you look?
desk-look-up-why-hint = The member reads your first name, your role and this reason.
desk-look-up-submit = Look up
desk-look-up-missing = Enter what to look for
desk-look-up-long = This is longer than any number or address on file
desk-look-up-birth-wrong = Enter the birth date as month, day and year, such as 07/21/1948
desk-look-up-why-missing = Choose a reason
desk-look-up-nobody = Nobody is found by this. Check it with the caller; tell them only that you cannot find it.
desk-look-up-held = You have looked up many people in a short time, or found nobody many times. You may look 60 times at once and once more each minute. Wait a few minutes, or ask a colleague.
desk-look-up-several = Several people share this. Ask for the birth date.
# dynamic: desk-why-
desk-why-call = They are on the phone
desk-why-in-person = They stand before me
desk-why-letter = They wrote a letter
desk-why-ticket = For a ticket
desk-why-concern = Something looks wrong with the account
desk-why-call-told = You, or somebody who said so, called
desk-why-in-person-told = You, or somebody who said so, came in person
desk-why-letter-told = A letter came in your name
desk-why-ticket-told = To answer what you wrote to us
desk-why-concern-told = Something looked wrong with your account
desk-script-title = Who is calling?
desk-script-proof = Whatever a caller knows proves nothing: birth dates and card numbers are on paper. Only what we send to a way on file, and they read back, does.
desk-script-never = Never ask for a password, a code or a passkey, never say what is on file, and never change a way to reach somebody because a caller asks.
desk-case-title = Sign-in case
desk-case-proves-nothing = It proves nothing about who calls: do nothing to an account for it.
desk-case-until = Kept until { $at }.
desk-record-told = The member can see that you looked.
desk-record-number = Member ID ends in
desk-record-standing = Account
desk-record-second = Second step
desk-record-ways = Ways to reach them
desk-record-sent = Last messages
desk-record-tickets = Their tickets
# dynamic: desk-standing-
desk-standing-none = Has no account yet: invite them, or let them register
desk-standing-open = Open
desk-standing-frozen = Frozen since { $at }: sensitive changes wait
desk-standing-closed = Closed by the plan
desk-second-yes = Set up
desk-second-no = None
desk-way-good = Confirmed
desk-way-unconfirmed = Not confirmed yet
desk-way-stop = Takes no texts: its owner said STOP on { $at }
desk-way-gone = Takes nothing since { $at }: it does not exist or is full
desk-channel-mail = Email
desk-channel-text = Text message
desk-channel-post = Letter
desk-sent-queued = Still with us
desk-sent-unknown = May have left
desk-sent-accepted = Taken by the carrier
desk-sent-delayed = Delayed on the way
desk-sent-delivered = Delivered
desk-sent-refused = Refused
desk-sent-bounced = Came back

# Showing the passkey again
desk-prove-title = Your passkey once more
desk-prove-lead = You are about to do something to a member’s account. For that your passkey must have been used within the last 15 minutes.
desk-prove-submit = Use your passkey

# What may be done for a member
desk-record-acts = What you can do
desk-act-back = Look up another member
desk-act-for = For { $name }
desk-act-help = Help them get back in
desk-act-sessions = Sign them out everywhere
desk-act-freeze = Freeze the account
desk-act-sessions-submit = Sign them out now
desk-act-sessions-done = They are signed out everywhere, and we have told them.
desk-act-freeze-submit = Freeze it now
desk-act-freeze-done = The account is frozen, and we have told its owner.
desk-act-freeze-before = The account was frozen before. Nothing has changed.
desk-sessions-everywhere = Every browser and device is signed out at once, also their own.
desk-sessions-again = They sign in again as usual: nothing else changes.
desk-sessions-told = We tell them on every way on file, and they read who did it and why.
desk-freeze-changes = Nobody can change the password, ways to reach them, addresses or payment.
desk-freeze-sessions = Every browser and device is signed out at once, also their own.
desk-freeze-works = Their card, their medicines and refills to the address on file keep working.
desk-freeze-told = We tell them on every way on file, and they read who did it and why.
desk-freeze-undo = You cannot take it back. They can, with two proofs under “Help me get in”, or when two of us help them back in.
desk-help-script = What to say
desk-help-script-say = Say: “Two of us help you together. We never ask for a password or a code, and nobody can ask you for one in our name.”
desk-help-script-ask = Ask nothing to prove who they are: birth dates, addresses and card numbers prove nothing.
desk-help-script-code = The code goes to them alone. Never ask for it, read it out or type it for them.
desk-help-script-wait = Say: “After the code there is a wait. It protects you. Our messages say until when, and your card works all the same.”
desk-help-how = How do you meet them?
desk-help-how-hint = The member reads that you asked, and why you looked.
desk-help-in-person = They stand before me
desk-help-in-person-hint = You have compared their face with an identity document. The code is printed as a folded slip.
desk-help-call-back = I call them back at the number on file: { $number }
desk-help-call-back-hint = Hang up first, and call no number that a caller gives you. The code is texted to this number.
desk-help-no-number = Nobody can be called back: texts are switched off, or no phone number has been on file for 30 days. Ask them to come in person, or to use “Help me get in” with a letter.
desk-help-submit = Ask a colleague to approve
desk-help-missing = Choose how you meet them
desk-help-too-many = 20 people a day is the most that one of us helps back in. Ask a colleague.
desk-help-only-in-person = Far more people than usual are being helped back in. Until that is over, only people who come in person can be.
desk-help-nobody = Nobody of another team is at the desk now. Two people of different teams are needed: call a colleague in, then try again.
desk-help-number-new = No number that takes text messages has been on file for 30 days. Ask them to come in person.
desk-help-no-texts = This plan sends no codes by text: only people who come in person can be helped back in.
desk-help-before = Somebody asked for this member within the last hour, or three times today. Look there first, or wait.
desk-help-not-you = Somebody else was drawn to approve this.
desk-help-late = Nobody approved it within the hour. It has to be asked for again.

# Approving that somebody is helped back in
desk-nav-assists = Approvals
desk-nav-waits = ({ $n ->
    [one] 1 waits
   *[other] { $n } wait
})
desk-assists-title = Approvals
desk-assists-lead = Two of us, of different teams, stand for everybody whom we help back in. Who approves is drawn among those at the desk, and nobody can choose.
desk-assists-mine = Waiting for you
desk-assists-none = Nothing waits for you.
desk-assists-yours = What you asked for today
desk-assists-asked = You have asked for it. Below stands who was drawn to approve it: they have an hour.
desk-assists-slip = Approved. The slip with the code comes out where your plan prints its letters: hand it over folded. Nobody but the member opens it.
desk-assists-text = Approved. The code is on its way to the number on file. Nobody but the member types it.
desk-assists-declined = Not approved. Nothing was granted, and the member reads that it was asked for.
# dynamic: desk-assist-
desk-assist-title = Help somebody back in?
desk-assist-back = Back to approvals
desk-assist-member = Member
desk-assist-how = How they are met
desk-assist-in-person = In person
desk-assist-call-back = Called back at the number on file
desk-assist-by = Asked by
desk-assist-approver = To be approved by
desk-assist-at = Asked
desk-assist-why = Why they looked
desk-assist-state = State
desk-assist-person = { $name }, team { $team }
# dynamic: desk-assist-state-
desk-assist-state-waits = Waits for approval
desk-assist-state-agreed = Approved
desk-assist-state-unsure = Not approved: nobody could make sure who it is
desk-assist-state-gone = Not approved: no longer needed
desk-assist-state-pressed = Not approved: somebody seems to press
desk-assist-state-over = The hour is over: ask again
desk-assist-script = Before you approve
desk-assist-check-in-person = Speak with your colleague. Somebody stands there in person, and their face was compared with an identity document.
desk-assist-check-call-back = Speak with your colleague. They hung up and called the number on file themselves; no number that a caller gave.
desk-assist-check-own = Make up your own mind. If anything feels hurried, do not approve: waiting harms nobody.
desk-assist-code-in-person = A slip with the code is printed, folded. Neither of you opens it or types the code.
desk-assist-code-call-back = The code is texted to the number on file. Neither of you asks for it or types it.
desk-assist-approve = Approve
desk-assist-or = Or do not approve
desk-assist-no = Why not?
desk-assist-no-unsure = I cannot make sure who it is
desk-assist-no-gone = It is no longer needed
desk-assist-no-pressed = Somebody seems to press them, or us
desk-assist-no-missing = Choose why you do not approve
desk-assist-decline = Do not approve

# Who viewed my record, for members
desk-viewed-title = Who viewed my record
desk-viewed-lead = Every time somebody of our support staff looks at your record or at what you wrote to us, or does something to your account, it stands here. We keep it for six years.
desk-viewed-back = Back to sign-in and security
desk-viewed-none = Nobody of our staff has looked at your record.
desk-viewed-when = When
desk-viewed-who = Who
desk-viewed-what = What
desk-viewed-why = Why
desk-viewed-by = { $name }, { $role }
# dynamic: desk-what-
desk-what-record = How your account stands, and what we sent you
desk-what-ticket = What you wrote to us
desk-what-help-asked = They asked a colleague to help you back in
desk-what-help-agreed = They agreed that you are helped back in
desk-what-help-declined = They did not agree that you are helped back in
desk-what-sessions-ended = They signed you out everywhere
desk-what-frozen = They stopped changes to your account
desk-viewed-odd = If you did not expect this:
desk-viewed-not-me = tell us that it was not you

# In the demo only
desk-demo-title = Try the support desk
desk-demo-lead = In the demo anybody may join the desk. Choose a role, and you get an invitation.
desk-demo-missing = Choose a role
desk-demo-team = Helping somebody back in takes one person of each team.
desk-demo-submit = Get an invitation
desk-demo-code = This is your invitation. It works once. Passkeys need a name in the address: open this page at localhost instead of numbers.
desk-demo-join = Join the desk
