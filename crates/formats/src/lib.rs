//! Bytes to records and back. Reading is tolerant, records are strict: whatever a plan's file
//! calls a thing, what leaves this crate is one of the nouns in `records`, or a refusal that
//! names the line and the reason.

pub mod records;
