# Messages: what somebody wants to hear about
# dynamic: preferences-orders
# dynamic: preferences-reminders
# dynamic: preferences-costs
# dynamic: preferences-news
# dynamic: preferences-savings
# dynamic: preferences-past-en
# dynamic: preferences-past-es
preferences-title = Your message choices
preferences-back = Back to security
preferences-lead = Choose what we write to you about. You can change this at any time.
preferences-topics = Write to me about
preferences-orders = Orders and refills
preferences-orders-hint = We have your order, it was sent, it needs something from you.
preferences-reminders = Reminders
preferences-reminders-hint = Before you run out.
preferences-costs = Claims and costs
preferences-costs-hint = A new claim, or one that changed.
preferences-news = News from your plan
preferences-news-hint = What is new, a few times a year.
preferences-savings = Ways to save
preferences-savings-hint = When the same medicine would cost you less.
preferences-quiet-title = Quiet hours
preferences-quiet = Hold text messages during quiet hours
preferences-quiet-hint = They come when the quiet hours end, by your plan’s clock. Codes come at once. Email and letters do not wait.
preferences-from = From
preferences-to = Until
preferences-same-hour = Choose an end that is not the same hour as the start
preferences-am = { $hour }:00 AM
preferences-pm = { $hour }:00 PM
preferences-submit = Save my choices
preferences-done = Saved. This counts from now on.
preferences-always-title = What we always send
preferences-always = Codes, security notices, receipts for what you pay, and letters the law asks for. They keep your account and your rights safe, so they cannot be switched off.
preferences-stop = To stop all texts to your phone, answer one of them with STOP. To get them again, answer START.
preferences-past-title = What you chose before
preferences-past-empty = You have not changed anything yet. The choices above are where everybody starts.
preferences-past-none = No messages you can switch off
preferences-past-quiet = Texts wait from { $from } until { $to }
preferences-past-loud = No quiet hours
preferences-past-en = Chosen in English, version { $version } of these words
preferences-past-es = Chosen in Spanish, version { $version } of these words

# Messages: everything we sent
# dynamic: messages-kept
# dynamic: messages-stopped
# dynamic: messages-refused
# dynamic: messages-bounced
# dynamic: messages-queued
# dynamic: messages-unknown
# dynamic: messages-delayed
# dynamic: messages-sent
# dynamic: messages-delivered
# dynamic: messages-kept-means
# dynamic: messages-stopped-means
# dynamic: messages-refused-means
# dynamic: messages-bounced-means
# dynamic: messages-queued-means
# dynamic: messages-unknown-means
# dynamic: messages-delayed-means
# dynamic: messages-sent-means
# dynamic: messages-delivered-means
messages-title = Messages we sent
messages-lead = Everything we sent you in the last two years, newest first.
messages-back = All messages
messages-empty = We have not sent you any messages yet.
messages-unread = { $unread ->
    [0] You have read them all
    [one] 1 message you have not read
   *[other] { $unread } messages you have not read
}
messages-new = New.
messages-choices = Choose what we write to you about
messages-mail = Email
messages-mail-to = Email to { $to }
messages-text = Text message
messages-text-to = Text message to { $to }
messages-post = Letter on paper
messages-when = Written
messages-how = Sent by
messages-since = Last news
messages-said = What it said
messages-no-code = Messages like this can carry a code. To keep you safe, we never show them again.
messages-no-text = We do not keep what this message said.
messages-code-sign-in = A code to sign in
messages-code-register = A message about opening your account
messages-code-recovery = A code to get back in
messages-code-stop = Someone asked to get into your account: a code to stop it
messages-code-contact = A code to confirm an email or phone
messages-other = A message from us
messages-kept = Kept here
messages-kept-means = We did not send it out, as you chose. You can read it here.
messages-stopped = Not sent
messages-stopped-means = Your phone answered STOP, so we did not send it. To get texts again, answer START.
messages-refused = Not sent
messages-refused-means = We tried to send it and could not.
messages-bounced = Came back
messages-bounced-means = We sent it, but it did not get through. Please check the address or number we have for you.
messages-queued = Waiting
messages-queued-means = It is waiting to be sent.
messages-unknown = Not sure
messages-unknown-means = We do not know if it was sent. If it did not come, we may send it again.
messages-delayed = Delayed
messages-delayed-means = It is on its way, but something holds it up.
messages-sent = Sent
messages-sent-means = It was sent. We have not heard that it came to you.
messages-delivered = Delivered
messages-delivered-means = It was sent and it got through.
