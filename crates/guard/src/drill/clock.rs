//! The virtual clock: all that happens, in the order of its moments.

use std::collections::BTreeMap;

use base::Timestamp;

use super::Weeks;
use super::attack::Mix;
use super::people::{RETYPING, Visit, World, has_channel, right};
use super::policy::{Name, Outcome, Policy, Seen, Try};
use super::tally::{End, Met, Tally};

const QUIET_HOURS: u64 = 14 * 24;
const WEEK_HOURS: u64 = 7 * 24;

/// Fetching a code from a mailbox and typing it.
const CODE_SECONDS: u64 = 40;

/// Fourteen quiet days once, and from there a week of each mix.
pub fn weeks<P: Policy>(name: &'static str, world: &World, mut policy: P) -> Weeks {
    hours(world, &mut policy, (Mix::Quiet, 0..QUIET_HOURS));
    let week = |mix| {
        let mut policy = policy.clone();
        (mix, hours(world, &mut policy, (mix, QUIET_HOURS..QUIET_HOURS + WEEK_HOURS)))
    };
    Weeks { policy: name, weeks: Mix::DRILL.into_iter().map(week).collect() }
}

/// What happens at one moment.
enum Event {
    Guess(Try),
    Visit(Box<Ongoing>),
}

/// A visit, as far as it has come.
struct Ongoing {
    visit: Visit,
    began_at: Timestamp,
    typed: usize,
    proved: bool,
    unanswered: u32,
    met: Met,
}

/// Runs some hours of one mix.
pub fn hours<P: Policy>(
    world: &World,
    policy: &mut P,
    (mix, hours): (Mix, std::ops::Range<u64>),
) -> Tally {
    let days = (hours.end - hours.start) / 24;
    let mut tally =
        Tally { account_days: u64::from(world.size.accounts) * days, ..Tally::default() };
    let mut queue: BTreeMap<(Timestamp, u64), Event> = BTreeMap::new();
    let mut number = 0;
    for hour in hours {
        let ends_at = super::people::BEGIN + std::time::Duration::from_hours(hour + 1);
        let guesses = mix.guesses(world, hour).into_iter().map(|(at, it)| (at, Event::Guess(it)));
        let visits = world.visits(hour).into_iter().map(|(at, it)| (at, Event::begin(at, it)));
        for (at, event) in guesses.chain(visits) {
            number += 1;
            queue.insert((at, number), event);
        }
        while let Some(entry) = queue.first_entry().filter(|entry| entry.key().0 < ends_at) {
            let ((at, order), event) = entry.remove_entry();
            if let Some((next_at, event)) = happen(policy, event, at, (&mut tally, mix, world)) {
                queue.insert((next_at, order), event);
            }
        }
    }
    tally
}

impl Event {
    fn begin(at: Timestamp, visit: Visit) -> Self {
        let met = Met::default();
        let ongoing = Ongoing { visit, began_at: at, typed: 0, proved: false, unanswered: 0, met };
        Self::Visit(Box::new(ongoing))
    }
}

/// One event, and what it leads to.
fn happen<P: Policy>(
    policy: &mut P,
    event: Event,
    at: Timestamp,
    (tally, mix, world): (&mut Tally, Mix, &World),
) -> Option<(Timestamp, Event)> {
    let mut ongoing = match event {
        Event::Guess(guess) => {
            let is_right = matches!(guess.name, Name::Of(account) if guess.value == right(account));
            tally.guess(is_right, policy.answer(&guess));
            return None;
        }
        Event::Visit(ongoing) => ongoing,
    };
    let Some(end) = ongoing.press(policy, at, tally) else {
        return Some((at + RETYPING, Event::Visit(ongoing)));
    };
    let (visit, mut met) = (&ongoing.visit, ongoing.met);
    met.seconds += at.since(ongoing.began_at).as_secs() + RETYPING.as_secs();
    tally.visits.count(end, met);
    if visit.known_device {
        tally.known.count(end, met);
    }
    if mix.watches(visit.account, visit.from, world) {
        tally.watched.count(end, met);
    }
    None
}

impl Ongoing {
    /// Types the next password and presses "Sign in"; how the visit ends, if it does.
    fn press<P: Policy>(
        &mut self,
        policy: &mut P,
        at: Timestamp,
        tally: &mut Tally,
    ) -> Option<End> {
        let asked = self.asked(at);
        let is_right = asked.value == right(self.visit.account);
        let outcome = policy.answer(&asked);
        tally.anonymous_hashes += u64::from(outcome.anonymous_hash);
        self.typed += 1;
        match outcome.seen {
            Seen::In { extra_step } => Some(self.is_in(extra_step)),
            Seen::Wrong { at_once } => {
                self.met.answered_late |= !at_once;
                self.code_entered(!at_once);
                self.go_on(is_right)
            }
            Seen::Nothing if !self.visit.stays => Some(End::Left),
            Seen::Nothing => {
                self.met.answered_late |= !is_right;
                self.met.never_answered |= !is_right;
                self.without_a_code(policy, at)
            }
            Seen::Wait => Some(if self.visit.remembers { End::Refused } else { End::Forgot }),
        }
    }

    fn asked(&self, at: Timestamp) -> Try {
        let visit = &self.visit;
        let last = visit.values.len() - 1;
        Try {
            name: Name::Of(visit.account),
            value: visit.values[self.typed.min(last)],
            from: visit.from,
            known_device: visit.known_device,
            reads_mail: visit.stays,
            proved: self.proved,
            at,
        }
    }

    fn is_in(&mut self, extra_step: bool) -> End {
        self.code_entered(extra_step && !self.proved);
        End::In { extra_step }
    }

    fn code_entered(&mut self, entered: bool) {
        self.proved |= entered;
        self.met.seconds += u64::from(entered) * CODE_SECONDS;
    }

    /// Told that it was wrong. Whoever is told so of the right one gives up.
    fn go_on(&self, was_right: bool) -> Option<End> {
        if was_right {
            return Some(End::Refused);
        }
        (self.typed >= self.visit.values.len()).then_some(End::Forgot)
    }

    /// No code came. Once the owner looks at what they typed; then they say so, and whoever reads a
    /// channel on file gets in that way.
    fn without_a_code<P: Policy>(&mut self, policy: &mut P, at: Timestamp) -> Option<End> {
        self.unanswered += 1;
        self.met.seconds += CODE_SECONDS;
        if self.unanswered < 2 && self.typed < self.visit.values.len() {
            return None;
        }
        if !self.visit.remembers {
            return Some(End::Forgot);
        }
        if !has_channel(self.visit.account) {
            return Some(End::NoChannel);
        }
        self.met.helped = true;
        let value = right(self.visit.account);
        let Outcome { seen, .. } = policy.help(&Try { value, ..self.asked(at) });
        Some(match seen {
            Seen::In { extra_step } => self.is_in(extra_step),
            _ => End::Refused,
        })
    }
}
