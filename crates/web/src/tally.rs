//! What members met at the doors, minute by minute: what the status page notices an outage by
//! (GUARD 22). Numbers alone go on; who it was is known for the length of the minute, so that a
//! person who tries ten times is one person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use base::{Entropy, Timestamp};

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
    /// By `step/…`, `browser/…` and `dependency/…`.
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
        self.over.push(TalliedMinute {
            at: Timestamp::from_seconds(minute * MINUTE),
            known: std::mem::take(&mut self.known).told(),
            slices: slices.into_iter().map(|(name, slot)| (name, slot.told())).collect(),
        });
        let old = self.over.len().saturating_sub(KEPT);
        self.over.drain(..old);
        self.minute = Some(to);
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
mod tests {
    use super::*;

    const AT: i64 = 1_804_172_400;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(AT + seconds)
    }

    fn met(who: u8, went: Went) -> Met {
        Met { step: "password", who: [who; 16], on_known: who < 10, went }
    }

    fn tallied(tries: u32, failed: u32, members: u32) -> Tallied {
        Tallied { tries, failed, members }
    }

    #[test]
    fn a_person_who_fails_ten_times_is_one_and_a_minute_is_told_once_it_is_over() {
        let tally = Tally::default();
        let safari = Browser { name: "Safari".into(), system: "iPhone".into() };
        for second in 0..10 {
            tally.note(at(second), &safari, met(1, Went::Refused));
        }
        tally.note(at(58), &Browser::default(), met(2, Went::Well));
        tally.note(at(59), &safari, met(20, Went::Broken));
        assert_eq!(tally.take(at(59)), []);
        let told = tally.take(at(60));
        let [minute] = &told[..] else { panic!("{told:?}") };
        assert_eq!((minute.at, minute.known), (at(0), tallied(11, 10, 1)));
        let slices = [
            ("browser/other", tallied(1, 0, 0)),
            ("browser/safari", tallied(11, 11, 2)),
            ("dependency/store", tallied(1, 1, 1)),
            ("step/password", tallied(12, 11, 2)),
        ];
        let slices = slices.map(|(name, count)| (name.to_owned(), count));
        assert_eq!(minute.slices, BTreeMap::from(slices));
        assert_eq!(tally.take(at(61)), []);
    }

    #[test]
    fn silence_is_told_and_a_clock_set_back_tells_nothing_twice() {
        let tally = Tally::default();
        assert_eq!(tally.take(at(0)), []);
        let none = Tallied::default();
        let quiet = |at| TalliedMinute { at, known: none, slices: BTreeMap::new() };
        assert_eq!(tally.take(at(61)), [quiet(at(0))]);
        assert_eq!(tally.take(at(30)), []);
        assert_eq!(tally.take(at(119)), []);
        assert_eq!(tally.take(at(125)), [quiet(at(60))]);
    }

    #[test]
    fn what_nobody_fetches_is_not_kept_for_ever() {
        let tally = Tally::default();
        for minute in 0..=50 {
            tally.note(at(minute * 60), &Browser::default(), met(1, Went::Well));
        }
        let told = tally.take(at(3_060));
        assert_eq!(told.len(), KEPT);
        assert_eq!(told.last().map(|minute| minute.at), Some(at(3_000)));
    }

    #[test]
    fn a_forged_browser_names_no_slice_of_its_own() {
        for header in ["x/y", "", "\u{202e}Chrome", "Mozilla/5.0 step/password"] {
            assert!(["other", "chrome"].contains(&family(&Browser::of(header)).as_str()));
        }
        assert_eq!(family(&Browser::of("SamsungBrowser/28.0")), "samsung-internet");
    }
}
