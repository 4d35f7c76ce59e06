//! Passwords that strangers try on many accounts (GUARD 4).

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::Timestamp;

use crate::Prefix;

/// A typed password as the caller's HMAC under the key of the day, cut to 64 bits. The key is kept
/// in memory only, the same on every node, and thrown away with the table: afterwards no tag can be
/// tied to a password, or to the same password tomorrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PasswordTag(pub u64);

/// A name as typed, known or not, made opaque in the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameTag(pub u64);

/// One failure of a stranger. Known devices never feed this table (GUARD 4), so an owner's own
/// mistakes heat nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sighting {
    pub password: PasswordTag,
    pub name: NameTag,
    pub prefix: Prefix,
}

/// Accounts and prefixes at which a password is hot.
pub const HOT_ACCOUNTS: usize = 10;
pub const HOT_PREFIXES: usize = 3;

/// How long a table and its key live. All sightings of one table lie within it.
pub const HOT_DAY: Duration = Duration::from_hours(24);

/// Passwords one table remembers: at about 300 bytes each, some 20 MB at the very most.
pub const HOT_ROOM: usize = 65_536;

/// Who tried one password, as far as that matters: never more than ten names and three prefixes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Seen {
    names: BTreeSet<NameTag>,
    prefixes: BTreeSet<Prefix>,
}

impl Seen {
    fn is_hot(&self) -> bool {
        self.names.len() >= HOT_ACCOUNTS && self.prefixes.len() >= HOT_PREFIXES
    }

    /// Whether that told us anything.
    fn note(&mut self, sighting: Sighting) -> bool {
        let name = self.names.len() < HOT_ACCOUNTS && self.names.insert(sighting.name);
        let prefix = self.prefixes.len() < HOT_PREFIXES && self.prefixes.insert(sighting.prefix);
        name || prefix
    }
}

/// What one node knows of today, and what it has not yet told the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hot {
    began_at: Timestamp,
    room: usize,
    seen: BTreeMap<PasswordTag, Seen>,
    untold: Vec<Sighting>,
}

impl Hot {
    pub fn begin(now: Timestamp) -> Self {
        Self::with_room(now, HOT_ROOM)
    }

    fn with_room(now: Timestamp, room: usize) -> Self {
        Self { began_at: now, room, seen: BTreeMap::new(), untold: Vec::new() }
    }

    /// Time for a new table and a new key.
    pub fn is_over(&self, now: Timestamp) -> bool {
        now.since(self.began_at) >= HOT_DAY
    }

    pub fn is_hot(&self, password: PasswordTag) -> bool {
        self.seen.get(&password).is_some_and(Seen::is_hot)
    }

    pub fn saw(&mut self, sighting: Sighting) {
        if self.note(sighting) {
            self.untold.push(sighting);
        }
    }

    /// What the other nodes have not heard yet. Only sightings that changed something are told, so
    /// a password is told at most thirteen times by each node.
    pub fn take_untold(&mut self) -> Vec<Sighting> {
        std::mem::take(&mut self.untold)
    }

    /// What another node saw. Hearing it twice, or in another order, changes nothing.
    pub fn merge(&mut self, told: &[Sighting]) {
        for sighting in told {
            self.note(*sighting);
        }
    }

    fn note(&mut self, sighting: Sighting) -> bool {
        if !self.seen.contains_key(&sighting.password) && !self.make_room() {
            return false;
        }
        self.seen.entry(sighting.password).or_default().note(sighting)
    }

    /// Lets the least tried passwords go until half the room is free; never a hot one. Somebody may
    /// push out what is only warm, at the price of a new password for every place, each of them a
    /// guess that his own addresses are scored for.
    fn make_room(&mut self) -> bool {
        let mut few = 1;
        while self.seen.len() >= self.room && few <= HOT_ACCOUNTS {
            self.seen.retain(|_, seen| seen.is_hot() || seen.names.len() > few);
            if self.seen.len() > self.room / 2 {
                few += 1;
            }
        }
        self.seen.len() < self.room
    }
}

#[cfg(test)]
mod tests;
