//! Where a request to be paid back stands, by all that was ever said of it. Pure.
//!
//! ```text
//!  Draft ── sent ──▶ Sending ── left ──▶ Sent ──▶ Received ──▶ Denied
//!                       │                 ├──▶ MoreNeeded ◀──▶ Added
//!                       ▼                 └──▶ Approved ──▶ Paid
//!                   Withdrawn ◀── from whatever is not decided
//! ```
//!
//! The plan may say everything twice, late and in any order: what counts is when it happened.

use base::{Day, Money, Private, Timestamp};
use serde::{Deserialize, Serialize};

/// One thing that happened to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Its owner sent it.
    Asked,
    /// It left for the plan.
    Left,
    Received,
    MoreNeeded(Option<Private<String>>),
    /// Its owner sent what was asked for.
    Added,
    Denied {
        reason: Option<Private<String>>,
        appeal_until: Option<Day>,
    },
    Approved {
        amount: Money,
        leaves: Option<Day>,
    },
    Paid(Option<Money>),
    Withdrawn,
}

/// A fact, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: Timestamp,
    /// The day it was where the plan lives.
    pub day: Day,
    pub fact: Fact,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Draft,
    Sending,
    Sent,
    Received,
    MoreNeeded,
    Added,
    Denied,
    Approved,
    Paid,
    Withdrawn,
}

impl Stage {
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Sending,
        Self::Sent,
        Self::Received,
        Self::MoreNeeded,
        Self::Added,
        Self::Denied,
        Self::Approved,
        Self::Paid,
        Self::Withdrawn,
    ];

    /// For keys of words and the audit trail.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Received => "received",
            Self::MoreNeeded => "more",
            Self::Added => "added",
            Self::Denied => "denied",
            Self::Approved => "approved",
            Self::Paid => "paid",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Sent, and the plan has not decided.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Sending | Self::Sent | Self::Received | Self::MoreNeeded | Self::Added)
    }

    /// The same may be asked for again.
    pub const fn is_over_without_money(self) -> bool {
        matches!(self, Self::Denied | Self::Withdrawn)
    }

    /// Receipts may be added, and taken away again before they are sent.
    pub const fn takes_receipts(self) -> bool {
        matches!(self, Self::Draft | Self::MoreNeeded)
    }
}

impl Fact {
    const fn stage(&self) -> Stage {
        match self {
            Self::Asked => Stage::Sending,
            Self::Left => Stage::Sent,
            Self::Received => Stage::Received,
            Self::MoreNeeded(_) => Stage::MoreNeeded,
            Self::Added => Stage::Added,
            Self::Denied { .. } => Stage::Denied,
            Self::Approved { .. } => Stage::Approved,
            Self::Paid(_) => Stage::Paid,
            Self::Withdrawn => Stage::Withdrawn,
        }
    }

    /// Which goes before which where they happened at one moment.
    const fn rank(&self) -> u8 {
        match self {
            Self::Asked => 0,
            Self::Left => 1,
            Self::Received => 2,
            Self::MoreNeeded(_) => 3,
            Self::Added => 4,
            Self::Denied { .. } => 5,
            Self::Approved { .. } => 6,
            Self::Paid(_) => 7,
            Self::Withdrawn => 8,
        }
    }
}

/// The fact that a request stands by; none of a draft. Money that was paid was paid. What is
/// withdrawn stays so unless the plan approved it all the same. What was added answers that more is
/// needed, and nothing else: a plan that knows only the day of a decision, or whose clock is off,
/// is heard all the same. Decisions, and what is missing, follow one another by when they happened;
/// that the plan has it says less than any of them, and less than that says that it left.
pub fn stands_by(said: &[Said]) -> Option<&Said> {
    let latest = |is_meant: fn(&Fact) -> bool| {
        let meant = said.iter().filter(|one| is_meant(&one.fact));
        meant.max_by_key(|one| (one.at, one.fact.rank()))
    };
    let told = latest(|fact| {
        let decided = matches!(fact, Fact::Denied { .. } | Fact::Approved { .. });
        decided || matches!(fact, Fact::MoreNeeded(_))
    });
    let answers = |added: &&Said| match told {
        None => true,
        Some(told) => matches!(told.fact, Fact::MoreNeeded(_)) && told.at <= added.at,
    };
    let added = latest(|fact| *fact == Fact::Added).filter(answers);
    let approved = latest(|fact| matches!(fact, Fact::Approved { .. }));
    let withdrawn = latest(|fact| *fact == Fact::Withdrawn).filter(|_| approved.is_none());
    latest(|fact| matches!(fact, Fact::Paid(_)))
        .or(withdrawn)
        .or(added)
        .or(told)
        .or_else(|| latest(|fact| *fact == Fact::Received))
        .or_else(|| latest(|fact| *fact == Fact::Left))
        .or_else(|| latest(|_| true))
}

/// What a decision comes to. A reason or a day told later makes it no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    Pays(Money),
    PaysNothing,
    /// It is open again.
    Open,
}

/// The decision that counts, each time it was told, the newest first: the same again is no news and
/// moves no day, the same after another is a new one. Of money that left in another amount than was
/// approved, the times that this was told.
pub fn decisions(said: &[Said]) -> Vec<&Said> {
    let approved = last_run(said, |fact| match fact {
        Fact::Denied { .. } => Some(Decision::PaysNothing),
        Fact::Approved { amount, .. } => Some(Decision::Pays(*amount)),
        Fact::MoreNeeded(_) => Some(Decision::Open),
        _ => None,
    });
    let paid = last_run(said, |fact| match fact {
        Fact::Paid(amount) => amount.map(Decision::Pays),
        _ => None,
    });
    match (approved, paid) {
        (Some(approved), Some(paid)) if approved.0 != paid.0 => paid.1,
        (Some((_, told)), _) | (None, Some((_, told))) => told,
        (None, None) => Vec::new(),
    }
}

/// Those at the end, the newest first, that say the same.
fn last_run(
    said: &[Said],
    read: impl Fn(&Fact) -> Option<Decision>,
) -> Option<(Decision, Vec<&Said>)> {
    let mut told: Vec<(Decision, &Said)> =
        said.iter().filter_map(|one| Some((read(&one.fact)?, one))).collect();
    told.sort_by_key(|(_, one)| (one.at, one.fact.rank()));
    let last = told.last()?.0;
    let alike = told.into_iter().rev().take_while(|one| one.0 == last);
    Some((last, alike.map(|(_, one)| one).collect()))
}

/// What happened, the first first: what was only said again stands once. That the plan has it
/// answers what its owner sent, and is no step after its own word.
pub fn steps(said: &[Said]) -> Vec<&Said> {
    let mut all: Vec<&Said> = said.iter().filter(|said| said.fact != Fact::Left).collect();
    all.sort_by_key(|one| (one.at, one.fact.rank()));
    all.dedup_by(|one, before| {
        let is_plans = !matches!(before.fact, Fact::Asked | Fact::Added | Fact::Withdrawn);
        one.fact == before.fact || (one.fact == Fact::Received && is_plans)
    });
    all
}

pub fn stands(said: &[Said]) -> Stage {
    stands_by(said).map_or(Stage::Draft, |one| one.fact.stage())
}

/// What is paid, as far as the plan said: of the payment, else of the approval.
pub fn amount(said: &[Said]) -> Option<Money> {
    let latest = |told: fn(&Fact) -> Option<Money>| {
        let told = said.iter().filter_map(|one| Some((one.at, told(&one.fact)?)));
        told.max_by_key(|(at, _)| *at).map(|(_, amount)| amount)
    };
    let paid = latest(|fact| match fact {
        Fact::Paid(amount) => *amount,
        _ => None,
    });
    let approved = |fact: &Fact| match fact {
        Fact::Approved { amount, .. } => Some(*amount),
        _ => None,
    };
    paid.or_else(|| latest(approved))
}

#[cfg(test)]
mod tests;
