//! What a plan says of a member's request to be paid back.

use base::{Day, Money, Private, ReimbursementId};
use serde::{Deserialize, Serialize};

use super::{Moment, SourceRef};

/// What is said of one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReimbursementNews {
    /// The name we gave the request.
    pub reimbursement: ReimbursementId,
    /// Whom the teller says it is for. Whose it is follows from the request, never from this.
    pub person: Option<SourceRef>,
    pub at: Moment,
    pub fact: ReimbursementFact,
    /// When the row that says so was written, where it tells that: of two that tell of one moment
    /// the later counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    /// How it came there, where a row of a file tells that as well. A Task tells one thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<(Moment, ReimbursementFact)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReimbursementFact {
    Received,
    /// The plan cannot decide yet; what it lacks, in its own words.
    MoreNeeded(Option<Private<String>>),
    Approved {
        amount: Money,
        /// The day the check leaves.
        leaves: Option<Day>,
        /// Why it is less than was asked, in the plan's own words or its codes.
        #[serde(default)]
        reason: Option<Private<String>>,
        /// The last day to appeal, where it is less.
        #[serde(default)]
        appeal_until: Option<Day>,
    },
    Denied {
        /// In the plan's own words, or its codes.
        reason: Option<Private<String>>,
        /// The last day to appeal.
        appeal_until: Option<Day>,
    },
    /// The check left, or the money did.
    Paid(Payment),
}

/// Money that left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Payment {
    /// Where the plan said it again.
    pub amount: Option<Money>,
    pub by: Option<PaidBy>,
}

/// How money leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaidBy {
    Check,
    /// To a bank account that the plan knows.
    Account,
}

impl PaidBy {
    /// Our words, and those that plans' own systems use for them.
    pub fn read(word: &str) -> Option<Self> {
        Some(match crate::rows::plain_word(word).as_str() {
            "check" | "cheque" | "paper-check" => Self::Check,
            "account" | "bank-account" | "direct-deposit" | "ach" | "eft" => Self::Account,
            _ => return None,
        })
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Account => "account",
        }
    }
}

/// As it is kept: the amount alone, as ever, where nobody said by which way.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    Payment { amount: Option<Money>, by: Option<PaidBy> },
    Amount(Option<Money>),
}

impl From<Payment> for Kept {
    fn from(Payment { amount, by }: Payment) -> Self {
        if by.is_none() { Self::Amount(amount) } else { Self::Payment { amount, by } }
    }
}

impl From<Kept> for Payment {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Payment { amount, by } => Self { amount, by },
            Kept::Amount(amount) => Self { amount, by: None },
        }
    }
}
