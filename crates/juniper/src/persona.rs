//! What a hand-made member is to those who show them.

use std::str::FromStr;

use base::{Day, Email, Lang, Phone, Secret};
use formats::records::SourceRef;

/// Somebody a visitor of the demo can sign in as.
#[derive(Clone)]
pub struct Persona {
    /// A short name for tests: `ann`.
    pub key: &'static str,
    /// How the plan's file names the person.
    pub person: SourceRef,
    pub username: String,
    pub password: Secret,
    pub email: Option<Email>,
    pub phone: Option<Phone>,
    pub member_id: String,
    pub birth_date: Day,
    /// On the label of their first prescription, where they have one.
    pub rx_number: Option<String>,
    /// One sentence for the list of sample members.
    pub good_for: &'static str,
    pub lang: Lang,
    pub situation: Situation,
    pub orders: Vec<SampleOrder>,
}

/// What is special about a member. A key in it names another persona.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Situation {
    /// Nothing is wrong: the everyday member.
    Calm,
    /// A recovery is waiting out its time while a medicine runs low.
    Waiting,
    /// The phone on file is gone; the mailbox still works.
    LostPhone,
    /// Shares one mailbox with the member named here.
    SharedMailbox(&'static str),
    /// Acts for the members named here.
    Caregiver(&'static [&'static str]),
    /// An adult who consented to the help of the member named here.
    CaredFor(&'static str),
    /// A child; the member named here looks after them.
    Minor(&'static str),
    PlanEnded,
    HundredsOfClaims,
    /// Neither mailbox nor phone is on file.
    NoChannel,
    /// An authenticator app is enrolled.
    SecondFactor,
    /// Coverage begins today and nothing has happened yet.
    TooNew,
    /// Reads Spanish.
    Spanish,
    /// A name with marks, or of one letter, or too long for most forms.
    UnusualName,
    Controlled,
    /// Denied, reversed, replaced, compounded and partly paid claims.
    ClaimTrouble,
    /// A prescription in every status.
    EveryStatus,
    /// Nothing may be refilled today, each for its own reason.
    NothingRefillable,
    /// An order in every state.
    EveryOrder,
    /// Everything comes by mail, ninety days at a time.
    ByMail,
}

impl Situation {
    /// Reads a cell of the table: `calm`, `shared-mailbox:june`.
    pub(crate) fn from_cell(cell: &'static str) -> Option<Self> {
        let (word, other) = cell.split_once(':').unwrap_or((cell, ""));
        Some(match word {
            "calm" => Self::Calm,
            "waiting" => Self::Waiting,
            "lost-phone" => Self::LostPhone,
            "shared-mailbox" => Self::SharedMailbox(other),
            "caregiver" => Self::Caregiver(&["anand", "kiran"]),
            "cared-for" => Self::CaredFor(other),
            "minor" => Self::Minor(other),
            "plan-ended" => Self::PlanEnded,
            "hundreds-of-claims" => Self::HundredsOfClaims,
            "no-channel" => Self::NoChannel,
            "second-factor" => Self::SecondFactor,
            "too-new" => Self::TooNew,
            "spanish" => Self::Spanish,
            "unusual-name" => Self::UnusualName,
            "controlled" => Self::Controlled,
            "claim-trouble" => Self::ClaimTrouble,
            "every-status" => Self::EveryStatus,
            "nothing-refillable" => Self::NothingRefillable,
            "every-order" => Self::EveryOrder,
            "by-mail" => Self::ByMail,
            _ => return None,
        })
    }
}

/// A refill order placed before the demo began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleOrder {
    /// The prescriptions in it, as their records are named.
    pub rx: Vec<SourceRef>,
    pub placed_days_ago: u16,
    pub state: OrderState,
    /// Present once shipped.
    pub parcel: Option<Parcel>,
    /// Present while held.
    pub hold_reason: Option<HoldReason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderState {
    Received,
    Checking,
    Filling,
    Shipped,
    Delivered,
    Held,
    Cancelled,
}

impl OrderState {
    pub const ALL: [Self; 7] = [
        Self::Received,
        Self::Checking,
        Self::Filling,
        Self::Shipped,
        Self::Delivered,
        Self::Held,
        Self::Cancelled,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Checking => "checking",
            Self::Filling => "filling",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// As the pharmacy writes it.
    pub carrier: &'static str,
    pub tracking: String,
}

/// What an order waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HoldReason {
    /// The member must confirm where to send it.
    Address,
    Payment,
    PlanApproval,
    /// The prescriber must answer the pharmacist.
    PrescriberQuestion,
    OutOfStock,
}

impl HoldReason {
    pub const ALL: [Self; 5] = [
        Self::Address,
        Self::Payment,
        Self::PlanApproval,
        Self::PrescriberQuestion,
        Self::OutOfStock,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Payment => "payment",
            Self::PlanApproval => "plan-approval",
            Self::PrescriberQuestion => "prescriber-question",
            Self::OutOfStock => "out-of-stock",
        }
    }
}

/// A word of the table that stands for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord;

impl FromStr for OrderState {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|state| state.as_str() == word).ok_or(UnknownWord)
    }
}

impl FromStr for HoldReason {
    type Err = UnknownWord;
    fn from_str(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word).ok_or(UnknownWord)
    }
}
