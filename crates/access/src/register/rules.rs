//! Whom card facts may mean. Pure.
//!
//! Facts from a card prove nothing (SECURITY 43): whoever is found here is only sent a code, to an
//! address that was on file before. So reading is as tolerant as it can be without ever meaning
//! somebody else: the number, the birth date and the given name must agree, in any spelling, and
//! one person alone must be left. The family name decides between several; alone it shuts nobody
//! out, because people marry before their plan hears of it.

#[cfg(test)]
mod tests;

pub use coverage::{birth_days, family_agrees, given_agrees};

use base::{Day, Private, folded};
use formats::records::Name;

/// What somebody typed from their card, as it came.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CardFacts {
    pub number: Private<String>,
    pub given: Private<String>,
    pub family: Private<String>,
    pub birth: Private<String>,
}

/// Somebody in the plan's files who carries such a number.
#[derive(Debug, Clone)]
pub struct Candidate<T> {
    pub of: T,
    /// The name today, then those before it.
    pub names: Vec<Name>,
    pub birth: Option<Day>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located<T> {
    One(T),
    Nobody,
    /// Two people the facts cannot tell apart: a person must.
    Several,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// All but the family name.
    Renamed,
    Whole,
}

/// The only candidate who fits, if there is one.
pub fn locate<T: Copy>(facts: &CardFacts, today: Day, candidates: &[Candidate<T>]) -> Located<T> {
    let births = birth_days(&facts.birth, today);
    let fits: Vec<(T, Fit)> = candidates
        .iter()
        .filter(|candidate| candidate.birth.is_some_and(|birth| births.contains(&birth)))
        .filter_map(|candidate| Some((candidate.of, fit(facts, &candidate.names)?)))
        .collect();
    for wanted in [Fit::Whole, Fit::Renamed] {
        let mut best = fits.iter().filter(|(_, fit)| *fit == wanted);
        match (best.next(), best.next()) {
            (Some((one, _)), None) => return Located::One(*one),
            (Some(_), Some(_)) => return Located::Several,
            (None, _) => {}
        }
    }
    Located::Nobody
}

fn fit(facts: &CardFacts, names: &[Name]) -> Option<Fit> {
    names.iter().filter_map(|name| fit_of(facts, name)).max()
}

/// In either order: "Wood, Ann" is typed into the wrong fields too.
fn fit_of(facts: &CardFacts, name: &Name) -> Option<Fit> {
    let given: Vec<&str> = name.given.iter().map(|part| part.as_str()).collect();
    let given = given.join(" ");
    let read =
        |first: &str, last: &str| (given_agrees(first, &given), family_agrees(last, &name.family));
    match (read(&facts.given, &facts.family), read(&facts.family, &facts.given)) {
        ((true, true), _) | (_, (true, true)) => Some(Fit::Whole),
        ((true, false), _) => Some(Fit::Renamed),
        _ => None,
    }
}

/// The shortest member ID worth looking for.
const SHORTEST_NUMBER: usize = 4;

/// A card number in the ways it may stand in the plan's file, likeliest first: without spaces and
/// hyphens; with digits for the letters that look like them; without the two digits that tell a
/// household's people apart on some cards. Nothing when it cannot be one.
pub fn number_readings(text: &str) -> Vec<String> {
    let plain: String = folded(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if plain.chars().count() < SHORTEST_NUMBER {
        return Vec::new();
    }
    let digits: String = plain
        .chars()
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    let mut readings = vec![plain.clone(), digits.clone()];
    for whole in [plain, digits] {
        let cut = whole.len().saturating_sub(2);
        let ends = whole.get(cut..).is_some_and(|end| end.bytes().all(|b| b.is_ascii_digit()));
        if ends && cut >= SHORTEST_NUMBER * 2 - 1 {
            readings.extend(whole.get(..cut).map(str::to_owned));
        }
    }
    let mut seen = std::collections::HashSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
    readings
}
