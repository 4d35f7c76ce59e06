use std::collections::BTreeMap;
use std::time::Duration;

use base::{Day, Money, Private};
use coverage::NameBook;
use formats::records::{
    Amount, CardCost, Claim, ClaimStatus, CodeSet, Coverage, CoverageStatus, Drug, Party,
    Relationship, SourceRef,
};
use testkit::{Person, Portal};

use super::rules::Thresholds;
use crate::payments::tests::{provider, provider_knowing, rooms};

const DAY: Duration = Duration::from_hours(24);

/// Ann's plan is known to ask at most $2,100 of her in a year.
fn covered(portal: &Portal) {
    covered_until(portal, None);
}

fn covered_until(portal: &Portal, last: Option<Day>) {
    covered_with(portal, last, Some(210_000));
}

fn covered_with(portal: &Portal, last: Option<Day>, limit: Option<i64>) {
    let coverage = Coverage {
        source: SourceRef::new("test", "coverage"),
        person: SourceRef::new("test", "ann"),
        status: CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: Relationship::Oneself,
        payor: Party::default(),
        plan_name: Some("Choice".to_owned()),
        group_number: None,
        group_name: None,
        rx_bin: None,
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: Some(Private(today(portal).plus_days(-40))),
        end: last.map(Private),
        costs: limit.map(on_card).into_iter().collect(),
    };
    portal.write(move |tx| {
        let id = coverage::coverage_id(tx, &coverage.source);
        coverage::take_coverage(tx, Person::ann().scope, id, &coverage).map(|_| ())
    });
}

fn on_card(limit: i64) -> CardCost {
    let label = "Rx out-of-pocket limit".to_owned();
    CardCost::Amount { label, amount: Money::cents(limit) }
}

fn today(portal: &Portal) -> Day {
    portal.now().day_in(&portal.house.plan.zone)
}

fn comes(portal: &Portal, which: (&str, Day), cents: i64) {
    comes_for(portal, Person::ann(), which, cents);
}

fn comes_for(portal: &Portal, person: Person, (number, day): (&str, Day), cents: i64) {
    let claim = Claim {
        source: SourceRef::new("test", number),
        claim_number: number.into(),
        person: SourceRef::new("test", "ann"),
        status: ClaimStatus::Paid,
        service_day: Private(day),
        decided: None,
        paid_day: None,
        drug: Drug::default(),
        rx_number: Some("81".into()),
        quantity: None,
        days_supply: Some(30),
        refill_number: None,
        refills_authorized: None,
        codes: CodeSet::default(),
        pharmacy: Party::default(),
        prescriber: Party::default(),
        network: None,
        amounts: BTreeMap::from([
            (Amount::MemberLiability, Money::cents(cents)),
            (Amount::Copay, Money::cents(cents)),
        ]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    };
    portal.write(move |tx| {
        let incoming = crate::Incoming::of(tx, &claim, &mut NameBook::default())?;
        crate::take_claim(tx, person.scope, &incoming).map(|_| ())
    });
}

/// Until the morning after this month's end.
fn month_passes(portal: &Portal) {
    let month = today(portal).date().month();
    while today(portal).date().month() == month {
        portal.pass(DAY);
    }
    portal.pass(DAY);
    portal.work();
}

#[test]
fn costs_of_taking_part_come_in_monthly_bills_of_a_balance_of_their_own() {
    let (_, desk) = provider();
    testkit::both(
        || rooms(&desk),
        |portal| {
            covered(portal);
            // It is March: ten months are left, and $100 of the limit is paid.
            comes(portal, ("0", today(portal).plus_days(-2)), 10_000);
            let ann = portal.visited_by(&Person::ann());
            ann.opens("/payments").sees("href=\"/payments/monthly\"");
            ann.opens("/payments/monthly").sees("Your first bill will be at most $200.00");
            let none: [(&str, &str); 0] = [];
            ann.sends("/payments/monthly/join", &none).sees("Tick the box");
            ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            ann.opens("/payments/monthly").sees("You take part from");
            portal.pass(DAY * 2);
            comes(portal, ("1", today(portal)), 50_000);
            portal.work();
            ann.opens("/payments").sees("You owe $0.00.").sees("You pay by the month");
            ann.opens("/payments/monthly").sees("estimate").sees("$500.00");
            month_passes(portal);
            let paid = ann.opens("/payments");
            paid.sees("You owe $200.00.").sees("Bill for 03/").sees("Pay $200.00");
            // April: $300 are left over nine months. A claim that is taken back lowers the rest.
            month_passes(portal);
            ann.opens("/payments").sees("You owe $233.33.");
            comes(portal, ("1", today(portal).plus_days(-50)), 26_000);
            month_passes(portal);
            ann.opens("/payments").sees("You owe $236.66.");
            ann.sends("/payments/monthly/leave", &[("rest", "now")]);
            portal.work();
            ann.opens("/payments").sees("You owe $260.00.");
            ann.opens("/payments/monthly").sees("You took part until").sees("Take part");
            // What is filled from tomorrow on is nobody's monthly bill.
            portal.pass(DAY * 2);
            comes(portal, ("2", today(portal)), 9_000);
            month_passes(portal);
            ann.opens("/payments").sees("You owe $260.00.");
        },
    );
}

#[test]
fn a_claim_taken_back_after_its_bill_is_credited() {
    let (_, desk) = provider();
    testkit::sqlite(
        || rooms(&desk),
        |portal| {
            covered(portal);
            let ann = portal.visited_by(&Person::ann());
            ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            portal.pass(DAY * 2);
            let day = today(portal);
            comes(portal, ("1", day), 10_000);
            month_passes(portal);
            ann.opens("/payments").sees("You owe $100.00.");
            comes(portal, ("1", day), 4_000);
            month_passes(portal);
            ann.opens("/payments").sees("You owe $40.00.").sees("-$60.00");
        },
    );
}

/// Ann joined in March, and a fill of $100 in November is billed by the end of the year.
fn billed_in_november(portal: &Portal) -> Day {
    covered(portal);
    portal.visited_by(&Person::ann()).sends("/payments/monthly/join", &[("agree", "yes")]);
    until(portal, (2027, 11));
    let day = today(portal);
    comes(portal, ("1", day), 10_000);
    until(portal, (2028, 1));
    portal.visited_by(&Person::ann()).opens("/payments").sees("You owe $100.00.");
    day
}

fn until(portal: &Portal, (year, month): (i16, i8)) {
    while (today(portal).year(), today(portal).date().month()) != (year, month) {
        month_passes(portal);
    }
}

#[test]
fn what_was_billed_last_year_is_given_back_however_late_and_billed_again_if_that_was_wrong() {
    let (_, desk) = provider();
    testkit::sqlite(
        || rooms(&desk),
        |portal| {
            let day = billed_in_november(portal);
            until(portal, (2028, 5));
            comes(portal, ("1", day), 4_000);
            month_passes(portal);
            let owes = |sum: &str| {
                portal.visited_by(&Person::ann()).opens("/payments").sees(sum);
            };
            owes("You owe $40.00.");
            // It was a mistake in part. What is more than was billed once is no bill any more.
            comes(portal, ("1", day), 9_000);
            month_passes(portal);
            owes("You owe $90.00.");
            comes(portal, ("1", day), 12_000);
            month_passes(portal);
            owes("You owe $100.00.");
            comes(portal, ("2", day), 5_000);
            month_passes(portal);
            owes("You owe $100.00.");
            // Nor does the turn of another year end it.
            until(portal, (2029, 2));
            comes(portal, ("2", day), 0);
            comes(portal, ("1", day), 1_000);
            month_passes(portal);
            owes("You owe $10.00.");
        },
    );
}

#[test]
fn whoever_left_long_ago_has_it_put_right_on_the_day_after() {
    let (_, desk) = provider();
    testkit::both(
        || rooms(&desk),
        |portal| {
            let day = billed_in_november(portal);
            portal.visited_by(&Person::ann()).presses("/payments/monthly/leave");
            until(portal, (2028, 9));
            let next_day = |sum: &str| {
                portal.pass(DAY * 2);
                portal.work();
                portal.visited_by(&Person::ann()).opens("/payments").sees(sum);
            };
            // Twice on one day are looked at once.
            comes(portal, ("1", day), 6_000);
            comes(portal, ("1", day), 4_000);
            next_day("You owe $40.00.");
            // Days later the plan corrects its own correction.
            comes(portal, ("1", day), 9_000);
            next_day("You owe $90.00.");
            comes(portal, ("1", day), 15_000);
            next_day("You owe $100.00.");
            // It was somebody else's all along.
            comes_for(portal, Person::ben(), ("1", day), 9_000);
            next_day("You owe $0.00.");
        },
    );
}

#[test]
fn taking_part_is_offered_only_while_a_coverage_is_in_force() {
    let (_, desk) = provider();
    testkit::both(
        || rooms(&desk),
        |portal| {
            // Today is the last day, and taking part begins tomorrow.
            covered_until(portal, Some(today(portal)));
            let ann = portal.visited_by(&Person::ann());
            ann.opens("/payments").lacks("href=\"/payments/monthly\"");
            let page = ann.opens("/payments/monthly");
            page.sees("only while your drug coverage is in force").lacks("/payments/monthly/join");
            ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            ann.opens("/payments/monthly").lacks("You take part");
            covered(portal);
            ann.opens("/payments").sees("href=\"/payments/monthly\"");
            ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            ann.opens("/payments/monthly").sees("You take part from");
            // Nor is there a way back in once it has ended.
            ann.presses("/payments/monthly/leave");
            covered_until(portal, Some(today(portal)));
            portal.pass(DAY);
            ann.opens("/payments/monthly").lacks("/payments/monthly/join");
        },
    );
}

fn knowing(years: &[(i16, i64)]) -> Thresholds {
    let entered = years.iter().map(|(year, cents)| (*year, Money::cents(*cents)));
    Thresholds::with(entered.collect()).unwrap()
}

#[test]
fn whoever_has_no_limit_on_their_card_joins_for_a_year_that_the_plan_entered() {
    // Samples: neither year is known in the code.
    let (_, desk) = provider_knowing(knowing(&[(2027, 300_000)]));
    testkit::both(
        || rooms(&desk),
        |portal| {
            covered_with(portal, None, None);
            let who = Person::ann().scope;
            let elections =
                || portal.read(move |tx| Ok(super::store::plan(tx, who)?.elections.clone()));
            let joins = |years: &[(i16, i64)]| {
                let (known, today) = (knowing(years), today(portal));
                let house = portal.house.clone();
                portal.write(move |tx| {
                    let by = (who, ::store::Actor::House);
                    super::store::join(tx, &house, by, (today, &known))
                })
            };
            assert!(!joins(&[(2028, 310_000)]), "this year's is what counts");
            let ann = portal.visited_by(&Person::ann());
            // It is March: ten months are left.
            ann.opens("/payments/monthly").sees("Your first bill will be at most $300.00");
            ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            portal.pass(DAY * 2);
            comes(portal, ("1", today(portal)), 50_000);
            month_passes(portal);
            ann.opens("/payments").sees("You owe $300.00.");
            ann.presses("/payments/monthly/leave");
            until(portal, (2027, 12));
            while today(portal).date().day() != 31 {
                portal.pass(DAY);
            }
            portal.work();
            let before = elections();
            assert_eq!(before.len(), 1);
            ann.opens("/payments/monthly").sees("We do not know your yearly limit");
            assert!(!joins(&[(2027, 300_000)]));
            assert_eq!(elections(), before);
            assert!(joins(&[(2027, 300_000), (2028, 310_000)]));
            let after = elections();
            assert_eq!(after[..1], before);
            assert_eq!(after[1].threshold, Money::cents(310_000));
            assert_eq!(after[1].from.year(), 2028);
        },
    );
}

#[test]
fn money_that_does_not_say_what_it_counts_toward_lowers_the_first_bill() {
    let (_, desk) = provider();
    testkit::both(
        || rooms(&desk),
        |portal| {
            covered(portal);
            comes(portal, ("1", today(portal)), 10_000);
            let bare = Claim {
                amounts: [(Amount::MemberLiability, Money::cents(20_000))].into(),
                service_day: Private(today(portal)),
                ..crate::tests::claim(2, today(portal).to_string(), "Sample")
            };
            crate::tests::give(portal, Person::ann().scope, vec![bare]);
            let ann = portal.visited_by(&Person::ann());
            ann.opens("/payments/monthly").sees("less the $300.00 you have paid");
        },
    );
}

#[test]
fn whoever_once_took_part_is_offered_nothing_that_the_plan_does_not_offer() {
    testkit::sqlite(
        || rooms(&None),
        |portal| {
            covered(portal);
            let (who, today) = (Person::ann().scope, today(portal));
            let (house, known) = (portal.house.clone(), Thresholds::default());
            portal.write(move |tx| {
                let by = (who, ::store::Actor::House);
                super::store::join(tx, &house, by, (today, &known))
            });
            let ann = portal.visited_by(&Person::ann());
            portal.pass(DAY * 2);
            ann.opens("/payments/monthly").sees("You take part");
            ann.presses("/payments/monthly/leave");
            let page = ann.opens("/payments/monthly");
            page.sees("does not offer this any more").lacks("/payments/monthly/join");
        },
    );
}

#[test]
fn a_plan_without_medicare_members_has_no_such_page() {
    testkit::sqlite(
        || rooms(&None),
        |portal| {
            let ann = portal.visited_by(&Person::ann());
            assert_eq!(ann.opens("/payments/monthly").status, 404);
            let join = ann.sends("/payments/monthly/join", &[("agree", "yes")]);
            assert_eq!(join.status, 404);
            let stale = Person { proved: web::PROOF_LIFE * 2, ..Person::ann() };
            let stale = portal.visited_by(&stale);
            let join = stale.sends("/payments/monthly/join", &[("agree", "yes")]);
            assert!(join.place().starts_with("/prove"));
        },
    );
}
