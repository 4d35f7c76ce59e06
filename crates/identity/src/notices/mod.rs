//! What an account's owner is told of, at every way we have to reach them (SECURITY 53 to 55): so
//! that whoever holds one of them cannot act unseen. Each says how to disown it, and carries no
//! health data and no sign-in link.

mod samples;

use ::store::{Fault, Tx};
use base::{AccountId, MemberId, Private, Reading, Timestamp};
use web::{Browser, Frame, House, Letter};

use crate::account;
use crate::contacts::{self, Way};

pub use samples::letters;

type Of = (AccountId, MemberId);

/// Where anybody who got a notice can object, without an account.
pub const NOT_ME: &str = "/get-in/not-me";

/// Something to be told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    NewBrowser(Browser),
    PasswordChanged,
    PasswordReset,
    /// Masked: the whole address stays with its owner.
    ContactAdded(String),
    ContactEnded(String),
    /// Where things are sent: one more place, another, one less, another preferred.
    AddressAdded,
    AddressChanged,
    AddressEnded,
    AddressPreferred,
    PasskeyAdded,
    PasskeyRemoved,
    AuthenticatorAdded,
    AuthenticatorRemoved,
    SavedCodesMade,
    SavedCodeUsed {
        left: u32,
    },
    RightPasswordWrongStep,
    SignedInAfterMany,
    FactorSwitchedOff,
    Frozen,
    Unfrozen,
    /// Everywhere, by our staff.
    SignedOut,
    /// Wrong answers kept them waiting, and our staff ended that.
    WaitLifted,
    /// Our staff saw the medicines, orders and coverage, in an emergency.
    EmergencySeen,
    /// … which another of us found should not have been.
    EmergencyNotProper,
    /// By the plan: nothing its owner did.
    Closed,
    Reopened,
    /// Who agreed to help the reader, and who no longer does.
    CaregiverAgreed(Private<String>),
    CaregiverEnded(Private<String>),
    /// They made a code that counts as one proof.
    CaregiverGave(Private<String>),
    /// Whom the reader helps from now on, or no longer.
    HelpingAgreed(Private<String>),
    HelpingEnded(Private<String>),
    /// Limited from the first moment, full at the second, unless somebody objects.
    RecoveryBegan {
        full_at: Timestamp,
    },
    RecoveryLimited {
        full_at: Timestamp,
    },
    RecoveryFull,
    RecoveryVetoed,
}

impl Notice {
    /// Under which its words stand: `notice-…-subject`, `-intro`, `-text`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NewBrowser(_) => "new-browser",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::ContactAdded(_) => "contact-added",
            Self::ContactEnded(_) => "contact-ended",
            Self::AddressAdded => "address-added",
            Self::AddressChanged => "address-changed",
            Self::AddressEnded => "address-ended",
            Self::AddressPreferred => "address-preferred",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::AuthenticatorAdded => "authenticator-added",
            Self::AuthenticatorRemoved => "authenticator-removed",
            Self::SavedCodesMade => "saved-codes-made",
            Self::SavedCodeUsed { .. } => "saved-code-used",
            Self::RightPasswordWrongStep => "wrong-step",
            Self::SignedInAfterMany => "after-many",
            Self::FactorSwitchedOff => "factor-off",
            Self::Frozen => "frozen",
            Self::Unfrozen => "unfrozen",
            Self::SignedOut => "signed-out",
            Self::WaitLifted => "wait-lifted",
            Self::EmergencySeen => "emergency-seen",
            Self::EmergencyNotProper => "emergency-not-proper",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::CaregiverAgreed(_) => "caregiver-agreed",
            Self::CaregiverEnded(_) => "caregiver-ended",
            Self::CaregiverGave(_) => "caregiver-gave",
            Self::HelpingAgreed(_) => "helping-agreed",
            Self::HelpingEnded(_) => "helping-ended",
            Self::RecoveryBegan { .. } => "recovery-began",
            Self::RecoveryLimited { .. } => "recovery-limited",
            Self::RecoveryFull => "recovery-full",
            Self::RecoveryVetoed => "recovery-vetoed",
        }
    }

    /// What happened and what follows, in one sentence or two.
    fn intro(&self, f: &Frame) -> String {
        let key = format!("notice-{}-intro", self.word());
        let say = f.say(key).put("at", f.moment(f.now()));
        match self {
            Self::NewBrowser(browser) => say.put("browser", named(f, browser)).to_string(),
            Self::ContactAdded(masked) | Self::ContactEnded(masked) => {
                say.put("contact", masked).to_string()
            }
            Self::CaregiverAgreed(name)
            | Self::CaregiverEnded(name)
            | Self::CaregiverGave(name)
            | Self::HelpingAgreed(name)
            | Self::HelpingEnded(name) => say.put("name", name).to_string(),
            Self::SavedCodeUsed { left } => say.count("left", i64::from(*left)).to_string(),
            Self::RecoveryBegan { full_at } | Self::RecoveryLimited { full_at } => {
                say.put("full", f.moment(*full_at)).to_string()
            }
            _ => say.to_string(),
        }
    }

    /// Its whole text, and the one sentence a text message carries.
    pub fn letter(&self, f: &Frame, mark: base::Entropy, first_name: &str) -> Letter {
        let subject = format!("notice-{}-subject", self.word());
        let letter = Letter::new(f, mark)
            .subject(f.say(subject).put("plan", &f.plan().name))
            .short(f.t(format!("notice-{}-text", self.word())))
            .greeting(first_name)
            .para(self.intro(f));
        // Nobody is asked whether it was them: it was us.
        let ours = matches!(self, Self::SignedOut | Self::Closed | Self::Reopened);
        if ours || matches!(self, Self::EmergencySeen | Self::EmergencyNotProper) {
            return letter.closing();
        }
        letter
            .para(f.t("notice-you"))
            .para(f.say("notice-not-you").put("phone", &f.plan().phone))
            .link(f.t("notice-not-you-link"), NOT_ME)
            .closing()
    }
}

/// "Chrome on Windows", or that we do not know, as it stands in a sentence.
pub fn named(f: &Frame, browser: &Browser) -> String {
    match (browser.name.as_str(), browser.system.as_str()) {
        ("", "") => f.t("browser-unknown").into_owned(),
        ("", system) => f.say("browser-system").put("system", system).to_string(),
        (name, "") => name.to_owned(),
        (name, system) => f.say("browser-on").put("name", name).put("system", system).to_string(),
    }
}

/// The same standing alone: it begins with a capital.
pub(crate) fn named_alone(f: &Frame, browser: &Browser) -> String {
    let words = named(f, browser);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Tells every way on file, former ones for thirty days as well. `key` names the event, so that
/// each way is told once however often this runs.
pub fn tell_every_channel(
    tx: &Tx,
    house: &House,
    of: Of,
    (key, notice): (&str, &Notice),
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let letter = notice.letter(&f, tx.entropy(), &account.first_name.0);
    for contact in contacts::to_tell(tx, of)? {
        let key = format!("identity.notice:{key}:{}", contact.id);
        let message = match &contact.way {
            Way::Mail(email) => letter.mail(email),
            Way::Phone(phone) => letter.text(phone),
        };
        tx.send(key, of.1, &message)?;
    }
    Ok(())
}

/// The language and the letters in which an account is written to.
pub fn reading_of(tx: &Tx, of: Of) -> Result<Reading, Fault> {
    Ok(account::store::account(tx, of)?.map_or_else(Reading::default, |account| account.reads()))
}
