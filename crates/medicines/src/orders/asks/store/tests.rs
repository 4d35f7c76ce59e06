use std::path::Path;
use std::time::Duration;

use ::store::testing::{NOW, both};
use ::store::{Db, Job, Message, queue};
use base::{DraftId, Money, PrescriptionId};
use testkit::Person;

use super::*;
use crate::orders::asks::jobs as taking;
use crate::orders::jobs::{Pharmacy, SUBMIT, jobs};
use crate::orders::store::order as order_of;
use crate::orders::{HoldReason, RejectReason, Shipment, Step};
use crate::prescriptions::rules::{HOUSE, RefillAnswer, refill_answer};
use crate::prescriptions::store::prescription;
use crate::refills::flow::{Chosen, Draft};
use crate::refills::store::{Confirm, Confirmed, confirm, save_draft};
use crate::testing::{
    ACCOUNT, ANN, BEN, SLICES, audited, chooses_large_spanish, give, moves_to,
    one_mail_in_large_spanish, rooms, rx, signed_up, today, when, write,
};
use crate::tests::house;

fn asker(by: AccountId) -> Asker {
    Asker { by, lang: Lang::English, when: when() }
}

/// An order of one medicine, as the check page places it.
fn placed(db: &Db, by: AccountId) -> OrderId {
    placed_of(db, by, &[1])
}

fn placed_of(db: &Db, by: AccountId, seeds: &'static [u8]) -> OrderId {
    let confirmed = write(db, move |tx| {
        let given = seeds.iter().map(|seed| give(tx, ANN, *seed));
        let chosen: Vec<PrescriptionId> = given.collect::<Result<_, Fault>>()?;
        let draft: DraftId = save_draft(tx, ANN, &Draft { chosen, ..Draft::default() })?;
        let asked = Confirm {
            scope: ANN,
            by: Some(by),
            draft,
            deliver_to: vec!["1200 Juniper Lane".into()],
            mailed: true,
            chosen: Chosen::default(),
            when: when(),
        };
        confirm(tx, &asked, HOUSE, &|_, _| Ok(()))
    });
    let Confirmed::Placed(order) = confirmed else { panic!("placed") };
    order.id
}

fn hears(db: &Db, id: OrderId, name: &'static str, fact: Fact) {
    write(db, move |tx| {
        let fact = fact.clone();
        let report = Report { name: name.to_owned(), when: when(), fact, line: None };
        take(tx, ANN, id, &report).map(|_| ())
    });
}

/// The same of one medicine or of all, as the road brings it.
fn says(db: &Db, id: OrderId, (name, line, fact): (&'static str, Option<u8>, Fact)) {
    let here = house(db);
    write(db, move |tx| {
        let (name, fact, line) = (name.to_owned(), fact.clone(), line.map(rx));
        let report = Report { name, when: when(), fact, line };
        heard(tx, &here, (ANN, id), &report)?;
        take(tx, ANN, id, &report).map(|_| ())
    });
}

/// Whether the first medicine could be ordered again.
fn is_refillable(db: &Db) -> bool {
    write(db, |tx| {
        let (found, _) = prescription(tx, ANN, rx(1), today())?.expect("the prescription");
        Ok(refill_answer(&found, today(), HOUSE) == RefillAnswer::Refillable)
    })
}

const fn of_all(amount: Money) -> Priced {
    Priced { amount, line: None }
}

fn of_one(seed: u8, amount: Money) -> Priced {
    Priced { amount, line: Some(rx(seed)) }
}

fn agrees(db: &Db, id: OrderId, price: Priced) -> Done {
    write(db, move |tx| answer_price(tx, ANN, (id, price, true), asker(ACCOUNT)))
}

fn seen(db: &Db, id: OrderId) -> Order {
    write(db, move |tx| Ok(order_of(tx, ANN, id)?.expect("the order")))
}

fn asked(db: &Db) -> Vec<Job> {
    write(db, |tx| queue::newest(tx, taking::ASK, 100))
}

fn drop_into(db: &Db, kind: &str, job: &Job, folder: &Path) {
    let jobs = jobs(Pharmacy::FileDrop(folder.to_owned()));
    let (_, outside) = jobs.outside.iter().find(|(known, _)| *known == kind).unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(outside(house(db), job.clone())).unwrap();
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn fifty_wishes_to_stop_at_once_ask_the_pharmacy_once_by_one_file() {
    both(SLICES, |db| {
        let id = placed(db, ACCOUNT);
        hears(db, id, "accepted", Fact::Accepted);
        std::thread::scope(|scope| {
            for _ in 0..50 {
                scope.spawn(|| {
                    let done = write(db, move |tx| cancel(tx, ANN, id, asker(ACCOUNT)));
                    assert_eq!(done, Done::Asked);
                });
            }
        });
        assert_eq!((asked(db).len(), seen(db, id).body.asks.len()), (1, 1));
        assert_eq!(audited(db, base::Entropy::from(*id.bytes()), "order.asked"), 1);
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..2 {
            drop_into(db, taking::ASK, &asked(db)[0], folder.path());
        }
        assert_eq!(files(folder.path()), [format!("order-{id}-ask-0.json")]);
        let file = folder.path().join(format!("order-{id}-ask-0.json"));
        let text = std::io::read_to_string(std::fs::File::open(file).unwrap()).unwrap();
        assert!(text.contains("\"abort\"") && !text.contains("Sample"), "{text}");
        assert!(!seen(db, id).body.asks[0].waits(), "it is kept that it left");
        let missing = write(db, move |tx| cancel(tx, BEN, id, asker(ACCOUNT)));
        assert_eq!(missing, Done::Missing);
    });
}

#[test]
fn what_the_pharmacy_stopped_is_cancelled_and_told_once_and_only_a_parcel_revives_it() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = placed(db, by);
        hears(db, id, "filling", Fact::Filling);
        let here = house(db);
        let say = |said| {
            let here = here.clone();
            write(db, move |tx| reply(tx, &here, (ANN, id), said))
        };
        assert_eq!(say(Reply::Stopped), Done::Impossible, "nobody asked");
        assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(by))), Done::Asked);
        assert_eq!(say(Reply::Stopped), Done::Cancelled);
        assert_eq!(say(Reply::Stopped), Done::Impossible, "it was answered");
        hears(db, id, "checked", Fact::Accepted);
        assert_eq!(*seen(db, id).stage(), Stage::Cancelled);
        let told: Vec<Message> = write(db, |tx| {
            queue::newest(tx, "message", 10)?.iter().map(|job| job.body(tx)).collect()
        });
        let [message] = told.try_into().expect("one message");
        assert!(message.text.contains("cancelled your order"), "{}", message.text.0);
        assert!(!message.text.contains("Sample"));
        // Its medicine is free to be ordered again, until its parcel comes all the same.
        let again = placed(db, by);
        assert_ne!(again, id);
        hears(db, id, "shipped", Fact::Shipped(Shipment::default()));
        assert_eq!(seen(db, id).stage().step(), Step::Shipped);
        assert_eq!(write(db, move |tx| cancel(tx, ANN, again, asker(by))), Done::Cancelled);
        assert!(!is_refillable(db), "one is on its way");
        hears(db, again, "shipped", Fact::Shipped(Shipment::default()));
        assert_eq!(*seen(db, again).stage(), Stage::Cancelled, "called back before it left");
    });
}

#[test]
fn one_medicine_cancelled_stops_no_other_and_the_last_of_them_stops_the_order() {
    let refused = || Fact::Rejected(RejectReason::Other);
    let shipped = || Fact::Shipped(Shipment::default());
    for (second, stage, answer) in
        [(refused(), Step::Cancelled, Reply::Stopped), (shipped(), Step::Shipped, Reply::Part)]
    {
        both(SLICES, |db| {
            let by = signed_up(db);
            let id = placed_of(db, by, &[1, 2]);
            says(db, id, ("1", None, Fact::Filling));
            assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(by))), Done::Asked);
            says(db, id, ("2", Some(1), refused()));
            assert_eq!(seen(db, id).stage().step(), Step::Filling);
            assert!(is_refillable(db), "it will not come, and may be ordered anew");
            assert_eq!(seen(db, id).body.asks[0].reply, None);
            says(db, id, ("3", Some(2), second.clone()));
            assert_eq!(seen(db, id).stage().step(), stage);
            assert_eq!(seen(db, id).body.asks[0].reply, Some(answer));
        });
    }
}

#[test]
fn what_was_refused_before_anybody_asked_was_not_stopped() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = placed_of(db, by, &[1, 2]);
        says(db, id, ("1", Some(1), Fact::Rejected(RejectReason::TooSoon)));
        let later = When { at: NOW + Duration::from_mins(1), ..when() };
        let asker = Asker { when: later, ..asker(by) };
        assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker)), Done::Asked);
        says(db, id, ("2", Some(2), Fact::Shipped(Shipment::default())));
        assert_eq!(seen(db, id).body.asks[0].reply, Some(Reply::TooLate));
    });
}

#[test]
fn a_refusal_told_by_its_day_alone_answers_a_wish_of_that_day() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = placed(db, by);
        says(db, id, ("1", None, Fact::Filling));
        assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(by))), Done::Asked);
        let here = house(db);
        write(db, move |tx| {
            let when = When { at: NOW - Duration::from_hours(10), ..when() };
            let fact = Fact::Rejected(RejectReason::Other);
            let report = Report { name: "2".to_owned(), when, fact, line: None };
            heard(tx, &here, (ANN, id), &report)?;
            take(tx, ANN, id, &report).map(|_| ())
        });
        assert_eq!(seen(db, id).body.asks[0].reply, Some(Reply::Stopped));
        assert_eq!(*seen(db, id).stage(), Stage::Cancelled);
    });
}

#[test]
fn what_has_not_left_can_be_stopped_while_another_medicine_is_on_its_way() {
    both(SLICES, |db| {
        let by = signed_up(db);
        let id = placed_of(db, by, &[1, 2]);
        says(db, id, ("1", Some(1), Fact::Shipped(Shipment::default())));
        says(db, id, ("2", Some(2), Fact::Filling));
        assert_eq!(seen(db, id).stage().step(), Step::Shipped);
        for _ in 0..2 {
            assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(by))), Done::Asked);
        }
        assert_eq!(asked(db).len(), 1);
        says(db, id, ("3", Some(2), Fact::Rejected(RejectReason::Other)));
        assert_eq!(seen(db, id).body.asks[0].reply, Some(Reply::Part));
        let again = write(db, move |tx| cancel(tx, ANN, id, asker(by)));
        assert_eq!(again, Done::Impossible, "all that lives of it is on its way");
    });
}

#[test]
fn an_ask_kept_by_an_earlier_release_still_opens() {
    let one = Asked {
        ask: Ask::Cancel,
        at: NOW,
        by: ACCOUNT,
        lang: Lang::English,
        reply: None,
        refused: Some(vec![rx(1)]),
        line: None,
        sent_at: None,
    };
    let mut text = serde_json::to_value(&one).unwrap();
    let later = ["refused", "line", "sent_at"];
    text.as_object_mut().unwrap().retain(|name, _| !later.contains(&name.as_str()));
    let read: Asked = serde_json::from_value(text).unwrap();
    assert_eq!(read, Asked { refused: None, ..one });
}

#[test]
fn a_wish_to_stop_waits_until_its_order_has_left() {
    both(SLICES, |db| {
        let id = placed(db, ACCOUNT);
        let key = format!("order.submit/{id}");
        let submit = write(db, move |tx| Ok(queue::by_key(tx, &key)?.expect("its job")));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let leaves = |kind: &str, job: &Job, folder: &Path| {
            let jobs = jobs(Pharmacy::FileDrop(folder.to_owned()));
            let (_, outside) = jobs.outside.iter().find(|(known, _)| *known == kind).unwrap();
            runtime.block_on(outside(house(db), job.clone()))
        };
        // The back end is down.
        assert!(leaves(SUBMIT, &submit, Path::new("/nowhere/at/all")).is_err());
        assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(ACCOUNT))), Done::Asked);
        let folder = tempfile::tempdir().unwrap();
        let ask = asked(db).remove(0);
        let waits = leaves(taking::ASK, &ask, folder.path());
        assert!(matches!(waits, Err(web::Trouble::Later(_))), "{waits:?}");
        assert!(files(folder.path()).is_empty());
        leaves(SUBMIT, &submit, folder.path()).unwrap();
        leaves(taking::ASK, &ask, folder.path()).unwrap();
        assert_eq!(
            files(folder.path()),
            [format!("order-{id}-ask-0.json"), format!("order-{id}.json")]
        );
    });
}

#[test]
fn the_pharmacys_reply_is_written_in_the_language_and_letters_its_reader_chose_since_they_asked() {
    for (said, words) in [
        (Reply::Stopped, "La farmacia canceló su pedido"),
        (Reply::TooLate, "La farmacia no pudo cancelar su pedido"),
    ] {
        both(SLICES, |db| {
            let by = signed_up(db);
            let id = placed(db, by);
            hears(db, id, "filling", Fact::Filling);
            assert_eq!(write(db, move |tx| cancel(tx, ANN, id, asker(by))), Done::Asked);
            chooses_large_spanish(db, by);
            let here = house(db);
            write(db, move |tx| reply(tx, &here, (ANN, id), said));
            one_mail_in_large_spanish(db, ("La farmacia respondió sobre su pedido", words));
        });
    }
}

#[test]
fn a_wish_that_came_too_late_leaves_the_order_on_its_road() {
    both(SLICES, |db| {
        let id = placed(db, ACCOUNT);
        hears(db, id, "filling", Fact::Filling);
        write(db, move |tx| cancel(tx, ANN, id, asker(ACCOUNT)));
        let here = house(db);
        let late = write(db, move |tx| reply(tx, &here, (ANN, id), Reply::TooLate));
        assert_eq!(late, Done::Impossible);
        assert_eq!(*seen(db, id).stage(), Stage::Filling);
        let again = write(db, move |tx| cancel(tx, ANN, id, asker(ACCOUNT)));
        assert_eq!((again, asked(db).len()), (Done::Impossible, 1));
    });
}

#[test]
fn cancelling_while_it_is_handed_over_ends_here_or_asks_but_never_both() {
    both(SLICES, |db| {
        for round in 0..6 {
            let id = placed(db, ACCOUNT);
            let folder = tempfile::tempdir().unwrap();
            let key = format!("order.submit/{id}");
            let submit = write(db, move |tx| Ok(queue::by_key(tx, &key)?.expect("its job")));
            let before = asked(db).len();
            let done = std::thread::scope(|scope| {
                scope.spawn(|| drop_into(db, SUBMIT, &submit, folder.path()));
                let wish = || write(db, move |tx| cancel(tx, ANN, id, asker(ACCOUNT)));
                let wishes: Vec<_> = (0..4).map(|_| scope.spawn(wish)).collect();
                wishes.into_iter().map(|wish| wish.join().unwrap()).collect::<Vec<_>>()
            });
            let (left, asks) = (files(folder.path()).len(), asked(db).len() - before);
            match seen(db, id).stage().step() {
                Step::Cancelled => assert_eq!((left, asks), (0, 0), "round {round}: {done:?}"),
                Step::Checking => {
                    assert_eq!((left, asks), (1, 1), "round {round}: {done:?}");
                    assert!(done.contains(&Done::Asked), "{done:?}");
                    let here = house(db);
                    write(db, move |tx| reply(tx, &here, (ANN, id), Reply::Stopped));
                }
                other => panic!("round {round}: {other:?}"),
            }
        }
    });
}

#[test]
fn a_price_is_agreed_to_once_and_another_price_is_asked_anew() {
    both(SLICES, |db| {
        let id = placed(db, ACCOUNT);
        hears(db, id, "filling", Fact::Filling);
        let (forty, fifty) = (Money::cents(4_000), Money::cents(5_000));
        let say = |price, agrees| {
            let price = of_all(price);
            write(db, move |tx| answer_price(tx, ANN, (id, price, agrees), asker(ACCOUNT)))
        };
        assert_eq!(say(forty, true), Done::Impossible, "nobody asked");
        hears(db, id, "price", Fact::Held(HoldReason::Price(forty)));
        assert_eq!(say(fifty, true), Done::Impossible, "that was not the price");
        for _ in 0..2 {
            assert_eq!(say(forty, true), Done::Agreed);
        }
        assert_eq!(seen(db, id).stage().step(), Step::Filling);
        assert_eq!(asked(db).len(), 1);
        let folder = tempfile::tempdir().unwrap();
        drop_into(db, taking::ASK, &asked(db)[0], folder.path());
        let file = folder.path().join(format!("order-{id}-ask-0.json"));
        let text = std::io::read_to_string(std::fs::File::open(file).unwrap()).unwrap();
        assert!(text.contains("\"resume\"") && text.contains("40.0"), "{text}");
        let answer = (id, of_all(forty), true);
        let missing = write(db, move |tx| answer_price(tx, BEN, answer, asker(ACCOUNT)));
        assert_eq!(missing, Done::Missing);
    });
}

#[test]
fn agreeing_to_the_price_of_one_medicine_releases_no_other_whichever_stands_first() {
    let (checking, held) = (Some(Step::Checking), Some(Step::Held));
    for (priced, other, after) in [(1, 2, [checking, held]), (2, 1, [held, checking])] {
        both(SLICES, |db| {
            let id = placed_of(db, ACCOUNT, &[1, 2]);
            let price = Money::cents(4_000);
            says(db, id, ("1", Some(priced), Fact::Held(HoldReason::Price(price))));
            says(db, id, ("2", Some(other), Fact::Held(HoldReason::Address)));
            assert_eq!(seen(db, id).stage().asked_price(), Some(price), "it can be answered to");
            assert_eq!(agrees(db, id, of_one(priced, price)), Done::Agreed);
            let order = seen(db, id);
            let Stage::Held(held) = order.stage() else { panic!("{:?}", order.stage()) };
            assert_eq!(held.reason, HoldReason::Address);
            let steps: Vec<_> = order.lines.iter().map(|line| line.step).collect();
            assert_eq!(steps, after);
        });
    }
}

/// Two medicines that cost the same, told of at once or the second when the first goes on.
#[test]
fn each_of_two_medicines_at_one_price_is_agreed_to_by_itself() {
    for at_once in [true, false] {
        both(SLICES, |db| {
            let id = placed_of(db, ACCOUNT, &[1, 2]);
            let price = Money::cents(4_000);
            let held = || Fact::Held(HoldReason::Price(price));
            let steps = || -> Vec<Step> {
                seen(db, id).lines.iter().filter_map(|line| line.step).collect()
            };
            says(db, id, ("1", Some(1), held()));
            if at_once {
                says(db, id, ("2", Some(2), held()));
            }
            for _ in 0..2 {
                assert_eq!(agrees(db, id, of_one(1, price)), Done::Agreed);
                assert_eq!(seen(db, id).body.asks.len(), 1, "a second press says nothing of two");
            }
            says(db, id, ("3", Some(2), held()));
            assert_eq!(steps(), [Step::Checking, Step::Held]);
            assert_eq!(agrees(db, id, of_all(price)), Done::Impossible, "of no medicine");
            assert_eq!(agrees(db, id, of_one(2, price)), Done::Agreed);
            assert_eq!(steps(), [Step::Checking, Step::Checking]);
            let order = seen(db, id);
            let request = |place: usize| {
                let bundle = taking::request(&order, &order.body.asks[place]);
                bundle["entry"][0]["resource"].clone()
            };
            for (place, seed) in [(0, 1), (1, 2)] {
                let of = format!("{id}/{}", rx(seed));
                assert_eq!(request(place)["focus"]["identifier"]["value"], of);
            }
        });
    }
}

#[test]
fn the_page_asks_for_one_medicine_after_the_other_and_says_what_they_cost_together() {
    testkit::both(rooms, |portal| {
        let db = &portal.db;
        let ann = portal.visited_by(&Person::ann());
        let id = placed_of(db, ACCOUNT, &[1, 2]);
        let (path, price) = (format!("/orders/{id}"), Money::cents(4_000));
        for seed in [1, 2] {
            let name = if seed == 1 { "1" } else { "2" };
            says(db, id, (name, Some(seed), Fact::Held(HoldReason::Price(price))));
        }
        let first = ann.opens(&path);
        first.sees("$80.00 together").sees("Agree to $40.00 for ").sees(&rx(1).to_string());
        let answer = |seed| {
            let line = rx(seed).to_string();
            let fields = [("answer", "agree"), ("amount", "4000"), ("medicine", line.as_str())];
            ann.sends(&format!("{path}/price"), &fields)
        };
        for _ in 0..2 {
            let next = answer(1);
            let next = next.follow();
            next.sees("Another one waits for your answer").sees("Agree to $40.00 for ");
            next.sees("You agreed to $40.00 for ").lacks("together");
        }
        answer(2).follow().sees("The pharmacy goes on").lacks("Agree to $40.00");
        assert_eq!(seen(db, id).body.asks.len(), 2);
    });
}

/// A hold of the whole order is one price, though a medicine of it was told of apart.
#[test]
fn the_price_of_an_order_is_agreed_to_once_for_all_that_wait_for_it() {
    both(SLICES, |db| {
        let id = placed_of(db, ACCOUNT, &[1, 2]);
        let price = Money::cents(4_000);
        says(db, id, ("1", Some(1), Fact::Filling));
        says(db, id, ("2", None, Fact::Held(HoldReason::Price(price))));
        assert_eq!(agrees(db, id, of_one(1, price)), Done::Impossible);
        assert_eq!(agrees(db, id, of_all(price)), Done::Agreed);
        let steps: Vec<_> = seen(db, id).lines.iter().map(|line| line.step).collect();
        assert_eq!(steps, [Some(Step::Filling), Some(Step::Checking)]);
    });
}

#[test]
fn the_page_says_what_could_not_be_told_to_the_pharmacy_yet() {
    testkit::both(rooms, |portal| {
        let db = &portal.db;
        let ann = portal.visited_by(&Person::ann());
        let id = placed(db, ACCOUNT);
        let path = format!("/orders/{id}");
        let price = Money::cents(4_000);
        let hour_ago = When { at: NOW - Duration::from_hours(1), ..when() };
        let asker = Asker { when: hour_ago, ..asker(ACCOUNT) };
        hears(db, id, "price", Fact::Held(HoldReason::Price(price)));
        write(db, move |tx| answer_price(tx, ANN, (id, of_all(price), true), asker));
        ann.opens(&path).sees("You agreed to $40.00").sees("not been able to tell the pharmacy");
        write(db, move |tx| left(tx, ANN, (id, 0)));
        ann.opens(&path).sees("You agreed to $40.00").lacks("not been able to tell the pharmacy");
        write(db, move |tx| cancel(tx, ANN, id, asker));
        ann.opens(&path).sees("not been able to tell the pharmacy").lacks("not answered yet");
        write(db, move |tx| left(tx, ANN, (id, 1)));
        ann.opens(&path).sees("It has not answered yet").lacks("not been able to tell");
    });
}

#[test]
fn a_price_declined_asks_the_pharmacy_to_stop() {
    both(SLICES, |db| {
        let id = placed(db, ACCOUNT);
        let price = Money::cents(4_000);
        hears(db, id, "price", Fact::Held(HoldReason::Price(price)));
        let say = |agrees| {
            let answer = (id, of_all(price), agrees);
            write(db, move |tx| answer_price(tx, ANN, answer, asker(ACCOUNT)))
        };
        assert_eq!(say(false), Done::Asked);
        assert_eq!(say(false), Done::Asked);
        assert_eq!(say(true), Done::Impossible, "it is being stopped");
        let here = house(db);
        let stopped = write(db, move |tx| reply(tx, &here, (ANN, id), Reply::Stopped));
        assert_eq!(stopped, Done::Cancelled);
        assert_eq!(seen(db, id).body.asks.len(), 1);
    });
}

#[test]
fn the_last_refill_is_ordered_once_however_many_try() {
    both(SLICES, |db| {
        let drafts: Vec<DraftId> = write(db, |tx| {
            let mut told = crate::testing::record(1);
            told.refills_allowed = Some(1);
            give(tx, ANN, 1)?;
            let names = crate::prescriptions::Names::default();
            crate::take_prescription(tx, ANN, rx(1), (&told, &names))?;
            (0..20).map(|_| save_draft(tx, ANN, &Draft::of([rx(1)]).unwrap())).collect()
        });
        let press = |draft: DraftId| {
            write(db, move |tx| {
                let asked = Confirm {
                    scope: ANN,
                    by: Some(ACCOUNT),
                    draft,
                    deliver_to: vec!["1200 Juniper Lane".into()],
                    mailed: true,
                    chosen: Chosen::default(),
                    when: when(),
                };
                confirm(tx, &asked, HOUSE, &|_, _| Ok(()))
            })
        };
        let placed = std::thread::scope(|scope| {
            let presses: Vec<_> =
                drafts.iter().map(|draft| scope.spawn(|| press(*draft))).collect();
            let done = presses.into_iter().map(|press| press.join().unwrap());
            done.filter(|done| matches!(done, Confirmed::Placed(_))).count()
        });
        assert_eq!(placed, 1);
        // Delivered, it was the last: the pharmacy need not have told of the fill.
        let [order] = write(db, |tx| Ok(crate::orders::store::page_before(tx, ANN, None)?.0))
            .try_into()
            .expect("one order");
        hears(db, order.id, "delivered", Fact::Delivered(None));
        let found = db.read_blocking(NOW, |tx| {
            crate::prescriptions::store::prescription(tx, ANN, rx(1), crate::testing::today())
        });
        let (found, _) = found.unwrap().unwrap();
        assert_eq!(crate::prescriptions::rules::refills_left(&found), Some(0));
    });
}

#[test]
fn the_page_asks_agrees_and_changes_as_far_as_the_order_allows() {
    testkit::both(rooms, |portal| {
        let db = &portal.db;
        let ann = portal.visited_by(&Person::ann());
        let ben = portal.visited_by(&Person::ben());
        write(db, |tx| moves_to(tx, ANN, "1200 Juniper Lane"));
        let id = placed(db, ACCOUNT);
        let path = format!("/orders/{id}");
        ann.opens(&path).sees("Change this order").sees("Cancel this order");
        // Changing takes it back and lays its medicines out again.
        assert_eq!(ben.presses(&format!("{path}/change")).status, 404);
        let again = ann.presses(&format!("{path}/change")).follow();
        again.sees("We took your order back").sees("Check your order: 1 refill");
        let fields = [again.field("draft"), ("limit", "10".to_owned())];
        let order = ann.sends("/refills/check", &fields);
        let path = order.place().replace("?placed=1", "");
        assert_ne!(path, format!("/orders/{id}"));
        order.follow().sees("If the price is more than $10.00");
        let id: OrderId = path.replace("/orders/", "").parse().unwrap();
        hears(db, id, "price", Fact::Held(HoldReason::Price(Money::cents(1_840))));
        let held = ann.opens(&path);
        held.sees("The price is $18.40").sees("Agree to $18.40");
        let price = format!("{path}/price");
        let stale = [("answer", "agree"), ("amount", "1")];
        ann.sends(&price, &stale).follow().sees("Your answer was not used");
        assert_eq!(ben.sends(&price, &stale).status, 404);
        let agreed = [("answer", "agree"), ("amount", "1840")];
        ann.sends(&price, &agreed).follow().sees("You agreed to the price").lacks("Agree to");
        ann.opens(&format!("{path}/cancel")).sees("Ask the pharmacy to cancel");
        let asked = ann.presses(&format!("{path}/cancel")).follow();
        asked.sees("We are asking the pharmacy").sees("It has not answered yet");
        ann.opens(&format!("{path}/cancel")).follow().sees("It has not answered yet");
        let here = portal.house.clone();
        portal.write(move |tx| reply(tx, &here, (ANN, id), Reply::Stopped));
        ann.opens(&path).sees("Cancelled").lacks("Ask the pharmacy");
        let over = ann.presses(&format!("{path}/change")).follow();
        over.sees("You cancelled this order");
    });
}
