//! What products look like and what their leaflets say, as Basic.

use super::json::Object;
use super::{Head, Stamp, concept, head};
use crate::fhir::look::{APPEARANCE, LEAFLET};
use crate::records::{Appearance, Leaflet};

pub(super) fn appearance(object: &mut Object, one: &Appearance, stamp: &Stamp) {
    let own = |text: &Option<String>| text.clone();
    let colors = one.colors.iter().map(|color| ("color", Some(color.clone())));
    let texts = [
        ("product", Some(one.product.clone())),
        ("form", own(&one.form)),
        ("shape", own(&one.shape)),
        ("imprint", own(&one.imprint)),
        ("front", own(&one.front)),
        ("back", own(&one.back)),
        ("size", one.size.map(|size| size.to_string())),
        ("score", one.score.map(|score| score.to_string())),
        ("flavor", own(&one.flavor)),
        ("clear", one.clear.then(|| "true".to_owned())),
    ];
    basic(object, (APPEARANCE, "appearance"), texts.into_iter().chain(colors), stamp);
}

pub(super) fn leaflet(object: &mut Object, one: &Leaflet, stamp: &Stamp) {
    let texts = [
        ("of", Some(one.of.as_str().to_owned())),
        ("language", Some(one.lang.to_string())),
        ("part", Some(one.part.word().to_owned())),
        ("text", Some(one.text.clone()).filter(|text| !text.is_empty())),
        ("withdrawn", one.withdrawn.then(|| "true".to_owned())),
    ];
    basic(object, (LEAFLET, "leaflet"), texts.into_iter(), stamp);
}

fn basic(
    object: &mut Object,
    (code, kind): (&str, &str),
    texts: impl Iterator<Item = (&'static str, Option<String>)>,
    stamp: &Stamp,
) {
    let profile = "http://hl7.org/fhir/StructureDefinition/Basic";
    head(object, &Head { kind: "Basic", name: None, profile, updated: stamp.as_of });
    let said = texts.filter_map(|(name, text)| Some((name, text?)));
    object.list("extension", said, |object, (name, text): (_, String)| {
        object.text("url", &format!("urn:source:{kind}:{name}"));
        object.text("valueString", &text);
    });
    concept(object, "code", "urn:source:basic", code);
}
