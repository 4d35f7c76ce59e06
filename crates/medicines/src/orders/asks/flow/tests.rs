use base::{AccountId, Lang, Money};

use super::*;
use crate::orders::{Held, HoldReason, RejectReason, Shipment, Stood};

const AT: Timestamp = Timestamp::from_seconds(1);

fn asked(ask: Ask, reply: Option<Reply>) -> Asked {
    let (by, lang, refused) = (AccountId::new([1; 16]), Lang::English, None);
    Asked { ask, at: AT, by, lang, reply, refused, line: None, sent_at: None }
}

fn held(reason: HoldReason) -> Stage {
    Stage::Held(Held { reason, stood: Stood::Checking })
}

#[test]
fn an_order_can_be_stopped_until_it_ships_and_the_pharmacy_is_asked_once() {
    let waits = || vec![asked(Ask::Cancel, None)];
    let late = vec![asked(Ask::Cancel, Some(Reply::TooLate))];
    for (stage, asks, may) in [
        (Stage::Received, vec![], May::Now),
        (Stage::Sending, vec![], May::Ask),
        (Stage::Checking, vec![], May::Ask),
        (Stage::Filling, vec![], May::Ask),
        (held(HoldReason::Address), vec![], May::Ask),
        (Stage::Filling, waits(), May::No(WhyNot::Waits(AT))),
        (Stage::Filling, late, May::No(WhyNot::TooLate)),
        (Stage::Filling, vec![asked(Ask::Agree(Money::ZERO), None)], May::Ask),
        (Stage::Shipped(Shipment::default()), waits(), May::No(WhyNot::Shipped)),
        (Stage::Delivered(Shipment::default()), vec![], May::No(WhyNot::Over)),
        (Stage::Cancelled, vec![], May::No(WhyNot::Over)),
        (Stage::Rejected(RejectReason::Other), vec![], May::No(WhyNot::Over)),
    ] {
        assert_eq!(may_stop((&stage, false), &asks), may, "{stage:?} {asks:?}");
    }
    // What has not left can be stopped, though another medicine of the order is on its way.
    let part = (&Stage::Shipped(Shipment::default()), true);
    assert_eq!(may_stop(part, &[]), May::Ask);
    assert_eq!(may_stop(part, &waits()), May::No(WhyNot::Waits(AT)));
}

#[test]
fn a_wish_to_stop_is_answered_once_nothing_waits_at_the_pharmacy() {
    use Step::{Checking, Delivered, Filling, Held, Rejected, Shipped};
    for (steps, reply) in [
        (vec![], None),
        (vec![Rejected, Filling], None),
        (vec![Shipped, Held], None),
        (vec![Rejected, Checking, Delivered], None),
        (vec![Rejected, Rejected], Some(Reply::Stopped)),
        (vec![Rejected, Shipped], Some(Reply::Part)),
        (vec![Delivered, Rejected], Some(Reply::Part)),
        (vec![Shipped, Delivered], Some(Reply::TooLate)),
    ] {
        assert_eq!(answered(&steps), reply, "{steps:?}");
    }
}

const A: PrescriptionId = PrescriptionId::new([1; 16]);
const B: PrescriptionId = PrescriptionId::new([2; 16]);

/// What is asked of an order whose medicines wait for these prices, in dollars.
fn asks(told: &[(PrescriptionId, Priced)], asks: &[Asked]) -> Vec<Priced> {
    let stage = held(HoldReason::Price(told[0].1.amount));
    prices_to_answer((&stage, told), asks)
}

#[test]
fn a_price_is_asked_until_it_is_answered_and_another_price_anew() {
    let (forty, fifty) = (Money::cents(4_000), Money::cents(5_000));
    let of_all = |amount| Priced { amount, line: None };
    let at = |amount, asked: &[Asked]| {
        let bare = prices_to_answer((&held(HoldReason::Price(amount)), &[]), asked);
        let told = [(A, of_all(amount)), (B, of_all(amount))];
        assert_eq!(bare, asks(&told, asked), "one price, told of both");
        bare
    };
    let agreed = asked(Ask::Agree(forty), None);
    assert_eq!(at(forty, &[]), [of_all(forty)]);
    assert_eq!(at(forty, std::slice::from_ref(&agreed)), []);
    assert_eq!(at(fifty, &[agreed]), [of_all(fifty)]);
    assert_eq!(at(forty, &[asked(Ask::Decline(forty), None)]), []);
    let late = asked(Ask::Decline(forty), Some(Reply::TooLate));
    assert_eq!(at(forty, &[late]), [of_all(forty)]);
    assert_eq!(prices_to_answer((&held(HoldReason::Payment), &[]), &[]), []);
    assert_eq!(prices_to_answer((&Stage::Filling, &[]), &[]), []);
}

#[test]
fn what_was_agreed_to_for_one_medicine_is_no_word_on_another_that_costs_as_much() {
    let of = |line, cents| Priced { amount: Money::cents(cents), line };
    let (a, b) = (of(Some(A), 4_000), of(Some(B), 4_000));
    let agreed =
        |priced: Priced| Asked { line: priced.line, ..asked(Ask::Agree(priced.amount), None) };
    for (told, before, open) in [
        // Both at once, and one after the other.
        (vec![(A, a), (B, b)], vec![], vec![a, b]),
        (vec![(A, a), (B, b)], vec![agreed(a)], vec![b]),
        (vec![(B, b)], vec![agreed(a)], vec![b]),
        (vec![(A, a), (B, b)], vec![agreed(a), agreed(b)], vec![]),
        // Told again of the one, while another price is asked for the other.
        (vec![(A, a), (B, of(Some(B), 3_000))], vec![agreed(a)], vec![of(Some(B), 3_000)]),
        // The price of the order is not that of a medicine, nor the other way round.
        (vec![(A, a)], vec![agreed(of(None, 4_000))], vec![a]),
        (vec![(A, of(None, 4_000))], vec![agreed(a)], vec![of(None, 4_000)]),
    ] {
        assert_eq!(asks(&told, &before), open, "{told:?} {before:?}");
    }
}
