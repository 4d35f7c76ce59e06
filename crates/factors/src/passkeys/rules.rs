//! What may be believed of a passkey. Pure.

/// What the number of uses that a passkey shows says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uses {
    /// It went up, or this passkey does not count.
    Fine,
    /// It stands still or went back: somebody else holds a copy, and one of the two was here.
    Copied,
}

/// Synced passkeys show nought for ever; any other number must go up (WebAuthn 7.2, step 22).
pub const fn uses(kept: u32, shown: u32) -> Uses {
    if (kept == 0 && shown == 0) || shown > kept { Uses::Fine } else { Uses::Copied }
}

/// The longest name of a passkey, in characters.
pub const NAME_CHARACTERS: usize = 60;

/// A passkey's name, as its owner calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameError {
    Missing,
    TooLong,
}

/// One line of text, with its spaces in order.
pub fn name(typed: &str) -> Result<String, NameError> {
    let seen = |c: char| if c.is_control() { ' ' } else { c };
    let line: String = typed.chars().map(seen).collect();
    let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(NameError::Missing),
        1..=NAME_CHARACTERS => Ok(name),
        _ => Err(NameError::TooLong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_of_uses_that_does_not_go_up_means_a_copy() {
        for (kept, shown, found) in [
            (0, 0, Uses::Fine),
            (0, 1, Uses::Fine),
            (7, 8, Uses::Fine),
            (7, 700, Uses::Fine),
            (7, 7, Uses::Copied),
            (7, 6, Uses::Copied),
            (7, 0, Uses::Copied),
        ] {
            assert_eq!(uses(kept, shown), found, "{kept} then {shown}");
        }
    }

    #[test]
    fn names_are_one_line_of_text() {
        assert_eq!(name("  Ann's\tphone \n"), Ok("Ann's phone".to_owned()));
        assert_eq!(name(" \u{0}\n"), Err(NameError::Missing));
        assert_eq!(name(&"é".repeat(60)), Ok("é".repeat(60)));
        assert_eq!(name(&"é".repeat(61)), Err(NameError::TooLong));
    }

    proptest! {
        #[test]
        fn a_key_with_one_holder_is_never_taken_for_a_copy(
            steps in prop::collection::vec(1_u32..9, 0..40)
        ) {
            let mut kept = 0;
            for step in steps {
                prop_assert_eq!(uses(kept, kept + step), Uses::Fine);
                kept += step;
            }
        }
    }
}
