use std::collections::BTreeSet;

use super::*;

fn sums(all: &[(&str, i64)]) -> Sums {
    all.iter().map(|(what, many)| ((*what).to_owned(), *many)).collect()
}

#[test]
fn what_is_counted_is_shown_and_what_is_shown_is_counted() {
    let of_record = [
        "sign-in.known-device",
        "sign-in.wrong-password",
        "sign-in.code-held",
        "sign-in.attempt-ended",
        "sign-in.no-channel",
        "account.created",
        "register.code-right",
        "register.case-opened",
        "register.case-found",
        "account.frozen",
        "account.unfrozen",
        "order.placed",
        "refill.begun",
        "refill.confirmed",
        "desk.viewed",
    ];
    let mut whats: BTreeSet<&str> = of_record.into_iter().filter_map(counted).collect();
    whats.extend(Topic::ALL.iter().filter_map(|one| topic(*one)));
    whats.extend(
        [("open", "Began(R2)"), ("assisted", "Full(R4)"), ("veto", "Done")]
            .map(|(verb, came)| moved(verb, came).unwrap()),
    );
    // Of messages and tickets, as `jobs` writes them.
    for channel in ["mail", "text"] {
        for end in ["", "-soon", "-failed"] {
            whats.insert(format!("code.{channel}{end}").leak());
        }
    }
    whats.extend([0, 16, 31, 61, 121, 301, 601].map(took));
    whats.extend(["ticket.opened", "reply.soon", "reply.day", "reply.all"]);
    let made = GROUPS.iter().flat_map(|group| group.measures).map(|measure| measure.made);
    let shown: BTreeSet<&str> = made
        .flat_map(|made| match made {
            Made::Sum(of) => of.to_vec(),
            Made::Share { part, of } => [part, of].concat(),
            Made::Middle(bins) => bins.iter().map(|(what, _)| *what).collect(),
        })
        .collect();
    assert_eq!(shown, whats);
}

#[test]
fn every_group_begins_with_a_sum_that_can_be_plotted() {
    for group in GROUPS {
        assert!(matches!(group.measures[0].made, Made::Sum(_)), "{}", group.word);
    }
}

#[test]
fn a_number_that_might_name_somebody_is_not_said() {
    assert_eq!([0, 1, 4, 5].map(Seen::many), [Seen::Many(0), Seen::Few, Seen::Few, Seen::Many(5)]);
    let alone = share("alone", &["a"], &["a", "b"]);
    assert_eq!(alone.seen(&sums(&[("a", 19)])), Seen::Unsaid);
    for (part, rest) in [(19, 1), (1, 19), (96, 4), (4, 96)] {
        assert_eq!(alone.seen(&sums(&[("a", part), ("b", rest)])), Seen::Unsaid, "it tells one");
    }
    assert_eq!(alone.seen(&sums(&[("a", 95), ("b", 5)])), Seen::Percent(95));
    assert_eq!(alone.seen(&sums(&[("a", 5), ("b", 15)])), Seen::Percent(25));
    assert_eq!(alone.seen(&sums(&[("a", 30)])), Seen::Percent(100));
    assert_eq!(alone.seen(&sums(&[("b", 30)])), Seen::Percent(0));
}

#[test]
fn the_middle_is_where_half_of_them_were_done() {
    let bins = Measure { word: "took", made: Made::Middle(&TOOK) };
    assert_eq!(
        [0, 15, 16, 600, 601].map(took),
        ["took.15", "took.15", "took.30", "took.600", "took.more"]
    );
    let table = [
        (vec![("took.15", 19)], Seen::Unsaid),
        (vec![("took.15", 10), ("took.300", 10)], Seen::Within(15)),
        (vec![("took.15", 10), ("took.300", 11)], Seen::Within(300)),
        (vec![("took.60", 5), ("took.more", 90)], Seen::Longer),
        (vec![("took.600", 20)], Seen::Within(600)),
    ];
    for (told, seen) in table {
        assert_eq!(bins.seen(&sums(&told)), seen, "{told:?}");
    }
}

#[test]
fn a_fifth_more_or_less_is_notable_and_what_is_too_small_has_no_change() {
    let many = |before, now| change(Seen::Many(before), Seen::Many(now));
    assert_eq!(many(100, 119), Some(Change { percent: 19, notable: false }));
    assert_eq!(many(100, 120), Some(Change { percent: 20, notable: true }));
    assert_eq!(many(100, 80), Some(Change { percent: -20, notable: true }));
    assert_eq!(many(1_000, 1_196), Some(Change { percent: 20, notable: false }), "rounded");
    assert_eq!(many(7, 0), Some(Change { percent: -100, notable: true }));
    assert_eq!(many(0, 7), None);
    assert_eq!(change(Seen::Few, Seen::Many(9)), None);
    assert_eq!(change(Seen::Unsaid, Seen::Percent(9)), None);
    let share = change(Seen::Percent(95), Seen::Percent(76));
    assert_eq!(share, Some(Change { percent: -20, notable: true }));
}

#[test]
fn what_was_refused_is_no_way_back_that_began() {
    assert_eq!(moved("open", "Refused(NothingCounts)"), None);
    assert_eq!(moved("open", "Began(R1)"), Some("back.alone"));
    assert_eq!(moved("assisted", "Began(R4c)"), Some("back.helped"));
    assert_eq!(moved("veto", "Already"), None);
    assert_eq!(moved("strengthen", "Full(R1)"), None);
}

#[test]
fn periods_are_whole_weeks_and_read_back() {
    for period in Period::ALL {
        assert_eq!(Period::read(period.word()), Some(period));
        assert_eq!(period.days() % 7, 0);
        assert_eq!(period.days() % period.bar_days(), 0);
    }
    assert_eq!(Period::read("decade"), None);
}
