outbox-title = Demo mailbox
outbox-what = Nothing leaves this demo. Every email and text message it would have sent is here, newest first.
outbox-empty = No messages yet. Sign in from a new browser and a code will appear here.
outbox-to = To { $to }
