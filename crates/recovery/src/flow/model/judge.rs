//! The invariants of GUARD 4, asked of every move.

use std::time::Duration;

use base::Entropy;

use super::moves::Deed;
use super::world::{Who, World, holder};
use super::{Scenario, Step};
use crate::flow::acts::{Act, Answer, Grade};
use crate::flow::evidence::{Evidence, SETTLED_AFTER};
use crate::flow::tier::{Profile, Tier};
use crate::flow::{APART, CONTESTED_FOR, Case, Effect, Move, Moved, Outcome};

pub(super) type Complaint = (u8, &'static str);

const DAY: Duration = Duration::from_hours(24);

/// One move, with the world on both sides of it.
pub(super) struct Seen<'s> {
    pub scenario: Scenario,
    pub before: &'s World,
    pub deed: &'s Deed,
    pub moved: &'s Moved,
    pub after: &'s World,
}

impl Seen<'_> {
    pub fn complaints(&self) -> Vec<Complaint> {
        let mut found = Vec::new();
        for effect in &self.moved.effects {
            match effect {
                Effect::Promote { case, tier } => self.promoted(case, *tier, &mut found),
                Effect::CompleteChange(_) => self.changed(&mut found),
                _ => {}
            }
        }
        self.other_clocks(&mut found);
        if let Deed::Move(_, made) = self.deed {
            match made {
                Move::Veto { .. } => self.vetoed(&mut found),
                Move::Open { evidence, .. } => self.opened(evidence, &mut found),
                Move::Strengthen { case, .. } => self.strengthened(case, &mut found),
                _ => {}
            }
        }
        found
    }

    fn promoted(&self, case: &Entropy, tier: Tier, found: &mut Vec<Complaint>) {
        let (now, ghost) = (self.after.now, &self.before.ghost);
        let who = holder(case);
        let began = ghost.began.iter().find(|(id, _)| id == case).map_or(now, |(_, at)| *at);
        let waited = now.since(began);
        let proved = self.settled(who);
        // An agent in person stands for the owner; nobody else can be met.
        let met = who == Who::Owner && tier == Tier::R4;
        let one_domain = proved < 2 && !met;
        let floor = match self.scenario.ground.profile {
            Profile::Strict => DAY * 5,
            Profile::Standard => DAY * 3,
        };
        if one_domain && waited < floor {
            found.push((11, "one domain reached full too soon"));
        }
        let contested = ghost.vetoed_at.is_some_and(|at| now < at + CONTESTED_FOR);
        if one_domain && contested {
            found.push((14, "one domain reached full after a veto"));
        }
        if ghost.changed_at.is_some_and(|at| now < at + APART) {
            found.push((19, "a recovery was complete just after a contact change"));
        }
        let ends = Effect::EndOtherSessions { of: Some(*case) };
        if !self.moved.effects.contains(&ends) {
            found.push((20, "other sessions went on"));
        }
    }

    /// Domains of `who` that count as one of two, by the checker's own reckoning.
    fn settled(&self, who: Who) -> usize {
        let settled = |proof: &Evidence| self.after.now >= proof.bound_at + SETTLED_AFTER;
        self.after.evidence(self.scenario, who).iter().filter(|proof| settled(proof)).count()
    }

    fn changed(&self, found: &mut Vec<Complaint>) {
        let ghost = &self.before.ghost;
        let promoted = self.moved.effects.iter().any(|e| matches!(e, Effect::Promote { .. }));
        if promoted || ghost.recovered_at.is_some_and(|at| self.after.now < at + APART) {
            found.push((19, "a contact change was complete just after a recovery"));
        }
    }

    /// What one does leaves the others' clocks as they were.
    fn other_clocks(&self, found: &mut Vec<Complaint>) {
        let own = match self.deed {
            Deed::Move(_, Move::Strengthen { case, .. }) => Some(*case),
            _ => None,
        };
        for old in self.before.standing.cases.iter().filter(|case| Some(case.id) != own) {
            let Some(new) = self.after.standing.case(&old.id) else { continue };
            if new.full_at() != old.full_at() || new.opened_at != old.opened_at {
                found.push((13, "one request moved another's clock"));
            }
        }
    }

    fn vetoed(&self, found: &mut Vec<Complaint>) {
        let grants = |effect: &Effect| {
            matches!(
                effect,
                Effect::Promote { .. } | Effect::LetIn { .. } | Effect::CompleteChange(_)
            )
        };
        if self.moved.effects.iter().any(grants) {
            found.push((14, "a veto granted something"));
        }
        let strong = |case: &&Case| case.tier.is_strong();
        for case in self.before.standing.cases.iter().filter(strong) {
            if self.after.standing.case(&case.id).is_none() {
                found.push((16, "a veto from afar ended R1 or R4"));
            }
        }
        let effective = self.moved.outcome == Outcome::Done;
        if effective && !self.after.standing.cases.iter().all(|case| case.tier.is_strong()) {
            found.push((14, "a veto left a case open"));
        }
    }

    fn opened(&self, evidence: &[Evidence], found: &mut Vec<Complaint>) {
        let (Outcome::Began(tier) | Outcome::Full(tier)) = self.moved.outcome else { return };
        let now = self.after.now;
        let fresh = |proof: &Evidence| !proof.original && now < proof.bound_at + SETTLED_AFTER;
        if evidence.iter().all(fresh) {
            found.push((17, "a channel changed lately counted"));
        }
        let contested = self.before.ghost.vetoed_at.is_some_and(|at| now < at + CONTESTED_FOR);
        if contested && !tier.is_strong() {
            found.push((14, "a weak case was opened after a veto"));
        }
        if tier == Tier::R1 && evidence.iter().filter(|proof| !fresh(proof)).count() < 2 {
            found.push((17, "one settled channel counted as two"));
        }
    }

    fn strengthened(&self, id: &Entropy, found: &mut Vec<Complaint>) {
        let Some(old) = self.before.standing.case(id) else { return };
        let Some(new) = self.after.standing.case(id) else { return };
        let later = |a: Option<_>, b: Option<_>| matches!((a, b), (Some(a), Some(b)) if b > a);
        if later(old.full_at(), new.full_at()) {
            found.push((13, "more evidence made one wait longer"));
        }
    }
}

/// What somebody could try in this state and must not get (12, 18).
pub(super) fn probe(world: &World, scenario: Scenario, step: &Step) -> Vec<Complaint> {
    let mut found = Vec::new();
    let try_it = |act| step(world.standing.clone(), scenario.ground, act, world.now);
    if world.standing.cases.iter().any(Case::is_limited) {
        let grade = Grade::Limited;
        let acts = [
            Move::ChangeContact { change: [7; 16], grade },
            Move::RemoveFactor { grade },
            Move::Freeze { session: [7; 16], grade },
        ];
        if acts.into_iter().any(|act| !matches!(try_it(act).outcome, Outcome::Refused(_))) {
            found.push((12, "somebody limited did a sensitive thing"));
        }
        let may = |act: &Act| world.standing.allows(*act, grade, world.now) != Answer::No;
        if Act::ALL.iter().any(|act| act.is_sensitive() && may(act)) {
            found.push((12, "somebody limited may do a sensitive thing"));
        }
    }
    let just_back = world.ghost.recovered_at == Some(world.now);
    if just_back && scenario.ground.second_factor {
        let remove = Move::RemoveFactor { grade: Grade::Full };
        let moved = try_it(remove.clone());
        if moved.outcome == Outcome::Done {
            found.push((18, "a factor went before another was bound"));
        }
        let bound = step(moved.standing, scenario.ground, Move::BindFactor, world.now);
        let frozen = bound.standing.frozen.is_some();
        let moved = step(bound.standing, scenario.ground, remove, world.now);
        if moved.outcome != Outcome::Done && !frozen {
            found.push((18, "a lost factor stays after another was bound"));
        }
    }
    found
}
