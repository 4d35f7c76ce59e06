//! The power fails a hundred times while members order.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use base::SeededLuck;

use super::house::House;
use super::ledger;
use super::load::{self, Member, Whereabouts, keep_ordering};
use super::place::Place;

/// How often; fewer make a quick look, more a long night.
const CRASHES: &str = "LATCHKEY_CRASHES";

#[test]
fn every_acknowledged_order_outlives_a_hundred_crashes_on_sqlite() {
    crash_often(&Place::sqlite());
}

#[test]
fn every_acknowledged_order_outlives_a_hundred_crashes_on_postgresql() {
    if let Some(place) = Place::postgres() {
        crash_often(&place);
    }
}

fn crash_often(place: &Place) {
    let crashes = std::env::var(CRASHES).map_or(100, |text| text.parse().unwrap());
    let house = House::open(place);
    let mut members = load::members(&house);
    let began = Instant::now();
    order_and_crash(place, house, &mut members, crashes);
    let figures = ledger::check(place, &members);
    println!(
        "{}: {crashes} crashes in {:.0?}: {} orders acknowledged, {} called back, \
         {} placed whose answer was lost; {} audit entries sound",
        place.engine(),
        began.elapsed(),
        figures.placed,
        figures.called_back,
        figures.unheard,
        figures.audited,
    );
    assert!(figures.placed > crashes / 2, "too few orders to prove anything");
    members_find_their_orders(place, &mut members);
}

fn order_and_crash(place: &Place, house: House, members: &mut [Member], crashes: usize) {
    let (whereabouts, luck) = (Whereabouts::default(), SeededLuck::new(1));
    let (trouble, troubled) = channel();
    let mut house = Some(house);
    std::thread::scope(|scope| {
        for member in members {
            let (whereabouts, trouble) = (&whereabouts, trouble.clone());
            scope.spawn(move || keep_ordering(member, whereabouts, trouble));
        }
        for _ in 0..crashes {
            let stands = house.take().unwrap_or_else(|| House::open(place));
            whereabouts.is_at(stands.address);
            let moment = Duration::from_micros(20_000 + luck.below(400_000));
            if troubled.recv_timeout(moment) != Err(RecvTimeoutError::Timeout) {
                break;
            }
            stands.kill();
            whereabouts.is_down();
        }
        whereabouts.is_over();
    });
}

fn members_find_their_orders(place: &Place, members: &mut [Member]) {
    let house = House::open(place);
    for member in members {
        // On a slow machine somebody may have placed nothing between two crashes.
        let Some(order) = member.placed.last().cloned() else { continue };
        member.browser().follow(house.address);
        let page = member.browser().get(&format!("/orders/{order}")).unwrap();
        assert_eq!(page.status, 200, "{}", page.text);
    }
}
