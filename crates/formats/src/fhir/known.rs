//! What a reader knows besides the resource in its hand: medicines met earlier, the other
//! entries of the bundle, and what it has forgiven so far.

use std::collections::HashMap;
use std::fmt;

use base::{Day, Money, Npi, Private};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::shape::quick::{self, Shape};
use super::shape::{Coding, Concept, Identifier, Link, Many, Number, Raw, Words, said, view};
use crate::read::{Caution, Reason};
use crate::records::{Caller, Drug, Party, Quantity, SourceRef};

/// Whom a contact of an insurance card's payer answers: system and code of its purpose.
pub(super) const PURPOSES: [(Caller, &str, &str); 4] = [
    (Caller::Pharmacists, CARD_CONTACT, "pharma"),
    (Caller::Members, "http://terminology.hl7.org/CodeSystem/contactentity-type", "PATINF"),
    (Caller::HomeDelivery, CARD_CONTACT, "rxmailorder"),
    (Caller::Prescribers, CARD_CONTACT, "provider"),
];
const CARD_CONTACT: &str = "http://terminology.hl7.org/CodeSystem/C4DICExtendedContactTypeCS";
pub(super) const NPI: &str = "http://hl7.org/fhir/sid/us-npi";
pub(super) const NCPDP: &str =
    "http://terminology.hl7.org/NamingSystem/NCPDPProviderIdentificationNumber";
pub(super) const NDC: &str = "http://hl7.org/fhir/sid/ndc";
pub(super) const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";
/// Names that came from other formats travel through FHIR as `urn:source:<scheme>`.
pub(super) const OWN: &str = "urn:source:";

/// Medicines that other resources point at, and the names entries of a bundle go by.
#[derive(Clone, Default)]
pub struct Known {
    medicines: HashMap<String, Drug>,
    aliases: HashMap<String, String>,
}

/// Counts only: ids can be personal.
impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Known({} medicines)", self.medicines.len())
    }
}

impl Known {
    /// Keeps a medicine under the name others use for it: `Medication/med1`.
    pub fn learn(&mut self, name: &str, drug: Drug) {
        self.medicines.insert(name.to_owned(), drug);
    }

    pub fn is_empty(&self) -> bool {
        self.medicines.is_empty() && self.aliases.is_empty()
    }

    pub(super) fn alias(&mut self, full_url: &str, name: String) {
        self.aliases.insert(full_url.to_owned(), name);
    }
}

view! {
    Stub { resource_type: Words<'a>, id: Words<'a> }
    ContainedParty {
        identifier: Many<Identifier<'a>>,
        name: Option<Raw<'a>>,
    }
    ContainedDrug { code: Concept<'a> }
}

/// Reads a view; what is wrong is said without quoting the file.
pub(super) fn json<'a, T: Deserialize<'a> + Shape<'a>>(line: &'a str) -> Result<T, Reason> {
    if let Some(view) = quick::read(line) {
        return Ok(view);
    }
    serde_json::from_str(line).map_err(|error| {
        let column = error.column();
        if error.is_data() { Reason::WrongShape { column } } else { Reason::NotJson { column } }
    })
}

pub(super) struct Cx<'k> {
    pub known: &'k Known,
    pub bundle: &'k Known,
    pub cautions: Vec<Caution>,
}

impl Cx<'_> {
    pub fn warn(&mut self, caution: Caution) {
        if !self.cautions.contains(&caution) {
            self.cautions.push(caution);
        }
    }

    /// The day of a date or of a moment, as the writer's own calendar had it.
    pub fn day(&mut self, text: &Words) -> Option<Day> {
        let text = said(text)?;
        let day = text.get(..10).and_then(|date| date.parse().ok());
        if day.is_none() {
            self.warn(Caution::DayUnreadable);
        }
        day
    }

    pub fn private_day(&mut self, text: &Words) -> Option<Private<Day>> {
        self.day(text).map(Private)
    }

    pub fn money(&mut self, value: Option<Number>, currency: &Words) -> Option<Money> {
        if said(currency).is_some_and(|currency| currency != "USD") {
            self.warn(Caution::OtherCurrency);
            return None;
        }
        self.dollars(value?)
    }

    pub fn dollars(&mut self, number: Number) -> Option<Money> {
        let cents = self.scaled(Some(number), 100.0)?;
        if (cents - cents.round()).abs() > 0.001 {
            self.warn(Caution::PartOfACent);
        }
        Some(Money::cents(whole(cents)))
    }

    pub fn quantity(&mut self, number: Option<Number>) -> Option<Quantity> {
        self.scaled(number, 1_000.0).map(|size| Quantity::thousandths(whole(size)))
    }

    /// A count, such as days of supply: whole and small.
    pub fn count(&mut self, number: Option<Number>) -> Option<u16> {
        let size = self.scaled(number, 1.0)?;
        let count = u16::try_from(whole(size)).ok().filter(|_| size.fract() == 0.0);
        if count.is_none() {
            self.warn(Caution::NumberUnreadable);
        }
        count
    }

    pub fn scaled(&mut self, number: Option<Number>, scale: f64) -> Option<f64> {
        let size = number?.0.filter(|size| size.abs() < 1e10);
        if size.is_none() {
            self.warn(Caution::NumberUnreadable);
        }
        size.map(|size| size * scale)
    }

    pub fn npi(&mut self, text: &str) -> Option<Npi> {
        let npi = text.parse().ok();
        if npi.is_none() {
            self.warn(Caution::NpiUnsound);
        }
        npi
    }

    /// What `reference` names. `scheme` is for identifiers of no system we know.
    pub fn points_at(&mut self, reference: &Link, scheme: &str) -> Option<SourceRef> {
        if let Some(name) = said(&reference.reference) {
            return Some(self.name(name));
        }
        self.identifier(reference.identifier.as_deref()?, scheme)
    }

    /// A FHIR name in its shortest form; entries of a bundle by their own type and id.
    pub fn name(&self, name: &str) -> SourceRef {
        let alias = |known: &Known| known.aliases.get(name).cloned();
        match alias(self.bundle).or_else(|| alias(self.known)) {
            Some(own) => SourceRef::new("fhir", &own),
            None => SourceRef::new("fhir", shortest(name)),
        }
    }

    pub fn identifier(&mut self, identifier: &Identifier, scheme: &str) -> Option<SourceRef> {
        let value = said(&identifier.value)?;
        let system = said(&identifier.system).unwrap_or_default();
        if let Some(own) = system.strip_prefix(OWN) {
            return Some(SourceRef::new(own, value));
        }
        if system == NPI
            && let Some(npi) = self.npi(value)
        {
            return Some(SourceRef::new("npi", npi.as_str()));
        }
        if is_ncpdp(identifier) {
            return Some(SourceRef::new("ncpdp", value));
        }
        Some(match scheme {
            // Their numbers stand alone: the same one is printed on labels and letters.
            "rx" | "claim" => SourceRef::new(scheme, value),
            _ => SourceRef::new(scheme, &format!("{system}|{value}")),
        })
    }

    pub fn party(&mut self, reference: &Link, contained: &[Raw]) -> Party {
        let name = said(&reference.display).map(Private::from);
        let Some(local) = said(&reference.reference).and_then(|name| name.strip_prefix('#')) else {
            return Party { reference: self.points_at(reference, "id"), name };
        };
        let Some(inner) = find::<ContainedParty>(contained, local) else {
            return Party { reference: None, name };
        };
        let sound = inner.identifier.iter().find_map(|one| {
            self.identifier(one, "id").filter(|found| matches!(found.parts().0, "npi" | "ncpdp"))
        });
        Party { reference: sound, name: name.or_else(|| inner.name.and_then(party_name)) }
    }

    /// The medicine a resource names by code or by reference.
    pub fn medicine(&mut self, coded: &Concept, named: &Link, contained: &[Raw]) -> Drug {
        let spoken = self.drug(coded);
        if spoken != Drug::default() {
            return spoken;
        }
        let Some(name) = said(&named.reference) else {
            return Drug { name: said(&named.display).map(Private::from), ..Drug::default() };
        };
        let found = match name.strip_prefix('#') {
            Some(local) => find::<ContainedDrug>(contained, local).map(|one| self.drug(&one.code)),
            None => self.known_medicine(name),
        };
        let mut drug = found.unwrap_or_default();
        if drug.name.is_none() {
            drug.name = said(&named.display).map(Private::from);
        }
        drug
    }

    fn known_medicine(&self, name: &str) -> Option<Drug> {
        let name = self.name(name);
        let own = name.parts().1;
        self.bundle.medicines.get(own).or_else(|| self.known.medicines.get(own)).cloned()
    }

    pub fn drug(&mut self, concept: &Concept) -> Drug {
        let mut drug =
            Drug { name: concept.words().map(Private::from), ..super::medicine::extras(concept) };
        for coding in concept.coding.iter() {
            if is_ndc(coding) {
                drug.ndc = drug.ndc.or_else(|| self.ndc(coding));
            } else if said(&coding.system) == Some(RXNORM) && drug.rxnorm.is_none() {
                drug.rxnorm = said(&coding.code).map(Private::from);
            }
        }
        drug
    }

    fn ndc(&mut self, coding: &Coding) -> Option<base::Ndc> {
        let ndc = said(&coding.code)?.parse().ok();
        if ndc.is_none() {
            self.warn(Caution::NdcUnreadable);
        }
        ndc
    }
}

#[expect(clippy::cast_possible_truncation, reason = "callers bound it below 1e13")]
fn whole(size: f64) -> i64 {
    size.round() as i64
}

fn is_ndc(coding: &Coding) -> bool {
    said(&coding.system)
        .is_some_and(|system| system == NDC || system == "urn:oid:2.16.840.1.113883.6.69")
}

pub(super) fn is_ncpdp(identifier: &Identifier) -> bool {
    said(&identifier.system).is_some_and(|system| system == NCPDP || system.ends_with("ncpdp"))
        || identifier.kind.has("NCPDP")
}

/// `Patient/7` of `https://plan.example/fhir/Patient/7/_history/2`: all files of one plan come
/// from one server, whatever it calls itself.
pub(super) fn shortest(name: &str) -> &str {
    let name = name.split("/_history/").next().unwrap_or(name);
    if !name.contains("://") {
        return name;
    }
    let mut slashes = name.rmatch_indices('/').map(|(at, _)| at);
    slashes.nth(1).map_or(name, |at| &name[at + 1..])
}

/// The contained resource of that id.
fn find<'a, T: Deserialize<'a>>(contained: &[Raw<'a>], id: &str) -> Option<T> {
    let own = |raw: &&Raw| {
        serde_json::from_str::<Stub>(raw.get()).is_ok_and(|stub| said(&stub.id) == Some(id))
    };
    contained.iter().find(own).and_then(|raw| serde_json::from_str(raw.get()).ok())
}

/// An organization's name is text, a practitioner's a list of names.
fn party_name(raw: &RawValue) -> Option<Private<String>> {
    if let Ok(text) = serde_json::from_str::<String>(raw.get()) {
        return (!text.trim().is_empty()).then(|| Private::from(text.trim()));
    }
    let names: Many<super::shape::HumanName> = serde_json::from_str(raw.get()).ok()?;
    let full = super::people::best_name(&names)?.full();
    (!full.is_empty()).then(|| Private::from(full))
}
