use std::collections::BTreeMap;

use base::{Day, FillId, MemberScope, Money, OrderId, PrescriptionId, Private};
use coverage::NameBook;
use formats::records::{
    Amount, Authorization, AuthorizationStage, Claim, ClaimStatus, CodeSet, Coverage,
    CoverageStatus, Drug, Fill, FillStatus, Moment, Name, News, OrderFact, OrderName, OrderNews,
    Parcel, Party, Prescription, PrescriptionStatus, Relationship, Sender, SourceRef, Standing,
};
use medicines::{PastOrder, Shipment, Stage};
use serde_json::json;
use store::NewJob;
use testkit::{Person, Portal};

fn rooms() -> Vec<web::Slice> {
    // Nobody but this room hears what left.
    let medicines = web::Slice { jobs: web::Jobs::new(), ..medicines::slice() };
    vec![identity::slice(), coverage::slice(), medicines, money::slice(), crate::slice()]
}

/// And what the pharmacy tells is heard.
fn rooms_that_hear() -> Vec<web::Slice> {
    let jobs = medicines::jobs(medicines::Pharmacy::Sample);
    let medicines = web::Slice { jobs, ..medicines::slice() };
    vec![identity::slice(), coverage::slice(), medicines, money::slice(), crate::slice()]
}

const RX: PrescriptionId = PrescriptionId::new([7; 16]);
const OTHER_RX: PrescriptionId = PrescriptionId::new([6; 16]);

fn prescription(today: Day, by_mail: bool) -> Prescription {
    Prescription {
        source: SourceRef::new("test", "rx"),
        aliases: Vec::new(),
        person: SourceRef::new("test", "ann"),
        status: PrescriptionStatus::Active,
        standing: Standing::default(),
        drug: Drug { name: Some("Metformin 500 mg tablet".into()), ..Drug::default() },
        rx_number: Some("0700012".into()),
        directions: None,
        reason: None,
        quantity: None,
        unit: None,
        days_supply: Some(30),
        refills_allowed: Some(5),
        written: Some(Private(today.plus_days(-60))),
        expires: None,
        prescriber: Party::default(),
        pharmacy: Party::default(),
        by_mail,
    }
}

fn claim(today: Day) -> Claim {
    Claim {
        source: SourceRef::new("test", "claim"),
        claim_number: "C1".into(),
        person: SourceRef::new("test", "ann"),
        status: ClaimStatus::Paid,
        service_day: Private(today),
        decided: None,
        paid_day: None,
        drug: Drug::default(),
        rx_number: Some("700012".into()),
        quantity: None,
        days_supply: Some(30),
        refill_number: None,
        refills_authorized: None,
        codes: CodeSet::default(),
        pharmacy: Party::default(),
        prescriber: Party::default(),
        network: None,
        amounts: BTreeMap::from([(Amount::MemberLiability, Money::cents(1_200))]),
        notes: Vec::new(),
        replaces: None,
        replaced_by: None,
    }
}

/// An order of Ann's leaves, and its claim comes; each is told twice.
fn an_order_leaves(portal: &Portal, by_mail: bool) {
    let today = portal.now().day_in(&portal.house.plan.zone);
    let who = Person::ann().scope;
    portal.write(move |tx| {
        let names = medicines::Names::default();
        medicines::take_prescription(tx, who, RX, (&prescription(today, by_mail), &names))?;
        let past = PastOrder {
            name: "1".to_owned(),
            prescriptions: vec![RX],
            placed: today,
            reached: Stage::Shipped(Shipment::default()),
        };
        let order = medicines::place_sample_order(tx, who, &past, today)?.unwrap();
        for time in 0..2 {
            let job = NewJob::new(medicines::LEFT, format!("t/{time}"), &json!({ "order": order }));
            tx.queue(job?.owner(who))?;
        }
        Ok(())
    });
    portal.work();
    portal.write(move |tx| {
        let claim = claim(today);
        let incoming = money::Incoming::of(tx, &claim, &mut NameBook::default())?;
        money::take_claim(tx, who, &incoming).map(|_| ())
    });
    portal.work();
}

#[test]
fn an_order_that_left_by_mail_is_billed_by_its_number_and_once() {
    testkit::both(rooms, |portal| {
        an_order_leaves(portal, true);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/payments").sees("You owe $12.00.").sees("Bill for ").lacks("$24.00");
        ann.opens("/home").sees("$12.00");
    });
}

#[test]
fn an_order_for_the_counter_makes_no_bill() {
    testkit::sqlite(rooms, |portal| {
        an_order_leaves(portal, false);
        portal.visited_by(&Person::ann()).opens("/payments").sees("You owe $0.00.");
    });
}

/// Ann's order of two medicines from the counter, which the pharmacy fills.
fn an_order_for_the_counter(portal: &Portal) -> OrderId {
    let today = portal.now().day_in(&portal.house.plan.zone);
    let who = Person::ann().scope;
    portal.write(move |tx| {
        for (id, name) in [(RX, "rx"), (OTHER_RX, "other-rx")] {
            let told =
                Prescription { source: SourceRef::new("test", name), ..prescription(today, false) };
            let names = medicines::Names::default();
            medicines::take_prescription(tx, who, id, (&told, &names))?;
        }
        let past = PastOrder {
            name: "1".to_owned(),
            prescriptions: vec![RX, OTHER_RX],
            placed: today,
            reached: Stage::Filling,
        };
        Ok(medicines::place_sample_order(tx, who, &past, today)?.unwrap())
    })
}

#[test]
fn an_order_of_which_one_medicine_is_ready_is_called_ready_in_part_until_the_other_is() {
    testkit::both(rooms_that_hear, |portal| {
        let order = an_order_for_the_counter(portal);
        let ann = portal.visited_by(&Person::ann());
        ann.opens("/home").sees("Filling").lacks("ready to pick up");
        let hears = |line, fact| {
            let facts = vec![(Moment::At(portal.now()), fact)];
            let order = OrderName::Ours { order, line: Some(line) };
            let news = News::Order(OrderNews { order, person: None, pharmacy: None, facts });
            portal.write(move |tx| medicines::hear(tx, &news).map(|_| ()));
            portal.work();
        };
        let ready = || OrderFact::Shipped(Parcel::default());
        hears(OTHER_RX, OrderFact::Filling);
        hears(RX, ready());
        for path in ["/home", "/orders"] {
            let page = ann.opens(path);
            page.sees("Part of it is ready to pick up").sees("1 of 2 medicines is ready");
            page.lacks("<span>Ready to pick up</span>").lacks("waits for you at the pharmacy");
        }
        ann.opens(&format!("/orders/{order}")).sees("1 of 2 medicines is ready to pick up.");
        hears(OTHER_RX, ready());
        let home = ann.opens("/home");
        home.sees("<span>Ready to pick up</span>").sees("It waits for you at the pharmacy.");
        home.lacks("Part of it").lacks("1 of 2");
    });
}

fn in_the_file() -> formats::records::Person {
    formats::records::Person {
        refs: vec![SourceRef::new("test", "ann")],
        member_id: None,
        name: Name { given: vec!["Ann".into()], family: "Ortiz".into(), suffix: None },
        birth_date: None,
        gender: None,
        address: None,
        phones: Vec::new(),
        emails: Vec::new(),
        lang: None,
        died: None,
    }
}

fn covered_until(end: Day) -> Coverage {
    Coverage {
        source: SourceRef::new("test", "coverage"),
        person: SourceRef::new("test", "ann"),
        status: CoverageStatus::Active,
        subscriber_id: "S1".into(),
        person_code: None,
        relationship: Relationship::Oneself,
        payor: Party::default(),
        plan_name: Some("Choice".to_owned()),
        group_number: None,
        group_name: None,
        rx_bin: None,
        rx_pcn: None,
        rx_group: None,
        rx_id: None,
        member_id: None,
        extras: Vec::new(),
        start: Some(Private(end.plus_days(-300))),
        end: Some(Private(end)),
        costs: Vec::new(),
    }
}

fn filled(today: Day) -> Fill {
    Fill {
        source: SourceRef::new("test", "fill"),
        person: SourceRef::new("test", "ann"),
        prescription: Some(SourceRef::new("test", "rx")),
        status: FillStatus::Completed,
        drug: Drug::default(),
        day: Some(Private(today)),
        quantity: None,
        days_supply: Some(30),
        pharmacy: Party::default(),
    }
}

/// Ann of the plan's file with that prescription, filled so long ago.
fn ann_has(portal: &Portal, (told, days_ago): (Prescription, i32)) -> MemberScope {
    let today = portal.now().day_in(&portal.house.plan.zone);
    let (member, _) = portal.write(|tx| coverage::take_person(tx, &in_the_file()));
    let who = MemberScope::of(member);
    portal.write(move |tx| {
        let names = medicines::Names::default();
        medicines::take_prescription(tx, who, RX, (&told, &names))?;
        let fill = (FillId::new([9; 16]), Some(RX));
        let told = filled(today.plus_days(-days_ago));
        medicines::take_fill(tx, who, fill, (&told, &names)).map(|_| ())
    });
    who
}

#[test]
fn whoever_runs_out_without_a_refill_is_told_to_ask_for_a_new_prescription() {
    testkit::sqlite(rooms, |portal| {
        let today = portal.now().day_in(&portal.house.plan.zone);
        let told = Prescription { refills_allowed: Some(0), ..prescription(today, true) };
        let who = ann_has(portal, (told, 25));
        let ann = portal.visited_by(&Person { scope: who, ..Person::ann() });
        let home = ann.opens("/home");
        home.sees("1 medicine runs out on").lacks("Nothing needs you today");
        let asks = format!("/prescriptions/{RX}/renewal");
        home.sees(&asks).sees("Ask for a new prescription");
        ann.presses(&asks);
        ann.opens("/home").sees("Nothing needs you today").lacks("runs out on");
    });
}

#[test]
fn an_order_that_was_begun_waits_at_home_until_it_is_placed_or_cannot_be() {
    testkit::sqlite(rooms, |portal| {
        let today = portal.now().day_in(&portal.house.plan.zone);
        let who = ann_has(portal, (prescription(today, true), 28));
        let ann = portal.visited_by(&Person { scope: who, ..Person::ann() });
        ann.opens("/home").sees("1 medicine can be refilled").lacks("not finished an order");
        ann.sends("/refills", &[("rx", RX.to_string())]);
        ann.opens("/home").sees("You have not finished an order").sees("/refills/check");
        portal.write(move |tx| {
            let fill = (FillId::new([8; 16]), Some(RX));
            let names = medicines::Names::default();
            medicines::take_fill(tx, who, fill, (&filled(today), &names)).map(|_| ())
        });
        ann.opens("/home").lacks("not finished an order");
    });
}

#[test]
fn what_is_due_after_the_coverage_ended_comes_with_a_warning() {
    testkit::sqlite(rooms, |portal| {
        let today = portal.now().day_in(&portal.house.plan.zone);
        let who = ann_has(portal, (prescription(today, true), 28));
        let ann = portal.visited_by(&Person { scope: who, ..Person::ann() });
        for (end, warns) in [(today, false), (today.plus_days(-1), true)] {
            portal.write(move |tx| {
                let covered = covered_until(end);
                let id = coverage::coverage_id(tx, &covered.source);
                coverage::take_coverage(tx, who, id, &covered).map(|_| ())
            });
            let home = ann.opens("/home");
            home.sees("1 medicine can be refilled");
            if warns {
                home.sees("your plan will not pay");
            } else {
                home.lacks("your plan will not pay");
            }
        }
    });
}

#[test]
fn a_next_refill_is_named_only_where_the_coverage_lasts_until_then() {
    testkit::sqlite(rooms, |portal| {
        let today = portal.now().day_in(&portal.house.plan.zone);
        let (member, _) = portal.write(|tx| coverage::take_person(tx, &in_the_file()));
        let who = MemberScope::of(member);
        portal.write(move |tx| {
            let names = medicines::Names::default();
            medicines::take_prescription(tx, who, RX, (&prescription(today, true), &names))?;
            let fill = (FillId::new([9; 16]), Some(RX));
            medicines::take_fill(tx, who, fill, (&filled(today), &names)).map(|_| ())
        });
        let ann = portal.visited_by(&Person { scope: who, ..Person::ann() });
        for (days, is_named) in [(5, false), (60, true)] {
            portal.write(move |tx| {
                let covered = covered_until(today.plus_days(days));
                let id = coverage::coverage_id(tx, &covered.source);
                coverage::take_coverage(tx, who, id, &covered).map(|_| ())
            });
            let home = ann.opens("/home");
            if is_named {
                home.sees("Your next refill can be ordered on");
            } else {
                home.lacks("Your next refill can be ordered on");
            }
        }
    });
}

/// What the plan's file tells of a request for approval of hers.
fn request(stage: AuthorizationStage, today: Day) -> Authorization {
    Authorization {
        source: SourceRef::new("test", stage.word()),
        person: SourceRef::new("test", "ann"),
        number: None,
        drug: Drug { name: Some(format!("Sample {} pen", stage.word()).into()), ..Drug::default() },
        prescription: None,
        rx_number: None,
        prescriber: Party::default(),
        stage,
        urgent: false,
        asked: None,
        holder: None,
        due: None,
        missing: None,
        missing_from: Some(Sender::Member),
        missing_by: Some(Private(today.plus_days(5))),
        decided: Some(Private(today)),
        from: None,
        until: Some(Private(today.plus_days(20))),
        quantity: None,
        reason: None,
        appeal_until: Some(Private(today.plus_days(40))),
        updated: None,
    }
}

#[test]
fn whoever_has_to_send_appeal_or_ask_again_reads_it_among_what_is_to_do() {
    use AuthorizationStage::{Approved, MoreNeeded, NotApproved, WithPlan};
    testkit::sqlite(rooms, |portal| {
        let today = portal.now().day_in(&portal.house.plan.zone);
        let who = Person::ann().scope;
        let ann = portal.visited_by(&Person::ann());
        let tells = |stage| {
            portal.write(move |tx| {
                let (told, names) = (request(stage, today), medicines::Names::default());
                medicines::take_authorization(tx, who, (&told, &names)).map(|_| ())
            });
            ann.opens("/home")
        };
        tells(WithPlan).sees("Nothing needs you today");
        tells(MoreNeeded).sees("Your plan needs something from you").sees("send it by March 9");
        tells(NotApproved).sees("Sample not-approved pen: you can appeal until April 13, 2027");
        tells(Approved).sees("An approval from your plan ends on March 24, 2027");
    });
}
