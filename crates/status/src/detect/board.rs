//! Every slice with its two tests, and what they say of a minute together.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

use super::rules::{
    Alarm, BAR, Count, Cusum, Failing, Kind, NARROW_BAR, speaks_by_itself, weigh_failing,
    weigh_silence,
};
use super::usual::Usual;
use super::{Dimension, Slice};

/// One slice: what is usual, and how far it is from that.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Watch {
    usual: Usual,
    failing: Cusum,
    silent: Cusum,
    /// Since its alarm began.
    lost: Count,
}

impl Watch {
    fn take(&mut self, (at, hour): (Timestamp, usize), count: Count, bar: f64) -> Option<Alarm> {
        let weight = weigh_failing(self.usual.failing(hour), count);
        let failing = self.failing.add(weight, at, bar);
        let silent = self
            .usual
            .tries(hour)
            .and_then(|usual| self.silent.add(weigh_silence(usual, count.tries), at, bar));
        if self.is_raised() || self.failing.leans() {
            self.lost.tries = self.lost.tries.saturating_add(count.tries);
            self.lost.failed = self.lost.failed.saturating_add(count.failed);
            // Whoever failed this minute may have failed the last one too.
            self.lost.members = self.lost.members.max(count.members);
        } else {
            self.lost = Count::default();
        }
        // What happens during an outage never becomes usual.
        if !self.is_raised() {
            self.usual.learn(hour, count);
        }
        let alarm = |kind| move |since| Alarm { kind, since };
        failing.map(alarm(Kind::Failing)).or(silent.map(alarm(Kind::Silent)))
    }

    const fn is_raised(&self) -> bool {
        self.failing.is_raised() || self.silent.is_raised()
    }
}

/// An alarm, with the narrowest slice that explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub slice: Slice,
    pub alarm: Alarm,
    /// Since it began.
    pub lost: Count,
}

/// Minutes further apart than this are not on end: one between them is missing.
const ON_END: Duration = Duration::from_secs(90);

/// All slices, as they stand after the last minute.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Board {
    watches: BTreeMap<Slice, Watch>,
    known: Failing,
    last: Option<Timestamp>,
}

impl Board {
    /// Takes one minute of all slices, and what known devices met in it. `at`: its beginning;
    /// `hour`: of the week. A minute that was taken already, or is older than the last, changes
    /// nothing. Says too whether one line goes public by itself (GUARD 25).
    pub fn take(
        &mut self,
        (at, hour): (Timestamp, usize),
        known: Count,
        minute: &BTreeMap<Slice, Count>,
    ) -> (Vec<Found>, bool) {
        if self.last.is_some_and(|last| at <= last) {
            return (Vec::new(), false);
        }
        if self.last.is_some_and(|last| at.since(last) > ON_END) {
            self.known = Failing::default();
        }
        self.last = Some(at);
        for slice in minute.keys() {
            self.watches.entry(slice.clone()).or_default();
        }
        let mut alarms = Vec::new();
        for (slice, watch) in &mut self.watches {
            let count = minute.get(slice).copied().unwrap_or_default();
            let bar = if slice.dimension == Dimension::Step { BAR } else { NARROW_BAR };
            alarms.extend(watch.take((at, hour), count, bar).map(|alarm| (slice.clone(), alarm)));
        }
        let found = alarms.into_iter().map(|(slice, alarm)| self.explained(slice, alarm));
        (found.collect(), speaks_by_itself(&mut self.known, known))
    }

    /// A step fails as a whole, or for one browser or one way alone while the others are well.
    fn explained(&self, slice: Slice, alarm: Alarm) -> Found {
        let narrow = (slice.dimension == Dimension::Step).then(|| self.only_one()).flatten();
        let slice = narrow.unwrap_or(slice);
        let lost = self.watches.get(&slice).map(|watch| watch.lost).unwrap_or_default();
        Found { slice, alarm, lost }
    }

    fn only_one(&self) -> Option<Slice> {
        let dimensions = [Dimension::Dependency, Dimension::Mail, Dimension::Text];
        dimensions.into_iter().chain([Dimension::Browser]).find_map(|dimension| {
            let mut of = self.watches.iter().filter(|(slice, _)| slice.dimension == dimension);
            let (ill, well): (Vec<_>, Vec<_>) =
                of.by_ref().partition(|(_, watch)| watch.is_raised() || watch.failing.climbs());
            match (ill.as_slice(), well.len()) {
                ([(slice, _)], 1..) => Some((*slice).clone()),
                _ => None,
            }
        })
    }
}
