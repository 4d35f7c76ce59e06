//! What may be asked of the pharmacy, and why not. Pure.
//!
//! ```text
//! Received ── cancelled here, at once
//! Sending, Checking, Filling, Held ── asked ──▶ waits ── stopped ──▶ Cancelled
//!                                                 └── too late, in part ──▶ goes on
//! Shipped, all that lives of it; Delivered, Cancelled, Rejected ── no
//! Held(price) ── agreed ──▶ released      Held(price) ── declined ──▶ asked to stop
//! ```

use base::{Money, Timestamp};

use super::{Ask, Asked, Reply};
use crate::orders::{Order, Stage, Step};

/// Whether an order can be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// It has not left the house.
    Now,
    /// The pharmacy has it and can be asked.
    Ask,
    No(WhyNot),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The pharmacy was asked then and has not replied.
    Waits(Timestamp),
    /// It was asked and could not stop it.
    TooLate,
    /// It was made elsewhere, and is stopped there.
    Elsewhere,
    Shipped,
    Over,
}

pub fn may_cancel(order: &Order) -> May {
    let (stage, body) = (order.stage(), &order.body);
    let mut steps = order.lines.iter().map(|line| line.step.unwrap_or(stage.step()));
    let may = may_stop((stage, steps.any(is_at_the_pharmacy)), &body.asks);
    if body.asked.is_some() && may == May::Ask { May::No(WhyNot::Elsewhere) } else { may }
}

/// It can still be stopped: it has not left, and was not refused.
fn is_at_the_pharmacy(step: Step) -> bool {
    !step.has_left() && step.is_open()
}

/// `waits` says whether a medicine is still at the pharmacy while others have left.
fn may_stop((stage, waits): (&Stage, bool), asks: &[Asked]) -> May {
    match stage {
        Stage::Received => return May::Now,
        Stage::Shipped(_) if !waits => return May::No(WhyNot::Shipped),
        _ if !stage.is_open() => return May::No(WhyNot::Over),
        _ => {}
    }
    match asks.iter().rev().find(|asked| asked.ask.stops()) {
        None => May::Ask,
        Some(Asked { reply: None, at, .. }) => May::No(WhyNot::Waits(*at)),
        Some(Asked { reply: Some(Reply::TooLate | Reply::Part), .. }) => May::No(WhyNot::TooLate),
        Some(Asked { reply: Some(Reply::Stopped), .. }) => May::No(WhyNot::Over),
    }
}

/// The pharmacy's word on a wish to stop, by where each medicine stands that it could be of: once
/// none waits there any more. The end of one says nothing of the others.
pub fn answered(steps: &[Step]) -> Option<Reply> {
    let waits = |step: &Step| !step.has_left() && *step != Step::Rejected;
    if steps.is_empty() || steps.iter().any(waits) {
        return None;
    }
    let left = steps.iter().filter(|step| step.has_left()).count();
    Some(match left {
        0 => Reply::Stopped,
        left if left < steps.len() => Reply::Part,
        _ => Reply::TooLate,
    })
}

/// The price its owner has to answer to. Nothing where they have.
pub fn price_to_answer(stage: &Stage, asks: &[Asked]) -> Option<Money> {
    let price = stage.asked_price()?;
    let agreed = asks.iter().any(|asked| asked.ask == Ask::Agree(price));
    let stopping = matches!(may_stop((stage, true), asks), May::No(WhyNot::Waits(_)));
    (!agreed && !stopping).then_some(price)
}

#[cfg(test)]
mod tests {
    use base::{AccountId, Lang};

    use super::*;
    use crate::orders::{Held, HoldReason, RejectReason, Shipment, Stood};

    const AT: Timestamp = Timestamp::from_seconds(1);

    fn asked(ask: Ask, reply: Option<Reply>) -> Asked {
        let (by, lang, refused) = (AccountId::new([1; 16]), Lang::English, None);
        Asked { ask, at: AT, by, lang, reply, refused }
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

    #[test]
    fn a_price_is_asked_until_it_is_answered_and_another_price_anew() {
        let (forty, fifty) = (Money::cents(4_000), Money::cents(5_000));
        let at = |price| held(HoldReason::Price(price));
        let agreed = asked(Ask::Agree(forty), None);
        assert_eq!(price_to_answer(&at(forty), &[]), Some(forty));
        assert_eq!(price_to_answer(&at(forty), std::slice::from_ref(&agreed)), None);
        assert_eq!(price_to_answer(&at(fifty), &[agreed]), Some(fifty));
        assert_eq!(price_to_answer(&at(forty), &[asked(Ask::Decline(forty), None)]), None);
        let late = asked(Ask::Decline(forty), Some(Reply::TooLate));
        assert_eq!(price_to_answer(&at(forty), &[late]), Some(forty));
        assert_eq!(price_to_answer(&held(HoldReason::Payment), &[]), None);
        assert_eq!(price_to_answer(&Stage::Filling, &[]), None);
    }
}
