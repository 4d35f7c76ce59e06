//! A file in pieces, each small and complete, so that memory stays bounded however long the file
//! is and several threads can read its pieces.

use std::fmt;
use std::io::{self, BufRead, Read as _};
use std::sync::Arc;

use crate::detect::Kind;
use crate::fhir::{self, Known};
use crate::read::{Read, Reason, Why};
use crate::rows::Header;
use crate::x12;

/// A line of NDJSON may be this long.
pub(crate) const LONGEST_LINE: u64 = 16 << 20;
/// A bundle is read whole, so it must fit in memory.
const LARGEST_DOCUMENT: u64 = 256 << 20;
/// Pieces grow to about this: large enough to be worth handing to a thread.
pub(crate) const PIECE_BYTES: usize = 64 << 10;
/// A quote left open may swallow this many lines, then the rest goes on without it.
const OPEN_QUOTE_LINES: u32 = 100;

/// The passes of an import in which a piece has something to say. A record belongs to the pass it
/// names itself (`Record::pass`); whatever else is told belongs to the last pass of its piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passes(u8);

impl Passes {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const DIRECTORY: Self = Self(1);
    pub(crate) const PEOPLE: Self = Self(2);
    pub(crate) const BELONGINGS: Self = Self(4);
    pub(crate) const PEOPLE_AND_BELONGINGS: Self = Self(6);
    pub(crate) const ALL: Self = Self(7);

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, pass: u8) -> bool {
        self.0 & (1 << pass) != 0
    }

    pub const fn is_last(self, pass: u8) -> bool {
        self.0 >> pass == 1
    }
}

/// Some whole lines, rows or members of a file, with all that is needed to read them.
#[derive(Clone)]
pub struct Piece {
    /// The first line in it.
    line: u64,
    body: Body,
    /// Already known when the piece was cut, such as a line too long to keep.
    told: Option<Read>,
}

#[derive(Clone)]
enum Body {
    Nothing,
    Document(Vec<u8>),
    /// Where each line ends was known when it was read.
    Lines(Vec<u8>, Vec<usize>),
    Rows(Arc<Header>, Vec<u8>),
    Loops(Arc<x12::Envelope>, Vec<u8>),
}

impl Piece {
    pub fn read(&self, known: &Known) -> Vec<Read> {
        let mut reads = match &self.body {
            Body::Nothing => Vec::new(),
            Body::Document(bytes) => fhir::read_document(known, bytes),
            Body::Lines(bytes, ends) => {
                let lines = cut(bytes, ends).zip(self.line..);
                lines.flat_map(|(line, number)| fhir::read_line(known, line, number)).collect()
            }
            Body::Rows(header, bytes) => header.rows(bytes, self.line),
            Body::Loops(envelope, bytes) => envelope.read(bytes, self.line),
        };
        reads.extend(self.told.clone());
        reads
    }

    /// In which passes this piece need be read, judged by a glance at how each line begins. A
    /// claims
    /// file is so read once and not three times.
    pub fn passes(&self) -> Passes {
        match &self.body {
            Body::Nothing => Passes::BELONGINGS,
            Body::Document(_) => Passes::ALL,
            Body::Lines(bytes, ends) => {
                let told = if self.told.is_some() { Passes::BELONGINGS } else { Passes::NONE };
                let all = cut(bytes, ends).map(fhir::passes).fold(told, Passes::and);
                if all == Passes::NONE { Passes::BELONGINGS } else { all }
            }
            Body::Rows(header, _) => header.sheet.passes(),
            Body::Loops(..) => Passes::PEOPLE_AND_BELONGINGS,
        }
    }

    const fn new(line: u64, body: Body) -> Self {
        Self { line, body, told: None }
    }

    const fn telling(line: u64, told: Read) -> Self {
        Self { line, body: Body::Nothing, told: Some(told) }
    }

    /// Keeps the medicines of this piece, for prescriptions elsewhere that point at them.
    pub fn learn(&self, known: &mut Known) {
        if let Body::Lines(bytes, ends) = &self.body {
            for line in cut(bytes, ends) {
                fhir::learn(known, line);
            }
        }
    }
}

/// What stands in a piece is people's; only where it stands may be shown.
impl fmt::Debug for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Piece(from line {})", self.line)
    }
}

fn cut<'p>(bytes: &'p [u8], ends: &'p [usize]) -> impl Iterator<Item = &'p [u8]> {
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| &bytes[*start..*end])
}

/// The pieces of a file, in order. An error is the disk's, not the file's.
pub struct Pieces<R> {
    input: R,
    stage: Stage,
    line: u64,
}

enum Stage {
    Document,
    Lines,
    /// The header row comes first.
    Header,
    Rows(Arc<Header>),
    X12(x12::Splitter),
    Told(Why),
    Done,
}

/// Opens a file that `detect` has judged.
pub fn open<R: BufRead>(kind: Kind, input: R) -> Pieces<R> {
    let stage = match kind {
        Kind::FhirDocument => Stage::Document,
        Kind::FhirLines => Stage::Lines,
        Kind::X12 => Stage::X12(x12::Splitter::default()),
        Kind::Table(_) => Stage::Header,
        Kind::Nothing(why) => Stage::Told(why),
    };
    Pieces { input, stage, line: 1 }
}

/// Reads one line of NDJSON, or a whole small file of another kind.
pub fn read_line(kind: Kind, line: &[u8], number: u64) -> Vec<Read> {
    match kind {
        Kind::FhirLines => fhir::read_line(&Known::default(), line, number),
        _ => read_all(kind, line),
    }
}

/// Reads everything at once: for small files and tests.
pub fn read_all(kind: Kind, bytes: &[u8]) -> Vec<Read> {
    // Reading from memory never fails.
    open(kind, bytes).flatten().flat_map(|piece| piece.read(&Known::default())).collect()
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        let stage = std::mem::replace(&mut self.stage, Stage::Done);
        match self.advance(stage) {
            Ok(piece) => piece.map(Ok),
            Err(error) => Some(Err(error)),
        }
    }
}

impl<R: BufRead> Pieces<R> {
    fn advance(&mut self, stage: Stage) -> io::Result<Option<Piece>> {
        match stage {
            Stage::Document => self.document().map(Some),
            Stage::Lines => self.lines(None),
            Stage::Header => self.header(),
            Stage::Rows(header) => self.lines(Some(header)),
            Stage::X12(splitter) => self.loops(splitter),
            Stage::Told(why) => Ok(Some(Piece::telling(1, fhir::skipped(1, "file", why)))),
            Stage::Done => Ok(None),
        }
    }

    fn document(&mut self) -> io::Result<Piece> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(LARGEST_DOCUMENT + 1).read_to_end(&mut bytes)?;
        Ok(if bytes.len() as u64 > LARGEST_DOCUMENT {
            Piece::telling(1, fhir::refused(1, "Bundle", Reason::FileTooLarge))
        } else {
            Piece::new(1, Body::Document(bytes))
        })
    }

    fn header(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
        self.line += 1;
        match Header::read(&bytes) {
            Some(header) => self.lines(Some(Arc::new(header))),
            None => Ok(Some(Piece::telling(1, fhir::skipped(1, "file", Why::Unrecognised)))),
        }
    }

    /// Whole lines up to about a piece; a line too long is refused by itself.
    fn lines(&mut self, header: Option<Arc<Header>>) -> io::Result<Option<Piece>> {
        let quotes = header.as_ref().is_some_and(|header| header.quotes());
        let (first, mut bytes) = (self.line, Vec::new());
        let mut ends = Vec::new();
        let mut refused = None;
        let mut open_lines = 0;
        while bytes.len() < PIECE_BYTES || (open_lines > 0 && open_lines < OPEN_QUOTE_LINES) {
            let start = bytes.len();
            let length =
                self.input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes)?;
            if length == 0 {
                break;
            }
            if length as u64 > LONGEST_LINE {
                bytes.truncate(start);
                refused = Some(self.line);
                self.drop_line()?;
                self.line += 1;
                break;
            }
            self.line += 1;
            ends.push(bytes.len());
            if quotes {
                let was_open = open_lines > 0;
                let is_open =
                    bytes[start..].iter().fold(was_open, |open, byte| open != (*byte == b'"'));
                open_lines = if is_open { open_lines + 1 } else { 0 };
            }
        }
        if bytes.is_empty() && refused.is_none() {
            return Ok(None);
        }
        let resource = header.as_ref().map_or("resource", |header| header.sheet.name());
        let told = refused.map(|line| fhir::refused(line, resource, Reason::LineTooLong));
        self.stage = header.clone().map_or(Stage::Lines, Stage::Rows);
        let body = match header {
            Some(header) => Body::Rows(header, bytes),
            None => Body::Lines(bytes, ends),
        };
        Ok(Some(Piece { line: first, body, told }))
    }

    /// Passes over the rest of a line without keeping it.
    fn drop_line(&mut self) -> io::Result<()> {
        loop {
            let seen = self.input.fill_buf()?;
            let end = seen.iter().position(|byte| *byte == b'\n');
            let length = end.map_or(seen.len(), |at| at + 1);
            let is_over = end.is_some() || length == 0;
            self.input.consume(length);
            if is_over {
                return Ok(());
            }
        }
    }

    fn loops(&mut self, mut splitter: x12::Splitter) -> io::Result<Option<Piece>> {
        let piece = match splitter.next(&mut self.input)? {
            x12::Part::Loops { envelope, first, bytes } => {
                Piece::new(first, Body::Loops(envelope, bytes))
            }
            x12::Part::Said(read) => Piece::telling(1, *read),
            x12::Part::End => return Ok(None),
        };
        self.stage = Stage::X12(splitter);
        Ok(Some(piece))
    }
}
