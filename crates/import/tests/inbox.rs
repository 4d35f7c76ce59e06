//! The folder that is watched: each file once, whole, and put away with a word about what was
//! wrong.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it reads")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::path::Path;

use base::Day;
use formats::records::{Moment, News, OrderFact, OrderName, OrderNews, Record};
use import::{Inbox, Kind, Round};
use juniper::Size;
use store::testing::{NOW, both};
use store::{Db, Slice};

const SLICES: &[Slice] =
    &[identity::SCHEMA, coverage::SCHEMA, medicines::SCHEMA, money::SCHEMA, import::SCHEMA];

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn plan() -> String {
    let today = Day::new(2027, 3, 4).unwrap();
    let lines = juniper::records(7, Size { members: 2 }, today);
    lines.map(|record| formats::fhir::write(&record) + "\n").collect()
}

/// News of an order that nobody placed.
fn stray() -> String {
    formats::fhir::write(&Record::News(News::Order(OrderNews {
        order: OrderName::Ours { order: base::OrderId::new([1; 16]), line: None },
        person: None,
        pharmacy: None,
        facts: vec![(Moment::At(NOW), OrderFact::Accepted)],
    })))
}

fn look(inbox: &mut Inbox, db: &Db) -> Round {
    inbox.round(db, NOW, 1).unwrap()
}

#[test]
fn a_file_is_taken_once_it_is_whole_and_put_away() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut inbox = Inbox::new(folder.path().to_owned());
        std::fs::write(at("plan.ndjson"), plan()).unwrap();
        std::fs::write(at("late.ndjson.part"), "half").unwrap();
        std::fs::write(at(".hidden"), "x").unwrap();
        assert_eq!(look(&mut inbox, db).loaded, 0, "it may still be growing");
        let round = look(&mut inbox, db);
        assert_eq!((round.loaded, round.refused), (1, 0));
        assert!(round.report.of(Kind::Claim).added > 0);
        assert_eq!(names(folder.path()), [".hidden", "late.ndjson.part"]);
        assert_eq!(names(&at("done")), ["plan.ndjson"]);
        // The same file again, as if nobody had put it away before the power went.
        std::fs::write(at("plan.ndjson"), plan()).unwrap();
        look(&mut inbox, db);
        let again = look(&mut inbox, db);
        assert_eq!((again.loaded, again.report.changes()), (1, 0));
        assert_eq!(names(&at("done")).len(), 2, "neither hides the other");
    });
}

#[test]
fn what_is_refused_lies_apart_with_a_report_and_the_rest_is_in() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut inbox = Inbox::new(folder.path().to_owned());
        std::fs::write(at("a.ndjson"), plan() + &stray() + "\n{\"resourceType\":\"Task\"\n")
            .unwrap();
        std::fs::write(at("b.ndjson"), stray()).unwrap();
        look(&mut inbox, db);
        let round = look(&mut inbox, db);
        assert_eq!((round.loaded, round.refused), (2, 2));
        assert!(round.report.of(Kind::Prescription).added > 0);
        assert_eq!(names(folder.path()), Vec::<String>::new());
        let kept = names(&at("refused"));
        assert_eq!(kept, ["a.ndjson", "a.ndjson.report.txt", "b.ndjson", "b.ndjson.report.txt"]);
        let report = std::fs::read_to_string(at("refused/a.ndjson.report.txt")).unwrap();
        assert!(report.contains("names an order that was not placed here"), "{report}");
        assert!(report.contains("Task refused: is not JSON"), "{report}");
        assert_eq!(report.lines().filter(|line| line.contains("refused")).count(), 2, "{report}");
    });
}

#[test]
fn two_nodes_that_look_at_once_take_a_file_once() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let mut nodes = [0, 1].map(|_| Inbox::new(folder.path().to_owned()));
        std::fs::write(folder.path().join("plan.ndjson"), plan()).unwrap();
        for node in &mut nodes {
            assert_eq!(look(node, db).loaded, 0);
        }
        let rounds = nodes.each_mut().map(|node| look(node, db));
        assert_eq!(rounds.iter().map(|round| round.loaded).sum::<usize>(), 1);
        assert_eq!(names(&folder.path().join("done")), ["plan.ndjson"]);
    });
}
