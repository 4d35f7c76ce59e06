use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Job, Message, queue};
use base::{FillId, Timestamp};
use formats::records::FillStatus;
use testkit::{Person, Portal};

use super::*;
use crate::early::flow::Ask;
use crate::early::jobs::{self as sending, SEND};
use crate::orders::jobs::{Pharmacy, jobs};
use crate::prescriptions::Names;
use crate::prescriptions::rules::{HOUSE, RefillAnswer};
use crate::prescriptions::store::{Reach, prescriptions, take_fill, take_prescription};
use crate::testing::{
    ACCOUNT, ANN, BEN, SLICES, audited, chooses_large_spanish, fill_record, list_drug, listed_ndc,
    one_mail_in_large_spanish, record, rooms, rx, signed_up, today, when, write,
};
use crate::tests::house;

/// Filled three days ago with thirty days by mail: a wait until March 21.
fn give_waiting(tx: &Tx) -> Result<(), Fault> {
    take_prescription(tx, ANN, rx(1), (&record(1), &Names::default()))?;
    let fill = fill_record(3, FillStatus::Completed);
    take_fill(tx, ANN, (FillId::new([1; 16]), Some(rx(1))), (&fill, &Names::default())).map(|_| ())
}

/// The same of a medicine the plan limits.
fn give_limited(tx: &Tx) -> Result<(), Fault> {
    list_drug(tx, ANN, (false, true))?;
    let mut told = record(1);
    told.drug.ndc = Some(listed_ndc());
    give_waiting(tx)?;
    take_prescription(tx, ANN, rx(1), (&told, &Names::default())).map(|_| ())
}

fn press(db: &Db, scope: MemberScope, by: AccountId) -> Pressed {
    let trip = Trip { leaves: today().plus_days(6), returns: today().plus_days(48) };
    let wish_ = Wish { by, lang: Lang::English, trip, when: when() };
    write(db, move |tx| wish(tx, scope, (rx(1), wish_), HOUSE))
}

fn can_refill(db: &Db) -> bool {
    write(db, |tx| {
        let (alone, _) = prescription(tx, ANN, rx(1), today())?.unwrap();
        let all = prescriptions(tx, ANN, today(), Reach::Recent)?;
        assert_eq!(all, std::slice::from_ref(&alone));
        Ok(refill_answer(&alone, today(), HOUSE) == RefillAnswer::Refillable)
    })
}

fn queued(db: &Db) -> Vec<Job> {
    write(db, |tx| queue::newest(tx, SEND, 100))
}

#[test]
fn fifty_presses_at_once_give_one_early_fill() {
    both(SLICES, |db| {
        write(db, give_waiting);
        assert!(!can_refill(db));
        let first = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..50 {
                scope.spawn(|| match press(db, ANN, ACCOUNT) {
                    Pressed::Given(_) => {
                        first.fetch_add(1, Ordering::Relaxed);
                    }
                    Pressed::Before => {}
                    other => panic!("{other:?}"),
                });
            }
        });
        assert_eq!((first.into_inner(), queued(db).len()), (1, 0));
        assert!(can_refill(db));
        let standing =
            write(db, |tx| standing(tx, ANN, rx(1), (today(), HOUSE))).expect("the prescription");
        assert_eq!((standing.given.len(), standing.waits), (1, None));
        assert_eq!(audited(db, standing.last.unwrap().id, "early.wished"), 1);
        assert_eq!(press(db, BEN, ACCOUNT), Pressed::Missing);
    });
}

#[test]
fn beyond_the_limits_the_plan_is_asked_by_one_file_and_its_answer_is_told_once() {
    both(SLICES, |db| {
        let by = signed_up(db);
        write(db, give_limited);
        let Pressed::Asked(id) = press(db, ANN, by) else { panic!("asked") };
        assert_eq!(press(db, ANN, by), Pressed::Before);
        let folder = tempfile::tempdir().unwrap();
        let jobs = jobs(Pharmacy::FileDrop(folder.path().to_owned()));
        let (_, outside) = jobs.outside.iter().find(|(kind, _)| *kind == SEND).unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for _ in 0..2 {
            runtime.block_on(outside(house(db), queued(db).remove(0))).unwrap();
        }
        let file = folder.path().join(format!("early-{}.json", base::hex(id)));
        let text = std::io::read_to_string(std::fs::File::open(file).unwrap()).unwrap();
        let sent = write(db, move |tx| Ok(early_fill(tx, ANN, id)?.unwrap()));
        assert_eq!(sent.body.stage, Stage::Sent(Ask::Limited));
        assert_eq!(text, sending::request(&sent).to_string());
        assert!(text.contains("2027-03-10") && !text.contains("Sample"), "{text}");
        let here = house(db);
        let say = |said| {
            let here = here.clone();
            write(db, move |tx| answer(tx, &here, (ANN, id), said))
        };
        assert!(!can_refill(db));
        assert!(matches!(say(Answer::Given), Heard::Moved(_)));
        assert!(matches!(say(Answer::Given), Heard::Same(_)));
        assert_eq!(say(Answer::Refused), Heard::Impossible);
        assert!(can_refill(db));
        let told: Vec<Message> = write(db, |tx| {
            queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect()
        });
        let [message] = told.try_into().expect("one message");
        assert!(!message.text.contains("Sample") && !message.text.contains("March"));
    });
}

/// Does the newest look as of so many days later.
fn looks(db: &Db, days: u32) {
    let (house, jobs) = (house(db), jobs(Pharmacy::Sample));
    let work = jobs.inside.iter().find(|(kind, _)| *kind == sending::WATCH).unwrap().1.clone();
    db.write_blocking(NOW + Duration::from_hours(24) * days, move |tx| {
        let all = queue::newest(tx, sending::WATCH, 100)?;
        let newest = all.iter().max_by_key(|job| job.key.clone()).unwrap();
        work(tx, newest, &house)
    })
    .unwrap();
}

fn stage(db: &Db, id: Entropy) -> Stage {
    write(db, move |tx| Ok(early_fill(tx, ANN, id)?.unwrap().body.stage))
}

/// Of a trip that begins after so many days.
fn press_for(db: &Db, (days, ahead): (u32, i32)) -> Pressed {
    let when = When {
        at: NOW + Duration::from_hours(24) * days,
        day: today().plus_days(i32::try_from(days).unwrap()),
    };
    let trip = Trip { leaves: when.day.plus_days(ahead), returns: when.day.plus_days(ahead + 90) };
    let wish_ = Wish { by: ACCOUNT, lang: Lang::English, trip, when };
    db.write_blocking(when.at, move |tx| wish(tx, ANN, (rx(1), wish_), HOUSE)).unwrap()
}

#[test]
fn what_never_left_is_sent_again_each_day_for_a_week_and_then_it_can_be_asked_anew() {
    both(SLICES, |db| {
        write(db, give_limited);
        let Pressed::Asked(id) = press_for(db, (0, 14)) else { panic!("asked") };
        for days in 1..=7 {
            looks(db, days);
            assert_eq!(queued(db).len(), usize::try_from(days).unwrap() + 1, "on day {days}");
            assert_eq!(press_for(db, (days, 20)), Pressed::Before, "on day {days}");
        }
        looks(db, 8);
        assert_eq!((queued(db).len(), stage(db, id)), (8, Stage::Unsent));
        let Pressed::Asked(again) = press_for(db, (8, 12)) else { panic!("asked again") };
        assert_ne!(again, id);
        // It arrived after all, and nobody had said so.
        let here = house(db);
        let late = write(db, move |tx| answer(tx, &here, (ANN, id), Answer::Refused));
        assert!(matches!(late, Heard::Moved(_)), "{late:?}");
    });
}

#[test]
fn a_wish_without_an_answer_is_over_when_its_trip_begins_and_blocks_no_other() {
    for left in [true, false] {
        both(SLICES, |db| {
            write(db, give_limited);
            let Pressed::Asked(id) = press_for(db, (0, 6)) else { panic!("asked") };
            if left {
                write(db, move |tx| hear(tx, ANN, id, (News::Left, today())));
            }
            for days in 1..=6 {
                looks(db, days);
            }
            assert!(stage(db, id).is_open(), "they leave today");
            assert_eq!(press_for(db, (6, 9)), Pressed::Before);
            // Whoever comes before the look that ends it finds it over all the same.
            let day = today().plus_days(7);
            let seen = write(db, move |tx| standing(tx, ANN, rx(1), (day, HOUSE))).unwrap();
            assert_eq!(seen.last.unwrap().body.stage, Stage::Lapsed);
            assert!(seen.waits.is_some());
            let Pressed::Asked(next) = press_for(db, (7, 9)) else { panic!("asked again") };
            assert_eq!((stage(db, id), audited(db, id, "early.moved") > 0), (Stage::Lapsed, true));
            assert!(stage(db, next).is_open());
            let here = house(db);
            let at = NOW + Duration::from_hours(24) * 7;
            let late = db.write_blocking(at, move |tx| answer(tx, &here, (ANN, id), Answer::Given));
            assert_eq!(late.unwrap(), Heard::Impossible);
        });
    }
}

#[test]
fn the_look_of_the_day_after_they_left_ends_what_waits() {
    both(SLICES, |db| {
        write(db, give_limited);
        let Pressed::Asked(id) = press_for(db, (0, 6)) else { panic!("asked") };
        write(db, move |tx| hear(tx, ANN, id, (News::Left, today())));
        looks(db, 1);
        let waits = write(db, |tx| Ok(queue::newest(tx, sending::WATCH, 100)?.len()));
        assert_eq!((waits, queued(db).len()), (2, 1), "what left is not sent again");
        looks(db, 7);
        assert_eq!(stage(db, id), Stage::Lapsed);
        assert_eq!(write(db, |tx| Ok(queue::newest(tx, sending::WATCH, 100)?.len())), 2);
    });
}

#[test]
fn the_plans_answer_is_written_in_the_language_and_letters_its_reader_chose_since_they_asked() {
    both(SLICES, |db| {
        let by = signed_up(db);
        write(db, give_limited);
        let Pressed::Asked(id) = press(db, ANN, by) else { panic!("asked") };
        chooses_large_spanish(db, by);
        let here = house(db);
        let said = write(db, move |tx| answer(tx, &here, (ANN, id), Answer::Given));
        assert!(matches!(said, Heard::Moved(_)), "{said:?}");
        let told = ("una respuesta sobre su surtido", "Su plan aprobó su surtido anticipado");
        one_mail_in_large_spanish(db, told);
    });
}

#[test]
fn a_leave_is_over_when_they_have_left() {
    both(SLICES, |db| {
        write(db, give_waiting);
        assert!(matches!(press(db, ANN, ACCOUNT), Pressed::Given(_)));
        for (days, there) in [(0, true), (6, true), (7, false)] {
            let day = today().plus_days(days);
            let found = db.read_blocking(NOW, move |tx| leaves(tx, ANN, day)).unwrap();
            assert_eq!(found.contains_key(&rx(1)), there, "after {days} days");
        }
    });
}

#[test]
fn the_page_asks_decides_and_leads_to_the_order() {
    testkit::both(rooms, |portal| {
        portal.write(give_waiting);
        let ann = portal.visited_by(&Person::ann());
        let page = format!("/prescriptions/{}", rx(1));
        let path = format!("{page}/early");
        ann.opens(&page).sees("Ask for an early fill");
        ann.opens(&path).sees("You can refill this from March 21, 2027");
        let wrong = ann.sends(&path, &[("leaves", "soon"), ("returns", "April 21")]);
        assert_eq!(wrong.status, 422);
        wrong.sees("value=\"soon\"").sees("value=\"April 21\"");
        let spared = ann.sends(&path, &[("leaves", "3/26/2027"), ("returns", "4/21/2027")]);
        spared.sees("You do not need an early fill").sees("March 21, 2027");
        let given = ann.sends(&path, &[("leaves", "3/10/2027"), ("returns", "4/21/2027")]).follow();
        given.sees("Early fill approved").sees("March 10, 2027").sees("Order 1 refill");
        given.sees("order it by March 5, 2027 to have it before you leave");
        ann.opens(&page).sees("Order 1 refill");
        ann.sends("/refills", &[given.field("rx")]).follow().sees("Check your order: 1 refill");
        let ben = portal.visited_by(&Person::ben());
        assert_eq!(ben.opens(&path).status, 404);
        assert_eq!(ben.sends(&path, &[("leaves", "3/10"), ("returns", "4/21")]).status, 404);
    });
}

#[test]
fn the_page_says_that_the_plan_was_not_asked_that_it_is_silent_and_that_the_trip_began() {
    testkit::both(rooms, |portal| {
        portal.write(give_limited);
        let ann = portal.visited_by(&Person::ann());
        let path = format!("/prescriptions/{}/early", rx(1));
        let id = portal.write(|tx| {
            let trip = Trip { leaves: today().plus_days(-1), returns: today().plus_days(90) };
            let hours_ago = When { at: NOW - Duration::from_hours(80), ..when() };
            let wish_ = Wish { by: ACCOUNT, lang: Lang::English, trip, when: hours_ago };
            let Pressed::Asked(id) = wish(tx, ANN, (rx(1), wish_), HOUSE)? else { panic!("asked") };
            Ok(id)
        });
        let leaves = |portal: &Portal, days: i32, sent_at: Option<Timestamp>| {
            portal.write(move |tx| {
                let mut early = early_fill(tx, ANN, id)?.unwrap();
                early.body.trip.0.leaves = today().plus_days(days);
                early.body.sent_at = sent_at;
                early.body.stage = match sent_at {
                    Some(_) => Stage::Sent(Ask::Limited),
                    None => Stage::Asked(Ask::Limited),
                };
                let sealed = tx.seal(&place_of(ANN, id), &early.body)?;
                let args = args![id, ANN.member(), early.version, true, early.given, sealed];
                tx.run(MOVE_EARLY_FILL, &args).map(|_| ())
            });
        };
        let over = ann.opens(&path);
        over.sees("No answer before your trip").sees("March 3, 2027").sees("Ask for an early fill");
        leaves(portal, 6, None);
        let unsent = ann.opens(&path);
        unsent.sees("Your plan has not been asked yet").lacks("We have asked them");
        unsent.lacks("tell us your dates");
        leaves(portal, 6, Some(NOW - Duration::from_hours(71)));
        ann.opens(&path).sees("Your plan is deciding").sees("We have asked them");
        leaves(portal, 6, Some(NOW - Duration::from_hours(72)));
        ann.opens(&path).sees("no answer for 3 days").lacks("We have asked them");
    });
}
