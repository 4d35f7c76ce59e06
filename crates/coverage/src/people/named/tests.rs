use base::{Private, Timestamp};
use formats::records::{Name, Person, SourceRef};
use store::testing::{NOW, both};
use store::{Actor, Db, keys, queue};

use super::*;
use crate::people::take_person;

const BORN: &str = "1950-03-04";

fn record(file: &str, (given, family): (&str, &str), birth: &str) -> Person {
    Person {
        refs: vec![SourceRef::new("test", file)],
        member_id: None,
        name: Name { given: vec![given.into()], family: family.into(), suffix: None },
        birth_date: birth.parse().ok().map(Private),
        gender: None,
        address: None,
        emails: Vec::new(),
        phones: Vec::new(),
        lang: None,
        died: None,
    }
}

fn takes(db: &Db, record: Person) -> MemberId {
    db.write_blocking(NOW, move |tx| take_person(tx, &record)).unwrap().0
}

/// Given names of those found, in order; `many` where they are too many.
fn check(db: &Db, (typed, birth): (&str, &str), expected: &str) {
    let (text, day): (String, Day) = (typed.to_owned(), birth.parse().unwrap());
    let found = db.read_blocking(NOW, move |tx| named(tx, &text, day)).unwrap();
    let given = found.map(|all| {
        let mut given: Vec<_> = all.iter().map(|(_, one)| one.name.first().to_owned()).collect();
        given.sort();
        given.join(" ")
    });
    assert_eq!(given.as_deref().unwrap_or("many"), expected, "{typed} {birth}");
}

#[test]
fn a_name_and_a_birth_date_find_whoever_has_both() {
    both(&[crate::SCHEMA], |db| {
        takes(db, record("a", ("Ann", "García Márquez"), BORN));
        takes(db, record("b", ("Bea", "García Márquez"), BORN));
        takes(db, record("c", ("Cal", "Garcia"), "1951-03-04"));
        takes(db, record("d", ("Dee", "Garcia"), ""));
        check(db, ("marquez", BORN), "Ann Bea");
        check(db, ("Bea García", BORN), "Bea");
        check(db, ("García", "1951-03-04"), "Cal");
        check(db, ("García", "1952-03-04"), "");
        check(db, ("Garc", BORN), "");
    });
}

#[test]
fn another_date_moves_it_at_once_and_a_former_name_finds_still() {
    both(&[crate::SCHEMA], |db| {
        takes(db, record("a", ("Ann", "Woodward"), BORN));
        takes(db, record("a", ("Ann", "Ortiz"), BORN));
        check(db, ("Ortiz", BORN), "Ann");
        check(db, ("Woodward", BORN), "Ann");
        takes(db, record("a", ("Ann", "Ortiz"), "1950-04-03"));
        check(db, ("Ortiz", BORN), "");
        check(db, ("Ann Woodward", "1950-04-03"), "Ann");
        // The fifth name drops the first.
        for family in ["Bell", "Cole", "Dean", "Egan"] {
            takes(db, record("a", ("Ann", family), "1950-04-03"));
        }
        check(db, ("Woodward", "1950-04-03"), "");
        check(db, ("Egan", "1950-04-03"), "Ann");
    });
}

#[test]
fn a_record_that_is_refused_names_nobody() {
    both(&[crate::SCHEMA], |db| {
        let refused = db.write_blocking(NOW, |tx| {
            take_person(tx, &record("a", ("Ann", "Woodward"), BORN))?;
            Err::<(), _>(Fault::corrupt("the rest of it"))
        });
        assert!(refused.is_err());
        check(db, ("Woodward", BORN), "");
        assert_eq!(rows(db), 0);
    });
}

fn rows(db: &Db) -> i64 {
    let sql = store::Sql { name: "COUNT", text: "SELECT COUNT(*) FROM person_named" };
    db.read_blocking(NOW, move |tx| tx.one(sql, &[], |row| row.get(0))).unwrap()
}

/// Works on what is queued, at most so often; how often there was something.
fn works(db: &Db, most: usize) -> usize {
    let piece = |tx: &Tx| {
        let Some(job) = queue::claim(tx, Duration::from_mins(1), 1)?.pop() else {
            return Ok(false);
        };
        take(tx)?;
        queue::finish(tx, &job)
    };
    (0..most).take_while(|_| db.write_blocking(NOW, piece).unwrap()).count()
}

#[test]
fn those_who_were_there_before_are_taken_in_by_pieces_that_go_on_where_one_stopped() {
    both(&[crate::SCHEMA], |db| {
        takes(db, record("a", ("Ann", "Woodward"), BORN));
        let many = i64::from(u8::MAX) * 4;
        db.write_blocking(NOW, move |tx| {
            for number in 0..many {
                take_person(tx, &record(&format!("n{number}"), ("Pat", "Ito"), "1960-01-01"))?;
            }
            let old = store::Sql { name: "OLD", text: "DELETE FROM person_named" };
            tx.run(old, &[]).map(drop)
        })
        .unwrap();
        check(db, ("Woodward", BORN), "");
        let asks = || db.write_blocking(NOW, ask).unwrap();
        asks();
        asks();
        assert_eq!(works(db, 1), 1);
        assert_eq!(rows(db), TOGETHER, "one piece, one name each");
        // Somebody who came meanwhile is named already, and is met again.
        takes(db, record("z", ("Zoe", "Woodward"), BORN));
        asks();
        assert_eq!(works(db, 20), 3, "two more with people, and one that ends it");
        assert_eq!(rows(db), many + 2);
        check(db, ("Woodward", BORN), "Ann Zoe");
        asks();
        assert_eq!(works(db, 20), 0, "it is done once");
    });
}

#[test]
fn whoever_is_forgotten_is_found_by_no_name_and_leaves_no_row() {
    both(&[crate::SCHEMA], |db| {
        let ann = takes(db, record("a", ("Ann", "García Márquez"), BORN));
        takes(db, record("b", ("Bea", "García"), BORN));
        db.write_blocking(NOW, move |tx| keys::forget(tx, ann, Actor::Operator)).unwrap();
        check(db, ("García", BORN), "Bea");
        assert_eq!(rows(db), 4);
        let later: Timestamp = NOW + Duration::from_secs(1);
        let runs = tokio::runtime::Runtime::new().unwrap();
        assert_eq!(runs.block_on(store::sweep(db, SWEEP, 100, later)).unwrap(), 3);
        assert_eq!(rows(db), 1);
        check(db, ("García", BORN), "Bea");
    });
}

#[test]
fn a_new_master_key_changes_nobodys_name() {
    both(&[crate::SCHEMA], |db| {
        takes(db, record("a", ("Ann", "Woodward"), BORN));
        let rotated = keys::rotate(db, &base::SeededLuck::new(9), NOW).unwrap();
        assert!(rotated.rewrapped > 0);
        check(db, ("Woodward", BORN), "Ann");
        takes(db, record("b", ("Bea", "Woodward"), BORN));
        check(db, ("Woodward", BORN), "Ann Bea");
    });
}

#[test]
fn a_name_that_hundreds_share_on_one_day_tells_nobody() {
    both(&[crate::SCHEMA], |db| {
        db.write_blocking(NOW, |tx| {
            for number in 0..MOST {
                let file = format!("n{number}");
                take_person(tx, &record(&file, ("Pat", "Ito"), "1960-01-01"))?;
            }
            Ok(())
        })
        .unwrap();
        check(db, ("Pat Ito", "1960-01-01"), "many");
    });
}
