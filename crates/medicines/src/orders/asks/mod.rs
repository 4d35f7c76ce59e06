//! What its owner asks of the pharmacy after the order is there: to stop it, to go on at a price,
//! or not to. `flow` says what may be asked and why not, `jobs` takes it out, `reply` brings the
//! pharmacy's word back. It is kept in the order itself, so it moves with it.

pub mod flow;
pub mod jobs;
pub mod mail;
pub mod pages;
pub mod store;

use base::{AccountId, Lang, Money, PrescriptionId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::road::UNSENT;

pub use flow::WhyNot;

/// One thing that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub ask: Ask,
    pub at: Timestamp,
    pub by: AccountId,
    /// The language the reply is told in.
    pub lang: Lang,
    #[serde(default)]
    pub reply: Option<Reply>,
    /// The medicines that had been refused by then, and could not be stopped any more. A moment
    /// does not tell: a refusal may be told by its day alone. Earlier versions went by it.
    #[serde(default)]
    pub refused: Option<Vec<PrescriptionId>>,
    /// The medicine whose price was agreed to, for which alone that counts; nothing where it was
    /// the order's, or where all of the order is to stop.
    #[serde(default)]
    pub line: Option<PrescriptionId>,
    /// When it left for the pharmacy. Earlier versions did not keep it.
    #[serde(default)]
    pub sent_at: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    Cancel,
    /// Go on at this price.
    Agree(Money),
    /// Not at this price: stop.
    Decline(Money),
}

/// What the pharmacy says to a wish to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    Stopped,
    /// What had not left yet.
    Part,
    TooLate,
}

impl Asked {
    /// It may still have to be taken to the pharmacy, which has neither it nor a word for it.
    pub const fn waits(&self) -> bool {
        self.sent_at.is_none() && self.reply.is_none()
    }

    /// Whether it should have left by now and has not.
    pub fn is_unsent(&self, now: Timestamp) -> bool {
        self.waits() && self.at + UNSENT <= now
    }
}

impl Ask {
    /// Whether the order ends by it.
    pub const fn stops(self) -> bool {
        matches!(self, Self::Cancel | Self::Decline(_))
    }

    /// For the audit trail and the request that leaves.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Agree(_) => "agree",
            Self::Decline(_) => "decline",
        }
    }
}
