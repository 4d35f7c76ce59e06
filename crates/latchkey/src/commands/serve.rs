//! `latchkey serve` and `latchkey worker`

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use base::{JobId, Lang, Timestamp};
use clap::Args;
use store::audit;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tracing::{error, info, warn};
use web::{Hinders, Limits, News, NewsLine, Shared, Slice};

use super::status::counts;
use super::{End, Problem, Where};
use crate::open::{self, Opened};
use crate::world::Pace;

/// Serves the portal until it is asked to stop (SIGTERM, Ctrl-C); requests under way finish.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Where,
    /// Leave the queue to other nodes
    #[arg(long)]
    no_worker: bool,
}

/// Works the queue until it is asked to stop; work in hand finishes.
#[derive(Args)]
pub struct Worker {
    #[command(flatten)]
    place: Where,
}

impl Serve {
    pub fn run(self) -> Result<End, Problem> {
        let config = self.place.config()?;
        let plan = open::plan_of(&config).map_err(Problem::Asked)?;
        let log = config.data.join("checkpoints.log");
        let opened = open::house(plan).map_err(Problem::Failed)?;
        let log = (!self.no_worker).then_some(log);
        runtime()?.block_on(serve(opened, Vec::new(), (&config.listen, log)))?;
        Ok(End::Done)
    }
}

impl Worker {
    pub fn run(self) -> Result<End, Problem> {
        let config = self.place.config()?;
        let plan = open::plan_of(&config).map_err(Problem::Asked)?;
        let log = config.data.join("checkpoints.log");
        let opened = open::house(plan).map_err(Problem::Failed)?;
        runtime()?.block_on(async {
            let stop = stopping()?;
            // Codes that did not come back are noticed by whoever works the queue.
            tokio::join!(work(&opened, log, stop.clone()), leave_counts(&opened, stop));
            Ok::<_, std::io::Error>(())
        })?;
        Ok(End::Done)
    }
}

pub fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// Serves `opened` on `listen`, with the `more` that only a demo has; works its queue too when told
/// where checkpoints are logged.
pub async fn serve(
    opened: Opened,
    more: Vec<Slice>,
    (listen, log): (&str, Option<PathBuf>),
) -> std::io::Result<()> {
    let listener = TcpListener::bind(listen).await.map_err(|error| {
        std::io::Error::new(error.kind(), format!("cannot listen on {listen}: {error}"))
    })?;
    let stop = stopping()?;
    let viewers = identity::stamp(opened.house.clone(), opened.access.clone());
    let factors = factors::stamp(opened.factors.clone());
    let doors = access::stamp(opened.door.clone());
    let ways_back = recovery::stamp(opened.recovery.clone());
    let staff = desk::stamp(opened.house.clone());
    let stamp = |router| viewers(factors(staff(doors(ways_back(router)))));
    let slices = opened.slices().into_iter().chain(more).collect();
    let app = web::app(opened.house.clone(), slices, stamp);
    info!("Serving on http://{}", listener.local_addr()?);
    let worker = async {
        if let Some(log) = log {
            work(&opened, log, stop.clone()).await;
        }
    };
    let keys = let_go_of_keys(opened.house.clone(), stop.clone());
    let clock = watch_the_clock(stop.clone());
    let news = watch_the_status(&opened, stop.clone());
    let counts = leave_counts(&opened, stop.clone());
    let limits = Limits { connections: places(), ..Limits::default() };
    let served = web::serve(listener, app, told(stop.clone()), limits);
    let views = web::keep_views(opened.house.clone(), told(stop.clone()));
    let streams = async {
        told(stop.clone()).await;
        opened.house.live.close();
    };
    tokio::join!(served, worker, keys, clock, news, counts, views, streams);
    web::last_views(opened.house.clone()).await;
    Ok(())
}

/// Files the database and the logs need beside the visitors' connections.
const OTHER_FILES: u32 = 200;

/// How many visitors at once: not more than this process may open, or the database could not be
/// opened for any of them.
fn places() -> u32 {
    let usual = Limits::default().connections;
    let limits = std::fs::File::open("/proc/self/limits").and_then(std::io::read_to_string);
    let files = limits.ok().and_then(|text| open_files(&text));
    files.map_or(usual, |files| usual.min(files.saturating_sub(OTHER_FILES).max(100)))
}

/// The soft limit of open files, as Linux words it.
fn open_files(limits: &str) -> Option<u32> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// How often the status page's folder is asked whether something lasts.
const NEWS_EVERY: Duration = Duration::from_secs(15);

/// A folder that nobody has written anew for so long says nothing any more.
const NEWS_LIFE: Duration = Duration::from_hours(1);

/// Has every page say what the status page says, where that page stands in a folder here.
async fn watch_the_status(opened: &Opened, stop: watch::Receiver<bool>) {
    let status::Place::Folder(folder) = &opened.status else { return };
    loop {
        let folder = folder.clone();
        let (done, read) = tokio::sync::oneshot::channel();
        // Reading a file blocks: a thread of its own.
        std::thread::spawn(move || done.send(status::live(&folder)));
        let live = read
            .await
            .ok()
            .flatten()
            .filter(|live| opened.house.clock.now() < live.as_of + NEWS_LIFE);
        opened.house.tell(live.as_ref().and_then(news_of));
        if tokio::time::timeout(NEWS_EVERY, told(stop.clone())).await.is_ok() {
            return;
        }
    }
}

/// How often it is asked whether a minute is over.
const COUNTS_EVERY: Duration = Duration::from_secs(5);

/// Leaves each minute of what members met for the status page.
async fn leave_counts(opened: &Opened, stop: watch::Receiver<bool>) {
    let Some(folder) = &opened.counts else { return };
    // Nodes that share the folder must not write over each other.
    let node = JobId::new(opened.house.luck.entropy()).to_string();
    while tokio::time::timeout(COUNTS_EVERY, told(stop.clone())).await.is_err() {
        let now = opened.house.clock.now();
        let minutes = opened.house.tally.take(now);
        if minutes.is_empty() {
            continue;
        }
        let (folder, node) = (folder.clone(), node.clone());
        let (done, left) = tokio::sync::oneshot::channel();
        // Writing files blocks: a thread of its own.
        std::thread::spawn(move || {
            let mut left = minutes.iter().map(|minute| counts::leave(&folder, &node, minute));
            done.send(left.try_for_each(|left| left).and_then(|()| counts::clear(&folder, now)))
        });
        if let Ok(Err(why)) = left.await {
            warn!("What members met could not be left for the status page: {why}");
        }
    }
}

/// The worst that lasts, with what still works.
fn news_of(live: &status::Live) -> Option<News> {
    let worst = live.incidents.first()?;
    let said = |lang| NewsLine {
        title: worst.title(lang).to_owned(),
        works: worst.works(lang).to_owned(),
    };
    let hinders = hinders(&live.incidents);
    Some(News { en: said(Lang::English), es: said(Lang::Spanish), hinders })
}

/// The worst of what may be why somebody cannot sign in.
fn hinders(incidents: &[status::LiveIncident]) -> Hinders {
    let about = |part| incidents.iter().filter(move |one| one.parts.contains(&part));
    if about(status::Part::SignIn).any(|one| one.effect.is_some()) {
        Hinders::SignIn
    } else if incidents.iter().any(|one| one.touches_sign_in() && one.effect.is_none()) {
        Hinders::SignInForWork
    } else if about(status::Part::Code).next().is_some() {
        Hinders::Codes
    } else {
        Hinders::Nothing
    }
}

/// Works the queue, signs a checkpoint of the audit record now and then, and has what is over
/// swept.
async fn work(opened: &Opened, log: PathBuf, stop: watch::Receiver<bool>) {
    let runner = opened.runner();
    let timer = checkpoints(opened.house.clone(), log, stop.clone());
    let broom = sweeps(opened.house.clone(), stop.clone());
    let inbox = watch_inbox(opened, stop.clone());
    tokio::join!(runner.run(told(stop)), timer, broom, inbox);
}

/// How often the folder is looked into where the plan's back end leaves files.
const INBOX_EVERY: Duration = Duration::from_secs(10);

async fn watch_inbox(opened: &Opened, stop: watch::Receiver<bool>) {
    let Some(folder) = &opened.inbox else { return };
    let mut inbox = Some(import::Inbox::new(folder.clone()));
    while tokio::time::timeout(INBOX_EVERY, told(stop.clone())).await.is_err() {
        let Some(mut mine) = inbox.take() else { return };
        let house = opened.house.clone();
        let (done, looked) = tokio::sync::oneshot::channel();
        // Reading files and writing what they hold blocks: a thread of its own.
        std::thread::spawn(move || {
            let round = look(&house, &mut mine);
            let _ = done.send((mine, round));
        });
        let Ok((mine, round)) = looked.await else {
            error!("The inbox is looked into no more: its thread stopped");
            return;
        };
        inbox = Some(mine);
        match round {
            Ok(round) if round.refused > 0 => {
                let (files, refused) = (round.loaded, round.refused);
                warn!(files, refused, "Files came with something refused; see `refused` there");
            }
            Ok(round) if round.loaded > 0 => info!(files = round.loaded, "Files came and are in"),
            Ok(_) => {}
            Err(why) => warn!("The inbox could not be read: {why}"),
        }
    }
}

fn look(house: &Shared, inbox: &mut import::Inbox) -> Result<import::Round, String> {
    let now = house.clock.now();
    let round =
        inbox.round(&house.db, now, import::threads()).map_err(|error| error.to_string())?;
    if round.loaded > 0 {
        // Whoever could not be found when they registered may be there now.
        let told = house.db.write_blocking(now, access::register::plan_file_loaded);
        told.map_err(|fault| fault.to_string())?;
    }
    Ok(round)
}

/// Asked for more often than it is done, so that an hour in which a node starts is swept too.
const SWEEP_ASKED: Duration = Duration::from_mins(15);

async fn sweeps(house: Shared, stop: watch::Receiver<bool>) {
    loop {
        let now = house.clock.now();
        if let Err(fault) = house.db.write(now, web::sweeps::ask).await {
            warn!("No sweep was asked for: {fault}");
        }
        if let Err(fault) = house.db.write(now, desk::ask_counts).await {
            warn!("Nothing was asked to be counted: {fault}");
        }
        if let Err(fault) = house.db.write(now, coverage::ask_named).await {
            warn!("Nobody was asked to take in names: {fault}");
        }
        if let Err(fault) = house.db.write(now, coverage::ask_placed).await {
            warn!("Nobody was asked where pharmacies are: {fault}");
        }
        if tokio::time::timeout(SWEEP_ASKED, told(stop.clone())).await.is_ok() {
            break;
        }
        // Not at the start: whoever begins a house wants to look at it first.
        let here = house.clone();
        let day = move |tx: &store::Tx| medicines::ask_daily(tx, &here);
        if let Err(fault) = house.db.write(house.clock.now(), day).await {
            warn!("Nobody was asked to look what is due: {fault}");
        }
    }
}

/// How long a node may go on reading for a member whom another process has just forgotten.
const KEYS_HELD: Duration = Duration::from_mins(1);

async fn let_go_of_keys(house: Shared, stop: watch::Receiver<bool>) {
    while tokio::time::timeout(KEYS_HELD, told(stop.clone())).await.is_err() {
        house.db.drop_cached_keys();
    }
}

/// Codes and sessions live by the clock: one that was set explains what members will report.
const CLOCK_SET: Duration = Duration::from_secs(2);
const CLOCK_WATCHED: Duration = Duration::from_mins(1);

async fn watch_the_clock(stop: watch::Receiver<bool>) {
    loop {
        let pace = Pace::begin();
        if tokio::time::timeout(CLOCK_WATCHED, told(stop.clone())).await.is_ok() {
            break;
        }
        let jumped = pace.jumped();
        if jumped > CLOCK_SET {
            warn!(seconds = jumped.as_secs(), "The machine's clock was set while serving");
        }
    }
}

/// How much of the record could be put back unnoticed by somebody who holds the whole database.
const CHECKPOINT_EVERY: Duration = Duration::from_mins(10);

async fn checkpoints(house: Shared, log: PathBuf, stop: watch::Receiver<bool>) {
    loop {
        if tokio::time::timeout(CHECKPOINT_EVERY, told(stop.clone())).await.is_ok() {
            break;
        }
        if let Err(problem) = checkpoint(&house, &log).await {
            warn!("No checkpoint was signed: {problem}");
        }
    }
    if let Err(problem) = checkpoint(&house, &log).await {
        warn!("No last checkpoint was signed: {problem}");
    }
}

async fn checkpoint(house: &Shared, log: &std::path::Path) -> Result<(), String> {
    let now: Timestamp = house.clock.now();
    let point = house.db.write(now, audit::checkpoint).await.map_err(|fault| fault.to_string())?;
    append(log, &point).map_err(|error| error.to_string())
}

/// One line of JSON for each checkpoint, outside the database.
pub fn append(log: &std::path::Path, point: &audit::Checkpoint) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(log)?;
    let line = serde_json::to_string(point)?;
    writeln!(file, "{line}")?;
    file.sync_data()
}

/// Turns true once somebody asks the process to stop.
pub fn stopping() -> std::io::Result<watch::Receiver<bool>> {
    let (sender, receiver) = watch::channel(false);
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::spawn(async move {
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        info!("Stopping: requests under way will finish");
        if sender.send(true).is_err() {
            error!("Nobody is left to stop");
        }
    });
    Ok(receiver)
}

pub async fn told(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|asked| *asked).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_limit_of_files_is_read_where_it_stands() {
        let text = "Limit        Soft Limit  Hard Limit  Units\n\
            Max processes    63442   63442   processes\n\
            Max open files   1024    524288  files\n";
        assert_eq!(open_files(text), Some(1024));
        assert_eq!(open_files("Max open files  unlimited  unlimited  files"), None);
        assert_eq!(open_files(""), None);
    }
}
