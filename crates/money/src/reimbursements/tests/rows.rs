//! A plan that answers by file: rows of `reimbursements.csv`, held to what Tasks come to.

use formats::{Kind, Read, Sheet, read_all};

use super::super::flow::{Fact, Said};
use super::super::store::{Heard, hear};
use super::*;

const HEADER: &str = "request,status,received,decided,amount_approved,reason,appeal_until,\
    paid_day,amount_paid,paid_by,updated";

/// What the importer makes of a file of these rows, each about this request.
fn loads(portal: &Portal, id: ReimbursementId, rows: &[String]) -> Vec<Heard> {
    let rows = rows.iter().map(|row| format!("{id},{row}"));
    let text = [HEADER.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n");
    let reads = read_all(Kind::Table(Sheet::Reimbursements), text.as_bytes());
    portal.write(move |tx| {
        let heard = reads.iter().map(|read| match read {
            Read::Record { record: Record::Reimbursement(news), .. } => hear(tx, news),
            other => panic!("{other:?}"),
        });
        heard.collect()
    })
}

/// Loads a row and tells it; how many messages that was worth.
fn told(portal: &Portal, id: ReimbursementId, row: String) -> usize {
    assert_eq!(loads(portal, id, &[row]), [Heard::New]);
    portal.work().len()
}

/// What was said, without when it was written down.
fn facts(portal: &Portal, scope: MemberScope, id: ReimbursementId) -> Vec<(Day, Fact)> {
    let one = portal.read(move |tx| kept::one(tx, scope, id)).unwrap();
    let theirs = |said: &&Said| !matches!(said.fact, Fact::Asked | Fact::Left);
    one.body.said.iter().filter(theirs).map(|said| (said.day, said.fact.clone())).collect()
}

#[test]
fn a_row_comes_to_what_a_task_comes_to_and_the_page_says_the_same() {
    both(|portal, _| {
        let people = (ann(portal), ben(portal));
        let by_task = asked(portal, &portal.visited_by(&people.0), "1");
        let by_row = asked(portal, &portal.visited_by(&people.1), "1");
        portal.work();
        let amount = Money::cents(3_180);
        let until = today(portal).plus_days(40);
        let payment = Payment { amount: Some(amount), by: Some(formats::records::PaidBy::Check) };
        for (number, (fact, row, words)) in [
            (ReimbursementFact::Received, "received,DAY,,,,,,,,", "Your plan has your request"),
            (
                ReimbursementFact::MoreNeeded(Some("A name".into())),
                "more-needed,,,,A name,,,,,DAY",
                "A name",
            ),
            (
                ReimbursementFact::Denied { reason: Some("70".into()), appeal_until: Some(until) },
                "denied,,DAY,,70,UNTIL,,,,",
                "You can appeal until",
            ),
            (
                ReimbursementFact::Approved {
                    amount,
                    leaves: Some(until),
                    reason: Some("Above the list".into()),
                    appeal_until: Some(until),
                },
                "partly,,DAY,31.80,Above the list,UNTIL,UNTIL,,,",
                "You get $31.80 of the $41.80",
            ),
            (ReimbursementFact::Paid(payment), "paid,,,,,,DAY,31.80,check,", "sent the money"),
        ]
        .into_iter()
        .enumerate()
        {
            portal.pass(Duration::from_hours(24));
            let day = today(portal);
            let at = Moment::On(day);
            let news = ReimbursementNews { at, ..news(portal, by_task.1, fact) };
            assert_eq!(calls(portal, &number.to_string(), &news), 204);
            let of_task = portal.work().len();
            let row = row.replace("DAY", &day.to_string()).replace("UNTIL", &until.to_string());
            assert_eq!(told(portal, by_row.1, row), of_task, "{words}");
            let ann = portal.visited_by(&people.0);
            let page = ann.opens(&by_task.0);
            page.sees(words);
            let ben = portal.visited_by(&people.1);
            let bens = ben.opens(&by_row.0).text().to_owned();
            let same = |text: &str, id: ReimbursementId| {
                let text = text.replace(&super::super::rules::reference(id), "R");
                let main = text.split("id=\"receipts\"").next().unwrap().to_owned();
                main.split_once("lk-whole").unwrap().1.split_once("</h1>").unwrap().1.to_owned()
            };
            assert_eq!(same(&bens, by_row.1), same(page.text(), by_task.1), "{words}");
        }
        let [of_task, of_row] = [(people.0, by_task), (people.1, by_row)]
            .map(|(person, (_, id))| facts(portal, person.scope, id));
        assert_eq!(of_task, of_row);
        assert_eq!(of_task.len(), 5);
    });
}

#[test]
fn one_row_of_a_payment_tells_what_was_decided_too_and_one_message_is_sent() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        portal.pass(Duration::from_hours(24 * 12));
        let day = |ago: i32| today(portal).plus_days(-ago);
        let (received, decided, left) = (day(10), day(8), day(2));
        let row = format!("paid,{received},{decided},31.80,76,,{left},31.80,account,{}", day(0));
        assert_eq!(told(portal, id, row.clone()), 1);
        let f = portal.house.frame(Lang::English, portal.now());
        let by = format!("no later than {}", f.day(decided.plus_days(65)));
        let ann = portal.visited_by(&person);
        ann.opens(&place)
            .sees("to your bank account")
            .lacks("Check goes to")
            .sees("You get $31.80 of the $41.80")
            .sees("more than your plan covers")
            .sees(&by)
            .sees(&f.day(received));
        assert_eq!(facts(portal, person.scope, id).len(), 3);
        ann.in_spanish()
            .opens(&place)
            .sees("a su cuenta bancaria")
            .lacks("more than your plan covers");
        // The same file on the next day, written anew.
        portal.pass(Duration::from_hours(24));
        assert_eq!(loads(portal, id, std::slice::from_ref(&row)), [Heard::Before]);
        let again = format!("{}{}", row.trim_end_matches(&day(1).to_string()), day(0));
        assert_ne!(again, row);
        let version = one(portal, id).version;
        assert_eq!(told(portal, id, again), 0);
        assert_eq!(one(portal, id).version, version, "nothing was written");
    });
}

#[test]
fn an_approval_of_nothing_is_a_denial_and_promises_no_money() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        let day = today(portal);
        assert_eq!(told(portal, id, format!("partly,,{day},0.00,The deductible,,,,,")), 1);
        assert_eq!(one(portal, id).stage(), Stage::Denied);
        let ann = portal.visited_by(&person);
        ann.opens(&place)
            .sees("The deductible")
            .sees("appeal")
            .lacks("sends you the money")
            .lacks("$0.00");
    });
}

#[test]
fn the_last_day_to_appeal_and_the_reason_stay_where_another_amount_left() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        portal.pass(Duration::from_hours(24 * 12));
        let day = |days: i32| today(portal).plus_days(days);
        let (decided, until, left) = (day(-8), day(20), day(-2));
        let row = format!("paid,,{decided},31.80,Above the list,{until},{left},30.00,check,");
        told(portal, id, row);
        let f = portal.house.frame(Lang::English, portal.now());
        let ann = portal.visited_by(&person);
        ann.opens(&place)
            .sees("You get $30.00 of the $41.80")
            .sees("Above the list")
            .sees(&f.day(until));
    });
}

#[test]
fn a_denial_after_an_approval_has_a_time_to_appeal_of_its_own() {
    both(|portal, _| {
        let person = ann(portal);
        let (place, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        portal.pass(Duration::from_hours(24 * 12));
        let day = |days: i32| today(portal).plus_days(days);
        let (until, denied) = (day(-1), day(-2));
        told(portal, id, format!("partly,,{},31.80,Above the list,{until},,,,", day(-8)));
        told(portal, id, format!("denied,,{denied},,Late,,,,,"));
        let f = portal.house.frame(Lang::English, portal.now());
        let ann = portal.visited_by(&person);
        ann.opens(&place).sees(&format!("no later than {}", f.day(denied.plus_days(65))));
    });
}

#[test]
fn rows_in_any_order_however_often_leave_what_the_last_of_them_says() {
    both(|portal, _| {
        let person = ann(portal);
        let mut requests = Vec::new();
        for (number, paid) in ["41.80", "41.81", "41.82"].into_iter().enumerate() {
            let ann = portal.visited_by(&person);
            let mut form = form(portal, &number.to_string());
            form.iter_mut().filter(|one| one.0 == "paid").for_each(|one| one.1 = paid.to_owned());
            let place = ann.sends(&format!("{HERE}/new"), &form).place();
            assert_eq!(adds(&ann, &place, &png()).status, 303);
            assert_eq!(sends(&ann, &place).place(), place);
            requests.push(place.rsplit('/').next().unwrap().parse::<ReimbursementId>().unwrap());
        }
        portal.work();
        portal.pass(Duration::from_hours(24 * 12));
        let day = |ago: i32| today(portal).plus_days(-ago);
        let rows = [
            format!("received,{},,,,,,,,{}", day(11), day(11)),
            format!("more-needed,,,,A name,,,,,{}", day(10)),
            format!("denied,,{},,Late,,,,,{}", day(8), day(8)),
            // Of the same day, written later: in part, after all; and then with its reason.
            format!("partly,,{},12,,,,,,{}", day(8), day(7)),
            format!("partly,,{},30,Above the list,,,,,{}", day(8), day(6)),
        ];
        let orders = [vec![0, 1, 2, 3, 4], vec![4, 3, 2, 1, 0], vec![2, 4, 1, 3, 0, 4, 2, 3]];
        for (id, order) in requests.into_iter().zip(orders) {
            for at in &order {
                loads(portal, id, std::slice::from_ref(&rows[*at]));
                portal.work();
            }
            let one = one(portal, id);
            assert_eq!(one.stage(), Stage::Approved, "{order:?}");
            assert_eq!(super::super::flow::amount(&one.body.said), Some(Money::cents(3_000)));
            let ann = portal.visited_by(&person);
            ann.opens(&format!("{HERE}/{id}")).sees("Above the list").sees("$30.00").lacks("Late");
        }
    });
}

#[test]
fn what_is_dated_ahead_is_refused_by_file_and_by_call() {
    both(|portal, _| {
        let person = ann(portal);
        let (_, id) = asked(portal, &portal.visited_by(&person), "1");
        portal.work();
        let day = |days: i32| today(portal).plus_days(days);
        let refused = [Heard::Refused("tells of a day that is still to come")];
        for row in [
            format!("denied,,{},,,,,,,", day(3)),
            format!("denied,,{},,,,,,,{}", day(0), day(3)),
            format!("denied,{},{},,,,,,,", day(3), day(0)),
            format!("paid,,,,,,{},31.80,,", day(200)),
        ] {
            assert_eq!(loads(portal, id, std::slice::from_ref(&row)), refused, "{row}");
        }
        let at = Moment::At(portal.now() + Duration::from_hours(25));
        let news = ReimbursementNews { at, ..news(portal, id, ReimbursementFact::Received) };
        assert_eq!(calls(portal, "1", &news), 422);
        // The day a check is to leave, and the last day to appeal, are to come by nature.
        let row = format!("partly,,{},12,,{},{},,,", day(0), day(60), day(9));
        assert_eq!(loads(portal, id, &[row]), [Heard::New]);
    });
}
