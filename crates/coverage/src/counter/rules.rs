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
}
