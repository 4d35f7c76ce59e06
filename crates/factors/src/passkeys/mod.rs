//! Passkeys: made in a session, shown to sign in or to prove oneself again.
//!
//! `challenge` asks, `show` and `make` judge what comes back, `store` keeps. A passkey is found by
//! what it shows, never by a typed name, so it works from anywhere and tells a stranger nothing. A
//! wrong answer counts against nobody: a signature cannot be guessed.

pub mod ceremony;
mod challenge;
mod make;
pub(crate) mod pages;
mod rules;
mod show;
#[cfg(any(test, feature = "testing"))]
pub mod soft_key;
pub(crate) mod store;
#[cfg(test)]
mod tests;
#[cfg(feature = "trial")]
pub mod trial;

pub use challenge::Purpose;
pub use show::{Asserted, Checked, Presented, Refused, check, options, settle};
pub use store::Passkey;

/// The most passkeys an account may hold at a time.
const MOST: u32 = 20;

/// Why a passkey counts no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By its owner.
    Removed,
    /// It showed a number of uses that only a copy can show.
    Copied,
}

impl Ending {
    const fn word(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Copied => "copied",
        }
    }

    fn read(word: &str) -> Option<Self> {
        [Self::Removed, Self::Copied].into_iter().find(|ending| ending.word() == word)
    }
}
