use base::OrderId;
use testkit::{Person, Portal};

use super::*;
use crate::orders::store::{order, place};
use crate::orders::told::{Fact, Report, take};
use crate::orders::{NewOrder, Shipment, When, Wishes};
use crate::prescriptions::store::{prescription, take_prescription};
use crate::testing::{ANN, give, record, rooms, rx, signed_up, today, when};

const ID: OrderId = OrderId::new([7; 16]);

/// Ann has ordered medicines that come by these ways; the first is number one.
fn ordered(portal: &Portal, ways: &'static [Way]) {
    signed_up(&portal.db);
    portal.write(move |tx| {
        let mut lines = Vec::new();
        for (seed, way) in (1..).zip(ways) {
            give(tx, ANN, seed)?;
            let by_mail = *way == Way::Mail;
            let told = formats::records::Prescription { by_mail, ..record(seed) };
            take_prescription(tx, ANN, rx(seed), (&told, &crate::Names::default()))?;
            lines.extend(prescription(tx, ANN, rx(seed), today())?.map(|(rx, _)| rx));
        }
        let new = NewOrder {
            id: ID,
            by: None,
            lines,
            left_out: Vec::new(),
            deliver_to: Vec::new(),
            mailed: false,
            wishes: Wishes::default(),
            shipping: base::RefillTerms::HOUSE.standard,
        };
        place(tx, ANN, new, when()).map(|_| ())
    });
    portal.work();
}

/// The subjects of what Ann is told when the pharmacy says this of one medicine, or of all.
fn hears(portal: &Portal, (name, line): (&str, Option<u8>), fact: Fact) -> Vec<String> {
    let (house, at) = (portal.house.clone(), portal.now());
    let when = When { at, day: at.day_in(&house.plan.zone) };
    let report = Report { name: name.to_owned(), when, fact, line: line.map(rx) };
    let reference = portal.write(move |tx| {
        let known = order(tx, ANN, ID)?.unwrap();
        let before = Seen::read(tx, ANN, &known)?;
        take(tx, ANN, ID, &report)?;
        let now = order(tx, ANN, ID)?.unwrap();
        moved(tx, &house, ANN, (&before, &now))?;
        Ok(now.reference())
    });
    let sent = portal.work();
    assert!(sent.iter().all(|message| !message.text.contains("Sample")), "no medicine is named");
    let subject = |message: &::store::Message| message.subject.replace(&reference, "N");
    sent.iter().map(subject).collect()
}

fn left() -> Fact {
    Fact::Shipped(Shipment::default())
}

#[test]
fn of_an_order_of_both_kinds_each_part_is_told_when_it_leaves_and_the_rest_is_waited_for() {
    testkit::both(rooms, |portal| {
        ordered(portal, &[Way::Mail, Way::Pickup]);
        let ann = portal.visited_by(&Person::ann());
        let path = format!("/orders/{ID}");
        for (name, line, fact, told, shown) in [
            ("1", Some(2), Fact::Filling, None, "The pharmacy is"),
            (
                "2",
                Some(1),
                left(),
                Some("Part of your order N is on its way"),
                "Part of it has shipped",
            ),
            ("3", Some(1), left(), None, "The rest is not ready yet"),
            (
                "4",
                Some(2),
                left(),
                Some("Part of your order N is ready to pick up"),
                "The rest is ready, and you can pick it up now",
            ),
            (
                "5",
                Some(1),
                Fact::Delivered(None),
                Some("Part of your order N was delivered"),
                "Your order is ready. You can pick it up now",
            ),
            ("6", Some(2), Fact::Delivered(None), None, "What went by mail was delivered, and the"),
        ] {
            assert_eq!(hears(portal, (name, line), fact), Vec::from_iter(told), "{name}");
            ann.opens(&path).sees(shown).lacks("Parcel 2").lacks("Your order has left");
        }
    });
}

#[test]
fn the_second_medicine_at_a_counter_is_told_when_it_is_ready_though_days_later() {
    testkit::both(rooms, |portal| {
        ordered(portal, &[Way::Pickup, Way::Pickup]);
        let ann = portal.visited_by(&Person::ann());
        let path = format!("/orders/{ID}");
        hears(portal, ("1", None), Fact::Filling);
        let told = hears(portal, ("2", Some(1)), left());
        assert_eq!(told, ["Part of your order N is ready to pick up"]);
        let page = ann.opens(&path);
        page.sees("Part of it is ready to pick up").sees("The rest is not ready yet");
        page.lacks("has shipped").lacks("has left the pharmacy").lacks("Carrier");
        page.sees("1 of 2 medicines is ready to pick up.");
        ann.opens("/orders").sees("Part of it is ready to pick up").sees("1 of 2 medicines");
        portal.pass(std::time::Duration::from_hours(24 * 9));
        portal.work();
        let ann = portal.visited_by(&Person::ann());
        let told = hears(portal, ("3", Some(2)), left());
        assert_eq!(told, ["Your order N is ready to pick up"]);
        ann.opens(&path).sees("Your order is ready. You can pick it up now");
        assert_eq!(hears(portal, ("4", Some(2)), left()), Vec::<String>::new());
        assert_eq!(hears(portal, ("5", Some(1)), Fact::Delivered(None)), Vec::<String>::new());
        ann.opens(&path).sees("Your order is ready").lacks("delivered");
    });
}

#[test]
fn one_picked_up_before_the_other_is_ready_is_neither_ready_nor_shipped() {
    testkit::both(rooms, |portal| {
        ordered(portal, &[Way::Pickup, Way::Pickup]);
        hears(portal, ("1", None), Fact::Filling);
        assert_eq!(hears(portal, ("2", Some(1)), Fact::Delivered(None)), Vec::<String>::new());
        let ann = portal.visited_by(&Person::ann());
        let page = ann.opens(&format!("/orders/{ID}"));
        page.sees("Part of it was delivered or picked up").lacks("has shipped");
    });
}

#[test]
fn a_letter_sent_when_orders_left_as_one_is_not_sent_again() {
    testkit::both(rooms, |portal| {
        ordered(portal, &[Way::Mail, Way::Pickup]);
        assert_eq!(hears(portal, ("1", None), left()).len(), 1);
        let keys = portal.read(|tx| {
            let jobs = ::store::queue::newest(tx, "message", 9)?;
            Ok(jobs.into_iter().map(|job| job.key).collect::<Vec<_>>())
        });
        assert!(keys.contains(&format!("order-sent/{ID}")), "{keys:?}");
        let (house, at) = (portal.house.clone(), portal.now());
        portal.write(move |tx| {
            let now = order(tx, ANN, ID)?.unwrap();
            let mut before = Seen::read(tx, ANN, &now)?;
            for (.., step) in &mut before.lines {
                *step = Step::Filling;
            }
            assert!(before.newest <= Some(at));
            moved(tx, &house, ANN, (&before, &now))
        });
        assert_eq!(portal.work().len(), 0);
    });
}

#[test]
fn what_waits_at_the_counter_is_in_no_box_however_the_order_is_told_of() {
    testkit::sqlite(rooms, |portal| {
        ordered(portal, &[Way::Mail, Way::Pickup]);
        let ann = portal.visited_by(&Person::ann());
        let usps = Shipment { carrier: Some("USPS".into()), tracking: Some("9400 1".into()) };
        let told = hears(portal, ("1", None), Fact::Shipped(usps));
        assert_eq!(told, ["Part of your order N has shipped, and part is ready to pick up"]);
        let page = ann.opens(&format!("/orders/{ID}"));
        page.sees("What goes by mail has left the pharmacy").sees("In this parcel");
        let named = |name: &str| page.text().matches(name).count();
        let (mailed, at_the_counter) = (named("Sample 1 mg tablet"), named("Sample 2 mg tablet"));
        assert_eq!(mailed, at_the_counter + 1, "in the order, and one of them in the box");
    });
}

#[test]
fn a_late_order_a_hold_and_a_refusal_promise_nothing_that_we_do_not_know() {
    testkit::sqlite(rooms, |portal| {
        ordered(portal, &[Way::Mail]);
        let path = format!("/orders/{ID}");
        hears(portal, ("1", None), Fact::Filling);
        portal.pass(std::time::Duration::from_hours(24 * 3));
        let ann = portal.visited_by(&Person::ann());
        let spanish = portal.visited_by(&Person::ann()).in_spanish();
        ann.opens(&path).sees("We expect it by March 9, 2027").lacks("3 to 5 days");
        spanish.opens(&path).sees("Lo esperamos a más tardar el 9 de marzo de 2027");
        hears(portal, ("2", None), Fact::Held(HoldReason::PlanApproval));
        let held = "Ask your prescriber to request the approval, or call";
        ann.opens(&path).sees(held).lacks("We asked for it");
        spanish.opens(&path).sees("Pida a su médico que solicite la aprobación");
        hears(portal, ("3", None), Fact::Rejected(RejectReason::TooSoon));
        let refused = "to hear from which day you can order";
        ann.opens(&path).sees(refused).lacks("The prescription page shows");
        spanish.opens(&path).sees("para saber desde qué día puede pedirlo");
    });
}
