//! Sweeping on a schedule: once an hour one node of the house takes away what every room says is
//! over. The hour's name is the job's key, so however many nodes ask, it is done once.

use std::time::Duration;

use serde_json::json;
use store::{Actor, Entry, Fault, NewJob, Sweep, Tx, delivery, queue, sweep};

use crate::{Jobs, Shared, Trouble};

const KIND: &str = "house.sweep";
const EVERY: Duration = Duration::from_hours(1);
/// Of one kind in one hour: as much as a flood of strangers leaves behind, and no more, since the
/// work has to end while its job is ours. What is left waits an hour.
const MOST: u64 = 50_000;

/// Asks for this hour's sweep, if nobody has.
pub fn ask(tx: &Tx) -> Result<(), Fault> {
    let hour = tx.now().seconds() / i64::try_from(EVERY.as_secs()).unwrap_or(1);
    tx.queue(NewJob::new(KIND, format!("{KIND}:{hour}"), &())?)
}

/// The work itself, over what all slices declare and what the store's own tables leave.
pub fn hand(slices: impl IntoIterator<Item = Sweep>) -> Jobs {
    let all: Vec<Sweep> =
        slices.into_iter().chain([queue::SWEEP]).chain(delivery::SWEEPS).collect();
    Jobs::new().outside(KIND, move |house, _| {
        let all = all.clone();
        async move { run(&house, &all).await.map_err(|fault| Trouble::Later(fault.to_string())) }
    })
}

async fn run(house: &Shared, all: &[Sweep]) -> Result<(), Fault> {
    let now = house.clock.now();
    let mut gone = serde_json::Map::new();
    for one in all {
        let rows = sweep(&house.db, *one, MOST, now).await?;
        if rows > 0 {
            gone.insert(one.name.to_owned(), json!(rows));
        }
    }
    if gone.is_empty() {
        return Ok(());
    }
    let swept = move |tx: &Tx| tx.audit(Entry::new("house.swept", Actor::House).detail(&gone));
    house.db.write(now, swept).await
}

#[cfg(test)]
mod tests {
    use store::testing::NOW;

    use super::*;
    use crate::Mode;
    use crate::testing::with_house;

    #[test]
    fn however_many_nodes_ask_an_hour_is_swept_once_and_the_record_says_so() {
        with_house(Mode::Live, &[], |house| {
            let db = &house.db;
            db.write_blocking(NOW - EVERY * 24 * 40, |tx| {
                tx.queue(NewJob::new("note", "one".to_owned(), &1)?)?;
                let job = queue::claim(tx, EVERY, 1)?.remove(0);
                queue::finish(tx, &job)
            })
            .unwrap();
            db.write_blocking(NOW, ask).unwrap();
            db.write_blocking(NOW + Duration::from_mins(30), ask).unwrap();
            let waiting = db.read_blocking(NOW, |tx| queue::newest(tx, KIND, 10)).unwrap();
            assert_eq!(waiting.len(), 1);
            let hand = hand([]).outside.remove(0).1;
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            for _ in 0..2 {
                runtime.block_on(hand(house.clone(), waiting[0].clone())).unwrap();
            }
            let left = db.read_blocking(NOW, |tx| queue::newest(tx, "note", 10)).unwrap();
            assert_eq!(left.len(), 0);
            let report = store::audit::verify(db, vec![], NOW).unwrap();
            assert_eq!((report.entries, report.findings.len()), (1, 0));
        });
    }
}
