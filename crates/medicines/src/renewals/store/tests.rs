use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Job, Message, queue};
use base::{FillId, Private};
use formats::records::FillStatus;
use testkit::{Person, Portal, Visitor};

use super::*;
use crate::orders::jobs::{Pharmacy, jobs};
use crate::prescriptions::Names;
use crate::prescriptions::rules::HOUSE;
use crate::prescriptions::store::{take_fill, take_prescription};
use crate::renewals::flow::DenyReason;
use crate::renewals::jobs::{self as sending, SEND};
use crate::testing::{
    ACCOUNT, ANN, BEN, SLICES, audited, chooses_large_spanish, fill_record,
    one_mail_in_large_spanish, record, rooms, rx, signed_up, today, when, write,
};
use crate::tests::house;

/// A prescription of Ann's that allows no refill.
fn give_empty(tx: &Tx) -> Result<(), Fault> {
    let mut told = record(1);
    told.refills_allowed = Some(0);
    take_prescription(tx, ANN, rx(1), (&told, &Names::default())).map(|_| ())
}

fn press(db: &Db, scope: MemberScope, by: AccountId) -> Pressed {
    let asking = Asking { by, lang: Lang::English, when: when(), plan: HOUSE };
    write(db, move |tx| ask(tx, scope, rx(1), asking))
}

fn asked(db: &Db, by: AccountId) -> Entropy {
    write(db, give_empty);
    let Pressed::Asked(id) = press(db, ANN, by) else { panic!("asked") };
    id
}

fn queued(db: &Db) -> Vec<Job> {
    write(db, |tx| queue::newest(tx, SEND, 100))
}

fn stage(db: &Db, id: Entropy) -> Stage {
    write(db, move |tx| Ok(renewal(tx, ANN, id)?.unwrap().body.stage))
}

fn drop_into(db: &Db, folder: &std::path::Path) {
    let jobs = jobs(Pharmacy::FileDrop(folder.to_owned()));
    let (_, outside) = jobs.outside.iter().find(|(kind, _)| *kind == SEND).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(outside(house(db), queued(db).remove(0))).unwrap();
}

fn say(db: &Db, id: Entropy, said: Answer) -> Heard {
    let house = house(db);
    write(db, move |tx| answer(tx, &house, (ANN, id), said))
}

#[test]
fn the_prescriber_can_be_asked_by_the_plans_own_terms() {
    both(SLICES, |db| {
        write(db, |tx| {
            // Due in 3 days at three quarters, and in 7 at nine tenths: it ends between the two.
            let mut told = record(1);
            told.by_mail = false;
            told.expires = Some(Private(today().plus_days(5)));
            take_prescription(tx, ANN, rx(1), (&told, &Names::default()))?;
            let fill = (FillId::new([1; 16]), Some(rx(1)));
            let last = fill_record(20, FillStatus::Completed);
            take_fill(tx, ANN, fill, (&last, &Names::default()))?;
            let strict = RefillTerms { retail_percent: 90, ..HOUSE };
            for (plan, can_ask) in [(HOUSE, false), (strict, true)] {
                let found = standing(tx, ANN, (rx(1), when(), plan))?.unwrap();
                assert_eq!(found.can_ask, can_ask, "{}", plan.retail_percent);
            }
            let asking = Asking { by: ACCOUNT, lang: Lang::English, when: when(), plan: strict };
            assert!(matches!(ask(tx, ANN, rx(1), asking)?, Pressed::Asked(_)));
            Ok(())
        });
    });
}

#[test]
fn fifty_presses_at_once_make_one_request_one_job_and_one_audit_entry() {
    both(SLICES, |db| {
        write(db, give_empty);
        let first = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..50 {
                scope.spawn(|| match press(db, ANN, ACCOUNT) {
                    Pressed::Asked(_) => {
                        first.fetch_add(1, Ordering::Relaxed);
                    }
                    Pressed::Before => {}
                    other => panic!("{other:?}"),
                });
            }
        });
        assert_eq!(first.into_inner(), 1);
        assert_eq!(queued(db).len(), 1);
        let last = write(db, |tx| Ok(newest(tx, ANN, rx(1))?.unwrap()));
        assert_eq!((last.round, last.body.stage), (0, Stage::Asked));
        assert_eq!(audited(db, last.id, "renewal.asked"), 1);
    });
}

#[test]
fn a_request_leaves_as_one_file_however_often_the_job_runs() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let id = asked(db, ACCOUNT);
        drop_into(db, folder.path());
        drop_into(db, folder.path());
        assert_eq!(stage(db, id), Stage::Sent);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        let file = folder.path().join(format!("renewal-{}.json", base::hex(id)));
        let text = std::io::read_to_string(std::fs::File::open(file).unwrap()).unwrap();
        let sent = write(db, move |tx| Ok(renewal(tx, ANN, id)?.unwrap()));
        assert_eq!(text, sending::request(&sent).to_string());
        assert!(text.contains("MedicationRequest/1"), "{text}");
        assert_eq!(audited(db, id, "renewal.moved"), 2);
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

#[test]
fn what_never_left_is_sent_again_each_day_for_a_week_and_then_it_can_be_asked_anew() {
    both(SLICES, |db| {
        let id = asked(db, ACCOUNT);
        for days in 1..=7 {
            looks(db, days);
            assert_eq!(queued(db).len(), usize::try_from(days).unwrap() + 1, "on day {days}");
            assert_eq!(press(db, ANN, ACCOUNT), Pressed::Before, "on day {days}");
        }
        looks(db, 8);
        assert_eq!((queued(db).len(), stage(db, id)), (8, Stage::Unsent));
        let folder = tempfile::tempdir().unwrap();
        drop_into(db, folder.path());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it is given up");
        let Pressed::Asked(again) = press(db, ANN, ACCOUNT) else { panic!("asked again") };
        assert_ne!(again, id);
        // It arrived after all, and nobody had said so.
        assert!(matches!(say(db, id, Answer::Granted), Heard::Moved(_)));
        assert_eq!((stage(db, id), stage(db, again)), (Stage::Granted, Stage::Asked));
    });
}

#[test]
fn a_request_that_left_on_the_second_day_is_sent_no_more() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let id = asked(db, ACCOUNT);
        looks(db, 1);
        drop_into(db, folder.path());
        assert_eq!(stage(db, id), Stage::Sent);
        looks(db, 2);
        assert_eq!(queued(db).len(), 2);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    });
}

#[test]
fn a_request_called_back_is_never_sent_and_can_be_made_again() {
    both(SLICES, |db| {
        let folder = tempfile::tempdir().unwrap();
        let id = asked(db, ACCOUNT);
        let cancel = |scope| write(db, move |tx| call_back(tx, scope, (rx(1), ACCOUNT)));
        assert_eq!(cancel(BEN), Heard::Missing);
        assert!(matches!(cancel(ANN), Heard::Moved(_)));
        drop_into(db, folder.path());
        assert_eq!(stage(db, id), Stage::Cancelled);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let Pressed::Asked(again) = press(db, ANN, ACCOUNT) else { panic!("asked again") };
        assert_ne!(again, id);
    });
}

#[test]
fn an_answer_is_told_once_and_names_no_medicine_and_no_prescriber() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = asked(db, by);
        let denied = Answer::Denied(DenyReason::VisitNeeded);
        assert_eq!(say(db, id, denied), Heard::Impossible, "it has not left");
        drop_into(db, tempfile::tempdir().unwrap().path());
        assert!(matches!(say(db, id, denied), Heard::Moved(_)));
        assert!(matches!(say(db, id, denied), Heard::Same(_)));
        assert_eq!(say(db, id, Answer::Granted), Heard::Impossible);
        let told: Vec<Message> = write(db, |tx| {
            queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect()
        });
        let [message] = told.try_into().expect("one message");
        assert!(message.text.contains("did not approve"), "{}", message.text.0);
        assert!(!message.text.contains("Sample") && !message.text.contains("Okafor"));
        assert_eq!(press(db, ANN, by), Pressed::Before);
    });
}

#[test]
fn an_answer_is_written_in_the_language_and_letters_its_reader_chose_since_they_asked() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = asked(db, by);
        drop_into(db, tempfile::tempdir().unwrap().path());
        chooses_large_spanish(db, by);
        assert!(matches!(say(db, id, Answer::Granted), Heard::Moved(_)));
        let told = ("una respuesta a su solicitud", "Su médico aprobó su solicitud");
        one_mail_in_large_spanish(db, told);
    });
}

#[test]
fn the_page_asks_shows_who_was_asked_and_is_not_there_for_another_member() {
    testkit::both(rooms, |portal| {
        portal.write(give_empty);
        let ann = portal.visited_by(&Person::ann());
        let page = format!("/prescriptions/{}", rx(1));
        let path = format!("{page}/renewal");
        ann.opens(&page).sees("Ask your prescriber here");
        ann.opens(&path).sees("We can ask Dr. Okafor").lacks("Who was asked");
        let pressed = ann.presses(&path).follow();
        pressed.sees("Who was asked: Dr. Okafor").sees("Requested: ").sees("until 10:10");
        ann.presses(&path).follow().sees("Request received").lacks("We can ask");
        let ben = portal.visited_by(&Person::ben());
        assert_eq!(ben.opens(&path).status, 404);
        assert_eq!(ben.presses(&path).status, 404);
        assert_eq!(ben.presses(&format!("{path}/cancel")).status, 404);
        ann.presses(&format!("{path}/cancel")).follow().sees("Request cancelled");
        says_what_never_left(portal, &ann, &path);
        portal.write(|tx| crate::testing::give(tx, ANN, 2).map(|_| ()));
        let other = format!("/prescriptions/{}", rx(2));
        ann.opens(&other).lacks("Ask your prescriber here");
        assert_eq!(ann.presses(&format!("{other}/renewal")).place(), other);
    });
}

/// Of a request that should have left hours ago, and of one that was given up.
fn says_what_never_left(portal: &Portal, ann: &Visitor, path: &str) {
    let id = portal.write(|tx| {
        let hours_ago = When { at: NOW - Duration::from_hours(80), ..when() };
        let asking = Asking { by: ACCOUNT, lang: Lang::English, when: hours_ago, plan: HOUSE };
        let Pressed::Asked(id) = ask(tx, ANN, rx(1), asking)? else { panic!("asked") };
        hear(tx, ANN, id, (News::HandedOver, Actor::House))?;
        Ok(id)
    });
    let page = ann.opens(path);
    page.sees("Not sent yet").sees("We keep trying for a week").sees("Request for: Dr. Okafor");
    page.lacks("no answer").lacks("Who was asked").lacks("will send it soon");
    portal.write(move |tx| hear(tx, ANN, id, (News::GivenUp, Actor::House)));
    let page = ann.opens(path);
    page.sees("your prescriber has not been asked").sees("We can ask Dr. Okafor");
    page.lacks("Who was asked").lacks("Answered");
}
