//! The product keeps every invariant, and a product that breaks one is found out.

use std::time::Duration;

use super::*;
use crate::flow::acts::Grade;
use crate::flow::tier::Tier;
use crate::flow::{self, Case, Effect, Outcome, Stage};

fn product(standing: Standing, ground: Ground, act: Move, now: Timestamp) -> Moved {
    flow::step(standing, ground, act, now)
}

#[test]
fn guard_11_to_21_no_scenario_takes_the_account_too_soon_or_keeps_its_owner_out() {
    let all = explore_all(SHALLOW, &product);
    let table = table(&all);
    println!("{table}");
    assert!(all.iter().all(|found| found.broken.is_empty()), "{table}");
    assert!(all.iter().all(|found| found.blocked == 0));
}

const SHALLOW: Depth = Depth { owner: 1, attacker: 2 };

/// Whether the checker finds this invariant broken by a product with one rule broken: before the
/// move, or in what comes of it.
fn check(
    expected: u8,
    before: impl Fn(Move) -> Move + 'static,
    after: impl Fn(&Move, Moved, Timestamp) -> Moved + 'static,
) {
    assert!(finds(expected, SHALLOW, before, after), "GUARD {expected} was not missed");
}

fn finds(
    expected: u8,
    depth: Depth,
    before: impl Fn(Move) -> Move + 'static,
    after: impl Fn(&Move, Moved, Timestamp) -> Moved + 'static,
) -> bool {
    let broken = move |standing: Standing, ground: Ground, act: Move, now: Timestamp| {
        let act = before(act);
        after(&act, flow::step(standing, ground, act.clone(), now), now)
    };
    let all = Scenario::all().into_iter();
    let mut found = all.flat_map(|scenario| explore(scenario, depth, &broken).broken);
    found.any(|broken| broken.invariant == expected)
}

fn same(act: Move) -> Move {
    act
}

fn clocks(moved: &mut Moved, change: impl Fn(&Case) -> Option<Timestamp>) {
    for case in &mut moved.standing.cases {
        let new = change(case);
        match &mut case.stage {
            Stage::Waiting { full_at, .. } | Stage::Limited { full_at } => *full_at = new,
        }
    }
}

#[test]
fn it_notices_a_clock_that_is_too_short() {
    check(11, same, |act, mut moved, now| {
        if matches!(act, Move::Open { .. }) && matches!(moved.outcome, Outcome::Began(_)) {
            clocks(&mut moved, |_| Some(now + Duration::from_hours(24)));
        }
        moved
    });
}

#[test]
fn it_notices_a_call_back_that_counts_as_a_person() {
    check(11, same, |_, mut moved, _| {
        for case in moved.standing.cases.iter_mut().filter(|case| case.tier == Tier::R4c) {
            case.tier = Tier::R4;
            case.stage =
                Stage::Limited { full_at: Some(case.opened_at + Duration::from_hours(48)) };
        }
        moved
    });
}

#[test]
fn it_notices_sensitive_acts_of_somebody_limited() {
    let grade = Grade::Full;
    check(
        12,
        move |act| match act {
            Move::ChangeContact { change, .. } => Move::ChangeContact { change, grade },
            act => act,
        },
        |_, moved, _| moved,
    );
}

#[test]
fn it_notices_a_request_that_moves_anothers_clock() {
    check(13, same, |act, mut moved, now| {
        if matches!(act, Move::Open { .. }) {
            clocks(&mut moved, |case| case.full_at().map(|_| now + Duration::from_hours(168)));
        }
        moved
    });
}

#[test]
fn it_notices_a_veto_that_grants() {
    check(14, same, |act, mut moved, _| {
        if let (Move::Veto { case }, Outcome::Done) = (act, moved.outcome) {
            moved.effects.push(Effect::LetIn { case: *case });
        }
        moved
    });
}

#[test]
fn it_notices_a_veto_that_is_forgotten() {
    check(14, same, |_, mut moved, _| {
        moved.standing.vetoed_at = None;
        moved
    });
}

#[test]
fn it_notices_an_owner_who_is_kept_out() {
    check(15, same, |act, mut moved, _| {
        if matches!(act, Move::Veto { .. }) {
            moved.standing.frozen = None;
        }
        if moved.standing.vetoed_at.is_some() {
            moved.standing.cases.clear();
        }
        moved
    });
}

#[test]
fn it_notices_a_person_who_is_sent_away_from_afar() {
    check(16, same, |act, mut moved, _| {
        if matches!(act, Move::Veto { .. }) {
            moved.standing.cases.clear();
        }
        moved
    });
}

#[test]
fn it_notices_a_fresh_channel_that_counts() {
    let depth = Depth { owner: 2, attacker: 1 };
    let found = finds(
        17,
        depth,
        |act| match act {
            Move::Open { case, mut evidence } => {
                for proof in &mut evidence {
                    proof.original = true;
                }
                Move::Open { case, evidence }
            }
            act => act,
        },
        |_, moved, _| moved,
    );
    assert!(found);
}

#[test]
fn it_notices_a_factor_that_goes_too_soon() {
    check(18, same, |_, mut moved, _| {
        moved.standing.bind_first = false;
        moved
    });
}

#[test]
fn it_notices_a_contact_change_beside_a_recovery() {
    check(19, same, |act, mut moved, now| {
        if let (Move::ChangeContact { change, grade: Grade::Full }, Outcome::Held) =
            (act, moved.outcome)
        {
            moved.standing.held.clear();
            moved.standing.contact_changed_at = Some(now);
            moved.effects.push(Effect::CompleteChange(*change));
        }
        moved
    });
}

#[test]
fn it_notices_sessions_that_go_on() {
    check(20, same, |_, mut moved, _| {
        moved.effects.retain(|effect| !matches!(effect, Effect::EndOtherSessions { .. }));
        moved
    });
}
