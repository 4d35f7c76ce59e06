//! What is odd about the desk's own work is raised once, and closed by somebody else.

use std::time::Duration;

use base::{Entropy, StaffId, Timestamp};
use testkit::{Page, Portal, Visitor};

use crate::alarms::rules::{Cause, State, Worked};
use crate::alarms::store::{add_worked, all};
use crate::staff::Role;
use crate::staff::store::list;
use crate::testing::{act_on, at_desk, both, in_team, member, sqlite};

const CARD: &str = "JRX100200";

fn seeks<'v, 'p>(who: &'v Visitor<'p>, card: &str) -> Page<'v, 'p> {
    who.sends("/desk/look-up", &[("sought", card), ("why", "call")])
}

/// The first alarm that is listed for this visitor.
fn first(who: &Visitor<'_>) -> String {
    let page = who.opens("/desk/alarms");
    let (_, rest) = page.text().split_once("href=\"/desk/alarms/").unwrap();
    format!("/desk/alarms/{}", rest.split('"').next().unwrap())
}

fn version(page: &Page<'_, '_>) -> String {
    page.field("seen").1
}

fn named(portal: &Portal, name: &str) -> StaffId {
    let all = portal.read(list);
    all.into_iter().find(|one| one.name.as_str() == name).unwrap().id
}

fn counted(portal: &Portal, text: &'static str) -> i64 {
    let sql = store::Sql { name: "COUNT", text };
    portal.read(move |tx| tx.one(sql, &[], |row| row.get(0)))
}

const RAISED: &str = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.alarm'";

#[test]
fn a_member_whom_three_of_us_look_up_in_a_day_raises_one_alarm_about_all_who_did() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = at_desk(portal, ("Bo Fox", Role::Fraud), 2);
        let cy = at_desk(portal, ("Cy Ito", Role::Supervisor), 3);
        let di = at_desk(portal, ("Di Oak", Role::Supervisor), 4);
        for who in [&ana, &bo, &ana, &ana] {
            seeks(who, CARD).sees("ann W.");
        }
        di.opens("/desk/alarms").sees("Nothing needs to be looked at").lacks("1 waits)");
        seeks(&cy, CARD).sees("ann W.");
        seeks(&ana, CARD).sees("ann W.");
        di.opens("/desk").sees("Alarms (1 waits)");
        ana.opens("/desk").lacks("Alarms");
        let page = di.opens(&first(&di));
        page.sees("Several of us looked at one member").sees("Ana Ruiz, agent");
        page.sees("Bo Fox, fraud officer").sees("Cy Ito, supervisor").lacks("ann W.").lacks("0200");
        // A fourth is added to it, and can no longer decide about it.
        seeks(&di, CARD).sees("ann W.");
        di.opens(&first(&di)).sees("This alarm is about you").lacks("I look at it");
        assert_eq!(counted(portal, RAISED), 1);
        let of_member = "SELECT COUNT(*) FROM audit_entry \
            WHERE action = 'desk.alarm' AND owner IS NOT NULL AND thing IS NOT NULL";
        assert_eq!(counted(portal, of_member), 1);
        portal.work();
        let report = store::audit::verify(&portal.db, vec![], portal.now()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    });
}

#[test]
fn whom_an_alarm_is_about_decides_nothing_and_a_colleague_says_what_it_was() {
    both(|portal| {
        let sam = at_desk(portal, ("Sam Lee", Role::Supervisor), 1);
        for number in 0..15 {
            sam.opens("/desk").lacks("Alarms (");
            seeks(&sam, &format!("JRX9{number}")).sees("Nobody is found");
        }
        let path = first(&sam);
        let page = sam.opens(&path);
        page.sees("sought many who were not found").sees("This alarm is about you");
        for act in ["take", "close"] {
            let sent = [("act", act), ("found", "explained"), ("seen", "1")];
            assert_eq!(sam.sends(&path, &sent).status, 404, "{act}");
        }
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 4);
        assert_eq!(ana.opens(&path).status, 404);

        let ada = at_desk(portal, ("Ada Roy", Role::Administrator), 2);
        let fay = at_desk(portal, ("Fay Kim", Role::Fraud), 3);
        let page = ada.opens(&path);
        page.sees("Sam Lee, supervisor").sees("Nobody has taken it");
        let old = version(&page);
        let taken = fay.sends(&path, &[("act", "take"), ("seen", &old)]);
        taken.follow().sees("Fay Kim, fraud officer took it").lacks("I look at it");
        let close = |seen: &str, found: &str| {
            let page = ada.sends(&path, &[("act", "close"), ("found", found), ("seen", seen)]);
            (page.status, page.header("location").to_owned(), page.text().to_owned())
        };
        let (status, _, text) = close(&old, "explained");
        assert!(status == 422 && text.contains("Somebody was faster"), "{text}");
        let now = version(&ada.opens(&path));
        for odd in ["", "she is a thief", "<script>"] {
            let (status, _, text) = close(&now, odd);
            assert!(status == 422 && text.contains("Choose what it was"), "{text}");
        }
        assert_eq!(close(&now, "spoken").1, "/desk/alarms?done=closed");
        let list = ada.opens("/desk/alarms?done=closed");
        list.sees("The alarm is closed").sees("Nothing needs to be looked at");
        list.sees("We spoke with them").sees("Ada Roy, administrator");
        assert_eq!(close(&now, "explained").0, 422, "it is closed");
        let closed = "SELECT COUNT(*) FROM audit_entry WHERE action = 'desk.alarm-closed'";
        assert_eq!((counted(portal, RAISED), counted(portal, closed)), (1, 1));
        // On another day another one rises.
        portal.pass(Duration::from_hours(24));
        let sam = at_desk(portal, ("Sam Roe", Role::Supervisor), 5);
        for number in 0..15 {
            seeks(&sam, &format!("JRX8{number}")).sees("Nobody is found");
        }
        assert_eq!(counted(portal, RAISED), 2);
    });
}

/// Somebody says that there was a good reason for the first alarm that waits.
fn closes(who: &Visitor<'_>) -> String {
    let path = first(who);
    let seen = version(&who.opens(&path));
    let sent = [("act", "close"), ("found", "explained"), ("seen", &seen)];
    assert_eq!(who.sends(&path, &sent).place(), "/desk/alarms?done=closed");
    path
}

#[test]
fn a_closed_alarm_that_happens_as_often_again_rises_anew() {
    both(|portal| {
        let sam = at_desk(portal, ("Sam Lee", Role::Supervisor), 1);
        let fay = at_desk(portal, ("Fay Kim", Role::Fraud), 2);
        let (id, today) = (named(portal, "Sam Lee"), portal.now().day_in(&testkit::plan().zone));
        let missed = move |misses| {
            let more = Worked { misses, ..Worked::default() };
            portal.write(move |tx| add_worked(tx, (id, today), more));
            seeks(&sam, "JRX9").sees("Nobody is found");
        };
        missed(14);
        // One more while it stands belongs to it: 16 are known when it is closed.
        missed(0);
        let old = closes(&fay);
        missed(14);
        assert_eq!(counted(portal, RAISED), 1, "31");
        missed(0);
        assert_eq!(counted(portal, RAISED), 2, "32");
        missed(0);
        assert_eq!(counted(portal, RAISED), 2, "it stands");
        assert_ne!(closes(&fay), old);
        fay.opens("/desk/alarms").sees("Nothing needs to be looked at");
    });
}

#[test]
fn another_who_looks_joins_a_taken_alarm_and_makes_a_closed_one_rise_anew() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = at_desk(portal, ("Bo Fox", Role::Agent), 2);
        let cy = at_desk(portal, ("Cy Ito", Role::Agent), 3);
        let di = at_desk(portal, ("Di Oak", Role::Agent), 4);
        let ed = at_desk(portal, ("Ed Poe", Role::Agent), 5);
        let fay = at_desk(portal, ("Fay Kim", Role::Fraud), 6);
        for who in [&ana, &bo, &cy] {
            seeks(who, CARD).sees("ann W.");
        }
        let path = first(&fay);
        let seen = version(&fay.opens(&path));
        fay.sends(&path, &[("act", "take"), ("seen", &seen)]).follow().sees("Fay Kim");
        let all_taken = |tx: &store::Tx| all(tx, State::Taken, Timestamp::from_micros(0));
        let took = portal.read(all_taken)[0].moved_at;
        portal.pass(Duration::from_mins(3));
        seeks(&di, CARD).sees("ann W.");
        let taken = portal.read(all_taken).remove(0);
        assert_eq!((taken.moved_at, taken.about.len()), (took, 4));
        closes(&fay);
        // Again, of one who is among them: nothing is new.
        seeks(&di, CARD).sees("ann W.");
        assert_eq!(counted(portal, RAISED), 1);
        seeks(&ed, CARD).sees("ann W.");
        assert_eq!(counted(portal, RAISED), 2);
        fay.opens(&first(&fay)).sees("Ed Poe").sees("Nobody has taken it");
        closes(&fay);
        // Nor is whoever looked before the first was closed.
        seeks(&ana, CARD).sees("ann W.");
        assert_eq!(counted(portal, RAISED), 2);
    });
}

#[test]
fn far_more_looks_than_usual_raise_an_alarm_and_as_many_as_usual_do_not() {
    both(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let (id, today) = (named(portal, "Ana Ruiz"), portal.now().day_in(&testkit::plan().zone));
        let worked = move |day, looks| {
            let more = Worked { looks, ..Worked::default() };
            move |tx: &store::Tx| add_worked(tx, (id, day), more)
        };
        for ago in 1..=5 {
            portal.write(worked(today.plus_days(-ago), 20));
        }
        portal.write(worked(today, 59));
        seeks(&ana, CARD).sees("ann W.");
        assert_eq!(counted(portal, RAISED), 0, "three times the usual");
        seeks(&ana, CARD).sees("ann W.");
        seeks(&ana, CARD).sees("ann W.");
        assert_eq!(counted(portal, RAISED), 1);
        let di = at_desk(portal, ("Di Oak", Role::Supervisor), 4);
        di.opens(&first(&di)).sees("far more often than usual").sees("Ana Ruiz, agent");
    });
}

#[test]
fn the_twentieth_help_of_one_of_us_and_three_times_the_usual_of_all_are_seen() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        in_team(portal, "West", ("Bo Fox", Role::Agent), 2);
        let (id, today) = (named(portal, "Ana Ruiz"), portal.now().day_in(&testkit::plan().zone));
        let helped = Worked { helped: 19, ..Worked::default() };
        portal.write(move |tx| add_worked(tx, (id, today), helped));
        // 29 others were asked for within the day, where ten are usual.
        let sql = store::Sql {
            name: "ASKED",
            text: "INSERT INTO assisted (id, account, owner, state, asked_at, version, body) \
                VALUES ($1, $2, $1, 'asked', $3, 1, $2)",
        };
        let account = ann.account;
        portal.write(move |tx| {
            for number in 0..29_u8 {
                let id: Entropy = [number; 16];
                tx.run(sql, &store::args![id, *account.bytes(), tx.now()])?;
            }
            Ok(())
        });
        let path = act_on(&ana, CARD, "/help").unwrap();
        assert_eq!(ana.sends(&path, &[("how", "in-person")]).place(), "/desk/assists?done=asked");
        let di = at_desk(portal, ("Di Oak", Role::Supervisor), 4);
        let page = di.opens("/desk/alarms");
        page.sees("20 people helped back in by one of us").sees("Ana Ruiz, agent");
        page.sees("Far more people than usual are helped").sees("The desk as a whole");
        assert_eq!(counted(portal, RAISED), 2);
    });
}

#[test]
fn what_is_done_while_nobody_answers_and_what_seems_pressed_is_seen() {
    sqlite(|portal| {
        member(portal, 0xA, ("ann", CARD));
        // From ten in the morning to nine in the evening.
        portal.pass(Duration::from_hours(11));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let bo = in_team(portal, "West", ("Bo Fox", Role::Supervisor), 2);
        let path = act_on(&ana, CARD, "/help").unwrap();
        assert_eq!(ana.sends(&path, &[("how", "in-person")]).place(), "/desk/assists?done=asked");
        bo.opens("/desk/alarms").sees("outside our hours").sees("Ana Ruiz, agent");
        let page = bo.opens("/desk/assists");
        let (_, rest) = page.text().split_once("href=\"/desk/assists/").unwrap();
        let one = format!("/desk/assists/{}", rest.split('"').next().unwrap());
        bo.sends(&one, &[("act", "decline"), ("no", "pressed")]);
        bo.opens("/desk/alarms").sees("Somebody seems to be pressed").sees("Bo Fox, supervisor");
        assert_eq!(counted(portal, RAISED), 3);
        let pressed = |tx: &store::Tx| all(tx, State::Open, Timestamp::from_micros(0));
        let pressed = portal.read(pressed).into_iter().find(|one| one.cause == Cause::Pressed);
        assert_eq!(pressed.unwrap().about, [named(portal, "Ana Ruiz")], "who asked for it");
    });
}

#[test]
fn by_day_what_is_done_for_a_member_raises_nothing() {
    sqlite(|portal| {
        member(portal, 0xA, ("ann", CARD));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let path = act_on(&ana, CARD, "/sessions").unwrap();
        ana.presses(&path);
        assert_eq!(counted(portal, RAISED), 0);
    });
}
