//! Asking the prescriber for a new prescription. It is no order: nothing is filled by it. `flow`
//! moves a request, `store` keeps it, `jobs` takes it out, `answer` brings the reply in.

pub mod flow;
pub mod jobs;
pub mod mail;
pub mod pages;
pub mod sample;
pub mod store;

use base::{AccountId, Day, Entropy, Lang, PrescriptionId, Private, Timestamp};
use formats::records::SourceRef;
use serde::{Deserialize, Serialize};

pub use flow::{Answer, DenyReason, Stage};
pub use store::{Heard, answer};

#[derive(Debug, Clone, PartialEq)]
pub struct Renewal {
    pub id: Entropy,
    pub prescription: PrescriptionId,
    /// How many requests this prescription had before.
    pub round: i64,
    pub asked_at: Timestamp,
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
    /// Who was asked, as the prescription named them then.
    pub prescriber: Option<Private<String>>,
    /// The day of the prescription that ran out; another day is another prescription.
    pub written: Option<Private<Day>>,
    pub source: Option<SourceRef>,
    pub person: Option<SourceRef>,
    #[serde(default)]
    pub sent_at: Option<Timestamp>,
    /// When it was granted, denied or called back.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
}
