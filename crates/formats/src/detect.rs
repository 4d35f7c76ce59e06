//! Which reader a file needs, judged by what stands in it: names lie, and arrive as `data (3).txt`.

use serde::de::IgnoredAny;

use crate::fhir;
use crate::read::{Reason, Why};
use crate::rows::{Header, Sheet};

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One resource, or one bundle.
    FhirDocument,
    /// A resource a line (NDJSON).
    FhirLines,
    X12,
    Table(Sheet),
    /// Nothing to load, and why.
    Nothing(Why),
}

/// Judges by the first bytes; a few kilobytes are plenty, all of a small file is best.
pub fn detect(name: &str, first_bytes: &[u8]) -> Kind {
    let bytes = first_bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first_bytes);
    let bytes = bytes.trim_ascii_start();
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"{") {
        return json(bytes);
    }
    if begins(b"ISA") {
        return Kind::X12;
    }
    // A QR text, a link, or a bare signed token.
    let is_card = [b"shc:/".as_slice(), b"shlink:/", b"eyJ"].iter().any(|sign| begins(sign));
    if is_card || has_ending(name, "smart-health-card") {
        return Kind::Nothing(Why::NotPlanData);
    }
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    Header::read(header).map_or(Kind::Nothing(Why::Unrecognised), |one| Kind::Table(one.sheet))
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(ending))
}

fn json(bytes: &[u8]) -> Kind {
    let mut objects = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    let is_whole = objects.next().is_some_and(|object| object.is_ok());
    if !is_whole {
        return unfinished(bytes);
    }
    let end = objects.byte_offset();
    let whole = std::str::from_utf8(&bytes[..end]).unwrap_or_default();
    if fhir::resource_type(whole) == Err(Reason::NoResourceType) {
        return Kind::Nothing(Why::NotPlanData);
    }
    let more = bytes[end..].trim_ascii_start().starts_with(b"{");
    if more { Kind::FhirLines } else { Kind::FhirDocument }
}

/// The first object goes on past the bytes we were shown. Broken over lines it is a document; on
/// one line it is one of many, unless it is a bundle.
fn unfinished(bytes: &[u8]) -> Kind {
    let is_broken = bytes.trim_ascii_end().contains(&b'\n');
    let is_bundle = fhir::first_member(bytes) == Some("Bundle");
    if is_broken || is_bundle { Kind::FhirDocument } else { Kind::FhirLines }
}
