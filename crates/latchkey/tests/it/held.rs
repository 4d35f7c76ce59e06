//! The held examples (docs/held-examples.md): each file imports, and what it tells shows on the
//! page it belongs to. The words are those of the page as a member's browser gets it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base::MemberScope;
use formats::records::SourceRef;
use store::testing::NOW;
use testkit::{Page, Person, Portal, Visitor};
use web::Slice;

/// A file, whose page to open, and what it has to say there.
struct Held {
    file: &'static str,
    /// As the files name them.
    who: &'static str,
    way: Way,
    says: &'static [&'static str],
}

/// How a member gets there.
enum Way {
    At(&'static str),
    /// The first link on a page that leads to such a place.
    On(&'static str, &'static str),
    /// Looked for by its name in the list of prices.
    Priced(&'static str),
}

use Way::{At, On, Priced};

const fn held(
    file: &'static str,
    (who, way): (&'static str, Way),
    says: &'static [&'static str],
) -> Held {
    Held { file, who, way, says }
}

const FIRST_CLAIM: Way = On("/claims", "/claims/");
const FIRST_RX: Way = On("/prescriptions?older=yes", "/prescriptions/");
const MEMBER_01: &str = "fhir:Patient/Patient2";
const JANE: &str = "fhir:Patient/Example-Patient2";
const AMY: &str = "fhir:Patient/example";
const BENE: &str = "cms:-1000014";
const ANN: &str = "csv:person/P1";
const ANYBODY: &str = AMY;

const HELD: &[Held] = &[
    held("carin-bb-2.0.0/Patient-Patient2.json", (MEMBER_01, At("/card")), &["Member 01 Test"]),
    held(
        "carin-bb-2.0.0/Coverage-Coverage3.json",
        (MEMBER_01, At("/card")),
        &[
            "XYZ123-UPMC CONSUMER ADVA",
            "January 1, 2019 to October 31, 2019",
            "12345678901",
            "Acme Corporation",
            "021890",
        ],
    ),
    held(
        "carin-bb-2.0.0/Organization-Payer1.json",
        (MEMBER_01, At("/card")),
        &["Paid for by Organization Payer 1"],
    ),
    held(
        "carin-bb-2.0.0/Coverage-Coverage1.json",
        ("fhir:Patient/Patient1", At("/card")),
        &[
            "GR5-HMO DEDUCTIBLE",
            "888009335",
            "Person code 01",
            "From January 1, 2020",
            "UPMC Health Plan",
            "MCHMO1",
        ],
    ),
    held(
        "carin-bb-2.0.0/ExplanationOfBenefit-EOBPharmacy1.json",
        (MEMBER_01, FIRST_CLAIM),
        &[
            "Prozac, 100 CAPSULE in 1 BOTTLE",
            "00777-3105-02",
            "July 2, 2019",
            "AW123412341234123412341234123412",
            "Quantity enough for 30 days",
            "First fill",
            "Before your plan&#39;s price was applied. $2,650.00",
            "your plan has agreed with the pharmacy. $900.00",
            "The accepted price less your share. $620.00",
            "Deductible, copay, coinsurance and what is not covered, added up. $80.00",
            "What the pharmacy took from you. $0.00",
        ],
    ),
    held(
        "carin-bb-2.0.0/Organization-ProviderOrganization1.json",
        (MEMBER_01, FIRST_CLAIM),
        &["XXX Health Plan"],
    ),
    held(
        "c4dic-2.0.0/Example-Patient1.json",
        ("fhir:Patient/Example-Patient1", At("/home")),
        &["Hello, John"],
    ),
    held("c4dic-2.0.0/Example-Patient2.json", (JANE, At("/card")), &["Jane Doe", "102345672-02"]),
    held(
        "c4dic-2.0.0/Example-Coverage1.json",
        (JANE, At("/card")),
        &[
            "Acme Gold Plus",
            "100045",
            "1234000",
            "Person code 02",
            "Stars Inc",
            "993355",
            "Family Pharmacy In Network Deductible $1,500.00",
            "Family Pharmacy In Network Out of Pocket Maximum $2,000.00",
            "DED THEN $10/$40/$70/25%",
            "Network Acme Gold Plus South (561490)",
            "Division 11",
            "Card issued December 15, 2020",
            "If you use a TTY, call 711.",
        ],
    ),
    held(
        "c4dic-2.0.0/Example-PayerOrganization1.json",
        (JANE, At("/card")),
        &[
            "Acme Insurance Co",
            "1-800-123-4988",
            "1-800-465-2222",
            "1-888-466-1234",
            "P.O. Box 1111",
        ],
    ),
    held(
        "us-core-6.1.0/Coverage-coverage-example.json",
        (AMY, At("/card")),
        &[
            "Acme Gold Plan",
            "888009335",
            "From January 1, 2020",
            "Acme Health Plan",
            "Group number xyz",
        ],
    ),
    held(
        "us-core-6.1.0/MedicationRequest-medicationrequest-coded-oral-axid.json",
        (AMY, FIRST_RX),
        &[
            "10 mL bid",
            "Quantity 480 mL",
            "Active Duodenal Ulcer",
            "Nizatidine 15 MG/ML Oral Solution",
            "30 days",
            "1 refill",
            "Written on April 5, 2008",
            "Last day it can be filled April 5, 2009",
            "Ronald Bone, MD",
        ],
    ),
    held(
        "us-core-6.1.0/MedicationDispense-medicationdispense-example.json",
        (AMY, FIRST_RX),
        &["December 8, 2016 Filled 480 mL"],
    ),
    held(
        "us-drug-formulary-2.0.1/InsurancePlan-PayerInsurancePlanA1002.json",
        (ANYBODY, Priced("doxepin")),
        &["Sample Medicare Advantage Plan A1002"],
    ),
    held(
        "us-drug-formulary-2.0.1/InsurancePlan-FormularyD1002.json",
        (ANYBODY, Priced("doxepin")),
        &["Sample Medicare Advantage Plan A1002"],
    ),
    held(
        "us-drug-formulary-2.0.1/MedicationKnowledge-FormularyDrug-1000091.json",
        (ANYBODY, Priced("doxepin")),
        &["doxepin hydrochloride 50 MG/ML Topical Cream"],
    ),
    held(
        "us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-1000091.json",
        (ANYBODY, Priced("doxepin")),
        &["Generic", "This is called step therapy", "A limit on how much"],
    ),
    held(
        "us-drug-formulary-2.0.1/MedicationKnowledge-FormularyDrug-209459.json",
        (ANYBODY, Priced("tylenol")),
        &["acetaminophen 500 MG Oral Tablet [Tylenol]"],
    ),
    held(
        "us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-209459.json",
        (ANYBODY, Priced("tylenol")),
        &["Brand-name", "This is called prior authorization"],
    ),
    held(
        "us-drug-formulary-2.0.1/MedicationKnowledge-FormularyDrug-284520.json",
        (ANYBODY, Priced("protopic")),
        &["tacrolimus 0.001 MG/MG Topical Ointment [Protopic]"],
    ),
    held(
        "us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-284520.json",
        (ANYBODY, Priced("protopic")),
        &["Brand-name", "asks for nothing special"],
    ),
    held(
        "cms-part-d-synthetic/Coverage-PartD.json",
        ("fhir:Patient/123456789", At("/card")),
        &[
            "Sample PDP",
            "BIN123456",
            "P123456",
            "G987654321",
            "Member ID M123456789",
            "From April 11, 2018",
        ],
    ),
    held(
        "cms-part-d-synthetic/Patient.json",
        ("fhir:Patient/123456789", At("/card")),
        &["ABB2BB0BB22"],
    ),
    held(
        "cms-part-d-synthetic/pde.psv",
        (BENE, At("/claims")),
        &[
            "8 claims on this page",
            "March 1, 2015 Not given $40.00 $0.00 Paid",
            "April 3, 2017 Not given $0.00 $0.00 Paid",
        ],
    ),
    held(
        "cms-part-d-synthetic/pde.psv",
        (BENE, At("/spending?year=2019")),
        &["You paid $40.00 and your plan paid $0.00 for 1 fill"],
    ),
    held(
        "cms-part-d-synthetic/pde.psv",
        ("cms:-1000018", At("/claims")),
        &["1 claim on this page", "March 28, 2015 Not given $18.46 $0.00 Paid"],
    ),
    held(
        "cms-part-d-synthetic/mapd_enrolment_rx.csv",
        ("cms:-458895297", At("/card")),
        &[
            "Member ID -419183106926890062",
            "RxBIN -95567",
            "RxPCN -987215",
            "RxGRP -734",
            "From December 26, 2017",
        ],
    ),
    held("cms-part-d-synthetic/contracts.csv", ("cms:-458895297", At("/card")), &["Health Plan"]),
    held(
        "cms-part-d-synthetic/contracts.csv",
        ("cms:-393782228", At("/home")),
        &["You are covered by Silver Fox"],
    ),
    held(
        "x12-5010/enroll-employee-managed-care.834",
        ("x12:123456789|self", At("/card")),
        &["WILLIAM SMITH", "123456789", "From June 1, 1996", "123456001"],
    ),
    held(
        "x12-5010/add-dependent.834",
        ("x12:123456789|john/1977-08-16", At("/card")),
        &["JOHN P DOE", "From June 1, 1996"],
    ),
    held(
        "x12-5010/cancel-dependent.834",
        ("x12:123456789|james/1977-08-16", At("/card")),
        &["JAMES E DOE"],
    ),
    held(
        "x12-5010/reinstate-member-eligiblity-ins.834",
        ("x12:202443307|self", At("/card")),
        &["WILLIAM SMITH", "Member ID 202443307", "Status Active"],
    ),
    held("csv/people.csv", (ANN, At("/card")), &["Ann Lee Ortiz"]),
    held(
        "csv/coverage.csv",
        (ANN, At("/card")),
        &[
            "Acme Gold",
            "004336",
            "ADV",
            "RX0200",
            "Member ID 00412 Person code 01",
            "Generic $10.00",
            "25% after deductible",
        ],
    ),
    held(
        "csv/prescriptions.csv",
        (ANN, At("/prescriptions")),
        &[
            "2 prescriptions",
            "Rx 7012345",
            "Metformin 500 mg tablet",
            "5 refills",
            "Rivera, Marta MD",
            "Rx 7012346",
            "Lorazepam 0.5 mg tablet",
        ],
    ),
    held("csv/fills.csv", (ANN, FIRST_RX), &["January 6, 2027 Filled 60 tablets Corner Pharmacy"]),
    held(
        "csv/claims.csv",
        (ANN, At("/claims")),
        &[
            "January 6, 2027 Corner Pharmacy $10.00 $14.00 Paid",
            "January 8, 2027 Acme Home Delivery Not given $0.00 Not covered",
        ],
    ),
    held(
        "csv/authorizations.csv",
        (ANN, On("/approvals", "/approvals/")),
        &["Lorazepam 0.5 mg tablet", "Not approved", "March 14, 2027", "explain why you need this"],
    ),
    held(
        "csv/appearance.csv",
        (ANN, FIRST_RX),
        &["White, round tablet, marked “93” on one side and “1048” on the other, about 11 mm"],
    ),
    held("csv/leaflets.csv", (ANN, FIRST_RX), &["Read the leaflet about this medicine"]),
    held("csv/pharmacies.csv", (ANN, At("/claims")), &["Corner Pharmacy"]),
];

/// Files in which there is nothing for a page, and why.
const PASSED_OVER: &[(&str, &str)] = &[
    ("carin-bb-2.0.0/CodeSystem-C4BBIdentifierType.json", "a definition"),
    ("carin-bb-2.0.0/SearchParameter-explanationofbenefit-type.json", "a definition"),
    ("carin-bb-2.0.0/ValueSet-C4BBClaimIdentifierType.json", "a definition"),
    ("carin-bb-2.0.0/Practitioner-Practitioner1.json", "no prescription or claim held names them"),
    ("carin-bb-2.0.0/RelatedPerson-RelatedPerson1.json", "nobody's page tells of it"),
    ("cms-part-d-synthetic/code-lists.json", "meanings of codes"),
    ("cms-part-d-synthetic/contract_contacts.csv", "the plan's own offices"),
    ("cms-part-d-synthetic/pharmacies.csv", "pharmacies that none of the claims held names"),
    ("drugs-at-fda-2019-07/products.tsv", "kept for what is rated equal; no page lists it"),
    ("us-core-6.1.0/Medication-uscore-med1.json", "lends its name to whoever refers to it"),
    ("us-drug-formulary-2.0.1/Basic-FormularyItem-D1002-1049640.json", "its drug is not held"),
    ("x12-5010/reinstate-employee-coverage-level.834", "dental"),
];

/// Kinds of file that are not the plan's.
const NOT_PLAN_FILES: [&str; 7] = ["README.md", "LICENSE", ".270", ".271", ".276", ".277", ".835"];

fn slices() -> Vec<Slice> {
    vec![
        coverage::slice(),
        medicines::slice(),
        money::slice(),
        profile::slice(profile::Offers::default()),
        home::slice(),
    ]
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A house with the files in it.
fn with_the_files(mut test: impl FnMut(&Portal)) {
    let others = [identity::SCHEMA, import::SCHEMA];
    let schemas: Vec<store::Slice> =
        others.into_iter().chain(slices().into_iter().map(|slice| slice.schema)).collect();
    store::testing::both(&schemas, |db| {
        let places = [folder("../formats/samples"), folder("tests/it/held")];
        let files = import::find(&places).unwrap();
        let options = import::Options { now: NOW, again: false, threads: 2 };
        let mut refused = Vec::new();
        let report = import::run(db, &files, &options, &mut |progress| {
            if let import::Progress::Note(note) = progress
                && note.said.is_refusal()
            {
                refused.push(note.to_string());
            }
        });
        assert_eq!(report.unwrap().refused(), 0, "{refused:#?}");
        let keys = axum::Extension(identity::Keys::derive(&[7; 32]));
        test(&Portal::stamped(db, slices(), |_, router| router.layer(keys)));
    });
}

fn visitor<'p>(portal: &'p Portal, who: &str) -> Option<Visitor<'p>> {
    let name: SourceRef = serde_json::from_value(who.into()).unwrap();
    let member = portal.read(move |tx| coverage::find_member(tx, &name))?;
    let scope = MemberScope::of(member);
    Some(portal.visited_by(&Person { scope, ..Person::new(1, "Ann") }))
}

/// What a page says, without its tags.
fn words(page: &Page) -> String {
    let main = page.text().split("<main").nth(1).unwrap_or_else(|| page.text());
    let main = main.split("</main>").next().unwrap_or(main);
    let mut text = String::new();
    for piece in main.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn link(page: &Page, to: &str) -> Option<String> {
    let mut links = page.text().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    // One thing of a list has an ID behind its place, and other pages have words.
    let is_one = |rest: &str| rest.len() == 26 && !rest.contains('/');
    links.find(|href| href.strip_prefix(to).is_some_and(is_one)).map(str::to_owned)
}

fn shown(visitor: &Visitor, way: &Way) -> String {
    let follow = |page: Page, to: &str| match link(&page, to) {
        Some(to) => words(&visitor.opens(&to)),
        None => format!("no link to {to} on: {}", words(&page)),
    };
    match *way {
        At(path) => words(&visitor.opens(path)),
        On(path, to) => follow(visitor.opens(path), to),
        Priced(name) => follow(visitor.sends("/prices", &[("medicine", name)]), "/prices/"),
    }
}

#[test]
fn every_held_example_shows_on_the_page_it_belongs_to() {
    with_the_files(|portal| {
        let mut wrong = Vec::new();
        for one in HELD {
            let Some(visitor) = visitor(portal, one.who) else {
                wrong.push(format!("{}: nobody is {}", one.file, one.who));
                continue;
            };
            let shown = shown(&visitor, &one.way);
            for words in one.says.iter().filter(|words| !shown.contains(*words)) {
                wrong.push(format!("{}: “{words}” is not among: {shown}", one.file));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    });
}

/// Each row of the enrolment file is somebody's card.
#[test]
fn every_enrolment_shows_its_four_numbers_on_the_card() {
    let text = std::fs::read_to_string(folder(
        "../formats/samples/cms-part-d-synthetic/mapd_enrolment_rx.csv",
    ));
    let text = text.unwrap();
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 20);
    with_the_files(|portal| {
        for row in &rows {
            let visitor = visitor(portal, &format!("cms:{}", row[0])).unwrap();
            let shown = shown(&visitor, &At("/card"));
            for (label, at) in [("Member ID", 5), ("RxGRP", 6), ("RxPCN", 7), ("RxBIN", 8)] {
                let line = format!("{label} {}", row[at]);
                assert!(shown.contains(&line), "{line} of {} is not among: {shown}", row[0]);
            }
        }
    });
}

#[test]
fn no_held_file_is_forgotten() {
    let root = folder("../formats/samples");
    let mut files = Vec::new();
    for inside in std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()) {
        let more = std::fs::read_dir(&inside).into_iter().flatten();
        files.extend(more.map(|entry| entry.unwrap().path()));
    }
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
    let there: BTreeSet<String> = files
        .iter()
        .map(|path| name(path))
        .filter(|name| !name.starts_with("smart-health-cards"))
        .filter(|name| !NOT_PLAN_FILES.iter().any(|end| name.ends_with(end)))
        .collect();
    let told = HELD.iter().map(|one| one.file).chain(PASSED_OVER.iter().map(|(file, _)| *file));
    let told: BTreeSet<String> = told.map(str::to_owned).collect();
    assert_eq!(there, told);
}
