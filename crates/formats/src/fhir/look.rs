//! What a product looks like and what its leaflet says. FHIR has a place for the first
//! (MedicationKnowledge.drugCharacteristic); by ourselves both travel as Basic.

use super::formulary::Basic;
use super::known::{Cx, NDC, json};
use super::shape::{Concept, Many, Quantity, Words, extensions, said, view};
use crate::look::{known, millimetres, printed};
use crate::read::Reason;
use crate::records::{Appearance, COLORS, Leaflet, LeafletPart, Record, SHAPES, SourceRef};

pub(super) const APPEARANCE: &str = "drug-appearance";
pub(super) const LEAFLET: &str = "drug-leaflet";

view! {
    Described { code: Concept<'a>, drug_characteristic: Many<Characteristic<'a>> }
    Characteristic {
        kind: Concept<'a> = "type",
        value_codeable_concept: Concept<'a>,
        value_string: Words<'a>,
        value_quantity: Quantity<'a>,
    }
}

/// How the characteristics are called: HL7's codes, and the FDA's.
const COLOR: [&str; 2] = ["color", "SPLCOLOR"];
const SHAPE: [&str; 2] = ["shape", "SPLSHAPE"];
const IMPRINT: [&str; 2] = ["imprintcd", "SPLIMPRINT"];
const SIZE: [&str; 2] = ["size", "SPLSIZE"];
const SCORE: [&str; 2] = ["scoring", "SPLSCORE"];
const FLAVOR: [&str; 2] = ["flavor", "SPLFLAVOR"];

/// Nothing where the resource does not describe the drug, or names it by no national code.
pub(super) fn described(cx: &mut Cx, line: &str) -> Result<Option<Record>, Reason> {
    let one: Described = json(line)?;
    let code = one.code.coding.iter().find(|coding| said(&coding.system) == Some(NDC));
    let code = code.and_then(|coding| said(&coding.code));
    let Some(product) = code.and_then(Appearance::read_product) else { return Ok(None) };
    let all = |names: [&'static str; 2]| {
        let is = move |one: &&Characteristic| names.iter().any(|name| one.kind.has(name));
        one.drug_characteristic.iter().filter(is)
    };
    let text = |names| all(names).find_map(Characteristic::text);
    let size = all(SIZE).next().and_then(|size| size.value_quantity.value);
    let found = Appearance {
        product,
        colors: all(COLOR)
            .filter_map(Characteristic::text)
            .map(|one| known(&COLORS, one))
            .collect(),
        shape: text(SHAPE).map(|shape| known(&SHAPES, shape)),
        imprint: text(IMPRINT).map(printed),
        size: size.and_then(|size| cx.quantity(Some(size))).or_else(|| millimetres(text(SIZE)?)),
        score: text(SCORE).and_then(|score| score.parse().ok()),
        flavor: text(FLAVOR).map(str::to_lowercase),
        ..Appearance::default()
    };
    let is_said = found != Appearance { product: found.product.clone(), ..Appearance::default() };
    Ok(is_said.then_some(Record::Appearance(found)))
}

impl Characteristic<'_> {
    fn text(&self) -> Option<&str> {
        let concept = &self.value_codeable_concept;
        said(&self.value_string).or_else(|| concept.code()).or_else(|| concept.words())
    }
}

pub(super) fn appearance(one: &Basic) -> Result<Record, Reason> {
    let text = |ending| texts(one, ending).next();
    let owned = |ending| text(ending).map(str::to_owned);
    Ok(Record::Appearance(Appearance {
        product: owned("appearance:product").ok_or(Reason::NoDrug)?,
        form: owned("appearance:form"),
        colors: texts(one, "appearance:color").map(str::to_owned).collect(),
        shape: owned("appearance:shape"),
        imprint: owned("appearance:imprint"),
        front: owned("appearance:front"),
        back: owned("appearance:back"),
        size: text("appearance:size").and_then(millimetres),
        score: text("appearance:score").and_then(|score| score.parse().ok()),
        flavor: owned("appearance:flavor"),
        clear: text("appearance:clear") == Some("true"),
    }))
}

pub(super) fn leaflet(one: &Basic) -> Result<Record, Reason> {
    let text = |ending| texts(one, ending).next();
    let of = text("leaflet:of").and_then(|of| of.split_once(':')).ok_or(Reason::NoDrug)?;
    let lang = text("leaflet:language").and_then(|lang| lang.parse().ok());
    Ok(Record::Leaflet(Leaflet {
        of: SourceRef::new(of.0, of.1),
        lang: lang.ok_or(Reason::MissingValue("language"))?,
        part: text("leaflet:part").and_then(LeafletPart::read).ok_or(Reason::BadValue("part"))?,
        text: text("leaflet:text").unwrap_or_default().to_owned(),
        withdrawn: text("leaflet:withdrawn") == Some("true"),
    }))
}

fn texts<'b>(one: &'b Basic, ending: &'static str) -> impl Iterator<Item = &'b str> {
    extensions(&one.extension, ending).filter_map(|mark| said(&mark.value_string))
}
