//! Whether somebody could still come in. Pure.

use super::Enrolled;

/// What an account can be entered with, on a browser nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// There is one, and it is not switched off.
    pub password: bool,
    /// A mailbox or a phone that a code can be sent to.
    pub channel: bool,
    /// Passkeys that check their user: each of these needs no password beside it.
    pub verified: u32,
    pub enrolled: Enrolled,
}

/// What is to be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    Passkey { verified: bool },
    Authenticator,
}

impl Ways {
    /// A passkey that checks its user, or a password and something to go with it.
    pub const fn lead_in(self) -> bool {
        self.verified > 0 || (self.password && (self.channel || self.enrolled.any()))
    }

    #[must_use]
    pub const fn without(mut self, taking: Taking) -> Self {
        match taking {
            Taking::Passkey { verified } => {
                self.enrolled.passkeys = self.enrolled.passkeys.saturating_sub(1);
                self.verified = self.verified.saturating_sub(verified as u32);
            }
            Taking::Authenticator => self.enrolled.authenticator = false,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(words: &str) -> Ways {
        let count = |word| u32::try_from(words.matches(word).count()).unwrap();
        Ways {
            password: words.contains("password"),
            channel: words.contains("mail"),
            verified: count("passkey"),
            enrolled: Enrolled {
                passkeys: count("passkey") + count("plain-key"),
                authenticator: words.contains("app"),
                saved_codes: count("code"),
            },
        }
    }

    #[test]
    fn the_last_way_in_is_never_taken_away() {
        let verified = Taking::Passkey { verified: true };
        let plain = Taking::Passkey { verified: false };
        for (held, taking, stands) in [
            ("password mail passkey", verified, true),
            ("passkey passkey", verified, true),
            ("passkey", verified, false),
            ("password passkey", verified, false),
            ("mail passkey", verified, false),
            ("password app passkey", verified, true),
            ("password plain-key passkey", verified, true),
            ("plain-key passkey", verified, false),
            ("plain-key passkey", plain, true),
            ("password plain-key", plain, false),
            ("password mail app", Taking::Authenticator, true),
            ("password app", Taking::Authenticator, false),
            ("password app code", Taking::Authenticator, true),
            ("app passkey", Taking::Authenticator, true),
        ] {
            let left = ways(held).without(taking);
            assert_eq!(left.lead_in(), stands, "{held} without {taking:?}");
        }
    }
}
