//! What was typed where a code is asked for: its shape says which factor it is meant for.

use base::Secret;
use identity::codes::Code;

use crate::authenticator::Digits;
use crate::saved::SYMBOLS;

/// A code for one of this room's factors. Mailed codes have a shape of their own.
pub enum Typed {
    /// Six digits: an authenticator app, or a text message.
    Digits(Digits),
    /// A saved code.
    Saved(Code),
}

impl Typed {
    pub fn read(text: &Secret) -> Option<Self> {
        if let Some(digits) = Digits::typed(text) {
            return Some(Self::Digits(digits));
        }
        Code::typed(text.expose(), SYMBOLS).map(Self::Saved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> &'static str {
        match Typed::read(&Secret::new(text.to_owned())) {
            Some(Typed::Digits(_)) => "digits",
            Some(Typed::Saved(_)) => "saved",
            None => "neither",
        }
    }

    #[test]
    fn the_shape_of_a_code_says_what_it_is_for() {
        for (text, meant) in [
            ("123456", "digits"),
            (" 123 456 ", "digits"),
            ("123-456", "digits"),
            ("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-23", "saved"),
            ("abcd efgh jkmn pqrs tvwx yzol 23", "saved"),
            ("ABCD-EFGH", "neither"),
            ("12345", "neither"),
            ("1234567", "neither"),
            ("", "neither"),
        ] {
            assert_eq!(kind(text), meant, "{text}");
        }
    }
}
