//! Every sample reads, and says what it should.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use base::{Day, Money, Private};
use formats::records::{
    Amount, Caller, CardCost, ClaimStatus, CoverageStatus, Death, Life, Network, ProviderKind,
    Record, Relationship, Standing,
};
use formats::{Caution, Kind, Known, Read, Why, detect, open};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn load(path: &Path) -> (Kind, Vec<Read>) {
    let mut start = Vec::new();
    File::open(path).unwrap().take(8_192).read_to_end(&mut start).unwrap();
    let kind = detect(&path.file_name().unwrap().to_string_lossy(), &start);
    let input = BufReader::new(File::open(path).unwrap());
    let pieces = open(kind, input).map(Result::unwrap);
    (kind, pieces.flat_map(|piece| piece.read(&Known::default())).collect())
}

fn sample(name: &str) -> Vec<Read> {
    load(&folder().join(name)).1
}

fn only(name: &str) -> Record {
    let reads = sample(name);
    let [record] = super::records(&reads).try_into().unwrap();
    record.clone()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn no_sample_is_refused() {
    for path in files(&folder()) {
        let (kind, reads) = load(&path);
        assert_eq!(super::refusals(&reads), [], "{}", path.display());
        let unknown = kind == Kind::Nothing(Why::Unrecognised);
        let is_text = path.ends_with("README.md") || path.ends_with("LICENSE");
        assert_eq!(unknown, is_text, "{} is {kind:?}", path.display());
    }
}

#[test]
fn what_no_reader_needs_is_passed_over_with_its_reason() {
    for (name, why) in [
        ("carin-bb-2.0.0/RelatedPerson-RelatedPerson1.json", Why::NotUsed),
        ("carin-bb-2.0.0/CodeSystem-C4BBIdentifierType.json", Why::Definitions),
        ("us-core-6.1.0/Medication-uscore-med1.json", Why::NameSource),
        ("smart-health-cards-1.0.0/example-00-a-fhirBundle.json", Why::NotPlanData),
        ("smart-health-cards-1.0.0/example-00-d-jws.txt", Why::NotPlanData),
        ("smart-health-cards-1.0.0/example-00-e-file.smart-health-card", Why::NotPlanData),
        ("smart-health-cards-1.0.0/shl-manifest-1.json", Why::NotPlanData),
        ("cms-part-d-synthetic/code-lists.json", Why::NotPlanData),
        ("x12-5010/medicare-part-a.835", Why::NotEnrolment),
        ("x12-5010/subscriber-health-benefit-check.271", Why::NotEnrolment),
    ] {
        let reads = sample(name);
        assert_eq!(super::skips(&reads), [why], "{name}");
        assert!(super::records(&reads).is_empty(), "{name}");
    }
}

#[test]
fn the_guides_own_claim_reads_with_warnings_about_its_sums() {
    let reads = sample("carin-bb-2.0.0/ExplanationOfBenefit-EOBPharmacy1.json");
    let Record::Claim(claim) = super::records(&reads)[0] else { panic!("no claim") };
    assert_eq!(claim.source.as_str(), "fhir:ExplanationOfBenefit/EOBPharmacy1");
    assert_eq!(claim.claim_number.as_str(), "AW123412341234123412341234123412");
    assert_eq!(claim.person.as_str(), "fhir:Patient/Patient2");
    assert_eq!(claim.status, ClaimStatus::Paid);
    assert_eq!(*claim.service_day, day("2019-07-02"));
    assert_eq!(claim.drug.ndc.unwrap().as_str(), "00777310502", "4-4-2 pads the labeller");
    assert_eq!((claim.days_supply, claim.refill_number), (Some(30), Some(0)));
    assert_eq!(claim.codes.daw.as_deref(), Some("7"));
    assert_eq!(claim.network, Some(Network::In));
    let reference = claim.pharmacy.reference.as_ref().unwrap();
    assert_eq!(reference.as_str(), "fhir:Organization/ProviderOrganization1");
    let amount = |kind| claim.amounts.get(&kind).copied();
    assert_eq!(amount(Amount::Submitted), Some(Money::cents(265_000)), "the total stands");
    assert_eq!(amount(Amount::MemberLiability), Some(Money::cents(8_000)), "items fill in");
    assert_eq!(amount(Amount::PaidByPatient), Some(Money::ZERO));
    let cautions: Vec<Caution> = reads
        .iter()
        .filter_map(|read| match read {
            Read::Warned(warning) => Some(warning.caution),
            _ => None,
        })
        .collect();
    assert_eq!(cautions, [Caution::NoPaymentType]);
}

#[test]
fn a_card_gives_its_pharmacy_numbers_and_its_costs() {
    let Record::Coverage(card) = only("c4dic-2.0.0/Example-Coverage1.json") else { panic!() };
    assert_eq!(card.rx_bin.as_ref().unwrap().as_str(), "100045");
    assert_eq!(card.rx_pcn.as_ref().unwrap().as_str(), "1234000");
    assert_eq!(card.member_id.as_ref().unwrap().as_str(), "102345672-02", "not the subscriber's");
    assert_eq!(card.person_code.as_ref().unwrap().as_str(), "02");
    assert_eq!(card.relationship, Relationship::Spouse);
    assert_eq!(card.plan_name.as_deref(), Some("Acme Gold Plus"));
    assert_eq!(card.payor.name.as_ref().unwrap().as_str(), "Acme Insurance Co");
    let deductible = CardCost::Amount {
        label: "Family Pharmacy In Network Deductible".to_owned(),
        amount: Money::cents(150_000),
    };
    assert!(card.costs.contains(&deductible));
    let words = "DED THEN $10/$40/$70/25%".to_owned();
    assert_eq!(card.costs.last(), Some(&CardCost::Words { label: "rx".to_owned(), words }));
}

#[test]
fn medicares_own_fhir_reads_with_its_contained_payer() {
    let Record::Coverage(card) = only("cms-part-d-synthetic/Coverage-PartD.json") else { panic!() };
    assert_eq!(card.payor.name.as_ref().unwrap().as_str(), "Sample PDP");
    assert_eq!(card.rx_bin.as_ref().unwrap().as_str(), "BIN123456");
    let Record::Person(person) = only("cms-part-d-synthetic/Patient.json") else { panic!() };
    let number = person.member_id.as_ref().unwrap();
    assert_eq!(number.as_str(), "ABB2BB0BB22", "the number that has not ended");
    assert_eq!(person.refs.len(), 3);
    let on = Death::On(Private(day("2024-03-11")));
    assert_eq!(person.died, Some(Life::Died(on)));
}

#[test]
fn prescriptions_and_dispenses_keep_what_us_core_must_support() {
    let name = "us-core-6.1.0/MedicationRequest-medicationrequest-coded-oral-axid.json";
    let Record::Prescription(one) = only(name) else { panic!() };
    assert_eq!(one.drug.rxnorm.as_ref().unwrap().as_str(), "476872");
    assert_eq!(one.directions.as_ref().unwrap().as_str(), "10 mL bid");
    assert_eq!(one.reason.as_ref().unwrap().as_str(), "Active Duodenal Ulcer");
    assert_eq!((one.refills_allowed, one.days_supply), (Some(1), Some(30)));
    assert_eq!(one.quantity.unwrap().to_string(), "480");
    let name = "us-core-6.1.0/MedicationDispense-medicationdispense-example.json";
    let Record::Fill(fill) = only(name) else { panic!() };
    assert_eq!(fill.prescription.as_ref(), Some(&one.source));
    assert_eq!(fill.day.as_deref(), Some(&day("2016-12-08")));
    assert_eq!(fill.pharmacy, formats::records::Party::default(), "a pharmacist is no pharmacy");
}

#[test]
fn the_drug_list_reads_with_its_tiers_and_prices() {
    let name = "us-drug-formulary-2.0.1/InsurancePlan-PayerInsurancePlanA1002.json";
    let Record::Plan(plan) = only(name) else { panic!() };
    let share = &plan.cost_shares[0];
    assert_eq!((share.tier.as_str(), share.pharmacy_type.as_str()), ("brand", "1-month-in-retail"));
    assert_eq!((share.copay, share.coinsurance), (Some(Money::cents(2_000)), Some(20_000)));
    let after = Some(formats::records::Deductible::After);
    assert_eq!((share.copay_when, share.coinsurance_when), (after, after));
    let name = "us-drug-formulary-2.0.1/InsurancePlan-FormularyD1002.json";
    let Record::Plan(list) = only(name) else { panic!() };
    assert!(list.is_formulary && !plan.is_formulary);
    assert_eq!(plan.formulary.as_ref(), Some(&list.refs[0]));
    let name = "us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-209459.json";
    let Record::FormularyItem(item) = only(name) else { panic!() };
    assert_eq!((item.tier.as_str(), item.prior_authorization), ("brand", true));
    assert_eq!(item.formulary, list.refs[0]);
}

#[test]
fn the_directory_knows_payers_pharmacies_and_prescribers() {
    let kind = |name: &str| match only(name) {
        Record::Provider(provider) => (provider.kind, provider.npi.is_some()),
        _ => panic!("{name}"),
    };
    assert_eq!(kind("c4dic-2.0.0/Example-PayerOrganization1.json").0, ProviderKind::Payer);
    let practitioner = kind("carin-bb-2.0.0/Practitioner-Practitioner1.json");
    assert_eq!(practitioner, (ProviderKind::Prescriber, false), "its NPI fails the check digit");
}

#[test]
fn a_payers_lines_are_told_apart_by_whom_they_are_for() {
    let name = "c4dic-2.0.0/Example-PayerOrganization1.json";
    let Record::Provider(payer) = only(name) else { panic!() };
    assert_eq!(payer.line(Caller::Pharmacists), Some("1-800-123-4988"));
    assert_eq!(payer.line(Caller::Members), Some("1-800-465-2222"));
    assert_eq!(payer.line(Caller::HomeDelivery), Some("1-888-466-1234"));
    assert_eq!(payer.line(Caller::Prescribers), Some("1-800-444-3333"));
    assert_eq!(payer.phones, Vec::<String>::new());
}

#[test]
fn a_payer_kept_before_lines_were_told_apart_still_reads() {
    let kept = r#"{"refs":["fhir:Organization/1"],"kind":"payer","name":"Acme","npi":null,
        "ncpdp":null,"phones":["1-800-123-4988"],"address":null,"mail_order":false}"#;
    let payer: formats::records::Provider = serde_json::from_str(kept).unwrap();
    assert_eq!((payer.phones.len(), payer.line(Caller::Pharmacists)), (1, None));
}

#[test]
fn an_834_gives_people_and_their_coverage() {
    let reads = sample("x12-5010/enroll-employee-managed-care.834");
    let [Record::Person(person), Record::Coverage(coverage)] = super::records(&reads)[..] else {
        panic!("{reads:?}")
    };
    assert_eq!(person.refs[0].as_str(), "x12:123456789|self");
    assert_eq!(person.name.full(), "WILLIAM SMITH");
    assert_eq!(person.address.as_ref().unwrap().postal_code.as_str(), "17111");
    assert_eq!(person.phones.len(), 2);
    assert_eq!(coverage.start.as_deref(), Some(&day("1996-06-01")));
    assert_eq!(coverage.group_number.as_ref().unwrap().as_str(), "123456001");
    let reads = sample("x12-5010/add-dependent.834");
    let Record::Person(child) = super::records(&reads)[0] else { panic!() };
    assert_eq!(child.refs[0].as_str(), "x12:123456789|john/1977-08-16");
    let reads = sample("x12-5010/cancel-dependent.834");
    let Record::Coverage(ended) = super::records(&reads)[1] else { panic!() };
    assert_eq!(ended.end.as_deref(), Some(&day("1996-08-01")));
    let reads = sample("x12-5010/reinstate-employee-coverage-level.834");
    assert_eq!(super::skips(&reads), [Why::OtherBenefit], "dental only");
    let reads = sample("x12-5010/reinstate-member-eligiblity-ins.834");
    let Record::Coverage(back) = super::records(&reads)[1] else { panic!() };
    assert_eq!(back.status, CoverageStatus::Active);
}

#[test]
fn part_d_events_become_claims() {
    let reads = sample("cms-part-d-synthetic/pde.psv");
    let Record::Claim(claim) = super::records(&reads)[0] else { panic!() };
    assert_eq!(super::records(&reads).len(), 9);
    assert_eq!(claim.person.as_str(), "cms:-1000014");
    assert_eq!(*claim.service_day, day("2015-03-01"));
    assert_eq!(claim.amounts[&Amount::Submitted], Money::cents(3_574));
    assert_eq!(claim.amounts[&Amount::PaidByPatient], Money::cents(4_000));
    assert_eq!(claim.days_supply, Some(90));
}

#[test]
fn our_own_tables_read_whole() {
    let mut counts = BTreeMap::new();
    for path in files(&folder().join("csv")) {
        let (_, reads) = load(&path);
        let others = reads.iter().filter(|read| !matches!(read, Read::Record { .. }));
        assert_eq!(others.count(), 0, "{}: {reads:?}", path.display());
        counts.insert(path.file_stem().unwrap().to_owned(), super::records(&reads).len());
    }
    assert!(counts.len() == 9 && counts.values().all(|rows| *rows == 2), "{counts:?}");
    let Record::Claim(denied) = super::records(&sample("csv/claims.csv"))[1].clone() else {
        panic!()
    };
    let held = sample("csv/prescriptions.csv");
    let standings = super::records(&held).into_iter().map(|record| match record {
        Record::Prescription(one) => one.standing,
        _ => panic!(),
    });
    assert!(standings.eq([Standing::AtPharmacy, Standing::Parked]));
    assert_eq!(denied.codes.rejects, ["75", "76"]);
    assert_eq!(denied.amounts[&Amount::Submitted], Money::cents(108_050));
    let reads = sample("csv/people.csv");
    let Record::Person(ann) = super::records(&reads)[0] else { panic!() };
    assert_eq!(ann.name.full(), "Ann Lee Ortiz");
    assert_eq!(ann.lang, Some(base::Lang::Spanish));
}

/// The guide's eight qualifiers: what is paid, and what the deductible has to do with it.
#[test]
fn every_qualifier_of_a_cost_is_read() {
    use formats::records::Deductible::{After, Before, Waived};
    let cents = |cents| Some(Money::cents(cents));
    for (of_copay, of_coinsurance, copay, coinsurance) in [
        (
            "after-deductible",
            "before-deductible",
            (cents(500), Some(After)),
            (Some(20_000), Some(Before)),
        ),
        ("deductible-waived", "charge", (cents(500), Some(Waived)), (Some(20_000), None)),
        ("no-charge", "coinsurance-not-applicable", (cents(0), None), (None, None)),
        ("no-charge-after-deductible", "charge", (cents(0), Some(After)), (Some(20_000), None)),
        ("copay-not-applicable", "after-deductible", (None, None), (Some(20_000), Some(After))),
        ("unheard-of", "no-charge", (cents(500), None), (Some(0), None)),
    ] {
        let cost = |kind: &str, qualifier: &str, value: u8| {
            format!(
                r#"{{"type":{{"coding":[{{"code":"{kind}"}}]}},"value":{{"value":{value}}},
                "qualifiers":[{{"coding":[{{"code":"{qualifier}"}}]}}]}}"#
            )
        };
        let costs = [cost("copay", of_copay, 5), cost("coinsurance", of_coinsurance, 20)].join(",");
        let line = format!(
            r#"{{"resourceType":"InsurancePlan","id":"p","name":"P","plan":[{{"specificCost":[
            {{"category":{{"coding":[{{"code":"1-month-in-retail"}}]}},"benefit":[
            {{"type":{{"coding":[{{"code":"brand"}}]}},"cost":[{costs}]}}]}}]}}]}}"#
        );
        let reads = super::fhir_line(&line.replace('\n', " "));
        let found = super::records(&reads);
        let [Record::Plan(plan)] = found[..] else { panic!("{reads:?}") };
        let share = &plan.cost_shares[0];
        assert_eq!((share.copay, share.copay_when), copay, "{of_copay}");
        assert_eq!((share.coinsurance, share.coinsurance_when), coinsurance, "{of_coinsurance}");
    }
}
