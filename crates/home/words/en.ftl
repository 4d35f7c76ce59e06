home-title = Home
home-hello = Hello, { $name }
home-no-coverage = Your plan has not sent us your coverage yet. Prescriptions and orders still work.
home-coverage-open = You are covered by { $plan }.
home-coverage-until = You are covered by { $plan } until { $day }.
home-coverage-ended = Your coverage by { $plan } ended on { $day }. You can still see your past claims.
home-coverage-over = Your coverage by { $plan } has ended. You can still see your past claims.
home-coverage-starts = Your coverage by { $plan } starts on { $day }.
home-to-do = To do
home-nothing-to-do = Nothing needs you today.
home-next-refill = Your next refill can be ordered on { $day }.
home-due = { $n ->
    [one] { $n } medicine can be refilled
   *[other] { $n } medicines can be refilled
}
home-due-unpaid = Your coverage ended, so your plan will not pay. Call { $phone } before you order.
home-and-more = { $names }, and { $n } more
home-unnamed = A medicine without a name on file
home-refill = Refill
home-unfinished = You have not finished an order
home-unfinished-why = Nothing is ordered until you confirm it.
home-unfinished-go = Go on with the order
home-low = { $n ->
    [one] 1 medicine runs out on { $day }
   *[other] { $n } medicines run out soon, the first on { $day }
}
home-low-renewal-why = You need a new prescription first. You can ask your prescriber.
home-low-renewal = Ask for a new prescription
home-low-call-why = { $n ->
    [one] It cannot be ordered here. Its page says whom to call.
   *[other] They cannot be ordered here. Their pages say whom to call.
}
home-low-call = See what helps
home-approval-send = Your plan needs something from you
home-approval-send-why = it cannot decide about your approval without it.
home-approval-send-by = send it by { $day }, so that your plan can decide about your approval.
home-approval-no = Your plan did not approve a medicine
home-approval-no-why = you can appeal until { $day }.
home-approval-ends = An approval from your plan ends on { $day }
home-approval-ends-why = ask your prescriber to request it again before then.
home-approval-see = See the request
home-held = Order { $reference } is on hold
home-held-why = We need something from you before it can ship.
home-held-see = See what to do
home-orders = On the way
home-no-orders = No order is on the way.
home-order = { $n ->
    [one] { $n } medicine, order
   *[other] { $n } medicines, order
}
home-order-by = Expected by { $day }.
home-order-waits = It waits for you at the pharmacy.
home-order-late = Later than expected. Open it to see what you can do.
home-all-orders = All orders
home-automatic = Automatic refill
home-card = Your ID card
home-member-id = Member ID
home-show-card = Show my card
home-no-card = No card is on file yet.
home-claims = Latest claims
home-no-claims = No claims yet. They appear here after a pharmacy bills your plan.
home-medicine = Medicine
home-filled = Filled
home-your-cost = Your cost
home-not-given = Not given
home-all-claims = All claims
home-pay-title = { $amount } to pay
home-pay-why = Your part of what was filled. You see what for before you pay.
home-pay = See payments
home-spending = What I have spent
home-savings = Ways to save
home-prices = Price a medicine
home-pharmacies = Find a pharmacy
