//! The way of a mailed code, from the moment it was asked for. Pure.
//!
//! ```text
//! Rest ─ due ─▶ Asked ─ a mail, and its code signed in ─▶ Rest    on time, or late
//!                 ├──── ten minutes, and none came ─────▶ Rest    missing
//!                 └──── strange mails took every try ───▶ Rest    nothing is said
//! ```
//!
//! The guard (GUARD 1 to 3, DESIGN 2) treats this member like everybody. A code that comes back
//! gives its message back, so one each five minutes is within every ration for ever. Codes that do
//! not come back use up the three a name is sent; what follows a right password then is five, and
//! one more each hour, so after three in a row we ask once an hour.

use std::time::Duration;

use base::Timestamp;

/// From one code that came back to the next that is asked for.
pub const EVERY: Duration = Duration::from_mins(5);
/// A code that took longer keeps members waiting; they wonder long before it ends. (house)
pub const LATE: Duration = Duration::from_mins(2);
/// A code works so long (DESIGN 2); what comes later is not waited for.
pub const LIFE: Duration = Duration::from_mins(10);
/// Codes of mails that are not ours cost tries; the fifth would end the attempt (DESIGN 2).
pub const TRIES: u32 = 4;
/// Messages a name may be sent before anything came back (DESIGN 2).
const SPARED: u32 = 3;
/// From asking to asking after that.
const SPARINGLY: Duration = Duration::from_hours(1);

pub const TOO_LATE: &str = "code-late";
pub const MISSING: &str = "code-missing";

/// No code is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    pub due: Timestamp,
    /// Codes in a row that did not come back.
    missed: u32,
}

/// One is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub at: Timestamp,
    tried: u32,
    missed: u32,
}

/// Where it stands when another mail was not it, or none had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Still {
    Waits(Asked),
    Missing(Rest),
    /// Whoever writes to this mailbox besides us kept us from finding out.
    Unclear(Rest),
}

impl Default for Rest {
    fn default() -> Self {
        Self { due: Timestamp::from_micros(0), missed: 0 }
    }
}

impl Rest {
    pub fn is_due(self, now: Timestamp) -> bool {
        now >= self.due
    }

    pub const fn ask(self, now: Timestamp) -> Asked {
        Asked { at: now, tried: 0, missed: self.missed }
    }

    /// No code could be asked for.
    pub fn turned_away(self, now: Timestamp) -> Self {
        Self { due: now + EVERY, ..self }
    }
}

impl Asked {
    /// Its code was right. How long it took, and what is wrong with that.
    pub fn came(self, arrived_at: Timestamp) -> (Rest, Duration, Option<&'static str>) {
        let took = arrived_at.since(self.at);
        let late = (took > LATE).then_some(TOO_LATE);
        (Rest { due: self.at + EVERY, missed: 0 }, took, late)
    }

    /// A code that was not ours.
    pub fn miss(self) -> Still {
        let tried = self.tried + 1;
        if tried >= TRIES {
            return Still::Unclear(self.lost(self.at + EVERY));
        }
        Still::Waits(Self { tried, ..self })
    }

    /// No further mail is there. `crowded`: more have come than we read.
    pub fn look(self, now: Timestamp, crowded: bool) -> Still {
        if now < self.at + LIFE {
            return Still::Waits(self);
        }
        let rest = self.lost(now);
        if crowded { Still::Unclear(rest) } else { Still::Missing(rest) }
    }

    /// The next is asked for at `due`, or sparingly once too many were lost.
    fn lost(self, due: Timestamp) -> Rest {
        let missed = self.missed.saturating_add(1);
        let due = if missed < SPARED { due } else { self.at + SPARINGLY };
        Rest { due, missed }
    }
}
