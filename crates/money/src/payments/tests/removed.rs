//! A way to pay that is removed, and automatic payment that was agreed to with it.

use super::super::store;
use super::*;

/// Ann has saved a card and a bank account, and agreed to automatic payment with the first. Says
/// where their pages are.
fn two_cards(portal: &Portal, standin: &Standin, ann: &Visitor<'_>) -> [String; 2] {
    has_a_mailbox(portal);
    saves(portal, standin, (ann, Card::Works));
    saves(portal, standin, (ann, Card::Bounces));
    ann.sends("/payments/automatic", &[("cap", "500"), ("agree", "yes")]);
    let methods = portal.read(|tx| store::wallet(tx, Person::ann().scope)).methods;
    [0, 1].map(|at: usize| format!("/payments/methods/{}", methods[at].id))
}

/// What was written about it.
fn removes(portal: &Portal, (ann, path): (&Visitor<'_>, &str)) -> Vec<String> {
    ann.sends(path, &[("do", "remove")]);
    let sent = portal.work();
    let about = sent.iter().filter(|one| one.subject.as_str() == "A way to pay was removed");
    about.map(|one| one.text.as_str().to_owned()).collect()
}

#[test]
fn automatic_payment_ends_with_the_card_it_uses_and_moves_to_no_other() {
    owing(|portal, standin, ann| {
        let [used, other] = two_cards(portal, standin, ann);
        ann.opens(&used).sees("It ends when you remove it").lacks("will use it too");
        ann.opens(&other).lacks("It ends when you remove it").sees("will use it too");
        let letters = removes(portal, (ann, &used));
        assert!(letters.len() == 1 && letters[0].contains("is off now"), "{letters:?}");
        ann.opens("/payments").sees("Automatic payment is off");
        ann.opens("/payments/methods").sees("ending in 1116").sees("Used first");
        bill(portal, "2", 1_000);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $52.17.").lacks("A payment is under way");
    });
}

#[test]
fn automatic_payment_stays_on_when_another_card_is_removed() {
    owing(|portal, standin, ann| {
        let [_, other] = two_cards(portal, standin, ann);
        let letters = removes(portal, (ann, &other));
        assert!(letters.len() == 1 && !letters[0].contains("is off"), "{letters:?}");
        bill(portal, "2", 1_000);
        portal.work();
        told(portal, standin);
        ann.opens("/payments").sees("You owe $0.00.").sees("Automatic payment is on");
    });
}
