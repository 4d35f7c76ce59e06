//! The road of a renewal request. Pure.
//!
//! ```text
//!        hand over          left         answered
//! Asked ──────────▶ Sending ────▶ Sent ──────────▶ Granted, Denied(reason)
//!   │ │                │ └──────── answered ──────────▲
//!   │ └─── given up ───┴──▶ Unsent ── answered ───────┘
//!   │ cancelled
//!   ▼
//! Cancelled
//! ```
//!
//! *Sending* is shown as asked, but can no longer be called back. The first answer stands; the
//! same one again changes nothing. Three days without one are shown as such, and end nothing. What
//! could not be sent for a week is given up and may be asked anew; where it arrived after all, its
//! answer still counts.

use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::road::UNSENT;

/// How long a request waits here, so that it can be called back without anybody being asked.
pub const CALL_BACK: Duration = Duration::from_mins(10);

/// After this long without an answer the member is told whom to call.
pub const PATIENCE: Duration = Duration::from_hours(72);

/// So long after an answer the prescriber may be asked again about the very same prescription: what
/// was granted never came, or the visit was made (house).
pub const AGAIN: Duration = Duration::from_hours(21 * 24);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Asked,
    Sending,
    Sent,
    Granted,
    Denied(DenyReason),
    Cancelled,
    /// A week of sending it came to nothing.
    Unsent,
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
    /// It never left, and is sent no more.
    GivenUp,
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

    /// It has not left.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Asked | Self::Sending)
    }

    /// The prescriber said yes or no.
    pub const fn is_answered(self) -> bool {
        matches!(self, Self::Granted | Self::Denied(_))
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
            Self::Unsent => "unsent",
        }
    }

    /// The one place where a request moves.
    pub fn hear(self, news: News) -> Moved {
        match (self, news) {
            (Self::Asked, News::HandedOver) => Moved::To(Self::Sending),
            (Self::Sending, News::Left) => Moved::To(Self::Sent),
            (Self::Asked, News::Cancelled) => Moved::To(Self::Cancelled),
            (Self::Asked | Self::Sending, News::GivenUp) => Moved::To(Self::Unsent),
            (Self::Sending | Self::Sent | Self::Unsent, News::Answered(answer)) => {
                Moved::To(answer.stage())
            }
            (Self::Cancelled, News::Cancelled) => Moved::Same,
            (at, News::Answered(answer)) if at == answer.stage() => Moved::Same,
            (_, News::Answered(_) | News::Cancelled) | (Self::Asked, News::Left) => {
                Moved::Impossible
            }
            (_, News::HandedOver | News::Left | News::GivenUp) => Moved::Same,
        }
    }

    /// Whether it should have left by now and has not.
    pub fn is_unsent(self, asked_at: Timestamp, now: Timestamp) -> bool {
        self.waits() && asked_at + CALL_BACK + UNSENT <= now
    }

    /// Whether an answer is still so new that nobody is asked again. Of one without its moment it
    /// is long ago.
    pub fn is_settled(self, ended_at: Option<Timestamp>, now: Timestamp) -> bool {
        self.is_answered() && ended_at.is_some_and(|at| now < at + AGAIN)
    }

    /// Whether what was granted should be on the pharmacy's list by now.
    pub fn is_due(self, ended_at: Option<Timestamp>, now: Timestamp) -> bool {
        self == Self::Granted && ended_at.is_none_or(|at| at + PATIENCE <= now)
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
