//! `latchkey bench plan`

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use base::Day;
use clap::Args;
use formats::records::{Record, SourceRef};
use serde::{Deserialize, Serialize};
use store::Db;

use super::super::doctor::free_bytes;
use super::super::{Problem, say};
use super::client_runtime;
use super::crowd::visits;
use super::figures::{Watch, memory_kib, mib, rate};
use super::stage::{SEED, Stage, today};
use crate::world;

/// Aims: memory that does not grow with the plan, and no page of 10 ms or more. It stops before the
/// disk is full, and goes on where it stopped when it is given the same folder.
#[derive(Args)]
pub struct Plan {
    /// Generated members, each with coverage, prescriptions and fills of two years
    #[arg(long, default_value_t = 10_000)]
    members: u32,
    /// Claims of all of them together
    #[arg(long, default_value_t = 200_000)]
    claims: u32,
    /// Fill this empty PostgreSQL database (libpq words or an address) instead of SQLite
    #[arg(long)]
    postgres: Option<String>,
    /// Keep everything in this folder, and go on with what is there
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Take in no more than this many minutes' worth now; the rest waits for the next run
    #[arg(long)]
    minutes: Option<u64>,
    /// Members whose pages are asked for
    #[arg(long, default_value_t = 24)]
    visitors: u32,
}

/// Members told by one file: what is lost when a run is killed is read again from its mark.
const TOGETHER: u32 = 1_000;
/// What one claim takes with all that comes with it, until that can be measured: SQLite took 1,786
/// bytes, PostgreSQL 2,140.
const GUESSED_BYTES: u64 = 2_300;
/// Left on the disk whatever happens.
const SPARE: u64 = 5 << 30;

/// How far a plan has come; kept beside it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    members: u32,
    claims_each: u32,
    today: Day,
    /// Members taken in so far.
    done: u32,
    records: u64,
    /// Seconds of reading and saving, with the making of the next file beside it.
    seconds: f64,
}

impl Plan {
    pub fn run(self) -> Result<(), Problem> {
        let stage = match &self.folder {
            Some(folder) => Stage::kept(folder, self.postgres.as_deref())?,
            None => Stage::set(self.postgres.as_deref())?,
        };
        let mut told = self.told(stage.path())?;
        let whole = self.fill(&stage, &mut told)?;
        let db = stage.store()?;
        self.sum_up(&db, &told)?;
        if told.done == 0 {
            return Ok(());
        }
        let (server, _) = stage.serve()?;
        let names = self.visitors(&told);
        let guests = stage.invite(&names)?;
        client_runtime()?.block_on(visits(&stage, &db, &guests))?;
        say(format_args!("memory of the server after these pages: {}", mib(server.memory_kib())));
        if !whole {
            say("The plan is not whole: run it again with the same folder to go on.");
        }
        Ok(())
    }

    fn told(&self, folder: &Path) -> Result<Told, Problem> {
        let claims_each = self.claims / self.members.max(1);
        let file = folder.join("plan.json");
        let fresh = Told {
            members: self.members,
            claims_each,
            today: today(),
            done: 0,
            records: 0,
            seconds: 0.0,
        };
        if !file.exists() {
            return Ok(fresh);
        }
        let broken = |error: serde_json::Error| Problem::Failed(error.to_string());
        let kept: Told = serde_json::from_reader(File::open(&file)?).map_err(broken)?;
        if (kept.members, kept.claims_each) == (self.members, claims_each) {
            return Ok(kept);
        }
        let (members, each) = (kept.members, kept.claims_each);
        let ask = format!("the folder holds a plan of {members} members with {each} claims each");
        Err(Problem::Asked(ask))
    }

    /// True once everybody is in, and on the disk.
    fn fill(&self, stage: &Stage, told: &mut Told) -> Result<bool, Problem> {
        let db = stage.store_at_first()?;
        if told.done == 0 {
            let directory = juniper::directory(told.today);
            import::take_all(&db, directory, world::clock().now())?;
        }
        let whole = self.take_parts(stage.path(), &db, told)?;
        let watch = Watch::start();
        db.settle()?;
        told.seconds += watch.passed().as_secs_f64();
        told.keep(stage.path())?;
        Ok(whole)
    }

    /// The next file is made while one is read, as a plan makes its own.
    fn take_parts(&self, folder: &Path, db: &Db, told: &mut Told) -> Result<bool, Problem> {
        let watch = Watch::start();
        let most = self.minutes.map(Duration::from_mins);
        let (sender, parts) = sync_channel(0);
        let from = told.clone();
        std::thread::scope(|scope| {
            scope.spawn(move || make_parts(folder, &from, &sender));
            // Given away: when this ends early the receiver is gone, and the maker stops.
            let parts: Receiver<Result<Part, Problem>> = parts;
            while told.done < told.members {
                if most.is_some_and(|most| watch.passed() >= most) {
                    return Ok(false);
                }
                if let Some(why) = short_of_room(folder, db, told)? {
                    say(why);
                    return Ok(false);
                }
                let Ok(part) = parts.recv() else { return Ok(false) };
                let (file, end) = part?;
                take_part(&file, db, told)?;
                std::fs::remove_file(&file)?;
                told.done = end;
                told.keep(folder)?;
                if told.done.is_multiple_of(TOGETHER * 10) {
                    self.sum_up(db, told)?;
                }
            }
            Ok(true)
        })
    }

    fn sum_up(&self, db: &Db, told: &Told) -> Result<(), Problem> {
        let engine = if self.postgres.is_some() { "postgresql" } else { "sqlite" };
        let (bytes, claims) = (db.bytes()?, told.claims());
        let of = bytes.checked_div(claims).unwrap_or(0);
        let time = Duration::from_secs_f64(told.seconds);
        let (all, each) = (rate(told.records, time), rate(claims, time));
        say(format_args!(
            "{engine}: {} members, {claims} claims, {} records; {} MiB, {of} bytes a claim; \
             {each:.0} claims a second among {all:.0} records; memory at most {}",
            told.done,
            told.records,
            bytes >> 20,
            mib(memory_kib("self", "VmHWM"))
        ));
        Ok(())
    }

    /// Evenly spread over those who are in.
    fn visitors(&self, told: &Told) -> Vec<SourceRef> {
        let count = self.visitors.clamp(1, told.done);
        let numbers = (0..count).map(|at| at * (told.done / count));
        let first = |number: u32| {
            juniper::part(SEED, number..number + 1, 0, told.today).find_map(|record| match record {
                Record::Person(person) => person.refs.into_iter().next(),
                _ => None,
            })
        };
        numbers.filter_map(first).collect()
    }
}

impl Told {
    fn claims(&self) -> u64 {
        u64::from(self.done) * u64::from(self.claims_each)
    }

    fn keep(&self, folder: &Path) -> Result<(), Problem> {
        serde_json::to_writer(File::create(folder.join("plan.json"))?, self)
            .map_err(|error| Problem::Failed(error.to_string()))
    }
}

/// What is left to do, by what was done so far, and a file of it on the way.
fn short_of_room(folder: &Path, db: &Db, told: &Told) -> Result<Option<String>, Problem> {
    let left = u64::from(told.members - told.done) * u64::from(told.claims_each);
    let measured = if told.done < TOGETHER { None } else { db.bytes()?.checked_div(told.claims()) };
    let needed = left * measured.unwrap_or(GUESSED_BYTES) + SPARE;
    let free = free_bytes(folder).unwrap_or(0);
    Ok((free < needed).then(|| {
        let (needed, free) = (needed >> 30, free >> 30);
        format!("There is not room enough: {needed} GiB would be needed, {free} GiB are free.")
    }))
}

/// A file, and who is in once it was taken in.
type Part = (PathBuf, u32);

/// One file after the other, each offered until somebody takes it.
fn make_parts(folder: &Path, told: &Told, parts: &SyncSender<Result<Part, Problem>>) {
    let mut done = told.done;
    while done < told.members {
        let end = told.members.min(done + TOGETHER);
        let file = folder.join(format!("part-{end}.ndjson"));
        let made = write_part(&file, done..end, told);
        if parts.send(made.map(|()| (file, end))).is_err() {
            return;
        }
        done = end;
    }
}

/// The file a plan would send: FHIR, a record a line.
fn write_part(file: &Path, members: Range<u32>, told: &Told) -> Result<(), Problem> {
    let mut out = BufWriter::with_capacity(256 << 10, File::create(file)?);
    for record in juniper::part(SEED, members, told.claims_each, told.today) {
        writeln!(out, "{}", formats::fhir::write(&record))?;
    }
    Ok(out.flush()?)
}

/// What `latchkey import` does with it.
fn take_part(file: &Path, db: &Db, told: &mut Told) -> Result<(), Problem> {
    let watch = Watch::start();
    let files = import::find(&[file.to_owned()])?;
    let options =
        import::Options { now: world::clock().now(), again: false, threads: import::threads() };
    let report = import::run(db, &files, &options, &mut |_| {})
        .map_err(|error| Problem::Failed(error.to_string()))?;
    if report.refused() > 0 {
        return Err(Problem::Failed(format!("something was refused:\n{report}")));
    }
    told.records += report.changes();
    told.seconds += watch.passed().as_secs_f64();
    Ok(())
}
