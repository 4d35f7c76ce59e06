//! What is said twice, typed anew, taken back, or stays on the road.

use super::super::flow::{Fact, Said};
use super::*;

fn denied(reason: &str) -> ReimbursementFact {
    ReimbursementFact::Denied { reason: Some(reason.into()), appeal_until: None }
}

#[test]
fn what_the_plan_says_again_at_another_time_is_no_news() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (place, id) = asked(portal, &ann, "1");
        portal.work();
        let mut told = Vec::new();
        for (number, fact) in [
            ReimbursementFact::Received,
            ReimbursementFact::Received,
            denied("Not on the list"),
            ReimbursementFact::Received,
            denied("Not on the list"),
        ]
        .into_iter()
        .enumerate()
        {
            portal.pass(Duration::from_hours(24));
            assert_eq!(calls(portal, &number.to_string(), &news(portal, id, fact)), 204);
            told.push(portal.work().len());
        }
        assert_eq!(told, [1, 0, 1, 0, 0]);
        // Two days ago it was denied: from then on the time to appeal runs.
        let until = today(portal).plus_days(65 - 2);
        let f = portal.house.frame(Lang::English, portal.now());
        let ann = portal.visited_by(&person);
        let page = ann.opens(&place);
        page.sees(&format!("You can appeal no later than {}", f.day(until)));
        assert_eq!(page.text().matches("Your plan said no").count(), 1);
    });
}

#[test]
fn a_form_that_was_corrected_and_sent_once_more_is_the_corrected_draft() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let place = drafted(portal, &ann, "1");
        let mut other = form(portal, "1");
        other.retain(|(name, _)| *name != "paid");
        other.push(("paid", "12".to_owned()));
        let sent = ann.sends(&format!("{HERE}/new"), &other);
        assert_eq!(sent.place(), place);
        sent.follow().sees("$12.00").lacks("$41.80");
        // What was sent stays as it was sent: other answers are another request, and once.
        assert_eq!(adds(&ann, &place, &png()).status, 303);
        assert_eq!(sends(&ann, &place).place(), place);
        assert_eq!(ann.sends(&format!("{HERE}/new"), &other).place(), place);
        let more = drafted(portal, &ann, "1");
        assert_ne!(more, place);
        assert_eq!(drafted(portal, &ann, "1"), more);
        ann.opens(&place).sees("$12.00").lacks("$41.80");
        ann.opens(&more).sees("$41.80").lacks("$12.00").sees("Check your request");
        assert_eq!(all(portal).len(), 2);
    });
}

#[test]
fn of_two_drafts_for_the_same_money_pressed_at_once_and_often_one_is_sent_once() {
    both(|portal, folder| {
        let person = ann(portal);
        let visitor = portal.visited_by(&person);
        let drafts = ["1", "2"].map(|once| {
            let place = drafted(portal, &visitor, once);
            assert_eq!(adds(&visitor, &place, PDF).status, 303);
            place.rsplit('/').next().unwrap().parse::<ReimbursementId>().unwrap()
        });
        let by = kept::By { scope: person.scope, account: person.account };
        let press = |id: ReimbursementId| {
            let house = portal.house.clone();
            portal.write(move |tx| kept::send(tx, &house, by, (id, &base::Private::default())))
        };
        let pressed: Vec<kept::Pressed> = std::thread::scope(|scope| {
            let presses = drafts.iter().cycle().take(50);
            let presses: Vec<_> = presses.map(|id| scope.spawn(|| press(*id))).collect();
            presses.into_iter().map(|press| press.join().unwrap()).collect()
        });
        let sent = |one: &&kept::Pressed| matches!(one, kept::Pressed::Sent);
        assert_eq!(pressed.iter().filter(sent).count(), 1, "{pressed:?}");
        let same = pressed.iter().filter(|one| matches!(one, kept::Pressed::Same(_)));
        assert_eq!(same.count(), 25, "every press of the other");
        let stages = all(portal).into_iter().map(|one| one.stage());
        let drafts = stages.filter(|stage| *stage == Stage::Draft);
        assert_eq!(drafts.count(), 1);
        portal.work();
        assert_eq!(left_in(folder).len(), 2, "one request and its file");
    });
}

#[test]
fn sending_and_taking_back_has_an_end() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        for number in 0..kept::MOST_WAITING {
            let (place, _) = asked(portal, &ann, &number.to_string());
            assert_eq!(ann.presses(&format!("{place}/withdraw")).status, 303);
        }
        let place = drafted(portal, &ann, "99");
        assert_eq!(adds(&ann, &place, &png()).status, 303);
        sends(&ann, &place).sees("that you took back in the last 30 days");
        portal.pass(Duration::from_hours(30 * 24 + 1));
        let ann = portal.visited_by(&person);
        assert_eq!(sends(&ann, &place).place(), place);
    });
}

#[test]
fn nothing_is_promised_of_the_plan_before_it_has_the_request() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (place, _) = asked(portal, &ann, "1");
        let (promise, stuck) = ("If you hear nothing within", "It has not reached your plan yet");
        ann.opens(&place).sees("goes to your plan").lacks(promise).lacks(stuck);
        portal.pass(Duration::from_hours(25));
        let ann = portal.visited_by(&person);
        ann.opens(&place).sees(stuck).lacks(promise);
        portal.work();
        ann.opens(&place).sees(promise).lacks(stuck);
    });
}

#[test]
fn what_was_added_to_a_request_that_was_taken_back_stays_here() {
    both(|portal, folder| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (place, id) = asked(portal, &ann, "1");
        portal.work();
        portal.pass(Duration::from_hours(1));
        let lacks = ReimbursementFact::MoreNeeded(None);
        assert_eq!(calls(portal, "1", &news(portal, id, lacks)), 204);
        portal.work();
        let ann = portal.visited_by(&person);
        assert_eq!(adds(&ann, &place, PDF).status, 303);
        let before = left_in(folder).len();
        ann.presses(&format!("{place}/send")).follow().sees("More was sent");
        portal.pass(Duration::from_mins(1));
        ann.presses(&format!("{place}/withdraw")).follow().sees("Taken back");
        portal.work();
        // That it was taken back leaves, and nothing else.
        assert_eq!(left_in(folder).len(), before + 1);
    });
}

#[test]
fn a_file_that_waited_too_long_is_on_no_page() {
    both(|portal, _| {
        let person = ann(portal);
        let place = {
            let ann = portal.visited_by(&person);
            let place = drafted(portal, &ann, "1");
            assert_eq!(adds(&ann, &place, PDF).status, 303);
            place
        };
        portal.pass(sweeps::DRAFT_LIFE + Duration::from_hours(1));
        let swept = sweep(&portal.db, sweeps::ALL[0], 10, portal.now());
        assert_eq!(portal.runtime.block_on(swept).unwrap(), 1);
        let ann = portal.visited_by(&person);
        sends(&ann, &place).sees("Add a receipt first").lacks("PDF, 1 KB");
        ann.opens(&place).lacks("PDF, 1 KB");
    });
}

#[test]
fn a_day_before_the_coverage_we_know_of_is_warned_of_and_taken() {
    both(|portal, _| {
        let person = ann(portal);
        let ann = portal.visited_by(&person);
        let (scope, cover) =
            (person.scope, crate::tests::covered_from(today(portal).plus_days(-9)));
        portal.write(move |tx| {
            let id = coverage::coverage_id(tx, &cover.source);
            coverage::take_coverage(tx, scope, id, &cover).map(|_| ())
        });
        let warning = "As far as we know, your coverage began";
        let place = drafted(portal, &ann, "1");
        ann.opens(&place).lacks(warning);
        let mut before = form(portal, "2");
        before.retain(|(name, _)| *name != "day");
        before.push(("day", today(portal).plus_days(-10).to_string()));
        ann.sends(&format!("{HERE}/new"), &before).follow().sees(warning);
    });
}

#[test]
fn a_request_that_was_given_up_on_the_road_is_sent_once_more_the_next_day() {
    both(|portal, folder| {
        let person = ann(portal);
        let (_, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.write(|tx| {
            let due = store::queue::claim(tx, Duration::from_mins(1), 50)?;
            let mut sends = due.iter().filter(|job| job.kind == super::super::jobs::SEND);
            sends.try_for_each(|job| store::queue::give_up(tx, job, "the back end was away"))
        });
        portal.pass(Duration::from_hours(5));
        portal.work();
        assert!(left_in(folder).is_empty());
        portal.pass(Duration::from_hours(20));
        portal.work();
        assert_eq!(left_in(folder).len(), 2);
        assert_eq!(one(portal, id).stage(), Stage::Sent);
    });
}

#[test]
fn that_the_plan_has_it_told_without_end_leaves_room_for_its_decision() {
    both(|portal, _| {
        let person = ann(portal);
        let (_, id) = asked(portal, &portal.visited_by(&person), "1");
        let zone = portal.house.plan.zone.clone();
        let (house, scope) = (portal.house.clone(), person.scope);
        portal.write(move |tx| {
            for hours in 0..300 {
                let at = tx.now() + Duration::from_hours(hours);
                let said = Said::new((at, at.day_in(&zone)), Fact::Received);
                kept::tell(tx, &house, scope, (id, &[said]))?;
            }
            Ok(())
        });
        assert_eq!(calls(portal, "1", &news(portal, id, denied("Not on the list"))), 204);
        portal.work();
        assert_eq!(one(portal, id).stage(), Stage::Denied);
    });
}
