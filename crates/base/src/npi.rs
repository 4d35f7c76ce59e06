//! National Provider Identifiers (HEALTH-DATA 12).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Ten digits whose last is a Luhn check over `80840` and the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Npi([u8; 10]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NpiError;

impl fmt::Display for NpiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a provider identifier")
    }
}

impl std::error::Error for NpiError {}

impl Npi {
    /// The number whose first nine digits are those of `base` (0 to 999,999,999).
    pub fn with_check_digit(base: u32) -> Self {
        let mut digits: [u8; 10] = [b'0'; 10];
        digits[..9].copy_from_slice(format!("{:09}", base % 1_000_000_000).as_bytes());
        for check in b'0'..=b'9' {
            digits[9] = check;
            if luhn_of(&digits).is_multiple_of(10) {
                break;
            }
        }
        Self(digits)
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Twenty-four is the Luhn sum of the prefix `80840`.
fn luhn_of(digits: &[u8; 10]) -> u32 {
    digits.iter().rev().enumerate().fold(24, |sum, (at, digit)| {
        let value = u32::from(digit - b'0');
        sum + if at % 2 == 0 { value } else { value * 2 / 10 + value * 2 % 10 }
    })
}

impl FromStr for Npi {
    type Err = NpiError;
    fn from_str(text: &str) -> Result<Self, NpiError> {
        let digits: [u8; 10] = text.trim().as_bytes().try_into().map_err(|_| NpiError)?;
        let plain = digits.iter().all(u8::is_ascii_digit);
        if plain && luhn_of(&digits).is_multiple_of(10) { Ok(Self(digits)) } else { Err(NpiError) }
    }
}

impl fmt::Display for Npi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Npi {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Npi {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_worked_example_passes_and_its_neighbours_fail() {
        // 45 CFR 162.406's check digit guide works through 123456789 and finds 3.
        assert!("1234567893".parse::<Npi>().is_ok());
        for check in [0, 1, 2, 4, 5, 6, 7, 8, 9] {
            assert_eq!(format!("123456789{check}").parse::<Npi>(), Err(NpiError));
        }
        assert_eq!(Npi::with_check_digit(123_456_789).as_str(), "1234567893");
    }
}
