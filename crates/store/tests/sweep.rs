//! What is over goes, what is not stays, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

use std::time::Duration;

use base::Timestamp;
use store::testing::{NOW, both};
use store::{Db, Fault, NewJob, Slice, Sql, Step, Sweep, Tx, args, queue, sweep};

const SHELF: Slice = Slice {
    name: "shelf",
    steps: &[Step {
        name: "0001_ticket",
        text: "CREATE TABLE ticket (id BYTEA PRIMARY KEY, ends_at BIGINT NOT NULL)",
    }],
    statements: &[],
};
const PUT: Sql = Sql { name: "PUT", text: "INSERT INTO ticket (id, ends_at) VALUES ($1, $2)" };
const COUNT: Sql = Sql { name: "COUNT", text: "SELECT COUNT(*) FROM ticket" };
const TICKETS: Sweep = Sweep {
    name: "ticket",
    keep: Duration::from_hours(24),
    find: Sql { name: "OLD", text: "SELECT id FROM ticket WHERE ends_at < $1 LIMIT $2" },
    remove: Sql { name: "REMOVE", text: "DELETE FROM ticket WHERE id = $1 AND ends_at < $2" },
};
/// The same search, but nothing it finds may go: it has come back to life.
const RENEWED: Sweep = Sweep {
    remove: Sql { name: "NONE", text: "DELETE FROM ticket WHERE id = $1 AND ends_at > $2" },
    ..TICKETS
};

/// Tickets that ended these many hours ago.
fn tickets(db: &Db, ended: impl Iterator<Item = u64> + Clone + Send + 'static) {
    db.write_blocking(NOW, move |tx: &Tx| {
        ended.clone().enumerate().try_for_each(|(number, hours)| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&(number as u64).to_be_bytes());
            let at = NOW - Duration::from_hours(hours);
            tx.run(PUT, &args![&id, at]).map(|_| ())
        })
    })
    .unwrap();
}

fn swept(db: &Db, kind: Sweep, most: u64, now: Timestamp) -> Result<u64, Fault> {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(async { sweep(db, kind, most, now).await })
}

fn left(db: &Db) -> i64 {
    db.read_blocking(NOW, |tx| tx.one(COUNT, &[], |row| row.get(0))).unwrap()
}

#[test]
fn rows_go_once_they_have_been_kept_long_enough() {
    both(&[SHELF], |db| {
        tickets(db, [0, 23, 24, 25, 900].into_iter());
        assert_eq!(swept(db, TICKETS, 1_000, NOW).unwrap(), 2);
        assert_eq!(left(db), 3);
        assert_eq!(swept(db, TICKETS, 1_000, NOW).unwrap(), 0);
        assert_eq!(swept(db, TICKETS, 1_000, NOW + Duration::from_hours(48)).unwrap(), 3);
    });
}

#[test]
fn many_rows_go_in_more_than_one_turn_and_no_more_than_asked_for() {
    both(&[SHELF], |db| {
        tickets(db, (0..11_000).map(|_| 100));
        assert_eq!(swept(db, TICKETS, 5_000, NOW).unwrap(), 5_000);
        assert_eq!(swept(db, TICKETS, 1_000_000, NOW).unwrap(), 6_000);
        assert_eq!(left(db), 0);
    });
}

#[test]
fn what_came_back_to_life_between_finding_and_taking_stays() {
    both(&[SHELF], |db| {
        tickets(db, (0..5_001).map(|_| 100));
        assert_eq!(swept(db, RENEWED, 1_000_000, NOW).unwrap(), 0);
        assert_eq!(left(db), 5_001);
    });
}

#[test]
fn finished_jobs_go_after_a_month_and_waiting_ones_never() {
    both(&[], |db| {
        db.write_blocking(NOW, |tx| {
            tx.queue(NewJob::new("note", "one".to_owned(), &1)?)?;
            tx.queue(NewJob::new("note", "two".to_owned(), &2)?)
        })
        .unwrap();
        db.write_blocking(NOW, |tx| {
            let job = queue::claim(tx, Duration::from_mins(1), 1)?.remove(0);
            queue::finish(tx, &job)
        })
        .unwrap();
        let day = Duration::from_hours(24);
        assert_eq!(swept(db, queue::SWEEP, 10, NOW + day * 29).unwrap(), 0);
        assert_eq!(swept(db, queue::SWEEP, 10, NOW + day * 31).unwrap(), 1);
        let left = db.read_blocking(NOW, queue::counts).unwrap();
        assert_eq!(left, [("ready".to_owned(), 1)]);
    });
}
