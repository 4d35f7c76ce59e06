//! Consents, what they bring day by day, and their pages.

use std::time::Duration;

use ::store::{Fault, Message, Tx};
use base::{
    AccountId, Day, FillId, Lang, MemberId, MemberScope, Money, PrescriptionId, RefillTerms,
};
use formats::records::{FillStatus, PrescriptionStatus, Schedule};
use identity::account::closing::{self, Order};
use testkit::{Person, Portal};
use web::{Ground, House, Mode, PlanLook};

use super::flow::{Judged, MOST_FAILURES, Notice, cap, hindrance, is_offered, judge};
use super::store::{agree, automatic, history, stop};
use super::{Automatic, Body, Stage, Why};
use crate::Names;
use crate::daily::jobs::look_at;
use crate::orders::store::page_before;
use crate::prescriptions::rules::{Because, HOUSE, Next, RefillAnswer, Why as No};
use crate::prescriptions::store::{prescription, take_fill, take_prescription};
use crate::refills::flow::Draft;
use crate::refills::store::{newest_draft, save_draft, unfinished};
use crate::testing::{
    ACCOUNT, ANN, ANN_BORN, covered, fill_record, give, list_drug, listed_ndc, moves_to, person,
    record, rooms, rx, signed_up, today,
};

type Of = (AccountId, MemberId);

const ORDERED: RefillAnswer = RefillAnswer::No { why: No::UnderWay, next: Next::Wait };
const NONE_LEFT: RefillAnswer = RefillAnswer::No { why: No::NoneLeft, next: Next::AskPrescriber };

fn body(order_on: Option<Day>) -> Body {
    let stage = Stage::On;
    Body { stage, by: ACCOUNT, cap: None, order_on, failures: 0, failed_on: None }
}

#[test]
fn a_day_is_judged_by_the_prescription_and_by_what_was_told() {
    let on = |days| RefillAnswer::NotYet { on: today().plus_days(days), because: Because::Supply };
    let day = |days| today().plus_days(days);
    let over = |why| RefillAnswer::No { why, next: Next::AskPrescriber };
    let of_approval = |why| RefillAnswer::No { why, next: Next::SeeApproval };
    let table = [
        (on(20), None, Judged::Wait),
        (on(4), None, Judged::Wait),
        (on(3), None, Judged::Tell(day(3))),
        (on(1), None, Judged::Tell(day(3))),
        (on(1), Some(day(3)), Judged::Wait),
        (on(20), Some(day(3)), Judged::Forget),
        (RefillAnswer::Refillable, None, Judged::Tell(day(3))),
        (RefillAnswer::Refillable, Some(day(1)), Judged::Wait),
        (RefillAnswer::Refillable, Some(day(0)), Judged::Order),
        (RefillAnswer::Refillable, Some(day(-3)), Judged::Order),
        // Nobody looked for days, or the supply lasts beyond the day told: told anew.
        (RefillAnswer::Refillable, Some(day(-4)), Judged::Tell(day(3))),
        (RefillAnswer::Refillable, Some(day(-400)), Judged::Tell(day(3))),
        (on(1), Some(day(-2)), Judged::Wait),
        (on(2), Some(day(-2)), Judged::Tell(day(3))),
        (ORDERED, None, Judged::Wait),
        (ORDERED, Some(day(0)), Judged::Forget),
        (NONE_LEFT, None, Judged::Wait),
        (over(No::Discontinued), None, Judged::Fail(Why::Prescription)),
        (over(No::Transferred), Some(day(3)), Judged::Fail(Why::Prescription)),
        (over(No::Unknown), None, Judged::Fail(Why::Prescription)),
        (NONE_LEFT, Some(day(1)), Judged::Wait),
        (NONE_LEFT, Some(day(0)), Judged::Fail(Why::Prescription)),
        (NONE_LEFT, Some(day(-2)), Judged::Fail(Why::Prescription)),
        (of_approval(No::ApprovalOpen), None, Judged::Wait),
        (of_approval(No::ApprovalMissing), Some(day(0)), Judged::Forget),
        (of_approval(No::ApprovalWithPrescriber), Some(day(0)), Judged::Forget),
        (of_approval(No::NotApproved), Some(day(0)), Judged::Fail(Why::Prescription)),
        (of_approval(No::ApprovalEnded), Some(day(0)), Judged::Fail(Why::Prescription)),
    ];
    let soon = (today(), Notice::AtOnce);
    for (answer, told, expected) in table {
        let judged = judge(&body(told), (answer, false), None, soon);
        assert_eq!(judged, expected, "{answer:?} {told:?}");
    }
    // The last refill came another way: nothing is due then.
    for (told, expected) in [(None, Judged::Wait), (Some(day(0)), Judged::Forget)] {
        assert_eq!(judge(&body(told), (NONE_LEFT, true), None, soon), expected, "{told:?}");
    }
    let due = body(Some(today()));
    let dear = judge(&due, (RefillAnswer::Refillable, false), Some(Why::Dearer), soon);
    assert_eq!(dear, Judged::Fail(Why::Dearer));
    // What failed was looked at, and is tried each day; then nobody looked.
    for (told, failed, expected) in [
        (-5, -1, Judged::Order),
        (-9, -3, Judged::Order),
        (-9, -4, Judged::Tell(day(3))),
        (0, -9, Judged::Order),
    ] {
        let (failed_on, failures) = (Some(day(failed)), 1);
        let tried = Body { failures, failed_on, ..body(Some(day(told))) };
        let judged = judge(&tried, (RefillAnswer::Refillable, false), None, soon);
        assert_eq!(judged, expected, "{told} {failed}");
    }
    let off = Body { stage: Stage::Off, ..due };
    assert_eq!(judge(&off, (RefillAnswer::Refillable, false), None, soon), Judged::Wait);
}

#[test]
fn a_letter_is_written_ten_days_before_and_nothing_is_ordered_sooner() {
    let on = |days| RefillAnswer::NotYet { on: today().plus_days(days), because: Because::Supply };
    let day = |days| today().plus_days(days);
    for (answer, told, expected) in [
        (on(11), None, Judged::Wait),
        (on(10), None, Judged::Tell(day(10))),
        (on(2), None, Judged::Tell(day(10))),
        (on(2), Some(day(10)), Judged::Wait),
        (on(20), Some(day(10)), Judged::Forget),
        (RefillAnswer::Refillable, None, Judged::Tell(day(10))),
        (RefillAnswer::Refillable, Some(day(1)), Judged::Wait),
        // Told by mail, before the last mailbox went.
        (RefillAnswer::Refillable, Some(day(0)), Judged::Order),
    ] {
        let judged = judge(&body(told), (answer, false), None, (today(), Notice::Letter));
        assert_eq!(judged, expected, "{answer:?} {told:?}");
    }
}

#[test]
fn a_cap_holds_against_the_estimate_and_an_unknown_price_is_not_below_it() {
    let money = |cents| Some(Money::cents(cents));
    let table = [
        (None, None, true, None),
        (None, money(99_900), true, None),
        (money(5_000), money(5_000), true, None),
        (money(5_000), money(5_001), true, Some(Why::Dearer)),
        (money(5_000), None, true, Some(Why::PriceUnknown)),
        (None, None, false, Some(Why::NoAddress)),
    ];
    for (cap, price, home, expected) in table {
        assert_eq!(hindrance(cap, price, home), expected, "{cap:?} {price:?}");
    }
    for (typed, read) in [
        ("", Some(None)),
        ("50", Some(money(5_000))),
        ("$1,250.50", Some(money(125_050))),
        ("20,50", Some(money(2_050))),
        ("0", Some(money(0))),
    ] {
        assert_eq!(cap(typed).ok(), read, "{typed}");
    }
    for typed in ["a lot", "-1", "10000.01", "4111111111111111", "1.234", "20,5"] {
        assert!(cap(typed).is_err(), "{typed}");
    }
}

#[test]
fn a_failure_counts_once_a_day_and_the_third_pauses() {
    let mut one = body(Some(today()));
    for days in 0..3 {
        for _ in 0..3 {
            one = one.failed(Why::Dearer, today().plus_days(days));
        }
    }
    assert_eq!((one.failures, one.stage), (MOST_FAILURES, Stage::Paused(Why::Dearer)));
    assert_eq!(one.order_on, None);
}

#[test]
fn no_controlled_medicine_of_any_schedule_and_none_where_the_plan_bars_it() {
    let db_rx = |schedule| {
        let mut told = record(1);
        told.drug.schedule = schedule;
        told
    };
    portals(|portal, scope| {
        let schedules = [
            (None, true),
            (Some(Schedule::Two), false),
            (Some(Schedule::Three), false),
            (Some(Schedule::Four), false),
            (Some(Schedule::Five), false),
        ];
        for (schedule, offered) in schedules {
            let told = db_rx(schedule);
            portal.write(move |tx| {
                take_prescription(tx, scope, rx(1), (&told, &Names::default())).map(|_| ())
            });
            let (found, _) =
                portal.read(move |tx| prescription(tx, scope, rx(1), today())).unwrap();
            let bars = RefillTerms { automatic: false, ..HOUSE };
            let is = |plan| is_offered(&found, RefillAnswer::Refillable, plan);
            assert_eq!((is(HOUSE), is(bars)), (offered, false), "{schedule:?}");
        }
    });
}

/// A portal with Ann in the plan's file, who may be written to and has three prescriptions.
fn portals(test: impl Fn(&Portal, MemberScope)) {
    testkit::both(rooms, |portal| {
        let scope = portal.write(|tx| {
            let (member, _) = coverage::take_person(tx, &person("ann", ANN_BORN))?;
            let scope = MemberScope::of(member);
            for seed in 1..=3 {
                give(tx, scope, seed)?;
            }
            Ok(scope)
        });
        test(portal, scope);
    });
}

fn agrees(portal: &Portal, scope: MemberScope, seeds: &'static [u8]) {
    portal.write(move |tx| {
        seeds.iter().try_for_each(|seed| agree(tx, scope, rx(*seed), (ACCOUNT, None)))
    });
}

/// A day's look and what was sent by it; a day passes first.
fn next_day(portal: &Portal, scope: MemberScope) -> Vec<Message> {
    portal.pass(Duration::from_hours(24));
    look(portal, scope)
}

fn look(portal: &Portal, scope: MemberScope) -> Vec<Message> {
    let house = portal.house.clone();
    portal.write(move |tx| look_at(tx, &house, scope));
    let sent = portal.work();
    sent.into_iter().filter(|message| !message.subject.contains("running low")).collect()
}

fn kept(portal: &Portal, scope: MemberScope, seed: u8) -> Automatic {
    portal.read(move |tx| automatic(tx, scope, rx(seed))).unwrap()
}

fn orders(portal: &Portal, scope: MemberScope) -> Vec<Vec<PrescriptionId>> {
    let found = portal.read(move |tx| Ok(page_before(tx, scope, None)?.0));
    found.iter().map(|order| order.lines.iter().map(|line| line.prescription).collect()).collect()
}

#[test]
fn what_is_due_is_told_three_days_before_and_ordered_together_once() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1, 2]);
        let told = look(portal, scope);
        assert_eq!(told.len(), 1, "one message for both, to one way");
        assert!(told[0].subject.contains("2 refills for you on March 7, 2027"));
        assert!(!told[0].text.contains("Sample"));
        for _ in 0..2 {
            assert_eq!(next_day(portal, scope).len(), 0);
            assert_eq!(look(portal, scope).len(), 0, "looked at twice a day, nothing twice");
        }
        let ordered = next_day(portal, scope);
        let of_ours = |message: &&Message| message.text.contains("We ordered 2 refills for you");
        assert_eq!(ordered.iter().filter(of_ours).count(), 1);
        assert_eq!(look(portal, scope).len(), 0);
        assert_eq!(orders(portal, scope), [vec![rx(1), rx(2)]]);
        assert_eq!(kept(portal, scope, 1).body, body(None));
    });
}

#[test]
fn whoever_stops_it_after_the_notice_gets_nothing() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        look(portal, scope);
        portal.write(move |tx| stop(tx, scope, (rx(1), ACCOUNT)));
        for _ in 0..5 {
            assert_eq!(next_day(portal, scope).len(), 0);
        }
        assert_eq!(orders(portal, scope).len(), 0);
    });
}

#[test]
fn after_three_days_that_failed_it_pauses_and_the_member_hears_once() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        look(portal, scope);
        portal.write(move |tx| {
            let mut told = record(1);
            told.status = PrescriptionStatus::Stopped;
            take_prescription(tx, scope, rx(1), (&told, &Names::default())).map(|_| ())
        });
        let mut sent = Vec::new();
        for _ in 0..6 {
            sent.extend(next_day(portal, scope));
        }
        let [paused] = sent.try_into().expect("one message");
        assert!(paused.text.contains("We could not order 1 of your refills for 3 days"));
        assert_eq!(kept(portal, scope, 1).body.stage, Stage::Paused(Why::Prescription));
        let steps = portal.read(move |tx| history(tx, scope, rx(1)));
        let stages: Vec<Stage> = steps.iter().map(|step| step.body.stage).collect();
        assert_eq!(stages, [Stage::Paused(Why::Prescription), Stage::On]);
        assert_eq!(orders(portal, scope).len(), 0);
    });
}

#[test]
fn a_fill_that_came_otherwise_begins_the_next_supply_anew() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        look(portal, scope);
        portal.pass(Duration::from_hours(24));
        portal.write(move |tx| {
            let fill = fill_record(0, FillStatus::Completed);
            let id = (FillId::new([77; 16]), Some(rx(1)));
            take_fill(tx, scope, id, (&fill, &Names::default())).map(|_| ())
        });
        for _ in 0..4 {
            assert_eq!(next_day(portal, scope).len(), 0);
        }
        assert_eq!(kept(portal, scope, 1).body.order_on, None);
        assert_eq!(orders(portal, scope).len(), 0);
    });
}

#[test]
fn the_last_refill_is_no_failure_and_the_next_ones_are_ordered_again() {
    portals(|portal, scope| {
        let allowed = move |refills| {
            portal.write(move |tx| {
                let mut told = record(1);
                told.refills_allowed = Some(refills);
                take_prescription(tx, scope, rx(1), (&told, &Names::default())).map(|_| ())
            });
        };
        allowed(0);
        agrees(portal, scope, &[1]);
        for _ in 0..8 {
            assert_eq!(next_day(portal, scope).len(), 0);
        }
        assert_eq!(kept(portal, scope, 1).body, body(None));
        allowed(5);
        let [told] = next_day(portal, scope).try_into().expect("one message");
        assert!(told.subject.contains("1 refill for you on March 16, 2027"), "{}", told.subject.0);
    });
}

#[test]
fn what_the_plan_barred_meanwhile_is_told_anew_before_it_is_ordered() {
    portals(|portal, scope| {
        let house = &portal.house;
        let terms = RefillTerms { automatic: false, ..HOUSE };
        let ground = Ground {
            db: portal.db.clone(),
            clock: house.clock.clone(),
            luck: house.luck.clone(),
            plan: PlanLook { terms, ..testkit::plan() },
            mode: Mode::Demo,
            origin: "https://juniper.example".to_owned(),
            proxies: Vec::new(),
        };
        let barred = House::open(ground, &rooms()).unwrap();
        agrees(portal, scope, &[1]);
        assert_eq!(look(portal, scope).len(), 1);
        portal.pass(Duration::from_hours(24));
        portal.write(move |tx| look_at(tx, &barred, scope));
        assert_eq!(kept(portal, scope, 1).body, body(None), "what was told is over");
        portal.pass(Duration::from_hours(48));
        let [told] = next_day(portal, scope).try_into().expect("one message");
        assert!(told.subject.contains("1 refill for you on March 11, 2027"), "{}", told.subject.0);
        assert_eq!(orders(portal, scope).len(), 0);
        (0..3).for_each(|_| drop(next_day(portal, scope)));
        assert_eq!(orders(portal, scope), [vec![rx(1)]]);
    });
}

#[test]
fn after_days_on_which_the_house_was_shut_it_is_told_anew() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        assert_eq!(look(portal, scope).len(), 1);
        portal.pass(Duration::from_hours(24 * 6));
        let [told] = next_day(portal, scope).try_into().expect("one message");
        assert!(told.subject.contains("1 refill for you on March 14, 2027"), "{}", told.subject.0);
        assert_eq!(orders(portal, scope).len(), 0);
        (0..3).for_each(|_| drop(next_day(portal, scope)));
        assert_eq!(orders(portal, scope), [vec![rx(1)]]);
    });
}

#[test]
fn what_orders_itself_leaves_its_owners_own_unfinished_refill_where_it_was() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        look(portal, scope);
        (0..2).for_each(|_| drop(next_day(portal, scope)));
        portal.pass(Duration::from_hours(23));
        let begun = Draft::of([rx(2)]).unwrap();
        let kept = begun.clone();
        let id = portal.write(move |tx| save_draft(tx, scope, &kept));
        portal.pass(Duration::from_hours(1));
        look(portal, scope);
        assert_eq!(orders(portal, scope), [vec![rx(1)]]);
        assert_eq!(portal.read(move |tx| newest_draft(tx, scope)), Some(id));
        assert_eq!(portal.read(move |tx| unfinished(tx, scope)), Some(begun));
        let ann = portal.visited_by(&Person { scope, ..Person::ann() });
        ann.opens("/refills/check").sees("Check your order: 1 refill").sees("Sample 2 mg");
    });
}

/// Ann, with an account, whose things go to an address that somebody added to it.
fn elsewhere(portal: &Portal, scope: MemberScope) -> AccountId {
    portal.write(move |tx| {
        moves_to(tx, scope, "66 Stranger Street")?;
        let names = ("ann.whitfield", "ann@example.org");
        identity::testing::account(tx, scope.member(), ("Ann", Lang::English), names)
    })
}

fn went_to(portal: &Portal, scope: MemberScope) -> Vec<String> {
    let found = portal.read(move |tx| Ok(page_before(tx, scope, None)?.0));
    found.iter().filter_map(|order| order.body.deliver_to.first()).map(|l| l.0.clone()).collect()
}

#[test]
fn security_90_while_the_account_is_frozen_it_goes_to_the_plans_address_alone() {
    for (frozen, street) in [(false, "66 Stranger Street"), (true, "12 Juniper Lane")] {
        portals(|portal, scope| {
            let account = elsewhere(portal, scope);
            agrees(portal, scope, &[1]);
            look(portal, scope);
            if frozen {
                portal.write(move |tx| {
                    let of = (account, scope.member());
                    identity::holds::freeze(tx, of, ::store::Actor::Account(account))
                });
            }
            for _ in 0..3 {
                next_day(portal, scope);
            }
            assert_eq!(went_to(portal, scope), [street]);
        });
    }
}

#[test]
fn nothing_is_ordered_for_a_closed_account_and_once_it_is_open_again_it_is_told_anew() {
    portals(|portal, scope| {
        let of = (elsewhere(portal, scope), scope.member());
        agrees(portal, scope, &[1]);
        assert_eq!(look(portal, scope).len(), 1);
        let turn = |turn: fn(&Tx, &House, Of, &Order) -> Result<bool, Fault>| {
            let house = portal.house.clone();
            let order = Order { by: "desk".to_owned(), reason: "asked".to_owned() };
            assert!(portal.write(move |tx| turn(tx, &house, of, &order)));
            portal.work();
        };
        turn(closing::close);
        for _ in 0..5 {
            assert_eq!(next_day(portal, scope).len(), 0);
        }
        assert_eq!(orders(portal, scope).len(), 0);
        turn(closing::reopen);
        let [told] = next_day(portal, scope).try_into().expect("one message");
        assert!(told.subject.contains("1 refill for you on March 13, 2027"), "{}", told.subject.0);
        assert_eq!(orders(portal, scope).len(), 0);
    });
}

/// The plan's file has no mailbox or phone of hers any more that could be written to.
fn on_paper(portal: &Portal) {
    portal.write(|tx| {
        let mut told = person("ann", ANN_BORN);
        (told.emails, told.phones) = (vec!["none".into()], vec!["none".into()]);
        coverage::take_person(tx, &told).map(|_| ())
    });
}

#[test]
fn whom_only_paper_reaches_is_written_to_ten_days_before_and_can_stop_it() {
    for stops in [false, true] {
        portals(|portal, scope| {
            on_paper(portal);
            let ann = portal.visited_by(&Person { scope, ..Person::ann() });
            let page = ann.opens(&format!("/prescriptions/{}/automatic", rx(1)));
            page.sees("we write you a letter 10 days before each order").lacks("3 days before");
            agrees(portal, scope, &[1]);
            let [told] = look(portal, scope).try_into().expect("one letter");
            assert!(
                told.subject.contains("refill for you on March 14, 2027"),
                "{}",
                told.subject.0
            );
            if stops {
                portal.write(move |tx| stop(tx, scope, (rx(1), ACCOUNT)));
            }
            for _ in 0..9 {
                assert_eq!(next_day(portal, scope).len(), 0);
                assert_eq!(orders(portal, scope).len(), 0);
            }
            let (letters, ordered) = (next_day(portal, scope), usize::from(!stops));
            assert_eq!((letters.len(), orders(portal, scope).len()), (ordered, ordered));
        });
    }
}

#[test]
fn whom_nothing_reaches_is_told_so_before_they_press_and_nothing_is_ordered() {
    portals(|portal, _| {
        let scope = portal.write(|tx| {
            let told = formats::records::Person {
                address: None,
                emails: Vec::new(),
                phones: Vec::new(),
                ..person("bea", ANN_BORN)
            };
            let scope = MemberScope::of(coverage::take_person(tx, &told)?.0);
            give(tx, scope, 4)?;
            give(tx, scope, 5)?;
            Ok(scope)
        });
        let bea = portal.visited_by(&Person { scope, ..Person::ann() });
        let path = format!("/prescriptions/{}/automatic", rx(4));
        bea.opens(&path).sees("Add an email or a phone first").lacks("Turn on automatic refill");
        bea.sends(&path, &[("agree", "yes")]).sees("Add an email or a phone first");
        assert!(portal.read(move |tx| automatic(tx, scope, rx(4))).is_none());
        // Agreed to while something still reached her.
        agrees(portal, scope, &[5]);
        let sent: Vec<Message> = (0..6).flat_map(|_| next_day(portal, scope)).collect();
        assert_eq!((sent.len(), orders(portal, scope).len()), (0, 0));
        assert_eq!(kept(portal, scope, 5).body.stage, Stage::Paused(Why::CannotTell));
        bea.opens("/refills/automatic").sees("Sample 5 mg tablet").lacks("Sample 4 mg tablet");
    });
}

#[test]
fn a_letter_about_an_order_promises_no_ten_minutes() {
    for paper in [false, true] {
        portals(|portal, scope| {
            agrees(portal, scope, &[1]);
            look(portal, scope);
            if paper {
                on_paper(portal);
            }
            let sent: Vec<Message> = (0..3).flat_map(|_| next_day(portal, scope)).collect();
            let ordered = sent.iter().find(|one| one.text.contains("We ordered 1 refill"));
            assert_eq!(ordered.unwrap().text.contains("10 minutes"), !paper);
        });
    }
}

#[test]
fn a_cap_without_a_known_price_orders_nothing_and_says_so() {
    portals(|portal, scope| {
        portal.write(move |tx| agree(tx, scope, rx(1), (ACCOUNT, Some(Money::cents(5_000)))));
        let sent: Vec<Message> = (0..8).flat_map(|_| next_day(portal, scope)).collect();
        let subjects: Vec<&str> = sent.iter().map(|message| message.subject.as_str()).collect();
        assert_eq!(subjects.len(), 2, "{subjects:?}");
        assert!(subjects.iter().any(|subject| subject.contains("paused")));
        assert_eq!(kept(portal, scope, 1).body.stage, Stage::Paused(Why::PriceUnknown));
        assert_eq!(orders(portal, scope).len(), 0);
    });
}

#[test]
fn each_medicine_with_a_cap_is_an_order_of_its_own_that_may_cost_no_more() {
    portals(|portal, scope| {
        portal.write(move |tx| {
            list_drug(tx, scope, (false, false))?;
            for (seed, cap) in [(1, Some(1_500)), (2, Some(2_000)), (3, None)] {
                let mut told = record(seed);
                told.drug.ndc = Some(listed_ndc());
                take_prescription(tx, scope, rx(seed), (&told, &Names::default()))?;
                agree(tx, scope, rx(seed), (ACCOUNT, cap.map(Money::cents)))?;
            }
            Ok(())
        });
        look(portal, scope);
        for _ in 0..3 {
            next_day(portal, scope);
        }
        let found = portal.read(move |tx| Ok(page_before(tx, scope, None)?.0));
        let mut limits: Vec<(usize, Option<i64>)> = found
            .iter()
            .map(|order| (order.lines.len(), order.body.wishes.price_limit.map(Money::as_cents)))
            .collect();
        limits.sort_unstable();
        assert_eq!(limits, [(1, None), (1, Some(1_500)), (1, Some(2_000))]);
    });
}

#[test]
fn an_ended_coverage_pauses_everything_at_once_and_the_member_hears_why() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1, 2]);
        portal.write(move |tx| covered(tx, scope, Some(today().plus_days(-1))));
        let [paused] = look(portal, scope).try_into().expect("one message");
        assert!(paused.text.contains("Your coverage ended, so we paused your 2 automatic refills"));
        for seed in [1, 2] {
            assert_eq!(kept(portal, scope, seed).body.stage, Stage::Paused(Why::NotCovered));
        }
        for _ in 0..4 {
            assert_eq!(next_day(portal, scope).len(), 0);
        }
        assert_eq!(orders(portal, scope).len(), 0);
        let ann = portal.visited_by(&Person { scope, ..Person::ann() });
        let path = format!("/prescriptions/{}/automatic", rx(1));
        ann.opens(&path).sees("Your coverage ended").lacks("Save the change");
        ann.sends(&path, &[("agree", "yes")]).sees("automatic refill cannot be turned on");
        ann.opens("/refills/automatic").sees("Sample 1 mg").lacks("Sample 3 mg");
    });
}

#[test]
fn a_medicine_controlled_by_its_name_alone_is_not_offered_either() {
    testkit::sqlite(rooms, |portal| {
        portal.write(|tx| {
            give(tx, ANN, 1)?;
            let mut told = record(1);
            told.drug.name = Some("Zolpidem 5 mg tablet".into());
            take_prescription(tx, ANN, rx(1), (&told, &Names::default())).map(|_| ())
        });
        let ann = portal.visited_by(&Person::ann());
        let path = format!("/prescriptions/{}/automatic", rx(1));
        ann.sends(&path, &[("agree", "yes")]).sees("The law has special rules");
        assert!(portal.read(|tx| automatic(tx, ANN, rx(1))).is_none());
    });
}

#[test]
fn every_yes_and_no_is_kept_and_audited_and_the_same_again_is_none() {
    portals(|portal, scope| {
        agrees(portal, scope, &[1]);
        agrees(portal, scope, &[1]);
        portal.write(move |tx| agree(tx, scope, rx(1), (ACCOUNT, Some(Money::cents(900)))));
        portal.write(move |tx| stop(tx, scope, (rx(1), ACCOUNT)));
        portal.write(move |tx| stop(tx, scope, (rx(1), ACCOUNT)));
        let steps = portal.read(move |tx| history(tx, scope, rx(1)));
        let numbers: Vec<i64> = steps.iter().map(|step| step.number).collect();
        assert_eq!(numbers, [2, 1, 0]);
        let said = |tx: &Tx| ::store::audit::about(tx, rx(1).bytes());
        let entries = portal.read(said);
        let ours = entries.iter().filter(|(action, ..)| action == "automatic.changed").count();
        assert_eq!(ours, 3);
    });
}

fn ann_has(portal: &Portal, seed: u8, schedule: Option<Schedule>) {
    portal.write(move |tx: &Tx| -> Result<(), Fault> {
        give(tx, ANN, seed)?;
        let mut told = record(seed);
        told.drug.schedule = schedule;
        take_prescription(tx, ANN, rx(seed), (&told, &Names::default())).map(|_| ())
    });
}

#[test]
fn a_member_agrees_changes_and_stops_on_one_page_without_scripts() {
    testkit::sqlite(rooms, |portal| {
        signed_up(&portal.db);
        ann_has(portal, 1, None);
        ann_has(portal, 2, Some(Schedule::Four));
        let ann = portal.visited_by(&Person::ann());
        let list = ann.opens("/refills/automatic");
        list.sees("Sample 1 mg tablet").sees("Automatic refill is off").lacks("Sample 2 mg");
        let path = format!("/prescriptions/{}/automatic", rx(1));
        ann.opens(&path).sees("About every 30 days".to_lowercase().as_str()).sees("Turn it on");
        let wrong = ann.sends(&path, &[("cap", "a lot")]);
        assert_eq!(wrong.status, 422);
        wrong.sees("Enter an amount up to 10,000").sees("Tick the box").sees("value=\"a lot\"");
        let on = ann.sends(&path, &[("cap", "$50"), ("agree", "yes")]).follow();
        on.sees("Automatic refill is on.").sees("turned on, up to $50.00").sees("value=\"50.00\"");
        ann.opens("/refills/automatic").sees("Change or stop");
        let off = ann.presses(&format!("{path}/stop")).follow();
        off.sees("Nothing more is ordered by itself").sees("turned off");
        // A controlled medicine is refused, whatever is sent.
        let other = format!("/prescriptions/{}/automatic", rx(2));
        ann.opens(&other).sees("The law has special rules for this medicine");
        ann.sends(&other, &[("agree", "yes")]).sees("The law has special rules");
        assert!(portal.read(|tx| automatic(tx, ANN, rx(2))).is_none());
        // Somebody else's is not there.
        let ben = portal.visited_by(&Person::ben());
        assert_eq!(ben.opens(&path).status, 404);
        assert_eq!(ben.sends(&path, &[("agree", "yes")]).status, 404);
        assert_eq!(ben.presses(&format!("{path}/stop")).status, 404);
    });
}
