//! What crosses the wire without being waited for, and what is asked ahead, on both engines.

mod shelf;

use base::MemberId;
use store::testing::{NOW, both, places};
use store::{Actor, Db, Entry, Location, Question, Sql, args};

use shelf::{GROW, PUT, SHELF, SIZE, count, put, sql};

#[test]
fn what_is_said_without_waiting_commits_with_the_rest_and_is_seen_by_the_next_question() {
    both(&[SHELF], |db| {
        let seen = db.write_blocking(NOW, |tx| {
            let nobody: Option<MemberId> = None;
            for id in 0..=u8::MAX {
                for size in 0..4_i64 {
                    let name = format!("{id} {size}");
                    tx.put(PUT, &args![&[id; 16], nobody, size, true, name, vec![id]])?;
                }
            }
            tx.one(SIZE, &args![&[200; 16]], |row| row.get::<i64>(0))
        });
        assert_eq!(seen.unwrap(), 3);
        assert_eq!(count(db), 256);
    });
}

const ADD: Sql = sql("ADD", "INSERT INTO thing (id, size, lit) VALUES ($1, 1, TRUE)");

#[test]
fn what_goes_wrong_without_being_waited_for_takes_the_whole_transaction_back() {
    both(&[SHELF], |db| {
        db.write_blocking(NOW, |tx| put(tx, 1, 1)).unwrap();
        let last = db.write_blocking(NOW, |tx| {
            tx.put(ADD, &args![&[2; 16]])?;
            tx.put(ADD, &args![&[1; 16]])
        });
        assert!(last.is_err(), "told by the commit");
        let asked = db.write_blocking(NOW, |tx| {
            tx.put(ADD, &args![&[1; 16]])?;
            tx.one(SIZE, &args![&[1; 16]], |row| row.get::<i64>(0))
        });
        assert!(asked.is_err(), "told by the next question, or at once");
        assert_eq!(count(db), 1);
        db.write_blocking(NOW, |tx| tx.put(ADD, &args![&[2; 16]])).unwrap();
        assert_eq!(count(db), 2);
    });
}

#[test]
fn nothing_is_written_where_one_only_reads_however_it_is_said() {
    both(&[SHELF], |db| {
        assert!(db.read_blocking(NOW, |tx| tx.put(ADD, &args![&[2; 16]])).is_err());
        let entry = || Entry::new("thing.seen", Actor::House);
        assert!(db.read_blocking(NOW, move |tx| tx.audit(entry())).is_err());
        db.write_blocking(NOW, |tx| tx.put(ADD, &args![&[1; 16]])).unwrap();
        assert_eq!(count(db), 1);
    });
}

/// Its answer takes the wire several turns, and nobody is waiting for it.
#[test]
fn a_long_answer_that_nobody_waits_for_holds_up_nothing() {
    const TELL: Sql = sql("TELL", "UPDATE thing SET size = size + 1 RETURNING body");
    places(|fresh| {
        // SQLite has no wire, and lets nobody leave an answer lying.
        if matches!(fresh().location, Location::Sqlite(_)) {
            return;
        }
        let db = Db::open(fresh(), &[SHELF], NOW).unwrap();
        let size = db.write_blocking(NOW, |tx| {
            let nobody: Option<MemberId> = None;
            for id in 0..=u8::MAX {
                let body = vec![id; 1 << 14];
                tx.put(PUT, &args![&[id; 16], nobody, 1_i64, true, "a", body])?;
            }
            tx.put(TELL, &[])?;
            tx.put(TELL, &[])?;
            tx.one(SIZE, &args![&[9; 16]], |row| row.get::<i64>(0))
        });
        assert_eq!(size.unwrap(), 3);
    });
}

#[test]
fn an_answer_asked_ahead_is_the_one_that_asking_now_would_give() {
    both(&[SHELF], |db| {
        db.write_blocking(NOW, |tx| put(tx, 1, 1)).unwrap();
        let sizes = db.write_blocking(NOW, |tx| {
            let asked = (1..=4_u8).map(|id| Question::new(SIZE, args![vec![id; 16]]));
            tx.foresee(asked.collect())?;
            let size = |id: u8| tx.maybe(SIZE, &args![vec![id; 16]], |row| row.get::<i64>(0));
            put(tx, 2, 20)?;
            tx.put(GROW, &args![&[1; 16], 10_i64])?;
            let first = (size(1)?, size(2)?, size(3)?);
            tx.run(sql("ALL", "UPDATE thing SET size = size + 1"), &[])?;
            put(tx, 3, 30)?;
            Ok((first, (size(1)?, size(2)?, size(3)?, size(4)?)))
        });
        let expected = ((Some(10), Some(20), None), (Some(11), Some(21), Some(30), None));
        assert_eq!(sizes.unwrap(), expected);
        // Nothing of it outlives the transaction.
        let later =
            db.read_blocking(NOW, |tx| tx.one(SIZE, &args![&[1; 16]], |row| row.get::<i64>(0)));
        assert_eq!(later.unwrap(), 11);
    });
}
