//! An emergency from the ask to what was found about it. Pure.
//!
//! ```text
//!   Asked ──somebody else approves──▶ Opened ──an hour, or they end it──▶ over
//!     │ └─nobody could, or did in five minutes: they open it──▶ Opened, unapproved ──▶ over
//!     │                            somebody else looks into it: proper, or not ◀┘
//!     ├──somebody else declines──▶ Declined
//!     └──half an hour──▶ lapsed
//! ```

use std::time::Duration;

use base::{StaffId, Timestamp};
use serde::{Deserialize, Serialize};

/// How long it stays open (SECURITY 71).
pub const LIFE: Duration = Duration::from_hours(1);
/// How long whoever asks waits for somebody who is at the desk and could approve. (house)
pub const PATIENCE: Duration = Duration::from_mins(5);
/// After so long it has to be asked for again. (house)
pub const LAPSE: Duration = Duration::from_mins(30);

/// Somebody else than who asked, who may decide about it. Made by `rules::overseer` alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overseer(pub(super) StaffId);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// From `alone_from` on it may be opened without anybody's yes.
    Asked {
        at: Timestamp,
        alone_from: Timestamp,
    },
    Declined {
        at: Timestamp,
        by: StaffId,
    },
    Opened {
        at: Timestamp,
        ends_at: Timestamp,
        grounds: Grounds,
    },
}

/// By what it was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grounds {
    Approved(StaffId),
    /// To be looked into before `due`.
    Alone {
        due: Timestamp,
        review: Option<Review>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub at: Timestamp,
    pub by: StaffId,
    pub finding: Finding,
}

/// What was found about one that nobody had approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    Proper,
    NotProper,
}

impl Finding {
    pub const ALL: [Self; 2] = [Self::Proper, Self::NotProper];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Proper => "proper",
            Self::NotProper => "not-proper",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.word() == word)
    }
}

/// What somebody does with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Approve(Overseer),
    Decline(Overseer),
    /// Nobody has answered; it is to be looked into before this moment.
    OpenAlone(Timestamp),
    End,
    Find(Overseer, Finding),
}

/// Why it is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// Somebody may still answer until then.
    TooSoon(Timestamp),
    /// Somebody was faster, or its time is over.
    TooLate,
}

/// How it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// From then on it may be opened without a yes.
    Waits(Timestamp),
    Lapsed,
    Declined,
    /// Until then.
    Open(Timestamp),
    Over,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waits(_) => "waits",
            Self::Lapsed => "lapsed",
            Self::Declined => "declined",
            Self::Open(_) => "open",
            Self::Over => "over",
        }
    }
}

impl Stage {
    /// `somebody`: whether anybody who could approve is at the desk.
    pub fn asked(now: Timestamp, somebody: bool) -> Self {
        Self::Asked { at: now, alone_from: if somebody { now + PATIENCE } else { now } }
    }

    pub fn state(self, now: Timestamp) -> State {
        match self {
            Self::Asked { at, .. } if now >= at + LAPSE => State::Lapsed,
            Self::Asked { alone_from, .. } => State::Waits(alone_from),
            Self::Declined { .. } => State::Declined,
            Self::Opened { ends_at, .. } if now < ends_at => State::Open(ends_at),
            Self::Opened { .. } => State::Over,
        }
    }

    /// What it is after this, or why nothing changes.
    pub fn after(self, act: Act, now: Timestamp) -> Result<Self, No> {
        let opened = |grounds| Self::Opened { at: now, ends_at: now + LIFE, grounds };
        match (act, self.state(now), self) {
            (Act::Approve(by), State::Waits(_), _) => Ok(opened(Grounds::Approved(by.0))),
            (Act::Decline(by), State::Waits(_), _) => Ok(Self::Declined { at: now, by: by.0 }),
            (Act::OpenAlone(_), State::Waits(from), _) if now < from => Err(No::TooSoon(from)),
            (Act::OpenAlone(due), State::Waits(_), _) => {
                Ok(opened(Grounds::Alone { due, review: None }))
            }
            (Act::End, State::Open(_), Self::Opened { at, grounds, .. }) => {
                Ok(Self::Opened { at, ends_at: now, grounds })
            }
            (
                Act::Find(by, finding),
                _,
                Self::Opened { at, ends_at, grounds: Grounds::Alone { due, review: None } },
            ) => {
                let review = Some(Review { at: now, by: by.0, finding });
                let ends_at = match finding {
                    Finding::Proper => ends_at,
                    Finding::NotProper => ends_at.min(now),
                };
                Ok(Self::Opened { at, ends_at, grounds: Grounds::Alone { due, review } })
            }
            _ => Err(No::TooLate),
        }
    }

    /// By when somebody must look into it; nothing once somebody did, or where nobody has to.
    pub const fn due(self) -> Option<Timestamp> {
        match self {
            Self::Opened { grounds: Grounds::Alone { due, review: None }, .. } => Some(due),
            _ => None,
        }
    }

    pub const fn review(self) -> Option<Review> {
        match self {
            Self::Opened { grounds: Grounds::Alone { review, .. }, .. } => review,
            _ => None,
        }
    }

    /// When somebody said no to it, or found that it was not proper.
    pub fn no_at(self) -> Option<Timestamp> {
        match self {
            Self::Declined { at, .. } => Some(at),
            _ => self.review().filter(|one| one.finding == Finding::NotProper).map(|one| one.at),
        }
    }

    /// Under which it is listed.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Asked { .. } => "asked",
            Self::Declined { .. } => "declined",
            Self::Opened { grounds: Grounds::Approved(_), .. } => "approved",
            Self::Opened { grounds: Grounds::Alone { review: None, .. }, .. } => "unreviewed",
            Self::Opened { .. } => "reviewed",
        }
    }
}

#[cfg(test)]
mod tests;
