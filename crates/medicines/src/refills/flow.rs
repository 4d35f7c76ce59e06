//! From ticked boxes to one order. Pure.
//!
//! ```text
//! choose ──▶ Draft (20 h) ──▶ check ──confirm──▶ split ──▶ Place { lines, left_out }
//!                                                   └────▶ Nothing { left_out }
//! ```
//!
//! The draft remembers what was ticked, never whether it may be ordered: that is judged again when
//! the page is shown and once more when the order is placed. The order's id follows from the
//! draft's, so every press, reload, tab and machine means the same order.

use base::{Day, PrescriptionId, RefillTerms};
use serde::{Deserialize, Serialize};

use crate::orders::LeftOut;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, refill_answer};

/// Drafts are kept this long (SECURITY 61).
pub const DRAFT_HOURS: u64 = 20;

/// More boxes than any page of ours has are not ticked by hand.
pub const MOST_CHOSEN: usize = 100;

/// What was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub chosen: Vec<PrescriptionId>,
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
        (!chosen.is_empty()).then_some(Self { chosen })
    }
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
