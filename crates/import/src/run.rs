//! The run: three passes, several threads that read, the store's thread that writes.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use base::Timestamp;
use formats::Known;
use formats::records::Record;
use store::{Actor, Db, Entry, Fault, Tx};

use crate::files::Found;
use crate::reading::{BATCH, Batch, Item, Reading};
use crate::store::{Mark, mark, save_mark};
use crate::take::{Outcome, Taker};
use crate::tally::{Kind, Note, Report, Said};

/// How a run is wanted.
#[derive(Debug, Clone)]
pub struct Options {
    pub now: Timestamp,
    /// Reads files again that were loaded before.
    pub again: bool,
    /// How many threads read, beside the one that saves. What is stored does not depend on it.
    pub threads: usize,
}

/// More threads than this read faster than one can save.
const MOST_THREADS: usize = 8;

/// As many threads as this machine runs at once, within reason.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS))
}

/// Told as a run goes on.
#[derive(Debug, Clone)]
pub enum Progress {
    /// This many bytes of all passes have been dealt with, of how many.
    Bytes {
        done: u64,
        of: u64,
    },
    Note(Note),
}

/// Why a run stopped. What was stored stays, and the next run goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("a file could not be read: {0}")]
    File(#[from] io::Error),
    #[error("the records could not be stored: {0}")]
    Store(#[from] Fault),
}

/// Batches read ahead of the writer.
const AHEAD: usize = 3;
const PASSES: [u8; 3] = [0, 1, 2];

type Tell<'t> = &'t mut dyn FnMut(Progress);

/// Loads files. `tell` hears how it goes, and of everything refused, skipped or forgiven.
pub fn run(
    db: &Db,
    files: &[Found],
    options: &Options,
    tell: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let mut report = Report::default();
    let known = learn(files)?;
    let taker = Arc::new(Mutex::new(Taker::default()));
    let all = || PASSES.iter().flat_map(|pass| files.iter().map(move |file| (*pass, file)));
    let of = all().map(|(pass, file)| file.reach(pass).bytes).sum();
    let mut done = 0;
    for (pass, file) in all() {
        let reading = Reading { file, pass, known: &known, threads: options.threads };
        let job = Job { db, reading, options, taker: &taker, way: (done, of) };
        let loaded = job.load(tell, &mut report)?;
        report.loaded_before += u64::from(!loaded && pass == 2);
        done += file.reach(pass).bytes;
        tell(Progress::Bytes { done, of });
    }
    Ok(report)
}

/// Medicines that stand by themselves lend their names to prescriptions in any other file.
fn learn(files: &[Found]) -> io::Result<Known> {
    let mut known = Known::default();
    for file in files.iter().filter(|file| file.bytes < (8 << 20)) {
        for piece in formats::open(file.kind, file.open()?.0) {
            piece?.learn(&mut known);
        }
    }
    Ok(known)
}

/// One pass over one file.
struct Job<'a> {
    db: &'a Db,
    reading: Reading<'a>,
    options: &'a Options,
    taker: &'a Arc<Mutex<Taker>>,
    /// Bytes of all passes dealt with before this, and of how many.
    way: (u64, u64),
}

impl Job<'_> {
    /// Says whether there was anything to do.
    fn load(&self, tell: Tell<'_>, report: &mut Report) -> Result<bool, Error> {
        let (hash, pass, now) = (self.reading.file.hash, self.reading.pass, self.options.now);
        let stored = self.db.read_blocking(now, move |tx| mark(tx, &hash, pass))?;
        // What was refused may fit by now, because the file it was waiting for has come.
        if stored.finished && stored.refused == 0 && !self.options.again {
            return Ok(false);
        }
        let from = if stored.finished || self.options.again { Mark::default() } else { stored };
        let (sender, receiver) = sync_channel(AHEAD);
        let reading = self.reading;
        std::thread::scope(|scope| {
            scope.spawn(move || reading.run(from.pieces, &sender));
            // The receiver is given away: when saving fails it is gone, and the readers stop.
            self.save(from, receiver, (tell, report))
        })?;
        Ok(true)
    }

    fn save(
        &self,
        from: Mark,
        batches: Receiver<io::Result<Batch>>,
        (tell, report): (Tell<'_>, &mut Report),
    ) -> Result<(), Error> {
        let mut refused = from.refused;
        for batch in batches {
            let batch = Arc::new(batch?);
            let (part, notes) = self.save_one(&batch, refused)?;
            refused += i64::try_from(part.refused()).unwrap_or(0);
            report.add(&part);
            let notes = notes.into_iter().chain(batch.notes().cloned());
            notes.for_each(|note| tell(Progress::Note(note)));
            tell(Progress::Bytes { done: self.way.0 + batch.bytes, of: self.way.1 });
        }
        Ok(())
    }

    /// One batch and how far the file has come: one transaction.
    fn save_one(&self, batch: &Arc<Batch>, refused: i64) -> Result<(Report, Vec<Note>), Error> {
        let (hash, pass) = (self.reading.file.hash, self.reading.pass);
        let (path, taker) = (Arc::clone(&self.reading.file.path), Arc::clone(self.taker));
        let batch = Arc::clone(batch);
        let saved = self.db.write_blocking(self.options.now, move |tx| {
            let mut taker = taker.lock().unwrap_or_else(PoisonError::into_inner);
            taker.begin();
            let mut part = count_notes(batch.notes());
            taker.foresee(tx, batch.items().map(|item| &item.record))?;
            let notes = take_items(tx, (&mut taker, batch.items()), &path, &mut part)?;
            let all = refused + i64::try_from(part.refused()).unwrap_or(0);
            let (pieces, finished) = (batch.pieces, batch.finished);
            save_mark(tx, &hash, pass, Mark { pieces, refused: all, finished })?;
            let changes = part.changes();
            if changes > 0 {
                tx.audit(Entry::new("import.batch", Actor::Operator).thing(&hash).detail(
                    &serde_json::json!({ "pass": pass, "pieces": pieces, "changes": changes }),
                ))?;
            }
            Ok((part, notes))
        })?;
        self.taker.lock().unwrap_or_else(PoisonError::into_inner).committed();
        Ok(saved)
    }
}

fn count_notes<'n>(notes: impl Iterator<Item = &'n Note>) -> Report {
    let mut report = Report::default();
    for note in notes {
        match note.said {
            Said::Refused(_) | Said::NotTaken(_) => report.unread += 1,
            Said::Skipped(_) => report.skipped += 1,
            Said::Warned(_) => report.warned += 1,
        }
    }
    report
}

fn take_items<'i>(
    tx: &Tx,
    (taker, items): (&mut Taker, impl Iterator<Item = &'i Item>),
    path: &Arc<PathBuf>,
    report: &mut Report,
) -> Result<Vec<Note>, Fault> {
    let mut notes = Vec::new();
    for item in items {
        let outcome = taker.take(tx, &item.record)?;
        let kind = Kind::of(&item.record);
        report.count(kind, outcome);
        if let Outcome::Refused(why) = outcome {
            let said = Said::NotTaken(why);
            notes.push(Note { file: Arc::clone(path), line: item.line, what: kind.word(), said });
        }
    }
    Ok(notes)
}

/// Takes in records that come from no file: the sample plan's. In the order they are given.
pub fn take_all(
    db: &Db,
    records: impl Iterator<Item = Record>,
    now: Timestamp,
) -> Result<Report, Fault> {
    let taker = Arc::new(Mutex::new(Taker::default()));
    let mut report = Report::default();
    let mut records = records.peekable();
    while records.peek().is_some() {
        let batch: Arc<Vec<Record>> = Arc::new(records.by_ref().take(BATCH).collect());
        let mine = Arc::clone(&taker);
        let part = db.write_blocking(now, move |tx| {
            let mut taker = mine.lock().unwrap_or_else(PoisonError::into_inner);
            taker.begin();
            taker.foresee(tx, batch.iter())?;
            let mut part = Report::default();
            for record in batch.iter() {
                part.count(Kind::of(record), taker.take(tx, record)?);
            }
            tx.audit(Entry::new("import.records", Actor::House).detail(&part.changes()))?;
            Ok(part)
        })?;
        taker.lock().unwrap_or_else(PoisonError::into_inner).committed();
        report.add(&part);
    }
    Ok(report)
}
