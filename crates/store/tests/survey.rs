//! A look at a database changes nothing in it, on either engine.

use std::time::Duration;

use base::SeededLuck;
use store::testing::{NOW, places};
use store::{Db, Fault, Keyring, Location, Options, Slice, Step, Survey, queue, survey};

const OLD: &[Step] = &[Step { name: "0001_thing", text: "CREATE TABLE thing (id BIGINT)" }];
const NEW: &[Step] = &[OLD[0], Step { name: "0002_more", text: "CREATE TABLE more (id BIGINT)" }];
const EDITED: &[Step] = &[Step { name: "0001_thing", text: "CREATE TABLE thing (id TEXT)" }];

const fn shelf(steps: &'static [Step]) -> Slice {
    Slice { name: "shelf", steps, statements: &[] }
}

fn look(options: &Options, steps: &'static [Step]) -> Result<Survey<usize>, Fault> {
    survey(options, &[shelf(steps)], NOW, |tx| Ok(queue::counts(tx)?.len()))
}

#[test]
fn a_place_nobody_has_used_lacks_every_step_and_stays_unused() {
    places(|options| {
        for _ in 0..2 {
            let found = look(&options(), OLD).unwrap();
            let missing = found.missing.iter().map(String::as_str).collect::<Vec<_>>();
            assert!(missing.contains(&"store/0001_foundation"), "{missing:?}");
            assert_eq!(missing.last(), Some(&"shelf/0001_thing"));
            assert_eq!(found.found, None);
        }
        if let Location::Sqlite(file) = options().location {
            assert!(!file.exists());
        }
    });
}

#[test]
fn a_missing_step_is_told_and_not_applied() {
    places(|options| {
        drop(Db::open(options(), &[shelf(OLD)], NOW).unwrap());
        for _ in 0..2 {
            let found = look(&options(), NEW).unwrap();
            assert_eq!((found.missing, found.found), (vec!["shelf/0002_more".to_owned()], None));
        }
        let current = look(&options(), OLD).unwrap();
        assert_eq!((current.missing.len(), current.found), (0, Some(0)));
    });
}

#[test]
fn a_step_changed_after_it_was_applied_is_a_fault() {
    places(|options| {
        drop(Db::open(options(), &[shelf(OLD)], NOW).unwrap());
        let fault = look(&options(), EDITED).unwrap_err();
        assert!(fault.to_string().contains("shelf/0001_thing was changed"), "{fault}");
    });
}

#[test]
fn keys_that_do_not_open_it_are_noticed() {
    places(|options| {
        drop(Db::open(options(), &[shelf(OLD)], NOW).unwrap());
        let keyring = Keyring::in_memory(&SeededLuck::new(99));
        let strange = Options { keyring, ..options() };
        assert!(matches!(look(&strange, OLD), Err(Fault::Keys(_))));
    });
}

#[test]
fn a_server_says_what_time_it_has() {
    places(|options| {
        drop(Db::open(options(), &[], NOW).unwrap());
        let found = look(&options(), &[]).unwrap();
        match options().location {
            Location::Sqlite(_) => assert_eq!(found.clock, None),
            Location::Postgres(_) => {
                // These lines were written in 2026, and no server's clock is a century ahead.
                let age = found.clock.unwrap().since(base::Timestamp::from_seconds(1_767_225_600));
                assert!(age > Duration::ZERO && age < Duration::from_hours(24 * 36_525));
            }
        }
    });
}
