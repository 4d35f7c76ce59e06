//! What is counted in a week.

use std::collections::{BTreeMap, BTreeSet};

use super::policy::{Outcome, Seen};

/// How a visit of an owner ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    In {
        extra_step: bool,
    },
    /// Knew the password and was sent away.
    Refused,
    /// Has no channel on file and no known device: a letter or a person must help.
    NoChannel,
    /// Had forgotten it, and asked for a new one.
    Forgot,
    /// Was called away.
    Left,
}

/// What one visit met, beside its end.
#[derive(Debug, Clone, Copy, Default)]
pub struct Met {
    /// Something wrong was typed and not answered at once.
    pub answered_late: bool,
    /// Something wrong was typed and not answered at all.
    pub never_answered: bool,
    /// Came in by the door beside the form.
    pub helped: bool,
    pub seconds: u64,
}

/// The visits of owners.
#[derive(Debug, Clone, Default)]
pub struct Visits {
    pub all: u64,
    pub signed_in: u64,
    pub extra_step: u64,
    pub helped: u64,
    pub refused: u64,
    pub no_channel: u64,
    pub answered_late: u64,
    pub never_answered: u64,
    /// How many took so many seconds to be in.
    pub seconds: BTreeMap<u64, u64>,
}

impl Visits {
    pub fn count(&mut self, end: End, met: Met) {
        self.all += 1;
        match end {
            End::In { extra_step } => {
                self.signed_in += 1;
                self.extra_step += u64::from(extra_step);
                *self.seconds.entry(met.seconds).or_default() += 1;
            }
            End::Refused => self.refused += 1,
            End::NoChannel => self.no_channel += 1,
            End::Forgot | End::Left => {}
        }
        self.helped += u64::from(met.helped);
        self.answered_late += u64::from(met.answered_late);
        self.never_answered += u64::from(met.never_answered);
    }

    /// Within how many seconds 95 of a hundred were in.
    pub fn p95_seconds(&self) -> u64 {
        let mut left = self.signed_in - self.signed_in / 20;
        for (seconds, count) in &self.seconds {
            if *count >= left {
                return *seconds;
            }
            left -= count;
        }
        0
    }
}

/// A week of one policy under one mix.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub account_days: u64,
    pub visits: Visits,
    /// On known devices alone.
    pub known: Visits,
    /// Those the mix is about: its victims, its neighbours, otherwise all.
    pub watched: Visits,
    pub guesses: u64,
    pub right_guesses: u64,
    /// Sessions given to strangers: the password is confirmed, whatever may come after it.
    pub confirmed: u64,
    /// Different things a stranger was shown.
    pub shown: BTreeSet<Seen>,
    /// Messages that went to owners who had asked for nothing.
    pub unasked_messages: u64,
    pub anonymous_hashes: u64,
}

impl Tally {
    pub fn guess(&mut self, right: bool, outcome: Outcome) {
        self.guesses += 1;
        self.right_guesses += u64::from(right);
        self.confirmed += u64::from(matches!(outcome.seen, Seen::In { .. }));
        self.shown.insert(outcome.seen);
        self.unasked_messages += u64::from(outcome.sent);
        self.anonymous_hashes += u64::from(outcome.anonymous_hash);
    }

    pub fn confirmed_per_million(&self) -> f64 {
        ratio(self.confirmed, self.guesses) * 1e6
    }

    pub fn messages_per_thousand_days(&self) -> f64 {
        ratio(self.unasked_messages, self.account_days) * 1e3
    }
}

pub fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
