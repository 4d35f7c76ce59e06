//! A card or account that the provider keeps: what its answer to our call says already, and what
//! the record says of its being added.

use std::time::Duration;

use ::store::audit;

use super::*;

#[test]
fn a_kept_card_that_was_charged_is_told_so_though_their_event_never_comes() {
    let after = [
        (Card::Works, "We received $42.17"),
        (Card::Bounces, "is under way"),
        (Card::NeedsAction, "Your bank wants to know that it is you"),
    ];
    for (card, wanted) in after {
        owing(|portal, standin, ann| {
            saves(portal, standin, (ann, Card::Works));
            becomes(portal, card);
            let place = pays_with_saved(portal, ann);
            portal.work();
            drop(standin.take_events(portal.now()));
            let charged = card != Card::NeedsAction;
            for _ in 0..2 {
                let page = ann.opens(&place);
                page.sees(wanted).lacks("Not paid yet");
                assert!(!charged || !page.text().contains("No money"), "{card:?}");
                portal.pass(Duration::from_mins(4));
                portal.work();
            }
            ann.opens("/payments").lacks("Not paid yet");
        });
    }
}

#[test]
fn while_the_answer_about_a_kept_card_is_awaited_nobody_is_told_that_nothing_was_taken() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let place = pays_with_saved(portal, ann);
        let page = ann.opens(&place);
        page.sees("Please do not pay again").lacks("No money").lacks("Not paid yet");
        assert_eq!(page.header("refresh"), format!("1; url={place}"));
        portal.pass(Duration::from_mins(4));
        let page = ann.opens(&place);
        page.sees("We have not heard from our payment company yet").lacks("No money");
        ann.opens("/payments").sees("Under way").lacks("Not paid yet");
        portal.work();
        ann.opens(&place).sees("We received $42.17");
    });
}

#[test]
fn a_payment_that_was_answered_and_told_counts_once_on_the_day_it_was_made() {
    owing(|portal, standin, ann| {
        has_a_mailbox(portal);
        saves(portal, standin, (ann, Card::Works));
        let place = pays_with_saved(portal, ann);
        let sent = portal.work();
        let receipts = |sent: &[::store::Message]| {
            sent.iter().filter(|one| one.text.as_str().contains("$42.17")).count()
        };
        assert_eq!(receipts(&sent), 1);
        let events = super::astray::events(portal, standin);
        portal.pass(Duration::from_hours(30));
        for body in &events {
            told_again(portal, body);
        }
        assert_eq!(receipts(&portal.work()), 0);
        ann.opens(&place).sees("Paid on").sees("March 4, 2027").lacks("March 5, 2027");
        ann.opens("/payments").sees("You owe $0.00.").lacks("We owe you");
    });
}

#[test]
fn automatic_payment_asks_nobody_to_pay_while_they_do() {
    const WAITS: &str = "Automatic payment waits for you";
    for (stops, owed) in [(false, "You owe $0.00."), (true, "You owe $52.17.")] {
        owing(|portal, standin, ann| {
            has_a_mailbox(portal);
            saves(portal, standin, (ann, Card::Works));
            ann.sends("/payments/automatic", &[("cap", "50"), ("agree", "yes")]);
            let (place, page) = begins(portal, ann);
            // Both together are above the cap.
            bill(portal, "2", 1_000);
            let waits = |sent: &[String]| sent.iter().any(|subject| subject.contains(WAITS));
            assert!(!waits(&super::astray::hears(portal, &[])));
            if stops {
                ann.presses(&format!("{place}/stop"));
                portal.work();
            } else {
                standin.choose(&page, Card::Works, portal.now());
            }
            let ended = super::astray::events(portal, standin);
            assert_eq!(waits(&super::astray::hears(portal, &ended)), stops);
            told(portal, standin);
            ann.opens("/payments").sees(owed).lacks("A payment is under way");
        });
    }
}

#[test]
fn the_record_says_who_asked_to_add_a_way_to_pay_and_that_it_was_added() {
    owing(|portal, standin, ann| {
        saves(portal, standin, (ann, Card::Works));
        let method = portal.read(|tx| super::super::store::wallet(tx, Person::ann().scope));
        let id = method.methods[0].id;
        let later = portal.now() + Duration::from_secs(1);
        let all = portal.read(move |tx| audit::of_member(tx, Person::ann().scope, later, 50));
        let of_it = all.iter().rev().filter(|told| told.action.starts_with("payment.method."));
        let entries: Vec<(&str, &str)> = of_it
            .map(|told| (told.action.as_str(), told.actor.split(':').next().unwrap()))
            .collect();
        let wanted = [("payment.method.asked", "account"), ("payment.method.added", "house")];
        assert_eq!(entries, wanted);
        let added = all.iter().find(|told| told.action == "payment.method.added").unwrap();
        assert_eq!(added.thing.as_ref(), Some(id.bytes()));
    });
}
