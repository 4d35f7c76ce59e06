//! What a ticket is about, who looks at it and how soon, and how long it is kept. Pure.

use std::fmt;
use std::time::Duration;

pub use base::holds_card_number;
use base::{Day, Entropy, Private, TicketId, Timestamp};
use guard::Ration;
use serde::{Deserialize, Serialize};

use crate::trouble::signs::words;

words! {
    /// What somebody writes about.
    Topic {
        SignIn = "sign-in",
        Medicine = "medicine",
        Money = "money",
        Card = "card",
        /// Something looks wrong: a message, a claim, a stranger in the account.
        Fraud = "fraud",
        Privacy = "privacy",
        Else = "else",
    }
}

words! {
    /// How many days of medicine are left.
    Left {
        Nothing = "none",
        OneToThree = "few",
        FourToSeven = "week",
        More = "more",
        /// It is not about medicine.
        Other = "other",
    }
}

words! {
    /// Who looks at it.
    Queue {
        Ordinary = "ordinary",
        Fraud = "fraud",
        Privacy = "privacy",
    }
}

words! {
    /// Whose turn it is.
    State {
        /// Ours.
        Open = "open",
        /// The writer's, if they want to say more.
        Answered = "answered",
        Closed = "closed",
    }
}

words! {
    /// Who said something in a ticket.
    Voice {
        Member = "member",
        Agent = "agent",
        /// An agent, to agents.
        Note = "note",
    }
}

/// The longest text of one entry, in characters. (house)
pub const LONGEST: usize = 4_000;
/// A member's tickets that are not closed, at most. (house)
pub const MOST_OPEN: usize = 10;
/// Tickets that are read in another, at most: all that are read at once. (house)
pub const MOST_PARTS: usize = 20;
/// New tickets of strangers of one neighbourhood. (house)
pub const OPENINGS: Ration = Ration::new(20, Duration::from_mins(10));
/// What a member or a key's holder adds to one ticket. (house)
pub const SAYINGS: Ration = Ration::new(20, Duration::from_mins(5));
/// Wrong numbers and keys of one neighbourhood. A key is one of 2^60. (house)
pub const WRONG_KEYS: Ration = Ration::new(20, Duration::from_mins(3));

const YEAR: Duration = Duration::from_hours(365 * 24);

impl Topic {
    /// Suspected fraud and privacy trouble are for few eyes (DESIGN 4).
    pub const fn queue(self) -> Queue {
        match self {
            Self::Fraud => Queue::Fraud,
            Self::Privacy => Queue::Privacy,
            _ => Queue::Ordinary,
        }
    }
}

impl Queue {
    /// Within what time somebody must have answered. (house: a day for fraud, three for privacy)
    pub const fn clock(self) -> Option<Duration> {
        match self {
            Self::Ordinary => None,
            Self::Fraud => Some(Duration::from_hours(24)),
            Self::Privacy => Some(Duration::from_hours(72)),
        }
    }

    /// The day on which the clock runs out of what came in on `today`.
    pub fn clock_day(self, today: Day) -> Option<Day> {
        let days = |clock: Duration| i32::try_from(clock.as_secs() / 86_400).unwrap_or(i32::MAX);
        self.clock().map(|clock| today.plus_days(days(clock)))
    }

    /// How long a ticket is kept after its last move: a year, and six where it may be a complaint
    /// (45 CFR 164.530(j)).
    pub const fn keep(self) -> Duration {
        match self {
            Self::Ordinary => YEAR,
            Self::Fraud | Self::Privacy => Duration::from_hours(6 * 366 * 24),
        }
    }
}

impl Left {
    /// By which day it should be looked at, written on `today`. The worst case of what was said
    /// counts. What is not about medicine stands behind, but not for ever: a day that draws near
    /// moves ahead of those that come in with more time.
    pub fn runs_out(self, today: Day) -> Day {
        today.plus_days(match self {
            Self::Nothing => 0,
            Self::OneToThree => 1,
            Self::FourToSeven => 4,
            Self::More => 8,
            Self::Other => 10,
        })
    }

    /// A person can help sooner by phone than by writing.
    pub const fn is_urgent(self) -> bool {
        matches!(self, Self::Nothing | Self::OneToThree)
    }
}

/// The day by which it should be looked at: no clock runs out behind a ticket with more medicine.
pub fn soonest(runs_out: Day, clock: Option<Day>) -> Day {
    clock.map_or(runs_out, |day| day.min(runs_out))
}

/// After this a ticket in that state, moved at `now` and to be kept so long, is kept no longer.
pub fn gone_at(keep: Duration, state: State, now: Timestamp) -> Timestamp {
    match state {
        State::Open => Timestamp::from_micros(i64::MAX),
        State::Answered | State::Closed => now + keep,
    }
}

/// What was typed as it is kept and shown: its own lines, and no sign that is unseen or turns the
/// others around.
pub fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut lines = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}']) {
        let seen: String =
            line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_odd(*c)).collect();
        let line = seen.trim_end().to_owned();
        if line.is_empty() && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n").trim().to_owned()
}

/// Controls, marks of direction (Unicode 3.6, `Bidi_Control`), tags, and what takes no room.
/// Joiners stay: scripts and families need them.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' | '\u{00AD}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Symbols of a number, and of a key.
const NUMBER: usize = 8;
const KEY: usize = 12;
/// Symbols of a whole id, which both are the beginning of one of.
const ID: usize = 26;

/// A ticket's number as people read it: `7K2Q-M4XB`.
pub fn number(id: TicketId) -> String {
    let text = id.to_string().to_uppercase();
    format!("{}-{}", &text[..4], &text[4..NUMBER])
}

/// The first and the last id that a ticket of this number can have, however it was typed.
pub fn numbered(typed: &str) -> Option<(TicketId, TicketId)> {
    let first: TicketId = format!("{:0<ID$}", symbols(typed, NUMBER)?).parse().ok()?;
    let mut last = *first.bytes();
    last[NUMBER * 5 / 8..].fill(u8::MAX);
    Some((first, TicketId::new(last)))
}

/// What opens a stranger's ticket together with its number: 60 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Private<String>);

impl Key {
    pub fn draw(chance: Entropy) -> Self {
        Self(TicketId::new(chance).to_string()[..KEY].to_owned().into())
    }

    pub fn read(typed: &str) -> Option<Self> {
        let plain = symbols(typed, KEY)?;
        // Read and written again, so that O is 0, and I and L are 1.
        let id: TicketId = format!("{plain:0<ID$}").parse().ok()?;
        Some(Self(id.to_string()[..KEY].to_owned().into()))
    }

    /// Without anything between its symbols.
    pub fn plain(&self) -> &str {
        &self.0
    }

    /// As it is written down: `7K2Q-M4XB-0C9D`.
    pub fn shown(&self) -> String {
        let text = self.0.to_uppercase();
        format!("{}-{}-{}", &text[..4], &text[4..8], &text[8..])
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// So many letters and digits, whatever was put between them.
fn symbols(typed: &str, count: usize) -> Option<String> {
    let between = |c: &char| c.is_whitespace() || matches!(c, '-' | '.' | '\u{2010}'..='\u{2015}');
    let plain: String = typed.chars().filter(|c| !between(c)).take(count + 1).collect();
    let fits = plain.len() == count && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| plain.to_lowercase())
}

#[cfg(test)]
mod tests;
