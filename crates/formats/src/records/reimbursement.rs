//! What a plan says of a member's request to be paid back.

use base::{Day, Money, Private, ReimbursementId};
use serde::{Deserialize, Serialize};

use super::{Moment, SourceRef};

/// One thing said of one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReimbursementNews {
    /// The name we gave the request.
    pub reimbursement: ReimbursementId,
    /// Whom the teller says it is for. Whose it is follows from the request, never from this.
    pub person: Option<SourceRef>,
    pub at: Moment,
    pub fact: ReimbursementFact,
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
    },
    Denied {
        /// In the plan's own words.
        reason: Option<Private<String>>,
        /// The last day to appeal.
        appeal_until: Option<Day>,
    },
    /// The check left, or the money did.
    Paid(Option<Money>),
}
