//! What is followed, by which way, and how much may be asked. Pure.

use std::str::FromStr;
use std::time::Duration;

use base::{Email, Lang, Phone, Private};
use guard::Ration;
use serde::{Deserialize, Serialize};

use super::machine;
use crate::parts::{Part, words};

words! {
    /// By which way somebody is told.
    Way, "way":
    Mail = "mail",
    Text = "text",
    Call = "call",
}

/// Confirmations an address is sent in a day, whoever asks for them. (house)
pub const SENT_A_DAY: i64 = 3;
/// How long somebody may take to confirm before we forget that they asked. (house)
pub const ASKED_KEPT: Duration = Duration::from_hours(24);
/// How long the six digits of a text are good.
pub const CODE_LIFE: Duration = Duration::from_mins(30);
/// Wrong codes, or calls that were not answered, before one must ask anew.
pub const TRIES: i64 = 5;
/// Of one neighbourhood: a household and an office fit, a flood does not. (house)
pub const ASKINGS: Ration = Ration::new(20, Duration::from_mins(15));
/// Texts with digits that leave in all: 100 at once, then one each 36 seconds, so never more than
/// 200 in an hour. Each costs the plan, and a stranger can ask from many places. (house)
pub const TEXTS: Ration = Ration::new(100, Duration::from_secs(36));
/// Calls that check one machine, whoever asks for them. (house)
pub const CHECKS: Ration = Ration::new(10, Duration::from_hours(1));
/// Programs that follow on one machine. (house)
pub const CALLED_A_HOST: i64 = 20;
/// Programs that follow in all: when each is slow, 500 calls take about 20 minutes. (house)
pub const CALLED_IN_ALL: i64 = 500;
/// Messages on end that did not arrive before an address is dropped. (house)
pub const LOST: i64 = 3;

/// The parts somebody wants to hear of; none named is everything.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Topics(pub Vec<Part>);

impl Topics {
    /// The word by which a form says "everything".
    pub const ALL: &'static str = "all";

    /// What was ticked. Nothing ticked is no answer.
    pub fn read<'a>(ticked: impl Iterator<Item = &'a str>) -> Option<Self> {
        let ticked: Vec<&str> = ticked.collect();
        if ticked.contains(&Self::ALL) {
            return Some(Self::default());
        }
        let of = |part: &&Part| ticked.contains(&part.word());
        let parts: Vec<Part> = Part::ALL.iter().filter(of).copied().collect();
        (!parts.is_empty()).then_some(Self(parts))
    }

    pub fn touches(&self, parts: &[Part]) -> bool {
        self.0.is_empty() || self.0.iter().any(|part| parts.contains(part))
    }
}

/// Where somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum To {
    Mail(Email),
    Text(Phone),
    Call(Private<String>),
}

impl To {
    pub fn read(way: Way, typed: &str) -> Option<Self> {
        match way {
            Way::Mail => typed.parse().ok().map(Self::Mail),
            Way::Text => typed.parse().ok().map(Self::Text),
            Way::Call => machine::read(typed).map(|address| Self::Call(Private(address))),
        }
    }
}

/// What is kept of somebody who asked or follows, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub to: To,
    pub topics: Topics,
    pub lang: Lang,
    /// Six digits, for texts; what signs our calls.
    pub secret: Private<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_everything_and_a_part_is_that_part_alone() {
        let read = |ticked: &[&str]| Topics::read(ticked.iter().copied());
        assert_eq!(read(&[]), None);
        assert_eq!(read(&["door", ""]), None);
        let all = read(&["card", "all"]).unwrap();
        assert!(all.touches(&[Part::Claims]));
        let card = read(&["card", "nonsense"]).unwrap();
        assert!(card.touches(&[Part::Code, Part::Card]) && !card.touches(&[Part::Code]));
    }
}
