use std::collections::BTreeMap;

use base::{MemberScope, Money, Private};
use coverage::NameBook;
use formats::records::{
    Amount, Availability, Claim, ClaimStatus, CodeSet, CostShare, Coverage, Drug, FormularyItem,
    Party, Plan, SourceRef,
};
use testkit::{Person, Portal};

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(|| vec![crate::slice()]), Vec::<String>::new());
}

pub(crate) fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), coverage::slice(), crate::slice()]
}

/// The rooms, and the words that every sheet of paper of ours begins with.
fn rooms_with_paper() -> Vec<web::Slice> {
    let words =
        (include_str!("../../messages/words/en.ftl"), include_str!("../../messages/words/es.ftl"));
    let messages = web::Slice {
        name: "messages",
        schema: messages::SCHEMA,
        words,
        rooms: web::Rooms::new(),
        gallery: |_| {},
        jobs: web::Jobs::new(),
    };
    vec![identity::slice(), coverage::slice(), messages, crate::slice()]
}

pub(crate) fn claim(number: usize, day: String, medicine: &str) -> Claim {
    Claim {
        source: SourceRef::new("test", &number.to_string()),
        claim_number: format!("C{number}").into(),
        person: SourceRef::new("test", "ann"),
        status: ClaimStatus::Paid,
        service_day: Private(day.parse().unwrap()),
        decided: None,
        paid_day: None,
        drug: Drug { name: Some(medicine.into()), ..Drug::default() },
        rx_number: Some("7012345".into()),
        quantity: None,
        days_supply: Some(30),
        refill_number: None,
        refills_authorized: None,
        codes: CodeSet::default(),
        pharmacy: Party { reference: None, name: Some("Farmacia Peña".into()) },
        prescriber: Party::default(),
        network: None,
        amounts: BTreeMap::from([
            (Amount::PaidByPatient, Money::cents(1_250)),
            (Amount::Copay, Money::cents(1_250)),
            (Amount::PaidToProvider, Money::cents(3_000)),
        ]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    }
}

pub(crate) fn give(portal: &Portal, scope: MemberScope, claims: Vec<Claim>) {
    portal.write(move |tx| {
        for claim in &claims {
            let incoming = crate::Incoming::of(tx, claim, &mut NameBook::default())?;
            crate::take_claim(tx, scope, &incoming)?;
        }
        Ok(())
    });
}

#[test]
fn a_search_names_nothing_in_the_address_and_finds_without_accents_or_case() {
    testkit::both(rooms, |portal| {
        let (ann, year) = (Person::ann(), portal.now().to_string()[..4].to_owned());
        let day = |month: usize| format!("{year}-0{}-03", month % 9 + 1);
        let mut claims: Vec<Claim> =
            (0..50).map(|at| claim(at, day(at), "Metformin 500 mg tablet")).collect();
        claims.push(claim(90, day(2), "Atorvastatin 20 mg tablet"));
        give(portal, ann.scope, claims);
        let visitor = portal.visited_by(&ann);
        for words in ["ATORVA", "pena atorvastatin", "c90"] {
            let sent = visitor.sends("/claims", &[("words", words), ("status", "all")]);
            let place = sent.place();
            assert!(!place.to_lowercase().contains("atorva"), "{place}");
            visitor.opens(&place).sees("Atorvastatin 20 mg tablet").sees("1 claim in all");
        }
        let many = visitor.sends("/claims", &[("words", "metformin")]).follow();
        many.sees("20 claims on this page")
            .sees("&#38;older=")
            .lacks("Atorvastatin 20 mg tablet\n");
        let none = visitor.sends("/claims", &[("words", "warfarin")]).follow();
        none.sees("No claims match");
        // A token is good for the member it was made for, and for nobody else.
        let place = visitor.sends("/claims", &[("words", "atorva")]).place();
        let ben = Person::ben();
        give(portal, ben.scope, vec![claim(200, day(1), "Lisinopril 10 mg tablet")]);
        portal.visited_by(&ben).opens(&place).sees("Lisinopril").lacks("atorva");
    });
}

#[test]
fn a_list_is_narrowed_by_medicine_pharmacy_and_days_and_its_files_with_it() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let mut claims: Vec<Claim> = (0..30)
            .map(|at| claim(at, format!("2026-{:02}-03", at % 12 + 1), "Metformin 500 mg tablet"))
            .collect();
        claims.push(claim(90, "2026-06-09".into(), "Metformin 850 mg tablet"));
        claims[0].pharmacy = Party { reference: None, name: Some("Cedar Lane".into()) };
        claims[1].status = ClaimStatus::Denied;
        give(portal, ann.scope, claims);
        let visitor = portal.visited_by(&ann);
        let all = visitor.opens("/claims");
        all.sees("31 claims in all").sees("<option value=\"Cedar Lane\"");
        let finds = |fields: &[(&str, &str)]| {
            let place = visitor.sends("/claims", fields).place();
            // Words that the letters of a sealed token (0 to 9, a to f) cannot spell by chance.
            for told in ["Metformin", "2026-06", "Cedar"] {
                assert!(!place.contains(told), "{place}");
            }
            place
        };
        let place = finds(&[("medicine", "Metformin 850 mg tablet"), ("status", "all")]);
        visitor
            .opens(&place)
            .sees("1 claim in all")
            .sees("only the claims you chose")
            .lacks("Metformin 500 mg tablet\n");
        let days = [("from", "6/1/2026"), ("to", "06-30-2026"), ("status", "paid")];
        let place = finds(&days);
        let page = visitor.opens(&place);
        page.sees("4 claims in all").sees("value=\"06/01/2026\"");
        let csv = visitor.opens(&place.replacen("/claims?", "/claims.csv?", 1));
        assert_eq!(csv.text().lines().count(), 5, "{}", csv.text());
        assert!(csv.header("content-disposition").contains("claims-chosen.csv"));
        let json = visitor.opens(&place.replacen("/claims?", "/claims.json?", 1));
        assert_eq!(json.text().matches("ExplanationOfBenefit\"").count(), 4);
        let mut page = visitor.opens(&finds(&[("pharmacy", "farmacia pena"), ("status", "paid")]));
        page.sees("29 claims in all").sees("20 claims on this page");
        page = visitor.opens(&finds(&[("pharmacy", "Cedar Lane"), ("status", "denied")]));
        page.sees("No claims match");
        let wrong = visitor.sends("/claims", &[("from", "June"), ("to", ""), ("words", "met")]);
        assert_eq!(wrong.status, 422);
        wrong.sees("Enter the first day as month").sees("value=\"June\"").sees("value=\"met\"");
    });
}

#[test]
fn files_of_claims_ask_for_a_fresh_proof_and_hold_what_the_list_shows() {
    testkit::sqlite(rooms, |portal| {
        let mut ann = Person::ann();
        let day = portal.now().to_string()[..10].to_owned();
        give(portal, ann.scope, vec![claim(1, day.clone(), "=Metformin, 500 mg")]);
        let visitor = portal.visited_by(&ann);
        let csv = visitor.opens("/claims.csv");
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
        assert!(csv.header("content-disposition").starts_with("attachment"));
        assert!(csv.text().starts_with("\u{feff}claim_number,filled_on,status,"));
        csv.sees(&format!("C1,{day},paid,\"'=Metformin, 500 mg\",")).sees("Farmacia Peña");
        let json = visitor.opens("/claims.json");
        json.sees("\"resourceType\":\"Bundle\"").sees("C4BB-ExplanationOfBenefit-Pharmacy");
        json.sees("\"value\":\"C1\"");
        ann.proved = web::PROOF_LIFE * 2;
        for path in ["/claims.csv", "/claims.json", "/claims.pdf"] {
            let asked = portal.visited_by(&ann);
            let page = asked.opens(path);
            assert_eq!(page.status, 303, "{path}");
        }
    });
}

#[test]
fn a_fhir_file_holds_the_coverage_and_every_version_by_the_name_it_is_pointed_at() {
    testkit::sqlite(rooms, |portal| {
        let ann = Person::ann();
        let today: base::Day = portal.now().to_string()[..10].parse().unwrap();
        let cover = covered_from(today.plus_days(-300));
        portal.write(move |tx| {
            let id = coverage::coverage_id(tx, &cover.source);
            coverage::take_coverage(tx, Person::ann().scope, id, &cover).map(|_| ())
        });
        let first = claim(1, today.to_string(), "Metformin 500 mg tablet");
        let replaces = Some(first.source.clone());
        let second = Claim { replaces, ..claim(2, today.to_string(), "Metformin 500 mg tablet") };
        give(portal, ann.scope, vec![first, second]);
        let visitor = portal.visited_by(&ann);
        let file = visitor.opens("/claims.json");
        let bundle: serde_json::Value = serde_json::from_str(file.text()).unwrap();
        let entries = bundle["entry"].as_array().unwrap();
        let of = |kind: &str| -> Vec<&serde_json::Value> {
            let all = entries.iter().map(|entry| &entry["resource"]);
            all.filter(|resource| resource["resourceType"] == kind).collect()
        };
        let (claims, cover) = (of("ExplanationOfBenefit"), of("Coverage")[0]);
        let [first, second] = claims[..] else { panic!("{} versions", claims.len()) };
        assert_eq!(second["related"][0]["reference"], first["identifier"][1]);
        assert_eq!(second["related"][0]["relationship"]["coding"][0]["code"], "prior");
        let name = format!("Coverage/{}", cover["id"].as_str().unwrap());
        for claim in [first, second] {
            assert_eq!(claim["insurance"][0]["coverage"]["reference"], *name);
            assert_eq!(claim["insurer"], cover["payor"][0]);
            assert_eq!(claim["patient"], cover["beneficiary"]);
        }
    });
}

#[test]
fn a_year_is_added_up_and_its_statement_lists_what_was_paid() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let year: i16 = portal.now().to_string()[..4].parse().unwrap();
        let claims = vec![
            claim(1, format!("{}-03-03", year - 1), "Metformin 500 mg tablet"),
            claim(2, format!("{}-04-03", year - 1), "Lisinopril 10 mg tablet"),
            claim(3, format!("{}-12-31", year - 2), "Warfarin 5 mg tablet"),
        ];
        give(portal, ann.scope, claims);
        let visitor = portal.visited_by(&ann);
        let page = visitor.opens(&format!("/spending?year={}", year - 1));
        page.sees("You paid $25.00 and your plan paid $60.00 for 2 fills.");
        let statement = visitor.opens(&format!("/spending/{}/statement", year - 1));
        statement.sees("$25.00").sees("Lisinopril").lacks("Warfarin");
        assert_eq!(visitor.opens(&format!("/spending/{}/statement", year + 1)).status, 404);
        visitor.opens("/spending").sees("No claims counted in this year.");
    });
}

#[test]
fn a_row_says_why_it_was_not_covered_in_the_words_of_the_claims_page() {
    testkit::both(rooms, |portal| {
        let day = portal.now().to_string()[..10].to_owned();
        let denied = |at, rejects: &[&str], note: &str| {
            let mut claim = claim(at, day.clone(), &format!("Medicine {at}"));
            claim.status = ClaimStatus::Denied;
            claim.codes.rejects = rejects.iter().map(|code| (*code).to_owned()).collect();
            claim.notes = vec![note.into()];
            claim
        };
        let ann = portal.visited_by(&Person::ann());
        for (at, rejects, note, words) in [
            (1, ["ZZ", "75"], "A note", "Your plan must approve this medicine first."),
            (2, ["ZZ", "ZY"], "The year's most was reached.", "The year&#39;s most was reached."),
        ] {
            give(portal, Person::ann().scope, vec![denied(at, &rejects, note)]);
            ann.opens("/claims").sees(words);
            let scope = Person::ann().scope;
            let latest = portal.read(move |tx| crate::claims::store::summary(tx, scope)).latest;
            let id = latest.iter().find(|line| {
                line.medicine.as_ref().is_some_and(|name| name.ends_with(&at.to_string()))
            });
            ann.opens(&format!("/claims/{}", id.unwrap().id)).sees(words);
        }
        let long = "Reached. ".repeat(30);
        give(portal, Person::ben().scope, vec![denied(3, &[], &long)]);
        portal.visited_by(&Person::ben()).opens("/claims").sees("Not covered").lacks("Reached.");
    });
}

#[test]
fn lists_and_statements_are_to_be_had_as_readable_pdf() {
    testkit::sqlite(rooms_with_paper, |portal| {
        let ann = Person::ann();
        let day = portal.now().to_string()[..10].to_owned();
        // More than one sheet holds, with letters our typeface may lack.
        let medicine = |at: usize| format!("Metformin {at} mg tablet \u{4e2d}");
        let claims = (0..60).map(|at| claim(at, day.clone(), &medicine(at))).collect();
        give(portal, ann.scope, claims);
        let year = &day[..4];
        for path in ["/claims.pdf".to_owned(), format!("/spending/{year}/statement.pdf")] {
            let page = portal.visited_by(&ann);
            let page = page.opens(&path);
            assert_eq!((page.status, page.header("content-type")), (200, "application/pdf"));
            assert!(page.bytes.starts_with(b"%PDF-"), "{path}");
        }
    });
}

pub(crate) fn generic_list() -> (Plan, FormularyItem) {
    let list = SourceRef::new("test", "list");
    let share = |place: &str, cents| CostShare {
        tier: "generic".into(),
        pharmacy_type: place.into(),
        copay: Some(Money::cents(cents)),
        coinsurance: None,
        copay_when: None,
        coinsurance_when: None,
    };
    let plan = Plan {
        refs: vec![SourceRef::new("test", "plan")],
        name: "Choice".into(),
        is_formulary: false,
        formulary: Some(list.clone()),
        start: None,
        end: None,
        cost_shares: vec![share("1-month-in-retail", 1_250), share("3-month-in-mail", 2_500)],
    };
    let item = FormularyItem {
        source: SourceRef::new("test", "item"),
        drug: SourceRef::new("ndc", "99101100230"),
        formulary: list,
        availability: Availability::Active,
        tier: "generic".into(),
        pharmacy_types: Vec::new(),
        prior_authorization: false,
        step_therapy: false,
        quantity_limit: false,
    };
    (plan, item)
}

pub(crate) fn covered_from(start: base::Day) -> Coverage {
    Coverage {
        source: SourceRef::new("test", "cover"),
        person: SourceRef::new("test", "ann"),
        status: formats::records::CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: formats::records::Relationship::Oneself,
        payor: Party::default(),
        plan_name: Some("Choice".into()),
        group_number: None,
        group_name: None,
        rx_bin: None,
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: Some(Private(start)),
        end: None,
        costs: Vec::new(),
    }
}

#[test]
fn the_same_medicine_by_mail_is_offered_with_both_figures() {
    testkit::both(rooms, |portal| {
        let ann = Person::ann();
        let today: base::Day = portal.now().to_string()[..10].parse().unwrap();
        let ((plan, item), cover) = (generic_list(), covered_from(today.plus_days(-300)));
        portal.write(move |tx| {
            coverage::take_plan(tx, &plan)?;
            coverage::take_formulary_item(tx, &item)?;
            let id = coverage::coverage_id(tx, &cover.source);
            coverage::take_coverage(tx, ann.scope, id, &cover)
        });
        let fill = |number: usize, ago: i32| {
            let day = today.plus_days(-ago).to_string();
            let mut claim = claim(number, day, "Metformin 500 mg tablet");
            claim.drug.ndc = "99101100230".parse().ok();
            claim
        };
        give(portal, ann.scope, vec![fill(1, 40), fill(2, 10)]);
        let ann = Person::ann();
        let visitor = portal.visited_by(&ann);
        let page = visitor.opens("/savings");
        page.sees("Metformin 500 mg tablet").sees("cost you $25.00").sees("cost $37.50");
        page.sees("You save $12.50").sees("Ask your prescriber");
        portal.visited_by(&Person::ben()).opens("/savings").sees("nothing you could pay less for");
    });
}

#[test]
fn what_was_billed_for_somebody_elses_claim_is_taken_back() {
    let rooms = || vec![identity::slice(), coverage::slice(), crate::slice()];
    testkit::both(rooms, |portal| {
        let today: base::Day = portal.now().to_string()[..10].parse().unwrap();
        let mut one = claim(1, today.to_string(), "Metformin 500 mg tablet");
        one.amounts = BTreeMap::from([(Amount::MemberLiability, Money::cents(1_200))]);
        let sent = crate::bills::Sent {
            key: "A".to_owned(),
            reference: "LK-A".to_owned(),
            rx_number: "7012345".into(),
            day: today,
        };
        portal.write(move |tx| crate::bills::sent(tx, Person::ann().scope, &sent));
        give(portal, Person::ann().scope, vec![one.clone()]);
        portal.work();
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/payments").sees("You owe $12.00.");
        give(portal, Person::ben().scope, vec![one]);
        portal.work();
        ann.opens("/payments").sees("You owe $0.00.").sees("Correction of the bill for LK-A");
    });
}
