//! Who listens to what on this node, and how many may.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use guard::Prefix;
use tokio::sync::{Notify, watch};

use super::{Listen, MOST, MOST_FROM, MOST_OF, Source, Topic, poll};
use crate::Shared;

/// The house's ear. Nothing in it outlives the node, and nothing is lost with it: a page that is
/// opened again shows what stands in the store.
pub struct Live {
    /// What the slices ask, known once the router is built.
    pub(super) sources: OnceLock<Vec<Source>>,
    hall: Mutex<Hall>,
    nudged: Notify,
    closing: watch::Sender<bool>,
}

#[derive(Default)]
struct Hall {
    seats: HashMap<u64, Arc<Notify>>,
    by_topic: HashMap<Topic, Vec<u64>>,
    by_place: HashMap<Prefix, usize>,
    by_visitor: HashMap<String, usize>,
    last: u64,
    polls: bool,
}

/// A place in the hall; leaving frees it.
pub(super) struct Seat {
    house: Shared,
    number: u64,
    topics: Vec<Topic>,
    prefix: Prefix,
    visitor: String,
    /// Rung when something changed.
    pub bell: Arc<Notify>,
    pub closing: watch::Receiver<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            sources: OnceLock::new(),
            hall: Mutex::default(),
            nudged: Notify::new(),
            closing: watch::channel(false).0,
        }
    }
}

impl Live {
    pub(crate) fn ask(&self, sources: Vec<Source>) {
        let _ = self.sources.set(sources);
    }

    /// Something was written on this node: the next question need not wait its second.
    pub(crate) fn nudge(&self) {
        self.nudged.notify_one();
    }

    pub(super) async fn nudged(&self) {
        self.nudged.notified().await;
    }

    /// Ends every stream, for a house that closes: it waits for answers under way, and a stream
    /// would be one for ten minutes.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// How many listen now.
    pub fn listeners(&self) -> usize {
        self.hall().seats.len()
    }

    pub(super) fn ring(&self, topic: &Topic) {
        let hall = self.hall();
        for number in hall.by_topic.get(topic).into_iter().flatten() {
            if let Some(bell) = hall.seats.get(number) {
                bell.notify_one();
            }
        }
    }

    /// Whether somebody still listens; where nobody does, the poller goes and says so.
    pub(super) fn goes_on(&self) -> bool {
        let mut hall = self.hall();
        hall.polls = !hall.seats.is_empty() && !*self.closing.borrow();
        hall.polls
    }

    fn hall(&self) -> MutexGuard<'_, Hall> {
        self.hall.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Nothing where as many listen as may.
pub(super) fn sit(house: &Shared, listen: &Listen) -> Option<Seat> {
    let closing = house.live.closing.subscribe();
    if *closing.borrow() {
        return None;
    }
    let mut hall = house.live.hall();
    let many = |count: Option<&usize>, most: usize| count.is_some_and(|count| *count >= most);
    if hall.seats.len() >= MOST
        || many(hall.by_place.get(&listen.prefix), MOST_FROM)
        || many(hall.by_visitor.get(&listen.visitor), MOST_OF)
    {
        return None;
    }
    hall.last += 1;
    let (number, bell) = (hall.last, Arc::new(Notify::new()));
    hall.seats.insert(number, bell.clone());
    for topic in &listen.topics {
        hall.by_topic.entry(topic.clone()).or_default().push(number);
    }
    *hall.by_place.entry(listen.prefix).or_default() += 1;
    *hall.by_visitor.entry(listen.visitor.clone()).or_default() += 1;
    if !std::mem::replace(&mut hall.polls, true) {
        tokio::spawn(poll::poll(house.clone()));
    }
    drop(hall);
    Some(Seat {
        house: house.clone(),
        number,
        topics: listen.topics.clone(),
        prefix: listen.prefix,
        visitor: listen.visitor.clone(),
        bell,
        closing,
    })
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut hall = self.house.live.hall();
        hall.seats.remove(&self.number);
        for topic in &self.topics {
            if let Some(numbers) = hall.by_topic.get_mut(topic) {
                numbers.retain(|number| *number != self.number);
                if numbers.is_empty() {
                    hall.by_topic.remove(topic);
                }
            }
        }
        one_less(&mut hall.by_place, &self.prefix);
        one_less(&mut hall.by_visitor, &self.visitor);
    }
}

fn one_less<K: Hash + Eq>(counts: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}
