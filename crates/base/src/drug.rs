//! National Drug Codes (HEALTH-DATA 2).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A drug product and package: 11 digits, 5 for the labeller, 4 the product, 2 the package.
/// Which drug somebody takes is private, so `Debug` shows none of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ndc([u8; 11]);

/// Neither 11 digits nor one of the hyphenated ten-digit shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NdcError;

impl fmt::Display for NdcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a national drug code")
    }
}

impl std::error::Error for NdcError {}

impl Ndc {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Reads 11 digits, or 5-4-2, or a ten-digit 4-4-2, 5-3-2 or 5-4-1, whose short part gains a
/// leading zero. Ten digits without hyphens are refused: nothing says which part is short.
impl FromStr for Ndc {
    type Err = NdcError;
    fn from_str(text: &str) -> Result<Self, NdcError> {
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let digits = match parts.as_slice() {
            [whole] if whole.len() == 11 => (*whole).to_owned(),
            [labeller, product, package] => {
                match (labeller.len(), product.len(), package.len()) {
                    (4 | 5, 4, 2) | (5, 3, 2) | (5, 4, 1) => {}
                    _ => return Err(NdcError),
                }
                format!("{labeller:0>5}{product:0>4}{package:0>2}")
            }
            _ => return Err(NdcError),
        };
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NdcError);
        }
        digits.as_bytes().try_into().map(Self).map_err(|_| NdcError)
    }
}

impl fmt::Display for Ndc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Ndc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ndc(…)")
    }
}

impl Serialize for Ndc {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Ndc {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_ten_digit_shape_gains_its_zero_in_the_right_place() {
        for (text, whole) in [
            ("1234-5678-90", "01234567890"),
            ("12345-678-90", "12345067890"),
            ("12345-6789-0", "12345678900"),
            ("12345-6789-01", "12345678901"),
            ("12345678901", "12345678901"),
        ] {
            assert_eq!(
                text.parse::<Ndc>().map(|ndc| ndc.to_string()),
                Ok(whole.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn ten_bare_digits_are_refused_because_nothing_says_which_part_is_short() {
        for text in ["1234567890", "123-4567-890", "1234567890x", "", "1-2-3"] {
            assert_eq!(text.parse::<Ndc>(), Err(NdcError), "{text}");
        }
    }
}
