//! Filling before the day, for a trip (plans call it a vacation override). `rules` gives it at once
//! within the plan's limits; beyond them `jobs` takes the wish to the plan and `answer` brings its
//! word back.

pub mod flow;
pub mod jobs;
pub mod mail;
pub mod pages;
pub mod rules;
pub mod store;

use base::{AccountId, Day, Entropy, Lang, PrescriptionId, Private, Timestamp};
use formats::records::SourceRef;
use serde::{Deserialize, Serialize};

pub use flow::{Answer, Stage};
pub use rules::Trip;
pub use store::{Heard, answer};

#[derive(Debug, Clone, PartialEq)]
pub struct EarlyFill {
    pub id: Entropy,
    pub prescription: PrescriptionId,
    /// How many wishes this prescription had before.
    pub round: i64,
    pub asked_at: Timestamp,
    /// The day it was given.
    pub given: Option<Day>,
    pub version: i64,
    pub body: Body,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub stage: Stage,
    pub by: AccountId,
    /// The language the answer is told in.
    pub lang: Lang,
    /// When they are away: a house that stands empty is nobody's business.
    pub trip: Private<Trip>,
    /// Given by our rule, so that it counts towards the plan's limit.
    pub by_rule: bool,
    pub source: Option<SourceRef>,
    pub person: Option<SourceRef>,
}

/// The id as the back end reads it.
pub fn written_id(id: Entropy) -> String {
    format!("{:032x}", u128::from_be_bytes(id))
}
