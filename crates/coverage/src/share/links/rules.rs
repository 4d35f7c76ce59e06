//! What a link may be, and what a passcode.

use std::time::Duration;

use base::Private;

/// Wrong passcodes a link bears in its whole life.
pub const TRIES: i64 = 10;
/// Open links of one member.
pub const MOST: usize = 20;
/// As the guide has it, in characters.
pub const LABEL: usize = 80;
const PASSCODE: std::ops::RangeInclusive<usize> = 6..=12;

/// How long a link lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Life {
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// How long it is, in words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hour => "share-link-life-hour",
            Self::Day => "share-link-life-day",
            Self::Week => "share-link-life-week",
            Self::Month => "share-link-life-month",
            Self::Year => "share-link-life-year",
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|life| life.word() == text)
    }

    pub const fn length(self) -> Duration {
        let days = match self {
            Self::Hour => return Duration::from_hours(1),
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        };
        Duration::from_hours(24 * days)
    }

    /// What it shows may well change meanwhile, so apps are told to look again (flag L).
    pub fn is_long(self) -> bool {
        self.length() > Duration::from_hours(24)
    }
}

/// A link as it is asked for.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    pub life: Option<Life>,
    /// For whom, in the member's own words.
    pub label: Private<String>,
    /// Empty for a link without one.
    pub passcode: Private<String>,
}

impl Offer {
    /// What to look at again: each field, and the word that says why.
    pub fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let mut problems = Vec::new();
        if self.life.is_none() {
            problems.push(("life", "share-link-problem-life"));
        }
        if self.label.chars().count() > LABEL || self.label.chars().any(char::is_control) {
            problems.push(("label", "share-link-problem-label"));
        }
        match self.passcode.as_str() {
            "" => {}
            typed if !is_passcode(typed) => {
                problems.push(("passcode", "share-link-problem-passcode"));
            }
            typed if is_easy(typed) => problems.push(("passcode", "share-link-problem-easy")),
            _ => {}
        }
        problems
    }
}

fn is_passcode(typed: &str) -> bool {
    PASSCODE.contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// Ten tries are enough for what many people choose: one digit again and again, digits that go up
/// or down by one, or a part of two or three that repeats.
fn is_easy(typed: &str) -> bool {
    let digits = typed.as_bytes();
    let steps = |step: u8| {
        let next = |digit: u8| (digit - b'0' + step) % 10;
        digits.windows(2).all(|pair| next(pair[0]) == pair[1] - b'0')
    };
    let repeats = |part: usize| digits.iter().zip(&digits[part..]).all(|(one, other)| one == other);
    steps(0) || steps(1) || steps(9) || repeats(2) || repeats(3)
}

/// A passcode as people type it: spaces and hyphens do not matter.
pub fn plain(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passcode_is_six_to_twelve_digits_that_nobody_guesses_in_ten_tries() {
        let found = |typed: &str| {
            let offer = Offer { life: Some(Life::Day), passcode: typed.into(), ..Offer::default() };
            let found = offer.problems();
            found.into_iter().find(|(field, _)| *field == "passcode").map(|(_, key)| key)
        };
        for good in ["", "402917", "135792468013"] {
            assert_eq!(found(good), None, "{good}");
        }
        for odd in ["12345", "1357924680135", "40291a", "４０２９１７", "40 917"] {
            assert_eq!(found(odd), Some("share-link-problem-passcode"), "{odd}");
        }
        for easy in ["000000", "123456", "890123", "654321", "121212", "123123", "987654321"] {
            assert_eq!(found(easy), Some("share-link-problem-easy"), "{easy}");
        }
        assert_eq!(plain(" 402-917 "), "402917");
    }

    #[test]
    fn a_link_says_how_long_it_lives_and_its_label_fits_the_guide() {
        let none = Offer { label: "x".repeat(81).into(), ..Offer::default() }.problems();
        assert_eq!(none.into_iter().map(|(field, _)| field).collect::<Vec<_>>(), ["life", "label"]);
        let fits =
            Offer { life: Some(Life::Year), label: "ñ".repeat(80).into(), ..Offer::default() };
        assert!(fits.problems().is_empty());
        for life in Life::ALL {
            assert_eq!(Life::read(life.word()), Some(life));
        }
        assert!(!Life::Day.is_long() && Life::Week.is_long() && Life::read("").is_none());
    }
}
