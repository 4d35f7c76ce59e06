use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use store::testing::{NOW, both};
use store::{Actor, Db, Entry, NewJob, queue};
use web::{Jobs, Mode, Shared, Trouble};

use super::Runner;
use crate::testing::Hand;

fn house(db: &Db) -> (Shared, Arc<Hand>) {
    crate::testing::house(db, Mode::Demo)
}

fn run(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
}

fn queue_one(db: &Db, kind: &'static str) {
    db.write_blocking(NOW, move |tx| tx.queue(NewJob::new(kind, "only".to_owned(), &"body")?))
        .unwrap();
}

fn counts(db: &Db) -> Vec<(String, i64)> {
    db.read_blocking(NOW, queue::counts).unwrap()
}

fn one(state: &str) -> Vec<(String, i64)> {
    vec![(state.to_owned(), 1)]
}

#[test]
fn work_inside_and_its_completion_are_one_transaction() {
    both(&[], |db| {
        queue_one(db, "mark");
        let (house, _) = house(db);
        let jobs = Jobs::new().inside("mark", |tx, job, _| {
            assert_eq!(job.body::<String>(tx)?, "body");
            tx.audit(Entry::new("marked", Actor::House).thing(job.id.bytes()))
        });
        run(async { Runner::new(house, [jobs]).until_idle().await });
        assert_eq!(counts(db), one("done"));
        assert_eq!(store::audit::verify(db, vec![], NOW).unwrap().entries, 1);
    });
}

#[test]
fn work_inside_that_fails_leaves_no_trace_and_is_tried_again() {
    both(&[], |db| {
        queue_one(db, "mark");
        let (house, clock) = house(db);
        let tries = Arc::new(AtomicU64::new(0));
        let counted = tries.clone();
        let jobs = Jobs::new().inside("mark", move |tx, _, _| {
            tx.audit(Entry::new("marked", Actor::House))?;
            match counted.fetch_add(1, Ordering::SeqCst) {
                0 => Err(store::Fault::corrupt("on purpose")),
                _ => Ok(()),
            }
        });
        let runner = Runner::new(house, [jobs]);
        run(runner.until_idle());
        assert_eq!(counts(db), one("ready"));
        clock.forward(6);
        run(runner.until_idle());
        assert_eq!(counts(db), one("done"));
        assert_eq!(store::audit::verify(db, vec![], NOW).unwrap().entries, 1);
    });
}

#[test]
fn work_outside_that_cannot_succeed_waits_for_a_person_at_once() {
    both(&[], |db| {
        queue_one(db, "carry");
        let (house, _) = house(db);
        let jobs = Jobs::new()
            .outside("carry", |_, _| async { Err(Trouble::Never("no such address".to_owned())) });
        run(async { Runner::new(house, [jobs]).until_idle().await });
        assert_eq!(counts(db), one("dead"));
        let dead = db.read_blocking(NOW, queue::dead).unwrap();
        assert_eq!(dead[0].last_error.as_deref(), Some("no such address"));
    });
}

#[test]
fn a_job_of_a_kind_nobody_knows_is_kept() {
    both(&[], |db| {
        queue_one(db, "strange");
        let (house, _) = house(db);
        run(async { Runner::new(house, []).until_idle().await });
        assert_eq!(counts(db), one("ready"));
    });
}
