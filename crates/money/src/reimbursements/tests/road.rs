//! The road is out: what did not reach the plan goes once more, in order, and as it was.

use super::super::jobs::{SEND, WITHDRAW};
use super::super::pages::one::{Known, OnePage, known};
use super::super::{Part, request};
use super::later::lacking;
use super::*;

const STUCK: &str = "It has not reached your plan yet";

/// The road is out for longer than jobs of this kind are tried.
fn gives_up(portal: &Portal, kind: &'static str) {
    portal.write(move |tx| {
        let due = store::queue::claim(tx, Duration::from_mins(1), 50)?;
        let meant: Vec<_> = due.iter().filter(|job| job.kind == kind).collect();
        assert!(!meant.is_empty());
        meant.into_iter().try_for_each(|job| store::queue::give_up(tx, job, "it was away"))
    });
    portal.pass(Duration::from_hours(5));
    portal.work();
}

pub(super) fn names(folder: &std::path::Path) -> Vec<String> {
    left_in(folder).into_iter().map(|(name, _)| name).collect()
}

/// That one is taken back is never there without it.
fn arrives_in_order(portal: &Portal, folder: &std::path::Path, id: ReimbursementId) {
    let [request, withdrawn] = ["", "-withdrawn"].map(|of| format!("reimbursement-{id}{of}.json"));
    for _ in 0..12 {
        portal.pass(Duration::from_hours(6));
        portal.work();
        let names = names(folder);
        assert!(names.contains(&request) || !names.contains(&withdrawn), "{names:?}");
    }
    assert!(names(folder).contains(&withdrawn));
}

#[test]
fn what_was_added_and_given_up_on_the_road_is_sent_once_more_the_next_day() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        {
            let ann = portal.visited_by(&person);
            assert_eq!(adds(&ann, &place, PDF).status, 303);
            ann.presses(&format!("{place}/send")).follow().sees("More was sent").lacks(STUCK);
        }
        gives_up(portal, SEND);
        let more = format!("reimbursement-{id}-more-1.json");
        assert!(!names(folder).contains(&more));
        portal.pass(Duration::from_hours(20));
        portal.visited_by(&person).opens(&place).sees(STUCK);
        portal.work();
        assert!(names(folder).contains(&more));
        assert!(one(portal, id).has_arrived(Part::Round(1)));
        portal.visited_by(&person).opens(&place).sees("More was sent").lacks(STUCK);
        // Nothing is sent again that arrived.
        let sends = || portal.read(|tx| store::queue::newest(tx, SEND, 100)).len();
        let before = sends();
        for _ in 0..3 {
            portal.pass(Duration::from_hours(25));
            portal.work();
        }
        assert_eq!(sends(), before);
    });
}

#[test]
fn that_it_is_taken_back_is_told_once_more_the_next_day() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        portal.visited_by(&person).presses(&format!("{place}/withdraw"));
        gives_up(portal, WITHDRAW);
        let name = format!("reimbursement-{id}-withdrawn.json");
        assert!(!names(folder).contains(&name));
        portal.pass(Duration::from_hours(20));
        portal.work();
        assert!(names(folder).contains(&name));
        assert!(!one(portal, id).should_arrive(Part::Withdrawal));
    });
}

#[test]
fn one_taken_back_that_may_be_with_the_plan_gets_there_before_that_it_is_taken_back() {
    both(|portal, folder| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (place, id) = asked(portal, &ann, "1");
        let house = portal.house.clone();
        portal.write(move |tx| kept::hand_over(tx, &house, (person.scope, id)).map(|_| ()));
        gives_up(portal, SEND);
        assert!(names(folder).is_empty());
        portal.visited_by(&person).presses(&format!("{place}/withdraw"));
        gives_up(portal, WITHDRAW);
        assert!(!names(folder).contains(&format!("reimbursement-{id}-withdrawn.json")));
        arrives_in_order(portal, folder, id);
    });
}

#[test]
fn one_taken_back_after_a_week_without_a_road_still_gets_there_first() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        let away = folder.with_extension("away");
        std::fs::rename(folder, &away).unwrap();
        let days = |days: u64| {
            for _ in 0..days * 8 {
                portal.pass(Duration::from_hours(3));
                portal.work();
            }
        };
        days(9);
        let sends = || portal.read(|tx| store::queue::newest(tx, SEND, 100)).len();
        let before = sends();
        days(1);
        assert_eq!(sends(), before, "nobody looks after it any more");
        portal.visited_by(&person).presses(&format!("{place}/withdraw"));
        days(3);
        std::fs::rename(&away, folder).unwrap();
        arrives_in_order(portal, folder, id);
    });
}

#[test]
fn what_the_plan_says_it_has_after_something_was_added_is_not_stuck_and_goes_again_all_the_same() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let words = [("words", "It is Dr. Okafor.")];
        portal.visited_by(&person).sends(&format!("{place}/send"), &words);
        // It took it, and we never heard so.
        gives_up(portal, SEND);
        let before = Moment::At(portal.now() - Duration::from_hours(6));
        let has_it = news(portal, id, ReimbursementFact::Received);
        let is_heard_of = |name: &str, news: &ReimbursementNews| {
            assert_eq!(calls(portal, name, news), 204);
            portal.work();
            one(portal, id).is_heard_of(Part::Round(1))
        };
        assert!(!is_heard_of("1", &ReimbursementNews { at: before, ..has_it.clone() }));
        assert!(is_heard_of("2", &has_it));
        portal.pass(Duration::from_hours(20));
        portal.visited_by(&person).opens(&place).sees("More was sent").lacks(STUCK);
        portal.work();
        let more = format!("reimbursement-{id}-more-1.json");
        assert!(names(folder).contains(&more), "to have the request is not to have this");
    });
}

/// As the version before sent it, which noted of nothing that it arrived.
#[test]
fn nothing_is_said_to_be_on_the_road_that_nobody_watched() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let words = [("words", "It is Dr. Okafor.")];
        portal.visited_by(&person).sends(&format!("{place}/send"), &words);
        portal.pass(Duration::from_hours(30));
        let (scope, today) = (person.scope, today(portal));
        let mut known = portal.read(move |tx| known(tx, scope, (id, today))).unwrap();
        let page = |known: &Known| {
            let f = portal.house.frame(Lang::English, portal.now());
            web::Template::render(&OnePage::of(f, known)).unwrap()
        };
        assert!(page(&known).contains(STUCK));
        known.one.body.watched.clear();
        assert!(!page(&known).contains(STUCK));
    });
}

#[test]
fn what_is_sent_again_is_the_same_to_the_letter() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let again = || {
            let one = one(portal, id);
            let receipts = one.body.receipts.iter().filter(|one| one.round.is_some());
            let documents = receipts.map(|receipt| request::document(&one, receipt, "data"));
            let tasks = (0..one.body.rounds).map(|round| request::task(&one, round));
            documents.chain(tasks).map(|one| one.to_string()).collect::<Vec<String>>()
        };
        let first = again();
        assert_eq!(first.len(), 2);
        portal.pass(Duration::from_hours(1));
        assert_eq!(adds(&portal.visited_by(&person), &place, PDF).status, 303);
        assert_eq!(again(), first);
        portal.pass(Duration::from_hours(1));
        portal.visited_by(&person).presses(&format!("{place}/send"));
        portal.work();
        let second = again();
        assert_eq!(second.len(), 4);
        assert!(first.iter().all(|one| second.contains(one)));
        portal.pass(Duration::from_hours(1));
        portal.visited_by(&person).presses(&format!("{place}/withdraw"));
        assert_eq!(again(), second);
    });
}
