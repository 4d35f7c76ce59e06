//! Money that somebody gave back at the provider's own desk, and that did not arrive.

use ::store::queue;

use super::super::store;
use super::*;

/// Ann pays her $42.17 on their page.
pub(super) fn paid(portal: &Portal, standin: &Standin, ann: &Visitor<'_>) -> (String, String) {
    has_a_mailbox(portal);
    let (place, page) = begins(portal, ann);
    standin.choose(&page, Card::Works, portal.now());
    told(portal, standin);
    let id = portal.read(|tx| Ok(store::payments(tx, Person::ann().scope)?[0].id));
    (place, id.to_string())
}

/// The bodies of what the provider would tell now.
pub(super) fn events(portal: &Portal, standin: &Standin) -> Vec<String> {
    standin.take_events(portal.now()).into_iter().map(|(_, body)| body).collect()
}

pub(super) fn hears(portal: &Portal, bodies: &[String]) -> Vec<String> {
    for body in bodies {
        told_again(portal, body);
    }
    let sent = portal.work();
    sent.iter().map(|message| message.subject.as_str().to_owned()).collect()
}

const LOST: &str = "Money we gave back did not reach you";

#[test]
fn a_refund_of_their_own_desk_that_fails_later_is_heard_once_and_is_the_members_again() {
    owing(|portal, standin, ann| {
        let (place, id) = paid(portal, standin, ann);
        let refund = standin.gives_back_there(&id, 1_000, portal.now());
        assert_eq!(hears(portal, &events(portal, standin)), ["We gave money back to you"]);
        standin.loses_there(&refund, portal.now());
        let failed = events(portal, standin);
        assert_eq!(failed.len(), 3, "by each name that it has for it");
        assert_eq!(hears(portal, &failed), [LOST]);
        assert!(hears(portal, &failed).is_empty(), "told again");
        ann.opens("/payments").sees("did not reach you").sees("You owe $0.00.");
        ann.opens(&place).sees("We received $42.17").lacks("gave back");
    });
}

#[test]
fn it_is_heard_in_any_order_and_among_other_refunds() {
    // Which of the events come, by their places: two were given back, the first one failed in
    // three ways of saying so.
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 3, 1, 4], [1, 4, 0, 2, 3]] {
        owing(|portal, standin, ann| {
            let (place, id) = paid(portal, standin, ann);
            let first = standin.gives_back_there(&id, 700, portal.now());
            standin.gives_back_there(&id, 300, portal.now());
            standin.loses_there(&first, portal.now());
            let all = events(portal, standin);
            for at in order {
                hears(portal, &all[at..=at]);
            }
            hears(portal, &all);
            let payment = portal.read(|tx| Ok(store::payments(tx, Person::ann().scope)?.remove(0)));
            assert_eq!(payment.body.facts.back, Money::cents(300), "{order:?}");
            ann.opens(&place).sees("gave back $3.00");
        });
    }
}

#[test]
fn a_refund_of_nobody_here_concerns_us_no_further() {
    owing(|portal, standin, ann| {
        paid(portal, standin, ann);
        for of in ["pi_elsewhere", "ch_elsewhere"] {
            let noun = if of.starts_with("pi_") { "payment_intent" } else { "charge" };
            let object = serde_json::json!({ "id": "re_1", "status": "failed", noun: of });
            let body = serde_json::json!({ "id": format!("evt_{of}"), "type": "refund.failed",
                "created": 7, "data": { "object": object } });
            assert!(hears(portal, &[body.to_string()]).is_empty());
        }
        assert!(portal.read(queue::dead).is_empty());
        ann.opens("/payments").sees("You owe $0.00.");
    });
}
