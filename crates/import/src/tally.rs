//! What a run did, counted and told.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use formats::records::{News, Record};
use formats::{Caution, Reason, Why};
use store::Taken;

use crate::take::Outcome;

/// The kinds of record, in the order they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Provider,
    Plan,
    FormularyDrug,
    FormularyItem,
    Product,
    Price,
    Appearance,
    Leaflet,
    Person,
    Coverage,
    Prescription,
    Fill,
    Claim,
    Authorization,
    OrderNews,
    RenewalAnswer,
    EarlyAnswer,
    ReimbursementNews,
}

impl Kind {
    pub const fn of(record: &Record) -> Self {
        match record {
            Record::Provider(_) => Self::Provider,
            Record::Plan(_) => Self::Plan,
            Record::FormularyDrug(_) => Self::FormularyDrug,
            Record::FormularyItem(_) => Self::FormularyItem,
            Record::Product(_) => Self::Product,
            Record::Price(_) => Self::Price,
            Record::Appearance(_) => Self::Appearance,
            Record::Leaflet(_) => Self::Leaflet,
            Record::Person(_) => Self::Person,
            Record::Coverage(_) => Self::Coverage,
            Record::Prescription(_) => Self::Prescription,
            Record::Fill(_) => Self::Fill,
            Record::Claim(_) => Self::Claim,
            Record::Authorization(_) => Self::Authorization,
            Record::News(News::Order(_)) => Self::OrderNews,
            Record::News(News::Renewal(_)) => Self::RenewalAnswer,
            Record::News(News::Early(_)) => Self::EarlyAnswer,
            Record::Reimbursement(_) => Self::ReimbursementNews,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Plan => "plan",
            Self::FormularyDrug => "listed drug",
            Self::FormularyItem => "drug list entry",
            Self::Product => "drug product",
            Self::Price => "drug price",
            Self::Appearance => "drug appearance",
            Self::Leaflet => "leaflet part",
            Self::Person => "person",
            Self::Coverage => "coverage",
            Self::Prescription => "prescription",
            Self::Fill => "fill",
            Self::Claim => "claim",
            Self::Authorization => "request for approval",
            Self::OrderNews => "order news",
            Self::RenewalAnswer => "renewal answer",
            Self::EarlyAnswer => "early fill answer",
            Self::ReimbursementNews => "money back news",
        }
    }
}

/// How many of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub added: u64,
    pub changed: u64,
    pub same: u64,
    pub refused: u64,
}

/// Something to tell about one place in one file; never a value from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub file: Arc<PathBuf>,
    pub line: u64,
    pub what: &'static str,
    pub said: Said,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Refused(Reason),
    NotTaken(&'static str),
    Skipped(Why),
    Warned(Caution),
}

impl Said {
    pub const fn is_refusal(self) -> bool {
        matches!(self, Self::Refused(_) | Self::NotTaken(_))
    }
}

/// `claims.ndjson:17: claim refused: has no day of service`
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} ", self.file.display(), self.line, self.what)?;
        match self.said {
            Said::Refused(reason) => write!(f, "refused: {reason}"),
            Said::NotTaken(why) => write!(f, "refused: {why}"),
            Said::Skipped(why) => write!(f, "skipped: {why}"),
            Said::Warned(caution) => write!(f, "taken in, but {caution}"),
        }
    }
}

/// The whole run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub kinds: BTreeMap<Kind, Tally>,
    /// Refused before it was known to be anything.
    pub unread: u64,
    pub skipped: u64,
    pub warned: u64,
    /// Files whose every byte was loaded by an earlier run.
    pub loaded_before: u64,
}

impl Report {
    pub(crate) fn count(&mut self, kind: Kind, outcome: Outcome) {
        let tally = self.kinds.entry(kind).or_default();
        match outcome {
            Outcome::Taken(Taken::Added) => tally.added += 1,
            Outcome::Taken(Taken::Changed) => tally.changed += 1,
            Outcome::Taken(Taken::Same) => tally.same += 1,
            Outcome::Refused(_) => tally.refused += 1,
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (kind, more) in &other.kinds {
            let tally = self.kinds.entry(*kind).or_default();
            tally.added += more.added;
            tally.changed += more.changed;
            tally.same += more.same;
            tally.refused += more.refused;
        }
        self.unread += other.unread;
        self.skipped += other.skipped;
        self.warned += other.warned;
    }

    pub fn of(&self, kind: Kind) -> Tally {
        self.kinds.get(&kind).copied().unwrap_or_default()
    }

    /// Everything that was meant for the portal and is not in it.
    pub fn refused(&self) -> u64 {
        self.unread + self.kinds.values().map(|tally| tally.refused).sum::<u64>()
    }

    pub fn changes(&self) -> u64 {
        self.kinds.values().map(|tally| tally.added + tally.changed).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:16} {:>9} {:>9} {:>9} {:>9}", "", "added", "changed", "same", "refused")?;
        for (kind, tally) in &self.kinds {
            writeln!(
                f,
                "{:16} {:>9} {:>9} {:>9} {:>9}",
                kind.word(),
                tally.added,
                tally.changed,
                tally.same,
                tally.refused
            )?;
        }
        writeln!(
            f,
            "{} not readable, {} skipped, {} with a warning, {} files loaded before",
            self.unread, self.skipped, self.warned, self.loaded_before
        )
    }
}
