use std::sync::atomic::{AtomicUsize, Ordering};

use ::store::testing::{NOW, both};
use ::store::{Db, Job, Message, queue};
use base::FillId;
use formats::records::FillStatus;
use testkit::Person;

use super::*;
use crate::early::flow::Ask;
use crate::early::jobs as sending;
use crate::orders::jobs::{Pharmacy, jobs};
use crate::prescriptions::Names;
use crate::prescriptions::rules::{HOUSE, RefillAnswer};
use crate::prescriptions::store::{Reach, prescriptions, take_fill, take_prescription};
use crate::testing::{
    ACCOUNT, ANN, BEN, SLICES, audited, chooses_large_spanish, fill_record, list_drug, listed_ndc,
    one_mail_in_large_spanish, record, rx, signed_up, today, when, write,
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
        assert_eq!((standing.given, standing.waits), (1, None));
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
        let file = folder.path().join(format!("early-{}.json", written_id(id)));
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
    let rooms = || {
        vec![
            identity::slice(),
            coverage::slice(),
            profile::slice(profile::Offers::default()),
            crate::slice(),
        ]
    };
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
