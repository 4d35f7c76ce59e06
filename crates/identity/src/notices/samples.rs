//! Every notice as it reads, for the gallery.

use std::time::Duration;

use web::{Browser, Frame, Letter};

use super::Notice;
use crate::contacts;

pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let notices = all(f).into_iter();
    let code = ("contact-code", contacts::code_letter(f, [7; 16], "7K2M-9QXD"));
    notices.map(|of| (of.word(), of.letter(f, [7; 16], "Ann"))).chain([code]).collect()
}

fn all(f: &Frame) -> Vec<Notice> {
    let full_at = f.now() + Duration::from_hours(72);
    let browser = Browser { name: "Chrome".to_owned(), system: "Windows".to_owned() };
    vec![
        Notice::NewBrowser(browser),
        Notice::PasswordChanged,
        Notice::PasswordReset,
        Notice::ContactAdded("a…@example.org".to_owned()),
        Notice::ContactEnded("… 99".to_owned()),
        Notice::AddressAdded,
        Notice::AddressChanged,
        Notice::AddressEnded,
        Notice::AddressPreferred,
        Notice::PasskeyAdded,
        Notice::PasskeyRemoved,
        Notice::AuthenticatorAdded,
        Notice::AuthenticatorRemoved,
        Notice::SavedCodesMade,
        Notice::SavedCodeUsed { left: 1 },
        Notice::RightPasswordWrongStep,
        Notice::SignedInAfterMany,
        Notice::FactorSwitchedOff,
        Notice::Frozen,
        Notice::Unfrozen,
        Notice::SignedOut,
        Notice::WaitLifted,
        Notice::EmergencySeen,
        Notice::EmergencyNotProper,
        Notice::Closed,
        Notice::Reopened,
        Notice::CaregiverAgreed("Ben".into()),
        Notice::CaregiverEnded("Ben".into()),
        Notice::CaregiverGave("Ben".into()),
        Notice::HelpingAgreed("Ben".into()),
        Notice::HelpingEnded("Ben".into()),
        Notice::RecoveryBegan { full_at },
        Notice::RecoveryLimited { full_at },
        Notice::RecoveryFull,
        Notice::RecoveryVetoed,
    ]
}
