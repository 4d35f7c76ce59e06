//! What a message is asked before it leaves the house. Whoever keeps members' choices answers, and
//! whoever carries messages asks, from a lower floor; so the question stands here
//! ([decision 21](../../../docs/decisions/0021-choices-heeded.md)).

use base::{MemberId, Timestamp};
use store::{Channel, Fault, Tx};

use crate::House;

/// A message at the door.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    pub owner: MemberId,
    /// The key it was sent under; what it begins with says what it is about.
    pub key: &'a str,
    pub channel: Channel,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    Now,
    Later(Timestamp),
    /// Not alone: with others like it, in one mail at that moment.
    Gathered(Timestamp),
    /// Not at all: its reader wants none of this kind.
    Kept,
}

/// The kind of job that sends what was gathered for somebody; its body is the moment.
pub const GATHERED: &str = "profile.gathered";

/// Asked in the transaction that reads the message; it may be asked again.
pub type Heed = fn(&Tx, &House, &Leaving<'_>) -> Result<Leave, Fault>;
