//! When a member would pay less for the very medicine they already take. A suggestion needs what
//! the last fill cost them and a lower figure of the plan's list: whoever pays less than the list
//! says, with help from elsewhere or near the end of a year, is not promised what they do not pay.

mod before;

use std::str::FromStr;

use base::{Day, Money, Ndc};
use coverage::{Deals, Equal, Saving};
use formats::records::{ClaimStatus, Network};
use serde::{Deserialize, Serialize};

pub use before::{Before, Bought, by_pharmacy};

/// The last fill of a medicine, and how many there were in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    pub ndc: Ndc,
    pub last: Day,
    pub fills: u32,
    pub days: Option<u16>,
    pub network: Option<Network>,
    /// What it cost the member, where the claim says.
    pub cost: Option<Money>,
}

/// One fill, as far as habits need it.
#[derive(Debug, Clone, Copy)]
pub struct Fill {
    pub ndc: Ndc,
    pub day: Day,
    pub status: ClaimStatus,
    pub days: Option<u16>,
    pub network: Option<Network>,
    pub cost: Option<Money>,
}

/// A medicine not filled for so long is taken no more.
const LONGEST_GAP_DAYS: i32 = 100;
/// Fills of one month: 28 to 34 days are sold as such.
const MONTH_DAYS: std::ops::RangeInclusive<u16> = 28..=34;

/// What is filled again and again and was filled lately; fills come the first one first.
pub fn habits(fills: impl IntoIterator<Item = Fill>, today: Day) -> Vec<Habit> {
    let mut habits: Vec<Habit> = Vec::new();
    let counts = |status| matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
    for fill in fills.into_iter().filter(|fill| counts(fill.status)) {
        let known = habits.iter().position(|habit| habit.ndc == fill.ndc);
        let before = known.map_or(0, |at| habits.remove(at).fills);
        habits.push(Habit {
            ndc: fill.ndc,
            last: fill.day,
            fills: before + 1,
            days: fill.days,
            network: fill.network,
            cost: fill.cost,
        });
    }
    habits.retain(|one| one.fills > 1 && today.days_since(one.last) <= LONGEST_GAP_DAYS);
    habits
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// At a pharmacy of the network in place of the last one.
    InNetwork(Saving),
    /// A medicine that the FDA rates as equal.
    Equal(Equal),
    /// Three months by mail in place of three fills.
    ByMail(Saving),
}

/// What a suggestion is about. Its words stand in forms and in what is kept, so they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Network,
    Equal,
    Mail,
}

impl Kind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Equal => "equal",
            Self::Mail => "mail",
        }
    }
}

#[derive(Debug)]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let kinds = [Self::Network, Self::Equal, Self::Mail];
        kinds.into_iter().find(|kind| kind.word() == text).ok_or(UnknownKind)
    }
}

/// Names one suggestion, whatever it says in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub ndc: Ndc,
    pub kind: Kind,
}

impl Advice {
    pub const fn kind(&self) -> Kind {
        match self {
            Self::InNetwork(_) => Kind::Network,
            Self::Equal(_) => Kind::Equal,
            Self::ByMail(_) => Kind::Mail,
        }
    }
}

/// One thing at a time, since whoever follows one finds other figures in the next. The network
/// comes first: the others are compared with a price this member does not pay today. An equal
/// comes before mail: it is cheaper at every fill and binds nobody to three months, and by mail it
/// can be had afterwards. What a member has hidden makes room for what comes after it.
pub fn advice(
    habit: &Habit,
    deals: Deals,
    equal: Option<Equal>,
    is_hidden: impl Fn(Kind) -> bool,
) -> Option<Advice> {
    let is_month = habit.days.is_some_and(|days| MONTH_DAYS.contains(&days));
    if !is_month {
        return None;
    }
    let cost = habit.cost?;
    let all = if habit.network == Some(Network::Out) {
        let saving = deals.month_in_network.map(|cheaper| Saving { dearer: cost, cheaper });
        vec![saving.and_then(|saving| real(saving, cost)).map(Advice::InNetwork)]
    } else {
        let equal = equal.and_then(|equal| {
            let saving = real(equal.saving, cost)?;
            Some(Advice::Equal(Equal { saving, ..equal }))
        });
        let three = Money::cents(cost.as_cents().saturating_mul(3));
        let by_mail = deals.by_mail.and_then(|saving| real(saving, three)).map(Advice::ByMail);
        vec![equal, by_mail]
    };
    all.into_iter().flatten().find(|advice| !is_hidden(advice.kind()))
}

/// Compared with what this member pays, where that is less than the list says.
fn real(saving: Saving, cost: Money) -> Option<Saving> {
    let dearer = saving.dearer.min(cost);
    (saving.cheaper < dearer).then_some(Saving { dearer, ..saving })
}

#[cfg(test)]
mod tests;
