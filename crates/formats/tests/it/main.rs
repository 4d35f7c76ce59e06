//! The readers and writers at their border: files in, records out, and back.

#[cfg(test)]
mod approvals;
#[cfg(test)]
mod look;
#[cfg(test)]
mod never_panics;
#[cfg(test)]
mod news;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod reimbursements;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod streams;

use formats::records::Record;
use formats::{Read, Reason, Why, fhir, read_line};

/// What one FHIR line came to.
fn fhir_line(line: &str) -> Vec<Read> {
    read_line(formats::Kind::FhirLines, line.as_bytes(), 1)
}

fn records(reads: &[Read]) -> Vec<&Record> {
    let records = reads.iter().map(|read| match read {
        Read::Record { record, .. } => Some(record),
        _ => None,
    });
    records.flatten().collect()
}

fn refusals(reads: &[Read]) -> Vec<Reason> {
    let reason = |read: &Read| match read {
        Read::Refused(refusal) => Some(refusal.reason),
        _ => None,
    };
    reads.iter().filter_map(reason).collect()
}

fn skips(reads: &[Read]) -> Vec<Why> {
    let why = |read: &Read| match read {
        Read::Skipped(skip) => Some(skip.why),
        _ => None,
    };
    reads.iter().filter_map(why).collect()
}

/// Written and read again.
fn again(record: &Record) -> Vec<Read> {
    fhir_line(&fhir::write(record))
}
