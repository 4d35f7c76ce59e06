//! What a pharmacy is told of a card, and no more (MEMBER-EXPERIENCE 2): of which plan it is,
//! whether it counts, from when to when, by which numbers a claim travels, and the end of the
//! member's number.

use base::{Day, Private};
use serde::{Deserialize, Serialize};

use crate::card::Standing;

/// How a card stands, as one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    Active,
    Starts,
    TooNew,
    Ended,
}

/// What stands on a card, as a pharmacy sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub worth: Worth,
    /// What its card is headed with: somebody may have more than one.
    #[serde(default)]
    pub plan: Option<String>,
    pub start: Option<Private<Day>>,
    pub end: Option<Private<Day>>,
    pub rx_bin: Option<Private<String>>,
    pub rx_pcn: Option<Private<String>>,
    pub rx_group: Option<Private<String>>,
    /// Its last symbols only.
    pub member_id: Option<Private<String>>,
    /// The payer's line for pharmacists, where it keeps one.
    #[serde(default)]
    pub help_desk: Option<Private<String>>,
}

impl Facts {
    /// As they stand on a later day of which nothing was heard: by then a coverage may be over, or
    /// one that was to begin has begun.
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        let is_over = self.end.as_ref().is_some_and(|end| end.0 < day);
        let is_begun = self.start.as_ref().is_none_or(|start| start.0 <= day);
        let worth = match self.worth {
            _ if is_over => Worth::Ended,
            Worth::Starts if is_begun => Worth::Active,
            stands => stands,
        };
        Self { worth, ..self }
    }
}

impl Worth {
    pub const fn of(standing: Standing) -> Self {
        match standing {
            Standing::Active => Self::Active,
            Standing::Starts(_) => Self::Starts,
            Standing::TooNew => Self::TooNew,
            Standing::Ended(_) => Self::Ended,
        }
    }

    /// The shape of the status label and its words.
    pub const fn tag(self) -> (&'static str, &'static str) {
        match self {
            Self::Active => ("good", "card-active"),
            Self::Starts => ("wait", "card-starts"),
            Self::TooNew => ("quiet", "card-too-new"),
            Self::Ended => ("stop", "card-ended"),
        }
    }

    /// As a signed picture carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Starts => "starts",
            Self::TooNew => "too-new",
            Self::Ended => "ended",
        }
    }
}

/// Enough of a number to tell two members of a household apart, and not enough to be them: its last
/// four symbols, of a short one the last half.
pub fn masked(number: &str) -> String {
    let count = number.chars().count();
    let shown: String = number.chars().skip(count - (count / 2).min(4)).collect();
    format!("…{shown}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_half_of_a_number_is_shown() {
        for (number, shown) in
            [("JNX204771093", "…1093"), ("12345", "…45"), ("1", "…"), ("", "…"), ("ÄÖÜß", "…Üß")]
        {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn a_copy_of_before_says_how_its_card_stands_today() {
        use Worth::{Active, Ended, Starts, TooNew};
        let today: Day = "2027-03-04".parse().unwrap();
        for (worth, start, end, stands) in [
            (Active, None, None, Active),
            (Active, Some(-90), Some(0), Active),
            (Active, Some(-90), Some(-1), Ended),
            (Starts, Some(1), None, Starts),
            (Starts, Some(0), Some(90), Active),
            (Starts, Some(-9), Some(-1), Ended),
            (TooNew, Some(-9), None, TooNew),
            (Ended, None, Some(9), Ended),
        ] {
            let day = |days: Option<i32>| days.map(|days| Private(today.plus_days(days)));
            let facts = Facts {
                worth,
                plan: None,
                start: day(start),
                end: day(end),
                rx_bin: None,
                rx_pcn: None,
                rx_group: None,
                member_id: None,
                help_desk: None,
            };
            assert_eq!(facts.on(today).worth, stands, "{worth:?} {start:?} {end:?}");
        }
    }
}
