//! People, and those who serve them.

use base::{Day, Lang, Npi, Private};
use serde::{Deserialize, Serialize};

/// How a file names something so that other records can point at it, with the naming scheme in
/// front: `fhir:Patient/Patient2`, `mb:https://plan.example/ids|A1001`, `cms:-1000001`,
/// `rx:7012345`, `npi:1234567893`, `ncpdp:2345678`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceRef(String);

impl SourceRef {
    pub fn new(scheme: &str, value: &str) -> Self {
        Self(format!("{scheme}:{value}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The naming scheme, and the name within it.
    pub fn parts(&self) -> (&str, &str) {
        self.0.split_once(':').unwrap_or((&self.0, ""))
    }
}

/// Member numbers are personal, so only the scheme is shown.
impl std::fmt::Debug for SourceRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:…", self.0.split(':').next().unwrap_or_default())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Name {
    /// Given names in order, the one used every day first.
    pub given: Vec<Private<String>>,
    pub family: Private<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<Private<String>>,
}

impl Name {
    /// The name used every day: `Ann`.
    pub fn first(&self) -> &str {
        self.given.first().map_or(self.family.as_str(), |given| given.as_str())
    }

    /// `Ann Lee Ortiz Jr.`
    pub fn full(&self) -> String {
        let given = self.given.iter().map(|part| part.as_str());
        let rest = std::iter::once(self.family.as_str())
            .chain(self.suffix.iter().map(|suffix| suffix.as_str()));
        given.chain(rest).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street lines as they go on a parcel, at most four.
    pub lines: Vec<Private<String>>,
    pub city: Private<String>,
    /// The two-letter state or territory (also AA, AE, AP for military mail).
    pub state: Private<String>,
    /// ZIP or ZIP+4, as text.
    pub postal_code: Private<String>,
}

impl Address {
    /// `Duluth, MN 55801`, of as much as there is: files leave parts out.
    pub fn place(&self) -> Option<String> {
        let region = format!("{} {}", self.state.trim(), self.postal_code.trim());
        let parts = [self.city.trim(), region.trim()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    Female,
    Male,
    Other,
    Unknown,
}

/// A person in the plan's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Every name other records may use for this person; never empty. The first is the file's own.
    pub refs: Vec<SourceRef>,
    /// The number printed on the card, as text with its leading zeros.
    pub member_id: Option<Private<String>>,
    pub name: Name,
    pub birth_date: Option<Private<Day>>,
    pub gender: Option<Gender>,
    pub address: Option<Address>,
    pub emails: Vec<Private<String>>,
    /// As the file writes them; read on with `base::Phone`.
    pub phones: Vec<Private<String>>,
    pub lang: Option<Lang>,
    /// Nothing where the record tells nothing of it.
    pub died: Option<Life>,
}

/// Whether somebody lives, as a record tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Life {
    /// A death that was told before was told by mistake.
    Lives,
    #[serde(untagged)]
    Died(Death),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Death {
    DayUntold,
    /// Written as the bare day: so deaths are kept since before one without a day was heard.
    #[serde(untagged)]
    On(Private<Day>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProviderKind {
    Pharmacy,
    Prescriber,
    Payer,
    Other,
}

/// A pharmacy, prescriber or payer in the plan's directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    pub refs: Vec<SourceRef>,
    pub kind: ProviderKind,
    pub name: String,
    /// Only where its check digit holds; the guides' samples often break it.
    pub npi: Option<Npi>,
    /// NCPDP provider number of a pharmacy.
    pub ncpdp: Option<String>,
    /// For anybody; a line meant for some stands under `lines`.
    pub phones: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    pub address: Option<Address>,
    /// A pharmacy that ships (pharmacy service type 06).
    pub mail_order: bool,
}

/// Whom a payer answers on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Caller {
    Pharmacists,
    Members,
    HomeDelivery,
    Prescribers,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub caller: Caller,
    pub phone: String,
}

impl Provider {
    /// The first line for these callers.
    pub fn line(&self, caller: Caller) -> Option<&str> {
        self.lines.iter().find(|line| line.caller == caller).map(|line| line.phone.as_str())
    }
}

/// A pharmacy or prescriber as a claim or prescription names it: by reference, by name, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<SourceRef>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Private<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_death_is_written_as_its_day_or_as_a_word() {
        let on = |day: &str| Life::Died(Death::On(Private(day.parse().unwrap())));
        let all = [
            (Life::Lives, "\"lives\""),
            (Life::Died(Death::DayUntold), "\"day-untold\""),
            (on("2024-03-11"), "\"2024-03-11\""),
        ];
        for (life, written) in all {
            assert_eq!(serde_json::to_string(&life).unwrap(), written);
            assert_eq!(serde_json::from_str::<Life>(written).unwrap(), life);
        }
        assert!(serde_json::from_str::<Death>("\"lives\"").is_err());
    }

    #[test]
    fn a_place_is_told_by_the_parts_that_are_there() {
        for (city, state, postal_code, told) in [
            ("Duluth", "MN", "55801", Some("Duluth, MN 55801")),
            ("", "", "55801", Some("55801")),
            ("", "MN", "", Some("MN")),
            ("Duluth", " ", "", Some("Duluth")),
            ("Duluth", "", "55801", Some("Duluth, 55801")),
            ("", "", "", None),
        ] {
            let address = Address {
                city: city.into(),
                state: state.into(),
                postal_code: postal_code.into(),
                ..Address::default()
            };
            assert_eq!(address.place().as_deref(), told);
        }
    }
}
