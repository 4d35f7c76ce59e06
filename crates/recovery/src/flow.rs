//! The way back of one account: its open cases, what was vetoed, what is held. Pure.
//!
//! ```text
//!                  limited_at            full_at
//!   Open ─▶ Waiting ─────────▶ Limited ───────────▶ Full   all other sessions end
//!    │         │                  │ │                ▲
//!    │         │                  │ └─ one more ─────┤ R1, at once
//!    │         │                  │    domain        │
//!    ├─ R1 ────┼──────────────────┼──────────────────┘
//!    │         └──── veto ────────┴──▶ Vetoed   for 30 days only R1 and R4 are opened
//!    └─ Refused: nothing counts, only stronger evidence now, too many at once
//!
//!   a contact change ─▶ at once, or held while a case is open and 72 h from the last recovery
//!   this was not me  ─▶ Frozen: sensitive acts wait for two domains, or for somebody in person
//! ```
//!
//! Several cases may be open: the holder of a mailbox and its owner each have their own, with
//! clocks that the other's requests do not move (GUARD 13). `model` explores this very function.

pub mod acts;
pub mod assisted;
mod clock;
pub mod evidence;
pub mod model;
mod moves;
pub mod tier;

use std::time::Duration;

use base::{Entropy, Timestamp};
use serde::{Deserialize, Serialize};

use acts::Grade;
use assisted::{Approved, Meeting};
use evidence::Evidence;
pub use moves::{Closed, Effect, Move, Moved, Notice, Outcome, Refusal};
use tier::{Ground, Tier};

/// After a veto only R1 and R4 move for this long (GUARD 14).
pub const CONTESTED_FOR: Duration = Duration::from_hours(30 * 24);
/// A contact change and a recovery never complete within the same stretch (GUARD 19).
pub const APART: Duration = Duration::from_hours(72);
/// "This was not me" works for this long after a recovery was complete.
pub const LATE_VETO: Duration = Duration::from_hours(10 * 24);
/// A case without an end of its own (R3) is over after this.
pub const LONGEST: Duration = Duration::from_hours(30 * 24);
/// More than these at once, and further ones need stronger evidence.
pub const MOST_OPEN: usize = 4;
/// Contact changes that wait at once.
const MOST_HELD: usize = 4;

/// All that decides about one account's way back.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Standing {
    pub cases: Vec<Case>,
    pub vetoed_at: Option<Timestamp>,
    pub frozen: Option<Frozen>,
    /// The last recovery that was complete.
    pub recovered: Option<Recovered>,
    pub contact_changed_at: Option<Timestamp>,
    /// Contact changes that wait for their time.
    pub held: Vec<Entropy>,
    /// A lost factor may be removed once a new one is bound (GUARD 18).
    pub bind_first: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Case {
    pub id: Entropy,
    pub tier: Tier,
    pub proved: Vec<Evidence>,
    pub opened_at: Timestamp,
    pub stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Waiting { limited_at: Timestamp, full_at: Option<Timestamp> },
    Limited { full_at: Option<Timestamp> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Frozen {
    pub at: Timestamp,
    /// The session that said so, which may take it back.
    pub by: Option<Entropy>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recovered {
    pub at: Timestamp,
    pub case: Entropy,
    pub tier: Tier,
}

/// Makes one move. Whatever fell due before it happens first, so a job that runs late changes
/// nothing about who was quicker.
pub fn step(standing: Standing, ground: Ground, act: Move, now: Timestamp) -> Moved {
    let mut at = At { standing, ground, now, effects: Vec::new() };
    at.pass();
    let outcome = at.act(act);
    at.pass();
    at.wake();
    Moved { standing: at.standing, outcome, effects: at.effects }
}

/// The account at one moment, while a move is made.
struct At {
    standing: Standing,
    ground: Ground,
    now: Timestamp,
    effects: Vec<Effect>,
}

impl Standing {
    /// Until when only R1 and R4 are opened.
    pub fn contested_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.vetoed_at.map(|at| at + CONTESTED_FOR).filter(|until| now < *until)
    }

    /// When a case of this tier, opened now, is limited and when full.
    pub fn clocks(
        &self,
        tier: Tier,
        ground: Ground,
        now: Timestamp,
    ) -> (Timestamp, Option<Timestamp>) {
        let clocks = tier.clocks(ground);
        // A contact that changed a moment ago may be the thief's (GUARD 19).
        let apart = self.contact_changed_at.map_or(now, |at| at + APART);
        let full_at = clocks.full_after.map(|after| (now + after).max(apart));
        (now + clocks.limited_after, full_at)
    }

    pub fn case(&self, id: &Entropy) -> Option<&Case> {
        self.cases.iter().find(|case| case.id == *id)
    }
}

impl Case {
    pub const fn full_at(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Waiting { full_at, .. } | Stage::Limited { full_at } => full_at,
        }
    }

    pub const fn is_limited(&self) -> bool {
        matches!(self.stage, Stage::Limited { .. })
    }
}

impl At {
    fn act(&mut self, act: Move) -> Outcome {
        match act {
            Move::Open { case, evidence } => self.open(case, evidence),
            Move::Assisted { case, approved } => self.assisted(case, approved),
            Move::Strengthen { case, evidence } => self.strengthen(case, evidence),
            Move::Veto { case } => self.veto(case),
            Move::Freeze { session, grade } => self.freeze(session, grade),
            Move::FreezeAtDesk if self.standing.frozen.is_some() => Outcome::Already,
            Move::FreezeAtDesk => self.stop(None),
            Move::Unfreeze { session, evidence } => self.unfreeze(session, &evidence),
            Move::ChangeContact { change, grade } => self.change_contact(change, grade),
            Move::BindFactor => {
                self.standing.bind_first = false;
                Outcome::Done
            }
            Move::RemoveFactor { grade } => self.remove_factor(grade),
            Move::Tick => Outcome::Done,
        }
    }

    fn open(&mut self, case: Entropy, evidence: Vec<Evidence>) -> Outcome {
        match Tier::of(&evidence, self.ground, self.now) {
            None => Outcome::Refused(Refusal::NothingCounts),
            Some(tier) => self.begin(case, tier, evidence),
        }
    }

    fn assisted(&mut self, case: Entropy, approved: Approved) -> Outcome {
        let tier = match approved.meeting() {
            Meeting::InPerson => Tier::R4,
            Meeting::CallBack { .. } => Tier::R4c,
        };
        self.begin(case, tier, Vec::new())
    }

    fn begin(&mut self, id: Entropy, tier: Tier, proved: Vec<Evidence>) -> Outcome {
        let known = self.standing.recovered.is_some_and(|recovered| recovered.case == id);
        if known || self.standing.case(&id).is_some() {
            return Outcome::Already;
        }
        if !tier.is_strong() {
            if let Some(until) = self.standing.contested_until(self.now) {
                return Outcome::Refused(Refusal::OnlyStronger { until });
            }
            let weak = self.standing.cases.iter().filter(|case| !case.tier.is_strong());
            if weak.count() >= MOST_OPEN {
                return Outcome::Refused(Refusal::TooManyOpen);
            }
        }
        let stage = self.begun(tier);
        let case = Case { id, tier, proved, opened_at: self.now, stage };
        let full_at = case.full_at();
        self.standing.cases.push(case);
        if full_at.is_some_and(|at| at <= self.now) {
            return Outcome::Full(tier);
        }
        self.tell(Notice::Began { case: id, full_at });
        Outcome::Began(tier)
    }

    fn begun(&self, tier: Tier) -> Stage {
        let (limited_at, full_at) = self.standing.clocks(tier, self.ground, self.now);
        Stage::Waiting { limited_at, full_at }
    }

    fn strengthen(&mut self, id: Entropy, evidence: Evidence) -> Outcome {
        let Some(at) = self.standing.cases.iter().position(|case| case.id == id) else {
            return Outcome::Refused(Refusal::Unknown);
        };
        let old = self.standing.cases[at].clone();
        let mut proved = old.proved.clone();
        if !proved.contains(&evidence) {
            proved.push(evidence);
        }
        let tier = Tier::of(&proved, self.ground, self.now).unwrap_or(old.tier);
        if old.tier.is_strong() || tier == old.tier {
            return Outcome::Already;
        }
        let (stage, full_at) = old.stage.sooner(self.begun(tier));
        self.standing.cases[at] = Case { tier, proved, stage, ..old };
        if full_at.is_some_and(|at| at <= self.now) {
            return Outcome::Full(tier);
        }
        Outcome::Began(tier)
    }

    fn veto(&mut self, id: Entropy) -> Outcome {
        if let Some(case) = self.standing.case(&id) {
            if case.tier.is_strong() {
                return Outcome::Refused(Refusal::NotFromAfar);
            }
            self.close_weak(Closed::Vetoed);
            self.standing.vetoed_at = Some(self.now);
            self.tell(Notice::Vetoed { case: id });
            return Outcome::Done;
        }
        match self.standing.recovered.filter(|recovered| recovered.case == id) {
            None => Outcome::Already,
            Some(recovered) if recovered.tier.is_strong() => Outcome::Refused(Refusal::NotFromAfar),
            Some(recovered) if self.now >= recovered.at + LATE_VETO => {
                Outcome::Refused(Refusal::Unknown)
            }
            Some(_) => self.stop(None),
        }
    }

    fn freeze(&mut self, session: Entropy, grade: Grade) -> Outcome {
        if grade == Grade::Limited {
            return Outcome::Refused(Refusal::WhileLimited);
        }
        let outcome = self.stop(Some(session));
        if outcome == Outcome::Frozen {
            self.effects.push(Effect::EndOtherSessions { of: None });
        }
        outcome
    }

    /// Sensitive acts stop, weak cases end, people look at it.
    fn stop(&mut self, by: Option<Entropy>) -> Outcome {
        self.close_weak(Closed::Vetoed);
        self.drop_held();
        self.standing.vetoed_at = Some(self.now);
        if self.standing.frozen.is_some() {
            return Outcome::Already;
        }
        self.standing.frozen = Some(Frozen { at: self.now, by });
        self.effects.push(Effect::FraudCase);
        self.tell(Notice::Frozen);
        Outcome::Frozen
    }

    fn unfreeze(&mut self, session: Entropy, evidence: &[Evidence]) -> Outcome {
        let Some(frozen) = self.standing.frozen else { return Outcome::Already };
        let two = Tier::of(evidence, self.ground, self.now) == Some(Tier::R1);
        if frozen.by != Some(session) && !two {
            return Outcome::Refused(Refusal::NothingCounts);
        }
        self.standing.frozen = None;
        self.tell(Notice::Unfrozen);
        Outcome::Done
    }

    fn change_contact(&mut self, change: Entropy, grade: Grade) -> Outcome {
        if grade == Grade::Limited {
            return Outcome::Refused(Refusal::WhileLimited);
        }
        if self.standing.frozen.is_some() {
            return Outcome::Refused(Refusal::WhileFrozen);
        }
        let held = &mut self.standing.held;
        if !held.contains(&change) {
            if held.len() >= MOST_HELD {
                return Outcome::Refused(Refusal::TooManyOpen);
            }
            held.push(change);
        }
        self.complete_changes();
        if self.standing.held.contains(&change) {
            self.tell(Notice::ChangeHeld);
            return Outcome::Held;
        }
        Outcome::Done
    }

    fn remove_factor(&mut self, grade: Grade) -> Outcome {
        let refusal = if grade == Grade::Limited {
            Refusal::WhileLimited
        } else if self.standing.frozen.is_some() {
            Refusal::WhileFrozen
        } else if self.standing.bind_first {
            Refusal::BindFirst
        } else {
            self.effects.push(Effect::FactorMayGo);
            return Outcome::Done;
        };
        Outcome::Refused(refusal)
    }

    /// Whether there were any.
    fn close_weak(&mut self, how: Closed) -> bool {
        let before = self.standing.cases.len();
        let effects = &mut self.effects;
        self.standing.cases.retain(|case| {
            if !case.tier.is_strong() {
                effects.push(Effect::Close { case: case.id, how });
            }
            case.tier.is_strong()
        });
        self.standing.cases.len() < before
    }

    fn drop_held(&mut self) {
        let held = std::mem::take(&mut self.standing.held);
        self.effects.extend(held.into_iter().map(Effect::DropChange));
    }

    fn tell(&mut self, notice: Notice) {
        self.effects.push(Effect::Tell(notice));
    }
}

#[cfg(test)]
mod tests;
