//! What is added and told later, and what is said when time has passed.

use super::super::sample;
use super::*;

/// One that lacks something, after an hour.
pub fn lacking(portal: &Portal, person: &Person) -> (String, ReimbursementId) {
    let (place, id) = asked(portal, &portal.visited_by(person), "1");
    portal.work();
    portal.pass(Duration::from_hours(1));
    let lacks = ReimbursementFact::MoreNeeded(Some("The prescriber’s name".into()));
    assert_eq!(calls(portal, "lacks", &news(portal, id, lacks)), 204);
    portal.work();
    portal.pass(Duration::from_hours(1));
    (place, id)
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
fn what_comes_too_late_is_said_not_to_be_sent_and_shown_again() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let ann = portal.visited_by(&person);
        let says = |words: &str| ann.sends(&format!("{place}/send"), &[("words", words)]);
        assert_eq!(says("It is Dr. Okafor.").place(), place);
        // Pressed twice, or corrected after it was sent.
        assert_eq!(says("It is Dr. Okafor.").place(), place);
        assert_eq!(says("").place(), place);
        let reference = one(portal, id).reference();
        let call = format!("call 1-800-555-0199 and give your reference, {reference}");
        let late = |words: &str| {
            let page = says(words);
            assert_eq!(page.status, 422, "{words}");
            page.sees("This was not sent: ").sees(&call).sees("href=\"#send\"").sees("id=\"send\"");
            page.lacks("href=\"#words\"").lacks("4539578763621486");
            page
        };
        late("It is Dr. Ojukwu.").sees("readonly").sees("It is Dr. Ojukwu.");
        late(&"long ".repeat(101)).sees("long long");
        late("My card: 4539578763621486");
        assert_eq!(one(portal, id).body.more_words.len(), 1);
        // Another tab took it back meanwhile.
        portal.pass(Duration::from_mins(1));
        ann.presses(&format!("{place}/withdraw")).follow().sees("Taken back");
        late("It is Dr. Ojukwu.").sees("It is Dr. Ojukwu.");
        let other = ann.in_spanish();
        let page = other.sends(&format!("{place}/send"), &[("words", "Es la Dra. Okafor.")]);
        page.sees("Esto no se envió").sees("Es la Dra. Okafor.");
    });
}

#[test]
fn a_file_that_waits_when_the_plan_decides_is_said_not_to_be_sent() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = lacking(portal, &person);
        let ann = portal.visited_by(&person);
        assert_eq!(adds(&ann, &place, PDF).status, 303);
        let all = ReimbursementFact::Approved {
            amount: Money::cents(4_180),
            leaves: None,
            reason: None,
            appeal_until: None,
        };
        assert_eq!(calls(portal, "1", &news(portal, id, all)), 204);
        portal.work();
        let page = ann.presses(&format!("{place}/send"));
        assert_eq!(page.status, 422);
        page.sees("This was not sent: ").lacks("readonly");
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
        for (days, sees, lacks) in [
            (0, [can, by.as_str(), how], ["may be over", "was over on"]),
            (66, ["If you do not agree", "may be over", how], [can, "was over on"]),
            // At least 180 days from when the notice came.
            (115, ["If you do not agree", "may be over", how], [can, "was over on"]),
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
        let over = page(3);
        assert!(over.contains("The time to appeal was over on ") && !over.contains(how));
        // The same with its reason is the same decision, and keeps its day.
        let fact = ReimbursementFact::Denied { reason: Some("Late".into()), appeal_until: None };
        assert_eq!(calls(portal, "3", &news(portal, id, fact)), 204);
        portal.work();
        assert!(page(0).contains("The time to appeal was over on "));
    });
}

#[test]
fn less_than_was_paid_may_be_appealed_from_the_first_time_it_was_told() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        let more = "If you think it should be more";
        let all = ReimbursementFact::Approved {
            amount: Money::cents(4_180),
            leaves: None,
            reason: None,
            appeal_until: None,
        };
        assert_eq!(calls(portal, "1", &news(portal, id, all)), 204);
        portal.work();
        portal.visited_by(&person).opens(&place).sees("Approved").lacks(more);
        portal.pass(Duration::from_hours(24));
        let told = today(portal);
        for (name, leaves) in [("2", None), ("3", Some(told.plus_days(9)))] {
            let part = ReimbursementFact::Approved {
                amount: Money::cents(4_179),
                leaves,
                reason: None,
                appeal_until: None,
            };
            assert_eq!(calls(portal, name, &news(portal, id, part)), 204);
            portal.work();
            portal.pass(Duration::from_hours(24));
        }
        let f = portal.house.frame(Lang::English, portal.now());
        let by = format!("no later than {}", f.day(told.plus_days(65)));
        portal.visited_by(&person).opens(&place).sees(more).sees(&by);
        assert_eq!(
            calls(portal, "4", &news(portal, id, ReimbursementFact::Paid(Payment::default()))),
            204
        );
        portal.work();
        portal.visited_by(&person).opens(&place).sees("Paid").sees(more).sees(&by);
    });
}

#[test]
fn a_full_draft_whose_last_file_lapses_in_the_very_press_is_told_to_begin_anew() {
    both(|portal, _| {
        let person = ann(portal);
        let place = drafted(portal, &portal.visited_by(&person), "1");
        let id: ReimbursementId = place.rsplit('/').next().unwrap().parse().unwrap();
        let by = kept::By { scope: person.scope, account: person.account };
        for number in 1..=super::super::receipts::MOST_ADDED {
            portal.write(move |tx| {
                let kind = super::super::receipts::Kind::Pdf;
                kept::receipts::add(tx, by, id, (kind, PDF))?;
                let receipt = kept::one(tx, by.scope, id)?.unwrap().body.receipts[0].id;
                let is_last = number == super::super::receipts::MOST_ADDED;
                if is_last { Ok(()) } else { kept::receipts::remove(tx, by, (id, receipt)) }
            });
        }
        portal.pass(sweeps::DRAFT_LIFE + Duration::from_hours(1));
        let swept = sweep(&portal.db, sweeps::ALL[0], 10, portal.now());
        assert_eq!(portal.runtime.block_on(swept).unwrap(), 1);
        let ann = portal.visited_by(&person);
        sends(&ann, &place).sees("Delete this request below").lacks("Add a receipt first");
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
        let (anew, first) = ("Delete this request below", "Add a receipt first");
        ann.opens(&place)
            .sees("No more files can be added")
            .sees(anew)
            .lacks("Add this file")
            .lacks(first)
            .lacks("Add your receipt");
        sends(&ann, &place).sees(anew).lacks(first);
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
