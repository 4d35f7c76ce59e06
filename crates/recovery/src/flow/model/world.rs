//! One state of the world: the account's standing, and who has what.

use std::time::Duration;

use base::{Entropy, Timestamp};

use super::{Depth, Scenario};
use crate::flow::evidence::{Domain, Evidence, LONG_KNOWN_AFTER, SETTLED_AFTER, old_value_is_told};
use crate::flow::{APART, CONTESTED_FOR, Effect, LATE_VETO, LONGEST, Moved, Stage, Standing};

pub(super) const START: Timestamp = Timestamp::from_seconds(1_800_000_000);
/// As old as anything needs to be: the world is always told from `START`.
const LONG_AGO: Timestamp = Timestamp::from_seconds(1_800_000_000 - 30 * 86_400);
/// A letter is not there sooner (GUARD 11).
pub(super) const LETTER: Duration = Duration::from_hours(5 * 24);
/// R2s and R5 run for a week; what is older is full or without an end.
const LONGEST_CLOCK: Duration = Duration::from_hours(8 * 24);
const HOUR: Duration = Duration::from_hours(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Owner,
    Attacker,
}

impl Who {
    pub const fn other(self) -> Self {
        match self {
            Self::Owner => Self::Attacker,
            Self::Attacker => Self::Owner,
        }
    }

    const fn at(self) -> usize {
        self as usize
    }
}

/// A contact that was changed, when and by whom.
pub(super) type Change = Option<(Timestamp, Who)>;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct World {
    pub now: Timestamp,
    pub standing: Standing,
    /// Who knows the password, and so may be signed in with everything.
    pub full: Option<Who>,
    /// Mailbox and phone.
    pub changed: [Change; 2],
    /// When each one's letter with a code is there.
    pub letter: [Option<Timestamp>; 2],
    /// Deeds each side still has in it: what keeps the world finite.
    pub left: [u8; 2],
    pub ghost: Ghost,
}

/// What the judge remembers by itself, so that a step which forgets is found out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Ghost {
    /// Case and when it began.
    pub began: Vec<(Entropy, Timestamp)>,
    pub vetoed_at: Option<Timestamp>,
    pub changed_at: Option<Timestamp>,
    pub recovered_at: Option<Timestamp>,
}

impl World {
    pub fn new(scenario: Scenario, depth: Depth) -> Self {
        Self {
            now: START,
            standing: Standing::default(),
            full: scenario.signed_in.then_some(Who::Owner),
            changed: [None; 2],
            letter: [None; 2],
            left: [depth.owner, depth.attacker],
            ghost: Ghost::default(),
        }
    }

    pub const fn may_act(&self, who: Who) -> bool {
        self.left[who.at()] > 0
    }

    pub const fn spend(&mut self, who: Who) {
        self.left[who.at()] = self.left[who.at()].saturating_sub(1);
    }

    /// The first case number of `who` that is not in use.
    pub fn fresh(&self, who: Who) -> Entropy {
        let used = |id: &Entropy| {
            self.standing.case(id).is_some()
                || self.standing.recovered.is_some_and(|recovered| recovered.case == *id)
        };
        let mut ids = (0..u8::MAX).map(|number| id(who, number, 0));
        ids.find(|id| !used(id)).unwrap_or_default()
    }

    pub const fn letter(&self, who: Who) -> Option<Timestamp> {
        self.letter[who.at()]
    }

    pub const fn letter_mut(&mut self, who: Who) -> &mut Option<Timestamp> {
        &mut self.letter[who.at()]
    }

    /// What `who` can prove now.
    pub fn evidence(&self, scenario: Scenario, who: Who) -> Vec<Evidence> {
        Domain::OWN.into_iter().filter_map(|domain| self.proof(scenario, who, domain)).collect()
    }

    pub fn proof(&self, scenario: Scenario, who: Who, domain: Domain) -> Option<Evidence> {
        if domain == Domain::Post && self.letter(who).is_none_or(|there| self.now < there) {
            return None;
        }
        if let Some((at, by)) = self.change(domain) {
            let evidence = Evidence { domain, bound_at: at, original: false };
            return (by == who).then_some(evidence);
        }
        let original = Evidence { domain, bound_at: LONG_AGO, original: true };
        held(scenario, who, domain).then_some(original)
    }

    pub const fn change(&self, domain: Domain) -> Change {
        match domain {
            Domain::Mailbox => self.changed[0],
            Domain::Phone => self.changed[1],
            _ => None,
        }
    }

    /// Whether a notice of something at `since` has come to `who` by now.
    pub fn has_heard(&self, scenario: Scenario, who: Who, since: Timestamp) -> bool {
        if self.full == Some(who) {
            return true;
        }
        let by = |domain| match self.change(domain) {
            None => held(scenario, who, domain),
            Some((at, by)) => {
                by == who || (held(scenario, who, domain) && old_value_is_told(at, self.now))
            }
        };
        let posted = held(scenario, who, Domain::Post) && self.now >= since + LETTER;
        by(Domain::Mailbox) || by(Domain::Phone) || posted
    }

    /// The next moment that matters: a clock that runs out, or the hour before a case is complete.
    pub fn next_moment(&self) -> Option<Timestamp> {
        self.moments().into_iter().filter(|at| *at > self.now).min()
    }

    fn moments(&self) -> Vec<Timestamp> {
        let standing = &self.standing;
        let mut moments: Vec<Timestamp> = self.letter.iter().flatten().copied().collect();
        for case in &standing.cases {
            moments.extend(case.full_at().iter().flat_map(|at| [*at - HOUR, *at]));
            moments.push(case.opened_at + LETTER);
            match case.stage {
                Stage::Waiting { limited_at, .. } => moments.push(limited_at),
                Stage::Limited { full_at: None } => moments.push(case.opened_at + LONGEST),
                Stage::Limited { .. } => {}
            }
        }
        moments.extend(standing.vetoed_at.iter().flat_map(|at| [*at + CONTESTED_FOR, *at + APART]));
        let recovered = standing.recovered.map(|recovered| recovered.at);
        moments.extend(recovered.iter().flat_map(|at| [*at + APART, *at + LATE_VETO]));
        for (at, _) in self.changed.iter().flatten() {
            moments.extend([*at + APART, *at + SETTLED_AFTER, *at + LONG_KNOWN_AFTER]);
        }
        moments
    }

    /// Lets the effects of a move happen.
    pub fn take(&mut self, moved: Moved) {
        for effect in moved.effects {
            match effect {
                Effect::Promote { case, .. } => {
                    self.full = Some(holder(&case));
                    self.ghost.recovered_at = Some(self.now);
                }
                Effect::CompleteChange(change) => {
                    let by = holder(&change);
                    self.changed[usize::from(change[2] & 1)] = Some((self.now, by));
                    self.ghost.changed_at = Some(self.now);
                }
                _ => {}
            }
        }
        self.standing = moved.standing;
        let open: Vec<Entropy> = self.standing.cases.iter().map(|case| case.id).collect();
        self.ghost.began.retain(|(id, _)| open.contains(id));
        for id in open {
            if !self.ghost.began.iter().any(|(known, _)| *known == id) {
                self.ghost.began.push((id, self.now));
            }
        }
    }

    /// The same world told from now: what is long over is forgotten, so that a state met again
    /// later is the same state.
    pub fn told_from_now(mut self) -> Self {
        let gone = |at: &Timestamp, span: Duration| self.now < *at + span;
        let standing = &mut self.standing;
        standing.vetoed_at = standing.vetoed_at.filter(|at| gone(at, CONTESTED_FOR));
        standing.contact_changed_at = standing.contact_changed_at.filter(|at| gone(at, APART));
        standing.recovered = standing.recovered.filter(|it| gone(&it.at, LATE_VETO));
        self.ghost.vetoed_at = self.ghost.vetoed_at.filter(|at| gone(at, CONTESTED_FOR));
        self.ghost.changed_at = self.ghost.changed_at.filter(|at| gone(at, APART));
        self.ghost.recovered_at = self.ghost.recovered_at.filter(|at| gone(at, APART));
        let (now, old) = (self.now, self.now - LONG_KNOWN_AFTER);
        // Whether a letter is there, or a case older than one, is all that matters of these.
        self.letter.iter_mut().flatten().filter(|at| **at <= now).for_each(|at| *at = old);
        self.standing.frozen.iter_mut().for_each(|frozen| frozen.at = old);
        for case in self.standing.cases.iter_mut().filter(|case| case.full_at().is_some()) {
            case.opened_at = case.opened_at.max(now - LETTER);
        }
        self.ghost.began.iter_mut().for_each(|(_, at)| *at = (*at).max(now - LONGEST_CLOCK));
        let all = self.times();
        for at in all {
            *at = START - now.since((*at).max(old)) + (*at).since(now);
        }
        self.now = START;
        self
    }

    fn times(&mut self) -> Vec<&mut Timestamp> {
        let standing = &mut self.standing;
        let mut times: Vec<&mut Timestamp> = standing.vetoed_at.iter_mut().collect();
        times.extend(standing.frozen.iter_mut().map(|frozen| &mut frozen.at));
        times.extend(standing.recovered.iter_mut().map(|recovered| &mut recovered.at));
        times.extend(&mut standing.contact_changed_at);
        for case in &mut standing.cases {
            times.push(&mut case.opened_at);
            times.extend(case.proved.iter_mut().map(|proof| &mut proof.bound_at));
            match &mut case.stage {
                Stage::Waiting { limited_at, full_at } => {
                    times.push(limited_at);
                    times.extend(full_at);
                }
                Stage::Limited { full_at } => times.extend(full_at),
            }
        }
        times.extend(self.changed.iter_mut().flatten().map(|(at, _)| at));
        times.extend(self.letter.iter_mut().flatten());
        let ghost = &mut self.ghost;
        times.extend(ghost.began.iter_mut().map(|(_, at)| at));
        times.extend(&mut ghost.vetoed_at);
        times.extend(&mut ghost.changed_at);
        times.extend(&mut ghost.recovered_at);
        times
    }
}

fn held(scenario: Scenario, who: Who, domain: Domain) -> bool {
    match who {
        Who::Owner => scenario.owner_holds(domain),
        Who::Attacker => scenario.attacker_holds(domain),
    }
}

/// An id that says whose it is.
pub(super) fn id(who: Who, number: u8, kind: u8) -> Entropy {
    let mut id = [0; 16];
    (id[0], id[1], id[2]) = (who as u8, number, kind);
    id
}

pub(super) const fn holder(id: &Entropy) -> Who {
    if id[0] == 0 { Who::Owner } else { Who::Attacker }
}
