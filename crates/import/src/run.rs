//! The run: three passes, one thread that parses, the store's thread that writes.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use base::Timestamp;
use formats::records::Record;
use formats::{Known, Read};
use store::{Actor, Db, Entry, Fault, Tx};

use crate::files::Found;
use crate::store::{Mark, mark, save_mark};
use crate::take::{Outcome, Taker};
use crate::tally::{Kind, Note, Report, Said};

/// How a run is wanted.
#[derive(Debug, Clone)]
pub struct Options {
    pub now: Timestamp,
    /// Reads files again that were loaded before.
    pub again: bool,
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

/// Records that are saved together: enough that a durable commit costs little beside them, few
/// enough that visitors' writes do not wait long behind them.
const BATCH: usize = 1_000;
/// Batches read ahead of the writer.
const AHEAD: usize = 4;
const PASSES: [u8; 3] = [0, 1, 2];

/// One thing of a file, with its place.
struct Item {
    line: u64,
    record: Record,
}

/// What one transaction saves.
struct Batch {
    items: Vec<Item>,
    notes: Vec<Note>,
    /// Pieces of the file that are dealt with once this is saved.
    pieces: i64,
    finished: bool,
}

/// Loads files. `tell` hears how it goes, and of everything refused, skipped or forgiven.
pub fn run(
    db: &Db,
    files: &[Found],
    options: &Options,
    tell: &mut dyn FnMut(Progress),
) -> Result<Report, Error> {
    let mut report = Report::default();
    let known = Arc::new(learn(files)?);
    let taker = Arc::new(Mutex::new(Taker::default()));
    let of = files.iter().map(|file| file.bytes).sum::<u64>() * PASSES.len() as u64;
    let mut done = 0;
    for pass in PASSES {
        for file in files {
            let job = Job { db, file, pass, options, taker: &taker, known: &known };
            let loaded = job.load(tell, &mut report)?;
            report.loaded_before += u64::from(!loaded && pass == 2);
            done += file.bytes;
            tell(Progress::Bytes { done, of });
        }
    }
    Ok(report)
}

/// Medicines that stand by themselves lend their names to prescriptions in any other file.
fn learn(files: &[Found]) -> io::Result<Known> {
    let mut known = Known::default();
    for file in files.iter().filter(|file| file.bytes < (8 << 20)) {
        for piece in formats::open(file.kind, file.open()?) {
            piece?.learn(&mut known);
        }
    }
    Ok(known)
}

/// One pass over one file.
struct Job<'a> {
    db: &'a Db,
    file: &'a Found,
    pass: u8,
    options: &'a Options,
    taker: &'a Arc<Mutex<Taker>>,
    known: &'a Arc<Known>,
}

impl Job<'_> {
    /// Says whether there was anything to do.
    fn load(&self, tell: &mut dyn FnMut(Progress), report: &mut Report) -> Result<bool, Error> {
        let (hash, pass, now) = (self.file.hash, self.pass, self.options.now);
        let stored = self.db.read_blocking(now, move |tx| mark(tx, &hash, pass))?;
        // What was refused may fit by now, because the file it was waiting for has come.
        if stored.finished && stored.refused == 0 && !self.options.again {
            return Ok(false);
        }
        let from = if stored.finished || self.options.again { Mark::default() } else { stored };
        let (sender, receiver) = sync_channel(AHEAD);
        std::thread::scope(|scope| {
            scope.spawn(move || self.parse(from.pieces, &sender));
            self.save(from, &receiver, (tell, report))
        })?;
        Ok(true)
    }

    /// Reads the file piece by piece and hands on what belongs to this pass.
    fn parse(&self, skip: i64, batches: &SyncSender<io::Result<Batch>>) {
        let pieces = match self.file.open() {
            Ok(input) => formats::open(self.file.kind, input),
            Err(error) => return drop(batches.send(Err(error))),
        };
        let mut batch = Batch::empty();
        for (number, piece) in (0_i64..).zip(pieces) {
            let piece = match piece {
                Ok(piece) => piece,
                Err(error) => return drop(batches.send(Err(error))),
            };
            if number < skip {
                continue;
            }
            let passes = piece.passes();
            if passes.has(self.pass) {
                for read in piece.read(self.known) {
                    self.sort(read, passes.is_last(self.pass), &mut batch);
                }
            }
            batch.pieces = number + 1;
            // The receiver is gone only when saving has failed.
            if batch.items.len() >= BATCH
                && batches.send(Ok(std::mem::replace(&mut batch, Batch::empty()))).is_err()
            {
                return;
            }
        }
        batch.finished = true;
        let _ = batches.send(Ok(batch));
    }

    /// Each thing is told in one pass only: records in their own, the rest in their piece's last.
    fn sort(&self, read: Read, last: bool, batch: &mut Batch) {
        let note = |line, what, said| Note { file: Arc::clone(&self.file.path), line, what, said };
        match read {
            Read::Record { line, record } if record.pass() == self.pass => {
                batch.items.push(Item { line, record });
            }
            Read::Refused(one) if last => {
                batch.notes.push(note(one.line, one.resource, Said::Refused(one.reason)));
            }
            Read::Skipped(one) if last => {
                batch.notes.push(note(one.line, one.resource, Said::Skipped(one.why)));
            }
            Read::Warned(one) if last => {
                batch.notes.push(note(one.line, one.resource, Said::Warned(one.caution)));
            }
            _ => {}
        }
    }

    fn save(
        &self,
        from: Mark,
        batches: &Receiver<io::Result<Batch>>,
        (tell, report): (&mut dyn FnMut(Progress), &mut Report),
    ) -> Result<(), Error> {
        let mut refused = from.refused;
        while let Ok(batch) = batches.recv() {
            let mut batch = batch?;
            let (part, notes) = self.save_one(&mut batch, refused)?;
            refused += i64::try_from(part.refused()).unwrap_or(0);
            report.add(&part);
            notes.into_iter().chain(batch.notes).for_each(|note| tell(Progress::Note(note)));
        }
        Ok(())
    }

    /// One batch and how far the file has come: one transaction.
    fn save_one(&self, batch: &mut Batch, refused: i64) -> Result<(Report, Vec<Note>), Error> {
        let items = Arc::new(std::mem::take(&mut batch.items));
        let (hash, pass, taker) = (self.file.hash, self.pass, Arc::clone(self.taker));
        let (pieces, finished) = (batch.pieces, batch.finished);
        let told = count_notes(&batch.notes);
        let path = Arc::clone(&self.file.path);
        let saved = self.db.write_blocking(self.options.now, move |tx| {
            let mut taker = taker.lock().unwrap_or_else(PoisonError::into_inner);
            taker.begin();
            let mut part = told.clone();
            let notes = take_items(tx, (&mut taker, &items), &path, &mut part)?;
            let all = refused + i64::try_from(part.refused()).unwrap_or(0);
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

impl Batch {
    const fn empty() -> Self {
        Self { items: Vec::new(), notes: Vec::new(), pieces: 0, finished: false }
    }
}

fn count_notes(notes: &[Note]) -> Report {
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

fn take_items(
    tx: &Tx,
    (taker, items): (&mut Taker, &[Item]),
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
