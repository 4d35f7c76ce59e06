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
