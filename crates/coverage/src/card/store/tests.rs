use base::MemberId;
use formats::records::{Name, Person, ProviderKind};
use store::testing::{NOW, both};

use super::*;

fn coverage(name: &str, start: &str, end: &str) -> Coverage {
    let day = |text: &str| text.parse().ok().map(Private);
    Coverage {
        source: SourceRef::new("test", name),
        person: SourceRef::new("test", "a"),
        status: CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: Relationship::Oneself,
        payor: Party { reference: Some(SourceRef::new("test", "payer")), name: None },
        plan_name: None,
        group_number: None,
        group_name: None,
        rx_bin: Some("004999".into()),
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: day(start),
        end: day(end),
        costs: Vec::new(),
    }
}

fn scope(number: u8) -> MemberScope {
    MemberScope::of(MemberId::new([number; 16]))
}

fn take(tx: &Tx, who: MemberScope, record: &Coverage) -> Result<Taken, Fault> {
    take_coverage(tx, who, coverage_id(tx, &record.source), record)
}

#[test]
fn a_coverage_is_added_once_changed_when_it_differs_and_left_alone_otherwise() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let mut record = coverage("c", "2027-01-01", "");
            assert_eq!(take(tx, scope(1), &record)?, Taken::Added);
            assert_eq!(take(tx, scope(1), &record)?, Taken::Same);
            record.rx_pcn = Some("JNPR".into());
            assert_eq!(take(tx, scope(1), &record)?, Taken::Changed);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_coverage_shows_only_to_the_one_it_covers_even_after_a_correction() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let today = Day::new(2027, 3, 4).unwrap();
            let record = coverage("c", "2027-01-01", "");
            take(tx, scope(1), &record)?;
            assert_eq!(held(tx, scope(1), today)?.len(), 1);
            assert_eq!(held(tx, scope(2), today)?.len(), 0);
            assert_eq!(take(tx, scope(2), &record)?, Taken::Changed);
            assert_eq!(held(tx, scope(1), today)?.len(), 0);
            assert_eq!(held(tx, scope(2), today)?.len(), 1);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn the_home_page_speaks_of_the_coverage_in_force_and_names_its_payer() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let today = Day::new(2027, 3, 4).unwrap();
            crate::take_provider(tx, &payer())?;
            let (ann, _) = crate::take_person(tx, &ann())?;
            let who = MemberScope::of(ann);
            take(tx, who, &coverage("old", "2020-01-01", "2026-12-31"))?;
            let ended = summary(tx, who, today)?.unwrap();
            assert!(matches!(ended.standing, Some(Standing::Ended(Some(_)))));
            take(tx, who, &coverage("new", "2027-01-01", ""))?;
            let now = summary(tx, who, today)?.unwrap();
            assert_eq!(now.standing, Some(Standing::Active));
            assert_eq!(now.first_name, "Ann");
            assert_eq!(now.plan_name.as_deref(), Some("Juniper Health Fund"));
            assert_eq!(now.card.unwrap().member_id.unwrap().as_str(), "S1");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn each_card_shows_the_number_that_its_own_coverage_gives_the_member() {
    let person = PersonView { member_id: Some("JNX1".into()), ..PersonView::default() };
    let shown = |rx_id: Option<&str>, member_id: Option<&str>| {
        let card = Coverage {
            rx_id: rx_id.map(Into::into),
            member_id: member_id.map(Into::into),
            ..coverage("c", "2027-01-01", "")
        };
        Span::from(&card).facts(&person).member_id.unwrap().to_string()
    };
    assert_eq!(shown(Some("RX1"), Some("LS0048219001-02")), "RX1");
    assert_eq!(shown(None, Some("LS0048219001-02")), "LS0048219001-02");
    assert_eq!(shown(None, None), "JNX1");
    let nobody = PersonView::default();
    assert_eq!(Span::from(&coverage("c", "", "")).facts(&nobody).member_id.unwrap().as_str(), "S1");
}

#[test]
fn a_number_that_a_later_file_adds_is_a_change_and_a_coverage_without_one_is_as_it_was() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let mut record = coverage("c", "2027-01-01", "");
            let before = serde_json::to_string(&record).unwrap();
            assert!(!before.contains("\"member_id\""), "its digest is the one that it had");
            assert_eq!(take(tx, scope(1), &record)?, Taken::Added);
            record.member_id = Some("LS0048219001-02".into());
            assert_eq!(take(tx, scope(1), &record)?, Taken::Changed);
            let held = held(tx, scope(1), Day::new(2027, 3, 4).unwrap())?;
            assert_eq!(held[0].span.member_id.as_ref().unwrap().as_str(), "LS0048219001-02");
            Ok(())
        })
        .unwrap();
    });
    let kept: Span = serde_json::from_str(r#"{"subscriber_id":"S1"}"#).unwrap();
    assert!(kept.member_id.is_none(), "what was sealed before still reads");
}

#[test]
fn every_number_that_stands_on_a_card_finds_its_member() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let (ann, _) = crate::take_person(tx, &ann())?;
            let mut record = coverage("c", "2027-01-01", "");
            record.member_id = Some("LS0048219001-02".into());
            take(tx, MemberScope::of(ann), &record)?;
            (record.rx_id, record.member_id) = (Some("RX 77 1093".into()), Some("-".into()));
            take(tx, MemberScope::of(ann), &record)?;
            for number in ["ls004821900102", "rx771093"] {
                assert_eq!(crate::find_by_member_id(tx, number)?, Some(ann), "{number}");
            }
            assert_eq!(crate::find_by_member_id(tx, "")?, None, "nothing is no number");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_number_that_a_household_shares_finds_whose_own_it_is() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let (ann, _) =
                crate::take_person(tx, &Person { member_id: Some("JNX-77".into()), ..ann() })?;
            let refs = vec![SourceRef::new("test", "son")];
            let (son, _) = crate::take_person(tx, &Person { refs, ..self::ann() })?;
            let mut record = coverage("c", "2027-01-01", "");
            record.rx_id = Some("JNX 77".into());
            take(tx, MemberScope::of(son), &record)?;
            assert_eq!(crate::find_by_member_id(tx, "jnx77")?, Some(ann));
            record.rx_id = Some("JNX 78".into());
            for member in [ann, son] {
                take(tx, MemberScope::of(member), &record)?;
            }
            assert_eq!(crate::find_by_member_id(tx, "jnx78")?, None, "nobody is guessed at");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_person_without_coverage_has_a_name_and_no_card() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            let (ann, _) = crate::take_person(tx, &ann())?;
            let found = summary(tx, MemberScope::of(ann), Day::new(2027, 3, 4).unwrap())?.unwrap();
            assert_eq!((found.standing, found.card.is_none()), (None, true));
            Ok(())
        })
        .unwrap();
    });
}

fn ann() -> Person {
    Person {
        refs: vec![SourceRef::new("test", "a")],
        member_id: None,
        name: Name { given: vec!["Ann".into()], family: "Ortiz".into(), suffix: None },
        birth_date: None,
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

fn payer() -> Provider {
    Provider {
        refs: vec![SourceRef::new("test", "payer")],
        kind: ProviderKind::Payer,
        name: "Juniper Health Fund".to_owned(),
        npi: None,
        ncpdp: None,
        phones: Vec::new(),
        lines: Vec::new(),
        address: None,
        mail_order: false,
    }
}
