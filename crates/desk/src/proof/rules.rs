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
/// How long everybody at the desk sees that somebody said "I called nobody". (house)
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

/// Why no proof is sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// This member got three within the hour.
    MemberHour,
    /// This member got ten within the day.
    MemberDay,
    /// This agent sent twenty within the hour.
    AgentHour,
    /// Whoever holds a way on file has just said that they called nobody.
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
    /// When somebody last said "I called nobody".
    pub denied_at: Option<Timestamp>,
}

/// Whether somebody said "I called nobody" so lately that nobody is asked.
pub fn is_quiet(denied_at: Timestamp, now: Timestamp) -> bool {
    now < denied_at + QUIET
}

/// Whether one more proof may go out.
pub fn may_send(before: Before<'_>, now: Timestamp) -> Result<(), NotNow> {
    let within = |span| before.to_member.iter().filter(|at| **at > now - span).count();
    if before.denied_at.is_some_and(|at| is_quiet(at, now)) {
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
    /// "No, I called nobody."
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
    /// Whoever says "I called nobody" ends every proof that was sent before, also those that came.
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
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn ago(minutes: u64) -> Timestamp {
        NOW - Duration::from_mins(minutes)
    }

    fn sends(to_member: &[Timestamp], by_agent: u32, denied: Option<u64>) -> Result<(), NotNow> {
        may_send(Before { to_member, by_agent, denied_at: denied.map(ago) }, NOW)
    }

    #[test]
    fn a_member_gets_three_an_hour_and_ten_a_day_and_an_agent_sends_twenty_an_hour() {
        assert_eq!(sends(&[ago(1), ago(59)], 19, None), Ok(()));
        assert_eq!(sends(&[ago(1), ago(2), ago(59)], 0, None), Err(NotNow::MemberHour));
        assert_eq!(sends(&[ago(1), ago(2), ago(60)], 0, None), Ok(()));
        assert_eq!(sends(&[ago(90); 10], 0, None), Err(NotNow::MemberDay));
        assert_eq!(sends(&[ago(24 * 60); 10], 0, None), Ok(()));
        assert_eq!(sends(&[], 20, None), Err(NotNow::AgentHour));
    }

    #[test]
    fn for_an_hour_after_a_no_nobody_is_asked_again() {
        assert_eq!(sends(&[], 0, Some(59)), Err(NotNow::SaidNo));
        assert_eq!(sends(&[], 0, Some(60)), Ok(()));
    }

    #[test]
    fn a_link_works_a_quarter_of_an_hour_and_a_proof_holds_half_an_hour() {
        let sent = |minutes| Kept { sent_at: ago(minutes), came: None };
        assert!(matches!(sent(14).at(NOW, None), Stage::Waits(_)));
        assert_eq!(sent(15).at(NOW, None), Stage::Over);
        let came = |minutes, came| Kept { came: Some((came, ago(minutes))), ..sent(40) };
        assert!(matches!(came(29, Came::Yes).at(NOW, None), Stage::Holds(_)));
        assert_eq!(came(30, Came::Yes).at(NOW, None), Stage::Over);
        assert_eq!(came(1, Came::No).at(NOW, None), Stage::Denied);
        assert_eq!(came(1, Came::Replaced).at(NOW, None), Stage::Over);
    }

    #[test]
    fn a_no_ends_what_was_sent_before_it_and_nothing_after() {
        let came = Kept { sent_at: ago(20), came: Some((Came::Yes, ago(10))) };
        assert_eq!(came.at(NOW, Some(ago(5))), Stage::Denied);
        assert_eq!(came.at(NOW, Some(ago(20))), Stage::Denied);
        assert!(matches!(came.at(NOW, Some(ago(21))), Stage::Holds(_)));
    }

    #[test]
    fn every_byte_draws_a_word_and_each_word_is_as_likely_as_another() {
        let drawn: Vec<&str> = (0..=u8::MAX).map(|byte| word([byte; 16])).collect();
        let words: BTreeSet<&str> = drawn.iter().copied().collect();
        assert_eq!(words.len(), WORDS.len());
        for one in words {
            assert_eq!(drawn.iter().filter(|word| **word == one).count(), 4, "{one}");
        }
    }

    #[test]
    fn whatever_came_reads_back() {
        for came in Came::ALL {
            assert_eq!(Came::read(came.word()), Some(came));
        }
        assert_eq!(Came::read("maybe"), None);
    }
}
