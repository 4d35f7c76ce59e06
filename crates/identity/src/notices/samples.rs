//! Every notice as it reads, for the gallery.

use std::time::Duration;

use web::{Browser, Frame, Page, Sample, Template};

use super::Notice;

/// One notice as its reader meets it, in the frame of the house. Shown by the gallery alone.
#[derive(Template)]
#[template(path = "notices/page.html")]
pub struct NoticesPage {
    pub f: Frame,
    pub subject: String,
    pub text: String,
    pub sms: String,
}

impl Page for NoticesPage {
    const NAME: &'static str = "notices";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        all(f).into_iter().map(|notice| Sample::new(notice.word(), page(f, &notice))).collect()
    }
}

fn page(f: &Frame, notice: &Notice) -> NoticesPage {
    let letter = notice.letter(f, [7; 16], "Ann");
    let (mail, sms) = (letter.mail(&address()), letter.text(&number()));
    NoticesPage { f: f.clone(), subject: mail.subject.0, text: mail.text.0, sms: sms.text.0 }
}

#[expect(clippy::unwrap_used, reason = "a constant of the right shape")]
fn address() -> base::Email {
    "ann@example.org".parse().unwrap()
}

#[expect(clippy::unwrap_used, reason = "a constant of the right shape")]
fn number() -> base::Phone {
    "(202) 555-0199".parse().unwrap()
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
        Notice::RecoveryBegan { full_at },
        Notice::RecoveryLimited { full_at },
        Notice::RecoveryFull,
        Notice::RecoveryVetoed,
    ]
}
