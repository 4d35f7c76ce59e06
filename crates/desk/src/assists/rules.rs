//! What may come of an ask. Pure.

use serde::{Deserialize, Serialize};

/// Why somebody does not approve: a closed list, so that nobody writes about anybody here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum No {
    /// Nobody could make sure that it is the member.
    Unsure,
    /// They have gone, or are in already.
    Gone,
    /// Somebody seems to press them, or us.
    Pressed,
}

impl No {
    pub const ALL: [Self; 3] = [Self::Unsure, Self::Gone, Self::Pressed];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Gone => "gone",
            Self::Pressed => "pressed",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|no| no.word() == word)
    }
}

/// How an ask stands for the one who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Waits,
    Agreed,
    Declined(No),
    /// Nobody said anything in time.
    Over,
}

impl State {
    /// As it is kept once somebody has decided.
    pub fn read(came: Option<&str>, in_time: bool) -> Option<Self> {
        match came {
            None if in_time => Some(Self::Waits),
            None => Some(Self::Over),
            Some("agreed") => Some(Self::Agreed),
            Some(word) => No::read(word).map(Self::Declined),
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Agreed => "agreed",
            Self::Declined(no) => no.word(),
            Self::Over => "over",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_came_of_it_reads_back() {
        for state in [State::Agreed].into_iter().chain(No::ALL.map(State::Declined)) {
            assert_eq!(State::read(Some(state.word()), true), Some(state));
        }
        assert_eq!(State::read(None, true), Some(State::Waits));
        assert_eq!(State::read(None, false), Some(State::Over));
        assert_eq!(State::read(Some("maybe"), true), None);
    }
}
