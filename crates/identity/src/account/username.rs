//! Usernames.

use std::fmt;
use std::str::FromStr;

use base::folded;

/// 3 to 64 letters, digits, dots, hyphens and underscores; never an address, so that one field can
/// take either.
#[derive(Clone, PartialEq, Eq)]
pub struct Username(String);

/// Why a username cannot be used: each has its own sentence beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsernameError {
    TooShort,
    TooLong,
    OddCharacter,
}

impl Username {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Username {
    type Err = UsernameError;
    fn from_str(text: &str) -> Result<Self, UsernameError> {
        let text = folded(text);
        match text.chars().count() {
            0..3 => Err(UsernameError::TooShort),
            65.. => Err(UsernameError::TooLong),
            _ if text.chars().any(|c| !c.is_alphanumeric() && !"._-".contains(c)) => {
                Err(UsernameError::OddCharacter)
            }
            _ => Ok(Self(text)),
        }
    }
}

impl fmt::Debug for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Username(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usernames_compare_without_case_and_are_never_addresses() {
        assert_eq!("  Ann.Wood ".parse::<Username>().unwrap().as_str(), "ann.wood");
        assert_eq!("José_9".parse::<Username>().unwrap().as_str(), "josé_9");
        for (text, error) in [
            ("ab", UsernameError::TooShort),
            ("ann@example.org", UsernameError::OddCharacter),
            ("ann wood", UsernameError::OddCharacter),
            ("ann\u{200B}wood", UsernameError::OddCharacter),
        ] {
            assert_eq!(text.parse::<Username>(), Err(error), "{text}");
        }
        assert_eq!("a".repeat(65).parse::<Username>(), Err(UsernameError::TooLong));
    }
}
