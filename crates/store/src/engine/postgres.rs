//! PostgreSQL: a fixed set of threads with one connection each. Writers run SERIALIZABLE and are
//! run again when two met. The client is made, used and dropped on plain threads only.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::Timestamp;
use postgres::error::SqlState;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::belt::{Feeder, Taker, belt};
use super::sqlite::spawn;
use super::{Connection, Parcel};
use crate::audit::Chain;
use crate::keys::KeyShelf;
use crate::value::Cell;
use crate::{Durability, Fault, Location, Options, Row, Sql, Tx, Value};

/// How often a transaction that met another is run before we say so.
const TRIES: u32 = 60;
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

pub struct Handle {
    client: RefCell<Client>,
    prepared: RefCell<HashMap<&'static str, Statement>>,
}

impl Handle {
    pub fn open(address: &str, durability: Durability) -> Result<Self, Fault> {
        let mut config: Config = address
            .parse()
            .map_err(|_| Fault::Database("the address of the database does not read".to_owned()))?;
        config.connect_timeout(CONNECT_WITHIN).application_name("latchkey");
        let mut client = connect(&config)?;
        // Every question finds its rows through an index, so one plan serves every value, and
        // planning again for each would cost more than running it.
        let commit = if durability == Durability::None { "off" } else { "on" };
        client
            .batch_execute(&format!(
                "SET synchronous_commit = {commit}; SET statement_timeout = '30s'; \
                 SET idle_in_transaction_session_timeout = '60s'; SET TIME ZONE 'UTC'; \
                 SET client_min_messages = warning; \
                 SET plan_cache_mode = force_generic_plan; SET jit = off"
            ))
            .map_err(|error| fault(&error))?;
        Ok(Self { client: RefCell::new(client), prepared: RefCell::default() })
    }

    pub fn batch(&self, text: &str) -> Result<(), Fault> {
        self.client.borrow_mut().batch_execute(text).map_err(|error| fault(&error))
    }

    pub fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        self.statement(sql).map(|_| ())
    }

    pub fn run(&self, sql: Sql, args: &[Value<'_>]) -> Result<u64, Fault> {
        let statement = self.statement(sql)?;
        let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|arg| arg as _).collect();
        self.client.borrow_mut().execute(&statement, &args).map_err(|error| fault(&error))
    }

    /// `see` may ask another question through the same connection, so the rows are gathered first.
    pub fn each(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        mut see: impl FnMut(&Row<'_>) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        let statement = self.statement(sql)?;
        let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|arg| arg as _).collect();
        let rows = self.client.borrow_mut().query(&statement, &args);
        for row in &rows.map_err(|error| fault(&error))? {
            if !see(&Row::Postgres(row))? {
                break;
            }
        }
        Ok(())
    }

    fn statement(&self, sql: Sql) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.borrow().get(sql.text) {
            return Ok(statement.clone());
        }
        let text = sql.text.replace("{skip_locked}", "FOR UPDATE SKIP LOCKED");
        let statement = self.client.borrow_mut().prepare(&text).map_err(|error| fault(&error))?;
        self.prepared.borrow_mut().insert(sql.text, statement.clone());
        Ok(statement)
    }

    fn is_closed(&self) -> bool {
        self.client.borrow().is_closed()
    }
}

/// Over a socket on this machine in the clear, over anything else only with TLS (SECURITY 72).
fn connect(config: &Config) -> Result<Client, Fault> {
    let local =
        config.get_hosts().iter().all(|host| matches!(host, postgres::config::Host::Unix(_)));
    let client = if local {
        config.connect(NoTls)
    } else {
        let mut config = config.clone();
        if !is_loopback(&config) {
            config.ssl_mode(postgres::config::SslMode::Require);
        }
        config.connect(MakeRustlsConnect::new(tls()?))
    };
    client.map_err(|error| Fault::Unavailable(describe(&error)))
}

fn is_loopback(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        postgres::config::Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        postgres::config::Host::Unix(_) => true,
    })
}

fn tls() -> Result<ClientConfig, Fault> {
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Fault::Unavailable(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Bool(truth) => truth.to_sql(kind, out),
            Value::Text(text) => text.as_ref().to_sql(kind, out),
            Value::Bytes(bytes) => bytes.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::BOOL, Type::TEXT, Type::VARCHAR, Type::BYTEA].contains(kind)
    }

    to_sql_checked!();
}

pub fn cell(row: &postgres::Row, index: usize) -> Result<Cell<'_>, Fault> {
    let column = row.columns().get(index).ok_or(Fault::Corrupt("no such column"))?;
    let broken = |error: postgres::Error| Fault::Database(describe(&error));
    let cell = match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(index).map_err(broken)?.map(Cell::Int),
        Type::INT4 => row
            .try_get::<_, Option<i32>>(index)
            .map_err(broken)?
            .map(|number| Cell::Int(i64::from(number))),
        Type::BOOL => row
            .try_get::<_, Option<bool>>(index)
            .map_err(broken)?
            .map(|truth| Cell::Int(i64::from(truth))),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<&str>>(index).map_err(broken)?.map(Cell::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(index).map_err(broken)?.map(Cell::Bytes),
        _ => return Err(Fault::corrupt("a column has a type we do not use")),
    };
    Ok(cell.unwrap_or(Cell::Null))
}

fn fault(error: &postgres::Error) -> Fault {
    let text = describe(error);
    match error.code() {
        Some(
            &SqlState::T_R_SERIALIZATION_FAILURE
            | &SqlState::T_R_DEADLOCK_DETECTED
            | &SqlState::UNIQUE_VIOLATION,
        ) => Fault::Conflict(text),
        Some(&SqlState::DISK_FULL) => Fault::Full,
        Some(
            &SqlState::ADMIN_SHUTDOWN
            | &SqlState::CRASH_SHUTDOWN
            | &SqlState::CANNOT_CONNECT_NOW
            | &SqlState::TOO_MANY_CONNECTIONS,
        )
        | None => Fault::Unavailable(text),
        Some(_) => Fault::Database(text),
    }
}

/// The library's own text says only "db error"; the state and the server's sentence say more. The
/// sentence may quote a value, so for faults about data only the state and constraint are kept.
fn describe(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) if db.code().code().starts_with("22") || db.code().code().starts_with("23") => {
            format!("{} {}", db.code().code(), db.constraint().unwrap_or("data"))
        }
        Some(db) => format!("{} {}", db.code().code(), db.message()),
        None => error.to_string(),
    }
}

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

fn write_one(tx: &Tx, parcel: &mut dyn super::Work) -> Result<(), Fault> {
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

fn write_once(tx: &Tx, parcel: &mut dyn super::Work) -> Result<(), Fault> {
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
