//! What products look like and what their leaflets say, from our tables and from FHIR.

use base::Lang;
use formats::records::{Appearance, Leaflet, LeafletPart, Quantity, Record, SourceRef};
use formats::{Caution, Kind, Read, Reason, detect, read_all, read_line};
use serde_json::json;

fn read(table: &str) -> Vec<Read> {
    read_all(detect("table.csv", table.as_bytes()), table.as_bytes())
}

fn looks(reads: &[Read]) -> Vec<Appearance> {
    let looks = super::records(reads).into_iter().map(|record| match record {
        Record::Appearance(look) => look.clone(),
        other => panic!("{other:?}"),
    });
    looks.collect()
}

fn leaflets(reads: &[Read]) -> Vec<Leaflet> {
    let parts = super::records(reads).into_iter().map(|record| match record {
        Record::Leaflet(part) => part.clone(),
        other => panic!("{other:?}"),
    });
    parts.collect()
}

fn texts(of: &[&str]) -> Vec<String> {
    of.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_look_is_read_in_our_columns_and_in_those_of_spl() {
    let ours = "ndc,form,color,shape,imprint_front,imprint_back,size,score,flavor,clear\n\
        00093-1048-01,TABLET,C48325;Blue,C48336,93,1048,21.5 mm,2,,\n\
        50383-0804,SOLUTION,red,,,,,,CHERRY,yes\n";
    let found = looks(&read(ours));
    let [capsule, liquid] = &found[..] else { panic!("{found:?}") };
    assert_eq!(capsule.product, "000931048");
    assert_eq!(capsule.colors, texts(&["white", "blue"]));
    assert_eq!(capsule.shape.as_deref(), Some("capsule"));
    assert_eq!((capsule.front.as_deref(), capsule.back.as_deref()), (Some("93"), Some("1048")));
    assert_eq!((capsule.size, capsule.score), (Some(Quantity::thousandths(21_500)), Some(2)));
    assert_eq!((liquid.product.as_str(), liquid.clear), ("503830804", true));
    assert_eq!((liquid.flavor.as_deref(), &liquid.shape), (Some("cherry"), &None));
    let spl = "NDC|SPLCOLOR|SPLSHAPE|SPLIMPRINT|SPLSIZE|SPLSCORE\n\
        00093-1048-01|SEA FOAM;WHITE|HEXAGON (6 SIDED)|TEVA;72|8.00|1\n";
    let found = looks(&read(spl));
    let [look] = &found[..] else { panic!("{found:?}") };
    assert_eq!(look.colors, texts(&["SEA FOAM", "white"]));
    assert_eq!(look.shape.as_deref(), Some("hexagon"));
    assert_eq!((look.imprint.as_deref(), look.size), (Some("TEVA 72"), Some(Quantity::whole(8))));
}

#[test]
fn what_cannot_be_read_of_a_look_is_left_out_and_a_row_without_a_product_is_refused() {
    let table = "ndc,color,shape,size,score\n00093-1048-01,white,,big,many\n1234567890,red,,,\n";
    let reads = read(table);
    assert_eq!((looks(&reads)[0].size, looks(&reads)[0].score), (None, None));
    assert!(reads.iter().any(
        |read| matches!(read, Read::Warned(word) if word.caution == Caution::NumberUnreadable)
    ));
    let refused = reads.iter().find_map(|read| match read {
        Read::Refused(refusal) => Some(refusal.reason),
        _ => None,
    });
    assert_eq!(refused, Some(Reason::BadValue("ndc")));
}

#[test]
fn a_leaflet_is_known_by_the_surest_name_of_its_row() {
    let table = "ndc,rxnorm,drug_name,language,part,text,withdrawn\n\
        00093104801,860975,Metformin 500 mg tablet,en,what-for,\"One.\r\n- Two.\",\n\
        ,860975,Metformin 500 mg tablet,es,How to,Con las comidas.,no\n\
        ,,Metformin  500 mg Tablet,Spanish,side_effects,,yes\n";
    let found = leaflets(&read(table));
    let said: Vec<_> = found.iter().map(|one| (one.of.clone(), one.lang, one.part)).collect();
    let name = |scheme, value| SourceRef::new(scheme, value);
    assert_eq!(
        said,
        [
            (name("ndc", "000931048"), Lang::English, LeafletPart::WhatFor),
            (name("rxnorm", "860975"), Lang::Spanish, LeafletPart::HowTo),
            (name("drug-name", "metformin 500 mg tablet"), Lang::Spanish, LeafletPart::SideEffects),
        ]
    );
    assert_eq!(found[0].text, "One.\n- Two.");
    assert_eq!(found.iter().map(|one| one.withdrawn).collect::<Vec<_>>(), [false, false, true]);
}

#[test]
fn a_leaflet_without_a_drug_a_language_a_part_or_words_is_refused() {
    let long = "word ".repeat(4_001);
    for (row, reason) in [
        (",en,what-for,Text.,", Reason::NoDrug),
        ("A,fr,what-for,Text.,", Reason::BadValue("language")),
        ("A,en,preface,Text.,", Reason::BadValue("part")),
        ("A,en,what-for,,", Reason::MissingValue("text")),
        (&format!("A,en,what-for,{long}x,"), Reason::BadValue("text")),
    ] {
        let reads = read(&format!("drug_name,language,part,text,withdrawn\n{row}\n"));
        let [Read::Refused(refusal)] = &reads[..] else { panic!("{reads:?}") };
        assert_eq!(refusal.reason, reason);
    }
}

#[test]
fn fhirs_drug_characteristics_describe_the_product_of_the_code() {
    let said = |kind: &str, key: &str, value: serde_json::Value| {
        let kind = json!({ "coding": [{ "code": kind }] });
        json!({ "type": kind, key: value })
    };
    let mut resource = json!({
        "resourceType": "MedicationKnowledge", "id": "met",
        "code": { "text": "Metformin 500 mg tablet", "coding": [
            { "system": "http://hl7.org/fhir/sid/ndc", "code": "00093-1048-01" }] },
        "drugCharacteristic": [
            said("color", "valueCodeableConcept", json!({ "coding": [{ "code": "C48325" }] })),
            said("shape", "valueString", json!("ROUND")),
            said("imprintcd", "valueString", json!("93;1048")),
            said("size", "valueQuantity", json!({ "value": 11, "unit": "mm" })),
        ],
    });
    let records = |resource: &serde_json::Value| {
        let reads = read_line(Kind::FhirLines, resource.to_string().as_bytes(), 1);
        super::records(&reads).into_iter().cloned().collect::<Vec<Record>>()
    };
    let found = records(&resource);
    let [Record::FormularyDrug(_), Record::Appearance(look)] = &found[..] else {
        panic!("{found:?}")
    };
    let wanted = Appearance {
        product: "000931048".to_owned(),
        colors: texts(&["white"]),
        shape: Some("round".to_owned()),
        imprint: Some("93 1048".to_owned()),
        size: Some(Quantity::whole(11)),
        ..Appearance::default()
    };
    assert_eq!(*look, wanted);
    resource["drugCharacteristic"] = json!([]);
    assert_eq!(records(&resource).len(), 1);
}
