//! Several threads read, and nobody can tell: the same records in the same order, the same words
//! about the same lines, and a run killed anywhere goes on from what it had saved.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it reads")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use base::Day;
use formats::records::Record;
use import::{Error, Kind, Options, Progress, Report};
use store::testing::{NOW, both, sqlite};
use store::{Db, Slice};

const SLICES: &[Slice] =
    &[identity::SCHEMA, coverage::SCHEMA, medicines::SCHEMA, money::SCHEMA, import::SCHEMA];

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

fn lines(records: impl Iterator<Item = Record>) -> Vec<String> {
    records.map(|record| formats::fhir::write(&record)).collect()
}

struct House {
    folder: tempfile::TempDir,
}

impl House {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, text: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

fn load(
    db: &Db,
    path: &PathBuf,
    threads: usize,
    tell: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let files = import::find(std::slice::from_ref(path)).unwrap();
    import::run(db, &files, &Options { now: NOW, again: false, threads }, tell)
}

#[test]
fn what_is_told_and_in_which_order_does_not_depend_on_the_number_of_threads() {
    let house = House::new();
    let mut file = lines(juniper::claims_only(5, 12, 150, today()));
    // Broken lines and people nobody knows, in many pieces.
    for at in (100..file.len()).step_by(97) {
        file[at].truncate(500);
    }
    for at in (120..file.len()).step_by(89) {
        file[at] = file[at].replace("person/", "nobody/");
    }
    let path = house.file("claims.ndjson", file.join("\n").as_bytes());
    let mut tales = Vec::new();
    for threads in [1, 2, 5] {
        sqlite(SLICES, &mut |db: &Db| {
            let mut tale = Vec::new();
            let report = load(db, &path, threads, &mut |progress| {
                tale.push(match progress {
                    Progress::Note(note) => note.to_string(),
                    Progress::Bytes { done, of } => format!("{done} of {of}"),
                });
            });
            tale.push(report.unwrap().to_string());
            tales.push(tale);
        });
    }
    let refused = tales[0].iter().filter(|told| told.contains("refused: ")).count();
    assert!(refused > 30, "{:#?}", tales[0]);
    assert_eq!(tales[0], tales[1]);
    assert_eq!(tales[0], tales[2]);
}

/// Each attempt dies as soon as it has come further than the one before: after every transaction
/// there is, in the end.
#[test]
fn a_run_killed_after_every_batch_still_takes_in_everything_once() {
    both(SLICES, |db| {
        let house = House::new();
        let records = lines(juniper::claims_only(3, 16, 150, today()));
        let path = house.file("claims.ndjson", records.join("\n").as_bytes());
        let (mut furthest, mut killed) = (0, 0);
        let report = loop {
            let attempt = catch_unwind(AssertUnwindSafe(|| {
                load(db, &path, 1 + killed % 4, &mut |progress| {
                    let Progress::Bytes { done, .. } = progress else { return };
                    let is_further = done > furthest;
                    furthest = furthest.max(done);
                    assert!(!is_further, "killed");
                })
            }));
            match attempt {
                Ok(report) => break report.unwrap(),
                Err(_) => killed += 1,
            }
        };
        assert!(killed > 4, "killed {killed} times only");
        assert_eq!(report.changes(), 0, "the last attempt found everything done");
        let files = import::find(&[path]).unwrap();
        let options = Options { now: NOW, again: true, threads: 2 };
        let again = import::run(db, &files, &options, &mut |_| {}).unwrap();
        assert_eq!((again.of(Kind::Claim).same, again.changes()), (2_400, 0));
    });
}

#[test]
fn a_run_that_goes_on_reads_nothing_twice() {
    both(SLICES, |db| {
        let house = House::new();
        let records = lines(juniper::claims_only(3, 20, 150, today()));
        let path = house.file("claims.ndjson", records.join("\n").as_bytes());
        let half_way = catch_unwind(AssertUnwindSafe(|| {
            load(db, &path, 3, &mut |progress| {
                let past = matches!(progress, Progress::Bytes { done, of } if done * 2 > of);
                assert!(!past, "killed");
            })
        }));
        assert!(half_way.is_err());
        let claims = load(db, &path, 2, &mut |_| {}).unwrap().of(Kind::Claim);
        assert!((1..2_999).contains(&claims.added), "{claims:?}");
        assert_eq!((claims.same, claims.changed, claims.refused), (0, 0, 0));
    });
}

#[test]
fn a_file_may_tell_of_people_after_their_claims() {
    sqlite(SLICES, &mut |db: &Db| {
        let house = House::new();
        let mut records = lines(juniper::claims_only(9, 3, 120, today()));
        records.reverse();
        let path = house.file("claims.ndjson", records.join("\n").as_bytes());
        let report = load(db, &path, 2, &mut |_| {}).unwrap();
        assert_eq!(report.refused(), 0, "{report}");
        assert_eq!((report.of(Kind::Person).added, report.of(Kind::Claim).added), (3, 360));
    });
}

#[test]
fn how_far_a_run_has_come_only_grows_and_ends_at_the_whole() {
    sqlite(SLICES, &mut |db: &Db| {
        let house = House::new();
        let records = lines(juniper::claims_only(9, 10, 300, today()));
        let path = house.file("claims.ndjson", records.join("\n").as_bytes());
        let mut seen = Vec::new();
        load(db, &path, 2, &mut |progress| {
            if let Progress::Bytes { done, of } = progress {
                seen.push((done, of));
            }
        })
        .unwrap();
        assert!(seen.is_sorted(), "{seen:?}");
        let (done, of) = *seen.last().unwrap();
        assert_eq!(done, of);
        let inside = seen.iter().filter(|(done, of)| (of / 10..of * 9 / 10).contains(done)).count();
        assert!(inside >= 2, "progress inside the file: {seen:?}");
    });
}

/// Files are hashed in parts, on several threads: a byte anywhere and the order of parts count.
#[test]
fn a_file_is_known_by_its_bytes_and_not_by_its_name() {
    let house = House::new();
    let text: Vec<u8> =
        (0..9_000_000_u32).map(|at| b"0123456789abcdef"[at as usize / 7 % 16]).collect();
    let hash = |path: PathBuf| import::find(&[path]).unwrap()[0].hash;
    let whole = hash(house.file("a", &text));
    assert_eq!(whole, hash(house.file("b", &text)));
    let mut changed = text.clone();
    changed[8_999_999] = b'!';
    assert_ne!(whole, hash(house.file("c", &changed)));
    let mut turned = text[4 << 20..8 << 20].to_vec();
    turned.extend(&text[..4 << 20]);
    turned.extend(&text[8 << 20..]);
    assert_eq!(turned.len(), text.len());
    assert_ne!(whole, hash(house.file("d", &turned)));
    assert_ne!(hash(house.file("e", b"")), hash(house.file("f", b"\n")));
}
