//! Files in, as an operator sees it: everything that can load does, nothing loads twice, a killed
//! run goes on, and each refusal names its place.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it reads")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::io::Write as _;
use std::path::PathBuf;

use base::{Day, MemberScope};
use formats::records::{Record, SourceRef};
use import::{Kind, Options, Progress, Report, Tally};
use juniper::Size;
use store::testing::{NOW, both, sqlite};
use store::{Db, Slice};

const SLICES: &[Slice] =
    &[identity::SCHEMA, coverage::SCHEMA, medicines::SCHEMA, money::SCHEMA, import::SCHEMA];

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../formats/samples")
}

fn load(db: &Db, paths: &[PathBuf], again: bool) -> (Report, Vec<String>) {
    let files = import::find(paths).unwrap();
    let mut notes = Vec::new();
    let options = Options { now: NOW, again, threads: 2 };
    let report = import::run(db, &files, &options, &mut |progress| {
        if let Progress::Note(note) = progress {
            notes.push(note.to_string());
        }
    });
    (report.unwrap(), notes)
}

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

/// A file of lines, as a plan's system would write it.
fn lines(folder: &tempfile::TempDir, name: &str, records: impl Iterator<Item = Record>) -> PathBuf {
    let path = folder.path().join(name);
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    for record in records {
        writeln!(file, "{}", formats::fhir::write(&record)).unwrap();
    }
    file.flush().unwrap();
    path
}

#[test]
fn every_sample_file_loads_and_a_second_run_changes_nothing() {
    both(SLICES, |db| {
        let (first, notes) = load(db, &[samples()], false);
        for kind in [Kind::Person, Kind::Coverage, Kind::Claim, Kind::Prescription, Kind::Fill] {
            assert!(first.of(kind).added > 0, "{} {notes:?}", kind.word());
        }
        for kind in [Kind::Provider, Kind::Plan, Kind::FormularyItem, Kind::Product] {
            assert!(first.of(kind).added > 0, "{} {notes:?}", kind.word());
        }
        assert_eq!(first.unread, 0, "{notes:?}");
        // The guide's example claim and every CMS event; only US Core's person is in no file.
        assert_eq!(first.of(Kind::Claim).refused, 0, "{notes:?}");
        let (second, notes) = load(db, &[samples()], true);
        assert_eq!(second.changes(), 0, "{notes:#?}\n{second}");
        assert_eq!(second.refused(), first.refused());
    });
}

#[test]
fn a_file_loaded_before_is_not_read_again() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let path = lines(&folder, "plan.ndjson", juniper::records(1, Size { members: 3 }, today()));
        let (first, notes) = load(db, std::slice::from_ref(&path), false);
        assert_eq!(first.refused(), 0, "{notes:?}");
        let (second, _) = load(db, &[path], false);
        assert_eq!((second.loaded_before, second.kinds.len()), (1, 0));
    });
}

#[test]
fn the_whole_sample_plan_loads_from_its_own_files_without_a_refusal() {
    sqlite(SLICES, &mut |db: &Db| {
        let folder = tempfile::tempdir().unwrap();
        let path =
            lines(&folder, "plan.ndjson", juniper::records(7, Size { members: 40 }, today()));
        let (report, notes) = load(db, &[path], false);
        let refused: Vec<_> = notes.iter().filter(|note| note.contains("refused")).collect();
        assert!(refused.is_empty(), "{refused:?}");
        assert_eq!(report.of(Kind::Person), Tally { added: 64, ..Tally::default() });
    });
}

#[test]
fn a_refusal_names_file_line_and_reason_and_no_value() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.ndjson");
        let claim = juniper::records(7, Size::default(), today())
            .find(|record| matches!(record, Record::Claim(_)))
            .unwrap();
        let text = format!("{}\n\n{{\"resourceType\":\"Patient\",\n", formats::fhir::write(&claim));
        std::fs::write(&path, text).unwrap();
        let (report, notes) = load(db, std::slice::from_ref(&path), false);
        assert_eq!(report.refused(), 2, "{notes:?}");
        let place = path.display();
        assert_eq!(
            notes[0],
            format!(
                "{place}:1: claim refused: names a person who is in none of the files loaded so far"
            )
        );
        assert!(
            notes[1].starts_with(&format!("{place}:3: Patient refused: is not JSON")),
            "{notes:?}"
        );
        // The person's file comes later; what was refused is tried again and fits.
        let people = juniper::records(7, Size::default(), today())
            .filter(|record| matches!(record, Record::Person(_)));
        let people = lines(&folder, "people.ndjson", people);
        let (_, notes) = load(db, &[people, path], false);
        assert!(!notes.iter().any(|note| note.contains(":1: claim refused")), "{notes:?}");
    });
}

#[test]
fn a_forgotten_members_files_bring_nothing_back() {
    both(SLICES, |db| {
        let ann = SourceRef::new("juniper", "person/ann");
        import::take_all(db, juniper::records(7, Size::default(), today()), NOW).unwrap();
        let name = ann.clone();
        db.write_blocking(NOW, move |tx| {
            let member = coverage::find_member(tx, &name)?.unwrap();
            store::keys::forget(tx, member, store::Actor::Operator)?;
            assert!(coverage::person(tx, MemberScope::of(member)).is_err());
            Ok(())
        })
        .unwrap();
        let same = juniper::records(7, Size::default(), today());
        assert_eq!(import::take_all(db, same, NOW).unwrap().changes(), 0);
        let is_anns = move |record: &Record| match record {
            Record::Claim(claim) => claim.person == ann,
            _ => false,
        };
        let new = juniper::records(7, Size::default(), today().plus_days(400)).filter(is_anns);
        let report = import::take_all(db, new, NOW).unwrap();
        assert!(report.of(Kind::Claim).refused > 0);
        assert_eq!(report.changes(), 0);
    });
}

#[test]
fn the_sample_plan_knows_a_brand_name_medicine_whose_rated_equal_costs_less() {
    both(SLICES, |db| {
        import::take_all(db, juniper::records(7, Size::default(), today()), NOW).unwrap();
        let equals = db.read_blocking(NOW, |tx| {
            let carla = coverage::find_member(tx, &SourceRef::new("juniper", "person/carla"))?;
            let list = coverage::own_list(tx, MemberScope::of(carla.unwrap()), today())?.unwrap();
            let codes = ["99109174930", "99101176630", "99104105230"];
            codes.map(|ndc| list.equal(tx, &ndc.parse().unwrap())).into_iter().collect()
        });
        let equals: Vec<Option<coverage::Equal>> = equals.unwrap();
        let lipitor = equals[0].as_ref().unwrap();
        assert_eq!(lipitor.name.as_str(), "Atorvastatin 20 mg tablet");
        assert_eq!(lipitor.saving.saved(), base::Money::cents(4_000));
        assert_eq!(equals[1..], [None, None], "Synthroid's equal is rated by two codes");
    });
}
