//! What happens by itself: clocks that ran out, and contact changes whose time has come.

use base::{Entropy, Timestamp};

use super::{APART, At, Case, Closed, Effect, LONGEST, Notice, Recovered, Stage};

impl Stage {
    /// Of two sets of clocks the ones that run out first: more evidence never makes one wait
    /// longer.
    pub(super) fn sooner(self, other: Self) -> (Self, Option<Timestamp>) {
        let (Self::Waiting { full_at: a, .. } | Self::Limited { full_at: a }) = self;
        let (Self::Waiting { full_at: b, .. } | Self::Limited { full_at: b }) = other;
        let full_at = a.into_iter().chain(b).min();
        let stage = match (self, other) {
            (Self::Waiting { limited_at: a, .. }, Self::Waiting { limited_at: b, .. }) => {
                Self::Waiting { limited_at: a.min(b), full_at }
            }
            _ => Self::Limited { full_at },
        };
        (stage, full_at)
    }
}

impl At {
    /// Everything that fell due, in the order in which it did.
    pub(super) fn pass(&mut self) {
        while let Some(id) = self.next_full() {
            self.complete(id);
        }
        self.let_in();
        self.lapse();
        self.complete_changes();
    }

    fn next_full(&self) -> Option<Entropy> {
        let due = |case: &&Case| case.full_at().is_some_and(|at| at <= self.now);
        let due = self.standing.cases.iter().filter(due);
        due.min_by_key(|case| (case.full_at(), case.opened_at, case.id)).map(|case| case.id)
    }

    /// One winner: all other sessions end, and what they had begun with them (GUARD 20). Two weak
    /// cases side by side may be two people: whoever is second has as good a claim, and goes on
    /// with R1 or R4 as after a veto (GUARD 15). A strong tier also ends a freeze.
    fn complete(&mut self, id: Entropy) {
        let Some(at) = self.standing.cases.iter().position(|case| case.id == id) else { return };
        let case = self.standing.cases.remove(at);
        self.effects.push(Effect::Promote { case: id, tier: case.tier });
        self.effects.push(Effect::EndOtherSessions { of: Some(id) });
        self.effects.push(Effect::LiftWaits);
        self.effects.push(Effect::Close { case: id, how: Closed::Full });
        self.drop_held();
        if self.close_weak(Closed::Overtaken) && !case.tier.is_strong() {
            self.standing.vetoed_at = Some(self.now);
        }
        if case.tier.is_strong() && self.standing.frozen.take().is_some() {
            self.tell(Notice::Unfrozen);
        }
        self.standing.recovered = Some(Recovered { at: self.now, case: id, tier: case.tier });
        self.standing.bind_first = self.ground.second_factor;
        self.tell(Notice::Full { case: id });
    }

    fn let_in(&mut self) {
        let mut let_in = Vec::new();
        for case in &mut self.standing.cases {
            let Stage::Waiting { limited_at, full_at } = case.stage else { continue };
            if limited_at <= self.now {
                case.stage = Stage::Limited { full_at };
                let_in.push((case.id, full_at));
            }
        }
        for (case, full_at) in let_in {
            self.effects.push(Effect::LetIn { case });
            self.tell(Notice::Limited { case, full_at });
        }
    }

    /// Only a letter's case has no end of its own.
    fn lapse(&mut self) {
        let (now, effects) = (self.now, &mut self.effects);
        self.standing.cases.retain(|case| {
            let over = case.full_at().is_none() && now >= case.opened_at + LONGEST;
            if over {
                effects.push(Effect::Close { case: case.id, how: Closed::Lapsed });
            }
            !over
        });
    }

    /// Held changes complete where no recovery is under way and none was lately.
    pub(super) fn complete_changes(&mut self) {
        if self.standing.held.is_empty() || self.changes_wait() {
            return;
        }
        let held = std::mem::take(&mut self.standing.held);
        self.effects.extend(held.into_iter().map(Effect::CompleteChange));
        self.standing.contact_changed_at = Some(self.now);
    }

    fn changes_wait(&self) -> bool {
        let standing = &self.standing;
        let recently = |at: Option<Timestamp>| at.is_some_and(|at| self.now < at + APART);
        // After a veto the vetoed side gets as long to see somebody in person: a change now would
        // put their R4 off (GUARD 15).
        !standing.cases.is_empty()
            || standing.frozen.is_some()
            || recently(standing.recovered.map(|recovered| recovered.at))
            || recently(standing.vetoed_at)
    }

    /// When to look again.
    pub(super) fn wake(&mut self) {
        let standing = &self.standing;
        let cases = standing.cases.iter().map(|case| match case.stage {
            Stage::Waiting { limited_at, .. } => limited_at,
            Stage::Limited { full_at } => full_at.unwrap_or(case.opened_at + LONGEST),
        });
        let held = [standing.recovered.map(|recovered| recovered.at), standing.vetoed_at];
        let held = held.into_iter().flatten().map(|at| at + APART);
        let held = held.filter(|at| !standing.held.is_empty() && *at > self.now);
        let next = cases.chain(held).min();
        self.effects.extend(next.map(Effect::Wake));
    }
}
