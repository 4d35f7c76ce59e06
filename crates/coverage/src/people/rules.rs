//! When two records are of one person, and what of them to keep.

mod dates;
mod names;

pub use dates::birth_days;
pub use names::{family_agrees, family_keys, given_agrees, is_named, typed_keys};

use base::{Day, Lang, Private, folded};
use formats::records::{Address, Death, Life, Name, Person};
use serde::{Deserialize, Serialize};

/// How many former names are kept.
const FORMER_NAMES: usize = 4;

/// What we know of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonView {
    pub name: Name,
    /// Names before this one, the latest first: people register under them still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Name>,
    /// The number printed on the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_id: Option<Private<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Private<Day>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<Private<String>>,
    /// As the file writes them; read on with `base::Phone`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Private<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub died: Option<Death>,
}

impl PersonView {
    /// This person after a record of them: what the record leaves out stays as it was, because
    /// an enrolment file that carries no address does not take one away.
    #[must_use]
    pub fn updated_by(&self, person: &Person) -> Self {
        let unnamed = person.name.full().is_empty();
        let kept = |new: &[Private<String>], old: &[Private<String>]| {
            if new.is_empty() { old.to_vec() } else { new.to_vec() }
        };
        Self {
            name: if unnamed { self.name.clone() } else { person.name.clone() },
            former: self.former_after(&person.name, unnamed),
            member_id: person.member_id.clone().or_else(|| self.member_id.clone()),
            birth_date: person.birth_date.clone().or_else(|| self.birth_date.clone()),
            address: person.address.clone().or_else(|| self.address.clone()),
            emails: kept(&person.emails, &self.emails),
            phones: kept(&person.phones, &self.phones),
            lang: person.lang.or(self.lang),
            died: self.died_after(person.died.as_ref()),
        }
    }

    /// Told by mistake, it is taken back by whoever says so; a day that was told once stays known.
    fn died_after(&self, told: Option<&Life>) -> Option<Death> {
        match told {
            Some(Life::Lives) => None,
            Some(Life::Died(Death::DayUntold)) => self.died.clone().or(Some(Death::DayUntold)),
            Some(Life::Died(death)) => Some(death.clone()),
            None => self.died.clone(),
        }
    }

    fn former_after(&self, new: &Name, unnamed: bool) -> Vec<Name> {
        let mut former = self.former.clone();
        if !unnamed && *new != self.name && !self.name.full().is_empty() {
            former.retain(|name| *name != self.name);
            former.insert(0, self.name.clone());
        }
        former.retain(|name| unnamed || name != new);
        former.truncate(FORMER_NAMES);
        former
    }

    /// Every name they have, and had.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.former)
    }

    /// Could this record be of the same person? Asked only where a shared name suggests it: some
    /// plans give one number to a whole household, and twins share a birth date too.
    pub fn may_be(&self, person: &Person) -> bool {
        let births_differ =
            matches!((&self.birth_date, &person.birth_date), (Some(a), Some(b)) if a != b);
        !births_differ && given_names_agree(&self.name, &person.name)
    }
}

/// `Jon` and `Jonathan` agree; so does a name with none.
fn given_names_agree(one: &Name, other: &Name) -> bool {
    let (Some(one), Some(other)) = (one.given.first(), other.given.first()) else { return true };
    let (one, other) = (folded(one), folded(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// A card number for comparison: spaces and hyphens are dropped and case does not matter, since
/// people copy it by hand.
pub fn plain_card_number(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests;
