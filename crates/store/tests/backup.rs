//! Backups: from either engine to either, whole or not at all.

#![expect(clippy::disallowed_methods, reason = "a test reads files where it stands")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use base::{MemberId, SeededLuck};
use proptest::prelude::*;
use store::backup::{self, Problem};
use store::testing::{NOW, each_with};
use store::{Actor, Db, Entry, Keyring, Place, Slice, Step, args, audit};

const ODD: Slice = Slice {
    name: "odd",
    steps: &[Step {
        name: "0001_odd",
        text: "CREATE TABLE pair (a TEXT NOT NULL, b BIGINT NOT NULL, truth BOOLEAN NOT NULL,
            maybe BOOLEAN, note TEXT, body BYTEA, PRIMARY KEY (b, a));
            CREATE TABLE sum (id BIGINT PRIMARY KEY, amount BIGINT NOT NULL);",
    }],
    statements: &[STATEMENTS],
};

store::statements! {
    ADD_PAIR = "INSERT INTO pair (a, b, truth, maybe, note, body) VALUES ($1, $2, $3, $4, $5, $6)";
    PAIRS = "SELECT a, b, truth, maybe, note, body FROM pair ORDER BY a, b";
    ADD_SUM = "INSERT INTO sum (id, amount) VALUES ($1, $2)";
    MOVE = "UPDATE sum SET amount = amount + $2 WHERE id = $1";
    SUMS = "SELECT CAST(SUM(amount) AS BIGINT) FROM sum";
}

type Pair = (String, i64, bool, Option<bool>, Option<String>, Option<Vec<u8>>);

fn pairs(db: &Db) -> Vec<Pair> {
    let read = |row: &store::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    };
    db.read_blocking(NOW, move |tx| tx.all(PAIRS, &[], read)).unwrap()
}

fn fill(db: &Db) {
    db.write_blocking(NOW, |tx| {
        for number in 0..1_203_i64 {
            let text = format!("{}", number * 7919 % 1000);
            let body = tx.seal(&Place::new(MemberId::new([3; 16]), "pair", &[1; 16]), &number)?;
            let (maybe, note) =
                ((number % 3 == 0).then_some(number % 2 == 0), (number % 5 == 0).then_some("ñ"));
            tx.run(ADD_PAIR, &args![text, number / 4, number % 2 == 1, maybe, note, body])?;
        }
        tx.audit(Entry::new("pair.filled", Actor::House).detail(&"all of them"))
    })
    .unwrap();
}

fn keyring(seed: u64) -> Keyring {
    Keyring::in_memory(&SeededLuck::new(seed))
}

fn folder() -> PathBuf {
    let name = format!("latchkey-backup-{}-{}", std::process::id(), line());
    let folder = std::env::temp_dir().join(name);
    // What a run that was killed left under the same number.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn line() -> u64 {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

#[test]
fn what_left_one_engine_arrives_on_the_other_to_the_last_cell() {
    let (keys, folder) = (keyring(1), folder());
    let file = folder.join("all");
    each_with(&keys, &[ODD], |from| {
        fill(from);
        let made = backup::write(from, &file, NOW).unwrap();
        assert!(made.rows > 1_203, "{made:?}");
        each_with(&keys, &[ODD], |to| {
            assert_eq!(backup::restore(to, &file, NOW).unwrap(), made);
            assert_eq!(pairs(to), pairs(from));
            let report = audit::verify(to, Vec::new(), NOW).unwrap();
            assert!(report.findings.is_empty() && report.entries == 1, "{report:?}");
        });
    });
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_unfinished_backup_takes_no_ones_place() {
    let (keys, folder) = (keyring(1), folder());
    each_with(&keys, &[ODD], |db| {
        fill(db);
        backup::write(db, &folder.join("all"), NOW).unwrap();
        assert!(backup::write(db, &folder.join("missing/all"), NOW).is_err());
        let names: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().collect();
        assert_eq!(names.len(), 1, "{names:?}");
    });
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_backup_of_another_house_or_another_version_is_told_apart_from_a_damaged_one() {
    let (keys, folder) = (keyring(1), folder());
    let file = folder.join("all");
    each_with(&keys, &[ODD], |from| {
        fill(from);
        backup::write(from, &file, NOW).unwrap();
        each_with(&keyring(2), &[ODD], |to| {
            let refused = backup::restore(to, &file, NOW).unwrap_err();
            assert!(matches!(refused, Problem::OtherKeys), "{refused}");
        });
        each_with(&keys, &[], |to| {
            let refused = backup::restore(to, &file, NOW).unwrap_err().to_string();
            assert!(refused.contains("schema step odd/0001_odd"), "{refused}");
        });
        let refused = backup::restore(from, &file, NOW).unwrap_err();
        assert!(matches!(refused, Problem::NotEmpty(_)), "{refused}");
    });
    std::fs::remove_dir_all(folder).unwrap();
}

/// From one end of the table to the other, so that a backup of two moments would not add up.
fn move_one(db: &Db, number: i64) {
    db.write_blocking(NOW, move |tx| {
        tx.run(MOVE, &args![number % 500, -1_i64])?;
        tx.run(MOVE, &args![1_999 - number % 500, 1_i64])?;
        tx.audit(Entry::new("sum.moved", Actor::House))
    })
    .unwrap();
}

#[test]
fn while_others_write_a_backup_sees_one_moment() {
    let (keys, folder) = (keyring(1), folder());
    let file = folder.join("all");
    each_with(&keys, &[ODD], |from| {
        let sums = |tx: &store::Tx| {
            (0..2_000).try_for_each(|id: i64| tx.run(ADD_SUM, &args![id, 10_i64]).map(|_| ()))
        };
        from.write_blocking(NOW, sums).unwrap();
        let (stop, moves) = (AtomicBool::new(false), AtomicU64::new(0));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    move_one(from, i64::try_from(moves.fetch_add(1, Ordering::Relaxed)).unwrap());
                }
            });
            while moves.load(Ordering::Relaxed) < 20 {
                std::thread::yield_now();
            }
            backup::write(from, &file, NOW).unwrap();
            stop.store(true, Ordering::Relaxed);
        });
        each_with(&keys, &[ODD], |to| {
            backup::restore(to, &file, NOW).unwrap();
            let sum = |tx: &store::Tx| tx.one(SUMS, &[], |row| row.get::<i64>(0));
            assert_eq!(to.read_blocking(NOW, sum).unwrap(), 20_000);
            assert!(audit::verify(to, Vec::new(), NOW).unwrap().findings.is_empty());
        });
    });
    std::fs::remove_dir_all(folder).unwrap();
}

fn small(folder: &Path) -> (Keyring, Vec<u8>) {
    let keys = keyring(1);
    let file = folder.join("small");
    let mut bytes = Vec::new();
    each_with(&keys, &[ODD], |db| {
        db.write_blocking(NOW, |tx| tx.run(ADD_SUM, &args![1_i64, 2_i64])).unwrap();
        backup::write(db, &file, NOW).unwrap();
        bytes = std::fs::read(&file).unwrap();
    });
    (keys, bytes)
}

#[test]
fn a_changed_bit_a_lost_end_or_a_word_more_is_refused_wherever_it_is() {
    let folder = folder();
    let (keys, sound) = small(&folder);
    let file = folder.join("changed");
    let refuses = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        backup::check(&file, &keys).is_err()
    };
    assert!(!refuses(&sound));
    assert!(refuses(&[sound.as_slice(), b"more"].concat()));
    proptest!(ProptestConfig::with_cases(300), |(at in 0..sound.len(), bit in 0..8_u8)| {
        let mut changed = sound.clone();
        changed[at] ^= 1_u8 << bit;
        prop_assert!(refuses(&changed), "byte {at} bit {bit}");
        prop_assert!(refuses(&sound[..at]), "cut at {at}");
    });
    std::fs::remove_dir_all(folder).unwrap();
}
