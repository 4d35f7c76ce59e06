//! One sign-in attempt of a browser we do not know. Pure.
//!
//! ```text
//!             right code             right password
//!   Waiting ─────────────▶ Proved ──────────────────▶ Done
//!    │    │                  │                          ▲
//!    │    │                  └ a factor is enrolled ─▶ Half ─ right factor
//!    │    └─ 5th wrong code, over all of them           │
//!    └────────┴──── an hour after it began ─────────────┴─▶ Ended
//! ```
//!
//! Codes arrive from a job, which alone knows whether the name is anybody's; an attempt for an
//! invented name waits for ever and looks no different. What ends is the attempt, never the
//! account.

use std::time::Duration;

use base::Timestamp;
use guard::Tries;

use identity::keys::Mark;

/// How long a mailed code works (DESIGN 2).
pub const CODE_LIFE: Duration = Duration::from_mins(10);
/// How long an attempt may be taken up again, in any tab.
pub const ATTEMPT_LIFE: Duration = Duration::from_hours(1);
/// Between asking for one code and for the next.
pub const ASK_AGAIN_AFTER: Duration = Duration::from_secs(30);
/// Earlier codes still work; the oldest of more than these does not.
pub const LIVE_CODES: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Waiting(Waiting),
    Proved(Proved),
    Half(Half),
    Ended(Ended),
    /// Somebody is signed in by it; it does nothing more.
    Done,
}

/// Nobody has proved anything yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub tries: Tries,
    /// Oldest first.
    pub codes: Vec<Sent>,
    pub began_at: Timestamp,
    pub asked_at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub mark: Mark,
    pub sent_at: Timestamp,
}

/// The code came back: whoever is there reads the mailbox. The password is still to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proved {
    pub began_at: Timestamp,
    /// The code that was right: it says which accounts are meant.
    pub by: Mark,
}

/// Possession and password are proved; this account also wants a true second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Half {
    pub tries: Tries,
    pub began_at: Timestamp,
    /// The proof that says which account is meant.
    pub by: Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    TooManyCodes,
    TooOld,
}

/// What typing a code led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    Right(Proved),
    /// It was ours, and its time is over. Costs no try: only who got the message could know it.
    Expired(Waiting),
    Wrong(Waiting),
    Ended(Ended),
}

/// It is too soon to ask for another code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooSoon {
    pub until: Timestamp,
}

impl Stage {
    /// The stage as it is at `now`: attempts grow old by themselves.
    pub fn at(self, now: Timestamp) -> Self {
        let began_at = match &self {
            Self::Waiting(waiting) => waiting.began_at,
            Self::Proved(proved) => proved.began_at,
            Self::Half(half) => half.began_at,
            Self::Ended(_) | Self::Done => return self,
        };
        if now >= began_at + ATTEMPT_LIFE { Self::Ended(Ended::TooOld) } else { self }
    }
}

impl Waiting {
    pub const fn begun(now: Timestamp) -> Self {
        Self { tries: Tries::from_wrong(0), codes: Vec::new(), began_at: now, asked_at: now }
    }

    /// A code has gone out. At most three stay live; the oldest gives way.
    #[must_use]
    pub fn sent(mut self, mark: Mark, now: Timestamp) -> Self {
        self.codes.push(Sent { mark, sent_at: now });
        let surplus = self.codes.len().saturating_sub(LIVE_CODES);
        self.codes.drain(..surplus);
        self
    }

    /// Marks are keyed hashes of all the code's bits, so an early end of the comparison tells
    /// nothing that helps to guess one.
    pub fn enter(self, typed: Mark, now: Timestamp) -> Typed {
        let known = self.codes.iter().find(|code| code.mark == typed);
        match known {
            Some(code) if now < code.sent_at + CODE_LIFE => Typed::Right(self.proved_by(typed)),
            Some(_) => Typed::Expired(self),
            None => self.miss(),
        }
    }

    /// Something that was none of the codes.
    pub fn miss(mut self) -> Typed {
        match self.tries.miss() {
            Some(tries) => {
                self.tries = tries;
                Typed::Wrong(self)
            }
            None => Typed::Ended(Ended::TooManyCodes),
        }
    }

    /// Proved by something other than a code we sent.
    pub const fn proved_by(&self, mark: Mark) -> Proved {
        Proved { began_at: self.began_at, by: mark }
    }

    /// Asks for another code.
    pub fn ask_again(mut self, now: Timestamp) -> Result<Self, TooSoon> {
        let until = self.asked_at + ASK_AGAIN_AFTER;
        if now < until {
            return Err(TooSoon { until });
        }
        self.asked_at = now;
        Ok(self)
    }
}

impl Half {
    /// A wrong answer of a second factor, counted with the codes before it.
    pub fn miss(self) -> Result<Self, Ended> {
        self.tries.miss().map(|tries| Self { tries, ..self }).ok_or(Ended::TooManyCodes)
    }
}

#[cfg(test)]
mod tests;
