//! When a proof may be asked for, for how long its link works and how long it holds, and the words
//! by which a member knows our people on the phone. Pure.

use std::time::Duration;

use base::{Entropy, Timestamp};

/// How long the link in the message works. (house)
pub const LINK_LIFE: Duration = Duration::from_mins(15);
/// How long a proof holds once it came. (house)
pub const HOLDS: Duration = Duration::from_mins(30);
/// How long a way must be on file before it proves anything (GUARD 17).
pub const KNOWN_AFTER: Duration = Duration::from_hours(24 * 14);
/// How long everybody at the desk sees that somebody said "I am not on the phone with you", and how
/// long after a link was sent it may still be said. (house)
pub const MARK: Duration = Duration::from_hours(24);
/// After that, nobody is asked again for so long: whoever is asked often enough says yes. (house)
const QUIET: Duration = Duration::from_hours(1);

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
const PER_HOUR: usize = 3;
const PER_DAY: usize = 10;
const BY_AGENT_PER_HOUR: u32 = 20;

/// Plain things that sound unlike each other; `desk-word-…` is what they are called.
const WORDS: [&str; 64] = [
    "anchor", "apple", "autumn", "bakery", "basket", "beach", "bicycle", "blanket", "bottle",
    "bridge", "bucket", "butter", "button", "camera", "candle", "canoe", "carpet", "castle",
    "cherry", "circle", "clock", "cloud", "coffee", "copper", "corner", "cotton", "desert",
    "dinner", "dolphin", "eagle", "engine", "feather", "finger", "flower", "forest", "garden",
    "glove", "guitar", "hammer", "harbor", "honey", "island", "jacket", "kettle", "ladder",
    "lantern", "lemon", "lion", "market", "meadow", "mirror", "monkey", "mountain", "needle",
    "orange", "parrot", "pepper", "piano", "pocket", "ribbon", "river", "rocket", "saddle",
    "salmon",
];

/// The word of a proof.
pub fn word(chance: Entropy) -> &'static str {
    // The list's length divides 256, so no word is likelier than another.
    WORDS[usize::from(chance[0]) % WORDS.len()]
}

/// How many waits are ended for one member within a day: whoever reads their mailbox must not get
/// guesses back without end (SECURITY 15, 18).
pub const LIFTS_PER_DAY: i64 = 2;

/// Why no proof is sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// This member got three within the hour.
    MemberHour,
    /// This member got ten within the day.
    MemberDay,
    /// This agent sent twenty within the hour.
    AgentHour,
    /// Whoever holds a way on file has just said that they are not on the phone with us.
    SaidNo,
}

impl NotNow {
    pub const fn key(self) -> &'static str {
        match self {
            Self::MemberHour => "desk-proof-member-hour",
            Self::MemberDay => "desk-proof-member-day",
            Self::AgentHour => "desk-proof-agent-hour",
            Self::SaidNo => "desk-proof-said-no",
        }
    }
}

/// What was sent before, as the rations count it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// When this member was sent proofs, by whomever.
    pub to_member: &'a [Timestamp],
    /// How many this agent sent within the hour.
    pub by_agent: u32,
    /// When somebody last said "I am not on the phone with you".
    pub denied_at: Option<Timestamp>,
}

/// Until when nobody is asked after a no; nothing where that hour is over.
pub fn quiet_until(denied_at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    Some(denied_at + QUIET).filter(|until| now < *until)
}

/// Whether one more proof may go out.
pub fn may_send(before: Before<'_>, now: Timestamp) -> Result<(), NotNow> {
    let within = |span| before.to_member.iter().filter(|at| **at > now - span).count();
    if before.denied_at.and_then(|at| quiet_until(at, now)).is_some() {
        Err(NotNow::SaidNo)
    } else if within(HOUR) >= PER_HOUR {
        Err(NotNow::MemberHour)
    } else if within(DAY) >= PER_DAY {
        Err(NotNow::MemberDay)
    } else if before.by_agent >= BY_AGENT_PER_HOUR {
        Err(NotNow::AgentHour)
    } else {
        Ok(())
    }
}

/// What came of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// "Yes, it is me."
    Yes,
    /// "No, I am not on the phone with you."
    No,
    /// A newer one took its place.
    Replaced,
}

impl Came {
    const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Replaced];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Replaced => "replaced",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|came| came.word() == word)
    }
}

/// How a proof stands for the agent who asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The link works until then.
    Waits(Timestamp),
    /// It came, and holds until then.
    Holds(Timestamp),
    Denied,
    Over,
}

/// As it is kept: when it was sent, and what came of it when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub sent_at: Timestamp,
    pub came: Option<(Came, Timestamp)>,
}

impl Kept {
    /// A no is taken for a day, whatever became of the link since, and once.
    pub fn may_deny(self, now: Timestamp) -> bool {
        now < self.sent_at + MARK && !self.is_denied()
    }

    /// Whether this very link was answered with a no.
    pub const fn is_denied(self) -> bool {
        matches!(self.came, Some((Came::No, _)))
    }

    /// Whoever says that they are not on the phone ends every proof that was sent before, also
    /// those that came.
    pub fn at(self, now: Timestamp, denied_at: Option<Timestamp>) -> Stage {
        if denied_at.is_some_and(|at| at >= self.sent_at) {
            return Stage::Denied;
        }
        match self.came {
            None if now < self.sent_at + LINK_LIFE => Stage::Waits(self.sent_at + LINK_LIFE),
            Some((Came::Yes, at)) if now < at + HOLDS => Stage::Holds(at + HOLDS),
            Some((Came::No, _)) => Stage::Denied,
            None | Some((Came::Yes | Came::Replaced, _)) => Stage::Over,
        }
    }
}

#[cfg(test)]
mod tests;
