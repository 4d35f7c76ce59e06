//! An interchange cut into runs of member loops. The delimiters are whatever the ISA segment
//! uses, so they are read from it (X12.5).

use std::io::{self, BufRead, Read as _};
use std::sync::Arc;

use super::{Envelope, id};
use crate::fhir::{refused, skipped};
use crate::pieces::PIECE_BYTES;
use crate::read::{Read, Reason, Why};
use crate::records::{Party, SourceRef};

/// Longer than any segment of an 834; more means the terminator is not what the ISA said.
const LONGEST_SEGMENT: u64 = 1 << 20;
/// The ISA has sixteen elements and 106 bytes; some senders do not pad theirs.
const ISA_ELEMENTS: usize = 16;
const LONGEST_ISA: usize = 512;

pub(crate) enum Part {
    Loops { envelope: Arc<Envelope>, first: u64, bytes: Vec<u8> },
    Said(Box<Read>),
    End,
}

#[derive(Default)]
pub(crate) struct Splitter {
    envelope: Option<Arc<Envelope>>,
    /// Segments seen so far.
    count: u64,
    /// Read ahead: the member that begins the next part.
    pending: Option<Vec<u8>>,
    is_enrolment: bool,
    is_closed: bool,
    is_over: bool,
}

/// A run of loops under way.
#[derive(Default)]
struct Run {
    first: u64,
    bytes: Vec<u8>,
}

impl Splitter {
    pub fn next(&mut self, input: &mut impl BufRead) -> io::Result<Part> {
        if self.is_over {
            return Ok(Part::End);
        }
        let envelope = match &self.envelope {
            Some(envelope) => Arc::clone(envelope),
            None => match begin(input)? {
                Some(envelope) => {
                    self.count = 1;
                    Arc::clone(self.envelope.insert(Arc::new(envelope)))
                }
                None => return Ok(self.fail(Reason::NotX12)),
            },
        };
        self.gather(input, envelope)
    }

    fn fail(&mut self, reason: Reason) -> Part {
        self.is_over = true;
        Part::Said(Box::new(refused(self.count.max(1), "X12", reason)))
    }

    fn gather(
        &mut self,
        input: &mut impl BufRead,
        mut envelope: Arc<Envelope>,
    ) -> io::Result<Part> {
        let mut run = Run { first: self.count, bytes: Vec::new() };
        if let Some(pending) = self.pending.take() {
            run.push(&pending, envelope.terminator);
        }
        loop {
            let Some(segment) = segment(input, envelope.terminator)? else {
                return Ok(self.finish(envelope, run));
            };
            if segment.len() as u64 >= LONGEST_SEGMENT {
                return Ok(self.fail(Reason::NotX12));
            }
            if segment.is_empty() {
                continue;
            }
            self.count += 1;
            let name = id(&segment, envelope.element);
            let is_member = self.is_enrolment && name == b"INS";
            let is_frame = matches!(name, b"ISA" | b"GS" | b"ST" | b"SE" | b"GE" | b"IEA");
            if is_frame && let Some(said) = self.frame(&segment, envelope.element) {
                return Ok(said);
            }
            if (is_member && run.bytes.len() >= PIECE_BYTES) || (is_frame && !run.bytes.is_empty())
            {
                self.pending = is_member.then_some(segment);
                return Ok(Part::Loops { envelope, first: run.first, bytes: run.bytes });
            }
            if !run.bytes.is_empty() || is_member {
                if run.bytes.is_empty() {
                    run.first = self.count;
                }
                run.push(&segment, envelope.terminator);
            } else if self.is_enrolment && name == b"N1" {
                envelope = Arc::new(named(&envelope, &segment));
                self.envelope = Some(Arc::clone(&envelope));
            }
        }
    }

    /// A segment of the envelope. Says something where a transaction is not an enrolment.
    fn frame(&mut self, segment: &[u8], element: u8) -> Option<Part> {
        let mut parts = segment.split(|byte| *byte == element);
        match (parts.next(), parts.next()) {
            (Some(b"ST"), Some(b"834")) => self.is_enrolment = true,
            (Some(b"ST"), _) => {
                self.is_enrolment = false;
                return Some(Part::Said(Box::new(skipped(self.count, "X12", Why::NotEnrolment))));
            }
            (Some(b"SE"), _) => self.is_enrolment = false,
            (Some(b"IEA"), _) => self.is_closed = true,
            (Some(b"ISA"), _) => self.is_closed = false,
            _ => {}
        }
        None
    }

    fn finish(&mut self, envelope: Arc<Envelope>, run: Run) -> Part {
        if !run.bytes.is_empty() {
            return Part::Loops { envelope, first: run.first, bytes: run.bytes };
        }
        if self.is_closed {
            self.is_over = true;
            return Part::End;
        }
        self.fail(Reason::Truncated)
    }
}

impl Run {
    fn push(&mut self, segment: &[u8], terminator: u8) {
        self.bytes.extend_from_slice(segment);
        self.bytes.push(terminator);
    }
}

/// Reads the ISA segment byte by byte: nothing is known of the file before its end.
fn begin(input: &mut impl BufRead) -> io::Result<Option<Envelope>> {
    let mut isa = Vec::with_capacity(128);
    let mut element = None;
    let mut seen = 0;
    for byte in input.take(LONGEST_ISA as u64).bytes() {
        let byte = byte?;
        if isa.is_empty() && (byte.is_ascii_whitespace() || !byte.is_ascii()) {
            continue;
        }
        isa.push(byte);
        if isa.len() == 4 && isa.starts_with(b"ISA") && !byte.is_ascii_alphanumeric() {
            element = Some(byte);
        }
        if isa.len() >= 4 && element.is_none() {
            return Ok(None);
        }
        seen += usize::from(element == Some(byte) && seen < ISA_ELEMENTS);
        let after = isa.iter().rev().take_while(|one| element != Some(**one)).count();
        if seen == ISA_ELEMENTS && after == 2 {
            break;
        }
    }
    let (Some(element), Some(terminator)) = (element, isa.last().copied()) else {
        return Ok(None);
    };
    let sound =
        seen == ISA_ELEMENTS && terminator != element && !terminator.is_ascii_alphanumeric();
    Ok(sound.then(|| Envelope { element, terminator, payer: Party::default(), sponsor: None }))
}

/// Up to the terminator, without the line breaks some senders add for the eye.
fn segment(input: &mut impl BufRead, terminator: u8) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let length = input.by_ref().take(LONGEST_SEGMENT).read_until(terminator, &mut bytes)?;
    if length == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&terminator) {
        bytes.pop();
    }
    // What trails the last segment is white space.
    let segment = bytes.trim_ascii().to_vec();
    Ok(Some(segment))
}

/// The envelope once an N1 has said who insures (IN) or who sponsors (P5).
fn named(envelope: &Envelope, segment: &[u8]) -> Envelope {
    let mut next = envelope.clone();
    let Ok(text) = std::str::from_utf8(segment) else { return next };
    let parts: Vec<&str> = text.split(char::from(envelope.element)).map(str::trim).collect();
    let part = |at: usize| parts.get(at).copied().filter(|part| !part.is_empty());
    match part(1) {
        Some("IN") => {
            let number = part(4).map(|number| match part(3) {
                Some("XV") => SourceRef::new("hpid", number),
                _ => SourceRef::new("fein", number),
            });
            next.payer = Party { reference: number, name: part(2).map(base::Private::from) };
        }
        Some("P5") => next.sponsor = part(2).map(str::to_owned),
        _ => {}
    }
    next
}
