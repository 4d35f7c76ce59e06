//! SQLite and PostgreSQL behind one door.
//!
//! A caller hands over a synchronous closure and awaits what it returns; the closure sees a `Tx`
//! and cannot tell which engine stands behind it. State, audit and outgoing work commit together
//! or not at all. Nothing outside this crate names an engine, holds a key or opens a sealed body
//! without saying whose it is.

pub mod audit;
pub mod backup;
mod body;
mod crypto;
mod db;
pub mod delivery;
mod engine;
mod fault;
mod first_load;
pub mod keyring;
pub mod keys;
mod message;
mod migrate;
pub mod queue;
mod sql;
mod survey;
mod sweep;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;

pub use audit::{Actor, Entry};
pub use body::{Owner, Place};
pub use db::{Db, Durability, Location, Options};
pub use engine::ahead::Question;
pub use fault::Fault;
pub use keyring::Keyring;
pub use message::{Channel, Message, Sheet, SheetPart};
pub use queue::{Job, NewJob};
pub use sql::{Slice, Sql, Step};
pub use survey::{Survey, survey};
pub use sweep::{Sweep, sweep};
pub use tx::Tx;
pub use value::{Column, Row, Value};

/// What taking a record from a plan's file did to the row it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taken {
    Added,
    Changed,
    Same,
}

/// The tables this crate itself needs: keys, audit, queue.
pub const SCHEMA: Slice = Slice {
    name: "store",
    steps: &[step!("0001_foundation"), step!("0002_delivery"), step!("0003_sent_copy")],
    statements: &[
        audit::STATEMENTS,
        backup::STATEMENTS,
        delivery::STATEMENTS,
        delivery::sent::STATEMENTS,
        keys::STATEMENTS,
        migrate::STATEMENTS,
        queue::STATEMENTS,
    ],
};
