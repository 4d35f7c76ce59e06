//! What strangers together are doing, as this node knows it (GUARD 3, 4, 6).
//!
//! Every try of a stranger is counted as it begins, in memory, whether the name is anybody's or
//! not. One that ends signed in is forgiven. Nodes tell each other what they counted in rows, at
//! most every two seconds and only while strangers knock: `news` and `hear`. Whoever starts reads
//! what the others told in the last day, so nothing rests on one node alone.

pub(crate) mod store;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use base::{Entropy, Luck, Timestamp};
use guard::counters::{Counters, MERGE_EVERY};
use guard::hot::{Hot, NameTag, PasswordTag, Sighting};
use guard::pressure::{Pressure, Strangers, Usual};
use guard::source::{self, Guess, Record, Standing};
use guard::{Points, Prefix, Score};

pub(crate) use store::{Heard, News};

/// What this node knows; nothing until somebody knocks.
#[derive(Default)]
pub(crate) struct Watch(Mutex<Option<State>>);

struct State {
    /// This node's name among the others, drawn when it first speaks.
    node: Option<Entropy>,
    guesses: Counters<Prefix>,
    /// Of guesses that ended signed in: what they had cost. Both fade alike, so the difference is
    /// what the others cost.
    forgiven: Counters<Prefix>,
    hot: Hot,
    pressure: Pressure,
    strangers: Strangers,
    told_at: Option<Timestamp>,
    /// Rows of others that were heard lately, so that none is heard twice.
    heard: BTreeMap<Entropy, Timestamp>,
}

impl State {
    fn begin(now: Timestamp) -> Self {
        Self {
            node: None,
            guesses: Counters::default(),
            forgiven: Counters::default(),
            hot: Hot::begin(now),
            pressure: Pressure::begin(Usual::NOTHING, now),
            strangers: Strangers::default(),
            told_at: None,
            heard: BTreeMap::new(),
        }
    }

    fn count(&mut self, tries: Strangers, now: Timestamp) {
        self.strangers = self.strangers.plus(tries);
        self.pressure.note(tries, now);
    }
}

/// What the lane needs to know of a try.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weather {
    pub pressure: bool,
    /// What the try cost its source.
    pub cost: Points,
}

/// A password and a name as they count for today, and where they were typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try {
    pub prefix: Prefix,
    pub password: PasswordTag,
    pub name: NameTag,
}

impl Watch {
    fn with<T>(&self, now: Timestamp, work: impl FnOnce(&mut State) -> T) -> T {
        // What is counted stays sound if a thread dies in between: at worst a try is missing.
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let state = state.get_or_insert_with(|| State::begin(now));
        if state.hot.is_over(now) {
            state.hot = Hot::begin(now);
        }
        work(state)
    }

    /// A stranger tries. Counted as failed until it ends signed in: ten minutes of waiting for a
    /// code must not be ten minutes without a limit.
    pub fn tried(&self, tried: Try, now: Timestamp) -> Weather {
        self.with(now, |state| {
            let Try { prefix, password, name } = tried;
            let cost = Guess::Wrong.points(state.hot.is_hot(password));
            state.hot.saw(Sighting { password, name, prefix });
            state.guesses.add(prefix, cost, now);
            state.count(Strangers::TRIED, now);
            Weather { pressure: state.pressure.is_on(now), cost }
        })
    }

    pub fn pressure(&self, now: Timestamp) -> bool {
        self.with(now, |state| state.pressure.is_on(now))
    }

    /// The worker found no such name: it costs as much again.
    pub fn unknown_name(&self, prefix: Prefix, cost: Points, now: Timestamp) {
        self.with(now, |state| state.guesses.add(prefix, cost, now));
    }

    /// It ended signed in: what it cost is given back, as far as it has not faded since.
    pub fn ended_well(&self, prefix: Prefix, cost: Points, (began, now): (Timestamp, Timestamp)) {
        self.with(now, |state| {
            let left = Score::NONE.add(cost, began).points(now);
            state.forgiven.add(prefix, left, now);
            state.count(Strangers::ENDED_WELL, now);
        });
    }

    /// How a neighbourhood stands that this many members live in.
    pub fn standing(&self, prefix: Prefix, members: u64, now: Timestamp) -> Standing {
        self.with(now, |state| {
            let cost = state.guesses.score(prefix).points(now).millionths();
            let back = state.forgiven.score(prefix).points(now).millionths();
            let points = Points::from_millionths(cost.saturating_sub(back));
            let score = Score::from_parts(points, now);
            source::standing(Record { score, members }, None, now)
        })
    }

    /// What the others have not heard yet, when it is time to tell them; else nothing.
    pub fn news(&self, luck: &dyn Luck, now: Timestamp) -> Option<News> {
        self.with(now, |state| {
            let first = state.told_at.is_none();
            if state.told_at.is_some_and(|told| now.since(told) < MERGE_EVERY) {
                return None;
            }
            state.told_at = Some(now);
            Some(News {
                node: *state.node.get_or_insert_with(|| luck.entropy()),
                first,
                guesses: state.guesses.take_news(),
                forgiven: state.forgiven.take_news(),
                strangers: std::mem::take(&mut state.strangers),
                sightings: state.hot.take_untold(),
                usual: state.pressure.usual().hundredths().to_vec(),
            })
        })
    }

    /// They could not be told: next time.
    pub fn untold(&self, news: News, now: Timestamp) {
        self.with(now, |state| {
            // Adding anew counts them twice here; too much for a moment is better than too little.
            let again = |counters: &mut Counters<Prefix>, scores: &BTreeMap<Prefix, Score>| {
                for (key, score) in scores {
                    counters.add(*key, score.points(now), now);
                }
            };
            again(&mut state.guesses, &news.guesses);
            again(&mut state.forgiven, &news.forgiven);
            state.strangers = state.strangers.plus(news.strangers);
            state.told_at = (!news.first).then_some(now);
        });
    }

    /// What others told.
    pub fn hear(&self, heard: Heard, now: Timestamp) {
        self.with(now, |state| {
            if let Some(usual) = heard.usual {
                state.pressure = Pressure::begin(Usual::from_hundredths(&usual), now);
            }
            for (id, at, news) in heard.news {
                if state.heard.insert(id, at).is_some() {
                    continue;
                }
                state.guesses.hear(&news.guesses);
                state.forgiven.hear(&news.forgiven);
                state.hot.merge(&news.sightings);
                // Pressure is about this hour; what was told long ago is only history.
                if now.since(at).as_secs() < 3_600 {
                    state.pressure.note(news.strangers, now);
                }
            }
            state.heard.retain(|_, at| now.since(*at).as_secs() < 3_600);
            state.guesses.sweep(now);
            state.forgiven.sweep(now);
        });
    }
}

#[cfg(test)]
mod tests;
