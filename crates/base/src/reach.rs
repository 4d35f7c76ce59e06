//! Where a person can be reached, and how typed words are compared.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// An email address as typed, checked for its shape only: the mailbox itself is the proof.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `m…@example.org`: enough for its owner to know it again.
    pub fn masked(&self) -> String {
        let (name, host) = self.0.split_once('@').unwrap_or((&self.0, ""));
        format!("{}…@{host}", name.chars().next().unwrap_or('…'))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReachError;

impl FromStr for Email {
    type Err = ReachError;
    fn from_str(text: &str) -> Result<Self, ReachError> {
        let text = text.trim();
        let (name, host) = text.rsplit_once('@').ok_or(ReachError)?;
        let odd = |c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c);
        let sound = !name.is_empty()
            && text.len() <= 254
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(odd);
        if sound { Ok(Self(text.to_owned())) } else { Err(ReachError) }
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

/// A North American phone number: ten digits (+1 understood).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for Phone {
    type Err = ReachError;
    fn from_str(text: &str) -> Result<Self, ReachError> {
        if text.chars().any(|c| !c.is_ascii_digit() && !" +-().".contains(c)) {
            return Err(ReachError);
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let digits =
            if digits.len() == 11 { digits.strip_prefix('1').unwrap_or(&digits) } else { &digits };
        let first = digits.bytes().next();
        if digits.len() == 10 && first.is_some_and(|byte| byte >= b'2') {
            Ok(Self(digits.to_owned()))
        } else {
            Err(ReachError)
        }
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// A typed word for comparison: compatibility form, lower case, ends trimmed, inner space single.
pub fn folded(text: &str) -> String {
    let lower = text.nfkc().collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`folded`], and without accents: to find and to sort words as people look for them.
pub fn bare(text: &str) -> String {
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    folded(text).nfd().filter(|letter| !is_accent(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_words_are_the_same_with_and_without_accents() {
        for (typed, is) in [
            ("Ácido  FÓLICO", "acido folico"),
            ("Nin\u{303}o", "nino"),
            ("Über-\u{ff12}", "uber-2"),
        ] {
            assert_eq!(bare(typed), is);
        }
    }

    #[test]
    fn phone_numbers_read_in_the_ways_people_write_them() {
        for text in ["212-555-0143", "(212) 555-0143", "+1 212 555 0143", "1.212.555.0143"] {
            assert_eq!(text.parse::<Phone>().unwrap().to_string(), "212-555-0143", "{text}");
        }
        for text in ["555-0143", "012-555-0143", "call me", ""] {
            assert!(text.parse::<Phone>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_that_could_carry_a_second_header_is_refused() {
        assert!("a@example.org\r\nBcc: b@example.org".parse::<Email>().is_err());
        assert!("a@example.org".parse::<Email>().is_ok());
        assert!("a b@example.org".parse::<Email>().is_err());
    }

    #[test]
    fn words_typed_in_another_case_or_width_compare_alike() {
        assert_eq!(folded("  Ann　LEE "), folded("ann lee"));
        assert_eq!(folded("ＡＢＣ"), "abc");
    }
}
