//! Attacks on what works without signing in, and the people it is for.

use std::time::Duration;

use ::store::testing::{NOW, both as both_engines};
use ::store::{Db, Fault, Message, Tx, queue};
use base::{Lang, MemberScope, OrderId, PrescriptionId};
use formats::records::{FillStatus, PrescriptionStatus};
use testkit::Portal;

use super::from::bytes_of;
use super::jobs::{Asked, answer};
use super::store::by_number;
use crate::Names;
use crate::daily;
use crate::daily::jobs::look_at;
use crate::orders::store::{order, page_before};
use crate::prescriptions::store::{take_fill, take_prescription};
use crate::refills::flow::Draft;
use crate::testing::{
    ANN_BORN, SLICES, covered, fill_record, moves_to, person, record, rooms, today, write,
};

/// Hers can be ordered; hers cannot yet; hers was stopped.
const READY: &str = "7000001";
const EARLY: &str = "7000002";
const STOPPED: &str = "7000003";

/// Ann, in the plan's file, with one prescription of each kind.
fn ann(tx: &Tx) -> Result<MemberScope, Fault> {
    let (member, _) = coverage::take_person(tx, &person("ann", ANN_BORN))?;
    let scope = MemberScope::of(member);
    for (seed, days_ago) in [(1, 28), (2, 3), (3, 28)] {
        let mut told = record(seed);
        if seed == 3 {
            told.status = PrescriptionStatus::Stopped;
        }
        let id = PrescriptionId::new([seed; 16]);
        take_prescription(tx, scope, id, (&told, &Names::default()))?;
        let fill = fill_record(days_ago, FillStatus::Completed);
        let fill_id = base::FillId::new([seed; 16]);
        take_fill(tx, scope, (fill_id, Some(id)), (&fill, &Names::default()))?;
    }
    Ok(scope)
}

/// A portal behind a proxy of its own, so that visitors come from many places.
fn portals(test: impl Fn(&Portal, MemberScope)) {
    let schemas: Vec<::store::Slice> = rooms().iter().map(|slice| slice.schema).collect();
    both_engines(&schemas, |db| {
        let portal = Portal::over(db, rooms());
        let scope = portal.write(ann);
        test(&portal, scope);
    });
}

/// What a browser sees of the answer and of the page after it, without what differs each time.
type Seen = (u16, Vec<(String, String)>, String);

fn seen(page: &testkit::Page<'_, '_>, typed: &[&str]) -> Seen {
    let mut body = page.text().to_owned();
    let nonce = body.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next());
    if let Some(nonce) = nonce.map(str::to_owned) {
        body = body.replace(&nonce, "NONCE");
    }
    for word in typed.iter().filter(|word| !word.is_empty()) {
        body = body.replace(&format!("value=\"{word}\""), "value=\"TYPED\"");
    }
    // The policy holds the nonce, and a length counts what was typed.
    let told = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        let value = value.to_str().unwrap_or_default();
        let value = match name.as_str() {
            "content-security-policy" => format!("{} bytes", value.len()),
            "content-length" if !typed.is_empty() => String::new(),
            _ => value.to_owned(),
        };
        (name.to_string(), value)
    };
    (page.status, page.headers.iter().map(told).collect(), body)
}

/// Two answers are one. A page is long, so only what differs is shown.
#[track_caller]
fn assert_same(found: &Seen, expected: &Seen, world: &str) {
    assert_eq!((found.0, &found.1), (expected.0, &expected.1), "{world}");
    let differs = found.2.lines().zip(expected.2.lines()).find(|(one, other)| one != other);
    assert_eq!(differs, None, "{world}");
    assert_eq!(found.2.len(), expected.2.len(), "{world}");
}

fn asks(portal: &Portal, from: &str, (number, born): (&str, &str)) -> [Seen; 2] {
    let visitor = portal.stranger().saying("x-forwarded-for", from);
    let posted = visitor.sends("/refill", &[("number", number), ("birth", born)]);
    let next = posted.follow();
    [seen(&posted, &[]), seen(&next, &[])]
}

/// Mail says it; a text has no room for all of it. They come in any order.
#[track_caller]
fn assert_says(sent: &[Message], words: &str) {
    let texts: Vec<&str> = sent.iter().map(|message| message.text.as_str()).collect();
    assert!(texts.iter().any(|text| text.contains(words)), "{texts:?}");
}

fn orders(portal: &Portal, scope: MemberScope) -> usize {
    portal.read(move |tx| Ok(page_before(tx, scope, None)?.0.len()))
}

#[test]
fn guard_2_every_world_is_one_page_byte_for_byte() {
    portals(|portal, _| {
        let worlds = [
            ("nobody's number", ("9999999", ANN_BORN)),
            ("another birth date", (READY, "1960-02-04")),
            ("right", (READY, ANN_BORN)),
            ("ordered already", ("Rx 700-0001", "2/3/1960")),
            ("too early", (EARLY, ANN_BORN)),
            ("stopped", (STOPPED, ANN_BORN)),
        ];
        let expected = asks(portal, "10.9.0.1", worlds[0].1);
        for (at, (world, typed)) in worlds.into_iter().enumerate() {
            let found = asks(portal, &format!("10.0.{at}.1"), typed);
            for (found, expected) in found.iter().zip(&expected) {
                assert_same(found, expected, world);
            }
            // Whatever the worker found out, asking again tells nothing of it.
            portal.work();
            let again = asks(portal, &format!("10.0.{at}.1"), typed);
            for (found, expected) in again.iter().zip(&expected) {
                assert_same(found, expected, world);
            }
        }
    });
}

#[test]
fn right_facts_order_to_the_address_on_file_and_every_way_hears_of_it_without_a_medicine() {
    portals(|portal, scope| {
        asks(portal, "10.0.1.1", (READY, "Feb 3, 1960"));
        let sent = portal.work();
        let found = portal.read(move |tx| Ok(page_before(tx, scope, None)?.0));
        let [order] = found.try_into().expect("one order");
        let lines: Vec<&str> = order.body.deliver_to.iter().map(|line| line.as_str()).collect();
        assert_eq!(lines, ["12 Juniper Lane", "Fernhollow, OR 97998-1234"]);
        assert_eq!(order.body.by, None);
        let mut ways: Vec<&str> = sent.iter().map(|message| message.to.as_str()).collect();
        ways.sort_unstable();
        assert_eq!(ways, ["503-555-0101", "ann@example.org"]);
        for message in &sent {
            assert!(message.text.contains(&order.reference()), "{}", message.text.0);
            assert!(!message.text.contains("Sample") && !message.text.contains(READY));
        }
        assert_says(&sent, "10 minutes");
    });
}

#[test]
fn a_refill_by_number_leaves_its_owners_own_unfinished_refill_where_it_was() {
    portals(|portal, scope| {
        let begun = portal.write(move |tx| {
            let chosen = [PrescriptionId::new([2; 16])];
            crate::refills::store::save_draft(tx, scope, &Draft::of(chosen).unwrap())
        });
        portal.pass(Duration::from_mins(1));
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        portal.work();
        assert_eq!(orders(portal, scope), 1);
        let newest = portal.read(move |tx| crate::refills::store::newest_draft(tx, scope));
        assert_eq!(newest, Some(begun));
    });
}

#[test]
fn security_90_while_the_account_is_frozen_it_goes_to_the_plans_address_alone() {
    for (frozen, street) in [(false, "66 Stranger Street"), (true, "12 Juniper Lane")] {
        portals(|portal, scope| {
            portal.write(move |tx| {
                moves_to(tx, scope, "66 Stranger Street")?;
                let (who, names) = (("Ann", Lang::English), ("ann.whitfield", "ann@example.org"));
                let account = identity::testing::account(tx, scope.member(), who, names)?;
                if frozen {
                    let by = ::store::Actor::Account(account);
                    identity::holds::freeze(tx, (account, scope.member()), by)?;
                }
                Ok(())
            });
            asks(portal, "10.0.1.1", (READY, ANN_BORN));
            portal.work();
            let found = portal.read(move |tx| Ok(page_before(tx, scope, None)?.0));
            assert_eq!(found[0].body.deliver_to[0].as_str(), street);
        });
    }
}

#[test]
fn a_letter_about_an_order_promises_no_ten_minutes() {
    portals(|portal, _| {
        portal.write(|tx| {
            let mut told = person("ann", ANN_BORN);
            (told.emails, told.phones) = (vec!["none".into()], vec!["none".into()]);
            coverage::take_person(tx, &told).map(|_| ())
        });
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        let [letter] = portal.work().try_into().expect("one letter");
        assert!(letter.text.contains("It is ordered"), "{}", letter.text.0);
        assert!(!letter.text.contains("10 minutes"), "{}", letter.text.0);
    });
}

#[test]
fn whoever_asks_too_early_is_told_the_day_and_nothing_is_ordered() {
    portals(|portal, scope| {
        asks(portal, "10.0.1.1", (EARLY, ANN_BORN));
        let sent = portal.work();
        assert_says(&sent, "You can order it from March 21, 2027");
        asks(portal, "10.0.1.1", (STOPPED, ANN_BORN));
        let sent = portal.work();
        assert_says(&sent, "Sign in to see why");
        assert_eq!(orders(portal, scope), 0);
    });
}

#[test]
fn after_the_coverage_ended_nothing_is_ordered_and_whoever_signs_in_reads_why() {
    portals(|portal, scope| {
        portal.write(move |tx| covered(tx, scope, Some(today().plus_days(-1))));
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        assert_says(&portal.work(), "Sign in to see why");
        assert_eq!(orders(portal, scope), 0);
    });
}

#[test]
fn guard_3_a_source_that_tries_number_after_number_gets_no_order_and_another_does() {
    portals(|portal, scope| {
        for number in 0..12 {
            asks(portal, "10.0.1.1", (&format!("81000{number:02}"), ANN_BORN));
        }
        portal.work();
        asks(portal, "10.0.1.77", (READY, ANN_BORN));
        let sent = portal.work();
        assert_eq!(orders(portal, scope), 0);
        assert_says(&sent, "many wrong tries");
        portal.pass(Duration::from_mins(11));
        asks(portal, "10.0.2.1", (READY, ANN_BORN));
        portal.work();
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn guessing_birth_dates_from_everywhere_stops_at_the_numbers_own_ration() {
    portals(|portal, scope| {
        for day in 1..=9 {
            // Each from another place, so that no source is noticed.
            asks(portal, &format!("10.{day}.0.1"), (READY, &format!("1961-01-{day:02}")));
        }
        portal.work();
        asks(portal, "10.99.0.1", (READY, ANN_BORN));
        assert_says(&portal.work(), "many wrong tries");
        assert_eq!(orders(portal, scope), 0);
        // One answer is back after four hours, and its owner needs no more.
        portal.pass(Duration::from_hours(4));
        asks(portal, "10.99.0.1", (READY, ANN_BORN));
        portal.work();
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn guard_6_under_pressure_a_new_source_is_held_and_a_familiar_one_is_not() {
    portals(|portal, scope| {
        // Somebody was right from here before.
        asks(portal, "10.50.0.1", (EARLY, ANN_BORN));
        portal.work();
        for place in 0..30 {
            let number = format!("82000{place:02}");
            asks(portal, &format!("10.{}.7.1", place + 100), (&number, ANN_BORN));
        }
        portal.work();
        asks(portal, "10.60.0.1", (READY, ANN_BORN));
        assert_says(&portal.work(), "many wrong tries");
        assert_eq!(orders(portal, scope), 0);
        portal.pass(Duration::from_mins(11));
        asks(portal, "10.50.0.1", (READY, ANN_BORN));
        portal.work();
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn security_23_the_same_wrong_guess_again_costs_nothing() {
    portals(|portal, scope| {
        for _ in 0..40 {
            asks(portal, "10.0.1.1", (READY, "1961-01-01"));
        }
        portal.work();
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        portal.work();
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn whoever_asks_again_and_again_fills_no_mailbox() {
    portals(|portal, _| {
        let mut told = 0;
        for _ in 0..8 {
            portal.pass(Duration::from_mins(11));
            asks(portal, "10.0.1.1", (EARLY, ANN_BORN));
            told += portal.work().iter().filter(|sent| sent.to.contains('@')).count();
        }
        assert_eq!(told, 3);
    });
}

/// Facts as they come to the worker.
fn facts(number: &str) -> Asked {
    Asked {
        number: number.into(),
        birth: ANN_BORN.into(),
        lang: Lang::English,
        prefix: bytes_of(guard::Prefix::V4([10, 0, 0])),
    }
}

fn messages(db: &Db) -> Vec<Message> {
    write(db, |tx| queue::newest(tx, "message", 200)?.iter().map(|job| job.body(tx)).collect())
}

#[test]
fn security_42_fifty_workers_at_once_place_one_order_and_tell_of_it_once() {
    both_engines(SLICES, |db| {
        let house = crate::tests::house(db);
        let scope = write(db, ann);
        std::thread::scope(|threads| {
            for _ in 0..50 {
                let house = house.clone();
                threads.spawn(move || {
                    write(&house.db.clone(), move |tx| answer(tx, &house, &facts(READY)));
                });
            }
        });
        let placed = write(db, move |tx| Ok(page_before(tx, scope, None)?.0));
        assert_eq!(placed.len(), 1);
        let said =
            |word: &str| messages(db).iter().filter(|sent| sent.subject.contains(word)).count();
        assert_eq!(said("is ordered"), 1);
        // All others came in the same instant, so one message says where it is already.
        assert_eq!(said("About"), 1);
        let jobs = write(db, |tx| Ok(queue::newest(tx, "order.submit", 100)?.len()));
        assert_eq!(jobs, 1);
    });
}

#[test]
fn fifty_presses_of_the_button_are_one_request() {
    portals(|portal, scope| {
        for _ in 0..50 {
            asks(portal, "10.0.1.1", (READY, ANN_BORN));
        }
        let waiting = portal.read(|tx| Ok(queue::newest(tx, super::jobs::REFILL, 100)?.len()));
        assert_eq!(waiting, 1);
        assert_eq!(portal.work().len(), 2, "one mail and one text");
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn two_people_who_share_number_and_birth_date_are_nobodys_to_choose() {
    portals(|portal, scope| {
        portal.write(|tx| {
            let (other, _) = coverage::take_person(tx, &person("bea", ANN_BORN))?;
            let id = PrescriptionId::new([9; 16]);
            let told = record(1);
            take_prescription(tx, MemberScope::of(other), id, (&told, &Names::default()))
        });
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        assert!(portal.work().is_empty());
        assert_eq!(orders(portal, scope), 0);
    });
}

/// Somebody else with a prescription of Ann's number, at another pharmacy.
fn shares_the_number(tx: &Tx, seed: u8) -> Result<MemberScope, Fault> {
    let (member, _) = coverage::take_person(tx, &person(&format!("other{seed}"), "1971-05-06"))?;
    // Looked at before hers.
    let mut id = [0; 16];
    id[15] = seed;
    let rx = (&record(1), &Names::default());
    take_prescription(tx, MemberScope::of(member), PrescriptionId::new(id), rx)?;
    Ok(MemberScope::of(member))
}

#[test]
fn a_number_that_many_members_share_still_leads_to_each_by_their_birth_date() {
    portals(|portal, scope| {
        portal.write(|tx| {
            for seed in 1..=60 {
                shares_the_number(tx, seed)?;
            }
            // One of them was forgotten, and keeps nobody else waiting.
            let gone = shares_the_number(tx, 61)?;
            ::store::keys::forget(tx, gone.member(), ::store::Actor::Operator)
        });
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        assert_says(&portal.work(), "is ordered");
        assert_eq!(orders(portal, scope), 1);
    });
}

#[test]
fn a_number_that_hundreds_share_tells_nobody_apart() {
    portals(|portal, scope| {
        portal.write(|tx| (1..=200).try_for_each(|seed| shares_the_number(tx, seed).map(drop)));
        asks(portal, "10.0.1.1", (READY, ANN_BORN));
        assert!(portal.work().is_empty());
        assert_eq!(orders(portal, scope), 0);
    });
}

#[test]
fn a_number_goes_with_the_day_it_changes_the_prescription_that_ended_and_the_member_forgotten() {
    portals(|portal, scope| {
        let found = |number: &'static str| portal.read(move |tx| Ok(by_number(tx, number)?.len()));
        assert_eq!([READY, EARLY, STOPPED].map(found), [1, 1, 1]);
        let rx = |seed: u8| PrescriptionId::new([seed; 16]);
        portal.write(move |tx| {
            let mut renumbered = record(1);
            renumbered.rx_number = Some("8000001".into());
            take_prescription(tx, scope, rx(1), (&renumbered, &Names::default()))?;
            let mut ended = record(2);
            ended.expires = Some(base::Private(today().plus_days(-181)));
            take_prescription(tx, scope, rx(2), (&ended, &Names::default()))?;
            // One that ended long before it was told of is found by nothing.
            ended.rx_number = Some("8000002".into());
            take_prescription(tx, scope, rx(4), (&ended, &Names::default()))
        });
        assert_eq!(["8000001", "8000002"].map(found), [1, 0]);
        let house = portal.house.clone();
        portal.write(move |tx| look_at(tx, &house, scope));
        portal.work();
        assert_eq!([READY, "8000001", EARLY, STOPPED].map(found), [0, 1, 0, 1]);
        let house = portal.house.clone();
        portal.write(move |tx| {
            ::store::keys::forget(tx, scope.member(), ::store::Actor::Operator)?;
            daily::ask(tx, &house)
        });
        portal.work();
        assert_eq!(["8000001", STOPPED].map(found), [0, 0]);
    });
}

#[test]
fn what_was_typed_oddly_is_named_beside_its_field_and_kept() {
    portals(|portal, _| {
        let visitor = portal.stranger();
        let page = visitor.sends("/refill", &[("number", "none"), ("birth", "in spring")]);
        assert_eq!(page.status, 422);
        page.sees("Enter the prescription number from your label");
        page.sees("Enter your date of birth, such as March 14, 1962");
        page.sees("value=\"none\"").sees("value=\"in spring\"").sees("number-error");
        let long = "7".repeat(500);
        visitor.sends("/refill", &[("number", long.as_str())]).sees("This is too long");
        let page = visitor.sends("/order-status", &[("order", "7K2Q"), ("zip", "979")]);
        assert_eq!(page.status, 422);
        page.sees("8 letters and digits").sees("Enter your last name").sees("value=\"979\"");
        page.sees("Enter the 5 digits of your ZIP code");
        let spanish = portal.stranger().in_spanish();
        spanish.opens("/refill").sees("Resurtir sin iniciar sesión");
        spanish.presses("/order-status").sees("Escriba su apellido");
    });
}

#[test]
fn whoever_is_signed_in_is_led_to_the_pages_that_know_more() {
    portals(|portal, _| {
        let ann = portal.visited_by(&testkit::Person::ann());
        assert_eq!(ann.opens("/refill").place(), "/refills");
        assert_eq!(ann.opens("/order-status").place(), "/orders");
    });
}

/// Asks for an order's steps.
fn looks(portal: &Portal, from: &str, facts: [&str; 4]) -> Seen {
    let visitor = portal.stranger().saying("x-forwarded-for", from);
    let [number, family, birth, zip] = facts;
    let fields = [("order", number), ("family", family), ("birth", birth), ("zip", zip)];
    // Order numbers of one length, so that a page that says one back stays as long.
    seen(&visitor.sends("/order-status", &fields), &facts)
}

fn ordered(portal: &Portal, scope: MemberScope) -> OrderId {
    asks(portal, "10.0.1.1", (READY, ANN_BORN));
    portal.work();
    portal.read(move |tx| Ok(page_before(tx, scope, None)?.0[0].id))
}

#[test]
fn four_right_facts_show_an_orders_steps_and_no_medicine() {
    portals(|portal, scope| {
        let id = ordered(portal, scope);
        let number = crate::orders::rules::reference(id).to_lowercase().replace('-', " ");
        for family in ["Garcia-Ortiz", "GARCÍA"] {
            let (status, _, page) =
                looks(portal, "10.2.0.1", [&number, family, "3 Feb 1960", "97998"]);
            assert_eq!(status, 200);
            assert!(page.contains("Where your order is"), "{page}");
            for secret in ["Sample", "Juniper Lane", "Fernhollow", READY] {
                assert!(!page.contains(secret), "{secret}");
            }
        }
    });
}

#[test]
fn every_wrong_fact_and_every_order_that_is_not_shown_get_one_answer() {
    portals(|portal, scope| {
        let id = ordered(portal, scope);
        let number = crate::orders::rules::reference(id);
        let right = [number.as_str(), "Garcia", ANN_BORN, "97998"];
        let expected = looks(portal, "10.3.0.1", ["ZZZZ-ZZZZ", "Garcia", ANN_BORN, "97998"]);
        assert_eq!(expected.0, 422);
        for (at, wrong) in ["0000-0000", "Huang", "1960-02-05", "97999"].into_iter().enumerate() {
            let mut facts = right;
            facts[at] = wrong;
            assert_same(&looks(portal, &format!("10.4.{at}.1"), facts), &expected, wrong);
        }
        // Too old to be shown to somebody who does not sign in.
        portal.pass(Duration::from_hours(24 * 130));
        assert_same(&looks(portal, "10.5.0.1", right), &expected, "too old");
        assert!(portal.read(move |tx| order(tx, scope, id)).is_some());
    });
}

#[test]
fn an_order_of_somebody_forgotten_is_answered_as_a_wrong_fact_is() {
    portals(|portal, scope| {
        let number = crate::orders::rules::reference(ordered(portal, scope));
        let right = [number.as_str(), "Garcia", ANN_BORN, "97998"];
        let expected = looks(portal, "10.8.0.1", ["ZZZZ-ZZZZ", "Garcia", ANN_BORN, "97998"]);
        portal.write(move |tx| ::store::keys::forget(tx, scope.member(), ::store::Actor::Operator));
        assert_same(&looks(portal, "10.9.0.1", right), &expected, "forgotten");
    });
}

#[test]
fn guessing_order_numbers_is_answered_alike_when_the_source_is_over_its_budget() {
    portals(|portal, scope| {
        let number = crate::orders::rules::reference(ordered(portal, scope));
        let right = [number.as_str(), "Garcia", ANN_BORN, "97998"];
        let mut answers = Vec::new();
        for guess in 0..8 {
            let guessed = format!("ZZZZ-ZZZ{guess}");
            answers.push(looks(portal, "10.6.0.1", [&guessed, "Garcia", ANN_BORN, "97998"]));
        }
        answers.push(looks(portal, "10.6.0.9", right));
        for answer in &answers {
            assert_same(answer, &answers[0], "over its budget");
        }
        assert_eq!(looks(portal, "10.7.0.1", right).0, 200, "elsewhere it is shown");
    });
}

#[test]
fn what_is_counted_of_strangers_is_swept_when_it_says_nothing_any_more() {
    both_engines(SLICES, |db| {
        let house = crate::tests::house(db);
        write(db, move |tx| answer(tx, &house, &facts("9999999")));
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for (name, days) in [("open_ration", 3), ("open_source", 16), ("open_hour", 30)] {
            let one = crate::sweeps::ALL.iter().find(|sweep| sweep.name == name).copied().unwrap();
            let swept = |days: u64| {
                let later = NOW + Duration::from_hours(24 * days);
                runtime.block_on(::store::sweep(db, one, 10, later)).unwrap()
            };
            assert_eq!((swept(0), swept(days), swept(days)), (0, 1, 0), "{name}");
        }
    });
}
