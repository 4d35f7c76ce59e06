//! What is added, told or taken back later, and what is said when time has passed.

use super::super::jobs::{SEND, WITHDRAW};
use super::super::{Part, sample};
use super::*;

/// One that lacks something, after an hour.
fn lacking(portal: &Portal, person: &Person) -> (String, ReimbursementId) {
    let (place, id) = asked(portal, &portal.visited_by(person), "1");
    portal.work();
    portal.pass(Duration::from_hours(1));
    let lacks = ReimbursementFact::MoreNeeded(Some("The prescriber’s name".into()));
    assert_eq!(calls(portal, "lacks", &news(portal, id, lacks)), 204);
    portal.work();
    portal.pass(Duration::from_hours(1));
    (place, id)
}

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

fn names(folder: &std::path::Path) -> Vec<String> {
    left_in(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn what_the_plan_lacks_may_be_told_in_words_alone() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let ann = portal.visited_by(&person);
        let reference = one(portal, id).reference();
        let call = format!("call 1-800-555-0199 and give your reference, {reference}");
        ann.opens(&place).sees(&call).sees("What you want to tell your plan");
        let says = |words: &str| ann.sends(&format!("{place}/send"), &[("words", words)]);
        for (words, wrong, shown) in [
            ("  ", "Add a file, or write what your plan asked for", None),
            (&"long ".repeat(101), "This is too long", Some("long long")),
            ("My card: 4539578763621486", "number of a payment card", None),
        ] {
            let page = says(words);
            assert_eq!(page.status, 422, "{wrong}");
            page.sees(wrong).sees("words-error").lacks("4539578763621486");
            if let Some(text) = shown {
                page.sees(text);
            }
        }
        assert_eq!(one(portal, id).stage(), Stage::MoreNeeded);
        for _ in 0..2 {
            assert_eq!(says("It is Dr. Okafor.\r\nIn Portland.").place(), place);
        }
        ann.opens(&place).sees("What you told your plan later").sees("It is Dr. Okafor.<br>");
        portal.work();
        let name = format!("reimbursement-{id}-more-1.json");
        let left = left_in(folder);
        let task = left.iter().find(|(one, _)| *one == name).unwrap().1.to_string();
        let input = r#""input":[{"type":{"text":"words"},"valueString":"It is Dr. Okafor.\nIn "#;
        assert!(task.contains(input), "{task}");
        let one = one(portal, id);
        assert_eq!((one.stage(), one.body.rounds), (Stage::Added, 2));
        assert_eq!(format!("{:?}", one.body.more_words), "[(1, …)]");
    });
}

#[test]
fn what_was_added_and_given_up_on_the_road_is_sent_once_more_the_next_day() {
    both(|portal, folder| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let stuck = "It has not reached your plan yet";
        {
            let ann = portal.visited_by(&person);
            assert_eq!(adds(&ann, &place, PDF).status, 303);
            ann.presses(&format!("{place}/send")).follow().sees("More was sent").lacks(stuck);
        }
        gives_up(portal, SEND);
        let more = format!("reimbursement-{id}-more-1.json");
        assert!(!names(folder).contains(&more));
        portal.pass(Duration::from_hours(20));
        portal.visited_by(&person).opens(&place).sees(stuck);
        portal.work();
        assert!(names(folder).contains(&more));
        assert!(one(portal, id).has_arrived(Part::Round(1)));
        portal.visited_by(&person).opens(&place).sees("More was sent").lacks(stuck);
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
        portal.write(move |tx| kept::hand_over(tx, person.scope, id).map(|_| ()));
        gives_up(portal, SEND);
        portal.visited_by(&person).presses(&format!("{place}/withdraw"));
        gives_up(portal, WITHDRAW);
        assert!(names(folder).is_empty());
        for _ in 0..3 {
            portal.pass(Duration::from_hours(24));
            portal.work();
        }
        let names = names(folder);
        assert!(names.contains(&format!("reimbursement-{id}.json")), "{names:?}");
        assert!(names.contains(&format!("reimbursement-{id}-withdrawn.json")), "{names:?}");
    });
}

#[test]
fn the_time_to_appeal_is_said_as_it_stands_today() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        let fact = ReimbursementFact::Denied { reason: None, appeal_until: None };
        assert_eq!(calls(portal, "1", &news(portal, id, fact)), 204);
        portal.work();
        let told = today(portal);
        let f = portal.house.frame(Lang::English, portal.now());
        let (can, how) = ("pay this money back. You can appeal.", "To appeal, or to ask how, call");
        let page = |days: u64| {
            portal.pass(Duration::from_hours(24 * days));
            portal.visited_by(&person).opens(&place).text().to_owned()
        };
        let by = format!("no later than {}. Your plan’s letter", f.day(told.plus_days(65)));
        let over = format!("was over on {}", f.day(told.plus_days(180)));
        for (days, sees, lacks) in [
            (0, [can, by.as_str(), how], ["may be over", "was over on"]),
            (66, ["If you do not agree", "may be over", how], [can, "was over on"]),
            (115, ["If you do not agree", &over, "call 1-800-555-0199"], [can, how]),
        ] {
            let text = page(days);
            for words in sees {
                assert!(text.contains(words), "{days} {words}");
            }
            for words in lacks {
                assert!(!text.contains(words), "{days} {words}");
            }
        }
        // The plan's own day.
        let until = Some(today(portal).plus_days(2));
        let fact = ReimbursementFact::Denied { reason: None, appeal_until: until };
        assert_eq!(calls(portal, "2", &news(portal, id, fact)), 204);
        portal.work();
        assert!(page(0).contains("You can appeal until "));
        assert!(page(3).contains("The time to appeal was over on "));
    });
}

#[test]
fn less_than_was_paid_may_be_appealed_from_the_first_time_it_was_told() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        let more = "If you think it should be more";
        let all = ReimbursementFact::Approved { amount: Money::cents(4_180), leaves: None };
        assert_eq!(calls(portal, "1", &news(portal, id, all)), 204);
        portal.work();
        portal.visited_by(&person).opens(&place).sees("Approved").lacks(more);
        portal.pass(Duration::from_hours(24));
        let told = today(portal);
        for (name, leaves) in [("2", None), ("3", Some(told.plus_days(9)))] {
            let part = ReimbursementFact::Approved { amount: Money::cents(4_179), leaves };
            assert_eq!(calls(portal, name, &news(portal, id, part)), 204);
            portal.work();
            portal.pass(Duration::from_hours(24));
        }
        let f = portal.house.frame(Lang::English, portal.now());
        let by = format!("no later than {}", f.day(told.plus_days(65)));
        portal.visited_by(&person).opens(&place).sees(more).sees(&by);
        assert_eq!(calls(portal, "4", &news(portal, id, ReimbursementFact::Paid(None))), 204);
        portal.work();
        portal.visited_by(&person).opens(&place).sees("Paid").sees(more).sees(&by);
    });
}

#[test]
fn where_no_file_may_ever_be_added_none_is_asked_for() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let place = drafted(portal, &ann, "1");
        ann.opens(&place).sees("Add this file");
        let id: ReimbursementId = place.rsplit('/').next().unwrap().parse().unwrap();
        let by = kept::By { scope: person.scope, account: person.account };
        for _ in 0..super::super::receipts::MOST_ADDED {
            portal.write(move |tx| {
                let kind = super::super::receipts::Kind::Pdf;
                kept::receipts::add(tx, by, id, (kind, PDF))?;
                let receipt = kept::one(tx, by.scope, id)?.unwrap().body.receipts[0].id;
                kept::receipts::remove(tx, by, (id, receipt))
            });
        }
        ann.opens(&place).sees("No more files can be added").lacks("Add this file");
    });
}

#[test]
fn a_sample_request_is_one_on_whatever_day_it_is_placed() {
    both(|portal, _| {
        let person = ann(portal);
        for days in [0, 1] {
            let day = today(portal).plus_days(days);
            portal.write(move |tx| {
                let mut all = sample::Sample::ALL.into_iter();
                all.try_for_each(|one| sample::place(tx, person.scope, (one, day)))
            });
        }
        assert_eq!(all(portal).len(), sample::Sample::ALL.len());
    });
}
