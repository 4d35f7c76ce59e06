//! The portal itself: a fresh database, the slices under test, a clock in the hand.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use base::{Clock as _, Money, RefillTerms, SeededLuck, Shipping, Timestamp};
use store::{Db, Fault, Job, Message, Tx, queue};
use tokio::runtime::Runtime;
use web::{Gallery, Ground, House, Jobs, Mode, PlanLook, Shared, Slice, Trouble};

use crate::{Hand, Person, Visitor};

pub const ORIGIN: &str = "https://juniper.example";
const LEASE: Duration = Duration::from_mins(1);

/// What the sample plan asks for a faster parcel.
const FAST: Shipping = Shipping { fee: Money::cents(1_295), first_days: 1, last_days: 2 };

/// The sample plan's look.
pub fn plan() -> PlanLook {
    PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "1-800-555-0199".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM to 8 PM".to_owned(),
        hours_es: Some("de 8 a.\u{a0}m. a 8 p.\u{a0}m.".to_owned()),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone: jiff::tz::TimeZone::get("America/New_York").unwrap(),
        terms: RefillTerms { fast: Some(FAST), ..RefillTerms::HOUSE },
        offers: web::Offers { texts: true, letters: true },
    }
}

/// A house with these slices' words, and the clock it looks at.
pub fn house(db: &Db, mode: Mode, slices: &[Slice]) -> (Shared, Arc<Hand>) {
    let clock = Arc::new(Hand::default());
    let ground = Ground {
        db: db.clone(),
        clock: clock.clone(),
        luck: Arc::new(SeededLuck::new(7)),
        plan: plan(),
        mode,
        origin: ORIGIN.to_owned(),
        // Tests may come from anywhere.
        proxies: vec![guard::Net::parse("127.0.0.0/8").unwrap()],
    };
    (House::open(ground, slices).unwrap(), clock)
}

pub struct Portal {
    pub db: Db,
    pub house: Shared,
    pub runtime: Runtime,
    pub(crate) app: Router,
    clock: Arc<Hand>,
    jobs: Vec<Jobs>,
}

/// Runs `test` on a portal over each engine. The tables are those of the slices.
pub fn both(slices: impl Fn() -> Vec<Slice>, mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = slices().iter().map(|slice| slice.schema).collect();
    store::testing::both(&schemas, |db| test(&Portal::over(db, slices())));
}

/// The same on SQLite alone, for tests that are about pages.
pub fn sqlite(slices: impl Fn() -> Vec<Slice>, mut test: impl FnMut(&Portal)) {
    let schemas: Vec<store::Slice> = slices().iter().map(|slice| slice.schema).collect();
    store::testing::sqlite(&schemas, &mut |db| test(&Portal::over(db, slices())));
}

/// What is wrong with the pages of these slices, in any state and language.
pub fn complaints(slices: impl Fn() -> Vec<Slice>) -> Vec<String> {
    let mut complaints = Vec::new();
    sqlite(&slices, |portal| complaints = Gallery::complaints(&portal.house, &slices()));
    complaints
}

impl Portal {
    /// A live portal over a database that has these slices' tables.
    pub fn over(db: &Db, slices: Vec<Slice>) -> Self {
        Self::stamped(db, slices, |_, router| router)
    }

    /// The same with the layer that admits people.
    pub fn stamped(
        db: &Db,
        mut slices: Vec<Slice>,
        stamp: impl FnOnce(&Shared, Router<Shared>) -> Router<Shared>,
    ) -> Self {
        let (house, clock) = house(db, Mode::Live, &slices);
        let jobs = slices.iter_mut().map(|slice| std::mem::take(&mut slice.jobs)).collect();
        let for_stamp = house.clone();
        let app = web::app(house.clone(), slices, |router| stamp(&for_stamp, router));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { db: db.clone(), house, runtime, app, clock, jobs }
    }

    /// What answers requests, for whoever asks several at once or listens to a stream.
    pub fn router(&self) -> Router {
        self.app.clone()
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn pass(&self, time: Duration) {
        self.clock.pass(time);
    }

    pub fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    ) -> T {
        self.db.write_blocking(self.now(), work).unwrap()
    }

    pub fn read<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx) -> Result<T, Fault> + Send + 'static,
    ) -> T {
        self.db.read_blocking(self.now(), work).unwrap()
    }

    /// A browser in which this person is signed in.
    pub fn visited_by(&self, person: &Person) -> Visitor<'_> {
        Visitor::new(self, Some(person.clone()))
    }

    /// A browser in which nobody is signed in.
    pub fn stranger(&self) -> Visitor<'_> {
        Visitor::new(self, None)
    }

    /// Does every job that is due until none is left, and returns the messages sent by it.
    pub fn work(&self) -> Vec<Message> {
        let mut sent = Vec::new();
        loop {
            let jobs = self.write(|tx| queue::claim(tx, LEASE, 50));
            if jobs.is_empty() {
                return sent;
            }
            for job in jobs {
                sent.extend(self.take_up(job));
            }
        }
    }

    fn take_up(&self, job: Job) -> Option<Message> {
        if job.kind == "message" {
            return Some(self.write(move |tx| {
                queue::finish(tx, &job)?;
                job.body(tx)
            }));
        }
        let of_kind = |kind: &&'static str| *kind == job.kind;
        if let Some((_, work)) =
            self.jobs.iter().flat_map(|jobs| &jobs.inside).find(|(kind, _)| of_kind(kind))
        {
            let (work, house) = (work.clone(), self.house.clone());
            self.write(move |tx| {
                queue::finish(tx, &job)?;
                work(tx, &job, &house)
            });
            return None;
        }
        let outside = self.jobs.iter().flat_map(|jobs| &jobs.outside);
        let (_, work) = outside.into_iter().find(|(kind, _)| of_kind(kind)).expect(&job.kind);
        let done = self.runtime.block_on(work(self.house.clone(), job.clone()));
        self.write(move |tx| match &done {
            Ok(()) => queue::finish(tx, &job).map(|_| ()),
            // Its turn comes again, as it does at the runner's.
            Err(Trouble::Later(why)) => queue::fail(tx, &job, why).map(|_| ()),
            Err(other) => panic!("{}: {other:?}", job.kind),
        });
        None
    }
}
