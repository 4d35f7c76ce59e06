//! What one medicine cost its member at the pharmacies where they have filled it. Past prices are
//! all that a plan knows of a pharmacy by name: its list has copays for kinds of places alone.

use std::collections::BTreeMap;

use base::{Day, Money, Ndc, Private, bare};
use formats::records::ClaimStatus;

/// One fill at a pharmacy that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    pub medicine: Private<String>,
    pub ndc: Option<Ndc>,
    pub pharmacy: Private<String>,
    pub day: Day,
    pub status: ClaimStatus,
    /// How long it lasts: a month and three months are no two prices of one thing.
    pub days: u16,
    pub cost: Money,
}

/// A medicine that was filled at more than one pharmacy: the newest fill at each, of each length,
/// the shortest first and then the cheapest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    pub fills: Vec<Bought>,
}

impl Before {
    /// Of several makers one code, that of the newest fill.
    pub fn newest(&self) -> Option<&Bought> {
        self.fills.iter().max_by_key(|fill| fill.day)
    }
}

/// By the name of the medicine, strength and all, since each pharmacy buys from other makers; in
/// the order of the names. Fills come in any order.
pub fn by_pharmacy(fills: impl IntoIterator<Item = Bought>) -> Vec<Before> {
    type Newest = BTreeMap<(String, u16), Bought>;
    let mut medicines: BTreeMap<String, Newest> = BTreeMap::new();
    let counts = |status| matches!(status, ClaimStatus::Paid | ClaimStatus::PartlyPaid);
    for fill in fills.into_iter().filter(|fill| counts(fill.status)) {
        let newest = medicines.entry(bare(&fill.medicine)).or_default();
        let key = (bare(&fill.pharmacy), fill.days);
        if newest.get(&key).is_none_or(|known| known.day <= fill.day) {
            newest.insert(key, fill);
        }
    }
    let compared = medicines.into_values().filter(is_compared);
    compared
        .map(|newest| {
            let mut fills: Vec<Bought> = newest.into_values().collect();
            fills.sort_by_key(|fill| (fill.days, fill.cost));
            Before { fills }
        })
        .collect()
}

/// Whether two of the pharmacies sold as much of it.
fn is_compared(newest: &BTreeMap<(String, u16), Bought>) -> bool {
    let mut lengths: Vec<u16> = newest.keys().map(|(_, days)| *days).collect();
    lengths.sort_unstable();
    lengths.windows(2).any(|two| two[0] == two[1])
}

#[cfg(test)]
mod tests;
