//! Money in whole United States cents.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount in United States cents; may be negative (a reversal).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

/// The text is no amount, or has parts of a cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyError;

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an amount of money")
    }
}

impl std::error::Error for MoneyError {}

impl Money {
    pub const ZERO: Self = Self(0);

    pub const fn cents(cents: i64) -> Self {
        Self(cents)
    }

    pub const fn as_cents(self) -> i64 {
        self.0
    }

    /// Reads an amount as people type it: `40`, `$40.50`, `1,200`, and `20,50` as much of the world
    /// writes it. A comma before the last two digits is a decimal point, and commas before groups
    /// of three are thousands; what may be neither is refused, for a guess costs a hundredfold.
    pub fn typed(text: &str) -> Result<Self, MoneyError> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
        let (whole, part) = match (plain.split_once('.'), plain.rsplit_once(',')) {
            (Some(parts), _) => parts,
            (None, Some((whole, part))) if part.len() == 2 && !whole.contains(',') => (whole, part),
            (None, _) => (plain.as_str(), ""),
        };
        if part.len() > 2 {
            return Err(MoneyError);
        }
        format!("{}.{part}", ungrouped(whole)?).parse()
    }
}

/// Without the commas between groups of three digits.
fn ungrouped(whole: &str) -> Result<String, MoneyError> {
    let Some((first, groups)) = whole.split_once(',') else { return Ok(whole.to_owned()) };
    let digits = first.strip_prefix('-').unwrap_or(first);
    let begins = matches!(digits.len(), 1..=3) && !digits.starts_with('0');
    if !begins || groups.split(',').any(|group| group.len() != 3) {
        return Err(MoneyError);
    }
    Ok(format!("{first}{}", groups.replace(',', "")))
}

/// Reads `12`, `12.3`, `12.34`, `-0.5`, `12.3400`: digits and a point, no sign of currency.
/// More than two places are taken only where the rest are zeros.
impl FromStr for Money {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (minus, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && part.is_empty())
            || !plain(whole)
            || !plain(part)
            || whole.len() > 15
        {
            return Err(MoneyError);
        }
        let (cents, rest) = part.split_at(part.len().min(2));
        if rest.bytes().any(|byte| byte != b'0') {
            return Err(MoneyError);
        }
        let whole: i64 =
            if whole.is_empty() { 0 } else { whole.parse().map_err(|_| MoneyError)? };
        let cents: i64 = match cents.len() {
            0 => 0,
            1 => cents.parse::<i64>().map_err(|_| MoneyError)? * 10,
            _ => cents.parse().map_err(|_| MoneyError)?,
        };
        let total = whole * 100 + cents;
        Ok(Self(if minus { -total } else { total }))
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// `$1,234.56`, and `-$5.00`: the same in English and in United States Spanish.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.unsigned_abs();
        let whole = (cents / 100).to_string();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{}${grouped}.{:02}", if self.0 < 0 { "-" } else { "" }, cents % 100)
    }
}

/// An amount alone says nothing of anyone, so it may be printed.
impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_read_as_people_and_files_write_them() {
        for (text, cents) in [
            ("12", 1200),
            ("12.3", 1230),
            ("12.34", 1234),
            ("-0.5", -50),
            (".05", 5),
            ("7.1000", 710),
        ] {
            assert_eq!(text.parse(), Ok(Money::cents(cents)), "{text}");
        }
    }

    #[test]
    fn a_typed_comma_is_a_decimal_point_or_a_thousand_and_never_guessed_at() {
        for (text, cents) in [
            ("40", 4_000),
            ("$40.5", 4_050),
            ("20,50", 2_050),
            ("1200,50", 120_050),
            (" $ 1,200.00 ", 120_000),
            ("1,200", 120_000),
            ("1,234,567", 123_456_700),
            ("-5", -500),
        ] {
            assert_eq!(Money::typed(text), Ok(Money::cents(cents)), "{text}");
        }
        let neither = ["1,2", "20,5000", "1,20,300", "0,500", "1.200", "1.200,50", "1,200,50"];
        for text in neither.into_iter().chain(["", "$", ",", "forty", "40,5€", "40.555"]) {
            assert_eq!(Money::typed(text), Err(MoneyError), "{text}");
        }
    }

    #[test]
    fn parts_of_a_cent_and_words_are_refused() {
        for text in ["1.005", "abc", "", "-", "1,000", "1e3", "--1", "9999999999999999"] {
            assert_eq!(text.parse::<Money>(), Err(MoneyError), "{text}");
        }
    }

    #[test]
    fn thousands_are_grouped_and_a_minus_stands_first() {
        assert_eq!(Money::cents(123_456_789).to_string(), "$1,234,567.89");
        assert_eq!(Money::cents(-500).to_string(), "-$5.00");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(cents in -10_000_000_000_i64..10_000_000_000) {
            let shown = Money::cents(cents).to_string();
            prop_assert_eq!(Money::typed(&shown), Ok(Money::cents(cents)));
            let plain = shown.replace(['$', ','], "");
            prop_assert_eq!(plain.parse(), Ok(Money::cents(cents)));
        }
    }
}
