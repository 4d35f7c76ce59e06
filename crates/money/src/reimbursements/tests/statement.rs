//! What the plan paid back, on the statement of its year.

use base::Private;
use formats::records::{Amount, Claim, ClaimStatus};

use super::*;

/// The fill that was asked for, as the plan's claim tells it.
fn fill(portal: &Portal, status: ClaimStatus, amounts: &[(Amount, i64)]) -> Claim {
    let day = today(portal).plus_days(-9).to_string();
    let amounts = amounts.iter().map(|(kind, cents)| (*kind, Money::cents(*cents)));
    let one = crate::tests::claim(1, day, "Amoxicillin 500 mg capsule");
    Claim { status, amounts: amounts.collect(), ..one }
}

/// Asks for the money back that was paid for it, and gets this.
fn repaid(portal: &Portal, person: &Person, cents: i64) {
    let (_, id) = asked(portal, &portal.visited_by(person), "1");
    portal.work();
    let payment = Payment { amount: Some(Money::cents(cents)), by: None };
    for name in ["1", "2"] {
        // The same again on a later day is the same money.
        portal.pass(Duration::from_hours(24));
        assert_eq!(calls(portal, name, &news(portal, id, ReimbursementFact::Paid(payment))), 204);
        portal.work();
    }
}

#[test]
fn money_that_came_back_is_taken_off_what_was_paid_for_the_fill() {
    both(|portal, _| {
        let person = ann(portal);
        let fill = fill(portal, ClaimStatus::Denied, &[(Amount::PaidByPatient, 4_180)]);
        crate::tests::give(portal, person.scope, vec![fill]);
        let ann = portal.visited_by(&person);
        let place = format!("/spending/{}/statement", today(portal).year());
        ann.opens(&place).sees("$41.80").lacks("Money your plan paid back");
        repaid(portal, &person, 3_180);
        let day = portal.house.frame(Lang::English, portal.now()).day(today(portal).plus_days(-1));
        let page = ann.opens(&place);
        page.sees("Money your plan paid back").sees("$31.80").sees("$10.00").sees(&day);
        let ben = ben(portal);
        portal.visited_by(&ben).opens(&place).lacks("Money your plan paid back");
        let before = format!("/spending/{}/statement", today(portal).year() - 1);
        ann.opens(&before).lacks("Money your plan paid back");
    });
}

#[test]
fn money_that_the_claim_has_counted_or_whose_payment_no_claim_tells_of_is_told_alone() {
    let sent = [(Amount::PaidByPatient, 4_180), (Amount::PaidToPatient, 3_180)];
    for (amounts, total) in [(Some(sent), "$10.00"), (None, "$0.00")] {
        both(|portal, _| {
            let person = ann(portal);
            if let Some(amounts) = amounts {
                let fill = fill(portal, ClaimStatus::Paid, &amounts);
                crate::tests::give(portal, person.scope, vec![fill]);
            }
            repaid(portal, &person, 3_180);
            let ann = portal.visited_by(&person);
            let page = ann.opens(&format!("/spending/{}/statement", today(portal).year()));
            page.sees("Money your plan paid back").sees("$31.80").sees("$0.00").sees(total);
        });
    }
}

#[test]
fn money_back_for_another_days_fill_lowers_nothing() {
    both(|portal, _| {
        let person = ann(portal);
        let mut fill = fill(portal, ClaimStatus::Denied, &[(Amount::PaidByPatient, 4_180)]);
        // The answers say nine days ago.
        fill.service_day = Private(today(portal).plus_days(-10));
        crate::tests::give(portal, person.scope, vec![fill]);
        repaid(portal, &person, 3_180);
        let ann = portal.visited_by(&person);
        let page = ann.opens(&format!("/spending/{}/statement", today(portal).year()));
        page.sees("$41.80").sees("$31.80").sees("$0.00").lacks("$10.00");
    });
}
