//! Who at the desk looked at whose record: written down in the transaction that reads it, and shown
//! to the member (SECURITY 82, 85).

pub mod pages;
pub mod store;
pub mod warrant;

use serde::{Deserialize, Serialize};

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// State of the account, masked ways to reach somebody, what was delivered.
    Record,
    /// What was written to us.
    Ticket,
}

/// Why; a closed list, so that nobody writes about anybody here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    Call,
    InPerson,
    Letter,
    Ticket,
    Concern,
}

impl What {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Ticket => "ticket",
        }
    }
}

impl Why {
    pub const ALL: [Self; 5] =
        [Self::Call, Self::InPerson, Self::Letter, Self::Ticket, Self::Concern];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::InPerson => "in-person",
            Self::Letter => "letter",
            Self::Ticket => "ticket",
            Self::Concern => "concern",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.word() == word)
    }
}
