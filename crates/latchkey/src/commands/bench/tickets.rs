//! `latchkey bench tickets`

use std::sync::Arc;
use std::time::Duration;

use base::{Lang, TicketId, Timestamp};
use clap::Args;
use help::tickets::{self, At, Body, Left, New, Queue, State, Topic, Whose};
use store::{Db, Fault, Tx};

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::{Laps, Watch, mib, rate};
use super::load::{WARM_UP, expect_ok, whole_micros};
use super::stage::{Stage, today};
use crate::world;

/// Aims: p99 of at most 50 ms for the first answer of the troubleshooter, and for a desk's queue of
/// a million tickets. The queue is what its page asks of the store; setting the page is not in it.
#[derive(Args)]
pub struct Tickets {
    /// Tickets of strangers, in all queues together
    #[arg(long = "tickets", default_value_t = 1_000_000)]
    count: u32,
    /// Measure an empty PostgreSQL database instead of SQLite: libpq words or an address
    #[arg(long)]
    postgres: Option<String>,
    /// Milliseconds for each figure
    #[arg(long, default_value_t = 3_000)]
    millis: u64,
}

/// Tickets opened in one transaction.
const TOGETHER: u32 = 500;
/// Between two tickets, so that a million of them reach back over a year.
const APART: Duration = Duration::from_secs(40);
/// A page of the queue, and one more that tells whether another follows.
const SHOWN: u32 = 26;

type Asks = Arc<dyn Fn(&Tx) -> Result<usize, Fault> + Send + Sync>;

impl Tickets {
    pub fn run(self) -> Result<(), Problem> {
        let stage = Stage::set(self.postgres.as_deref())?;
        let db = stage.store()?;
        let watch = Watch::start();
        for first in (0..self.count).step_by(TOGETHER as usize) {
            open(&db, first..self.count.min(first + TOGETHER), self.count)?;
        }
        say(format_args!(
            "{}: {} tickets in {} MiB, {:.0} opened a second",
            if self.postgres.is_some() { "postgresql" } else { "sqlite" },
            self.count,
            db.bytes()? >> 20,
            rate(u64::from(self.count), watch.passed())
        ));
        say("                                    a second    p50 ms    p99 ms");
        for (name, asks) in of_the_desk() {
            say(format_args!("{name:34} {}", self.laps(&db, &asks)?));
        }
        let (server, _) = stage.serve()?;
        client_runtime()?.block_on(self.first_answers(&stage))?;
        say(format_args!("memory of the server: {}", mib(server.memory_kib())));
        Ok(())
    }

    fn laps(&self, db: &Db, asks: &Asks) -> Result<Laps, Problem> {
        let (time, watch, mut micros) =
            (Duration::from_millis(self.millis), Watch::start(), Vec::new());
        while watch.passed() < WARM_UP + time {
            let lap = Watch::start();
            let asks = Arc::clone(asks);
            if db.read_blocking(world::clock().now(), move |tx| asks(tx))? == 0 {
                return Err(Problem::Failed("nothing was found: nothing was measured".to_owned()));
            }
            if watch.passed() > WARM_UP {
                micros.push(whole_micros(lap));
            }
        }
        Ok(Laps::new(micros, time))
    }

    /// Every answer to the first question, with what is asked of the store meanwhile.
    async fn first_answers(&self, stage: &Stage) -> Result<(), Problem> {
        const PATH: &str = "/help/sign-in";
        let words = ["returns", "wrong", "no-code", "code-fails", "lost-phone", "broken", "else"];
        let mut line = Browser::open(stage.address()).await?;
        let (time, watch, mut micros) =
            (Duration::from_millis(self.millis), Watch::start(), Vec::new());
        for word in words.into_iter().cycle() {
            let lap = Watch::start();
            let fields = [("asked", "what"), ("happens", word)];
            expect_ok(PATH, line.post(PATH, &fields).await?.status)?;
            if watch.passed() > WARM_UP {
                micros.push(whole_micros(lap));
            }
            if watch.passed() > WARM_UP + time {
                break;
            }
        }
        let laps = Laps::new(micros, time);
        say(format_args!("{:34} {laps}", "first answer of the troubleshooter"));
        Ok(())
    }
}

fn open(db: &Db, numbers: std::ops::Range<u32>, of: u32) -> Result<(), Problem> {
    let now = world::clock().now() - APART * (of - numbers.start);
    db.write_blocking(now, move |tx| numbers.clone().try_for_each(|number| one(tx, number)))?;
    Ok(())
}

fn one(tx: &Tx, number: u32) -> Result<(), Fault> {
    let of = |length: usize| number as usize % length;
    let body = Body {
        topic: Topic::ALL[of(Topic::ALL.len())],
        left: Left::ALL[of(Left::ALL.len())],
        lang: Lang::English,
        shown: Vec::new(),
        case: None,
        callback: None,
    };
    let whose = Whose::Stranger(tx.blind("bench-ticket", &number.to_string()));
    let text = "My order has not come yet, and the page says that it was delivered on Monday.";
    let id = TicketId::new(tx.entropy());
    tickets::open(tx, &New { id, whose, today: today(), body: &body, text })
}

/// What the desk's pages ask of the store.
fn of_the_desk() -> Vec<(&'static str, Asks)> {
    const ONE: &[Queue] = &[Queue::Ordinary];
    const TWO: &[Queue] = &[Queue::Fraud, Queue::Ordinary];
    let first = |queues: &'static [Queue], after: Option<At>| -> Asks {
        Arc::new(move |tx| {
            for queue in queues {
                tickets::waiting(tx, *queue)?;
            }
            Ok(tickets::queue(tx, (queues, State::Open), after, SHOWN)?.len())
        })
    };
    // Somewhere behind the first day: the rows after it are found by their order.
    let behind = At {
        runs_out: today().plus_days(3),
        opened_at: Timestamp::from_micros(0),
        id: TicketId::new([0; 16]),
    };
    let found: Asks = Arc::new(|tx| {
        let Some(ticket) = tickets::queue(tx, (ONE, State::Open), None, 1)?.pop() else {
            return Ok(0);
        };
        let range = tickets::numbered(&tickets::number(ticket.id));
        let Some(range) = range else { return Ok(0) };
        let found = tickets::by_number(tx, ONE, range)?;
        let Some(ticket) = found.first() else { return Ok(0) };
        Ok(tickets::whole_thread(tx, ticket)?.len())
    });
    vec![
        ("queue, first page", first(ONE, None)),
        ("queue, far behind", first(ONE, Some(behind))),
        ("queue of a fraud officer", first(TWO, None)),
        ("a ticket by its number, with all", found),
    ]
}
