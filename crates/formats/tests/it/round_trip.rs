//! What is written reads back as it was.

mod strict;

use base::{Day, Lang, Money, Private};
use formats::fhir::{Stamp, write, write_with};
use formats::records::{
    Appearance, DrugPrice, Leaflet, LeafletPart, PriceUnit, Quantity, Record, SourceRef,
};
use proptest::prelude::*;

fn check(record: &Record) -> Result<(), TestCaseError> {
    let reads = super::again(record);
    let [read] = super::records(&reads)[..] else {
        return Err(TestCaseError::fail(format!("{reads:?} from {}", write(record))));
    };
    // Debug shows no private value, so compare what would be stored.
    let stored = |record: &Record| serde_json::to_string_pretty(record).unwrap();
    prop_assert_eq!(stored(read), stored(record), "{}", write(record));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_person_reads_back(person in strict::person()) {
        check(&Record::Person(person))?;
    }

    #[test]
    fn a_provider_reads_back(provider in strict::provider()) {
        check(&Record::Provider(provider))?;
    }

    #[test]
    fn a_coverage_reads_back(coverage in strict::coverage()) {
        check(&Record::Coverage(coverage))?;
    }

    #[test]
    fn a_prescription_reads_back(prescription in strict::prescription()) {
        check(&Record::Prescription(prescription))?;
    }

    #[test]
    fn a_fill_reads_back(fill in strict::fill()) {
        check(&Record::Fill(fill))?;
    }

    #[test]
    fn a_request_for_approval_reads_back(one in strict::authorization()) {
        check(&Record::Authorization(one))?;
    }

    #[test]
    fn a_claim_reads_back(claim in strict::claim()) {
        check(&Record::Claim(claim))?;
    }

    #[test]
    fn the_drug_list_reads_back(
        plan in strict::plan(),
        drug in strict::formulary_drug(),
        item in strict::formulary_item(),
        product in strict::product(),
    ) {
        check(&Record::Plan(plan))?;
        check(&Record::FormularyDrug(drug))?;
        check(&Record::FormularyItem(item))?;
        check(&Record::Product(product))?;
    }
}

#[test]
fn a_price_reads_back() {
    for unit in PriceUnit::ALL {
        let price = DrugPrice {
            ndc: "00093505698".parse().unwrap(),
            name: "ATORVASTATIN 20 MG TABLET".to_owned(),
            per_unit: 3_456,
            unit,
            since: Day::new(2027, 1, 18).unwrap(),
            as_of: Day::new(2027, 2, 1).ok().filter(|_| unit != PriceUnit::Gram),
        };
        check(&Record::Price(price)).unwrap();
    }
}

#[test]
fn a_look_and_every_part_of_a_leaflet_read_back() {
    let bare = Appearance { product: "991011001".to_owned(), ..Appearance::default() };
    let full = Appearance {
        form: Some("TABLET, FILM COATED".to_owned()),
        colors: vec!["white".to_owned(), "Sea Foam".to_owned()],
        shape: Some("oval".to_owned()),
        imprint: Some("L 12".to_owned()),
        front: Some("L".to_owned()),
        back: Some("12".to_owned()),
        size: Some(Quantity::thousandths(8_500)),
        score: Some(2),
        flavor: Some("cherry".to_owned()),
        clear: true,
        ..bare.clone()
    };
    check(&Record::Appearance(bare)).unwrap();
    check(&Record::Appearance(full)).unwrap();
    for (part, lang) in LeafletPart::ALL.into_iter().zip(Lang::ALL.into_iter().cycle()) {
        let leaflet = Leaflet {
            of: SourceRef::new("drug-name", "metformin tablet"),
            lang,
            part,
            text: "One line.\n- A point, \u{201c}quoted\u{201d}.".to_owned(),
            withdrawn: false,
        };
        check(&Record::Leaflet(leaflet.clone())).unwrap();
        let gone = Leaflet { text: String::new(), withdrawn: true, ..leaflet };
        check(&Record::Leaflet(gone)).unwrap();
    }
}

#[test]
fn a_written_claim_has_what_the_guide_demands() {
    let claim = strict::plain_claim();
    let stamp = Stamp {
        as_of: Day::new(2027, 2, 1).ok(),
        coverage: Some(SourceRef::new("fhir", "Coverage/c1")),
        ..Stamp::default()
    };
    let line = write_with(&Record::Claim(claim), &stamp);
    let found: serde_json::Value = serde_json::from_str(&line).unwrap();
    for (path, value) in [
        ("/meta/lastUpdated", "2027-02-01T00:00:00Z"),
        (
            "/meta/profile/0",
            concat!(
                "http://hl7.org/fhir/us/carin-bb/StructureDefinition/",
                "C4BB-ExplanationOfBenefit-Pharmacy|2.0.0"
            ),
        ),
        ("/identifier/0/type/coding/0/code", "uc"),
        ("/outcome", "complete"),
        ("/insurance/0/coverage/reference", "Coverage/c1"),
        ("/supportingInfo/0/category/coding/0/code", "dayssupply"),
        ("/supportingInfo/1/category/coding/0/code", "dawcode"),
        ("/supportingInfo/2/category/coding/0/code", "refillnum"),
        ("/supportingInfo/3/category/coding/0/code", "refillsauthorized"),
        ("/adjudication/0/category/coding/0/code", "benefitpaymentstatus"),
        ("/payment/type/coding/0/code", "paid"),
        ("/item/0/productOrService/coding/0/code", "00093104801"),
        ("/insurer/extension/0/valueCode", "unknown"),
    ] {
        assert_eq!(found.pointer(path).and_then(|at| at.as_str()), Some(value), "{path}");
    }
    assert!(line.starts_with(r#"{"resourceType":"ExplanationOfBenefit""#), "read at a glance");
    let total = found.pointer("/total/0/amount/value").unwrap();
    assert_eq!(total.as_f64(), Some(40.0));
}

#[test]
fn a_record_written_twice_is_the_same_line() {
    let record = Record::Claim(strict::plain_claim());
    assert_eq!(write(&record), write(&record));
    let mut other = strict::plain_claim();
    other.service_day = Private(Day::new(2027, 1, 7).unwrap());
    other.amounts.clear();
    assert_ne!(write(&Record::Claim(other)), write(&record));
    assert_eq!(Money::cents(5).to_string(), "$0.05");
}
