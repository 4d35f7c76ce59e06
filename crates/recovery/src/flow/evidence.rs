//! What was proved, and whether it counts: by independent domain, and by how long the house has
//! known it (DESIGN 3, GUARD 17). Card facts have no place here: they prove nothing.

use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

/// Things that fail, or are stolen, one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    Mailbox,
    Phone,
    /// A remembered browser, a passkey, an authenticator app, saved codes: what one keeps.
    Device,
    Post,
    Human,
    Caregiver,
}

impl Domain {
    /// What a member proves alone, each as good as another.
    pub const OWN: [Self; 4] = [Self::Mailbox, Self::Phone, Self::Device, Self::Post];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Mailbox => "mailbox",
            Self::Phone => "phone",
            Self::Device => "device",
            Self::Post => "post",
            Self::Human => "human",
            Self::Caregiver => "caregiver",
        }
    }
}

/// A channel changed this recently counts as nothing (GUARD 17).
pub const SETTLED_AFTER: Duration = Duration::from_hours(14 * 24);
/// An address for letters and a number to call back must be this old (DESIGN 3, R3 and R4).
pub const LONG_KNOWN_AFTER: Duration = Duration::from_hours(30 * 24);
/// The value before a change is told of everything for this long (GUARD 17).
pub const OLD_VALUE_TOLD: Duration = Duration::from_hours(30 * 24);

/// One domain, proved just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    pub domain: Domain,
    pub bound_at: Timestamp,
    /// It came with the account and was never changed. A new member who forgets the password in
    /// the first week has nothing older.
    pub original: bool,
}

impl Evidence {
    /// Whether it counts by itself.
    pub fn counts(&self, now: Timestamp) -> bool {
        match self.domain {
            Domain::Mailbox | Domain::Phone | Domain::Device => self.original || self.settled(now),
            Domain::Post => now >= self.bound_at + LONG_KNOWN_AFTER,
            // Whoever was talked into it last week helps nobody yet.
            Domain::Caregiver => self.settled(now),
            Domain::Human => true,
        }
    }

    /// Whether it counts as one of two.
    fn settled(&self, now: Timestamp) -> bool {
        now >= self.bound_at + SETTLED_AFTER
    }
}

/// How many independent domains of the member's own these are, each known long enough for R1.
pub fn settled_domains(evidence: &[Evidence], now: Timestamp) -> usize {
    let settled = |domain: &&Domain| {
        let mut of = evidence.iter().filter(|proof| proof.domain == **domain);
        of.any(|proof| proof.counts(now) && proof.settled(now))
    };
    Domain::OWN.iter().filter(settled).count()
}

/// Whether an old value of a channel still hears of everything.
pub fn old_value_is_told(ended_at: Timestamp, now: Timestamp) -> bool {
    now < ended_at + OLD_VALUE_TOLD
}
