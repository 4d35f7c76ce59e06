use std::time::Duration;

use base::{Money, PaymentId};
use serde_json::json;
use testkit::{Person, Portal, Visitor};

use super::flow::{Agent, Deed, No, State};
use super::store::{Asked, agree, ask, cases, lose};
use crate::payments::Purse;
use crate::payments::standin::{Card, Standin};
use crate::payments::tests::{begins, has_a_mailbox, owing, told, told_again};

const LIMIT: Money = Money::cents(5_000);

fn agent(name: &str, team: &str) -> Agent {
    Agent { name: name.to_owned(), team: team.to_owned() }
}

fn asks(portal: &Portal, deed: Deed, limit: Money) -> Result<base::EntryId, No> {
    let asked = Asked { deed, why: "charged twice".to_owned(), by: agent("ana", "east") };
    portal.write(move |tx| ask(tx, Person::ann().scope, &asked, limit)).map(|case| case.id)
}

fn agrees(portal: &Portal, id: base::EntryId, by: &Agent) -> Result<State, No> {
    let by = by.clone();
    portal.write(move |tx| agree(tx, Person::ann().scope, (id, &by))).map(|case| case.body.state)
}

/// Ann pays her $42.17 on their page.
fn paid(portal: &Portal, standin: &Standin, ann: &Visitor<'_>) -> (String, PaymentId) {
    let (place, page) = begins(portal, ann);
    standin.choose(&page, Card::Works, portal.now());
    told(portal, standin);
    let id = place.trim_start_matches("/payments/").parse().unwrap();
    (place, id)
}

fn refund(payment: PaymentId, cents: i64, forgives: bool) -> Deed {
    Deed::Refund { payment, amount: Money::cents(cents), forgives }
}

#[test]
fn money_of_a_bill_that_was_too_high_comes_back_and_nothing_is_owed_for_it() {
    owing(|portal, standin, ann| {
        let (place, id) = paid(portal, standin, ann);
        asks(portal, refund(id, 1_000, true), LIMIT).unwrap();
        portal.work();
        // Their event may come late or never: the answer to our call is enough.
        ann.opens(&place).sees("You paid $42.17 and we gave back $10.00");
        ann.opens("/payments").sees("You owe $0.00.").sees("Money given back to you");
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.");
        asks(portal, refund(id, 3_217, false), LIMIT).unwrap();
        portal.work();
        told(portal, standin);
        ann.opens(&place).sees("We gave back $42.17");
        ann.opens("/payments").sees("You owe $32.17.");
        let states = portal.read(|tx| cases(tx, Person::ann().scope));
        assert!(states.iter().all(|case| case.body.state == State::Done));
    });
}

#[test]
fn above_the_limit_nothing_moves_until_another_team_agrees() {
    owing(|portal, standin, ann| {
        let (place, id) = paid(portal, standin, ann);
        let case = asks(portal, refund(id, 2_000, false), Money::cents(1_999)).unwrap();
        portal.work();
        ann.opens(&place).lacks("gave back");
        for same in [agent("ana", "west"), agent("bo", "east")] {
            assert_eq!(agrees(portal, case, &same), Err(No::SameTeam));
        }
        // What waits is on its way: it cannot be promised a second time.
        let left = Money::cents(2_217);
        assert_eq!(asks(portal, refund(id, 2_218, false), LIMIT), Err(No::TooMuch(left)));
        assert_eq!(agrees(portal, case, &agent("bo", "west")), Ok(State::Agreed));
        assert_eq!(agrees(portal, case, &agent("cy", "west")), Err(No::NothingWaits));
        portal.work();
        ann.opens(&place).sees("we gave back $20.00");
    });
}

#[test]
fn a_balance_is_corrected_either_way_and_only_money_that_was_taken_comes_back() {
    owing(|portal, _, ann| {
        let adjust = |cents| Deed::Adjust { purse: Purse::Orders, amount: Money::cents(cents) };
        asks(portal, adjust(-217), LIMIT).unwrap();
        ann.opens("/payments").sees("You owe $40.00.").sees("Correction").sees("-$2.17");
        asks(portal, adjust(100), LIMIT).unwrap();
        ann.opens("/payments").sees("You owe $41.00.");
        let (_, page) = begins(portal, ann);
        assert!(!page.is_empty());
        let open = portal.read(|tx| crate::payments::payments(tx, Person::ann().scope));
        assert_eq!(asks(portal, refund(open[0].id, 100, false), LIMIT), Err(No::NoPayment));
        let nobody = PaymentId::new([9; 16]);
        assert_eq!(asks(portal, refund(nobody, 100, false), LIMIT), Err(No::NoPayment));
        let reference = crate::payments::reference(open[0].id).to_lowercase();
        let found = portal
            .read(move |tx| crate::payments::by_reference(tx, Person::ann().scope, &reference));
        assert_eq!(found.map(|payment| payment.id), Some(open[0].id));
    });
}

fn subjects(sent: &[store::Message]) -> Vec<String> {
    sent.iter().map(|message| message.subject.as_str().to_owned()).collect()
}

#[test]
fn each_time_money_is_given_back_its_member_is_told() {
    owing(|portal, standin, ann| {
        has_a_mailbox(portal);
        let (_, id) = paid(portal, standin, ann);
        for cents in [1_000, 500] {
            asks(portal, refund(id, cents, false), LIMIT).unwrap();
            let sent = portal.work();
            assert_eq!(subjects(&sent), ["We gave money back to you"]);
            let amount = format!("We gave back {} of", Money::cents(cents));
            assert!(sent[0].text.as_str().contains(&amount), "{:?}", sent[0].text);
        }
    });
}

#[test]
fn money_that_did_not_reach_its_member_is_theirs_still_and_may_be_given_back_again() {
    owing(|portal, standin, ann| {
        has_a_mailbox(portal);
        let (place, id) = paid(portal, standin, ann);
        let case = asks(portal, refund(id, 1_000, true), LIMIT).unwrap();
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.");
        let metadata = json!({ "payment": id.to_string(), "correction": case.to_string() });
        let refund_now = json!({ "id": "re_1", "status": "failed", "metadata": metadata });
        for event in ["evt_lost_1", "evt_lost_2"] {
            let body = json!({ "id": event, "type": "charge.refund.updated", "created": 7,
                "data": { "object": refund_now } });
            told_again(portal, &body.to_string());
        }
        assert_eq!(subjects(&portal.work()), ["Money we gave back did not reach you"]);
        ann.opens("/payments").sees("We owe you $10.00").sees("did not reach you");
        ann.opens(&place).sees("We received $42.17").lacks("gave back");
        let states = portal.read(|tx| cases(tx, Person::ann().scope));
        assert_eq!(states[0].body.state, State::Refused);
        assert!(asks(portal, refund(id, 4_217, false), LIMIT).is_ok());
    });
}

#[test]
fn what_their_event_says_was_given_back_before_a_loss_takes_nothing_again() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        let case = asks(portal, refund(id, 1_000, true), LIMIT).unwrap();
        portal.work();
        let late = standin.take_events(portal.now());
        assert_eq!(late.len(), 1);
        standin.lose(&id.to_string(), 1_000);
        portal.write(move |tx| lose(tx, Person::ann().scope, case).map(|_| ()));
        ann.opens("/payments").sees("We owe you $10.00");
        for (_, body) in &late {
            told_again(portal, body);
        }
        portal.work();
        ann.opens("/payments").sees("We owe you $10.00");
        // What is given back later counts as ever.
        asks(portal, refund(id, 1_000, false), LIMIT).unwrap();
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.");
    });
}

#[test]
fn a_loss_that_is_heard_before_the_yes_it_takes_back_counts() {
    owing(|portal, standin, ann| {
        let (_, id) = paid(portal, standin, ann);
        let case = asks(portal, refund(id, 1_000, true), LIMIT).unwrap();
        portal.write(move |tx| lose(tx, Person::ann().scope, case).map(|_| ()));
        let charge = json!({ "amount": 4_217, "amount_refunded": 1_000,
            "metadata": { "payment": id.to_string() } });
        let late = json!({ "id": "evt_late", "type": "charge.refunded", "created": 7,
            "data": { "object": charge } });
        told_again(portal, &late.to_string());
        portal.work();
        ann.opens("/payments").sees("We owe you $10.00");
        let states = portal.read(|tx| cases(tx, Person::ann().scope));
        assert_eq!(states[0].body.state, State::Refused);
    });
}

#[test]
fn an_event_that_was_lost_is_asked_for_and_counts_once() {
    owing(|portal, standin, ann| {
        let (place, page) = begins(portal, ann);
        portal.pass(Duration::from_mins(16));
        portal.work();
        ann.opens(&place).sees("No money has been taken yet");
        standin.choose(&page, Card::NoFunds, portal.now());
        let mut lost = standin.take_events(portal.now());
        portal.pass(Duration::from_hours(1));
        portal.work();
        ann.opens(&place).sees("not enough money");
        standin.choose(&page, Card::Works, portal.now());
        lost.extend(standin.take_events(portal.now()));
        portal.pass(Duration::from_hours(5));
        portal.work();
        ann.opens(&place).sees("We received $42.17");
        ann.opens("/payments").sees("You owe $0.00.");
        for (_, body) in &lost {
            // Told after all, days later, with a signature of its own.
            told_again(portal, body);
        }
        portal.work();
        ann.opens("/payments").sees("You owe $0.00.");
    });
}
