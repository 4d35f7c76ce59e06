//! What a product looks like, and the plan's leaflets.

use base::{Lang, Ndc, folded};
use formats::records::{Appearance, Drug, Leaflet, SourceRef};
use store::{Fault, Taken, Tx};

use super::lookup;
use super::store::{listed, take};

const LOOK: &str = "look";
const LEAFLET: &str = "leaflet";
const LEAFLET_OF: &str = "leaflet-of";

pub fn take_appearance(tx: &Tx, one: &Appearance) -> Result<Taken, Fault> {
    Ok(take(tx, LOOK, &one.product, one)?.1)
}

/// A part in a language takes the place of the one before it.
pub fn take_leaflet(tx: &Tx, one: &Leaflet) -> Result<Taken, Fault> {
    let name = format!("{}/{}/{}", one.of.as_str(), one.lang, one.part.word());
    let (id, taken) = take(tx, LEAFLET, &name, one)?;
    if taken != Taken::Same {
        lookup::add_key(tx, &tx.blind(LEAFLET_OF, one.of.as_str()), &id)?;
    }
    Ok(taken)
}

/// What the product in this package looks like.
pub fn appearance(tx: &Tx, ndc: &Ndc) -> Result<Option<Appearance>, Fault> {
    listed(tx, LOOK, Appearance::product_of(ndc))
}

/// The parts of the plan's leaflet for this drug, in the order in which they are read, all in one
/// language: the reader's, where there is one in it.
pub fn leaflet(tx: &Tx, drug: &Drug, lang: Lang) -> Result<Vec<Leaflet>, Fault> {
    let mut other = Vec::new();
    for name in names(drug) {
        let parts: Vec<Leaflet> = lookup::by_key(tx, &tx.blind(LEAFLET_OF, name.as_str()))?;
        let (mut own, rest): (Vec<Leaflet>, Vec<Leaflet>) =
            parts.into_iter().filter(|part| !part.withdrawn).partition(|part| part.lang == lang);
        if !own.is_empty() {
            own.sort_by_key(|part| part.part);
            return Ok(own);
        }
        if other.is_empty() {
            other = rest;
        }
    }
    other.sort_by_key(|part| part.part);
    Ok(other)
}

/// What a leaflet may call a drug, the surest first.
fn names(drug: &Drug) -> Vec<SourceRef> {
    let product = drug.ndc.as_ref().map(|ndc| SourceRef::new("ndc", Appearance::product_of(ndc)));
    let concept = drug.rxnorm.as_ref().map(|code| SourceRef::new("rxnorm", code.as_str()));
    let label = drug.name.as_ref().map(|name| folded(name));
    let kind = label.as_deref().map(without_strength);
    let labels = label.into_iter().chain(kind).filter(|name| !name.is_empty());
    let labels = labels.map(|name| SourceRef::new("drug-name", &name));
    product.into_iter().chain(concept).chain(labels).collect()
}

/// `metformin tablet` of `metformin 500 mg tablet`: strengths share a leaflet, forms do not.
fn without_strength(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let of_number = |one: char| one.is_ascii_digit() || ".,".contains(one);
    let is_per = |word: &str| UNITS.contains(&word) || PER.contains(&word);
    // `mg`, `mg/ml`, `mg/5ml`, and `mg/5` with the unit in the next word.
    let is_unit = |word: &str| {
        let mut parts = word.split('/');
        let first = parts.next().map(|part| part.trim_matches(|end| ",.".contains(end)));
        first.is_some_and(|first| UNITS.contains(&first))
            && parts.all(|part| {
                let per = part.trim_start_matches(of_number).trim_end_matches([',', '.']);
                per.is_empty() || is_per(per)
            })
    };
    let begins_with_digit = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let is_open = |word: &str| {
        let unit = word.trim_start_matches(of_number);
        unit.contains('/') && word.ends_with(|end: char| end.is_ascii_digit()) && is_unit(unit)
    };
    let is_strength = |at: usize| {
        let word = words[at];
        let size_with_unit = begins_with_digit(word) && is_unit(word.trim_start_matches(of_number));
        let per_before = at > 0 && is_open(words[at - 1]) && is_per(word);
        let unit_after = words.get(at + 1).is_some_and(|next| is_unit(next));
        let size_before = at > 0 && begins_with_digit(words[at - 1]);
        size_with_unit
            || per_before
            || begins_with_digit(word) && unit_after
            || is_unit(word) && size_before
    };
    let kept = (0..words.len()).filter(|at| !is_strength(*at)).map(|at| words[at]);
    kept.collect::<Vec<_>>().join(" ")
}

const UNITS: [&str; 10] = ["mg", "mcg", "g", "kg", "ml", "%", "unit", "units", "iu", "meq"];
/// Units only behind a slash: a tablet for 24 hours is another form than one for 12.
const PER: [&str; 2] = ["hour", "actuation"];

#[cfg(test)]
mod tests;
