//! An order in every state.

use base::{Money, OrderId, RefillTerms, Timestamp};
use web::{Frame, Sample};

use super::super::asks::{Ask, Reply};
use super::super::flow::{Held, HoldReason, RejectReason, Shipment, Stage, Step, Stood};
use super::super::rules::expected;
use super::super::told::{Fact, rules};
use super::super::{Asked, Body, Estimate, LeftOut, Line, Order, Speed, Way, Wishes, asks};
use super::{CancelPage, Coming, DetailPage, ListPage, Told};
use crate::prescriptions::Prescription;
use crate::prescriptions::pages::sample_prescriptions;
use crate::prescriptions::rules::{Because, Next, RefillAnswer, Why};

pub fn list(f: &Frame) -> Vec<Sample<ListPage>> {
    let f = &f.as_member("Ann");
    let all: Vec<Order> = states(f).into_iter().map(|(_, order)| order).collect();
    let page = |orders: &[Order], more, paged| ListPage::of(f.clone(), orders, more, paged);
    vec![
        Sample::new("every-state", page(&all, true, true)),
        Sample::new("one", page(&all[..1], false, false)),
        Sample::new("none", page(&[], false, false)),
        Sample::new("found", ListPage::found(f.clone(), &all[..1], "7000101".into())),
        Sample::new("none-found", ListPage::found(f.clone(), &[], "7K2Q-M4XB".into())),
        Sample::problem("nothing-typed", page(&all[..1], false, false).with_nothing_typed()),
    ]
}

pub fn detail(f: &Frame) -> Vec<Sample<DetailPage>> {
    let f = &f.as_member("Ann");
    let page = |order: &Order, coming| DetailPage::of(f.clone(), (order, &Told::new()), coming);
    let mut samples: Vec<_> = states(f)
        .iter()
        .map(|(state, order)| Sample::new(state, page(order, Coming::Looking)))
        .collect();
    let placed = received(f);
    let mut part = placed.clone();
    part.body.left_out = left_out(f);
    let part = page(&part, Coming::JustPlaced);
    let cancelled = with_stage(received(f), Stage::Cancelled, 0);
    let checking = with_stage(received(f), Stage::Checking, 0);
    let asked = |ask, reply, stage| {
        let mut order = with_stage(received(f), stage, 1);
        let by = base::AccountId::new([5; 16]);
        let (at, lang, refused, sent_at) = (f.now(), f.lang(), None, Some(f.now()));
        order.body.asks =
            vec![asks::Asked { ask, at, by, lang, reply, refused, line: None, sent_at }];
        order
    };
    let price = Money::cents(4_550);
    let held = Stage::Held(Held { reason: HoldReason::Price(price), stood: Stood::Filling });
    let waits = asked(Ask::Cancel, None, Stage::Filling);
    let late = asked(Ask::Cancel, Some(Reply::TooLate), Stage::Filling);
    let agreed = asked(Ask::Agree(price), None, Stage::Filling);
    let priced = with_stage(received(f), held, 1);
    samples.extend([
        Sample::new("just-placed", page(&placed, Coming::JustPlaced)),
        Sample::new("part-success", DetailPage { confirmed: super::KEPT, ..part }),
        Sample::new("just-cancelled", page(&cancelled, Coming::JustCancelled)),
        Sample::new("too-late-to-cancel", page(&late, Coming::TooLateToCancel)),
        Sample::new("asked-to-cancel", page(&waits, Coming::AskedToCancel)),
        Sample::new("can-ask-to-cancel", page(&checking, Coming::Looking)),
        Sample::new("price-agreed", page(&agreed, Coming::PriceAgreed)),
        Sample::new("price-changed", page(&priced, Coming::PriceChanged)),
        Sample::new("kept-back", page(&received(f), Coming::Looking).kept_back()),
        Sample::new("cancel-unsent", page(&unsent(f, &waits), Coming::Looking)),
        Sample::new("price-unsent", page(&unsent(f, &agreed), Coming::Looking)),
    ]);
    let road = |way, told: &[&str]| {
        let (order, told) = told_apart(of_way(received(f), way), told);
        DetailPage::of(f.clone(), (&order, &told), Coming::Looking)
    };
    samples.extend([
        Sample::new("two-parcels", road(Way::Mail, &["ship-1", "ship-2", "came-2"])),
        Sample::new("part-shipped", road(Way::Mail, &["ship-1", "fill-2"])),
        Sample::new("part-held", road(Way::Mail, &["ship-1", "hold-2"])),
        Sample::new("two-prices", road(Way::Mail, &["price-1", "price-2"])),
        Sample::new("part-refused", road(Way::Mail, &["ship-1", "refuse-2"])),
        Sample::new("part-ready", road(Way::Pickup, &["ready-1", "fill-2"])),
        Sample::new("part-picked-up", road(Way::Pickup, &["taken-1", "fill-2"])),
        Sample::new("shipped-and-ready", road(Way::Both, &["ship-1", "ready-2"])),
        Sample::new("by-phone", page(&elsewhere(f, Asked::Phone), Coming::Looking)),
        Sample::new("by-prescriber", page(&elsewhere(f, Asked::Prescriber), Coming::Looking)),
        Sample::new("by-pharmacy", page(&elsewhere(f, Asked::Pharmacy), Coming::Looking)),
        Sample::new("made-elsewhere", page(&elsewhere(f, Asked::Elsewhere), Coming::Looking)),
    ]);
    samples
}

/// The same, with what was asked of it yesterday still here.
fn unsent(f: &Frame, order: &Order) -> Order {
    let at = Timestamp::from_micros(f.now().micros() - 86_400_000_000);
    let mut order = order.clone();
    for asked in &mut order.body.asks {
        (asked.at, asked.sent_at) = (at, None);
    }
    order
}

pub fn cancel(f: &Frame) -> Vec<Sample<CancelPage>> {
    let f = &f.as_member("Ann");
    let there = with_stage(received(f), Stage::Checking, 1);
    vec![
        Sample::new("here", CancelPage::of(f.clone(), &received(f))),
        Sample::new("at-the-pharmacy", CancelPage::of(f.clone(), &there)),
    ]
}

pub fn states(f: &Frame) -> Vec<(&'static str, Order)> {
    let order = || received(f);
    let usps = parcel(Some("USPS Priority"), Some("9400 1000 0000 0000 0000 00"));
    let held = |reason| Stage::Held(Held { reason, stood: Stood::Filling });
    let pickup = with_stage(of_way(order(), Way::Pickup), Stage::Shipped(Shipment::default()), 1);
    let mut part = pickup.clone();
    part.lines[1].step = Some(Step::Filling);
    let both = with_stage(of_way(order(), Way::Both), Stage::Shipped(usps.clone()), 1);
    let all_came = with_stage(of_way(order(), Way::Both), Stage::Delivered(usps.clone()), 1);
    let mut skipped = with_stage(order(), Stage::Shipped(parcel(Some("Regional"), None)), 1);
    skipped.steps.retain(|(step, _)| *step != Step::Checking);
    skipped.body.deliver_to.clear();
    let reject = |reason| with_stage(order(), Stage::Rejected(reason), 1);
    let mut all = vec![
        ("received", order()),
        ("sending", with_stage(order(), Stage::Sending, 0)),
        ("checking", with_stage(order(), Stage::Checking, 1)),
        ("filling", with_stage(order(), Stage::Filling, 1)),
        ("shipped", with_stage(order(), Stage::Shipped(usps.clone()), 1)),
        ("shipped-steps-untold", skipped),
        ("ready-for-pickup", pickup),
        ("ready-in-part", part),
        ("both-ways", both),
        ("both-ways-over", all_came),
        ("delivered", with_stage(order(), Stage::Delivered(usps), 1)),
        ("cancelled", with_stage(order(), Stage::Cancelled, 1)),
        ("late-notice", with_stage(order(), Stage::Checking, 4)),
        ("late-overdue", overdue(order())),
        ("late-alert", with_stage(order(), Stage::Filling, 9)),
        ("unsent", with_stage(order(), Stage::Sending, 3)),
        ("never-sent", with_stage(order(), Stage::Sending, 9)),
    ];
    all.extend(HoldReason::ALL.map(|reason| (reason.key(), with_stage(order(), held(reason), 1))));
    all.extend(RejectReason::ALL.map(|reason| (reason.key(), reject(reason))));
    all
}

pub fn received(f: &Frame) -> Order {
    let all = sample_prescriptions(f.today());
    let lines: Vec<Line> = [&all[0], &all[2]].into_iter().map(Line::of).collect();
    Order {
        id: OrderId::new([0xB7; 16]),
        version: 1,
        placed: f.today(),
        placed_at: f.now(),
        moved: f.today(),
        body: Body {
            stage: Stage::Received,
            way: Way::Mail,
            expected: expected(Way::Mail, f.today(), f.plan().terms.standard),
            by: None,
            deliver_to: vec!["1200 Juniper Lane".into(), "Albany, NY 12207".into()],
            left_out: Vec::new(),
            mailed: true,
            call_back_until: Some(f.now() + std::time::Duration::from_mins(10)),
            asked: None,
            filled_by: None,
            wishes: Wishes {
                mailing: Some(Money::cents(1_295)),
                speed: Speed::Fast,
                price_limit: Some(Money::cents(4_000)),
                estimate: Some(Estimate { known: Money::cents(2_495), untold: 1 }),
            },
            asks: Vec::new(),
        },
        lines,
        steps: vec![(Step::Received, f.now())],
    }
}

/// The order some days later, having come this far on its first day.
pub fn with_stage(mut order: Order, stage: Stage, days_ago: i32) -> Order {
    let at = order.placed_at;
    let back = i64::from(days_ago) * 86_400_000_000;
    let then = Timestamp::from_micros(at.micros() - back);
    let road = [Step::Received, Step::Checking, Step::Filling, Step::Shipped, Step::Delivered];
    let reached = match stage.step() {
        Step::Held => Step::Filling,
        Step::Cancelled | Step::Rejected => Step::Received,
        step => step,
    };
    order.steps =
        road.into_iter().filter(|step| *step <= reached).map(|step| (step, then)).collect();
    if stage.step() != reached {
        order.steps.push((stage.step(), then));
    }
    order.placed = order.placed.plus_days(-days_ago);
    order.moved = order.placed;
    order.placed_at = then;
    order.body.expected = expected(order.body.way, order.placed, RefillTerms::HOUSE.standard);
    order.body.stage = stage;
    order
}

/// The order by this way; where it goes by both, its first medicine is mailed.
pub fn of_way(mut order: Order, way: Way) -> Order {
    order.body.way = way;
    for (place, line) in order.lines.iter_mut().enumerate() {
        line.body.way = match way {
            Way::Both if place == 0 => Way::Mail,
            Way::Both => Way::Pickup,
            way => way,
        };
    }
    order
}

/// An order of two medicines, of which the pharmacy tells apart.
fn told_apart(mut order: Order, told: &[&str]) -> (Order, Told) {
    let first = parcel(Some("USPS Priority"), Some("9400 1000 0000 0000 0000 00"));
    let second = parcel(Some("UPS"), Some("1Z999AA10123456784"));
    let mut all = Told::new();
    for (place, word) in (1_u8..).zip(told) {
        let (fact, line) = match *word {
            "ship-1" => (Fact::Shipped(first.clone()), 0),
            "ship-2" => (Fact::Shipped(second.clone()), 1),
            "ready-1" => (Fact::Shipped(Shipment::default()), 0),
            "ready-2" => (Fact::Shipped(Shipment::default()), 1),
            "taken-1" => (Fact::Delivered(None), 0),
            "came-2" => (Fact::Delivered(second.tracking.clone()), 1),
            "hold-2" => (Fact::Held(HoldReason::PrescriberQuestion), 1),
            "price-1" => (Fact::Held(HoldReason::Price(Money::cents(4_000))), 0),
            "price-2" => (Fact::Held(HoldReason::Price(Money::cents(4_000))), 1),
            "refuse-2" => (Fact::Rejected(RejectReason::NotCovered), 1),
            _ => (Fact::Filling, 1),
        };
        let line = Some(order.lines[line].prescription);
        let left = order.placed_at - std::time::Duration::from_hours(24);
        let key = (left, fact.rank(), [place; 16]);
        all.insert(key, rules::Said { fact, line });
    }
    let lines: Vec<_> = order.lines.iter().map(|line| line.prescription).collect();
    let stage = rules::stands(&all, &lines).unwrap_or(Stage::Checking);
    for (line, (_, stage)) in order.lines.iter_mut().zip(rules::stands_each(&all, &lines)) {
        line.step = Some(stage.step());
    }
    order.body.filled_by = Some("Juniper Home Delivery".into());
    (with_stage(order, stage, 1), all)
}

fn elsewhere(f: &Frame, asked: Asked) -> Order {
    let mut order = with_stage(received(f), Stage::Checking, 1);
    order.body.asked = Some(asked);
    order.body.deliver_to.clear();
    order.body.call_back_until = None;
    order
}

fn overdue(order: Order) -> Order {
    let mut order =
        with_stage(order, Stage::Shipped(parcel(Some("UPS"), Some("1Z999AA10123456784"))), 6);
    order.moved = order.placed.plus_days(5);
    order
}

fn parcel(carrier: Option<&str>, tracking: Option<&str>) -> Shipment {
    Shipment { carrier: carrier.map(str::to_owned), tracking: tracking.map(Into::into) }
}

fn left_out(f: &Frame) -> Vec<LeftOut> {
    let all: Vec<Prescription> = sample_prescriptions(f.today());
    let because = Because::Supply;
    vec![
        LeftOut::answered(&all[1], RefillAnswer::NotYet { on: f.today().plus_days(14), because }),
        LeftOut::because(&all[15], Why::NoneLeft, Next::AskPrescriber),
    ]
}
