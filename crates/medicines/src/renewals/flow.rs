//! The road of a renewal request. Pure.
//!
//! ```text
//!        hand over          left         granted
//! Asked ──────────▶ Sending ────▶ Sent ──────────▶ Granted
//!   │                  │            │   denied
//!   │ cancelled        └─ answered ─┴────────────▶ Denied(reason)
//!   ▼
//! Cancelled
//! ```
//!
//! *Sending* is shown as asked, but can no longer be called back. The first answer stands; the
//! same one again changes nothing. Three days without one are shown as such, and end nothing.

use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

/// How long a request waits here, so that it can be called back without anybody being asked.
pub const CALL_BACK: Duration = Duration::from_mins(10);

/// After this long without an answer the member is told whom to call.
pub const PATIENCE: Duration = Duration::from_hours(72);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Asked,
    Sending,
    Sent,
    Granted,
    Denied(DenyReason),
    Cancelled,
}

/// Why a prescriber said no, each with what the member can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DenyReason {
    VisitNeeded,
    Stopped,
    NotTheirs,
    Other,
}

impl DenyReason {
    pub const ALL: [Self; 4] = [Self::VisitNeeded, Self::Stopped, Self::NotTheirs, Self::Other];

    /// The word key of what it means for the member.
    pub const fn key(self) -> &'static str {
        match self {
            Self::VisitNeeded => "renewal-deny-visit-needed",
            Self::Stopped => "renewal-deny-stopped",
            Self::NotTheirs => "renewal-deny-not-theirs",
            Self::Other => "renewal-deny-other",
        }
    }
}

/// What a prescriber says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Granted,
    Denied(DenyReason),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    HandedOver,
    Left,
    Answered(Answer),
    /// Its owner called it back.
    Cancelled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    To(Stage),
    /// Already there or past it.
    Same,
    /// Not from here.
    Impossible,
}

impl Stage {
    /// A prescription with an open request cannot be asked for again.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Sending | Self::Sent)
    }

    /// For the audit trail.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Granted => "granted",
            Self::Denied(_) => "denied",
            Self::Cancelled => "cancelled",
        }
    }

    /// The one place where a request moves.
    pub fn hear(self, news: News) -> Moved {
        match (self, news) {
            (Self::Asked, News::HandedOver) => Moved::To(Self::Sending),
            (Self::Sending, News::Left) => Moved::To(Self::Sent),
            (Self::Asked, News::Cancelled) => Moved::To(Self::Cancelled),
            (Self::Sending | Self::Sent, News::Answered(answer)) => Moved::To(answer.stage()),
            (Self::Cancelled, News::Cancelled) => Moved::Same,
            (at, News::Answered(answer)) if at == answer.stage() => Moved::Same,
            (_, News::Answered(_) | News::Cancelled) | (Self::Asked, News::Left) => {
                Moved::Impossible
            }
            (_, News::HandedOver | News::Left) => Moved::Same,
        }
    }

    /// Whether the member has waited long enough to be told to call.
    pub fn is_unanswered(self, asked_at: Timestamp, now: Timestamp) -> bool {
        self.is_open() && asked_at + PATIENCE <= now
    }
}

impl Answer {
    const fn stage(self) -> Stage {
        match self {
            Self::Granted => Stage::Granted,
            Self::Denied(reason) => Stage::Denied(reason),
        }
    }
}

#[cfg(test)]
mod tests;
