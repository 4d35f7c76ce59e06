outbox-title = Demo mailbox
outbox-what = Nothing leaves this demo. Every email, text message and letter it would have sent is here, newest first.
outbox-empty = No messages yet. Sign in from a new browser and a code will appear here.
outbox-to = To { $to }
outbox-text = Text message
outbox-sheet = See the printed letter (PDF)
outbox-state-queued = Waiting to be sent
outbox-state-unknown = May have been sent
outbox-state-accepted = Handed over
outbox-state-delayed = Not there yet: still being tried
outbox-state-delivered = Arrived
outbox-state-refused = Refused: this address takes no messages
outbox-state-bounced = Came back: nobody has this address
# What a text message says to somebody who answers HELP.
text-help = { $plan }: sign-in codes and news about your account. Need a person? Call { $phone } or go to { $address }. Answer STOP for no more texts.
# At the head of a printed letter.
post-call = { $phone } (TTY { $tty })
