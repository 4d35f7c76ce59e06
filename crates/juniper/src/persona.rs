//! The 24 hand-made members, each with something to show.

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

/// A refill order placed before the demo began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleOrder {
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
    /// The price passed the limit the member set.
    Price,
    /// The prescriber must answer the pharmacist.
    Prescriber,
}

/// The hand-made members, the calm one first.
pub fn personas(seed: u64, today: Day) -> Vec<Persona> {
    let _ = (seed, today);
    Vec::new()
}
