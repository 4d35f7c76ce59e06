//! PostgreSQL goes away and comes back while members order; the house stays.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use base::SeededLuck;

use super::cluster::Cluster;
use super::house::House;
use super::ledger;
use super::load::{self, Bell, Member};
use super::place::Place;

const RESTARTS: u32 = 12;
/// After the last restart every connection may still have its loss to notice.
const PRESSES_TO_RECOVER: u32 = 100;

#[test]
fn while_postgresql_restarts_members_are_served_or_told_and_nothing_is_half_done() {
    // Its own cluster, but only where the run as a whole has PostgreSQL.
    if std::env::var("LATCHKEY_TEST_POSTGRES").is_err() {
        return;
    }
    let Some(mut cluster) = Cluster::start() else { return };
    let place = Place::in_cluster(&cluster.conninfo());
    let mut house = House::open(&place);
    let mut members = load::members(&house);
    order_and_restart(&mut cluster, &mut members);
    assert!(house.is_running(), "the house ended:\n{}", house.log());
    house.kill();
    let away: usize = members.iter().map(|member| member.turned_away.len()).sum();
    let figures = ledger::check(&place, &members);
    println!("{RESTARTS} restarts: {figures:?}, turned away {away} times");
    assert!(away > 0, "nobody noticed anything: the restarts proved nothing");
    for answer in members.iter().flat_map(|member| &member.turned_away) {
        assert!(answer.reference().is_some(), "no reference: {}", answer.text);
    }
}

fn order_and_restart(cluster: &mut Cluster, members: &mut [Member]) {
    let (over, luck) = (AtomicBool::new(false), SeededLuck::new(2));
    let (trouble, troubled) = channel();
    std::thread::scope(|scope| {
        for member in members {
            let (over, bell) = (&over, Bell(trouble.clone()));
            scope.spawn(move || order_throughout(member, over, bell));
        }
        for _ in 0..RESTARTS {
            let moment = Duration::from_millis(50 + luck.below(500));
            if troubled.recv_timeout(moment) != Err(RecvTimeoutError::Timeout) {
                break;
            }
            cluster.crash_and_return();
        }
        over.store(true, Ordering::Relaxed);
    });
}

/// The house always answers; in the end it serves again without anybody's help.
fn order_throughout(member: &mut Member, over: &AtomicBool, _bell: Bell) {
    while !over.load(Ordering::Relaxed) {
        member.step().unwrap();
    }
    let before = member.placed.len();
    for _ in 0..PRESSES_TO_RECOVER {
        if member.placed.len() > before {
            return;
        }
        member.step().unwrap();
    }
    panic!("the house did not recover: {:?}", member.turned_away.last());
}
