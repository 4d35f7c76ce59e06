//! Which prescriptions of the list, and in which order.

use base::{Day, RefillTerms, bare};
use web::Frame;

use super::super::Prescription;
use super::super::rules::{RefillAnswer, Why, next_fill, refill_answer, shown};

/// The day that is judged by, and the plan's terms.
pub type On = (Day, RefillTerms);

/// One entry of a select.
pub struct Choice {
    pub value: &'static str,
    pub words: String,
    pub chosen: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    #[default]
    All,
    CanOrder,
    Current,
    Ended,
}

impl Filter {
    const ALL: [Self; 4] = [Self::All, Self::CanOrder, Self::Current, Self::Ended];

    /// What is not one of ours shows everything: hiding a medicine is never the safe mistake.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|filter| filter.word() == word).unwrap_or_default()
    }

    pub fn keeps(self, rx: &Prescription, (today, plan): On) -> bool {
        match self {
            Self::All => true,
            Self::CanOrder => refill_answer(rx, today, plan) == RefillAnswer::Refillable,
            Self::Current => !shown(rx, today).has_ended(),
            Self::Ended => shown(rx, today).has_ended(),
        }
    }

    pub fn choices(self, f: &Frame) -> Vec<Choice> {
        let choice = |filter: Self| Choice {
            value: filter.word(),
            words: f.t(filter.key()).into_owned(),
            chosen: filter == self,
        };
        Self::ALL.map(choice).into()
    }

    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::CanOrder => "can-order",
            Self::Current => "current",
            Self::Ended => "ended",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::All => "rx-show-all",
            Self::CanOrder => "rx-show-can-order",
            Self::Current => "rx-show-current",
            Self::Ended => "rx-show-ended",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    #[default]
    NextFill,
    Name,
    LastFilled,
}

impl Sort {
    const ALL: [Self; 3] = [Self::NextFill, Self::Name, Self::LastFilled];

    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default()
    }

    /// What can be ordered first, then what can be soonest, what is on its way, and the rest.
    pub fn apply(self, list: &mut [&Prescription], on: On) {
        let name = |rx: &Prescription| bare(rx.name().unwrap_or_default());
        let filled = |rx: &Prescription| rx.fills.last.map(|fill| fill.day);
        match self {
            Self::Name => list.sort_by_cached_key(|rx| name(rx)),
            Self::LastFilled => {
                list.sort_by_cached_key(|rx| (std::cmp::Reverse(filled(rx)), name(rx)));
            }
            Self::NextFill => {
                list.sort_by_cached_key(|rx| (rank(rx, on), next_fill(rx, on.1), name(rx)));
            }
        }
    }

    pub fn choices(self, f: &Frame) -> Vec<Choice> {
        let choice = |sort: Self| Choice {
            value: sort.word(),
            words: f.t(sort.key()).into_owned(),
            chosen: sort == self,
        };
        Self::ALL.map(choice).into()
    }

    const fn word(self) -> &'static str {
        match self {
            Self::NextFill => "next-fill",
            Self::Name => "name",
            Self::LastFilled => "last-filled",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::NextFill => "rx-sort-next-fill",
            Self::Name => "rx-sort-name",
            Self::LastFilled => "rx-sort-last-filled",
        }
    }
}

fn rank(rx: &Prescription, (today, plan): On) -> u8 {
    match refill_answer(rx, today, plan) {
        RefillAnswer::Refillable => 0,
        RefillAnswer::NotYet { .. } => 1,
        RefillAnswer::No { why: Why::Ordered | Why::UnderWay | Why::UnderWayStill, .. } => 2,
        RefillAnswer::No { .. } if !shown(rx, today).has_ended() => 3,
        RefillAnswer::No { .. } => 4,
    }
}

/// Whether every word typed stands in the name, the number, the pharmacy or the prescriber.
pub fn matches(rx: &Prescription, words: &str) -> bool {
    let told = [&rx.rx_number, &rx.pharmacy, &rx.prescriber, &rx.reason, &rx.directions];
    let mut text = bare(rx.name().unwrap_or_default());
    for part in told.into_iter().flatten() {
        text.push(' ');
        text.push_str(&bare(part));
    }
    bare(words).split(' ').all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::samples::sample_prescriptions;
    use super::*;

    fn day() -> Day {
        Day::new(2027, 3, 4).unwrap()
    }

    fn on() -> On {
        (day(), RefillTerms::HOUSE)
    }

    #[test]
    fn words_are_found_in_any_case_and_any_order() {
        let list = sample_prescriptions(day());
        let found = |words: &str| list.iter().filter(|rx| matches(rx, words)).count();
        assert_eq!(found(""), list.len());
        assert_eq!(found("METFORMIN 500"), 1);
        assert_eq!(found("500 metformin"), 1);
        assert_eq!(found("no such medicine"), 0);
    }

    #[test]
    fn the_filters_share_the_list_between_them() {
        let list = sample_prescriptions(day());
        let kept = |filter: Filter| list.iter().filter(|rx| filter.keeps(rx, on())).count();
        assert_eq!(kept(Filter::Current) + kept(Filter::Ended), kept(Filter::All));
        assert!(kept(Filter::CanOrder) > 0);
    }

    #[test]
    fn a_filter_nobody_knows_shows_everything() {
        assert_eq!(Filter::read("unknown"), Filter::All);
        assert_eq!(Sort::read(""), Sort::NextFill);
    }

    #[test]
    fn by_name_an_accent_moves_nothing_to_the_end() {
        let mut owned = sample_prescriptions(day());
        owned.truncate(3);
        for (rx, name) in owned.iter_mut().zip(["Zinc", "Ácido fólico", "biotin"]) {
            rx.body.drug.name = Some(name.into());
        }
        let mut list: Vec<&Prescription> = owned.iter().collect();
        Sort::Name.apply(&mut list, on());
        let names: Vec<_> = list.iter().filter_map(|rx| rx.name()).collect();
        assert_eq!(names, ["Ácido fólico", "biotin", "Zinc"]);
        assert!(matches(list[0], "acido FOLICO"));
    }

    #[test]
    fn what_can_be_filled_soonest_comes_first_and_what_ended_last() {
        let owned = sample_prescriptions(day());
        let mut list: Vec<&Prescription> = owned.iter().collect();
        Sort::NextFill.apply(&mut list, on());
        let ranks: Vec<u8> = list.iter().map(|rx| rank(rx, on())).collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        assert_eq!((ranks[0], ranks[ranks.len() - 1]), (0, 4));
    }
}
