//! What can go wrong on our side of the door.

/// A fault is ours, never the visitor's (STYLE 8): it travels by `?`, is logged once, and becomes
/// a calm page. No variant carries anything personal.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The engine refused or failed; for PostgreSQL the SQLSTATE is in the text.
    #[error("the database answered: {0}")]
    Database(String),
    /// Two transactions met; worth another try.
    #[error("two transactions met: {0}")]
    Conflict(String),
    /// The engine could not be reached, or went away while we spoke.
    #[error("the database is out of reach: {0}")]
    Unavailable(String),
    /// No room left on the database's disk. Reading still works.
    #[error("the database's disk is full")]
    Full,
    /// More work waits than we will queue.
    #[error("too much work is waiting for the database")]
    Busy,
    /// A row that should read does not.
    #[error("a stored row does not read: {0}")]
    Corrupt(&'static str),
    /// The member's key was destroyed on request; their rows can no longer be opened.
    #[error("this member was forgotten")]
    Forgotten,
    /// Keys missing, unreadable, or unsafe on disk.
    #[error("keys: {0}")]
    Keys(String),
    /// A program error that a test should have found.
    #[error("defect: {0}")]
    Defect(String),
}

impl Fault {
    pub const fn corrupt(what: &'static str) -> Self {
        Self::Corrupt(what)
    }

    /// The same step may succeed if it is run again at once.
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }

    /// The visitor may try again later and nothing was saved.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Full | Self::Busy | Self::Conflict(_))
    }
}
