//! From ticked boxes to one order. Pure.
//!
//! ```text
//! choose ──▶ Draft (20 h) ──▶ check ──confirm──▶ split ──▶ Place { lines, left_out }
//!                                                   └────▶ Nothing { left_out }
//! ```
//!
//! The draft remembers what was ticked, never whether it may be ordered: that is judged again when
//! the page is shown and once more when the order is placed. The order's id follows from the
//! draft's, so every press, reload, tab and machine means the same order. An order that is taken
//! back to be changed becomes a draft again, with all that was chosen for it.

use base::{Day, Money, PrescriptionId, RefillTerms, Shipping};
use profile::Which;
use serde::{Deserialize, Serialize};

use crate::orders::rules::estimate;
use crate::orders::{self, LeftOut, Speed, Way, Wishes};
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, refill_answer};

/// Drafts are kept this long (SECURITY 61).
pub const DRAFT_HOURS: u64 = 20;

/// More boxes than any page of ours has are not ticked by hand.
pub const MOST_CHOSEN: usize = 100;

/// What was ticked, and what was chosen beside it by an order that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub chosen: Vec<PrescriptionId>,
    pub wishes: Chosen,
    /// The place to mail it to; none where nobody chose one, or it is gone.
    pub to: Option<Which>,
}

impl Draft {
    /// Each once, in the order ticked. Nothing when no box was.
    pub fn of(ticked: impl IntoIterator<Item = PrescriptionId>) -> Option<Self> {
        let mut chosen: Vec<PrescriptionId> = Vec::new();
        for id in ticked.into_iter().take(MOST_CHOSEN) {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        (!chosen.is_empty()).then(|| Self { chosen, ..Self::default() })
    }
}

/// What the check page asks beside the medicines, as read; the words it was typed in are the
/// page's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    pub speed: Speed,
    /// Above this the pharmacy asks first.
    pub price_limit: Option<Money>,
}

/// A limit above this is a slip of the finger (house).
const MOST_LIMIT: Money = Money::cents(10_000_000);

/// Nothing typed is no limit; what is no amount is refused.
pub fn read_limit(text: &str) -> Result<Option<Money>, ()> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let amount = Money::typed(text).map_err(|_| ())?;
    (Money::ZERO..=MOST_LIMIT).contains(&amount).then_some(Some(amount)).ok_or(())
}

/// What goes with an order: how it travels, and what it may cost.
pub fn wishes(split: &Split, chosen: Chosen, plan: RefillTerms) -> (Wishes, Shipping) {
    let way = Way::of(split.lines.iter().map(|rx| orders::Line::of(rx).body.way));
    let (speed, shipping) = match (chosen.speed, plan.fast) {
        (Speed::Fast, Some(fast)) if way != Way::Pickup => (Speed::Fast, fast),
        _ => (Speed::Standard, plan.standard),
    };
    let mailing = (way != Way::Pickup).then_some(shipping.fee);
    let copays: Vec<Option<Money>> = split.lines.iter().map(|rx| rx.listed.copay).collect();
    let estimate = estimate(&copays, mailing);
    (Wishes { speed, mailing, price_limit: chosen.price_limit, estimate }, shipping)
}

/// What can be ordered of what was chosen, and what cannot, with the reason.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Split {
    pub lines: Vec<Prescription>,
    pub left_out: Vec<LeftOut>,
}

pub fn split(chosen: Vec<Prescription>, today: Day, plan: RefillTerms) -> Split {
    let mut split = Split::default();
    for rx in chosen {
        match refill_answer(&rx, today, plan) {
            RefillAnswer::Refillable => split.lines.push(rx),
            answer => split.left_out.push(LeftOut::answered(&rx, answer)),
        }
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prescriptions::pages::sample_prescriptions;

    #[test]
    fn a_limit_is_read_however_it_is_written() {
        for (typed, limit) in [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("40", Ok(Some(4_000))),
            ("$40.5", Ok(Some(4_050))),
            (" $ 1,200.00 ", Ok(Some(120_000))),
            ("20,50", Ok(Some(2_050))),
            ("20,5", Err(())),
            ("0", Ok(Some(0))),
            ("-5", Err(())),
            ("forty", Err(())),
            ("$", Err(())),
            ("40.555", Err(())),
            ("9999999999", Err(())),
        ] {
            let read = read_limit(typed).map(|limit| limit.map(Money::as_cents));
            assert_eq!(read, limit, "{typed}");
        }
    }

    #[test]
    fn only_what_is_mailed_travels_fast_and_costs_mailing() {
        let fast = Shipping { fee: Money::cents(1_295), first_days: 1, last_days: 2 };
        let plan = RefillTerms { fast: Some(fast), ..RefillTerms::HOUSE };
        let rx = |by_mail, copay: Option<i64>| {
            let mut rx = sample_prescriptions(Day::new(2027, 3, 4).unwrap()).remove(0);
            rx.body.by_mail = by_mail;
            rx.listed.copay = copay.map(Money::cents);
            rx
        };
        let chosen = Chosen { speed: Speed::Fast, price_limit: None };
        let judged = |lines: Vec<Prescription>, plan| {
            let split = Split { lines, left_out: Vec::new() };
            let (wishes, shipping) = wishes(&split, chosen, plan);
            let known = wishes.estimate.map(|estimate| estimate.known.as_cents());
            (wishes.speed, wishes.mailing.map(Money::as_cents), known, shipping.last_days)
        };
        let mailed = vec![rx(true, Some(500)), rx(false, None)];
        assert_eq!(judged(mailed.clone(), plan), (Speed::Fast, Some(1_295), Some(1_795), 2));
        let slow = (Speed::Standard, Some(0), Some(500), 5);
        assert_eq!(judged(mailed, RefillTerms::HOUSE), slow);
        let counter = vec![rx(false, Some(500))];
        assert_eq!(judged(counter, plan), (Speed::Standard, None, Some(500), 5));
        let untold = vec![rx(true, None)];
        assert_eq!(judged(untold, plan), (Speed::Fast, Some(1_295), None, 2));
    }
}
