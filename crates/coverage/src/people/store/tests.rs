use base::{Day, Private};
use formats::records::{Name, Record};
use formats::{Kind, Read, Sheet};
use store::testing::{NOW, both};

use super::*;

fn record(refs: &[&str], given: &str, birth: &str) -> Person {
    Person {
        refs: refs.iter().map(|text| SourceRef::new("test", text)).collect(),
        member_id: None,
        name: Name { given: vec![given.into()], family: "Ortiz".into(), suffix: None },
        birth_date: birth.parse::<Day>().ok().map(Private),
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

/// Takes records in their order on a fresh database of each engine; each is answered with the
/// number of the person it was taken for, counted from 1, and what that did.
fn check(records: &[Person], expected: &str) {
    both(&[crate::SCHEMA], |db| {
        let records = records.to_vec();
        let answers = db
            .write_blocking(NOW, move |tx| {
                records.iter().map(|record| take_person(tx, record)).collect::<Result<Vec<_>, _>>()
            })
            .unwrap();
        let mut met = Vec::new();
        let mut said = Vec::new();
        for (id, taken) in answers {
            let number = met.iter().position(|known| *known == id).unwrap_or_else(|| {
                met.push(id);
                met.len() - 1
            });
            said.push(format!("{}{taken:?}", number + 1));
        }
        assert_eq!(said.join(" "), expected);
    });
}

#[test]
fn the_same_record_again_changes_nothing() {
    let ann = record(&["a", "card"], "Ann", "1960-02-03");
    check(&[ann.clone(), ann], "1Added 1Same");
}

#[test]
fn another_files_record_of_a_person_finds_them_by_a_shared_name() {
    let fhir = record(&["fhir-a", "card"], "Ann", "1960-02-03");
    let mut enrolment = record(&["x12-a", "card"], "Ann", "1960-02-03");
    enrolment.emails = vec!["ann@example.org".into()];
    // Both files again: neither undoes what the other said.
    let twice = [fhir.clone(), enrolment.clone(), fhir, enrolment];
    check(&twice, "1Added 1Changed 1Same 1Same");
}

#[test]
fn whoever_was_forgotten_stands_in_nobodys_way_under_a_number_of_the_household() {
    both(&[crate::SCHEMA], |db| {
        let numbered = |name: &str, given: &str| {
            let mut record = record(&[name, "household"], given, "1960-02-03");
            record.member_id = Some("JRX100200".into());
            record
        };
        let (ann, bea) = (numbered("a", "Ann"), numbered("b", "Bea"));
        let take = move |record: Person| {
            db.write_blocking(NOW, move |tx| take_person(tx, &record)).unwrap().0
        };
        let forgotten = take(ann);
        db.write_blocking(NOW, move |tx| {
            store::keys::forget(tx, forgotten, store::Actor::Operator)
        })
        .unwrap();
        let bea = take(bea);
        assert_ne!(bea, forgotten);
        let holders = db.read_blocking(NOW, |tx| card_holders(tx, "JRX100200")).unwrap();
        assert_eq!(holders.iter().map(|(member, _)| *member).collect::<Vec<_>>(), [bea]);
    });
}

#[test]
fn a_corrected_birth_date_under_the_files_own_name_is_the_same_person() {
    let wrong = record(&["a"], "Ann", "1960-02-03");
    let right = record(&["a"], "Ann", "1960-03-02");
    check(&[wrong, right], "1Added 1Changed");
}

#[test]
fn twins_under_one_household_number_stay_two_people_whatever_the_order() {
    let ann = record(&["a", "household"], "Ann", "1960-02-03");
    let bea = record(&["b", "household"], "Bea", "1960-02-03");
    check(&[ann.clone(), bea.clone(), ann.clone(), bea.clone()], "1Added 2Added 1Same 2Same");
    check(&[bea.clone(), ann.clone(), bea, ann], "1Added 2Added 1Same 2Same");
}

#[test]
fn a_name_that_two_people_share_leads_to_neither() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let name = |text| SourceRef::new("test", text);
            let (ann, _) = take_person(tx, &record(&["a", "household"], "Ann", "1960-02-03"))?;
            assert_eq!(find_member(tx, &name("household"))?, Some(ann));
            let (bea, _) = take_person(tx, &record(&["household"], "Bea", "1990-02-03"))?;
            assert_ne!(ann, bea);
            assert_eq!(find_member(tx, &name("household"))?, None);
            assert_eq!(find_member(tx, &name("a"))?, Some(ann));
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_card_number_is_found_however_it_is_typed_unless_a_household_shares_it() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let mut ann = record(&["a"], "Ann", "1960-02-03");
            ann.member_id = Some("JNX-204 771".into());
            let (id, _) = take_person(tx, &ann)?;
            assert_eq!(find_by_member_id(tx, "jnx204771")?, Some(id));
            assert_eq!(find_by_member_id(tx, "jnx204772")?, None);
            let mut bea = record(&["b"], "Bea", "1990-02-03");
            bea.member_id = ann.member_id;
            take_person(tx, &bea)?;
            assert_eq!(find_by_member_id(tx, "jnx204771")?, None);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_person_is_read_in_their_own_name_only() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let (ann, _) = take_person(tx, &record(&["a"], "Ann", "1960-02-03"))?;
            let known = person(tx, MemberScope::of(ann))?.unwrap();
            assert_eq!(known.name.full(), "Ann Ortiz");
            assert!(person(tx, MemberScope::of(MemberId::new([9; 16])))?.is_none());
            Ok(())
        })
        .unwrap();
    });
}

/// A Patient as a FHIR file writes one, with a word about their death or none.
fn patient(deceased: &str) -> Person {
    let name = r#""name":[{"family":"Ortiz","given":["Ann"]}]"#;
    let text = format!(r#"{{"resourceType":"Patient","id":"ann",{name}{deceased}}}"#);
    only(&formats::read_line(Kind::FhirLines, text.as_bytes(), 1))
}

/// The same person in a table.
fn row(died: &str) -> Person {
    let text = format!("person_id,family_name,given_name,died\nann,Ortiz,Ann,{died}\n");
    only(&formats::read_all(Kind::Table(Sheet::People), text.as_bytes()))
}

fn only(reads: &[Read]) -> Person {
    let person = reads.iter().find_map(|read| match read {
        Read::Record { record: Record::Person(person), .. } => Some(person.clone()),
        _ => None,
    });
    person.expect("a person")
}

#[test]
fn a_death_is_heard_however_a_file_tells_it_and_taken_back_by_the_next_that_says_otherwise() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let has_died = |tx: &Tx, told: &Person| {
                let (ann, _) = take_person(tx, told)?;
                Ok::<_, Fault>(person(tx, MemberScope::of(ann))?.unwrap().died.is_some())
            };
            let told = [
                patient(r#","deceasedDateTime":"2024-03-11""#),
                patient(r#","deceasedDateTime":"2024""#),
                patient(r#","deceasedBoolean":true"#),
            ];
            for died in told {
                // A file that has no word for it takes nothing back.
                let thin = Person { died: None, ..died.clone() };
                for mistaken in [patient(r#","deceasedBoolean":false"#), patient("")] {
                    assert!(has_died(tx, &died)?, "{died:?}");
                    assert!(has_died(tx, &thin)?, "{died:?}");
                    assert!(!has_died(tx, &mistaken)?, "{died:?}, then {mistaken:?}");
                    assert!(!has_died(tx, &thin)?, "{died:?}");
                }
            }
            for (died, dead) in
                [("2024-03-11", true), ("", true), ("no", false), ("", false), ("yes", true)]
            {
                assert_eq!(has_died(tx, &row(died))?, dead, "{died}");
            }
            Ok(())
        })
        .unwrap();
    });
}
