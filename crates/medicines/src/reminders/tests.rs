//! What runs low is told once, in one message, and not when it is looked after.

use std::time::Duration;

use ::store::{Actor, Fault, Message, Tx};
use base::{AccountId, MemberId, MemberScope, RefillTerms, Shipping};
use formats::records::{Death, FillStatus, Life, Person};
use identity::account::closing::{self, Order};
use testkit::Portal;
use web::House;

use super::jobs::lows;
use super::mail::mail_words;
use super::rules::{Help, low};
use crate::Names;
use crate::automatic::store::agree;
use crate::daily::jobs::look_at;
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{HOUSE, Next, RefillAnswer, Why, lasts_until, refill_answer};
use crate::prescriptions::store::{
    Reach, prescription, prescriptions, take_fill, take_prescription,
};
use crate::renewals::flow::News;
use crate::renewals::store::{Asking, Pressed, ask, hear, standing};
use crate::renewals::{Answer, DenyReason};
use crate::testing::{ACCOUNT, ANN_BORN, covered, fill_record, person, record, rooms, rx, today};

type Of = (AccountId, MemberId);

/// A portal with Ann in the plan's file.
fn portals(test: impl Fn(&Portal, MemberScope)) {
    testkit::both(rooms, |portal| {
        let told = person("ann", ANN_BORN);
        let (member, _) = portal.write(move |tx| coverage::take_person(tx, &told));
        test(portal, MemberScope::of(member));
    });
}

/// A prescription of thirty days, filled so long ago, with so many refills.
fn has(portal: &Portal, scope: MemberScope, (seed, days_ago, refills): (u8, i32, u16)) {
    portal.write(move |tx| {
        let mut told = record(seed);
        told.refills_allowed = Some(refills);
        take_prescription(tx, scope, rx(seed), (&told, &Names::default()))?;
        let fill = fill_record(days_ago, FillStatus::Completed);
        let id = (base::FillId::new([seed; 16]), Some(rx(seed)));
        take_fill(tx, scope, id, (&fill, &Names::default())).map(|_| ())
    });
}

fn look(portal: &Portal, scope: MemberScope) -> Vec<Message> {
    let house = portal.house.clone();
    portal.write(move |tx| look_at(tx, &house, scope));
    portal.work()
}

/// What is heard over so many days, each looked at twice.
fn heard(portal: &Portal, scope: MemberScope, days: u32) -> Vec<(u32, Message)> {
    let mut heard = Vec::new();
    for day in 0..days {
        for _ in 0..2 {
            heard.extend(look(portal, scope).into_iter().map(|message| (day, message)));
        }
        portal.pass(Duration::from_hours(24));
    }
    heard
}

#[test]
fn days_of_medicine_left_decide_and_each_mark_is_passed_once() {
    portals(|portal, scope| {
        has(portal, scope, (1, 20, 5));
        let (found, _) = portal.read(move |tx| prescription(tx, scope, rx(1), today())).unwrap();
        assert_eq!(lasts_until(&found, HOUSE), Some(today().plus_days(10)));
        let at = |days: i32, answer| {
            low(&found, answer, (today().plus_days(days), HOUSE)).map(|low| low.at)
        };
        let refill = |days| at(days, RefillAnswer::Refillable);
        assert_eq!((refill(2), refill(3), refill(6)), (None, Some(7), Some(7)));
        assert_eq!((refill(7), refill(10), refill(11)), (Some(3), Some(3), None));
        let renewal = RefillAnswer::No { why: Why::NoneLeft, next: Next::AskPrescriber };
        assert_eq!((at(0, renewal), at(3, renewal)), (Some(14), Some(7)));
        let ordered = RefillAnswer::No { why: Why::UnderWay, next: Next::Wait };
        assert_eq!(at(9, ordered), None);
        let stopped = RefillAnswer::No { why: Why::Discontinued, next: Next::AskPrescriber };
        assert_eq!(at(9, stopped), None);
        let call = RefillAnswer::No { why: Why::OnHold, next: Next::CallPharmacy };
        let low = low(&found, call, (today().plus_days(3), HOUSE)).unwrap();
        assert_eq!((low.at, low.help), (7, Help::Call));
    });
}

#[test]
fn a_member_hears_twice_before_it_runs_out_and_never_the_same_again() {
    portals(|portal, scope| {
        has(portal, scope, (1, 20, 5));
        let heard = heard(portal, scope, 20);
        let days: Vec<u32> = heard.iter().map(|(day, _)| *day).collect();
        assert_eq!(days, [3, 7], "at 7 and at 3 days left");
        for (_, message) in &heard {
            assert_eq!(message.to.as_str(), "ann@example.org");
            assert!(message.text.contains("1 of your medicines lasts until March 14, 2027"));
            assert!(!message.text.contains("Sample") && !message.text.contains("70000"));
        }
    });
}

#[test]
fn several_medicines_are_one_message_and_a_renewal_is_told_earlier() {
    portals(|portal, scope| {
        has(portal, scope, (1, 24, 5));
        has(portal, scope, (2, 25, 5));
        has(portal, scope, (3, 18, 0));
        let first = look(portal, scope);
        assert_eq!(first.len(), 1);
        let text = first[0].text.as_str();
        assert!(text.contains("3 of your medicines are running low"), "{text}");
        assert!(text.contains("2 refills can be ordered now. What comes by mail"), "{text}");
        assert!(text.contains("takes 3 to 5 days"), "{text}");
        assert!(text.contains("1 needs a new prescription first"), "{text}");
        assert!(text.contains("/refills") && text.contains("/prescriptions"), "{text}");
    });
}

#[test]
fn an_order_an_automatic_refill_and_a_renewal_that_was_asked_for_end_it() {
    portals(|portal, scope| {
        has(portal, scope, (1, 24, 5));
        has(portal, scope, (2, 24, 5));
        has(portal, scope, (3, 24, 0));
        portal.write(move |tx| {
            let when = When { at: tx.now(), day: today() };
            let draft = crate::refills::flow::Draft::of([rx(1)]).unwrap();
            let asked = crate::refills::store::Confirm {
                scope,
                by: None,
                draft: crate::refills::store::save_draft(tx, scope, &draft)?,
                deliver_to: vec!["12 Juniper Lane".into()],
                mailed: false,
                chosen: crate::refills::flow::Chosen::default(),
                when,
            };
            crate::refills::store::confirm(tx, &asked, HOUSE, &|_, _| Ok(()))?;
            agree(tx, scope, rx(2), (ACCOUNT, None))?;
            let lang = base::Lang::English;
            let asking = Asking { by: ACCOUNT, lang, when, plan: HOUSE };
            let pressed = ask(tx, scope, rx(3), asking)?;
            assert!(matches!(pressed, Pressed::Asked(_)), "{pressed:?}");
            Ok(())
        });
        let sent = look(portal, scope);
        let reminders = sent.iter().filter(|message| message.subject.contains("running low"));
        assert_eq!(reminders.count(), 0);
        let (found, _) = portal.read(move |tx| prescription(tx, scope, rx(1), today())).unwrap();
        assert!(matches!(refill_answer(&found, today(), HOUSE), RefillAnswer::No { .. }));
    });
}

#[test]
fn a_renewal_that_was_granted_is_looked_after_and_one_that_was_denied_needs_a_call() {
    portals(|portal, scope| {
        for (seed, answer) in [(1, Answer::Granted), (2, Answer::Denied(DenyReason::VisitNeeded))] {
            has(portal, scope, (seed, 24, 0));
            answers(portal, scope, seed, answer);
        }
        let left = portal.read(move |tx| {
            let when = When { at: tx.now(), day: today() };
            let found = prescriptions(tx, scope, today(), Reach::Recent)?;
            lows(tx, scope, &found, (when, HOUSE))
        });
        let helps: Vec<_> = left.iter().map(|(id, low)| (*id, low.help)).collect();
        assert_eq!(helps, [(rx(2), Help::Call)]);
    });
}

/// Ann's prescriber was asked for a new prescription of this one, and answered at once.
fn answers(portal: &Portal, scope: MemberScope, seed: u8, answer: Answer) {
    portal.write(move |tx| {
        let when = When { at: tx.now(), day: today() };
        let asking = Asking { by: ACCOUNT, lang: base::Lang::English, when, plan: HOUSE };
        let Pressed::Asked(id) = ask(tx, scope, rx(seed), asking)? else { panic!("asked") };
        for news in [News::HandedOver, News::Left, News::Answered(answer)] {
            hear(tx, scope, id, (news, Actor::House))?;
        }
        Ok(())
    });
}

/// What is left to do so many hours later.
fn helps_after(portal: &Portal, scope: MemberScope, hours: u64) -> Vec<(i32, Help)> {
    portal.pass(Duration::from_hours(hours));
    let left = portal.read(move |tx| {
        let when = When { at: tx.now(), day: tx.now().day_in(&jiff::tz::TimeZone::UTC) };
        let found = prescriptions(tx, scope, when.day, Reach::Recent)?;
        lows(tx, scope, &found, (when, HOUSE))
    });
    left.iter().map(|(_, low)| (low.at, low.help)).collect()
}

#[test]
fn a_prescription_that_was_granted_and_did_not_come_for_three_days_needs_a_call() {
    portals(|portal, scope| {
        has(portal, scope, (1, 20, 0));
        answers(portal, scope, 1, Answer::Granted);
        let path = format!("/prescriptions/{}/renewal", rx(1));
        let ann = portal.visited_by(&testkit::Person { scope, ..testkit::Person::ann() });
        assert_eq!(helps_after(portal, scope, 71), []);
        ann.opens(&path).sees("The new prescription shows in your list").lacks("send it again");
        assert_eq!(helps_after(portal, scope, 1), [(7, Help::Call)]);
        ann.opens(&path).sees("ask them to send it again").lacks("We can ask");
        // It came, and nobody has to be called.
        portal.write(move |tx| {
            let mut told = record(2);
            (told.drug, told.written) = (record(1).drug, Some(base::Private(today())));
            take_prescription(tx, scope, rx(2), (&told, &Names::default()))
        });
        assert_eq!(helps_after(portal, scope, 0), []);
        ann.opens(&path).sees("The new prescription shows in your list");
    });
}

#[test]
fn three_weeks_after_an_answer_the_same_prescription_can_be_asked_for_again() {
    for answer in [Answer::Granted, Answer::Denied(DenyReason::VisitNeeded)] {
        portals(|portal, scope| {
            // One that was never dated is the same for ever.
            portal.write(move |tx| {
                let mut told = record(1);
                (told.refills_allowed, told.written) = (Some(0), None);
                take_prescription(tx, scope, rx(1), (&told, &Names::default()))
            });
            answers(portal, scope, 1, answer);
            let can_ask = |hours: u64| {
                portal.pass(Duration::from_hours(hours));
                portal.read(move |tx| {
                    let when = When { at: tx.now(), day: today() };
                    Ok(standing(tx, scope, (rx(1), when, HOUSE))?.unwrap().can_ask)
                })
            };
            assert_eq!((can_ask(0), can_ask(21 * 24 - 1), can_ask(1)), (false, false, true));
            answers(portal, scope, 1, Answer::Granted);
            assert!(!can_ask(0));
        });
    }
}

#[test]
fn whose_coverage_ended_hears_that_the_plan_no_longer_pays() {
    portals(|portal, scope| {
        has(portal, scope, (1, 24, 5));
        portal.write(move |tx| covered(tx, scope, Some(today().plus_days(-1))));
        let [told] = look(portal, scope).try_into().expect("one message");
        let text = told.text.as_str();
        assert!(text.contains("1 of your medicines lasts until"), "{text}");
        assert!(text.contains("Your coverage ended on March 3, 2027, so your plan no"), "{text}");
        assert!(!text.contains("/refills") && !text.contains("can be ordered"), "{text}");
    });
}

#[test]
fn nothing_is_said_to_the_dead_nor_to_whoever_closed_their_account_until_it_is_open_again() {
    for deceased in [Death::DayUntold, Death::On(base::Private(today()))] {
        portals(|portal, scope| {
            has(portal, scope, (1, 24, 5));
            let told = person("ann", ANN_BORN);
            let died = Some(Life::Died(deceased.clone()));
            portal.write(move |tx| {
                let told = Person { died: died.clone(), ..told.clone() };
                coverage::take_person(tx, &told)
            });
            assert_eq!(look(portal, scope).len(), 0);
            // It was told by mistake.
            portal.write(|tx| {
                let told = Person { died: Some(Life::Lives), ..person("ann", ANN_BORN) };
                coverage::take_person(tx, &told)
            });
            assert_eq!(look(portal, scope).len(), 1);
        });
    }
    portals(|portal, scope| {
        has(portal, scope, (1, 24, 5));
        let of = portal.write(move |tx| {
            let (who, names) = (("Ann", base::Lang::English), ("ann.ortiz", "ann@example.org"));
            let account = identity::testing::account(tx, scope.member(), who, names)?;
            Ok((account, scope.member()))
        });
        let turn = |turn: fn(&Tx, &House, Of, &Order) -> Result<bool, Fault>| {
            let house = portal.house.clone();
            let order = Order { by: "desk".to_owned(), reason: "asked".to_owned() };
            assert!(portal.write(move |tx| turn(tx, &house, of, &order)));
            portal.work();
        };
        turn(closing::close);
        assert_eq!(look(portal, scope).len(), 0);
        turn(closing::reopen);
        assert_eq!(look(portal, scope).len(), 1);
    });
}

#[test]
fn a_prescriber_who_does_not_answer_for_three_days_is_called() {
    portals(|portal, scope| {
        has(portal, scope, (1, 19, 0));
        portal.write(move |tx| {
            let when = When { at: tx.now(), day: today() };
            let asking = Asking { by: ACCOUNT, lang: base::Lang::English, when, plan: HOUSE };
            ask(tx, scope, rx(1), asking).map(|_| ())
        });
        let left = |days: i32| {
            let found = portal.read(move |tx| {
                let when = When { at: tx.now(), day: today().plus_days(days) };
                let found = prescriptions(tx, scope, when.day, Reach::Recent)?;
                lows(tx, scope, &found, (when, HOUSE))
            });
            found.iter().map(|(_, low)| (low.at, low.help)).collect::<Vec<_>>()
        };
        assert_eq!(left(0), []);
        portal.pass(Duration::from_hours(71));
        assert_eq!(left(2), []);
        portal.pass(Duration::from_hours(25));
        assert_eq!(left(4), [(7, Help::Call)], "7 days are left");
    });
}

#[test]
fn what_is_mailed_is_told_of_before_the_plans_own_mail_must_leave() {
    portals(|portal, scope| {
        has(portal, scope, (1, 20, 5));
        let (found, _) = portal.read(move |tx| prescription(tx, scope, rx(1), today())).unwrap();
        let slow = Shipping { first_days: 7, last_days: 10, ..HOUSE.standard };
        let plan = RefillTerms { standard: slow, ..HOUSE };
        let mut counter = found.clone();
        counter.body.by_mail = false;
        let at = |rx: &Prescription, days_left: i32| {
            let day = today().plus_days(10 - days_left);
            low(rx, RefillAnswer::Refillable, (day, plan)).map(|low| low.at)
        };
        assert_eq!((at(&found, 13), at(&found, 12), at(&found, 3)), (None, Some(12), Some(3)));
        assert_eq!((at(&counter, 8), at(&counter, 7)), (None, Some(7)));
    });
}

#[test]
fn how_long_mail_takes_is_what_the_plan_says() {
    testkit::sqlite(rooms, |portal| {
        let letter = |first_days, last_days| {
            let shipping = Shipping { first_days, last_days, ..HOUSE.standard };
            mail_words(&portal.house.frame(base::Reading::default(), portal.now()), shipping)
        };
        assert_eq!(letter(7, 10), "What comes by mail takes 7 to 10 days.");
        assert_eq!(letter(2, 2), "What comes by mail takes 2 days.");
        assert_eq!(letter(1, 1), "What comes by mail takes 1 day.");
    });
}

#[test]
fn whoever_ran_out_long_ago_is_not_asked_for_ever() {
    portals(|portal, scope| {
        has(portal, scope, (1, 80, 5));
        assert_eq!(heard(portal, scope, 10).len(), 0);
    });
}
