//! What the back end tells of orders, loaded like every other file.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it reads")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use base::{Day, MemberScope, OrderId};
use formats::records::{Hold, Moment, News, OrderFact, OrderName, OrderNews, Record, SourceRef};
use import::{Kind, Options, Progress, Report, Tally};
use juniper::Size;
use medicines::{PastOrder, Stage};
use store::testing::{NOW, both};
use store::{Db, Slice, queue};

const SLICES: &[Slice] =
    &[identity::SCHEMA, coverage::SCHEMA, medicines::SCHEMA, money::SCHEMA, import::SCHEMA];

fn today() -> Day {
    Day::new(2027, 3, 4).unwrap()
}

/// An order of Ann's that the pharmacy is checking.
fn ordered(db: &Db) -> OrderId {
    let ann = SourceRef::new("juniper", "person/ann");
    import::take_all(db, juniper::records(7, Size::default(), today()), NOW).unwrap();
    let hers = juniper::records(7, Size::default(), today()).find_map(|record| match record {
        Record::Prescription(one) if one.person == ann => Some(one.source),
        _ => None,
    });
    let rx = hers.unwrap();
    db.write_blocking(NOW, move |tx| {
        let scope = MemberScope::of(coverage::find_member(tx, &ann)?.unwrap());
        let past = PastOrder {
            name: "one".to_owned(),
            prescriptions: vec![medicines::prescription_id(tx, &rx)],
            placed: today().plus_days(-1),
            reached: Stage::Checking,
        };
        Ok(medicines::place_sample_order(tx, scope, &past, today())?.unwrap())
    })
    .unwrap()
}

fn held(order: OrderId, person: &str) -> String {
    formats::fhir::write(&Record::News(News::Order(OrderNews {
        order: OrderName::Ours { order, line: None },
        person: Some(SourceRef::new("juniper", person)),
        pharmacy: None,
        facts: vec![(Moment::At(NOW), OrderFact::Held(Hold::Payment))],
    })))
}

fn load(db: &Db, text: &str) -> (Report, Vec<String>) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let files = import::find(&[file.path().to_owned()]).unwrap();
    let mut notes = Vec::new();
    let options = Options { now: NOW, again: true, threads: 1 };
    let report = import::run(db, &files, &options, &mut |progress| {
        if let Progress::Note(note) = progress {
            notes.push(note.to_string());
        }
    });
    (report.unwrap(), notes)
}

#[test]
fn news_in_a_file_is_queued_once_for_whoever_ordered() {
    both(SLICES, |db| {
        let order = ordered(db);
        let line = held(order, "person/ann");
        let (first, notes) = load(db, &format!("{line}\n{line}\n"));
        assert!(notes.is_empty(), "{notes:?}");
        let tally = Tally { added: 1, same: 1, ..Tally::default() };
        assert_eq!(first.of(Kind::OrderNews), tally);
        let (again, _) = load(db, &line);
        assert_eq!(again.changes(), 0);
        let jobs = db.read_blocking(NOW, |tx| queue::newest(tx, "road.hear", 10)).unwrap();
        let ann = SourceRef::new("juniper", "person/ann");
        let owner = db.read_blocking(NOW, move |tx| coverage::find_member(tx, &ann)).unwrap();
        assert_eq!(jobs.iter().map(|job| job.owner).collect::<Vec<_>>(), [owner]);
    });
}

#[test]
fn news_that_fits_nobody_is_refused_with_its_line_and_the_rest_is_in() {
    both(SLICES, |db| {
        let order = ordered(db);
        let text = [
            held(OrderId::new([9; 16]), "person/ann"),
            held(order, "person/walter"),
            held(order, "person/ann"),
            held(order, "person/nobody-we-know").replace("payment", "address"),
        ]
        .join("\n");
        let (report, notes) = load(db, &text);
        assert_eq!(report.of(Kind::OrderNews).added, 2, "{notes:?}");
        assert!(
            notes[0].ends_with(":1: order news refused: names an order that was not placed here")
        );
        assert!(notes[1].contains(":2: order news refused: names another person"), "{notes:?}");
        assert_eq!(notes.len(), 2);
    });
}
