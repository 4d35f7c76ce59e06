//! `latchkey bench chat`

use std::time::Duration;

use base::{Private, StaffId, TicketId};
use clap::Args;
use help::chats::{self, Line};
use help::tickets::{Agent, Queue, by_number, find, numbered};
use store::{Db, Fault, Tx};
use tokio::task::JoinSet;

use super::super::{Problem, say};
use super::client::{Browser, Stream};
use super::client_runtime;
use super::figures::{Laps, Watch, mib};
use super::load::whole_micros;
use super::stage::Stage;
use crate::world;

/// Visitors who all talk at once. The desk is this process: it writes straight into the store, as
/// another node would, so a line is heard no sooner than by the servers' own question. Aim: 200
/// visitors, none of whom waits two seconds for a line at the 99th of a hundred.
#[derive(Args)]
pub struct Chat {
    /// Visitors at once
    #[arg(long, default_value_t = 200)]
    visitors: u32,
    /// Lines that each of them hears and says
    #[arg(long, default_value_t = 5)]
    lines: u32,
    /// Use an empty PostgreSQL database and two servers over it: libpq words or an address
    #[arg(long)]
    postgres: Option<String>,
}

/// Between two lines to one visitor, so that a few hundred do not answer in one breath.
const PAUSE: Duration = Duration::from_millis(1_500);

/// What one visitor met, in microseconds.
#[derive(Default)]
struct Met {
    /// Until a line of the desk's stood in the store.
    written: Vec<u64>,
    /// From then until its visitor's page showed it.
    heard: Vec<u64>,
    /// Until a visitor's own line was answered by the server.
    said: Vec<u64>,
    /// Lines that were missing, doubled, out of order or somebody else's.
    wrong: usize,
}

impl Chat {
    pub fn run(self) -> Result<(), Problem> {
        let stage = Stage::set(self.postgres.as_deref())?;
        let (first, _) = stage.serve()?;
        let beside = match &self.postgres {
            Some(words) => Some(Stage::kept(stage.path(), Some(words))?),
            None => None,
        };
        let second = beside.as_ref().map(Stage::serve).transpose()?.map(|(server, _)| server);
        let db = stage.store()?;
        db.write_blocking(world::clock().now(), |tx| {
            let until = tx.now() + Duration::from_hours(1);
            chats::takes(tx, agent().id, &[Queue::Ordinary], until)
        })?;
        let servers = || std::iter::once(&first).chain(second.as_ref());
        let memory = || -> Vec<String> { servers().map(|one| mib(one.memory_kib())).collect() };
        let before = memory().join(" and ");
        let addresses: Vec<_> =
            std::iter::once(&stage).chain(beside.as_ref()).map(Stage::address).collect();
        let watch = Watch::start();
        let met = client_runtime()?.block_on(self.all(&db, &addresses))?;
        let time = watch.passed();
        let engine = if self.postgres.is_some() { "postgresql" } else { "sqlite" };
        say(format_args!(
            "{engine}: {} visitors, {} lines each way, {} server(s), {:.1} s",
            self.visitors,
            self.lines,
            addresses.len(),
            time.as_secs_f64()
        ));
        say("                                    a second    p50 ms    p99 ms");
        say(format_args!("{:34} {}", "the desk's line, written", Laps::new(met.written, time)));
        say(format_args!("{:34} {}", "from written to heard", Laps::new(met.heard, time)));
        say(format_args!("{:34} {}", "a visitor's own line, answered", Laps::new(met.said, time)));
        say(format_args!("lines missing, doubled, astray or out of order: {}", met.wrong));
        say(format_args!("memory: {before} before, {} after", memory().join(" and ")));
        Ok(())
    }

    async fn all(&self, db: &Db, addresses: &[std::net::SocketAddr]) -> Result<Met, Problem> {
        let mut set = JoinSet::new();
        for number in 0..self.visitors {
            let (db, lines) = (db.clone(), self.lines);
            let address = addresses[number as usize % addresses.len()];
            set.spawn(async move {
                // Each from a neighbourhood of their own, as the proxy tells.
                let from = format!("10.{}.{}.1", number / 250, number % 250);
                let mut browser = Browser::open(address).await?.from(&from);
                visit(&mut browser, &db, (number, lines)).await
            });
        }
        let mut all = Met::default();
        while let Some(met) = set.join_next().await {
            let met = met.map_err(|error| Problem::Failed(error.to_string()))??;
            all.written.extend(met.written);
            all.heard.extend(met.heard);
            all.said.extend(met.said);
            all.wrong += met.wrong;
        }
        Ok(all)
    }
}

fn agent() -> Agent {
    Agent { id: StaffId::new([5; 16]), first_name: Private::from("Rosa".to_owned()) }
}

async fn visit(
    browser: &mut Browser,
    db: &Db,
    (number, lines): (u32, u32),
) -> Result<Met, Problem> {
    let own = |round: u32| format!("visitor {number} says {round}.");
    let text = own(0);
    let begun = [("topic", "card"), ("left", "other"), ("text", text.as_str())];
    let page = browser.post("/help/chat", &begun).await?;
    let id = take(db, &String::from_utf8_lossy(&page.body)).await?;
    let mut stream = browser.listen("/help/chat/live?at=1").await?;
    let (mut met, mut wanted) = (Met::default(), vec![text]);
    for round in 1..=lines {
        let line = format!("desk to {number} says {round}.");
        wanted.push(line.clone());
        let lap = Watch::start();
        answer(db, id, line.clone()).await?;
        met.written.push(whole_micros(lap));
        let lap = Watch::start();
        hears(browser, &mut stream, &line).await?;
        met.heard.push(whole_micros(lap));
        let (once, text) = (round.to_string(), own(round));
        let lap = Watch::start();
        let fields = [("once", once.as_str()), ("text", text.as_str())];
        let said = browser.post("/help/chat/say", &fields).await?;
        met.said.push(whole_micros(lap));
        if said.status != 303 {
            return Err(Problem::Failed(format!("a line was answered {}", said.status)));
        }
        wanted.push(text);
        let _ = tokio::time::timeout(PAUSE, std::future::pending::<()>()).await;
    }
    let shown = lines_of(&browser.get("/help/chat").await?.body);
    met.wrong = usize::from(shown != wanted);
    Ok(met)
}

/// Waits until the page that the stream tells of shows the line.
async fn hears(browser: &mut Browser, stream: &mut Stream, line: &str) -> Result<(), Problem> {
    loop {
        stream.rung().await?;
        let page = browser.get("/help/chat").await?;
        if lines_of(&page.body).iter().any(|shown| shown == line) {
            return Ok(());
        }
    }
}

/// What was said, as the page shows it.
fn lines_of(page: &[u8]) -> Vec<String> {
    let page = String::from_utf8_lossy(page);
    let parts = page.split("<p dir=\"auto\">").skip(1);
    parts.map(|part| part.split('<').next().unwrap_or_default().trim().to_owned()).collect()
}

/// The desk takes the chat of this page.
async fn take(db: &Db, page: &str) -> Result<TicketId, Problem> {
    let shown = page.split("class=\"lk-num lk-whole\">").nth(1);
    let range = shown.and_then(|rest| rest.split('<').next()).and_then(numbered);
    let range = range.ok_or_else(|| Problem::Failed("no chat began".to_owned()))?;
    let taken = db.write(world::clock().now(), move |tx: &Tx| {
        let found = by_number(tx, &[Queue::Ordinary], range)?;
        let Some(ticket) = found.first() else { return Ok(None) };
        Ok(chats::take(tx, &agent(), ticket)?.then_some(ticket.id))
    });
    taken.await?.ok_or_else(|| Problem::Failed("a chat could not be taken".to_owned()))
}

async fn answer(db: &Db, id: TicketId, line: String) -> Result<(), Problem> {
    let written = db.write(world::clock().now(), move |tx: &Tx| {
        let ticket = find(tx, &[Queue::Ordinary], id)?;
        let ticket = ticket.ok_or_else(|| Fault::Defect("a chat went astray".to_owned()))?;
        chats::answer(tx, &agent(), &ticket, Line { once: &line, text: &line })
    });
    written.await?;
    Ok(())
}
