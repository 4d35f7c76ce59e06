//! What members leave lying, drafts nobody came back to; and the names of calls long over.

use std::time::Duration;

use store::Sweep;

store::statements! {
    OLD_DRAFTS = "SELECT id FROM refill_draft WHERE ends < $1 LIMIT $2";
    REMOVE_DRAFT = "DELETE FROM refill_draft WHERE id = $1 AND ends < $2";
    OLD_EVENTS = "SELECT id FROM road_event WHERE at < $1 LIMIT $2";
    REMOVE_EVENT = "DELETE FROM road_event WHERE id = $1 AND at < $2";
    OLD_RATIONS = "SELECT name FROM open_ration WHERE full_at < $1 LIMIT $2";
    REMOVE_RATION = "DELETE FROM open_ration WHERE name = $1 AND full_at < $2";
    OLD_SOURCES = "SELECT source FROM open_source WHERE at < $1 LIMIT $2";
    REMOVE_SOURCE = "DELETE FROM open_source WHERE source = $1 AND at < $2";
    OLD_REMINDERS = "SELECT id FROM reminder WHERE at < $1 LIMIT $2";
    REMOVE_REMINDER = "DELETE FROM reminder WHERE id = $1 AND at < $2";
    OLD_HOURS = "SELECT id FROM open_hour WHERE at < $1 LIMIT $2";
    REMOVE_HOUR = "DELETE FROM open_hour WHERE id = $1 AND at < $2";
}

const DAY: Duration = Duration::from_hours(24);

pub const ALL: &[Sweep] = &[
    Sweep {
        name: "refill_draft",
        keep: Duration::from_hours(7 * 24),
        find: OLD_DRAFTS,
        remove: REMOVE_DRAFT,
    },
    // A call that comes again after this is known by what it says.
    Sweep {
        name: "road_event",
        keep: Duration::from_hours(90 * 24),
        find: OLD_EVENTS,
        remove: REMOVE_EVENT,
    },
    // A full ration and a faded score say nothing any more.
    Sweep { name: "open_ration", keep: DAY, find: OLD_RATIONS, remove: REMOVE_RATION },
    Sweep {
        name: "open_source",
        keep: Duration::from_hours(15 * 24),
        find: OLD_SOURCES,
        remove: REMOVE_SOURCE,
    },
    // By then its supply is long over.
    Sweep {
        name: "reminder",
        keep: Duration::from_hours(400 * 24),
        find: OLD_REMINDERS,
        remove: REMOVE_REMINDER,
    },
    // What was usual is read out of four weeks.
    Sweep {
        name: "open_hour",
        keep: Duration::from_hours(29 * 24),
        find: OLD_HOURS,
        remove: REMOVE_HOUR,
    },
];

#[cfg(test)]
mod tests {
    use store::sweep;
    use store::testing::NOW;

    use crate::refills::flow::Draft;
    use crate::refills::store::{newest_draft, save_draft};
    use crate::testing::{ANN, SLICES, rx, write};

    #[test]
    fn a_draft_is_there_while_it_can_be_confirmed_and_gone_a_week_later() {
        store::testing::both(SLICES, |db| {
            let id = write(db, |tx| save_draft(tx, ANN, &Draft::of([rx(1)]).unwrap()));
            let runtime = tokio::runtime::Runtime::new().unwrap();
            let swept = |days: u32| {
                let later = NOW + std::time::Duration::from_hours(24) * days;
                runtime.block_on(sweep(db, super::ALL[0], 10, later)).unwrap()
            };
            assert_eq!(swept(7), 0);
            assert_eq!(write(db, |tx| newest_draft(tx, ANN)), Some(id));
            assert_eq!((swept(9), swept(9)), (1, 0));
        });
    }
}
