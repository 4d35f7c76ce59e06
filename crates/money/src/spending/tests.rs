use std::time::Duration;

use base::{Day, Money, Private};
use formats::records::{Amount, CardCost, Claim, Coverage};
use testkit::{Person, Portal};

use crate::bills::Sent;
use crate::payments::standin::Card;
use crate::payments::tests::{begins, owing, told};
use crate::tests::{claim, covered_from, give, rooms};

fn today(portal: &Portal) -> Day {
    portal.now().to_string()[..10].parse().unwrap()
}

fn of(number: usize, day: Day, amounts: &[(Amount, i64)]) -> Claim {
    let amounts = amounts.iter().map(|(kind, cents)| (*kind, Money::cents(*cents)));
    let one = claim(number, day.to_string(), &format!("Medicine {number}"));
    Claim { amounts: amounts.collect(), ..one }
}

#[test]
fn a_statement_holds_what_was_paid_and_no_share_that_was_only_billed() {
    use Amount::{MemberLiability, PaidByPatient, PaidToPatient};
    owing(|portal, standin, ann| {
        let today = today(portal);
        let claims = vec![
            of(1, today, &[(MemberLiability, 1_250)]),
            of(2, today, &[(PaidByPatient, 0), (MemberLiability, 900)]),
            of(
                3,
                today,
                &[(PaidByPatient, 10_000), (PaidToPatient, 6_000), (MemberLiability, 4_000)],
            ),
        ];
        give(portal, Person::ann().scope, claims);
        let place = format!("/spending/{}/statement", today.year());
        let page = ann.opens(&place);
        page.sees("Medicine 3").sees("$40.00").lacks("Medicine 1").lacks("Medicine 2");
        page.lacks("$100.00").lacks("Payment for medicines by mail");
        page.sees("1 fill does not say what you paid");
        let year = ann.opens("/spending");
        year.sees("Your cost was $61.50").sees("you paid $40.00 at the pharmacy");
        year.sees("Another $9.00 was not taken there");
        year.sees("For $12.50 your claims do not say whether you paid it at the pharmacy");
        ann.opens("/claims").sees("Your cost").sees("your share").lacks("You paid");
        // A bill counts on the day it is paid.
        let (_, page) = begins(portal, ann);
        standin.choose(&page, Card::Works, portal.now());
        told(portal, standin);
        let page = ann.opens(&place);
        page.sees("Payment for medicines by mail").sees("$42.17").sees("$82.17");
        let before = format!("/spending/{}/statement", today.year() - 1);
        ann.opens(&before).sees("no payments of yours").lacks("$42.17");
    });
}

#[test]
fn a_fill_that_left_by_mail_is_paid_by_its_bill_and_at_no_counter() {
    testkit::both(rooms, |portal| {
        let today = today(portal);
        let claims = vec![of(1, today, &[(Amount::MemberLiability, 1_250)])];
        give(portal, Person::ann().scope, claims);
        let ann = portal.visited_by(&Person::ann());
        let statement = format!("/spending/{}/statement", today.year());
        ann.opens(&statement)
            .sees("no payments of yours")
            .sees("1 fill does not say what you paid");
        ann.opens("/spending").sees("For $12.50 your claims do not say").lacks("not taken there");
        let sent = Sent {
            key: "A".to_owned(),
            reference: "LK-A".to_owned(),
            rx_number: "7012345".into(),
            day: today,
        };
        portal.write(move |tx| crate::bills::sent(tx, Person::ann().scope, &sent));
        ann.opens(&statement).lacks("does not say what you paid");
        ann.opens("/spending").sees("Another $12.50 was not taken there").lacks("do not say");
        let before = format!("/spending?year={}", today.year() - 1);
        ann.opens(&before).sees("No claims counted").sees("Statement of what you paid");
    });
}

#[test]
fn a_payment_counts_in_the_year_it_was_made_however_late_we_hear_of_it() {
    owing(|portal, standin, _| {
        // 11:30 at night of New Year's Eve in New York.
        portal.pass(Duration::from_hours(302 * 24 + 13) + Duration::from_mins(30));
        let ann = portal.visited_by(&Person::ann());
        let (place, page) = begins(portal, &ann);
        standin.choose(&page, Card::Works, portal.now());
        portal.pass(Duration::from_hours(1));
        told(portal, standin);
        ann.opens(&place).sees("Paid on").sees("December 31, 2027");
        ann.opens("/spending/2027/statement").sees("December 31, 2027").sees("$42.17");
        ann.opens("/spending/2028/statement").sees("no payments of yours").lacks("$42.17");
    });
}

#[test]
fn a_payment_whose_events_were_lost_counts_on_the_day_that_a_look_finds() {
    owing(|portal, standin, _| {
        portal.pass(Duration::from_hours(302 * 24 + 13) + Duration::from_mins(30));
        let ann = portal.visited_by(&Person::ann());
        let (_, page) = begins(portal, &ann);
        standin.choose(&page, Card::Works, portal.now());
        drop(standin.take_events(portal.now()));
        portal.pass(Duration::from_hours(1));
        portal.work();
        ann.opens("/spending/2027/statement").sees("December 31, 2027").sees("$42.17");
        ann.opens("/spending/2028/statement").sees("no payments of yours");
    });
}

fn covers(portal: &Portal, (start, end): (Day, Option<Day>)) {
    let label = "Rx deductible".to_owned();
    let cover = Coverage {
        costs: vec![CardCost::Amount { label, amount: Money::cents(20_000) }],
        end: end.map(Private),
        ..covered_from(start)
    };
    portal.write(move |tx| {
        let id = coverage::coverage_id(tx, &cover.source);
        coverage::take_coverage(tx, Person::ann().scope, id, &cover).map(|_| ())
    });
}

#[test]
fn limits_are_met_by_the_fills_of_the_coverage_in_force_and_end_with_it() {
    testkit::both(rooms, |portal| {
        let today = today(portal);
        let fill = |number, ago: i32, cents| {
            of(number, today.plus_days(-ago), &[(Amount::Deductible, cents)])
        };
        give(portal, Person::ann().scope, vec![fill(1, 30, 5_000), fill(2, 5, 3_000)]);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/claims").lacks("Deductible:");
        covers(portal, (today.plus_days(-400), None));
        ann.opens("/spending").sees("$80.00 of $200.00").sees("We count from January 1, 2027");
        let list = ann.opens("/claims");
        list.sees("Deductible: $80.00 of $200.00").sees("$30.00 toward your deductible");
        list.lacks("Out of pocket:");
        covers(portal, (today.plus_days(-10), None));
        ann.opens("/claims").sees("Deductible: $30.00 of $200.00");
        let page = ann.opens("/spending");
        page.sees("$30.00 of $200.00").sees("We count from February 22, 2027");
        page.sees("Your cost was $80.00");
        covers(portal, (today.plus_days(-400), Some(today.plus_days(-1))));
        let page = ann.opens("/spending");
        page.sees("Your coverage ended on March 3, 2027").lacks("of $200.00");
        ann.opens("/claims").lacks("Deductible:");
    });
}
