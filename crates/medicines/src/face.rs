//! What other rooms of the house ask of this one.

use base::{
    ApprovalId, Day, MemberScope, OrderId, PrescriptionId, Private, RefillTerms, Timestamp,
};
use store::{Actor, Fault, Tx};

use crate::approvals::rules::Wants;
use crate::approvals::store::wanting;
use crate::orders::pages::{status_key_of, tag};
use crate::orders::rules::{Late, Ready, is_at_counter, late, ready_in_part, reference};
use crate::orders::store::{Open, Placed, Told, hear, open_orders, order, place};
use crate::orders::{HoldReason, NewOrder, News, Stage, Stood, When, address_lines};
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, next_fill, refill_answer};
use crate::prescriptions::store::{Reach, prescription, prescriptions};
use crate::refills::store::unfinished;
use crate::reminders::jobs::lows;
use crate::reminders::rules::Help;

/// What the home page tells of a member's medicines.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    pub prescriptions: usize,
    /// Can be ordered today, the longest due first.
    pub refillable: Vec<SummaryMedicine>,
    /// The next day something can be ordered, where nothing can today.
    pub next_refill: Option<Day>,
    /// Run out soon, and cannot simply be ordered; the first to run out first.
    pub low: Vec<SummaryLow>,
    /// An order was begun and never confirmed, and can be still.
    pub unfinished: bool,
    /// On their way, the newest first; held ones among them.
    pub orders_open: Vec<SummaryOrder>,
    /// Requests for the plan's approval that ask something of the member.
    pub approvals: Vec<SummaryApproval>,
}

#[derive(Debug, Clone)]
pub struct SummaryApproval {
    pub id: ApprovalId,
    pub name: Option<Private<String>>,
    pub wants: Wants,
}

#[derive(Debug, Clone)]
pub struct SummaryMedicine {
    pub id: PrescriptionId,
    /// The name on the label, where one is known.
    pub name: Option<Private<String>>,
    /// Since when it can be ordered.
    pub since: Option<Day>,
}

/// A medicine that runs out.
#[derive(Debug, Clone)]
pub struct SummaryLow {
    pub id: PrescriptionId,
    /// The first day without it.
    pub out_on: Day,
    /// Its prescriber is asked for a new prescription; else somebody is called.
    pub by_renewal: bool,
}

#[derive(Debug, Clone)]
pub struct SummaryOrder {
    pub id: OrderId,
    pub reference: String,
    pub medicines: usize,
    /// The word key of the step it is at.
    pub step_key: &'static str,
    /// The shape of its status tag.
    pub tag: &'static str,
    pub placed: Day,
    pub expected_by: Day,
    /// What holds it, where the member may have to act.
    pub held: Option<HoldReason>,
    pub late: bool,
    /// How much of it waits at the counter, while not all does.
    pub ready: Option<Ready>,
    /// All that is still to come of it waits there.
    pub at_counter: bool,
}

/// As of a day, by the plan's terms.
pub fn summary(
    tx: &Tx,
    scope: MemberScope,
    (today, plan): (Day, RefillTerms),
) -> Result<Summary, Fault> {
    let all = prescriptions(tx, scope, today, Reach::Recent)?;
    let mut summary = Summary { prescriptions: all.len(), ..Summary::default() };
    for rx in &all {
        match refill_answer(rx, today, plan) {
            RefillAnswer::Refillable => summary.refillable.push(SummaryMedicine {
                id: rx.id,
                name: rx.name().map(Private::from),
                since: next_fill(rx, plan),
            }),
            RefillAnswer::NotYet { on, .. } => {
                summary.next_refill = Some(summary.next_refill.map_or(on, |next| next.min(on)));
            }
            RefillAnswer::No { .. } => {}
        }
    }
    summary.refillable.sort_by_key(|medicine| medicine.since);
    summary.low = low(tx, scope, &all, (today, plan))?;
    let draft = unfinished(tx, scope)?.map(|draft| draft.chosen).unwrap_or_default();
    summary.unfinished = summary.refillable.iter().any(|one| draft.contains(&one.id));
    let open = open_orders(tx, scope, today)?;
    summary.approvals = wanting(tx, scope, (today, plan.kind))?
        .into_iter()
        .map(|(one, wants)| SummaryApproval {
            id: one.id,
            name: one.body.name().map(Private::from),
            wants,
        })
        .collect();
    summary.orders_open = open.iter().map(|order| summary_of(order, today)).collect();
    Ok(summary)
}

fn low(
    tx: &Tx,
    scope: MemberScope,
    all: &[Prescription],
    (today, plan): (Day, RefillTerms),
) -> Result<Vec<SummaryLow>, Fault> {
    let when = When { at: tx.now(), day: today };
    let mut low: Vec<SummaryLow> = lows(tx, scope, all, (when, plan))?
        .into_iter()
        .filter(|(_, low)| low.help != Help::Refill)
        .map(|(id, low)| SummaryLow {
            id,
            out_on: low.out_on,
            by_renewal: low.help == Help::Renewal,
        })
        .collect();
    low.sort_by_key(|one| one.out_on);
    Ok(low)
}

fn summary_of(order: &Open, today: Day) -> SummaryOrder {
    let (stage, expected) = (&order.body.stage, order.body.expected);
    let at_counter = is_at_counter(stage, &order.left);
    SummaryOrder {
        id: order.id,
        reference: reference(order.id),
        medicines: order.medicines,
        step_key: status_key_of((stage, &order.left), order.body.way),
        tag: tag(stage),
        placed: order.placed,
        expected_by: expected.last,
        held: match stage {
            Stage::Held(held) => Some(held.reason),
            _ => None,
        },
        late: late((stage, at_counter), order.moved, expected, today) != Late::OnTime,
        ready: ready_in_part(stage, &order.left),
        at_counter,
    }
}

/// An order placed before the house was opened: the sample plan's members have a past.
#[derive(Debug, Clone)]
pub struct PastOrder {
    /// Tells two orders of one member apart; the same again is the same order.
    pub name: String,
    pub prescriptions: Vec<PrescriptionId>,
    pub placed: Day,
    /// How far it has come.
    pub reached: Stage,
}

/// Places an order as of a past day and brings it as far as told, a day for each step, by the very
/// moves a real one makes. Nothing comes of it where its medicines are unknown or in another order.
pub fn place_sample_order(
    tx: &Tx,
    scope: MemberScope,
    past: &PastOrder,
    today: Day,
) -> Result<Option<OrderId>, Fault> {
    let id = OrderId::new(tx.blind("sample-order", &format!("{}/{}", scope.member(), past.name)));
    if order(tx, scope, id)?.is_some() {
        return Ok(Some(id));
    }
    let mut lines = Vec::new();
    for wanted in &past.prescriptions {
        lines.extend(prescription(tx, scope, *wanted, today)?.map(|(rx, _)| rx));
    }
    let on = |day: Day| When { at: daytime(id, day).min(tx.now()), day };
    let address = coverage::person(tx, scope)?.and_then(|person| person.address);
    let new = NewOrder {
        id,
        by: None,
        lines,
        left_out: Vec::new(),
        deliver_to: address.map(|address| address_lines(&address)).unwrap_or_default(),
        mailed: false,
        wishes: crate::orders::Wishes::default(),
        shipping: base::RefillTerms::HOUSE.standard,
    };
    if let Placed::Nothing(_) = place(tx, scope, new, on(past.placed))? {
        return Ok(None);
    }
    let mut day = past.placed;
    for news in road_to(&past.reached) {
        let step = Told { news, when: on(day), actor: Actor::House };
        hear(tx, scope, id, step)?;
        day = day.plus_days(1).min(today);
    }
    Ok(Some(id))
}

/// Some moment at which it is this day all over the United States; orders of one day differ in it.
fn daytime(id: OrderId, day: Day) -> Timestamp {
    let epoch = Day::new(1970, 1, 1).unwrap_or(day);
    let seconds = i64::from(day.days_since(epoch)) * 86_400 + 18 * 3_600;
    Timestamp::from_seconds(seconds + i64::from(id.bytes()[0]))
}

/// The news that bring an order from received to a stage.
fn road_to(stage: &Stage) -> Vec<News> {
    let road = |news: &[News]| {
        [News::HandedOver, News::Accepted, News::Filling].into_iter().chain(news.to_vec()).collect()
    };
    match stage {
        Stage::Received => Vec::new(),
        Stage::Sending => vec![News::HandedOver],
        Stage::Checking => vec![News::HandedOver, News::Accepted],
        Stage::Filling => road(&[]),
        Stage::Shipped(shipment) => road(&[News::Shipped(shipment.clone())]),
        Stage::Delivered(shipment) => road(&[News::Shipped(shipment.clone()), News::Delivered]),
        Stage::Held(held) if held.stood == Stood::Checking => {
            vec![News::HandedOver, News::Accepted, News::Held(held.reason)]
        }
        Stage::Held(held) => road(&[News::Held(held.reason)]),
        Stage::Cancelled => vec![News::Cancelled],
        Stage::Rejected(reason) => vec![News::HandedOver, News::Rejected(*reason)],
    }
}
