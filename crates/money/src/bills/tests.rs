use std::collections::BTreeMap;
use std::time::Duration;

use base::{Money, Private};
use coverage::NameBook;
use formats::records::{Amount, Claim, ClaimStatus, CodeSet, Drug, Party, SourceRef};
use testkit::{Person, Portal};

use super::Sent;

const DAY: Duration = Duration::from_hours(24);

fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice()]
}

/// A claim of so many days ago, of which the member owes so much.
fn claim(portal: &Portal, (number, days): (&str, i32), cents: i64) -> Claim {
    let today: base::Day = portal.now().to_string()[..10].parse().unwrap();
    Claim {
        source: SourceRef::new("test", number),
        claim_number: number.into(),
        person: SourceRef::new("test", "ann"),
        status: ClaimStatus::Paid,
        service_day: Private(today.plus_days(-days)),
        decided: None,
        paid_day: None,
        drug: Drug { name: Some("Metformin 500 mg tablet".into()), ..Drug::default() },
        rx_number: Some("0700012".into()),
        quantity: None,
        days_supply: Some(30),
        refill_number: None,
        refills_authorized: None,
        codes: CodeSet::default(),
        pharmacy: Party::default(),
        prescriber: Party::default(),
        network: None,
        amounts: BTreeMap::from([(Amount::MemberLiability, Money::cents(cents))]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    }
}

fn comes(portal: &Portal, claim: &Claim) {
    let claim = claim.clone();
    portal.write(move |tx| {
        let incoming = crate::Incoming::of(tx, &claim, &mut NameBook::default())?;
        crate::take_claim(tx, Person::ann().scope, &incoming).map(|_| ())
    });
    portal.work();
}

fn leaves(portal: &Portal, key: &str, days: i32) {
    let today: base::Day = portal.now().to_string()[..10].parse().unwrap();
    let sent = Sent {
        key: key.to_owned(),
        reference: format!("LK-{key}"),
        rx_number: "700012".into(),
        day: today.plus_days(-days),
    };
    for _ in 0..3 {
        let sent = sent.clone();
        portal.write(move |tx| super::sent(tx, Person::ann().scope, &sent));
    }
    portal.work();
}

fn owes(portal: &Portal, amount: &str) {
    portal.visited_by(&Person::ann()).opens("/payments").sees(&format!("You owe {amount}."));
}

#[test]
fn a_fill_by_mail_is_billed_once_whichever_comes_first_and_however_often() {
    testkit::both(rooms, |portal| {
        let one = claim(portal, ("1", 3), 1_200);
        comes(portal, &one);
        owes(portal, "$0.00");
        leaves(portal, "A", 2);
        owes(portal, "$12.00");
        comes(portal, &one);
        leaves(portal, "A", 2);
        owes(portal, "$12.00");
        // The next fill leaves before its claim is there.
        portal.pass(DAY * 30);
        leaves(portal, "B", 1);
        owes(portal, "$12.00");
        comes(portal, &claim(portal, ("2", 2), 1_500));
        owes(portal, "$27.00");
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens("/payments");
        page.sees("Bill for LK-A").sees("Bill for LK-B").lacks("Metformin");
        portal.visited_by(&Person::ben()).opens("/payments").sees("You owe $0.00.");
    });
}

#[test]
fn a_claim_paid_at_the_counter_makes_no_bill() {
    testkit::sqlite(rooms, |portal| {
        comes(portal, &claim(portal, ("1", 3), 1_200));
        owes(portal, "$0.00");
        let mut paid = claim(portal, ("2", 2), 900);
        paid.amounts.insert(Amount::PaidByPatient, Money::cents(900));
        paid.rx_number = Some("81".into());
        comes(portal, &paid);
        leaves(portal, "A", 40);
        owes(portal, "$0.00");
    });
}

#[test]
fn a_claim_that_is_corrected_or_taken_back_moves_its_bill_by_as_much() {
    testkit::both(rooms, |portal| {
        leaves(portal, "A", 2);
        let first = claim(portal, ("1", 3), 1_200);
        comes(portal, &first);
        let mut second = claim(portal, ("2", 3), 900);
        second.replaces = Some(first.source.clone());
        comes(portal, &second);
        owes(portal, "$9.00");
        comes(portal, &first);
        owes(portal, "$9.00");
        second.status = ClaimStatus::Reversed;
        comes(portal, &second);
        owes(portal, "$0.00");
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens("/payments");
        page.sees("Correction of the bill for LK-A").sees("-$3.00").sees("-$9.00");
        second.status = ClaimStatus::Paid;
        comes(portal, &second);
        owes(portal, "$9.00");
    });
}

#[test]
fn a_bill_goes_with_its_claim_when_what_takes_its_place_names_no_prescription_or_another() {
    for rx_number in [None, Some(Private("81".to_owned()))] {
        testkit::both(rooms, |portal| {
            leaves(portal, "A", 2);
            let first = claim(portal, ("1", 3), 1_200);
            comes(portal, &first);
            owes(portal, "$12.00");
            let mut second = claim(portal, ("2", 3), 1_200);
            second.replaces = Some(first.source.clone());
            second.rx_number = rx_number.clone();
            second.status = ClaimStatus::Reversed;
            comes(portal, &second);
            owes(portal, "$0.00");
        });
    }
}

#[test]
fn what_was_filled_long_ago_was_settled_elsewhere() {
    testkit::sqlite(rooms, |portal| {
        leaves(portal, "A", 200);
        comes(portal, &claim(portal, ("1", 201), 1_200));
        owes(portal, "$0.00");
        // Nor does a later one bring it up, whichever of the two came first.
        comes(portal, &claim(portal, ("2", 160), 1_300));
        leaves(portal, "B", 159);
        owes(portal, "$0.00");
    });
}

#[test]
fn what_was_billed_here_is_given_back_however_late_its_claim_is_taken_back() {
    testkit::both(rooms, |portal| {
        leaves(portal, "A", 2);
        let mut first = claim(portal, ("1", 3), 1_200);
        comes(portal, &first);
        portal.pass(DAY * 200);
        let mut cheaper = claim(portal, ("3", 203), 900);
        cheaper.replaces = Some(first.source.clone());
        comes(portal, &cheaper);
        owes(portal, "$9.00");
        first.status = ClaimStatus::Reversed;
        comes(portal, &first);
        cheaper.status = ClaimStatus::Reversed;
        comes(portal, &cheaper);
        owes(portal, "$0.00");
    });
}

/// Eight prescriptions, each with its own days between claim and parcel, for a year.
#[test]
fn fills_of_a_month_keep_their_bills_all_year() {
    for every in 29..=31 {
        testkit::both(rooms, |portal| {
            for fill in 1..=13 {
                portal.pass(DAY * every);
                let rx = |gap: i32| Private(format!("81{gap}"));
                let fills: Vec<(Claim, Sent)> = (0..8)
                    .map(|gap| {
                        let number = format!("{fill}/{gap}");
                        let mut claim = claim(portal, (&number, gap), 700);
                        claim.rx_number = Some(rx(gap));
                        let (key, reference) = (format!("{fill}"), format!("LK-{fill}"));
                        let day = claim.service_day.plus_days(gap);
                        (claim, Sent { key, reference, rx_number: rx(gap), day })
                    })
                    .collect();
                portal.write(move |tx| {
                    let who = Person::ann().scope;
                    for (claim, left) in &fills {
                        let incoming = crate::Incoming::of(tx, claim, &mut NameBook::default())?;
                        crate::take_claim(tx, who, &incoming)?;
                        super::sent(tx, who, left)?;
                    }
                    Ok(())
                });
                portal.work();
                owes(portal, &Money::cents(8 * 700 * fill).to_string());
            }
        });
    }
}
