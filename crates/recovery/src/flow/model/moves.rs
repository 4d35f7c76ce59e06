//! What each side can do at a moment, and what the owner would do.

use super::world::{Change, LETTER, Who, World, holder, id};
use super::{Scenario, Step};
use crate::flow::acts::Grade;
use crate::flow::assisted::{Agent, Approved, Desk, Meeting, ask};
use crate::flow::evidence::{Domain, Evidence};
use crate::flow::tier::Tier;
use crate::flow::{Move, Moved, Outcome};

/// One thing somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    /// Through the product's door.
    Move(Who, Move),
    AskLetter(Who),
    /// Nobody does anything until the next moment that matters.
    Wait,
}

/// How the owner goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    AloneFirst,
    InPerson,
}

/// Everything `who` may do now.
pub(super) fn deeds(world: &World, scenario: Scenario, who: Who) -> Vec<Deed> {
    let mut deeds = Vec::new();
    if !world.may_act(who) {
        return deeds;
    }
    if world.full != Some(who) {
        deeds.extend(openings(world, scenario, who));
    }
    deeds.extend(strengthening(world, scenario, who));
    deeds.extend(veto(world, scenario, who));
    if world.full == Some(who) {
        deeds.extend(signed_in(world, who));
    }
    deeds
}

fn openings(world: &World, scenario: Scenario, who: Who) -> Vec<Deed> {
    let mut deeds = Vec::new();
    let case = world.fresh(who);
    let all = world.evidence(scenario, who);
    if all.len() > 1 {
        deeds.push(Deed::Move(who, Move::Open { case, evidence: all[..1].to_vec() }));
    }
    if !all.is_empty() {
        deeds.push(Deed::Move(who, Move::Open { case, evidence: all }));
    }
    if let Some(phone) = world.proof(scenario, who, Domain::Phone) {
        let called = approved(world, Meeting::CallBack { number_since: phone.bound_at });
        deeds.extend(called.map(|approved| Deed::Move(who, Move::Assisted { case, approved })));
    }
    if who == Who::Owner {
        deeds.extend(in_person(world));
    }
    let post = match who {
        Who::Owner => scenario.owner_holds(Domain::Post),
        Who::Attacker => scenario.attacker_holds(Domain::Post),
    };
    if post && world.letter(who).is_none() {
        deeds.push(Deed::AskLetter(who));
    }
    deeds
}

fn in_person(world: &World) -> Option<Deed> {
    let case = world.fresh(Who::Owner);
    let approved = approved(world, Meeting::InPerson)?;
    Some(Deed::Move(Who::Owner, Move::Assisted { case, approved }))
}

/// Two agents, by the product's own rules for them.
fn approved(world: &World, meeting: Meeting) -> Option<Approved> {
    let agent = |name: &str, team: &str| Agent { name: name.to_owned(), team: team.to_owned() };
    let on_duty = [agent("a", "east"), agent("b", "west")];
    let desk = Desk { on_duty: &on_duty, by_opener_today: 0, today: 0, usual: 10 };
    let asked = ask(meeting, agent("a", "east"), (desk, 0), world.now).ok()?;
    asked.approve(&asked.approver, 0).ok()
}

fn strengthening(world: &World, scenario: Scenario, who: Who) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for case in world.standing.cases.iter().filter(|case| holder(&case.id) == who) {
        let news = |proof: &Evidence| !case.proved.contains(proof) && !case.tier.is_strong();
        for evidence in world.evidence(scenario, who).into_iter().filter(news) {
            deeds.push(Deed::Move(who, Move::Strengthen { case: case.id, evidence }));
        }
    }
    deeds
}

fn veto(world: &World, scenario: Scenario, who: Who) -> Vec<Deed> {
    let theirs = |id: &base::Entropy| holder(id) == who.other();
    let open = world.standing.cases.iter().map(|case| (case.id, case.opened_at));
    let late = world.standing.recovered.map(|recovered| (recovered.case, recovered.at));
    let heard =
        open.chain(late).filter(|(id, since)| theirs(id) && world.has_heard(scenario, who, *since));
    heard.map(|(case, _)| Deed::Move(who, Move::Veto { case })).collect()
}

fn signed_in(world: &World, who: Who) -> Vec<Deed> {
    let mut deeds = Vec::new();
    if world.standing.frozen.is_none() {
        let freeze = Move::Freeze { session: id(who, 0, 9), grade: Grade::Full };
        deeds.push(Deed::Move(who, freeze));
    }
    // Mailbox, then phone.
    let theirs = |change: &Change| change.is_none_or(|(_, by)| by != who);
    if let Some(number) = world.changed.iter().position(theirs) {
        let change = id(who, 0, u8::try_from(number).unwrap_or(0));
        if !world.standing.held.contains(&change) {
            let act = Move::ChangeContact { change, grade: Grade::Full };
            deeds.push(Deed::Move(who, act));
        }
    }
    deeds
}

/// What a sensible owner does now, if anything: stops a stranger they heard of, then goes on.
pub(super) fn sensible(world: &World, scenario: Scenario, way: Way) -> Option<Deed> {
    let stop = veto(world, scenario, Who::Owner).into_iter().find(|deed| stops(world, deed));
    if stop.is_some() {
        return stop;
    }
    if world.full == Some(Who::Owner) {
        return None;
    }
    let mine = |tier: fn(Tier) -> bool| {
        let own = world.standing.cases.iter().filter(|case| holder(&case.id) == Who::Owner);
        own.into_iter().any(|case| tier(case.tier))
    };
    if mine(Tier::is_strong) || (way == Way::AloneFirst && mine(|tier| tier != Tier::R3)) {
        return None;
    }
    let evidence = world.evidence(scenario, Who::Owner);
    let tier = Tier::of(&evidence, scenario.ground, world.now);
    let case = world.fresh(Who::Owner);
    let contested = world.standing.contested_until(world.now).is_some();
    let alone = match tier {
        Some(Tier::R1) => true,
        Some(Tier::R2 | Tier::R2s) => way == Way::AloneFirst && !contested,
        _ => false,
    };
    let open = alone.then_some(Deed::Move(Who::Owner, Move::Open { case, evidence }));
    open.or_else(|| in_person(world))
}

/// A veto of something that is still to be stopped.
fn stops(world: &World, deed: &Deed) -> bool {
    let Deed::Move(_, Move::Veto { case }) = deed else { return false };
    if let Some(open) = world.standing.case(case) {
        return !open.tier.is_strong();
    }
    let weak = world.standing.recovered.is_some_and(|it| !it.tier.is_strong());
    weak && world.standing.frozen.is_none() && world.full == Some(Who::Attacker)
}

/// Does it; a move's answer is handed back for the judge.
pub(super) fn happen(
    world: &World,
    scenario: Scenario,
    deed: &Deed,
    step: &Step,
) -> Option<(World, Option<Moved>)> {
    let mut after = world.clone();
    let made = match deed {
        Deed::AskLetter(who) => {
            *after.letter_mut(*who) = Some(after.now + LETTER);
            return Some((after, None));
        }
        Deed::Wait => {
            after.now = world.next_moment()?;
            Move::Tick
        }
        Deed::Move(who, made) => {
            after.spend(*who);
            made.clone()
        }
    };
    let vetoing = matches!(made, Move::Veto { .. } | Move::Freeze { .. });
    let freezing = match (&made, deed) {
        (Move::Freeze { .. }, Deed::Move(who, _)) => Some(*who),
        _ => None,
    };
    let moved = step(world.standing.clone(), scenario.ground, made, after.now);
    let heeded = matches!(moved.outcome, Outcome::Done | Outcome::Frozen);
    after.take(moved.clone());
    if vetoing && heeded {
        after.ghost.vetoed_at = Some(after.now);
    }
    if freezing.is_some() && after.full != freezing {
        after.full = None;
    }
    Some((after, Some(moved)))
}
