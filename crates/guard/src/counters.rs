//! Counts of several nodes (GUARD 2): each adds at once to its own, and every two seconds they tell
//! each other what was added.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Timestamp;

use crate::{Points, Score};

/// How often nodes tell each other.
pub const MERGE_EVERY: Duration = Duration::from_secs(2);

/// The most by which all nodes together may pass a limit: what the others let through before they
/// hear of each other, that is nodes x rate x 2 s (GUARD 2), and one each for the guess that finds
/// the limit not yet passed. `rate` is how many guesses a second one node can take from the source.
pub const fn overshoot(nodes: u64, rate_a_second: u64) -> u64 {
    nodes * (rate_a_second * MERGE_EVERY.as_secs() + 1)
}

/// What one node knows about each source: all that is known, and which part of it is news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counters<K> {
    known: BTreeMap<K, Score>,
    news: BTreeMap<K, Score>,
}

impl<K: Ord + Copy> Default for Counters<K> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), news: BTreeMap::new() }
    }
}

impl<K: Ord + Copy> Counters<K> {
    pub fn score(&self, key: K) -> Score {
        self.known.get(&key).copied().unwrap_or(Score::NONE)
    }

    /// Counts here at once, and for the others at the next telling.
    pub fn add(&mut self, key: K, points: Points, now: Timestamp) {
        let more = Score::NONE.add(points, now);
        put(&mut self.known, key, more);
        put(&mut self.news, key, more);
    }

    /// What was added here since the last telling. To be told once and exactly once: unlike sets,
    /// sums do not bear hearing twice, so each telling is a row that every node reads past once.
    pub fn take_news(&mut self) -> BTreeMap<K, Score> {
        std::mem::take(&mut self.news)
    }

    pub fn hear(&mut self, news: &BTreeMap<K, Score>) {
        for (key, more) in news {
            put(&mut self.known, *key, *more);
        }
    }

    /// Lets go of what has faded below a hundredth of a point: a source that stays quiet for five
    /// days leaves no trace here.
    pub fn sweep(&mut self, now: Timestamp) {
        let trace = Points::from_millionths(10_000);
        self.known.retain(|_, score| score.points(now) > trace);
    }

    pub fn len(&self) -> usize {
        self.known.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }
}

fn put<K: Ord>(scores: &mut BTreeMap<K, Score>, key: K, more: Score) {
    let score = scores.entry(key).or_insert(Score::NONE);
    *score = score.plus(more);
}

#[cfg(test)]
mod tests;
