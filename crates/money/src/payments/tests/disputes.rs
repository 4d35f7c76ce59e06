//! A bank that wants a payment back, and what comes of it.

use std::time::Duration;

use ::store::queue;

use super::super::store;
use super::astray::{events, hears, paid};
use super::*;
use crate::corrections::flow::{Agent, Deed, No, State};
use crate::corrections::store::{Asked, agree, ask, cases};

const QUESTIONS: &str = "Your bank questions your payment";
const TAKEN_BACK: &str = "Your bank took back your payment";
const COUNTS: &str = "Your payment counts";

fn facts(portal: &Portal) -> super::super::flow::Facts {
    portal.read(|tx| Ok(store::payments(tx, Person::ann().scope)?[0].body.facts))
}

/// The plan's staff want to give so much of it back; more than a dollar needs a second one.
fn gives_back(portal: &Portal, id: &str, cents: i64) -> Result<base::EntryId, No> {
    let (payment, amount) = (id.parse().unwrap(), Money::cents(cents));
    let deed = Deed::Refund { payment, amount, forgives: false };
    let by = Agent { name: "ana".to_owned(), team: "east".to_owned() };
    let asked = Asked { deed, why: "charged twice".to_owned(), by };
    let asks = portal.write(move |tx| ask(tx, Person::ann().scope, &asked, Money::cents(100)));
    asks.map(|case| case.id)
}

fn agrees(portal: &Portal, case: base::EntryId) -> Result<State, No> {
    let by = Agent { name: "bo".to_owned(), team: "west".to_owned() };
    let agreed = portal.write(move |tx| agree(tx, Person::ann().scope, (case, &by)));
    agreed.map(|case| case.body.state)
}

#[test]
fn what_a_bank_decides_about_is_neither_owed_nor_given_back_until_it_has() {
    owing(|portal, standin, ann| {
        let (place, id) = paid(portal, standin, ann);
        let waits = gives_back(portal, &id, 1_000).unwrap();
        let dispute = standin.disputes(&id, (4_217, "needs_response"), portal.now());
        let opened = events(portal, standin);
        assert_eq!(hears(portal, &opened), [QUESTIONS]);
        let page = ann.opens("/payments");
        page.sees("You owe $0.00.").sees("Your bank is deciding about $42.17");
        ann.opens(&place).sees("In dispute with your bank").sees("has not decided yet");
        assert_eq!(gives_back(portal, &id, 100), Err(No::InDispute));
        assert_eq!(agrees(portal, waits), Err(No::InDispute));
        standin.turns(&dispute, "under_review", portal.now());
        assert!(hears(portal, &events(portal, standin)).is_empty());
        standin.turns(&dispute, "won", portal.now());
        assert_eq!(hears(portal, &events(portal, standin)), [COUNTS]);
        assert!(hears(portal, &opened).is_empty(), "told late");
        ann.opens("/payments").sees("You owe $0.00.").lacks("is deciding").lacks("took back");
        ann.opens(&place).sees("We received $42.17").lacks("In dispute");
        assert_eq!(agrees(portal, waits), Ok(State::Agreed));
        portal.work();
        ann.opens(&place).sees("we gave back $10.00");
    });
}

#[test]
fn what_a_bank_took_back_is_owed_again_once_and_is_not_paid_by_itself() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        ann.sends("/payments/automatic", &[("cap", "500"), ("agree", "yes")]);
        let (place, id) = paid(portal, standin, ann);
        let dispute = standin.disputes(&id, (4_217, "needs_response"), portal.now());
        hears(portal, &events(portal, standin));
        // While its bank decides, what comes new is paid by itself, and that alone.
        bill(portal, "2", 1_000);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("-$10.00").sees("is deciding");
        standin.turns(&dispute, "lost", portal.now());
        let lost = events(portal, standin);
        for body in &lost {
            told_again(portal, body);
        }
        let sent = portal.work();
        let of_it: Vec<&str> =
            sent.iter().map(|one| one.text.as_str()).filter(|text| text.contains("bank")).collect();
        assert!(of_it.len() == 1 && of_it[0].contains("Automatic payment is off"), "{of_it:?}");
        assert!(hears(portal, &lost).is_empty(), "told again");
        let page = ann.opens("/payments");
        page.sees("You owe $42.17.").sees("Payment that your bank took back");
        page.sees("Automatic payment is off").lacks("is deciding");
        ann.opens(&place).sees("your bank took back $42.17").sees("Pay again");
        assert_eq!(gives_back(portal, &id, 100), Err(No::InDispute));
        bill(portal, "3", 500);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $47.17.").lacks("A payment is under way");
        ann.opens("/spending/2027/statement").sees("Payment that your bank took back");
        portal.pass(Duration::from_mins(1));
        let (_, page) = begins(portal, ann);
        standin.choose(&page, Card::Works, portal.now());
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").lacks("took back your last payment");
    });
}

#[test]
fn an_inquiry_changes_nothing() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        let inquiry = standin.disputes(&id, (4_217, "warning_needs_response"), portal.now());
        standin.turns(&inquiry, "warning_under_review", portal.now());
        standin.turns(&inquiry, "warning_closed", portal.now());
        assert!(hears(portal, &events(portal, standin)).is_empty());
        ann.opens("/payments").sees("You owe $0.00.").lacks("bank");
        assert!(gives_back(portal, &id, 100).is_ok());
    });
}

#[test]
fn a_debit_that_a_bank_returns_late_is_owed_again_whatever_is_heard_first() {
    // It was paid (in two ways of saying so), a part was given back at the provider's desk, and the
    // bank took it back (in three).
    for order in [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 2, 4, 1], [2, 4, 1, 5, 0, 3]] {
        owing(|portal, standin, ann| {
            let (place, page) = begins(portal, ann);
            standin.choose(&page, Card::Works, portal.now());
            let id = place.trim_start_matches("/payments/").to_owned();
            standin.gives_back_there(&id, 1_000, portal.now());
            standin.disputes(&id, (4_217, "lost"), portal.now());
            let all = events(portal, standin);
            assert_eq!(all.len(), 6);
            for at in order {
                hears(portal, &all[at..=at]);
            }
            hears(portal, &all);
            // Not more than was paid, by both together.
            ann.opens("/payments").sees("You owe $42.17.");
            let facts = facts(portal);
            let cents = (facts.back.as_cents(), facts.taken_back().as_cents());
            assert_eq!(cents, (1_000, 3_217), "{order:?}");
            ann.opens(&place).sees("took back $32.17").sees("Given back");
            assert!(portal.read(queue::dead).is_empty());
        });
    }
}

#[test]
fn a_decision_that_turns_once_more_turns_the_balance_with_it() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        let dispute = standin.disputes(&id, (1_000, "lost"), portal.now());
        assert_eq!(hears(portal, &events(portal, standin)), [TAKEN_BACK]);
        ann.opens("/payments").sees("You owe $10.00.");
        for (status, owed, told_of) in
            [("won", "$0.00", COUNTS), ("lost", "$10.00", TAKEN_BACK), ("won", "$0.00", COUNTS)]
        {
            standin.turns(&dispute, status, portal.now());
            assert_eq!(hears(portal, &events(portal, standin)), [told_of]);
            ann.opens("/payments").sees(&format!("You owe {owed}."));
        }
        ann.opens("/payments").sees("Payment that counts after all");
    });
}

#[test]
fn an_end_whose_events_are_lost_is_found_within_the_week() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        let dispute = standin.disputes(&id, (4_217, "needs_response"), portal.now());
        hears(portal, &events(portal, standin));
        portal.pass(Duration::from_hours(20 * 24));
        portal.work();
        ann.opens("/payments").sees("is deciding");
        standin.turns(&dispute, "lost", portal.now());
        drop(standin.take_events(portal.now()));
        portal.pass(Duration::from_hours(7 * 24));
        portal.work();
        ann.opens("/payments").sees("You owe $42.17.").lacks("is deciding");
    });
}

#[test]
fn what_is_on_its_way_back_when_a_bank_takes_the_payment_is_not_given_twice() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        gives_back(portal, &id, 100).unwrap();
        standin.disputes(&id, (4_217, "needs_response"), portal.now());
        // Before any event of it: the provider refuses, and asking why tells the rest.
        portal.work();
        let found = portal.read(|tx| cases(tx, Person::ann().scope));
        assert_eq!(found[0].body.state, State::Refused);
        ann.opens("/payments").sees("You owe $0.00.").sees("is deciding about $42.17");
    });
}

#[test]
fn sample_accounts_of_the_demo_are_disputed_and_taken_back() {
    for (card, wanted) in [(Card::Disputed, "In dispute"), (Card::TakenBack, "Taken back")] {
        owing(|portal, standin, ann| {
            let (place, page) = begins(portal, ann);
            standin.choose(&page, card, portal.now());
            told(portal, standin);
            ann.opens(&place).sees(wanted);
        });
    }
}

#[test]
fn a_dispute_of_nobody_here_concerns_us_no_further() {
    owing(|portal, standin, ann| {
        paid(portal, standin, ann);
        let object = serde_json::json!({ "id": "dp_1", "status": "lost", "amount": 900,
            "charge": "ch_elsewhere", "payment_intent": null });
        let body = serde_json::json!({ "id": "evt_elsewhere", "type": "charge.dispute.closed",
            "created": 7, "data": { "object": object } });
        assert!(hears(portal, &[body.to_string()]).is_empty());
        assert!(portal.read(queue::dead).is_empty());
        ann.opens("/payments").sees("You owe $0.00.");
    });
}
