use base::{Ndc, Private};
use formats::records::{Drug, Party, ProviderKind};
use store::testing::{NOW, both};

use super::*;
use crate::NameBook;

fn name(text: &str) -> SourceRef {
    SourceRef::new("test", text)
}

fn pharmacy(refs: &[&str], called: &str) -> Provider {
    Provider {
        refs: refs.iter().map(|text| name(text)).collect(),
        kind: ProviderKind::Pharmacy,
        name: called.to_owned(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: None,
        mail_order: false,
    }
}

#[test]
fn two_files_about_one_pharmacy_can_be_read_again_without_a_change() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let fhir = pharmacy(&["fhir", "npi"], "Cedar Lane");
            let mut listed = pharmacy(&["ncpdp", "npi"], "CEDAR LANE");
            listed.phones = vec!["1-800-555-0100".to_owned()];
            assert_eq!(take_provider(tx, &fhir)?, Taken::Added);
            assert_eq!(take_provider(tx, &listed)?, Taken::Changed);
            assert_eq!(take_provider(tx, &fhir)?, Taken::Same);
            assert_eq!(take_provider(tx, &listed)?, Taken::Same);
            assert_eq!(provider(tx, &name("fhir"))?.unwrap().phones.len(), 1);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_chains_pharmacies_that_share_a_number_stay_apart() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            take_provider(tx, &pharmacy(&["one", "npi"], "Cedar Lane"))?;
            take_provider(tx, &pharmacy(&["two", "npi"], "Cedar Hill"))?;
            let names = provider_names(tx, &[name("one"), name("two"), name("none")])?;
            assert_eq!(names.len(), 2);
            assert_eq!(names[&name("two")], "Cedar Hill");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_claim_by_code_alone_gets_the_name_that_another_record_gave_the_code() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let ndc: Ndc = "00093505698".parse().unwrap();
            let named = |text: Option<&str>| Drug {
                ndc: Some(ndc),
                name: text.map(|text| Private(text.to_owned())),
                ..Drug::default()
            };
            let mut book = NameBook::default();
            assert_eq!(book.drug(tx, &named(None))?, None);
            let lipid = Some("Atorvastatin 20 mg".to_owned());
            assert_eq!(book.drug(tx, &named(Some("Atorvastatin 20 mg")))?, lipid);
            assert_eq!(book.drug(tx, &named(None))?, lipid);
            book.drug(tx, &named(Some("ATORVASTATIN CALCIUM")))?;
            // Another run starts with an empty book; the first name given stays.
            assert_eq!(NameBook::default().drug(tx, &named(None))?, lipid);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_party_named_by_reference_is_looked_up_once_it_is_known() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let party = Party { reference: Some(name("one")), name: None };
            let mut book = NameBook::default();
            assert_eq!(book.party(tx, &party)?, None);
            take_provider(tx, &pharmacy(&["one"], "Cedar Lane"))?;
            book.forget_unknown();
            assert_eq!(book.party(tx, &party)?.as_deref(), Some("Cedar Lane"));
            Ok(())
        })
        .unwrap();
    });
}
