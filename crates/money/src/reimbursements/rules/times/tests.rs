use base::{Money, Timestamp};

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2027-03-04")
}

#[test]
fn times_follow_from_the_kind_of_plan() {
    let terms = |kind, months| Terms { kind, months };
    for (kind, months, last, answer, appeal) in [
        // 42 CFR 423.466(b), 423.568(c), 423.582(b).
        (PlanKind::MedicarePartD, None, "2030-03-04", Some("2027-03-18"), "2027-05-08"),
        // 29 CFR 2560.503-1(f)(2)(iii)(B), (h)(3)(i).
        (PlanKind::Employer, None, "2028-03-04", Some("2027-04-03"), "2027-08-31"),
        (PlanKind::Unsaid, None, "2028-03-04", None, "2027-05-08"),
        (PlanKind::Unsaid, Some(24), "2029-03-04", None, "2027-05-08"),
    ] {
        let terms = terms(kind, months);
        assert_eq!(terms.last_day(today()), day(last), "{kind:?}");
        assert_eq!(terms.answer_by(today()), answer.map(day), "{kind:?}");
        assert_eq!(terms.appeal((today(), None), today()), AppealTime::Reckoned(day(appeal)));
    }
    let leap = terms(PlanKind::Unsaid, Some(12)).last_day(day("2028-02-29"));
    assert_eq!(leap, day("2029-02-28"));
}

/// Each on the day of March 2027 beside it.
fn life(facts: &[(u8, Fact)]) -> Vec<Said> {
    let one = |(of, fact): &(u8, Fact)| {
        let day = day(&format!("2027-03-{of:02}"));
        Said::new((Timestamp::beginning(day, &jiff::tz::TimeZone::UTC), day), fact.clone())
    };
    facts.iter().map(one).collect()
}

#[test]
fn the_plans_time_runs_from_when_it_has_the_request() {
    let (part_d, employer) = (PlanKind::MedicarePartD, PlanKind::Employer);
    let asked = (1, Fact::Asked);
    let lacked = (9, Fact::MoreNeeded(None));
    let approved = Fact::Approved {
        amount: Money::cents(100),
        leaves: None,
        reason: None,
        appeal_until: None,
    };
    for (kind, facts, by) in [
        // 42 CFR 423.568(c): 14 days after receipt.
        (part_d, vec![asked.clone()], Some("2027-03-15")),
        (part_d, vec![asked.clone(), (5, Fact::Left)], Some("2027-03-19")),
        (part_d, vec![asked.clone(), (5, Fact::Left), (7, Fact::Received)], Some("2027-03-19")),
        (part_d, vec![asked.clone(), (7, Fact::Received), (4, Fact::Left)], Some("2027-03-18")),
        (part_d, vec![asked.clone(), (7, Fact::Received)], Some("2027-03-21")),
        // What was missing, and was added, begins no time anew.
        (
            part_d,
            vec![asked.clone(), (5, Fact::Left), lacked.clone(), (11, Fact::Added)],
            Some("2027-03-19"),
        ),
        // 29 CFR 2560.503-1(f)(2)(iii)(B): 30 days; (f)(4): they stand still.
        (employer, vec![asked.clone(), (5, Fact::Left)], Some("2027-04-04")),
        (employer, vec![asked.clone(), (5, Fact::Left), lacked.clone()], None),
        (employer, vec![asked.clone(), (5, Fact::Left), lacked, (11, Fact::Added)], None),
        (employer, vec![asked.clone(), (5, Fact::Left), (8, approved)], Some("2027-04-04")),
        (PlanKind::Unsaid, vec![asked, (5, Fact::Left)], None),
        (part_d, vec![], None),
    ] {
        let terms = Terms { kind, months: None };
        assert_eq!(terms.answers_by(&life(&facts)), by.map(day), "{kind:?} {facts:?}");
    }
}

#[test]
fn the_time_to_appeal_is_told_reckoned_perhaps_over_or_over() {
    use AppealTime::{MaybeOver, Over, Reckoned, Until};
    let last = today().plus_days(3);
    for (kind, after, until, time) in [
        (PlanKind::MedicarePartD, 3, Some(last), Until(last)),
        (PlanKind::Unsaid, 4, Some(last), Over(last)),
        (PlanKind::Employer, 4, Some(last), Over(last)),
        // 42 CFR 423.582(b); 29 CFR 2560.503-1(h)(3)(i): at least so long, from when it came.
        (PlanKind::MedicarePartD, 65, None, Reckoned(today().plus_days(65))),
        (PlanKind::MedicarePartD, 66, None, MaybeOver),
        (PlanKind::Employer, 180, None, Reckoned(today().plus_days(180))),
        (PlanKind::Employer, 181, None, MaybeOver),
        (PlanKind::Unsaid, 65, None, Reckoned(today().plus_days(65))),
        (PlanKind::Unsaid, 66, None, MaybeOver),
        (PlanKind::Unsaid, 2_000, None, MaybeOver),
    ] {
        let terms = Terms { kind, months: None };
        let found = terms.appeal((today(), until), today().plus_days(after));
        assert_eq!(found, time, "{kind:?} {after} {until:?}");
    }
}
