//! The sample plan, there and back again.

use std::path::Path;

use juniper::Size;
use store::testing::{NOW, each_with};
use store::{Db, Keyring, audit, backup};
use tempfile::TempDir;

use crate::{open, world};

fn fill(db: &Db) {
    let today = NOW.day_in(&jiff::tz::TimeZone::UTC);
    import::take_all(db, juniper::records(7, Size { members: 2 }, today), NOW).unwrap();
}

fn file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("backup")
}

fn rows(db: &Db, folder: &Path) -> backup::Summary {
    backup::write(db, &folder.join("again"), NOW).unwrap()
}

#[test]
fn the_sample_plan_moves_from_either_engine_to_either_and_its_record_is_sound() {
    let keyring = Keyring::in_memory(world::luck().as_ref());
    let folder = tempfile::tempdir().unwrap();
    each_with(&keyring, &open::schemas(), |from| {
        fill(from);
        let made = backup::write(from, &file(&folder), NOW).unwrap();
        assert!(made.tables > 25 && made.rows > 1_000, "{made:?}");
        each_with(&keyring, &open::schemas(), |to| {
            let taken = backup::restore(to, &file(&folder), NOW).unwrap();
            assert_eq!(taken, made);
            let again = rows(to, folder.path());
            assert_eq!((again.rows, again.bytes), (made.rows, made.bytes));
            let report = audit::verify(to, Vec::new(), NOW).unwrap();
            assert_eq!(report.findings, Vec::new());
            assert!(report.entries > 0);
        });
    });
}

#[test]
fn a_database_that_holds_anything_is_not_restored_into() {
    let keyring = Keyring::in_memory(world::luck().as_ref());
    let folder = tempfile::tempdir().unwrap();
    each_with(&keyring, &open::schemas(), |db| {
        fill(db);
        backup::write(db, &file(&folder), NOW).unwrap();
        let refused = backup::restore(db, &file(&folder), NOW).unwrap_err();
        assert!(matches!(refused, backup::Problem::NotEmpty(_)), "{refused}");
    });
}
