use super::*;

const START: Timestamp = Timestamp::from_seconds(1_800_000_000);
const BO: Overseer = Overseer(StaffId::new([2; 16]));
const CY: Overseer = Overseer(StaffId::new([3; 16]));

fn at(minutes: u64) -> Timestamp {
    START + Duration::from_mins(minutes)
}

/// Acts with the minute of each, on one that was asked for while somebody who could approve was at
/// the desk, or nobody; how it stands after each, or why nothing changed.
fn check(somebody: bool, acts: &[(u64, Act)], expected: &str) {
    let mut stage = Stage::asked(START, somebody);
    let mut said = Vec::new();
    for (minute, act) in acts {
        said.push(match stage.after(*act, at(*minute)) {
            Ok(next) => {
                stage = next;
                format!("{}/{}", stage.list(), stage.state(at(*minute)).word())
            }
            Err(No::TooSoon(_)) => "soon".to_owned(),
            Err(No::TooLate) => "late".to_owned(),
        });
    }
    assert_eq!(said.join(" "), expected, "{acts:?}");
}

const fn alone() -> Act {
    Act::OpenAlone(Timestamp::from_seconds(1_800_090_000))
}

const PROPER: Act = Act::Find(BO, Finding::Proper);
const NOT_PROPER: Act = Act::Find(BO, Finding::NotProper);

#[test]
fn a_yes_opens_it_for_an_hour_and_nobody_has_to_look_into_it() {
    check(true, &[(1, Act::Approve(BO)), (2, PROPER)], "approved/open late");
    check(true, &[(1, Act::Approve(BO)), (1, Act::Approve(CY))], "approved/open late");
    let opened = Stage::asked(START, true).after(Act::Approve(BO), at(1)).unwrap();
    assert_eq!(opened.state(at(60)), State::Open(at(61)));
    assert_eq!(opened.state(at(61)), State::Over);
    assert_eq!((opened.due(), opened.review()), (None, None));
}

#[test]
fn whoever_asks_waits_five_minutes_for_an_answer_and_not_at_all_where_nobody_could_give_one() {
    check(true, &[(0, alone()), (4, alone()), (5, alone())], "soon soon unreviewed/open");
    check(false, &[(0, alone())], "unreviewed/open");
}

#[test]
fn a_no_is_a_no() {
    let acts = [(1, Act::Decline(BO)), (2, alone()), (6, alone()), (7, Act::Approve(CY))];
    check(true, &acts, "declined/declined late late late");
}

#[test]
fn after_half_an_hour_it_has_to_be_asked_for_again() {
    check(true, &[(29, Act::Approve(BO))], "approved/open");
    for act in [Act::Approve(BO), Act::Decline(BO), alone(), Act::End, PROPER] {
        check(true, &[(30, act)], "late");
    }
    assert_eq!(Stage::asked(START, true).state(at(30)), State::Lapsed);
}

#[test]
fn a_yes_that_comes_after_it_was_opened_alone_is_too_late_and_it_is_looked_into() {
    let acts = [(5, alone()), (6, Act::Approve(BO)), (6, Act::Decline(CY)), (7, PROPER)];
    check(true, &acts, "unreviewed/open late late reviewed/open");
    check(
        true,
        &[(5, alone()), (6, PROPER), (7, NOT_PROPER)],
        "unreviewed/open reviewed/open late",
    );
}

#[test]
fn what_is_found_not_proper_ends_at_once_and_what_is_over_stays_over() {
    check(false, &[(0, alone()), (9, NOT_PROPER)], "unreviewed/open reviewed/over");
    check(false, &[(0, alone()), (61, NOT_PROPER)], "unreviewed/open reviewed/over");
    check(false, &[(0, alone()), (61, PROPER)], "unreviewed/open reviewed/over");
}

#[test]
fn it_ends_when_they_end_it_and_not_twice() {
    check(
        true,
        &[(1, Act::Approve(BO)), (9, Act::End), (10, Act::End), (10, Act::Approve(CY))],
        "approved/open approved/over late late",
    );
    check(false, &[(0, alone()), (60, Act::End)], "unreviewed/open late");
    check(true, &[(1, Act::End)], "late");
}

#[test]
fn it_is_to_be_looked_into_until_somebody_did() {
    let open = Stage::asked(START, false).after(alone(), START).unwrap();
    assert_eq!(open.due(), Some(Timestamp::from_seconds(1_800_090_000)));
    let found = open.after(PROPER, at(90)).unwrap();
    assert_eq!(found.due(), None);
    let review = found.review().unwrap();
    assert_eq!((review.by, review.finding, review.at), (BO.0, Finding::Proper, at(90)));
    for finding in Finding::ALL {
        assert_eq!(Finding::read(finding.word()), Some(finding));
    }
}
