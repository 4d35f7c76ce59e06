use std::time::Duration;

use ::store::testing::{NOW, both};
use base::SeededLuck;

use super::*;
use crate::testing::SCHEMAS;

const HOME: Prefix = Prefix::V4([192, 0, 2]);
const AWAY: Prefix = Prefix::V6([0x20, 1, 0xd, 0xb8, 0, 0, 1]);

fn try_of(prefix: Prefix, number: u64) -> Try {
    Try { prefix, password: PasswordTag(number), name: NameTag(number) }
}

#[test]
fn guard_3_the_eleventh_try_of_a_source_without_members_is_over_its_limit() {
    let watch = Watch::default();
    for number in 0..10 {
        watch.tried(try_of(HOME, number), NOW);
        assert_eq!(watch.standing(HOME, 0, NOW), Standing::New);
    }
    watch.tried(try_of(HOME, 10), NOW);
    assert_eq!(watch.standing(HOME, 0, NOW), Standing::Over);
    assert_eq!(watch.standing(HOME, 10, NOW), Standing::Familiar, "members live there");
    assert_eq!(watch.standing(AWAY, 0, NOW), Standing::New);
    let later = NOW + Duration::from_hours(12);
    assert_eq!(watch.standing(HOME, 0, later), Standing::New, "half is gone");
}

#[test]
fn guard_3_a_try_that_ends_signed_in_costs_nothing_and_an_unknown_name_double() {
    let watch = Watch::default();
    for number in 0..40 {
        let cost = watch.tried(try_of(HOME, number), NOW).cost;
        watch.ended_well(HOME, cost, (NOW, NOW + Duration::from_secs(90)));
    }
    assert_eq!(watch.standing(HOME, 0, NOW + Duration::from_secs(90)), Standing::New);
    for number in 0..6 {
        let cost = watch.tried(try_of(AWAY, number), NOW).cost;
        watch.unknown_name(AWAY, cost, NOW);
    }
    assert_eq!(watch.standing(AWAY, 0, NOW), Standing::Over);
}

#[test]
fn guard_4_a_password_tried_on_many_accounts_costs_its_sources_four_times() {
    let watch = Watch::default();
    let prefixes = [HOME, AWAY, Prefix::V4([198, 51, 100])];
    let spray = |number: u64, prefix| {
        let tried = Try { prefix, password: PasswordTag(7), name: NameTag(number) };
        watch.tried(tried, NOW).cost
    };
    for number in 0..10 {
        assert_eq!(
            spray(number, *prefixes.iter().cycle().nth(usize::try_from(number).unwrap()).unwrap()),
            Points::whole(1)
        );
    }
    assert_eq!(spray(11, HOME), Points::whole(4));
}

#[test]
fn guard_6_pressure_comes_when_most_of_many_fail_and_stays_six_hours() {
    let watch = Watch::default();
    let prefix = |number: u8| Prefix::V4([10, 0, number]);
    let on: Vec<bool> =
        (0..21).map(|n| watch.tried(try_of(prefix(n), n.into()), NOW).pressure).collect();
    assert_eq!(on.iter().filter(|on| **on).count(), 1, "from the 21st on");
    let later = NOW + Duration::from_hours(5);
    assert!(watch.tried(try_of(HOME, 1), later).pressure);
    let much_later = NOW + Duration::from_hours(7);
    assert!(!watch.tried(try_of(HOME, 2), much_later).pressure);
}

/// GUARD 2: what one node counted is known to the other within a telling.
#[test]
fn guard_2_nodes_add_up_and_hear_nothing_twice() {
    both(&SCHEMAS, |db| {
        let (one, other) = (Watch::default(), Watch::default());
        let exchange = |watch: &Watch, node: u8, now: Timestamp| {
            let luck = SeededLuck::new(node.into());
            let Some(news) = watch.news(&luck, now) else { return };
            let heard = db.write_blocking(now, move |tx| store::exchange(tx, &news));
            watch.hear(heard.unwrap(), now);
        };
        let at = |seconds| NOW + Duration::from_secs(seconds);
        exchange(&one, 1, at(0));
        exchange(&other, 2, at(0));
        for number in 0..6 {
            one.tried(try_of(HOME, number), at(1));
            other.tried(try_of(HOME, number), at(1));
        }
        assert_eq!(one.standing(HOME, 0, at(1)), Standing::New);
        for seconds in [2, 4, 6, 8] {
            exchange(&one, 1, at(seconds));
            exchange(&other, 2, at(seconds));
        }
        for watch in [&one, &other] {
            assert_eq!(watch.standing(HOME, 0, at(8)), Standing::Over);
            assert_eq!(watch.standing(HOME, 5, at(8)), Standing::Familiar, "12 of 12, not 18");
        }
        // A node that starts knows what the others told.
        let third = Watch::default();
        exchange(&third, 3, at(9));
        assert_eq!(third.standing(HOME, 0, at(9)), Standing::Over);
    });
}

/// GUARD 2: nodes x rate x 2 s, and no more.
#[test]
fn guard_2_the_limit_is_passed_by_no_more_than_what_comes_between_two_tellings() {
    both(&SCHEMAS, |db| {
        let nodes: Vec<Watch> = (0..3).map(|_| Watch::default()).collect();
        let rate = 4;
        let mut let_through = 0;
        for second in 0..20 {
            let now = NOW + Duration::from_secs(second);
            for (number, node) in nodes.iter().enumerate() {
                let luck = SeededLuck::new(number as u64 + 1);
                if let Some(news) = node.news(&luck, now) {
                    let heard = db.write_blocking(now, move |tx| store::exchange(tx, &news));
                    node.hear(heard.unwrap(), now);
                }
                for guess in 0..rate {
                    if node.standing(HOME, 0, now) != Standing::Over {
                        let_through += 1;
                        node.tried(try_of(HOME, second * rate + guess), now);
                    }
                }
            }
        }
        let bound = 10 + guard::counters::overshoot(3, rate);
        assert!(let_through <= bound, "{let_through} of {bound}");
    });
}

#[test]
fn what_was_written_reads_back() {
    for prefix in [HOME, AWAY] {
        assert_eq!(store::prefix_of(&store::prefix_bytes(prefix)), Some(prefix));
    }
    assert_eq!(store::prefix_of(&[]), None);
}
