use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::*;
use crate::fhir::claim::Eob;
use crate::fhir::formulary::Basic;
use crate::fhir::medicine::Order;
use crate::fhir::people::Patient;

const CLAIM: &str =
    include_str!("../../../../samples/carin-bb-2.0.0/ExplanationOfBenefit-EOBPharmacy1.json");
const ORDER: &str = include_str!(
    "../../../../samples/us-core-6.1.0/MedicationRequest-medicationrequest-coded-oral-axid.json"
);
const PERSON: &str = include_str!("../../../../samples/carin-bb-2.0.0/Patient-Patient2.json");
const LISTED: &str = include_str!(
    "../../../../samples/us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-1049640.json"
);

/// Whether the quick lane takes a line; if it does, the careful reader does so too, and as the
/// same.
fn takes<'a, T>(line: &'a str) -> bool
where
    T: Shape<'a> + Deserialize<'a> + std::fmt::Debug,
{
    let Some(quick) = read::<T>(line) else { return false };
    let careful = serde_json::from_str::<T>(line);
    let careful = careful.unwrap_or_else(|error| panic!("the quick lane took {line}: {error}"));
    assert_eq!(format!("{quick:?}"), format!("{careful:?}"), "{line}");
    true
}

fn takes_any(line: &str) -> bool {
    let taken =
        [takes::<Eob>(line), takes::<Order>(line), takes::<Patient>(line), takes::<Basic>(line)];
    taken.contains(&true)
}

#[test]
fn whole_resources_take_the_quick_lane() {
    assert!(takes::<Eob>(CLAIM));
    assert!(takes::<Order>(ORDER));
    assert!(takes::<Patient>(PERSON));
    assert!(takes::<Basic>(LISTED));
}

#[test]
fn what_writers_do_now_and_then_takes_the_quick_lane() {
    for line in [
        r"{}",
        " {\t\"id\" : \"1\" ,\r\n\"x\" : [ ] } ",
        r#"{"id":null,"identifier":null,"total":[null,{}],"patient":null}"#,
        r#"{"id":7,"status":true,"created":1.50,"usage":-3,"outcome":1e2}"#,
        r#"{"id":"a\"b\\c\u00e9\ud83d\ude00","extra":"\"\u0041","text":{"div":"<p>\n</p>"}}"#,
        r#"{"id":"é, 日本, and eight bytes more"}"#,
        r#"{"contained":[{"id":"a","n":[1,2,{"x":"}"}]}, "b" ,null]}"#,
        r#"{"item":[{"quantity":{"value":12.345}},{"quantity":{"value":"12.5"}}]}"#,
        r#"{"item":[{"quantity":{"value":-0}},{"quantity":{"value":0.1}}]}"#,
        r#"{"item":[{"quantity":{"value":123456789012345678901}}]}"#,
        r#"{"item":[{"quantity":{"value":0.12345678901234567}}]}"#,
        r#"{"item":[{"quantity":{"value":1.5E+3}},{"quantity":{"value":"much"}}]}"#,
        r#"{"type":{"coding":[null,{},{"code":null},{"code":"a"},{"code":"b"}]}}"#,
        r#"{"x":-0.5e-7,"x":[true,false,null],"x":{"x":1,"x":2}}"#,
    ] {
        assert!(takes::<Eob>(line), "{line}");
    }
}

#[test]
fn whatever_is_unusual_is_left_to_the_careful_reader() {
    for line in [
        "",
        "[]",
        "{}}",
        "{}\0",
        "{} {}",
        r#"{"id":"1","id":"1"}"#,
        r#"{"id":"1","id":null}"#,
        r#"{"id":{}}"#,
        r#"{"id":01}"#,
        r#"{"x":01}"#,
        r#"{"x":1.}"#,
        r#"{"x":.5}"#,
        r#"{"x":+1}"#,
        r#"{"x":1e}"#,
        r#"{"x":nul}"#,
        r#"{"x":tru}"#,
        r#"{"x":"\q"}"#,
        r#"{"x":"\u12"}"#,
        r#"{"id":"\ud800"}"#,
        r#"{"x":[1,]}"#,
        r#"{"x":1,}"#,
        r#"{"x" 1}"#,
        "{x:1}",
        r#"{"x":"#,
        r#"{"x":"\"#,
        "{\"x\":\"a\tb\"}",
        "{\"x\":\"twelve bytes\u{1}\"}",
        r#"{"identifier":{"value":"1"}}"#,
        r#"{"patient":["Patient/1"]}"#,
        r#"{"item":[{"quantity":{"value":true}}]}"#,
        r#"{"item":[{"quantity":{"value":1e999}}]}"#,
        r#"{"i\u0064":"1"}"#,
    ] {
        assert!(!takes::<Eob>(line), "{line}");
    }
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(200), "]".repeat(200));
    assert!(!takes::<Eob>(&deep));
}

#[test]
fn fields_have_their_fhir_names() {
    assert_eq!(Name::camel("id").bytes(), b"id");
    assert_eq!(Name::camel("value_codeable_concept").bytes(), b"valueCodeableConcept");
}

/// A good resource, on one line as files have it.
fn good() -> impl Strategy<Value = String> {
    prop::sample::select(vec![CLAIM, ORDER, PERSON, LISTED]).prop_map(|text| {
        serde_json::from_str::<Value>(text).map_or_else(|_| text.to_owned(), |one| one.to_string())
    })
}

/// Bytes that mean something to JSON or to these views, to break a good line with.
fn scrap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "true",
        "0",
        "-",
        ".5",
        "1e9",
        "\u{1}",
        " ",
        "\n",
        "\\u00e9",
        "\\ud800",
        "é",
        "\"id\":1,",
        "\"code\":\"x\",",
        "{}",
        "[]",
        "",
        "9",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_lanes_agree_on_whatever_a_line_was_broken_into(
        line in good(),
        breaks in proptest::collection::vec(
            (any::<prop::sample::Index>(), 0..12_usize, scrap()), 1..4),
    ) {
        let mut text = line;
        for (at, length, scrap) in breaks {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let Some(at) = places.get(at.index(places.len().max(1))) else { continue };
            let end = (at + length).min(text.len());
            if text.is_char_boundary(end) {
                text.replace_range(*at..end, scrap);
            }
        }
        takes_any(&text);
    }

    #[test]
    fn short_decimals_are_the_floats_nearest_to_them(
        whole in 0..10_000_000_u64,
        part in any::<prop::sample::Index>(),
        places in 1..8_usize,
    ) {
        let part = part.index(10_usize.pow(u32::try_from(places).unwrap_or(0)));
        let text = format!("-{whole}.{part:0places$}");
        prop_assert_eq!(decimal(&text), text.parse().ok());
    }
}
