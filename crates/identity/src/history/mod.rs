//! What happened to an account, in its owner's words: sign-ins, changes, warnings.
//!
//! Beside the audit, which is for examiners: this is read by the member and kept for a year.

pub mod pages;
pub mod store;

use base::{AccountId, MemberId, Timestamp};
use serde::{Deserialize, Serialize};
use web::Browser;

use crate::sessions::Route;

pub use store::{latest, note};

type Of = (AccountId, MemberId);

/// Something a member would want to know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    SignedIn(Route),
    SignedOut,
    AllSignedOut,
    /// Everywhere, by our staff.
    SignedOutByUs,
    WrongPassword,
    /// The password was right and the second step was not.
    RightPasswordWrongStep,
    PasswordChanged,
    PasswordReset,
    ContactAdded,
    ContactEnded,
    /// A delivery address was added, changed, removed or preferred.
    AddressChanged,
    PasskeyAdded,
    PasskeyRemoved,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    SavedCodesMade,
    SavedCodeUsed,
    FactorSwitchedOff,
    DeviceForgotten,
    Frozen,
    Unfrozen,
    RecoveryBegan,
    RecoveryVetoed,
    RecoveryDone,
    /// By the plan.
    Closed,
    Reopened,
    /// Somebody agreed to help, no longer does, or gave a code.
    CaregiverAgreed,
    CaregiverEnded,
    CaregiverGave,
}

impl Event {
    /// Every event but signing in, which has a way.
    pub const OTHERS: [Self; 28] = [
        Self::SignedOut,
        Self::AllSignedOut,
        Self::SignedOutByUs,
        Self::WrongPassword,
        Self::RightPasswordWrongStep,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::ContactAdded,
        Self::ContactEnded,
        Self::AddressChanged,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::AuthenticatorAdded,
        Self::AuthenticatorRemoved,
        Self::SavedCodesMade,
        Self::SavedCodeUsed,
        Self::FactorSwitchedOff,
        Self::DeviceForgotten,
        Self::Frozen,
        Self::Unfrozen,
        Self::RecoveryBegan,
        Self::RecoveryVetoed,
        Self::RecoveryDone,
        Self::Closed,
        Self::Reopened,
        Self::CaregiverAgreed,
        Self::CaregiverEnded,
        Self::CaregiverGave,
    ];

    /// Whether its owner should look at it twice.
    pub const fn is_warning(self) -> bool {
        matches!(
            self,
            Self::WrongPassword
                | Self::RightPasswordWrongStep
                | Self::FactorSwitchedOff
                | Self::Frozen
                | Self::RecoveryBegan
                | Self::RecoveryVetoed
        )
    }

    /// The name under which its words stand in the catalogue: `history-…`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignedIn(route) => route.word(),
            Self::SignedOut => "signed-out",
            Self::AllSignedOut => "all-signed-out",
            Self::SignedOutByUs => "signed-out-by-us",
            Self::WrongPassword => "wrong-password",
            Self::RightPasswordWrongStep => "wrong-step",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::ContactAdded => "contact-added",
            Self::ContactEnded => "contact-ended",
            Self::AddressChanged => "address-changed",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::AuthenticatorAdded => "authenticator-added",
            Self::AuthenticatorRemoved => "authenticator-removed",
            Self::SavedCodesMade => "saved-codes-made",
            Self::SavedCodeUsed => "saved-code-used",
            Self::FactorSwitchedOff => "factor-off",
            Self::DeviceForgotten => "device-forgotten",
            Self::Frozen => "frozen",
            Self::Unfrozen => "unfrozen",
            Self::RecoveryBegan => "recovery-began",
            Self::RecoveryVetoed => "recovery-vetoed",
            Self::RecoveryDone => "recovery-done",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::CaregiverAgreed => "caregiver-agreed",
            Self::CaregiverEnded => "caregiver-ended",
            Self::CaregiverGave => "caregiver-gave",
        }
    }
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub at: Timestamp,
    pub event: Event,
    pub browser: Browser,
}
