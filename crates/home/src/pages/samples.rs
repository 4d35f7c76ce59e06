//! Home in its states: the everyday, the empty, the ended, the very long.

use base::{ApprovalId, ClaimId, Day, Money, OrderId, PrescriptionId};
use coverage::{CardFacts, Standing};
use formats::records::ClaimStatus;
use medicines::{
    ApprovalWants, HoldReason, Ready, SummaryApproval, SummaryLow, SummaryMedicine, SummaryOrder,
};
use money::ClaimLine;
use web::{Frame, Sample};

use super::{HomePage, Seen};

pub fn all(f: &Frame) -> Vec<Sample<HomePage>> {
    let page = |seen| HomePage::of(f.as_member("Ann"), seen);
    vec![
        Sample::new("everyday", page(everyday(f.today()))),
        Sample::new("nothing", page(Seen::default())),
        Sample::new("held", page(held(f.today()))),
        Sample::new("at-the-counter", page(at_the_counter(f.today()))),
        Sample::new("ended", page(ended(f.today()))),
        Sample::new("ended-and-due", page(ended_and_due(f.today()))),
        Sample::new("runs-out", page(runs_out(f.today()))),
        Sample::new("very-long", page(very_long(f.today()))),
    ]
}

fn cover(today: Day) -> coverage::Summary {
    coverage::Summary {
        first_name: "Ann".to_owned(),
        plan_name: Some("Juniper Rx Choice".to_owned()),
        standing: Some(Standing::Active),
        start: Some(today.plus_days(-300)),
        end: None,
        card: Some(CardFacts {
            member_id: Some("JNX204771093".into()),
            person_code: None,
            rx_bin: None,
            rx_pcn: None,
            rx_group: None,
        }),
    }
}

fn medicine(name: &str, today: Day) -> SummaryMedicine {
    let id = PrescriptionId::new([3; 16]);
    SummaryMedicine { id, name: Some(name.into()), since: Some(today.plus_days(-2)) }
}

fn order(today: Day) -> SummaryOrder {
    SummaryOrder {
        id: OrderId::new([4; 16]),
        reference: "K4QX-7M2R".to_owned(),
        medicines: 2,
        step_key: "home-orders",
        tag: "move",
        placed: today.plus_days(-2),
        expected_by: today.plus_days(3),
        held: None,
        late: false,
        ready: None,
        at_counter: false,
    }
}

fn claim(name: &str, today: Day) -> ClaimLine {
    ClaimLine {
        id: ClaimId::new([5; 16]),
        day: today.plus_days(-9),
        status: ClaimStatus::Paid,
        medicine: Some(name.into()),
        pharmacy: None,
        your_cost: Some(Money::cents(1_000)),
        plan_paid: Some(Money::cents(4_210)),
    }
}

fn everyday(today: Day) -> Seen {
    let rx = medicines::Summary {
        prescriptions: 5,
        refillable: vec![medicine("Lisinopril 10 mg", today), medicine("Metformin 500 mg", today)],
        orders_open: vec![order(today)],
        ..medicines::Summary::default()
    };
    let latest = vec![claim("Atorvastatin 20 mg", today), claim("Lisinopril 10 mg", today)];
    Seen { cover: Some(cover(today)), rx, claims: latest, due: Money::cents(0) }
}

fn held(today: Day) -> Seen {
    let mut seen = Seen { due: Money::cents(4_250), ..everyday(today) };
    let held = SummaryOrder {
        held: Some(HoldReason::Payment),
        step_key: "order-step-held",
        tag: "act",
        ..order(today)
    };
    let late = SummaryOrder { late: true, ..order(today) };
    seen.rx.orders_open = vec![held, late];
    seen.rx.refillable = Vec::new();
    seen
}

fn at_the_counter(today: Day) -> Seen {
    let part = SummaryOrder {
        medicines: 3,
        step_key: "order-step-part-ready",
        ready: Some(Ready { now: 1, all: 2 }),
        ..order(today)
    };
    let all = SummaryOrder { step_key: "order-step-ready", at_counter: true, ..order(today) };
    let mut seen = everyday(today);
    seen.rx.orders_open = vec![part, all];
    seen
}

fn ended(today: Day) -> Seen {
    let mut seen = everyday(today);
    seen.rx = medicines::Summary::default();
    seen.rx.next_refill = Some(today.plus_days(12));
    if let Some(cover) = &mut seen.cover {
        cover.end = Some(today.plus_days(-40));
        cover.standing = Some(Standing::Ended(cover.end));
    }
    seen
}

fn ended_and_due(today: Day) -> Seen {
    let mut seen = Seen { rx: everyday(today).rx, ..ended(today) };
    if let Some(cover) = &mut seen.cover {
        cover.standing = Some(Standing::Ended(None));
    }
    seen
}

fn runs_out(today: Day) -> Seen {
    let low = |days, by_renewal| SummaryLow {
        id: PrescriptionId::new([6; 16]),
        out_on: today.plus_days(days),
        by_renewal,
    };
    let mut seen = everyday(today);
    seen.rx.low = vec![low(2, true), low(4, false), low(9, true)];
    seen.rx.unfinished = true;
    let asked = |seed, wants| SummaryApproval {
        id: ApprovalId::new([seed; 16]),
        name: (seed != 2).then(|| "Adalimumab 40 mg pen".into()),
        wants,
    };
    seen.rx.approvals = vec![
        asked(1, ApprovalWants::Missing(None)),
        asked(2, ApprovalWants::Missing(Some(today.plus_days(5)))),
        asked(3, ApprovalWants::Appeal(today.plus_days(40))),
        asked(4, ApprovalWants::Again(today.plus_days(20))),
    ];
    seen
}

fn very_long(today: Day) -> Seen {
    let name = "Hydrochlorothiazide and Olmesartan Medoxomil and Amlodipine 25 mg/40 mg/10 mg \
                film-coated oral tablet";
    let mut seen = everyday(today);
    seen.rx.refillable = (0..9).map(|_| medicine(name, today)).collect();
    seen.claims = vec![claim(name, today)];
    if let Some(cover) = &mut seen.cover {
        cover.first_name = "Maximiliana-Alexandrina Wolfeschlegelsteinhausenbergerdorff".into();
    }
    seen
}
