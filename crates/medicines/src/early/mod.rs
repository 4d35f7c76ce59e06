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
    #[serde(default)]
    pub sent_at: Option<Timestamp>,
}

impl EarlyFill {
    /// They have left: nobody's answer helps them any more.
    pub fn has_begun(&self, today: Day) -> bool {
        self.body.trip.0.leaves < today
    }

    /// As it stands on a day, also where nobody has written down yet that its trip began.
    #[must_use]
    pub fn on(mut self, today: Day) -> Self {
        let began = self.has_begun(today).then(|| self.body.stage.hear(flow::News::TripBegan));
        if let Some(flow::Moved::To(stage)) = began {
            self.body.stage = stage;
        }
        self
    }
}
