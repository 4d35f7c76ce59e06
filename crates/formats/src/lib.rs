//! Bytes to records and back. Reading is tolerant, records are strict: whatever a plan's file
//! calls a thing, what leaves this crate is one of the nouns in `records`, or a refusal that
//! names the line and the reason.
//!
//! ```text
//! detect(name, first bytes) -> Kind        open(kind, input) -> Piece, Piece, …
//! piece.read(&Known) -> [Read]             fhir::write(&record) -> a line that reads back
//! ```
//!
//! A `Piece` carries all it needs, so several threads can read the pieces of one file.

mod cms;
mod detect;
pub mod fhir;
mod look;
mod nadac;
mod pieces;
mod read;
pub mod records;
mod rows;
mod table;
mod x12;

pub use detect::{Kind, detect};
pub use fhir::Known;
pub use pieces::{Passes, Piece, Pieces, open, read_all, read_line};
pub use read::{Caution, Read, Reason, Refusal, Skip, Warning, Why};
pub use rows::Sheet;
