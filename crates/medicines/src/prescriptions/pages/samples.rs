//! The states of the two pages worth looking at.

use base::{ApprovalId, Day, FillId, OrderId, PrescriptionId, Private};
use formats::records::{
    AuthorizationStage, Drug, FillStatus, PrescriptionStatus, Quantity, Schedule,
};
use web::{Frame, Sample};

use super::super::beside::Beside;
use super::super::{
    Body, Early, Fill, FillBody, Fills, LastFill, Listed, Prescription, Standing, Trace,
};
use super::cards::Detail;
use super::leaflet::LeafletPage;
use super::{DetailPage, ListAsk, ListPage};
use crate::approvals::{Facts, Word};
use crate::orders::Step;

mod beside;

pub fn list(f: &Frame) -> Vec<Sample<ListPage>> {
    let f = &f.as_member("Ann");
    let all = sample_prescriptions(f.today());
    let page =
        |found: &[Prescription], ask: ListAsk, older| ListPage::of(f.clone(), found, &ask, older);
    let plain = ListAsk::default;
    let nothing_found = ListAsk { words: "zzz".into(), ..plain() };
    let with_older = ListAsk { older: true, ..plain() };
    vec![
        Sample::new("every-status", page(&all, plain(), 3)),
        Sample::new("one", page(&all[..1], plain(), 0)),
        Sample::new("none", page(&[], plain(), 0)),
        Sample::new("nothing-found", page(&all, nothing_found, 0)),
        Sample::new("with-older", page(&all, with_older, 3)),
        Sample::new("only-older", page(&[], plain(), 1)),
        Sample::new("none-to-order", page(&all[4..], plain(), 0)),
    ]
}

const STATES: [&str; 28] = [
    "can-order",
    "not-yet",
    "very-long-name",
    "told-little",
    "submitted",
    "in-process",
    "shipped",
    "order-held",
    "on-hold",
    "parked",
    "pending",
    "expired",
    "discontinued",
    "transferred",
    "unknown",
    "no-refills-left",
    "schedule-two",
    "first-fill",
    "under-way",
    "too-new",
    "filled-in-part",
    "rest-only",
    "needs-approval",
    "approved-and-limited",
    "early-for-a-trip",
    "under-way-still",
    "approval-ends",
    "not-approved",
];

pub fn detail(f: &Frame) -> Vec<Sample<DetailPage>> {
    let f = &f.as_member("Ann");
    let today = f.today();
    let page = |rx: &Prescription, fills: &[Fill], beside: &Beside| DetailPage {
        rx: Detail::of(f, (rx, fills), beside),
        f: f.clone(),
    };
    let history = sample_fills(today);
    let prescriptions = sample_prescriptions(today);
    let mut all: Vec<Sample<DetailPage>> = prescriptions
        .iter()
        .zip(STATES)
        .map(|(rx, state)| {
            let fills = if rx.fills.done > 0 { history.as_slice() } else { &[] };
            Sample::new(state, page(rx, fills, &Beside::default()))
        })
        .collect();
    all.extend(beside::detail(f, (&prescriptions[0], &history)));
    all
}

pub fn leaflets(f: &Frame) -> Vec<Sample<LeafletPage>> {
    let f = &f.as_member("Ann");
    beside::leaflets(f, &ordinary(1, "Metformin 500 mg tablet", f.today()))
}

/// One prescription in every state, in the order of the names above.
pub fn sample_prescriptions(today: Day) -> Vec<Prescription> {
    use PrescriptionStatus as Status;
    let rx = |seed: u8, name: &str| ordinary(seed, name, today);
    let status = |seed, name: &str, status| Prescription { status, ..rx(seed, name) };
    let standing =
        |seed, name: &str, standing| changed(rx(seed, name), |rx| rx.body.standing = standing);
    let ordered = |seed, name: &str, step| {
        let trace = Trace {
            unsent_elsewhere: false,
            order: OrderId::new([seed; 16]),
            step,
            placed: today.plus_days(-2),
            moved: today.plus_days(-1),
        };
        Prescription { orders: vec![trace], ..rx(seed, name) }
    };
    let mut all = vec![
        rx(1, "Metformin 500 mg tablet"),
        changed(rx(2, "Lisinopril 10 mg tablet"), |rx| {
            rx.fills.last =
                Some(LastFill { day: today.plus_days(-9), days_supply: Some(30), quantity: None });
            rx.body.by_mail = false;
        }),
        rx(3, LONG_NAME),
        told_little(4),
        ordered(5, "Atorvastatin 20 mg tablet", Step::Received),
        ordered(6, "Amlodipine 5 mg tablet", Step::Filling),
        ordered(7, "Levothyroxine 50 mcg tablet", Step::Shipped),
        ordered(8, "Sertraline 50 mg tablet", Step::Held),
        status(9, "Losartan 50 mg tablet", Status::OnHold),
        standing(10, "Albuterol 90 mcg inhaler", Standing::Parked),
        status(11, "Montelukast 10 mg tablet", Status::Draft),
        changed(rx(12, "Omeprazole 20 mg capsule"), |rx| {
            rx.body.written = Some(Private(today.plus_days(-400)));
        }),
        status(13, "Prednisone 10 mg tablet", Status::Stopped),
        standing(14, "Gabapentin 300 mg capsule", Standing::Transferred),
        status(15, "Warfarin 5 mg tablet", Status::Unknown),
        changed(rx(16, "Furosemide 40 mg tablet"), |rx| rx.fills.done = 6),
        changed(rx(17, "Methylphenidate 10 mg tablet"), |rx| {
            rx.body.drug.schedule = Some(Schedule::Two);
        }),
        changed(rx(18, "Estradiol 1 mg tablet"), |rx| rx.fills = Fills::default()),
        changed(rx(19, "Clopidogrel 75 mg tablet"), |rx| {
            rx.fills.under_way = Some(today.plus_days(-1));
        }),
        changed(rx(20, "Rosuvastatin 10 mg tablet"), |rx| {
            rx.fills = Fills::default();
            rx.body.written = Some(Private(today.plus_days(-1)));
        }),
        changed(rx(21, "Duloxetine 30 mg capsule"), |rx| {
            let quantity = Some(Quantity::whole(20));
            rx.fills.last =
                Some(LastFill { day: today.plus_days(-3), days_supply: None, quantity });
            rx.fills.parts.add((20_000, 60_000), 1);
        }),
    ];
    all.extend(under_conditions(today));
    all
}

/// What parts, the plan's list, a trip and a slow pharmacy make of a prescription.
fn under_conditions(today: Day) -> [Prescription; 7] {
    let rx = |seed: u8, name: &str| ordinary(seed, name, today);
    let word = |stage| {
        let decided = Some(today.plus_days(-9));
        let until = Some(today.plus_days(20));
        let facts = Facts { stage, decided, until, ..Facts::default() };
        Some(Word { id: ApprovalId::new([1; 16]), facts, is_followed: false })
    };
    [
        changed(rx(22, "Tramadol 50 mg tablet"), |rx| {
            rx.fills.done = 6;
            rx.fills.parts.add((20_000, 60_000), 1);
        }),
        changed(rx(23, "Adalimumab 40 mg pen"), |rx| {
            rx.fills = Fills::default();
            rx.listed.prior_authorization = true;
        }),
        changed(rx(24, "Zolpidem 5 mg tablet"), |rx| {
            rx.listed = Listed { prior_authorization: true, quantity_limit: true, copay: None };
        }),
        changed(rx(25, "Citalopram 20 mg tablet"), |rx| {
            rx.fills.last =
                Some(LastFill { day: today.plus_days(-9), days_supply: Some(30), quantity: None });
            rx.early = Some(Early { given: today, leaves: today.plus_days(6) });
        }),
        changed(rx(26, "Pravastatin 40 mg tablet"), |rx| {
            rx.fills.under_way = Some(today.plus_days(-5));
        }),
        changed(rx(27, "Semaglutide 1 mg pen"), |rx| {
            rx.approval = word(AuthorizationStage::Approved);
        }),
        changed(rx(28, "Dupilumab 300 mg pen"), |rx| {
            rx.approval = word(AuthorizationStage::NotApproved);
        }),
    ]
}

const LONG_NAME: &str = "Emtricitabine, rilpivirine hydrochloride and tenofovir alafenamide \
    fumarate \
    200 mg / 25 mg / 25 mg film-coated tablet in a child-resistant bottle of thirty";

fn changed(mut rx: Prescription, change: impl FnOnce(&mut Prescription)) -> Prescription {
    change(&mut rx);
    rx
}

fn ordinary(seed: u8, name: &str, today: Day) -> Prescription {
    Prescription {
        id: PrescriptionId::new([seed; 16]),
        status: PrescriptionStatus::Active,
        version: 1,
        body: Body {
            drug: Drug { name: Some(name.into()), ..Drug::default() },
            rx_number: Some(format!("70123{seed:02}").into()),
            directions: Some("Take 1 tablet by mouth twice a day with food".into()),
            reason: Some("Blood sugar".into()),
            quantity: Some(Quantity::whole(60)),
            unit: Some("tablets".to_owned()),
            days_supply: Some(30),
            refills_allowed: Some(5),
            written: Some(Private(today.plus_days(-90))),
            prescriber: Some("Dr. Maya Okafor".into()),
            pharmacy: Some("Juniper Home Delivery".into()),
            pharmacy_phone: Some("800-555-0142".into()),
            by_mail: true,
            ..Body::default()
        },
        fills: Fills {
            done: 2,
            last: Some(LastFill {
                day: today.plus_days(-28),
                days_supply: Some(30),
                quantity: None,
            }),
            ..Fills::default()
        },
        orders: Vec::new(),
        listed: Listed::default(),
        early: None,
        approval: None,
    }
}

/// As little as a file may say.
fn told_little(seed: u8) -> Prescription {
    Prescription {
        id: PrescriptionId::new([seed; 16]),
        status: PrescriptionStatus::Active,
        version: 1,
        body: Body::default(),
        fills: Fills::default(),
        orders: Vec::new(),
        listed: Listed::default(),
        early: None,
        approval: None,
    }
}

fn sample_fills(today: Day) -> Vec<Fill> {
    let fill = |seed: u8, status, days_ago: Option<i32>| Fill {
        id: FillId::new([seed; 16]),
        status,
        day: days_ago.map(|days| today.plus_days(-days)),
        heard: None,
        body: FillBody {
            quantity: Some(Quantity::thousandths(60_500)),
            days_supply: Some(30),
            pharmacy: Some("Juniper Home Delivery".into()),
            ..FillBody::default()
        },
    };
    vec![
        fill(1, FillStatus::InProgress, None),
        fill(2, FillStatus::Completed, Some(28)),
        fill(3, FillStatus::OnHold, Some(40)),
        fill(4, FillStatus::Cancelled, Some(44)),
        fill(5, FillStatus::Unknown, Some(50)),
        fill(6, FillStatus::Completed, Some(58)),
    ]
}
