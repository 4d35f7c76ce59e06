//! Threads with one connection each. Writers run SERIALIZABLE and are run again when two met.

use std::sync::Arc;
use std::time::Duration;

use base::Timestamp;

use super::super::belt::{Feeder, Taker, belt};
use super::super::sqlite::spawn;
use super::super::{Connection, Parcel, Work};
use super::Handle;
use crate::audit::Chain;
use crate::keys::KeyShelf;
use crate::{Durability, Fault, Location, Options, Tx};

/// How often a transaction that met another is run before we say so.
const TRIES: u32 = 60;

enum Errand {
    Read(Parcel),
    Write(Parcel),
}

pub struct Threads {
    errands: Feeder<Errand>,
}

impl Threads {
    pub fn start(options: &Options, shelf: &Arc<KeyShelf>, now: Timestamp) -> Result<Self, Fault> {
        let (errands, waiting) = belt();
        let Location::Postgres(address) = &options.location else {
            return Err(Fault::Defect("not a PostgreSQL location".to_owned()));
        };
        for number in 0..options.threads.max(2) {
            let desk = Desk {
                address: address.clone(),
                durability: options.durability,
                shelf: Arc::clone(shelf),
                started: now,
                tx: None,
            };
            let belt = waiting.clone();
            spawn(format!("postgres-{number}"), move || desk.serve(&belt))?;
        }
        Ok(Self { errands })
    }

    pub fn read(&self, parcel: Parcel) -> Result<(), Fault> {
        self.errands.put(Errand::Read(parcel))
    }

    pub fn write(&self, parcel: Parcel) -> Result<(), Fault> {
        self.errands.put(Errand::Write(parcel))
    }
}

/// One thread and its connection, which is made when needed and made again when lost.
struct Desk {
    address: String,
    durability: Durability,
    shelf: Arc<KeyShelf>,
    started: Timestamp,
    tx: Option<Tx>,
}

impl Desk {
    fn serve(mut self, belt: &Taker<Errand>) {
        while let Some(errand) = belt.take() {
            if let Err(fault) = self.connected() {
                match errand {
                    Errand::Read(parcel) | Errand::Write(parcel) => parcel.finish(Err(fault)),
                }
                continue;
            }
            let Some(tx) = &self.tx else { continue };
            match errand {
                Errand::Read(parcel) => {
                    if read_one(tx, parcel).is_err() {
                        self.tx = None;
                    }
                }
                Errand::Write(mut parcel) => {
                    let end = write_one(tx, parcel.as_mut());
                    parcel.finish(end);
                }
            }
        }
    }

    fn connected(&mut self) -> Result<(), Fault> {
        let lost = self.tx.as_ref().is_none_or(|tx| match &tx.connection {
            Connection::Postgres(handle) => handle.is_closed(),
            Connection::Sqlite(_) => false,
        });
        if lost {
            // A new connection starts a new audit chain: the last commit of the old one may or
            // may not have been heard.
            self.tx = None;
            let handle = Handle::open(&self.address, self.durability)?;
            // A question asked outside a transaction changes nothing either.
            handle.batch("SET default_transaction_read_only = on")?;
            let chain = Chain::start(&self.shelf, self.started);
            let connection = Connection::Postgres(Box::new(handle));
            self.tx = Some(Tx::new(connection, Arc::clone(&self.shelf), chain));
        }
        Ok(())
    }
}

/// Answers before the transaction is closed: nothing was written, so its end changes nothing for
/// whoever waits. An error means that the connection is not to be used again.
fn read_one(tx: &Tx, mut parcel: Parcel) -> Result<(), Fault> {
    if parcel.is_one_question() {
        let end = parcel.run(tx);
        tx.discard();
        parcel.finish(end);
        return Ok(());
    }
    let end = tx.connection.word("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    let end = end.and_then(|()| parcel.run(tx));
    tx.discard();
    parcel.finish(end);
    tx.connection.word("ROLLBACK")
}

fn write_one(tx: &Tx, parcel: &mut dyn Work) -> Result<(), Fault> {
    let mut tries = 0;
    loop {
        match write_once(tx, parcel) {
            Err(fault) if fault.is_conflict() && tries < TRIES => {
                tries += 1;
                // Let the other transaction end; each meets the next a little later.
                std::thread::park_timeout(Duration::from_micros(u64::from(tries) * 200));
            }
            end => return end,
        }
    }
}

fn write_once(tx: &Tx, parcel: &mut dyn Work) -> Result<(), Fault> {
    tx.connection.begin_write()?;
    let end =
        parcel.run(tx).and_then(|()| tx.close_chain()).and_then(|()| tx.connection.word("COMMIT"));
    match end {
        Ok(()) => {
            tx.keep();
            Ok(())
        }
        Err(fault) => {
            tx.discard_all();
            // When the connection is gone there is nothing to roll back; the next errand finds out.
            let _ = tx.connection.word("ROLLBACK");
            Err(fault)
        }
    }
}
