//! What every slice relies on, on both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod shelf;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use base::{MemberId, Timestamp};
use store::testing::{NOW, both};
use store::{Actor, Entry, Fault, NewJob, Owner, Place, Sql, args, keys, queue};

use shelf::{GROW, PUT, SHELF, SIZE, count, put, sql};

const GET: Sql = sql("GET", "SELECT owner, size, lit, name, body FROM thing WHERE id = $1");

const ANN: MemberId = MemberId::new([1; 16]);
const BOB: MemberId = MemberId::new([2; 16]);

#[test]
fn what_is_written_reads_back_in_every_type() {
    both(&[SHELF], |db| {
        db.write_blocking(NOW, |tx| {
            tx.run(PUT, &args![&[9; 16], ANN, -5_i64, true, "ñandú", vec![0_u8, 255]])
        })
        .unwrap();
        let row = db.read_blocking(NOW, |tx| {
            tx.one(GET, &args![&[9; 16]], |row| {
                let (owner, size): (Option<MemberId>, i64) = (row.get(0)?, row.get(1)?);
                let (lit, name): (bool, Option<String>) = (row.get(2)?, row.get(3)?);
                Ok((owner, size, lit, name, row.get::<Vec<u8>>(4)?))
            })
        });
        assert_eq!(row.unwrap(), (Some(ANN), -5, true, Some("ñandú".to_owned()), vec![0, 255]));
    });
}

#[test]
fn a_single_question_sees_what_was_committed_and_changes_nothing() {
    both(&[SHELF], |db| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for size in 0..20 {
                db.write(NOW, move |tx| put(tx, 1, size)).await.unwrap();
                let seen = db.ask(NOW, |tx| tx.one(SIZE, &args![&[1; 16]], |row| row.get(0)));
                let seen: i64 = seen.await.unwrap();
                assert_eq!(seen, size);
            }
            assert!(db.ask(NOW, |tx| put(tx, 1, 99)).await.is_err());
        });
        assert_eq!(count(db), 1);
        db.write_blocking(NOW, |tx| put(tx, 2, 7)).unwrap();
        assert_eq!(count(db), 2);
    });
}

#[test]
fn every_statement_of_the_store_prepares() {
    both(&[], |db| {
        let statements = store::SCHEMA.statements.concat();
        assert!(statements.len() > 30);
        db.prepare_all(statements).unwrap();
    });
}

#[test]
fn a_refused_transaction_leaves_nothing_and_its_neighbours_stand() {
    both(&[SHELF], |db| {
        let refused = db.write_blocking(NOW, |tx| {
            put(tx, 1, 1)?;
            tx.audit(Entry::new("thing.put", Actor::House))?;
            tx.queue(NewJob::new("fetch", "one".to_owned(), &1)?)?;
            Err::<(), _>(Fault::corrupt("on purpose"))
        });
        assert!(matches!(refused, Err(Fault::Corrupt(_))));
        db.write_blocking(NOW, |tx| put(tx, 2, 2)).unwrap();
        assert_eq!(count(db), 1);
        let jobs = db.read_blocking(NOW, queue::counts).unwrap();
        assert!(jobs.is_empty());
        assert!(store::audit::verify(db, vec![], NOW).unwrap().findings.is_empty());
    });
}

#[test]
fn fifty_who_count_at_once_lose_no_count() {
    both(&[SHELF], |db| {
        db.write_blocking(NOW, |tx| put(tx, 1, 0)).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..50 {
                scope.spawn(|| {
                    db.write_blocking(NOW, |tx| {
                        let size: i64 = tx.one(SIZE, &args![&[1; 16]], |row| row.get(0))?;
                        tx.run(GROW, &args![&[1; 16], size + 1])
                    })
                    .unwrap();
                });
            }
        });
        let size =
            db.read_blocking(NOW, |tx| tx.one(SIZE, &args![&[1; 16]], |row| row.get::<i64>(0)));
        assert_eq!(size.unwrap(), 50_i64);
    });
}

#[test]
fn a_reader_cannot_write() {
    both(&[SHELF], |db| {
        assert!(db.read_blocking(NOW, |tx| put(tx, 1, 1)).is_err());
        assert_eq!(count(db), 0);
    });
}

#[test]
fn a_sealed_body_opens_only_where_it_was_laid() {
    both(&[], |db| {
        let ids = ([3; 16], [4; 16]);
        let sealed = db
            .write_blocking(NOW, move |tx| tx.seal(&Place::new(ANN, "thing", &ids.0), &"secret"))
            .unwrap();
        let open = move |place: Place| {
            let sealed = sealed.clone();
            db.read_blocking(NOW, move |tx| tx.open::<String>(&place, &sealed))
        };
        assert_eq!(open(Place::new(ANN, "thing", &ids.0)).unwrap(), "secret");
        assert!(open(Place::new(ANN, "thing", &ids.1)).is_err(), "another row");
        assert!(open(Place::new(ANN, "other", &ids.0)).is_err(), "another table");
        assert!(open(Place::new(BOB, "thing", &ids.0)).is_err(), "another member");
        assert!(open(Place::new(Owner::House, "thing", &ids.0)).is_err(), "the house");
    });
}

#[test]
fn a_forgotten_member_stays_forgotten() {
    both(&[], |db| {
        let place = || Place::new(ANN, "thing", &[3; 16]);
        let sealed = db.write_blocking(NOW, move |tx| tx.seal(&place(), &"secret")).unwrap();
        let gone = db.write_blocking(NOW, |tx| keys::forget(tx, ANN, Actor::Operator)).unwrap();
        assert!(gone);
        let opened = db.read_blocking(NOW, move |tx| tx.open::<String>(&place(), &sealed));
        assert!(matches!(opened, Err(Fault::Forgotten)));
        let again = db.write_blocking(NOW, move |tx| tx.seal(&place(), &"back"));
        assert!(matches!(again, Err(Fault::Forgotten)));
    });
}

#[test]
fn a_key_made_in_a_refused_transaction_seals_nothing_later() {
    both(&[], |db| {
        let place = || Place::new(ANN, "thing", &[3; 16]);
        let _ = db.write_blocking(NOW, move |tx| {
            tx.seal(&place(), &"lost")?;
            Err::<(), _>(Fault::corrupt("on purpose"))
        });
        let sealed = db.write_blocking(NOW, move |tx| tx.seal(&place(), &"kept")).unwrap();
        db.drop_cached_keys();
        let opened = db.read_blocking(NOW, move |tx| tx.open::<String>(&place(), &sealed));
        assert_eq!(opened.unwrap(), "kept");
    });
}

#[test]
fn rotation_wraps_every_key_anew_and_bodies_still_open() {
    both(&[], |db| {
        let sealed = db
            .write_blocking(NOW, |tx| tx.seal(&Place::new(ANN, "thing", &[3; 16]), &"old"))
            .unwrap();
        let before = db.read_blocking(NOW, |tx| Ok(tx.blind("email", "ann"))).unwrap();
        let luck = base::SeededLuck::new(7);
        for (master, rewrapped) in [(2, 1), (3, 1)] {
            let done = keys::rotate(db, &luck, NOW).unwrap();
            assert_eq!(done, keys::Rotated { master, rewrapped });
        }
        db.drop_cached_keys();
        let place = Place::new(ANN, "thing", &[3; 16]);
        let opened = db.read_blocking(NOW, move |tx| tx.open::<String>(&place, &sealed));
        assert_eq!(opened.unwrap(), "old");
        assert_eq!(db.read_blocking(NOW, |tx| Ok(tx.blind("email", "ann"))).unwrap(), before);
    });
}

fn fetch(key: &str) -> NewJob {
    NewJob::new("fetch", key.to_owned(), &key).unwrap().owner(ANN)
}

const LEASE: Duration = Duration::from_mins(1);

#[test]
fn a_job_queued_twice_under_one_key_is_one_job() {
    both(&[], |db| {
        for _ in 0..2 {
            db.write_blocking(NOW, |tx| tx.queue(fetch("one"))).unwrap();
        }
        let jobs = db.write_blocking(NOW, |tx| queue::claim(tx, LEASE, 10)).unwrap();
        assert_eq!(jobs.len(), 1);
        let body = db.read_blocking(NOW, move |tx| jobs[0].body::<String>(tx));
        assert_eq!(body.unwrap(), "one");
    });
}

#[test]
fn many_hands_never_hold_the_same_job() {
    both(&[], |db| {
        db.write_blocking(NOW, |tx| (0..200).try_for_each(|n| tx.queue(fetch(&n.to_string()))))
            .unwrap();
        let held = Arc::new(AtomicI64::new(0));
        let names = std::sync::Mutex::new(std::collections::HashSet::new());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    loop {
                        let jobs = db.write_blocking(NOW, |tx| queue::claim(tx, LEASE, 7)).unwrap();
                        if jobs.is_empty() {
                            break;
                        }
                        held.fetch_add(i64::try_from(jobs.len()).unwrap(), Ordering::SeqCst);
                        names.lock().unwrap().extend(jobs.into_iter().map(|job| job.key));
                    }
                });
            }
        });
        assert_eq!(held.load(Ordering::SeqCst), 200);
        assert_eq!(names.lock().unwrap().len(), 200);
    });
}

#[test]
fn a_job_whose_node_died_is_taken_up_and_the_dead_nodes_word_no_longer_counts() {
    both(&[], |db| {
        db.write_blocking(NOW, |tx| tx.queue(fetch("one"))).unwrap();
        let first = db.write_blocking(NOW, |tx| queue::claim(tx, LEASE, 1)).unwrap().remove(0);
        let held = db.write_blocking(NOW, |tx| queue::claim(tx, LEASE, 1)).unwrap();
        assert!(held.is_empty());
        let later = NOW + LEASE + Duration::from_secs(1);
        let second = db.write_blocking(later, |tx| queue::claim(tx, LEASE, 1)).unwrap().remove(0);
        assert_eq!((first.attempt, second.attempt), (1, 2));
        assert!(!db.write_blocking(later, move |tx| queue::finish(tx, &first)).unwrap());
        assert!(db.write_blocking(later, move |tx| queue::finish(tx, &second)).unwrap());
    });
}

#[test]
fn a_job_that_always_fails_waits_longer_each_time_and_ends_with_a_person() {
    both(&[], |db| {
        db.write_blocking(NOW, |tx| tx.queue(fetch("one"))).unwrap();
        let (mut at, mut pauses, mut id) = (NOW, Vec::new(), None);
        while let Some(job) =
            db.write_blocking(at, |tx| Ok(queue::claim(tx, LEASE, 1)?.pop())).unwrap()
        {
            id = Some(job.id);
            let next = db.write_blocking(at, move |tx| queue::fail(tx, &job, "no answer")).unwrap();
            let Some(next) = next else { break };
            pauses.push(next.since(at).as_secs());
            at = next;
        }
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]);
        let dead = db.read_blocking(at, queue::dead).unwrap();
        assert_eq!(dead[0].last_error.as_deref(), Some("no answer"));
        let id = id.unwrap();
        assert!(db.write_blocking(at, move |tx| queue::retry(tx, id)).unwrap());
        assert_eq!(db.write_blocking(at, |tx| queue::claim(tx, LEASE, 1)).unwrap().len(), 1);
    });
}

#[test]
fn a_job_for_later_is_not_taken_now() {
    both(&[], |db| {
        let due = NOW + Duration::from_secs(30);
        db.write_blocking(NOW, move |tx| tx.queue(fetch("later").due(due))).unwrap();
        let at = |at: Timestamp| db.write_blocking(at, |tx| queue::claim(tx, LEASE, 9)).unwrap();
        assert!(at(NOW).is_empty());
        assert_eq!(at(due).len(), 1);
    });
}
