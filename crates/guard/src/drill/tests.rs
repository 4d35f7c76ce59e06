//! A twentieth of GUARD 3's population, so that an unoptimised build is done within a minute; the
//! whole of it runs as `latchkey bench drill`.

use std::sync::LazyLock;

use super::policy::Seen;
use super::*;

static REPORT: LazyLock<Report> = LazyLock::new(|| drill(Size::GUARD.smaller(20), 1));

fn ours(mix: Mix) -> &'static Tally {
    let found = REPORT.policies[0].weeks.iter().find(|(week, _)| *week == mix);
    &found.expect("each mix has its week").1
}

#[test]
fn guard_3_every_measure_is_met() {
    println!("{}", REPORT.print());
    let missed: Vec<_> = REPORT.missed().iter().map(|row| (&row.measure, row.values[0])).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn guard_2_a_stranger_is_shown_one_and_the_same_thing_all_week() {
    for mix in Mix::DRILL.into_iter().filter(|mix| *mix != Mix::Quiet) {
        assert!(ours(mix).shown.iter().eq([&Seen::Nothing]), "{mix:?}: {:?}", ours(mix).shown);
    }
}

#[test]
fn the_attackers_held_right_passwords_and_the_others_let_them_in() {
    for mix in [Mix::Spray, Mix::Stuffing, Mix::WideStuffing, Mix::Targeted] {
        assert!(ours(mix).right_guesses > 0, "{mix:?}");
        let others = &REPORT.policies[1..];
        let confirmed = others.iter().any(|weeks| {
            weeks.weeks.iter().any(|(week, tally)| *week == mix && tally.confirmed > 0)
        });
        assert!(confirmed, "{mix:?}");
    }
}

#[test]
fn guard_3_the_lockout_refuses_nobody_here_and_many_where_accounts_are_locked() {
    let locked = REPORT.policies[1].weeks.iter().find(|(week, _)| *week == Mix::Lockout).unwrap();
    assert!(locked.1.watched.refused * 2 > locked.1.watched.all, "{:?}", locked.1.watched);
    assert_eq!(ours(Mix::Lockout).watched.refused, 0);
    assert!(ours(Mix::Lockout).watched.all >= 20);
}

#[test]
fn the_same_seed_is_the_same_week() {
    let size = Size::GUARD.smaller(200);
    assert_eq!(drill(size, 7).print(), drill(size, 7).print());
}

#[test]
fn security_100_nobody_on_a_known_device_is_refused_and_no_stranger_gets_in() {
    let full = full(Size::FULL.smaller(100), 3);
    for (line, holds) in full.lines() {
        println!("{line}");
        assert!(holds, "{line}");
    }
    assert_eq!((full.attacked.visits.refused, full.attacked.confirmed), (0, 0));
}
