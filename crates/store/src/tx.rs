//! One transaction, whichever engine stands behind it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use base::{Entropy, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::audit::{self, Chain, Entry};
use crate::engine::Connection;
use crate::keys::{KeyShelf, Overlay};
use crate::{Fault, Message, NewJob, Owner, Place, Question, Row, Sql, Value};
use crate::{delivery, message, queue};

/// What a closure given to `Db::read` or `Db::write` works with. Everything done through one `Tx`
/// commits together or not at all.
pub struct Tx {
    pub(crate) connection: Connection,
    pub(crate) shelf: Arc<KeyShelf>,
    pub(crate) chain: RefCell<Chain>,
    pub(crate) overlay: RefCell<Overlay>,
    pub(crate) now: Cell<Timestamp>,
    pub(crate) queued: Cell<bool>,
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tx")
    }
}

impl Tx {
    pub(crate) fn new(connection: Connection, shelf: Arc<KeyShelf>, chain: Chain) -> Self {
        Self {
            connection,
            shelf,
            chain: RefCell::new(chain),
            overlay: RefCell::default(),
            now: Cell::new(Timestamp::from_micros(0)),
            queued: Cell::new(false),
        }
    }

    /// The moment this request began; the same for everything in it.
    pub fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// Sixteen random bytes.
    pub fn entropy(&self) -> Entropy {
        self.shelf.luck().entropy()
    }

    pub fn fill(&self, bytes: &mut [u8]) {
        self.shelf.luck().fill(bytes);
    }

    /// Every row of the answer, in its order.
    pub fn all<T>(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut rows = Vec::new();
        self.each(sql, args, |row| {
            rows.push(read(row)?);
            Ok(true)
        })?;
        Ok(rows)
    }

    /// The first row of the answer, if there is one.
    pub fn maybe<T>(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut first = None;
        self.each(sql, args, |row| {
            first = Some(read(row)?);
            Ok(false)
        })?;
        Ok(first)
    }

    /// The first row of an answer that always has one.
    pub fn one<T>(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.maybe(sql, args, read)?
            .ok_or_else(|| Fault::Defect(format!("{} answered no row", sql.name)))
    }

    /// Each row as it arrives, until `see` returns false; nothing is gathered.
    pub fn each(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        see: impl FnMut(&Row<'_>) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        match &self.connection {
            Connection::Sqlite(connection) => connection.each(sql, args, see),
            Connection::Postgres(connection) => connection.each(sql, args, see),
        }
    }

    /// Changes rows; says how many.
    pub fn run(&self, sql: Sql, args: &[Value<'_>]) -> Result<u64, Fault> {
        match &self.connection {
            Connection::Sqlite(connection) => connection.run(sql, args),
            Connection::Postgres(connection) => connection.run(sql, args),
        }
    }

    /// Changes rows whose number does not matter, without waiting for it where the database is
    /// across a wire. What goes wrong is told by whatever is asked next, or by the commit.
    pub fn put(&self, sql: Sql, args: &[Value<'_>]) -> Result<(), Fault> {
        match &self.connection {
            Connection::Sqlite(connection) => connection.run(sql, args).map(|_| ()),
            Connection::Postgres(connection) => connection.put(sql, args),
        }
    }

    /// Whether it pays to ask ahead.
    pub const fn is_across_a_wire(&self) -> bool {
        matches!(self.connection, Connection::Postgres(_))
    }

    /// Asks ahead what will be asked in this transaction, all at once. Each answer stands until
    /// something is written that it has to do with; whatever was not foreseen is asked in its turn.
    pub fn foresee(&self, questions: Vec<Question>) -> Result<(), Fault> {
        match &self.connection {
            Connection::Sqlite(_) => Ok(()),
            Connection::Postgres(connection) => connection.foresee(questions),
        }
    }

    /// Seals a body for the row it will lie in.
    pub fn seal(&self, place: &Place, body: &impl Serialize) -> Result<Vec<u8>, Fault> {
        let plain = serde_json::to_vec(body).map_err(|error| Fault::Defect(error.to_string()))?;
        let mut nonce = [0; 12];
        self.fill(&mut nonce);
        self.sealer(place.owner, true)?.seal(nonce, &place.aad(), plain)
    }

    /// Opens a body in the name of the owner and row it was sealed for.
    pub fn open<B: DeserializeOwned>(&self, place: &Place, sealed: &[u8]) -> Result<B, Fault> {
        let plain = self.sealer(place.owner, false)?.open(&place.aad(), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Fault::corrupt("a body has another shape"))
    }

    /// A keyed hash of `text`: the same text in the same domain finds the same row, and nobody
    /// without the key can tell which text that was.
    pub fn blind(&self, domain: &'static str, text: &str) -> Entropy {
        self.shelf.blind().short(&[domain.as_bytes(), text.as_bytes()])
    }

    /// A keyed hash of a whole record: has this been taken already?
    pub fn digest(&self, record: &impl Serialize) -> Result<Entropy, Fault> {
        let plain = serde_json::to_vec(record).map_err(|error| Fault::Defect(error.to_string()))?;
        Ok(self.shelf.blind().short(&[b"digest", &plain]))
    }

    /// Writes an audit entry that commits with everything else done here.
    pub fn audit(&self, entry: Entry) -> Result<(), Fault> {
        audit::append(self, entry)
    }

    /// Queues work that runs after this commits. The same key twice is one job.
    pub fn queue(&self, job: NewJob) -> Result<(), Fault> {
        queue::add(self, job).map(|_| ())
    }

    /// Queues a message. The same key twice is one message; what stands in it before the first
    /// `:` or `/` is the kind of message that people are told of.
    pub fn send(
        &self,
        key: String,
        owner: impl Into<Owner>,
        message: &Message,
    ) -> Result<(), Fault> {
        let owner = owner.into();
        let job = NewJob::new(message::KIND, key.clone(), message)?.owner(owner);
        match queue::add(self, job)? {
            Some(id) => {
                delivery::add(self, id, &key, (owner, message))?;
                delivery::sent::keep(self, id, &key, (owner, message))
            }
            None => Ok(()),
        }
    }

    fn sealer(&self, owner: Owner, create: bool) -> Result<Arc<crate::crypto::Sealer>, Fault> {
        match owner {
            Owner::House => Ok(self.shelf.house()),
            Owner::Member(member) => crate::keys::member_sealer(self, member, create),
        }
    }
}
