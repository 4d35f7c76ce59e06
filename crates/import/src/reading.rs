//! One pass over one file. A thread cuts the file into pieces, several read them, and what they
//! read leaves in the file's own order: marks, refusals and second runs know nothing of threads.
//!
//! ```text
//!          ┌─ piece 0, 3, 6 … ─> reader ─┐
//! cutter ──┼─ piece 1, 4, 7 … ─> reader ─┼──> cutter again, in turn ──> batches ──> saver
//!          └─ piece 2, 5, 8 … ─> reader ─┘
//! ```

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

use formats::records::Record;
use formats::{Known, Piece, Read};

use crate::files::Found;
use crate::tally::{Note, Said};

/// Records that are saved together: enough that a durable commit costs little beside them, few
/// enough that visitors' writes do not wait long behind them.
pub const BATCH: usize = 1_000;
/// Pieces each reader may be ahead. Pieces are small, so this bounds memory, and a reader that
/// has one to read while another waits is never idle.
const AHEAD: usize = 3;

/// One thing of a file, with its place.
pub struct Item {
    pub line: u64,
    pub record: Record,
}

/// What one piece held for this pass.
#[derive(Default)]
struct Part {
    items: Vec<Item>,
    notes: Vec<Note>,
}

/// What one transaction saves. Records stay in the lists they were read into, since each is large
/// and moving it costs.
#[derive(Default)]
pub struct Batch {
    parts: Vec<Part>,
    /// Pieces of the file that are dealt with once this is saved, and bytes.
    pub pieces: i64,
    pub bytes: u64,
    pub finished: bool,
}

impl Batch {
    pub fn items(&self) -> impl Iterator<Item = &Item> + Clone {
        self.parts.iter().flat_map(|part| &part.items)
    }

    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.parts.iter().flat_map(|part| &part.notes)
    }

    fn is_full(&self) -> bool {
        self.parts.iter().map(|part| part.items.len()).sum::<usize>() >= BATCH
    }
}

/// How one pass reads one file.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    pub file: &'a Found,
    pub pass: u8,
    pub known: &'a Known,
    pub threads: usize,
}

/// Where batches go; an error there is the disk's.
pub type Batches = SyncSender<io::Result<Batch>>;

/// Why a reading ended before the file did.
enum Ended {
    Disk(io::Error),
    /// Whoever listened is gone, or a reader is; they say why themselves.
    Alone,
}

impl Reading<'_> {
    /// Reads from piece `skip` on until the file ends or nobody listens any more.
    pub fn run(self, skip: i64, batches: &Batches) {
        std::thread::scope(|scope| {
            let readers = (0..self.threads.max(1)).map(|_| Reader::start(scope, self)).collect();
            let cutter = Cutter { readers, turn: 0, out: VecDeque::new() };
            if let Err(Ended::Disk(error)) = self.cut(skip, cutter, batches) {
                let _ = batches.send(Err(error));
            }
        });
    }

    fn cut(&self, skip: i64, mut cutter: Cutter, batches: &Batches) -> Result<(), Ended> {
        let (input, bytes) = self.file.open().map_err(Ended::Disk)?;
        let last = self.file.reach(self.pass).pieces;
        let mut batch = Batch::default();
        let mut pieces = 0;
        for (number, piece) in (0..last).zip(formats::open(self.file.kind, input)) {
            let piece = piece.map_err(Ended::Disk)?;
            pieces = number + 1;
            if number < skip || !piece.passes().has(self.pass) {
                continue;
            }
            if cutter.is_busy() {
                cutter.collect(&mut batch, batches)?;
            }
            cutter.give(piece, (pieces, bytes.get()))?;
        }
        while !cutter.out.is_empty() {
            cutter.collect(&mut batch, batches)?;
        }
        batch = Batch { pieces, bytes: bytes.get(), finished: true, ..batch };
        batches.send(Ok(batch)).map_err(|_| Ended::Alone)
    }

    fn read(&self, piece: &Piece) -> Part {
        let mut part = Part::default();
        let last = piece.passes().is_last(self.pass);
        for read in piece.read(self.known) {
            self.sort(read, last, &mut part);
        }
        part
    }

    /// Each thing is told in one pass only: records in their own, the rest in their piece's last.
    fn sort(&self, read: Read, last: bool, part: &mut Part) {
        let note = |line, what, said| Note { file: Arc::clone(&self.file.path), line, what, said };
        match read {
            Read::Record { line, record } if record.pass() == self.pass => {
                part.items.push(Item { line, record });
            }
            Read::Refused(one) if last => {
                part.notes.push(note(one.line, one.resource, Said::Refused(one.reason)));
            }
            Read::Skipped(one) if last => {
                part.notes.push(note(one.line, one.resource, Said::Skipped(one.why)));
            }
            Read::Warned(one) if last => {
                part.notes.push(note(one.line, one.resource, Said::Warned(one.caution)));
            }
            _ => {}
        }
    }
}

/// A thread that reads pieces one after the other.
struct Reader {
    pieces: SyncSender<Piece>,
    parts: Receiver<Part>,
}

impl Reader {
    fn start<'s, 'a: 's>(scope: &'s Scope<'s, '_>, reading: Reading<'a>) -> Self {
        let (pieces, given) = sync_channel::<Piece>(AHEAD);
        let (done, parts) = sync_channel(AHEAD);
        scope.spawn(move || {
            // Ends when the cutter has nothing more to give, or has gone.
            while let Ok(piece) = given.recv() {
                if done.send(reading.read(&piece)).is_err() {
                    return;
                }
            }
        });
        Self { pieces, parts }
    }
}

/// Deals pieces out in turn and takes what was read of them in the same turn.
struct Cutter {
    readers: Vec<Reader>,
    turn: usize,
    /// What is out, oldest first: whose it is, and how far the file has come with it.
    out: VecDeque<(usize, (i64, u64))>,
}

impl Cutter {
    /// With fewer out than this no reader's list is ever full, so nobody waits in a ring.
    fn is_busy(&self) -> bool {
        self.out.len() >= self.readers.len() * AHEAD
    }

    fn give(&mut self, piece: Piece, place: (i64, u64)) -> Result<(), Ended> {
        self.readers[self.turn].pieces.send(piece).map_err(|_| Ended::Alone)?;
        self.out.push_back((self.turn, place));
        self.turn = (self.turn + 1) % self.readers.len();
        Ok(())
    }

    /// Takes what was read of the oldest piece, and sends the batch off when that fills it.
    fn collect(&mut self, batch: &mut Batch, batches: &Batches) -> Result<(), Ended> {
        let Some((reader, (pieces, bytes))) = self.out.pop_front() else { return Ok(()) };
        let part = self.readers[reader].parts.recv().map_err(|_| Ended::Alone)?;
        batch.parts.push(part);
        (batch.pieces, batch.bytes) = (pieces, bytes);
        if !batch.is_full() {
            return Ok(());
        }
        batches.send(Ok(std::mem::take(batch))).map_err(|_| Ended::Alone)
    }
}
