//! A clock that only moves when told to.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use base::{Clock, Timestamp};

/// Begins at `store::testing::NOW`, Thursday, March 4, 2027, 10:00 in New York.
#[derive(Debug)]
pub struct Hand(AtomicI64);

impl Default for Hand {
    fn default() -> Self {
        Self(AtomicI64::new(store::testing::NOW.micros()))
    }
}

impl Hand {
    pub fn pass(&self, time: Duration) {
        let micros = i64::try_from(time.as_micros()).expect("a time people wait");
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}
