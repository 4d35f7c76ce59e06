//! When a member would pay less for the very medicine they already take. A suggestion needs two
//! figures that are known: one from the plan's list, the other from the list or from a claim.

use base::{Day, Money, Ndc};
use coverage::{Deals, Saving};
use formats::records::{ClaimStatus, Network};

/// The last fill of a medicine, and how many there were in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Habit {
    pub ndc: Ndc,
    pub last: Day,
    pub fills: u32,
    pub days: Option<u16>,
    pub network: Option<Network>,
    pub you_paid: Option<Money>,
}

/// One fill, as far as habits need it.
#[derive(Debug, Clone, Copy)]
pub struct Fill {
    pub ndc: Ndc,
    pub day: Day,
    pub status: ClaimStatus,
    pub days: Option<u16>,
    pub network: Option<Network>,
    pub you_paid: Option<Money>,
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
            you_paid: fill.you_paid,
        });
    }
    habits.retain(|one| one.fills > 1 && today.days_since(one.last) <= LONGEST_GAP_DAYS);
    habits
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Three months by mail in place of three fills.
    ByMail(Saving),
    /// At a pharmacy of the network in place of the last one.
    InNetwork(Saving),
}

/// The network comes first: mail is compared with a price this member does not pay today.
pub fn advice(habit: &Habit, deals: Deals) -> Option<Advice> {
    let is_month = habit.days.is_some_and(|days| MONTH_DAYS.contains(&days));
    if !is_month {
        return None;
    }
    if habit.network == Some(Network::Out) {
        let (dearer, cheaper) = (habit.you_paid?, deals.month_in_network?);
        return (cheaper < dearer).then_some(Advice::InNetwork(Saving { dearer, cheaper }));
    }
    deals.by_mail.map(Advice::ByMail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(ndc: &str, day: &str) -> Fill {
        Fill {
            ndc: ndc.parse().unwrap(),
            day: day.parse().unwrap(),
            status: ClaimStatus::Paid,
            days: Some(30),
            network: Some(Network::In),
            you_paid: Some(Money::cents(1_200)),
        }
    }

    #[test]
    fn only_what_is_filled_again_and_lately_is_a_habit() {
        let today: Day = "2027-06-01".parse().unwrap();
        let denied = Fill { status: ClaimStatus::Denied, ..fill("99101100130", "2027-05-20") };
        let fills = [
            fill("99101100330", "2026-07-01"),
            fill("99101100330", "2026-08-01"),
            fill("99101100230", "2027-04-20"),
            fill("99101100230", "2027-05-20"),
            fill("99101100130", "2027-05-01"),
            denied,
        ];
        let found = habits(fills, today);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].ndc.as_str(), found[0].fills), ("99101100230", 2));
    }

    #[test]
    fn advice_stands_on_two_known_figures_and_on_a_saving() {
        let cents = Money::cents;
        let mail = Saving { dearer: cents(3_600), cheaper: cents(2_400) };
        let deals = Deals { by_mail: Some(mail), month_in_network: Some(cents(1_200)) };
        let network = |dearer| {
            let (dearer, cheaper) = (cents(dearer), cents(1_200));
            Some(Advice::InNetwork(Saving { dearer, cheaper }))
        };
        let nothing = Deals::default();
        let (inside, outside) = (Some(Network::In), Some(Network::Out));
        for (days, place, paid, deals, wanted) in [
            (Some(30), inside, Some(1_200), deals, Some(Advice::ByMail(mail))),
            (Some(30), None, None, deals, Some(Advice::ByMail(mail))),
            (Some(90), inside, Some(3_600), deals, None),
            (None, inside, Some(1_200), deals, None),
            (Some(30), outside, Some(4_000), deals, network(4_000)),
            (Some(30), outside, Some(1_200), deals, None),
            (Some(30), outside, None, deals, None),
            (Some(30), inside, Some(1_200), nothing, None),
            (Some(30), outside, Some(4_000), nothing, None),
        ] {
            let habit = Habit {
                ndc: "99101100230".parse().unwrap(),
                last: "2027-05-20".parse().unwrap(),
                fills: 2,
                days,
                network: place,
                you_paid: paid.map(cents),
            };
            assert_eq!(advice(&habit, deals), wanted, "{days:?} {place:?} {paid:?}");
        }
    }
}
