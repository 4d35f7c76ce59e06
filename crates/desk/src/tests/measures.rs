//! What happened is counted once, by day, and shown without anybody in it.

use std::time::Duration;

use ::store::delivery::{self, Detail, State};
use ::store::{Actor, Channel, Entry, Message, queue};
use base::{Day, Email, Timestamp};
use help::tickets::Topic;
use testkit::{Portal, Visitor};

use crate::ask_counts;
use crate::measures::rules::Sums;
use crate::measures::store::sums;
use crate::staff::Role;
use crate::testing::{DAY, at_desk, both, member, sqlite, written};

fn today(portal: &Portal) -> Day {
    portal.now().day_in(&testkit::plan().zone)
}

/// Everything that is counted of today and the year before.
fn all(portal: &Portal) -> Sums {
    let until = today(portal).plus_days(1);
    portal.read(move |tx| sums(tx, (until.plus_days(-365), until)))
}

fn count(portal: &Portal) {
    portal.write(ask_counts);
    portal.work();
}

/// So often at a moment.
fn happened(portal: &Portal, (action, many): (&'static str, u32), at: Timestamp) {
    portal.write(move |tx| {
        for _ in 0..many {
            tx.audit(Entry::new(action, Actor::House).at(at))?;
        }
        Ok(())
    });
}

fn page<'v, 'p>(who: &'v Visitor<'p>, query: &str) -> testkit::Page<'v, 'p> {
    let page = who.opens(&format!("/desk/measures{query}"));
    assert_eq!(page.status, 200);
    page
}

/// What stands in the cells of the row of this measure.
fn row(page: &testkit::Page<'_, '_>, name: &str) -> Vec<String> {
    let (_, rest) = page.text().split_once(&format!("<th scope=\"row\">{name}")).unwrap();
    let (row, _) = rest.split_once("</tr>").unwrap();
    let cells = row.split("<td").skip(1).map(|cell| {
        let (_, cell) = cell.split_once('>').unwrap();
        let cell = cell.split("</td>").next().unwrap();
        cell.replace("<strong>", "").replace("</strong>", "").trim().to_owned()
    });
    cells.collect()
}

#[test]
fn each_entry_of_the_record_is_counted_once_however_often_it_is_asked_for() {
    both(|portal| {
        // More than fit one batch and one transaction; a passkey in a new browser is one sign-in.
        for _ in 0..45 {
            portal.write(|tx| {
                for _ in 0..50 {
                    tx.audit(Entry::new("sign-in.passkey", Actor::House))?;
                    tx.audit(Entry::new("sign-in.new-device", Actor::House))?;
                }
                Ok(())
            });
            portal.pass(Duration::from_millis(1));
        }
        happened(portal, ("sign-in.wrong-password", 250), portal.now());
        count(portal);
        let told = all(portal);
        assert_eq!((told["sign-in.done"], told["sign-in.wrong"]), (2_250, 250));
        count(portal);
        portal.pass(Duration::from_mins(11));
        happened(portal, ("sign-in.known-device", 1), portal.now());
        count(portal);
        assert_eq!(all(portal)["sign-in.done"], 2_251);
        let report = store::audit::verify(&portal.db, vec![], portal.now()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    });
}

#[test]
fn how_long_a_sign_in_took_is_told_by_the_middle_of_many() {
    both(|portal| {
        portal.write(|tx| {
            for seconds in [20, 40, 41, 200].repeat(6) {
                let entry = Entry::new("sign-in.new-device", Actor::House);
                tx.audit(entry.detail(&serde_json::json!({ "seconds": seconds })))?;
            }
            // From before it was written down.
            tx.audit(Entry::new("sign-in.new-device", Actor::House))
        });
        count(portal);
        let told = all(portal);
        assert_eq!((told["sign-in.done"], told["took.60"], told["took.300"]), (25, 12, 6));
        let dora = at_desk(portal, ("Dora Fell", Role::Supervisor), 1);
        let seen = page(&dora, "");
        assert_eq!(row(&seen, "Half of the sign-ins with a code took")[0], "up to 60 seconds");
    });
}

#[test]
fn whole_days_are_compared_and_what_moved_by_a_fifth_is_said() {
    both(|portal| {
        let ago = |days: u32| portal.now() - DAY * days;
        let dora = at_desk(portal, ("Dora Fell", Role::Supervisor), 1);
        page(&dora, "").sees("Nothing has been counted yet");
        happened(portal, ("sign-in.known-device", 900), ago(20));
        happened(portal, ("sign-in.known-device", 100), ago(8));
        happened(portal, ("sign-in.known-device", 130), ago(2));
        happened(portal, ("sign-in.wrong-password", 10), ago(2));
        happened(portal, ("order.placed", 100), ago(9));
        happened(portal, ("order.placed", 95), ago(1));
        happened(portal, ("order.placed", 7), portal.now());
        happened(portal, ("account.frozen", 3), ago(1));
        count(portal);
        let seen = page(&dora, "?period=week");
        let name = |name: &str| row(&seen, name);
        let cells = ["0", "130", "100", "30% more: a fifth or more"];
        assert_eq!(name("Sign-ins"), cells);
        assert_eq!(name("Right answers"), ["too few to say", "93%", "100%", "7% less"]);
        assert_eq!(name("Orders placed here"), ["7", "95", "100", "5% less"]);
        assert_eq!(name("Accounts frozen"), ["0", "fewer than 5", "0", "–"]);
        assert_eq!(name("Without a call")[1], "too few to say");
        // The days before the first that was counted are not taken for days without anything.
        let weeks = page(&dora, "");
        weeks.sees("Counted since February 12, 2027");
        assert_eq!(row(&weeks, "Sign-ins"), ["0", "1,130", "not counted", "–"]);
        let spanish = dora.opens("/language?lang=es&back=/desk/measures").status;
        assert!(spanish < 500);
    });
}

#[test]
fn codes_are_compared_with_no_day_on_which_they_were_not_counted() {
    both(|portal| {
        let dora = at_desk(portal, ("Dora Fell", Role::Supervisor), 1);
        happened(portal, ("sign-in.known-device", 100), portal.now() - DAY * 60);
        happened(portal, ("sign-in.known-device", 100), portal.now() - DAY * 40);
        count(portal);
        let weeks = page(&dora, "");
        assert_eq!(row(&weeks, "Sign-ins")[2], "100");
        assert_eq!(row(&weeks, "Codes sent")[1..3], ["0", "not counted"]);
        // Of seven days and seven before it both are known.
        let week = page(&dora, "?period=week");
        assert_eq!(row(&week, "Codes sent")[1..3], ["0", "0"]);
        page(&dora, "?period=year").sees("The days before are missing here");
        // Four weeks later there is something to compare with.
        portal.pass(DAY * 28);
        count(portal);
        let dora = at_desk(portal, ("Dora Roy", Role::Supervisor), 2);
        assert_eq!(row(&page(&dora, ""), "Codes sent")[1..3], ["0", "0"]);
    });
}

#[test]
fn tickets_of_the_ordinary_queue_are_counted_by_topic_and_how_soon_they_were_answered() {
    both(|portal| {
        let ann = member(portal, 0xA, ("ann", "JRX100200"));
        let soon = written(portal, &ann, (Topic::Card, 1), "Where is my card?");
        written(portal, &ann, (Topic::Money, 2), "It cost too much.");
        written(portal, &ann, (Topic::Fraud, 3), "Somebody called me.");
        portal.pass(Duration::from_hours(3));
        let ana = at_desk(portal, ("Ana Ruiz", Role::Agent), 1);
        let reply = |text: &str| {
            let path = format!("/desk/tickets/{soon}");
            let page = ana.opens(&path);
            let (seen, since) = (page.field("seen").1, page.field("since").1);
            let fields = [("act", "reply"), ("text", text), ("seen", &seen), ("since", &since)];
            assert!(ana.sends(&path, &fields).place().contains("done="), "{text}");
        };
        reply("In the menu.");
        portal.pass(Duration::from_mins(1));
        reply("Under ID card.");
        count(portal);
        let told = all(portal);
        let of = |what: &str| told.get(what).copied().unwrap_or(0);
        assert_eq!([of("ticket.opened"), of("ticket.card"), of("ticket.money")], [2, 1, 1]);
        assert_eq!([of("reply.all"), of("reply.soon"), of("reply.day")], [1, 1, 1]);
        assert!(of("desk.look") >= 1);
    });
}

fn mail() -> Email {
    "ann@example.org".parse().unwrap()
}

fn said() -> String {
    "Your code is 123456.".to_owned()
}

#[test]
fn codes_are_counted_by_channel_and_by_whether_they_came_within_a_minute() {
    both(|portal| {
        let send = |number: u8, channel, key: &str| {
            let key = format!("{key}:{number}");
            portal.write(move |tx| {
                let message = match channel {
                    Channel::Text => Message::text(&"212-555-0143".parse().unwrap(), said()),
                    _ => Message::mail(&mail(), "A code", (said(), String::new())),
                };
                tx.send(key.clone(), None, &message)?;
                Ok(queue::by_key(tx, &key)?.unwrap().id)
            })
        };
        let told = |id, state| {
            portal.write(move |tx| delivery::note(tx, id, state, &Detail::default()).map(|_| ()));
        };
        let quick = send(1, Channel::Mail, "access.send_code");
        let slow = send(2, Channel::Mail, "access.send_code");
        let back = send(3, Channel::Mail, "recovery.code");
        let text = send(4, Channel::Text, "recovery.text");
        let taken = send(5, Channel::Text, "access.send_code");
        // No code: not counted.
        send(6, Channel::Mail, "order-placed");
        for id in [quick, back, taken] {
            told(id, State::Accepted);
        }
        portal.pass(Duration::from_mins(1));
        told(text, State::Delivered);
        portal.pass(Duration::from_secs(1));
        told(slow, State::Accepted);
        told(taken, State::Delivered);
        told(back, State::Bounced);
        count(portal);
        let sums = all(portal);
        let of = |what: &str| sums.get(what).copied().unwrap_or(-1);
        assert_eq!([of("code.mail"), of("code.mail-soon"), of("code.mail-failed")], [3, 2, 1]);
        assert_eq!([of("code.text"), of("code.text-soon"), of("code.text-failed")], [2, 1, 0]);
        // Counted anew while something may change, and not added to it.
        portal.pass(Duration::from_hours(2));
        count(portal);
        assert_eq!(all(portal).get("code.mail"), Some(&3));
    });
}

#[test]
fn days_that_are_long_over_go_one_by_one_and_what_is_recent_stays() {
    both(|portal| {
        for ago in [0, 799, 802, 803] {
            happened(portal, ("order.placed", 1), portal.now() - DAY * ago);
        }
        let kept = |portal: &Portal| {
            let until = today(portal).plus_days(1);
            let sums = portal.read(move |tx| sums(tx, (until.plus_days(-2_000), until)));
            sums["refill.ordered"]
        };
        count(portal);
        assert_eq!(kept(portal), 3, "the oldest is gone");
        portal.pass(Duration::from_mins(11));
        count(portal);
        portal.pass(Duration::from_mins(11));
        count(portal);
        assert_eq!(kept(portal), 2);
    });
}

#[test]
fn an_odd_address_shows_the_page_and_other_roles_find_none() {
    sqlite(|portal| {
        happened(portal, ("order.placed", 7), portal.now() - DAY);
        count(portal);
        let ada = at_desk(portal, ("Ada Roy", Role::Administrator), 1);
        for query in ["?period=%3Cscript%3E", "?period=&numbers=1", "?period=year&numbers=shown"] {
            page(&ada, query).sees("Orders placed here").lacks("<script>");
        }
        page(&ada, "?numbers=shown").sees("<details class=\"lk-details\" open>");
        let fay = at_desk(portal, ("Fay Kim", Role::Fraud), 2);
        assert_eq!(fay.opens("/desk/measures").status, 404);
    });
}
