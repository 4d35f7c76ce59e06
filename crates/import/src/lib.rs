//! The plan's files in.
//!
//! Files are read in three passes: the directory and lists, then people, then what belongs to
//! people, so that whatever a record names is there before it. Several threads read, the store's
//! own writes, in the order of the file; a batch and the note of how far the file has come are one
//! transaction, so a killed run goes on where it stopped and a second run changes nothing.

mod files;
mod inbox;
mod reading;
mod run;
mod store;
mod take;
mod tally;

pub use files::{Found, find};
pub use inbox::{Inbox, Round};
pub use run::{Error, Options, Progress, run, take_all, threads};
pub use take::{Outcome, Taker};
pub use tally::{Kind, Note, Report, Tally};

pub const SCHEMA: ::store::Slice = ::store::Slice {
    name: "import",
    steps: &[::store::step!("0001_import")],
    statements: &[store::STATEMENTS],
};
