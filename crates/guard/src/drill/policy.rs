//! What a visitor can do, and what can be seen of the answer.

use base::Timestamp;

use crate::Prefix;
use crate::source::Operator;

/// An account by its number.
pub type Account = u32;

/// Whose name was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Of(Account),
    /// A name that no account has.
    Nobodys(u64),
}

/// Where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub prefix: Prefix,
    pub operator: Operator,
}

/// One press of "Sign in".
#[derive(Debug, Clone, Copy)]
pub struct Try {
    pub name: Name,
    /// What was typed as the password, as a number.
    pub value: u64,
    pub from: Place,
    /// The browser is remembered for that account. Strangers have no such browser.
    pub known_device: bool,
    /// Whoever types would read a message to the account and enter its code. Never a stranger.
    pub reads_mail: bool,
    /// The code of this session has been entered already.
    pub proved: bool,
    pub at: Timestamp,
}

/// What comes back, as the one who typed can see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// Signed in; with a step more than name and password, or without.
    In { extra_step: bool },
    /// Told that the password is wrong; at once, or only after a code was entered.
    Wrong { at_once: bool },
    /// The next page, and no message: nothing is learned.
    Nothing,
    /// Told to wait, or to come back another time.
    Wait,
}

/// What it came to, with what the one who typed cannot see.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    pub seen: Seen,
    /// A message went to the account's owner.
    pub sent: bool,
    /// A password was hashed for somebody who had shown nothing.
    pub anonymous_hash: bool,
}

impl Outcome {
    pub const fn quiet(seen: Seen) -> Self {
        Self { seen, sent: false, anonymous_hash: false }
    }

    /// As those answer who check every password they are given.
    pub const fn checked(right: bool, known_device: bool) -> Self {
        let seen =
            if right { Seen::In { extra_step: false } } else { Seen::Wrong { at_once: true } };
        Self { seen, sent: false, anonymous_hash: !known_device }
    }
}

/// A way of answering. It sees what a server sees: not who types, only what is typed.
pub trait Policy: Clone {
    fn answer(&mut self, asked: &Try) -> Outcome;

    /// "I can't get my code": the door beside the form, for whoever reads a channel on file. Those
    /// that have none send their members away until the wait is over.
    fn help(&mut self, asked: &Try) -> Outcome {
        let _ = asked;
        Outcome::quiet(Seen::Wait)
    }
}
