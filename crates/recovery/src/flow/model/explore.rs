//! Walks every state there is, and from each the owner's way back.

use std::collections::{HashMap, HashSet};

use base::Timestamp;

use super::judge::{Complaint, Seen, probe};
use super::moves::{Deed, Way, deeds, happen, sensible};
use super::world::{Change, Who, World, holder};
use super::{Broken, Depth, Findings, Scenario, Step};

pub(super) struct Explorer<'s> {
    scenario: Scenario,
    depth: Depth,
    step: &'s Step,
    seen: HashSet<World>,
    /// How each state was first reached, for the story of a broken invariant.
    states: Vec<(World, usize, String)>,
    broken: Vec<Broken>,
    /// Hours from a state to full, going either way; nothing where there is no way.
    back: HashMap<(World, Way), Option<i64>>,
    takeover: Option<i64>,
    watched: Option<i64>,
}

impl<'s> Explorer<'s> {
    pub fn new(scenario: Scenario, depth: Depth, step: &'s Step) -> Self {
        Self {
            scenario,
            depth,
            step,
            seen: HashSet::new(),
            states: Vec::new(),
            broken: Vec::new(),
            back: HashMap::new(),
            takeover: None,
            watched: None,
        }
    }

    pub fn run(mut self) -> Findings {
        self.reach(World::new(self.scenario, self.depth), 0, "begin".to_owned());
        let mut at = 0;
        while let Some((world, ..)) = self.states.get(at) {
            let world = world.clone();
            self.visit(&world, at);
            at += 1;
        }
        let mut findings = Findings {
            scenario: self.scenario,
            states: self.states.len(),
            broken: Vec::new(),
            takeover_hours: self.takeover,
            takeover_watched_hours: None,
            blocked: 0,
            worst_alone_hours: 0,
            worst_in_person_hours: 0,
        };
        self.watch(World::new(self.scenario, self.depth));
        findings.takeover_watched_hours = self.watched;
        for at in 0..self.states.len() {
            self.walk_back(at, &mut findings);
        }
        Findings { broken: self.broken, ..findings }
    }

    fn reach(&mut self, world: World, from: usize, how: String) {
        let world = world.told_from_now();
        if self.seen.insert(world.clone()) {
            self.states.push((world, from, how));
        }
    }

    fn visit(&mut self, world: &World, at: usize) {
        for complaint in probe(world, self.scenario, self.step) {
            self.note(complaint, at, None);
        }
        let mut all = deeds(world, self.scenario, Who::Owner);
        all.extend(deeds(world, self.scenario, Who::Attacker));
        all.push(Deed::Wait);
        for deed in all {
            let Some((after, moved)) = happen(world, self.scenario, &deed, self.step) else {
                continue;
            };
            if let Some(moved) = &moved {
                let scenario = self.scenario;
                let seen = Seen { scenario, before: world, deed: &deed, moved, after: &after };
                for complaint in seen.complaints() {
                    self.note(complaint, at, Some(&deed));
                }
            }
            sooner(&mut self.takeover, takeover(world, &after));
            let waited = hours(world.now, after.now);
            let how = if waited > 0 { format!("{waited} hours") } else { told(&deed) };
            self.reach(after, at, how);
        }
    }

    fn note(&mut self, (invariant, what): Complaint, at: usize, last: Option<&Deed>) {
        let known = |broken: &Broken| (broken.invariant, broken.what) == (invariant, what);
        if self.broken.iter().any(known) {
            return;
        }
        let mut path: Vec<String> = last.map(told).into_iter().collect();
        let mut at = at;
        while at != 0 {
            let (_, from, how) = &self.states[at];
            path.push(how.clone());
            at = *from;
        }
        path.reverse();
        self.broken.push(Broken { invariant, what, path });
    }

    /// The owner's way back from a state that can be reached.
    fn walk_back(&mut self, at: usize, findings: &mut Findings) {
        let world = self.states[at].0.clone();
        let alone = self.back(&world, Way::AloneFirst);
        let in_person = self.back(&world, Way::InPerson);
        match (alone, in_person) {
            (Some(alone), Some(in_person)) => {
                findings.worst_alone_hours = findings.worst_alone_hours.max(alone);
                findings.worst_in_person_hours = findings.worst_in_person_hours.max(in_person);
            }
            _ => findings.blocked += 1,
        }
        let bound = if self.scenario.attacker.is_some() { 9 } else { 7 } * 24;
        if alone.is_none() || in_person.is_none() {
            self.note((15, "the owner never comes back"), at, None);
        } else if alone.is_some_and(|hours| hours > bound) {
            self.note((15, "the owner waits too long"), at, None);
        }
    }

    /// Hours until the owner is in, against the worst the attacker can do.
    fn back(&mut self, world: &World, way: Way) -> Option<i64> {
        if world.full == Some(Who::Owner) {
            return Some(0);
        }
        let key = (world.clone(), way);
        if let Some(known) = self.back.get(&key) {
            return *known;
        }
        // A state met again on its own way would be a circle: no way back.
        self.back.insert(key.clone(), None);
        let mut worst = Some(0);
        for deed in self.choices(world, way) {
            let hours = match happen(world, self.scenario, &deed, self.step) {
                Some((after, _)) if after != *world => {
                    let passed = hours(world.now, after.now);
                    self.back(&after.told_from_now(), way).map(|rest| rest + passed)
                }
                _ => None,
            };
            worst = worst.zip(hours).map(|(a, b)| a.max(b));
        }
        self.back.insert(key, worst);
        worst
    }

    /// The owner does the sensible thing or waits for it; the attacker may do anything first.
    fn choices(&self, world: &World, way: Way) -> Vec<Deed> {
        let mut choices = deeds(world, self.scenario, Who::Attacker);
        choices.push(sensible(world, self.scenario, way).unwrap_or(Deed::Wait));
        choices
    }

    /// The attacker against an owner who answers each notice at once.
    fn watch(&mut self, first: World) {
        let mut seen = HashSet::from([first.clone()]);
        let mut waiting = vec![first];
        while let Some(world) = waiting.pop() {
            for deed in self.watched_choices(&world) {
                let Some((after, _)) = happen(&world, self.scenario, &deed, self.step) else {
                    continue;
                };
                sooner(&mut self.watched, takeover(&world, &after));
                let after = after.told_from_now();
                if seen.insert(after.clone()) {
                    waiting.push(after);
                }
            }
        }
    }

    fn watched_choices(&self, world: &World) -> Vec<Deed> {
        let stop = |deed: &Deed| matches!(deed, Deed::Move(_, crate::flow::Move::Veto { .. }));
        let answer = sensible(world, self.scenario, Way::AloneFirst).filter(stop);
        answer.map_or_else(
            || {
                let mut choices = deeds(world, self.scenario, Who::Attacker);
                choices.push(Deed::Wait);
                choices
            },
            |deed| vec![deed],
        )
    }
}

/// How long the attacker's case had been open when it took the account over.
fn takeover(before: &World, after: &World) -> Option<i64> {
    let own = |change: &Change| change.is_some_and(|(_, by)| by == Who::Attacker);
    let already = before.full == Some(Who::Attacker) || before.changed.iter().any(own);
    if after.full != Some(Who::Attacker) || already {
        return None;
    }
    let began = before.ghost.began.iter().filter(|(id, _)| holder(id) == Who::Attacker);
    Some(began.map(|(_, at)| hours(*at, after.now)).max().unwrap_or(0))
}

fn sooner(known: &mut Option<i64>, new: Option<i64>) {
    *known = known.iter().copied().chain(new).min();
}

fn hours(from: Timestamp, to: Timestamp) -> i64 {
    (to.seconds() - from.seconds()) / 3600
}

fn told(deed: &Deed) -> String {
    match deed {
        Deed::Wait => "wait".to_owned(),
        Deed::AskLetter(who) => format!("{who:?} asks for a letter"),
        Deed::Move(who, act) => format!("{who:?}: {}", word(act)),
    }
}

fn word(act: &crate::flow::Move) -> String {
    let whole = format!("{act:?}");
    let end = whole.find([' ', '{']).unwrap_or(whole.len());
    whole[..end].to_owned()
}
