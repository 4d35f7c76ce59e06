//! The one list of ways to obtain a session (SECURITY 4). A way that is not here opens none.

use serde::{Deserialize, Serialize};
use web::Strength;

/// By which way somebody signed in, or proved a factor again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// Password on a browser remembered for the account.
    KnownDevice,
    /// Password and a code from the mailbox. The mailbox is possession, not a factor (SECURITY 36).
    MailedCode,
    /// Password and a code from a text message.
    TextedCode,
    /// Password and a code from an authenticator app.
    Authenticator,
    /// Password and one of ten saved codes.
    SavedCode,
    /// A passkey that checked its user.
    Passkey,
    /// A passkey that did not check its user, and the password.
    PasskeyAndPassword,
    /// A code that came to the address on file, at the opening of the account.
    Registration,
    /// A recovery that ended well.
    Recovery,
}

impl Route {
    pub const ALL: [Self; 9] = [
        Self::KnownDevice,
        Self::MailedCode,
        Self::TextedCode,
        Self::Authenticator,
        Self::SavedCode,
        Self::Passkey,
        Self::PasskeyAndPassword,
        Self::Registration,
        Self::Recovery,
    ];

    /// What stands behind a session obtained this way (SP 800-63B-4 2.2; DESIGN 2, `assurance`).
    pub const fn strength(self) -> Strength {
        match self {
            Self::KnownDevice | Self::MailedCode | Self::Registration | Self::Recovery => {
                Strength::Confirmed
            }
            Self::TextedCode
            | Self::Authenticator
            | Self::SavedCode
            | Self::Passkey
            | Self::PasskeyAndPassword => Strength::Aal2,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::KnownDevice => "known-device",
            Self::MailedCode => "mailed-code",
            Self::TextedCode => "texted-code",
            Self::Authenticator => "authenticator",
            Self::SavedCode => "saved-code",
            Self::Passkey => "passkey",
            Self::PasskeyAndPassword => "passkey-and-password",
            Self::Registration => "registration",
            Self::Recovery => "recovery",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_reads_back_from_its_word() {
        for route in Route::ALL {
            assert_eq!(Route::read(route.word()), Some(route));
        }
        assert_eq!(Route::read("magic"), None);
    }

    #[test]
    fn mail_alone_is_never_a_second_factor() {
        assert_eq!(Route::MailedCode.strength(), Strength::Confirmed);
        assert_eq!(Route::Recovery.strength(), Strength::Confirmed);
        assert_eq!(Route::Authenticator.strength(), Strength::Aal2);
    }
}
