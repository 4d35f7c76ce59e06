use formats::records::{Coverage, Provider, Record};
use formats::{Kind, Read, read_all};
use testkit::{Person, Portal};

/// As the program serves them: with the keys that pages seal and sign by.
fn both(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::both(&schemas, |db| test(&served(db)));
}

fn sqlite(mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    store::testing::sqlite(&schemas, &mut |db| test(&served(db)));
}

fn served(db: &store::Db) -> Portal {
    let keys = axum::Extension(identity::Keys::derive(&[7; 32]));
    Portal::stamped(db, rooms(), |_, router| router.layer(keys))
}

pub fn rooms() -> Vec<web::Slice> {
    vec![identity::slice(), crate::slice()]
}

#[test]
fn every_page_in_every_state_has_its_words_in_both_languages() {
    assert_eq!(testkit::complaints(rooms), Vec::<String>::new());
}

fn only(bytes: &[u8]) -> Record {
    let read = read_all(Kind::FhirDocument, bytes).into_iter().find_map(|read| match read {
        Read::Record { record, .. } => Some(record),
        _ => None,
    });
    read.unwrap()
}

/// The insurance card guide's own payer and card.
pub fn card() -> (Provider, Coverage) {
    let payer = include_bytes!("../../formats/samples/c4dic-2.0.0/Example-PayerOrganization1.json");
    let card = include_bytes!("../../formats/samples/c4dic-2.0.0/Example-Coverage1.json");
    match (only(payer), only(card)) {
        (Record::Provider(payer), Record::Coverage(card)) => (payer, card),
        other => panic!("{other:?}"),
    }
}

pub fn give(portal: &Portal, person: &Person, payer: Provider, card: Coverage) {
    let scope = person.scope;
    portal.write(move |tx| {
        crate::take_provider(tx, &payer)?;
        let id = crate::coverage_id(tx, &card.source);
        crate::take_coverage(tx, scope, id, &card)
    });
}

#[test]
fn a_card_gives_pharmacists_and_members_the_lines_that_the_payer_keeps_for_each() {
    both(|portal| {
        let (payer, card) = card();
        give(portal, &Person::ann(), payer, card);
        let visitor = portal.visited_by(&Person::ann());
        let page = visitor.opens("/card");
        page.sees("<dt>Pharmacist help desk</dt><dd>1-800-123-4988</dd>");
        page.sees("<dt>Help for members</dt><dd>1-800-465-2222</dd>");
        page.sees("1-888-466-1234").lacks("1-800-444-3333");
        page.sees("<dt>Member ID</dt><dd>102345672-02</dd>");
    });
}

#[test]
fn a_number_that_is_for_nobody_in_particular_is_no_help_desk() {
    sqlite(|portal| {
        let (mut payer, card) = card();
        (payer.phones, payer.lines) = (vec!["1-800-123-4988".to_owned()], Vec::new());
        give(portal, &Person::ann(), payer, card);
        let visitor = portal.visited_by(&Person::ann());
        let page = visitor.opens("/card");
        page.sees("<dt>Pharmacist help desk</dt><dd>Not on file</dd>").lacks("1-800-123-4988");
        let plan = testkit::plan();
        let line = format!("<dt>Help for members</dt><dd>{} ({})</dd>", plan.phone, plan.name);
        page.sees(&line);
    });
}

#[test]
fn a_code_that_the_file_left_out_is_told_where_a_pharmacist_looks_for_it() {
    sqlite(|portal| {
        let (payer, mut card) = card();
        (card.rx_pcn, card.rx_group, card.person_code) = (None, Some("".into()), None);
        give(portal, &Person::ann(), payer, card);
        let visitor = portal.visited_by(&Person::ann());
        let page = visitor.opens("/card");
        for label in ["Person code", "RxPCN", "RxGRP"] {
            page.sees(&format!("<dt>{label}</dt><dd>Not on file</dd>"));
        }
        page.sees("<dt>RxBIN</dt><dd>100045</dd>");
        let spanish = portal.visited_by(&Person::ann()).in_spanish();
        spanish.opens("/card").sees("<dt>RxPCN</dt><dd>No está registrado</dd>");
    });
}

#[test]
fn a_card_is_printed_for_its_own_member_and_for_nobody_else() {
    both(|portal| {
        let (payer, card) = card();
        let mut second = card.clone();
        second.source = formats::records::SourceRef::new("test", "second");
        let ids = {
            let (card, second) = (card.source.clone(), second.source.clone());
            portal.read(move |tx| {
                Ok([&card, &second].map(|source| crate::coverage_id(tx, source).to_string()))
            })
        };
        give(portal, &Person::ann(), payer.clone(), card);
        give(portal, &Person::ann(), payer, second);
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens("/card");
        for id in &ids {
            let path = format!("/card.pdf?card={id}");
            page.sees(&path);
            let file = ann.opens(&path);
            assert_eq!((file.status, file.header("content-type")), (200, "application/pdf"));
            assert_eq!(file.header("cache-control"), "no-store");
            assert_eq!(file.header("cross-origin-resource-policy"), "same-origin");
            assert_eq!(portal.visited_by(&Person::ben()).opens(&path).status, 404);
            assert_eq!(portal.stranger().opens(&path).status, 303);
        }
        assert_eq!(ann.opens("/card.pdf").status, 200);
        for id in &ids {
            let path = format!("/card.png?card={id}");
            ann.opens("/card").sees(&path);
            let file = ann.opens(&path);
            assert_eq!((file.status, file.header("content-type")), (200, "image/png"));
            assert_eq!(file.header("cache-control"), "no-store");
            assert!(file.header("content-disposition").starts_with("attachment"));
            assert!(file.bytes.starts_with(b"\x89PNG") && file.bytes.len() > 10_000);
            assert_eq!(portal.visited_by(&Person::ben()).opens(&path).status, 404);
            assert_eq!(portal.stranger().opens(&path).status, 303);
        }
        assert_eq!(ann.opens("/card.pdf?card=mine").status, 404);
        assert_eq!(portal.visited_by(&Person::ben()).opens("/card.pdf").status, 404);
    });
}

#[test]
fn a_printed_card_can_be_read_aloud_in_both_languages() {
    sqlite(|portal| {
        let (payer, mut card) = card();
        card.plan_name = Some("Northern Great Lakes Retiree Supplemental Plan ".repeat(4));
        give(portal, &Person::ann(), payer, card);
        let english = portal.visited_by(&Person::ann());
        let spanish = portal.visited_by(&Person::ann()).in_spanish();
        for (visitor, lang) in [(english, &b"(en"[..]), (spanish, &b"(es"[..])] {
            let file = visitor.opens("/card.pdf");
            let says = |words: &[u8]| file.bytes.windows(words.len()).any(|found| found == words);
            assert!(file.bytes.starts_with(b"%PDF-") && says(b"pdfuaid") && says(lang));
        }
    });
}
