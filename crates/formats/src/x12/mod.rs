//! X12 834, the enrolment file (005010X220A1). Other transactions are passed over.

mod member;
mod split;

pub(crate) use split::{Part, Splitter};

use crate::read::Read;
use crate::records::Party;

/// What stands around the members: how segments are told apart, and who sends whom.
#[derive(Clone)]
pub(crate) struct Envelope {
    element: u8,
    terminator: u8,
    payer: Party,
    sponsor: Option<String>,
}

impl Envelope {
    /// Reads whole member loops; `first` is the number of the first segment.
    pub fn read(&self, bytes: &[u8], first: u64) -> Vec<Read> {
        let mut reads = Vec::new();
        let mut from = first;
        let mut segments = Vec::new();
        for (segment, number) in bytes.split(|byte| *byte == self.terminator).zip(first..) {
            let is_member = id(segment, self.element) == b"INS";
            if is_member && !segments.is_empty() {
                reads.extend(member::read(self, &segments, from));
                segments.clear();
            }
            if is_member {
                from = number;
            }
            if !segment.is_empty() {
                segments.push(segment);
            }
        }
        if !segments.is_empty() {
            reads.extend(member::read(self, &segments, from));
        }
        reads
    }
}

/// The name of a segment: what stands before its first element.
fn id(segment: &[u8], element: u8) -> &[u8] {
    segment.split(|byte| *byte == element).next().unwrap_or_default()
}
