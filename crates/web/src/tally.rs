//! What members met at the doors, minute by minute: what the status page notices an outage by
//! (GUARD 22). Numbers alone go on; who it was is known for the length of the minute, so that a
//! person who tries ten times is one person.

mod carrier;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use base::{Entropy, Timestamp};

pub use carrier::Carrier;

use crate::Browser;

/// Somebody got on, or did not. Failures count of those alone who proved something before: nobody
/// else can make the house look broken.
#[derive(Debug, Clone, Copy)]
pub struct Met {
    /// `password`, `code`, `passkey`, …: what they were at.
    pub step: &'static str,
    /// Whoever it was; an attempt where the account is not known.
    pub who: Entropy,
    /// In a browser that is known for their account.
    pub on_known: bool,
    pub went: Went,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    Well,
    /// They were refused: a wrong password.
    Refused,
    /// We could not answer.
    Broken,
}

/// How often something was tried and failed, and how many people failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tallied {
    pub tries: u32,
    pub failed: u32,
    pub members: u32,
}

/// One minute that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalliedMinute {
    /// Its beginning.
    pub at: Timestamp,
    pub known: Tallied,
    /// By `step/…`, `browser/…`, `dependency/…`, `mail/…` and `text/…`.
    pub slices: BTreeMap<String, Tallied>,
}

/// Minutes that nobody fetches are not kept.
const KEPT: usize = 10;
const MINUTE: i64 = 60;

#[derive(Default)]
pub struct Tally(Mutex<Counting>);

#[derive(Default)]
struct Counting {
    /// Minutes since 1970; none before the first.
    minute: Option<i64>,
    known: Slot,
    slices: BTreeMap<String, Slot>,
    codes: Codes,
    over: Vec<TalliedMinute>,
}

#[derive(Default)]
struct Slot {
    tries: u32,
    failed: u32,
    who: BTreeSet<Entropy>,
}

impl Slot {
    fn add(&mut self, met: Met) {
        self.tries = self.tries.saturating_add(1);
        if met.went != Went::Well {
            self.failed = self.failed.saturating_add(1);
            self.who.insert(met.who);
        }
    }

    fn add_code(&mut self, who: Entropy, in_time: bool) {
        self.tries = self.tries.saturating_add(1);
        if !in_time {
            self.failed = self.failed.saturating_add(1);
            self.who.insert(who);
        }
    }

    fn join(&mut self, other: Self) {
        self.tries = self.tries.saturating_add(other.tries);
        self.failed = self.failed.saturating_add(other.failed);
        self.who.extend(other.who);
    }

    fn told(self) -> Tallied {
        let members = u32::try_from(self.who.len()).unwrap_or(u32::MAX);
        Tallied { tries: self.tries, failed: self.failed, members }
    }
}

impl Tally {
    pub fn note(&self, now: Timestamp, browser: &Browser, met: Met) {
        let mut counting = self.counting(now);
        if met.on_known {
            counting.known.add(met);
        }
        let mut add = |name: String| counting.slices.entry(name).or_default().add(met);
        add(format!("step/{}", met.step));
        add(format!("browser/{}", family(browser)));
        if met.went == Went::Broken {
            add("dependency/store".to_owned());
        }
    }

    /// A code that we sent came back within its ten minutes, or did not. Told of those alone that
    /// came back in the end, and of those that a browser known for the account had asked for:
    /// whoever has a list of names can ask for as many others as they like. Of one attempt,
    /// `attempt`, one failure counts.
    pub fn note_code(&self, now: Timestamp, carrier: Carrier, (attempt, in_time): (Entropy, bool)) {
        self.counting(now).codes.note(carrier, (attempt, in_time));
    }

    /// The minutes that are over, each once. Silence is told as well: a minute in which nothing
    /// was met is a minute.
    pub fn take(&self, now: Timestamp) -> Vec<TalliedMinute> {
        std::mem::take(&mut self.counting(now).over)
    }

    fn counting(&self, now: Timestamp) -> std::sync::MutexGuard<'_, Counting> {
        let mut counting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counting.go_on(now.seconds().div_euclid(MINUTE));
        counting
    }
}

impl Counting {
    /// A clock that is set back makes the minute longer and none twice.
    fn go_on(&mut self, to: i64) {
        let Some(minute) = self.minute.filter(|minute| to > *minute) else {
            self.minute.get_or_insert(to);
            return;
        };
        let slices = std::mem::take(&mut self.slices);
        let slices = slices.into_iter().chain(self.codes.told());
        self.over.push(TalliedMinute {
            at: Timestamp::from_seconds(minute * MINUTE),
            known: std::mem::take(&mut self.known).told(),
            slices: slices.map(|(name, slot)| (name, slot.told())).collect(),
        });
        let old = self.over.len().saturating_sub(KEPT);
        self.over.drain(..old);
        self.minute = Some(to);
    }
}

/// Of fewer codes in an hour nobody is told by whom they were carried.
const FEW: u32 = 5;
const HOUR: usize = 60;

/// Codes by who carried them.
#[derive(Default)]
struct Codes {
    now: BTreeMap<Carrier, Slot>,
    /// How many there were in each minute of the last hour, the newest last.
    past: VecDeque<BTreeMap<Carrier, u32>>,
    /// Attempts of which a failure was counted, this minute and in those before: an attempt lives
    /// for an hour, and a code whose time is over may be typed in it as often as one likes.
    late: BTreeSet<Entropy>,
    late_before: VecDeque<BTreeSet<Entropy>>,
}

impl Codes {
    fn note(&mut self, carrier: Carrier, (attempt, in_time): (Entropy, bool)) {
        let counted = || self.late_before.iter().any(|minute| minute.contains(&attempt));
        if !in_time && (counted() || !self.late.insert(attempt)) {
            return;
        }
        self.now.entry(carrier).or_default().add_code(attempt, in_time);
    }

    /// The minute that ends. A carrier of few is counted among the others of its kind; if those are
    /// few as well, nothing is told.
    fn told(&mut self) -> Vec<(String, Slot)> {
        let slots = std::mem::take(&mut self.now);
        let mut minute: BTreeMap<_, _> = slots.iter().map(|(of, slot)| (*of, slot.tries)).collect();
        let mut told: BTreeMap<Carrier, Slot> = BTreeMap::new();
        for (carrier, slot) in slots {
            let other = carrier.other();
            if carrier == other || self.lately(carrier) + slot.tries >= FEW {
                told.entry(carrier).or_default().join(slot);
            } else {
                told.entry(other).or_default().join(slot);
            }
        }
        for (carrier, slot) in &told {
            minute.insert(*carrier, slot.tries);
        }
        told.retain(|carrier, slot| self.lately(*carrier) + slot.tries >= FEW);
        self.past.push_back(minute);
        if self.past.len() >= HOUR {
            self.past.pop_front();
        }
        self.late_before.push_back(std::mem::take(&mut self.late));
        if self.late_before.len() > HOUR {
            self.late_before.pop_front();
        }
        told.into_iter().map(|(carrier, slot)| (carrier.slice().to_owned(), slot)).collect()
    }

    fn lately(&self, carrier: Carrier) -> u32 {
        self.past.iter().filter_map(|minute| minute.get(&carrier)).sum()
    }
}

/// As a slice is named: `samsung-internet`. Of a forged header comes nothing but `other`.
fn family(browser: &Browser) -> String {
    if browser.name.is_empty() {
        return "other".to_owned();
    }
    browser.name.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests;
