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
use formats::records::Payment;
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
        /// Why it is less than was asked.
        #[serde(default)]
        reason: Option<Private<String>>,
        #[serde(default)]
        appeal_until: Option<Day>,
    },
    Paid(Payment),
    Withdrawn,
}

/// A fact, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: Timestamp,
    /// The day it was where the plan lives.
    pub day: Day,
    pub fact: Fact,
    /// When the row that says so was written, where it came as a row of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Timestamp>,
}

impl Said {
    pub const fn new((at, day): (Timestamp, Day), fact: Fact) -> Self {
        Self { at, day, fact, updated: None }
    }

    const fn is_paid(&self) -> bool {
        matches!(self.fact, Fact::Paid(_))
    }

    /// Which goes before which: by when it happened, of one moment by when it was written down.
    const fn order(&self) -> (Timestamp, Option<Timestamp>, u8) {
        (self.at, self.updated, self.fact.rank())
    }
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

/// All of it but what a row told of the payment and a row written later tells otherwise: a mistaken
/// day or amount is corrected so.
fn counted(said: &[Said]) -> impl Iterator<Item = &Said> + Clone {
    let payments = said.iter().filter(|one| one.is_paid());
    let newest = payments.filter_map(|one| one.updated).max();
    said.iter().filter(move |one| !one.is_paid() || one.updated.is_none() || one.updated == newest)
}

/// The fact that a request stands by; none of a draft. Money that was paid was paid. What is
/// withdrawn stays so unless the plan approved it all the same. What was added answers that more is
/// needed, and nothing else: a plan that knows only the day of a decision, or whose clock is off,
/// is heard all the same. Decisions, and what is missing, follow one another by when they happened;
/// that the plan has it says less than any of them, and less than that says that it left.
pub fn stands_by(said: &[Said]) -> Option<&Said> {
    let latest = |is_meant: fn(&Fact) -> bool| {
        let meant = counted(said).filter(|one| is_meant(&one.fact));
        meant.max_by_key(|one| one.order())
    };
    let told = latest(|fact| {
        let decided = matches!(fact, Fact::Denied { .. } | Fact::Approved { .. });
        decided || matches!(fact, Fact::MoreNeeded(_))
    });
    let answers = |added: &&Said| match told {
        None => true,
        Some(told) => {
            let is_before = told.at <= added.at && !asks_anew(said, told, added);
            matches!(told.fact, Fact::MoreNeeded(_)) && is_before
        }
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

/// Of what is asked on the day of the answer the day alone may be known: then the row that was
/// written after the answer, and asks for something else, asks anew.
fn asks_anew(said: &[Said], told: &Said, added: &Said) -> bool {
    let was_written_after = told.updated.is_some_and(|written| written > added.at);
    let is_other = !said.iter().any(|one| one.fact == told.fact && one.at != told.at);
    told.day == added.day && was_written_after && is_other
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
        Fact::Paid(paid) => paid.amount.map(Decision::Pays),
        _ => None,
    });
    match (approved, paid) {
        (Some(approved), Some(paid)) if approved.0 != paid.0 => paid.1,
        (Some((_, told)), _) | (None, Some((_, told))) => told,
        (None, None) => Vec::new(),
    }
}

/// What was approved last.
pub fn approval(said: &[Said]) -> Option<&Said> {
    let approved = said.iter().filter(|one| matches!(one.fact, Fact::Approved { .. }));
    approved.max_by_key(|one| one.order())
}

/// Those at the end, the newest first, that say the same.
fn last_run(
    said: &[Said],
    read: impl Fn(&Fact) -> Option<Decision>,
) -> Option<(Decision, Vec<&Said>)> {
    let mut told: Vec<(Decision, &Said)> =
        counted(said).filter_map(|one| Some((read(&one.fact)?, one))).collect();
    told.sort_by_key(|(_, one)| one.order());
    let last = told.last()?.0;
    let alike = told.into_iter().rev().take_while(|one| one.0 == last);
    Some((last, alike.map(|(_, one)| one).collect()))
}

/// What happened, the first first: what was only said again stands once. That the plan has it
/// answers what its owner sent, and is no step after its own word. Where the plan knows the day
/// alone, what it said on it comes after what it answers.
pub fn steps(said: &[Said]) -> Vec<&Said> {
    let mut all: Vec<&Said> = counted(said).filter(|said| said.fact != Fact::Left).collect();
    let own = |one: &&Said| matches!(one.fact, Fact::Asked | Fact::Added);
    let owners: Vec<(Timestamp, Day, u8)> =
        said.iter().filter(own).map(|one| (one.at, one.day, one.fact.rank())).collect();
    all.sort_by_key(|one| {
        let is_answered = |(_, day, rank): &&(Timestamp, Day, u8)| {
            *day == one.day && *rank < one.fact.rank() && one.fact != Fact::Withdrawn
        };
        let after = owners.iter().filter(is_answered).map(|(at, ..)| *at).max();
        let (at, updated, rank) = one.order();
        (after.map_or(at, |after| at.max(after)), updated, rank)
    });
    all.dedup_by(|one, before| {
        let is_plans = !matches!(before.fact, Fact::Asked | Fact::Added | Fact::Withdrawn);
        // More of a decision of that day, such as why.
        let is_more = one.day == before.day && one.fact.stage() == before.fact.stage();
        one.fact == before.fact || (is_plans && (is_more || one.fact == Fact::Received))
    });
    all
}

pub fn stands(said: &[Said]) -> Stage {
    stands_by(said).map_or(Stage::Draft, |one| one.fact.stage())
}

/// Writes down what is new, and says whether it was; not of a draft, of which nobody was told. The
/// same of the same moment counts as written later where something else was said of that moment
/// meanwhile.
pub fn hear(all: &mut Vec<Said>, said: &Said) -> bool {
    /// A sender that says something new without end is not written down without end. (house)
    const MOST_SAID: usize = 200;
    if all.is_empty() || all.len() >= MOST_SAID || says_nothing(all, said) {
        return false;
    }
    let is_same = |one: &Said| (one.at, one.day, &one.fact) == (said.at, said.day, &said.fact);
    let Some(before) = all.iter().find(|one| is_same(one)).map(|one| one.updated) else {
        all.push(said.clone());
        return true;
    };
    let is_of_it = |one: &Said| one.at == said.at || (one.is_paid() && said.is_paid());
    let is_overtaken = |one: &Said| is_of_it(one) && one.updated > before;
    if said.updated <= before || !all.iter().any(is_overtaken) {
        return false;
    }
    let same = all.iter_mut().filter(|one| is_same(one));
    same.for_each(|one| one.updated = said.updated);
    true
}

/// A back end that says without end that it has it must not fill what a decision needs.
fn says_nothing(all: &[Said], said: &Said) -> bool {
    let has_it = |one: &Said| one.fact == Fact::Received;
    let added = all.iter().rev().find(|one| one.fact == Fact::Added).map(|one| one.at);
    let is_after = |one: &Said| added.is_none_or(|added| one.at >= added);
    let says_no_more = |last: &Said| has_it(last) && (is_after(last) || !is_after(said));
    has_it(said) && all.last().is_some_and(says_no_more)
}

/// What is paid, as far as the plan said: of the payment, else of the approval.
pub fn amount(said: &[Said]) -> Option<Money> {
    let latest = |told: fn(&Fact) -> Option<Money>| {
        let told = counted(said).filter_map(|one| Some((one.order(), told(&one.fact)?)));
        told.max_by_key(|(order, _)| *order).map(|(_, amount)| amount)
    };
    let paid = latest(|fact| match fact {
        Fact::Paid(paid) => paid.amount,
        _ => None,
    });
    let approved = |fact: &Fact| match fact {
        Fact::Approved { amount, .. } => Some(*amount),
        _ => None,
    };
    paid.or_else(|| latest(approved))
}

/// When money left, and how much, as far as the plan said. The same told again moves no day.
pub fn paid(said: &[Said]) -> Option<(Day, Money)> {
    let left = counted(said).filter(|one| one.is_paid());
    Some((left.min_by_key(|one| one.order())?.day, amount(said)?))
}

#[cfg(test)]
mod tests;
