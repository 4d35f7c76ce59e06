//! Who at the desk looked at whose record or did something to whose account: written down in the
//! transaction that does it, and shown to the member (SECURITY 82, 85).

pub mod pages;
pub mod store;
pub mod warrant;

use serde::{Deserialize, Serialize};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// State of the account, masked ways to reach somebody, what was delivered.
    Record,
    /// What was written to us.
    Ticket,
    /// A colleague was asked to help them back in; agreed; did not.
    HelpAsked,
    HelpAgreed,
    HelpDeclined,
    SessionsEnded,
    Frozen,
    /// A link went to a way on file, to show that they are on the phone.
    ProofSent,
    /// Wrong answers keep them waiting no longer.
    WaitLifted,
    /// They said yes to text messages.
    TextsOn,
    SentAgain,
    /// The plans of their cards, to ask which one they need.
    CardsNamed,
    /// A pharmacy code went to them.
    CardLent,
    /// It was written down that their data was given to somebody.
    Disclosed,
    /// Medicines, orders and coverage in an emergency: asked for; agreed to by another; not; opened
    /// without a yes; seen; looked into by another.
    EmergencyAsked,
    EmergencyAgreed,
    EmergencyDeclined,
    EmergencyOpened,
    EmergencySeen,
    EmergencyProper,
    EmergencyNotProper,
}

/// Why; a closed list, so that nobody writes about anybody here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    Call,
    InPerson,
    Letter,
    Ticket,
    Concern,
    /// Never chosen for a look of another kind.
    Emergency,
}

impl What {
    pub const ALL: [Self; 21] = [
        Self::Record,
        Self::Ticket,
        Self::HelpAsked,
        Self::HelpAgreed,
        Self::HelpDeclined,
        Self::SessionsEnded,
        Self::Frozen,
        Self::ProofSent,
        Self::WaitLifted,
        Self::TextsOn,
        Self::SentAgain,
        Self::CardsNamed,
        Self::CardLent,
        Self::Disclosed,
        Self::EmergencyAsked,
        Self::EmergencyAgreed,
        Self::EmergencyDeclined,
        Self::EmergencyOpened,
        Self::EmergencySeen,
        Self::EmergencyProper,
        Self::EmergencyNotProper,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Ticket => "ticket",
            Self::HelpAsked => "help-asked",
            Self::HelpAgreed => "help-agreed",
            Self::HelpDeclined => "help-declined",
            Self::SessionsEnded => "sessions-ended",
            Self::Frozen => "frozen",
            Self::ProofSent => "proof-sent",
            Self::WaitLifted => "wait-lifted",
            Self::TextsOn => "texts-on",
            Self::SentAgain => "sent-again",
            Self::CardsNamed => "cards-named",
            Self::CardLent => "card-lent",
            Self::Disclosed => "disclosed",
            Self::EmergencyAsked => "emergency-asked",
            Self::EmergencyAgreed => "emergency-agreed",
            Self::EmergencyDeclined => "emergency-declined",
            Self::EmergencyOpened => "emergency-opened",
            Self::EmergencySeen => "emergency-seen",
            Self::EmergencyProper => "emergency-proper",
            Self::EmergencyNotProper => "emergency-not-proper",
        }
    }
}

impl Why {
    /// Those one chooses from.
    pub const CHOSEN: [Self; 5] =
        [Self::Call, Self::InPerson, Self::Letter, Self::Ticket, Self::Concern];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::InPerson => "in-person",
            Self::Letter => "letter",
            Self::Ticket => "ticket",
            Self::Concern => "concern",
            Self::Emergency => "emergency",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::CHOSEN.into_iter().find(|why| why.word() == word)
    }
}
