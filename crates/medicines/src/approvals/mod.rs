//! Approval from the plan before it pays (prior authorization): where each request stands, who has
//! it, until when it is decided, what is missing, how to appeal. The plan's files tell
//! (`take_authorization`), `rules` judges, `told` writes of what changed, the pages show
//! (decision 44).

pub mod jobs;
pub mod pages;
pub mod rules;
pub mod store;
pub mod told;

use base::{ApprovalId, Day, PrescriptionId, Private};
use formats::records::{AuthorizationStage, Drug, Moment, Quantity, Sender, SourceRef};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    pub id: ApprovalId,
    pub version: i64,
    pub body: Body,
}

/// The sealed part. Fields are only ever added.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    pub source: Option<SourceRef>,
    pub number: Option<Private<String>>,
    pub drug: Drug,
    pub prescription: Option<PrescriptionId>,
    pub rx_number: Option<Private<String>>,
    pub prescriber: Option<Private<String>>,
    pub stage: AuthorizationStage,
    pub urgent: bool,
    pub asked: Option<Private<Moment>>,
    pub holder: Option<Private<String>>,
    pub due: Option<Private<Day>>,
    pub missing: Option<Private<String>>,
    pub missing_from: Option<Sender>,
    pub missing_by: Option<Private<Day>>,
    pub decided: Option<Private<Day>>,
    pub from: Option<Private<Day>>,
    pub until: Option<Private<Day>>,
    pub quantity: Option<Quantity>,
    pub reason: Option<Private<String>>,
    pub appeal_until: Option<Private<Day>>,
    pub updated: Option<Private<Moment>>,
    /// When the first row with this stage was written: each later one is written anew. Not told,
    /// so left out of what is compared with what was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Private<Moment>>,
}

/// What judgements need of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    pub stage: AuthorizationStage,
    pub urgent: bool,
    pub asked: Option<Moment>,
    pub due: Option<Day>,
    pub missing_from: Option<Sender>,
    pub missing_by: Option<Day>,
    pub decided: Option<Day>,
    pub from: Option<Day>,
    pub until: Option<Day>,
    pub appeal_until: Option<Day>,
    pub updated: Option<Moment>,
    /// By when it was at this stage.
    pub since: Option<Moment>,
}

/// The plan's word on one prescription: the request that counts for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub id: ApprovalId,
    /// Its last day is that of the last approval that carries it on.
    pub facts: Facts,
    /// Whether another request for it is open, so that its end asks nothing of the member.
    pub is_followed: bool,
}

impl Body {
    pub fn facts(&self) -> Facts {
        let plain = |day: &Option<Private<Day>>| day.as_ref().map(|day| day.0);
        Facts {
            stage: self.stage,
            urgent: self.urgent,
            asked: self.asked.as_ref().map(|asked| asked.0),
            due: plain(&self.due),
            missing_from: self.missing_from,
            missing_by: plain(&self.missing_by),
            decided: plain(&self.decided),
            from: plain(&self.from),
            until: plain(&self.until),
            appeal_until: plain(&self.appeal_until),
            updated: self.updated.as_ref().map(|at| at.0),
            since: self.since.as_ref().or(self.updated.as_ref()).map(|at| at.0),
        }
    }

    /// The name on the label, or the code where no name is known.
    pub fn name(&self) -> Option<&str> {
        let code = self.drug.ndc.as_ref().map(base::Ndc::as_str);
        self.drug.name.as_ref().map(|name| name.as_str()).or(code)
    }
}

#[cfg(test)]
mod tests;
