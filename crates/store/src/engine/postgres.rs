//! PostgreSQL: a fixed set of threads with one connection each, made, used and dropped on plain
//! threads only.

mod pipe;
mod threads;

use std::cell::{Cell as Flag, RefCell};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use base::Entropy;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Config, NoTls, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::ahead::{Ahead, Question};
use crate::value::Cell;
use crate::{Durability, Fault, Row, Sql, Value};
use pipe::Pipe;
pub use threads::Threads;

const CONNECT_WITHIN: Duration = Duration::from_secs(5);

type Rows = Arc<Vec<tokio_postgres::Row>>;

pub struct Handle {
    pipe: Pipe,
    prepared: RefCell<HashMap<&'static str, Statement>>,
    ahead: RefCell<Ahead<Rows>>,
    /// In a transaction that writes: only there is everything listened to before the end.
    writing: Flag<bool>,
}

impl Handle {
    pub fn open(address: &str, durability: Durability) -> Result<Self, Fault> {
        let mut config: Config = address
            .parse()
            .map_err(|_| Fault::Database("the address of the database does not read".to_owned()))?;
        config.connect_timeout(CONNECT_WITHIN).application_name("latchkey");
        let pipe = connect(&config)?;
        // Every question finds its rows through an index, so one plan serves every value, and
        // planning again for each would cost more than running it.
        let commit = match durability {
            Durability::Full | Durability::FullInBulk => "on",
            Durability::FirstLoad | Durability::None => "off",
        };
        pipe.batch(&format!(
            "SET synchronous_commit = {commit}; SET statement_timeout = '30s'; \
             SET idle_in_transaction_session_timeout = '60s'; SET TIME ZONE 'UTC'; \
             SET client_min_messages = warning; \
             SET plan_cache_mode = force_generic_plan; SET jit = off"
        ))
        .map_err(|error| fault(&error))?;
        let (prepared, ahead) = (RefCell::default(), RefCell::default());
        Ok(Self { pipe, prepared, ahead, writing: Flag::new(false) })
    }

    pub fn begin_write(&self) -> Result<(), Fault> {
        self.batch("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE")?;
        self.writing.set(true);
        Ok(())
    }

    /// Words around a transaction end what was said and asked for within one.
    pub fn batch(&self, text: &str) -> Result<(), Fault> {
        self.ahead.borrow_mut().clear();
        self.writing.set(false);
        let said = if text == "ROLLBACK" {
            self.pipe.forget();
            Ok(())
        } else {
            // A COMMIT after something went wrong would take everything back and say no word of it.
            self.pipe.listen()
        };
        said.and_then(|()| self.pipe.batch(text)).map_err(|error| fault(&error))
    }

    pub fn prepare(&self, sql: Sql) -> Result<(), Fault> {
        self.statement(sql).map(|_| ())
    }

    pub fn run(&self, sql: Sql, args: &[Value<'_>]) -> Result<u64, Fault> {
        self.ahead.borrow_mut().void(args);
        let statement = self.statement(sql)?;
        self.pipe.run(&statement, args).map_err(|error| fault(&error))
    }

    /// The same without waiting for the end of it. Where nothing may be written it is waited for,
    /// so that whoever tries hears of it.
    pub fn put(&self, sql: Sql, args: &[Value<'_>]) -> Result<(), Fault> {
        if !self.writing.get() {
            return self.run(sql, args).map(|_| ());
        }
        self.ahead.borrow_mut().void(args);
        let statement = self.statement(sql)?;
        let args = args.iter().map(Value::kept).collect();
        self.pipe.say(statement, args).map_err(|error| fault(&error))
    }

    /// `see` may ask another question through the same connection, so the rows are gathered first.
    pub fn each(
        &self,
        sql: Sql,
        args: &[Value<'_>],
        mut see: impl FnMut(&Row<'_>) -> Result<bool, Fault>,
    ) -> Result<(), Fault> {
        for row in self.rows(sql, args)?.iter() {
            if !see(&Row::Postgres(row))? {
                break;
            }
        }
        Ok(())
    }

    fn rows(&self, sql: Sql, args: &[Value<'_>]) -> Result<Rows, Fault> {
        if let Some(rows) = self.ahead.borrow().find(sql, args) {
            return Ok(rows);
        }
        if !sql.text.starts_with("SELECT") {
            self.ahead.borrow_mut().void(args);
        }
        let statement = self.statement(sql)?;
        self.pipe.query(&statement, args).map(Arc::new).map_err(|error| fault(&error))
    }

    /// Asks what will be asked, all at once.
    pub fn foresee(&self, questions: Vec<Question>) -> Result<(), Fault> {
        let asked: Result<Vec<_>, Fault> = questions
            .iter()
            .map(|question| Ok((self.statement(question.sql)?, question.args.as_slice())))
            .collect();
        let answers = self.pipe.query_all(&asked?).map_err(|error| fault(&error))?;
        let mut ahead = self.ahead.borrow_mut();
        for (question, rows) in questions.into_iter().zip(answers) {
            let named = ids(&rows)?;
            ahead.put(question, Arc::new(rows), named);
        }
        Ok(())
    }

    fn statement(&self, sql: Sql) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.borrow().get(sql.text) {
            return Ok(statement.clone());
        }
        let text = sql.text.replace("{skip_locked}", "FOR UPDATE SKIP LOCKED");
        let statement = self.pipe.prepare(&text).map_err(|error| fault(&error))?;
        self.prepared.borrow_mut().insert(sql.text, statement.clone());
        Ok(statement)
    }

    fn is_closed(&self) -> bool {
        self.pipe.is_closed()
    }
}

/// What rows name by sixteen bytes.
fn ids(rows: &[tokio_postgres::Row]) -> Result<Vec<Entropy>, Fault> {
    let mut ids = Vec::new();
    for row in rows {
        for index in 0..row.len() {
            if let Cell::Bytes(bytes) = cell(row, index)? {
                ids.extend(bytes.try_into().ok().map(|id: Entropy| id));
            }
        }
    }
    Ok(ids)
}

/// Over a socket on this machine in the clear, over anything else only with TLS (SECURITY 72).
fn connect(config: &Config) -> Result<Pipe, Fault> {
    let local = config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
    let pipe = if local {
        Pipe::open(config, NoTls)
    } else {
        let mut config = config.clone();
        if !is_loopback(&config) {
            config.ssl_mode(SslMode::Require);
        }
        Pipe::open(&config, MakeRustlsConnect::new(tls()?))
    };
    pipe.map_err(|error| Fault::Unavailable(error.to_string()))?
        .map_err(|error| Fault::Unavailable(describe(&error)))
}

fn is_loopback(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        Host::Unix(_) => true,
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
        out: &mut BytesMut,
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

pub fn cell(row: &tokio_postgres::Row, index: usize) -> Result<Cell<'_>, Fault> {
    let column = row.columns().get(index).ok_or(Fault::Corrupt("no such column"))?;
    let broken = |error: tokio_postgres::Error| Fault::Database(describe(&error));
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

fn fault(error: &tokio_postgres::Error) -> Fault {
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
fn describe(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) if db.code().code().starts_with("22") || db.code().code().starts_with("23") => {
            format!("{} {}", db.code().code(), db.constraint().unwrap_or("data"))
        }
        Some(db) => format!("{} {}", db.code().code(), db.message()),
        None => error.to_string(),
    }
}
