//! `reimbursements.csv`: what a plan says of requests for money back, loaded like every other file.

#![expect(clippy::disallowed_methods, reason = "a test writes the files it reads")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use base::{Day, Lang, MemberScope, ReimbursementId};
use formats::records::SourceRef;
use identity::account::{self, NewAccount};
use import::{Kind, Options, Progress, Report, Tally};
use money::reimbursements::{Sample, place_sample};
use store::testing::{NOW, both};
use store::{Db, Slice, Sql, queue};

const SLICES: &[Slice] = &[
    identity::SCHEMA,
    coverage::SCHEMA,
    profile::SCHEMA,
    medicines::SCHEMA,
    money::SCHEMA,
    import::SCHEMA,
];

const REQUESTS: Sql =
    Sql { name: "REQUESTS", text: "SELECT id FROM reimbursement WHERE draft = $1" };

const PEOPLE: &str = "person_id,family_name\nP1,Ortiz\nP2,Reed\n";
const HEADER: &str = "request,person_id,status,decided,amount_approved,paid_day,amount_paid,\
    paid_by,reason,appeal_until";

fn load(db: &Db, name: &str, text: &str) -> (Report, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let files = import::find(&[path]).unwrap();
    let mut notes = Vec::new();
    let options = Options { now: NOW, again: true, threads: 2 };
    let report = import::run(db, &files, &options, &mut |progress| {
        if let Progress::Note(note) = progress {
            notes.push(note.to_string().split_once(name).unwrap().1.to_owned());
        }
    });
    (report.unwrap(), notes)
}

fn rows(db: &Db, rows: &[String]) -> (Report, Vec<String>) {
    load(db, "reimbursements.csv", &format!("{HEADER}\n{}\n", rows.join("\n")))
}

/// A request of the person P1 that the plan has, and a draft of theirs.
fn asked(db: &Db) -> [ReimbursementId; 2] {
    load(db, "people.csv", PEOPLE);
    db.write_blocking(NOW, |tx| {
        let member = coverage::find_member(tx, &SourceRef::new("csv", "person/P1"))?.unwrap();
        let new = NewAccount {
            member,
            username: "ann.ortiz".parse().unwrap(),
            first_name: "Ann".into(),
            lang: Lang::English,
            email: None,
            password: None,
        };
        account::create(tx, &new)?;
        let today = Day::new(2027, 3, 4).unwrap();
        for sample in [Sample::Received, Sample::Draft] {
            place_sample(tx, MemberScope::of(member), (sample, today))?;
        }
        let one = |is_draft: bool| tx.all(REQUESTS, &store::args![is_draft], |row| row.get(0));
        Ok([one(false)?[0], one(true)?[0]])
    })
    .unwrap()
}

#[test]
fn a_row_is_queued_once_for_whoever_asked() {
    both(SLICES, |db| {
        let [request, _] = asked(db);
        let row = |amount: &str| format!("{request},P1,approved,2027-01-04,{amount},,,,,");
        let (first, notes) = rows(db, &[row("12.50"), row("$12.50"), row("12.50")]);
        assert!(notes.is_empty(), "{notes:?}");
        let tally = Tally { added: 1, same: 2, ..Tally::default() };
        assert_eq!(first.of(Kind::ReimbursementNews), tally);
        let (again, _) = rows(db, &[row("12.5")]);
        assert_eq!(again.changes(), 0);
        let jobs = db.read_blocking(NOW, |tx| queue::newest(tx, "reimbursement.hear", 10)).unwrap();
        let ann = SourceRef::new("csv", "person/P1");
        let owner = db.read_blocking(NOW, move |tx| coverage::find_member(tx, &ann)).unwrap();
        assert_eq!(jobs.iter().map(|job| job.owner).collect::<Vec<_>>(), [owner]);
    });
}

#[test]
fn a_row_that_fits_nobody_or_says_nothing_sound_is_told_by_its_line_and_the_rest_is_in() {
    both(SLICES, |db| {
        let [request, draft] = asked(db);
        let (report, notes) = rows(
            db,
            &[
                format!("{},P1,denied,2027-01-04,,,,,,", ReimbursementId::new([9; 16])),
                format!("{request},P2,denied,2027-01-04,,,,,,"),
                format!("{draft},P1,denied,2027-01-04,,,,,,"),
                format!("{request},P1,denied,2027-02-30,,,,,,"),
                format!("{request},P1,approved,2027-01-04,a lot,,,,,"),
                format!("{request},P1,denied,2099-01-04,,,,,,"),
                format!("{request},P1,requested,,,,,,,"),
                // Somebody we do not know speaks against nobody; who asked need not be named.
                format!("{request},P9,denied,2027-01-04,,,,,,"),
                format!("{request},,paid,2027-01-04,,2027-01-06,12.50,check,76,2027-03-10"),
            ],
        );
        let tally = report.of(Kind::ReimbursementNews);
        assert_eq!((tally.added, report.refused(), report.skipped), (2, 6, 1), "{notes:?}");
        let mut notes = notes;
        let nobodys =
            "money back news refused: names a request for money back that was not made here";
        notes.sort();
        assert_eq!(
            notes,
            [
                &format!(":2: {nobodys}"),
                ":3: money back news refused: names another person than the one it belongs to",
                &format!(":4: {nobodys}"),
                ":5: reimbursements.csv refused: what stands in decided cannot be read",
                ":6: reimbursements.csv refused: what stands in amount_approved cannot be read",
                ":7: money back news refused: tells of a day that is still to come",
                ":8: reimbursements.csv skipped: nothing new about a request",
            ]
        );
    });
}
