//! Values in, columns out: the few types both engines share.

use std::borrow::Cow;

use base::{Day, Entropy, Money, Timestamp};

use crate::Fault;

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// The same, needing nothing that it was made from.
    #[must_use]
    pub fn kept(&self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Int(number) => Value::Int(*number),
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Text(text) => Value::Text(Cow::Owned(text.clone().into_owned())),
            Self::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.clone().into_owned())),
        }
    }
}

/// Builds a statement's parameters: `args![id, day, "text", 5_i64]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

macro_rules! value_from {
    ($($type:ty => $variant:expr),+ $(,)?) => {$(
        impl<'a> From<$type> for Value<'a> {
            fn from(value: $type) -> Self {
                #[allow(clippy::redundant_closure_call, reason = "a macro arm")]
                ($variant)(value)
            }
        }
    )+};
}

value_from! {
    i64 => Value::Int,
    u32 => |n: u32| Value::Int(i64::from(n)),
    bool => Value::Bool,
    &'a str => |text: &'a str| Value::Text(Cow::Borrowed(text)),
    &'a String => |text: &'a String| Value::Text(Cow::Borrowed(text)),
    String => |text: String| Value::Text(Cow::Owned(text)),
    &'a [u8] => |bytes: &'a [u8]| Value::Bytes(Cow::Borrowed(bytes)),
    &'a Vec<u8> => |bytes: &'a Vec<u8>| Value::Bytes(Cow::Borrowed(bytes)),
    Vec<u8> => |bytes: Vec<u8>| Value::Bytes(Cow::Owned(bytes)),
    &'a Entropy => |bytes: &'a Entropy| Value::Bytes(Cow::Borrowed(bytes)),
    Entropy => |bytes: Entropy| Value::Bytes(Cow::Owned(bytes.to_vec())),
    [u8; 32] => |bytes: [u8; 32]| Value::Bytes(Cow::Owned(bytes.to_vec())),
    Timestamp => |at: Timestamp| Value::Int(at.micros()),
    Day => |day: Day| Value::Text(Cow::Owned(day.to_string())),
    Money => |amount: Money| Value::Int(amount.as_cents()),
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// One cell as either engine hands it over. SQLite has no booleans: 0 and 1 stand for them.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'r> {
    Null,
    Int(i64),
    Text(&'r str),
    Bytes(&'r [u8]),
}

/// One row of an answer.
pub enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r tokio_postgres::Row),
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Row(…)")
    }
}

impl Row<'_> {
    /// The column at `index`, counted from 0 in the order of the SELECT.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, Fault> {
        T::from_cell(self.cell(index)?)
    }

    /// The raw cell at `index`, for code that copies rows without knowing them.
    pub fn cell(&self, index: usize) -> Result<Cell<'_>, Fault> {
        match self {
            Self::Sqlite(row) => crate::engine::sqlite::cell(row, index),
            Self::Postgres(row) => crate::engine::postgres::cell(row, index),
        }
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault>;
}

impl Column for i64 {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        match cell {
            Cell::Int(number) => Ok(number),
            _ => Err(Fault::corrupt("a column should hold a number")),
        }
    }
}

impl Column for bool {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl Column for String {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        match cell {
            Cell::Text(text) => Ok(text.to_owned()),
            _ => Err(Fault::corrupt("a column should hold text")),
        }
    }
}

impl Column for Vec<u8> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        bytes(cell).map(<[u8]>::to_vec)
    }
}

impl<const N: usize> Column for [u8; N] {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        bytes(cell)?.try_into().map_err(|_| Fault::corrupt("a column has another length"))
    }
}

fn bytes(cell: Cell<'_>) -> Result<&[u8], Fault> {
    match cell {
        Cell::Bytes(bytes) => Ok(bytes),
        _ => Err(Fault::corrupt("a column should hold bytes")),
    }
}

impl Column for Timestamp {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        i64::from_cell(cell).map(Self::from_micros)
    }
}

impl Column for Money {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        i64::from_cell(cell).map(Self::cents)
    }
}

impl Column for Day {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        match cell {
            Cell::Text(text) => {
                text.parse().map_err(|_| Fault::corrupt("a column should hold a day"))
            }
            _ => Err(Fault::corrupt("a column should hold a day")),
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
        match cell {
            Cell::Null => Ok(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}

macro_rules! id_columns {
    ($($id:ident),+ $(,)?) => {$(
        impl Column for base::$id {
            fn from_cell(cell: Cell<'_>) -> Result<Self, Fault> {
                <[u8; 16]>::from_cell(cell).map(Self::new)
            }
        }

        impl From<base::$id> for Value<'_> {
            fn from(id: base::$id) -> Self {
                Value::from(*id.bytes())
            }
        }

        impl<'a> From<&'a base::$id> for Value<'a> {
            fn from(id: &'a base::$id) -> Self {
                Value::from(id.bytes())
            }
        }
    )+};
}

id_columns!(
    AccountId,
    AttemptId,
    AuthenticatorId,
    CaregiverId,
    ClaimId,
    AddressId,
    ApprovalId,
    ContactId,
    CoverageId,
    DeviceId,
    DirectoryId,
    DraftId,
    EntryId,
    FillId,
    JobId,
    LinkId,
    MemberId,
    MethodId,
    OrderId,
    PasskeyId,
    PaymentId,
    PrescriptionId,
    ReimbursementId,
    RunId,
    SavedSetId,
    SessionId,
    StaffId,
    TicketId,
);
