//! Orders made elsewhere: on the phone, by a prescriber, by the pharmacy. They are at the pharmacy
//! already, so they begin where it checks them, and cannot be called back here.

use base::{MemberScope, OrderId, PrescriptionId};
use formats::records::Elsewhere;
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Tx, args};

use super::rules;
use super::store::elsewhere_name;
use crate::orders::rules::expected;
use crate::orders::store::{ADD_LINE, ADD_ORDER, add_steps_from, let_go, order, save, stand};
use crate::orders::told::rules::stands;
use crate::orders::told::told;
use crate::orders::{Body, Line, Order, Stage, Step, Way, When, Wishes, watch};
use crate::prescriptions::Prescription;
use crate::prescriptions::store::{prescription, prescription_id};

/// The order and the medicine of it that is told of, made where they are new. Nothing where the
/// prescription is not this member's.
pub fn take(
    tx: &Tx,
    scope: MemberScope,
    (told, when): (&Elsewhere, When),
) -> Result<Option<(OrderId, PrescriptionId)>, Fault> {
    let rx = prescription_id(tx, &told.prescription);
    let id =
        OrderId::new(tx.blind("order-elsewhere", &elsewhere_name(scope.member(), &told.order)));
    let Some((found, _)) = prescription(tx, scope, rx, when.day)? else { return Ok(None) };
    let known = order(tx, scope, id)?;
    if known.as_ref().is_some_and(|order| order.lines.iter().any(|one| one.prescription == rx)) {
        return Ok(Some((id, rx)));
    }
    match known {
        None => begin(tx, scope, (id, &found), (told, when))?,
        Some(order) => grow(tx, scope, (order, &found), when)?,
    }
    tx.audit(
        Entry::new("order.placed-elsewhere", Actor::House)
            .owner(scope.member())
            .thing(id.bytes())
            .detail(&json!({ "prescriptions": [rx] })),
    )?;
    Ok(Some((id, rx)))
}

/// How fast it travels nobody told us.
const STANDARD: base::Shipping = base::RefillTerms::HOUSE.standard;

fn begin(
    tx: &Tx,
    scope: MemberScope,
    (id, rx): (OrderId, &Prescription),
    (told, when): (&Elsewhere, When),
) -> Result<(), Fault> {
    let line = Line::of(rx);
    let way = line.body.way;
    let body = Body {
        asked: Some(rules::asked(told.by)),
        stage: Stage::Checking,
        way,
        expected: expected(way, when.day, STANDARD),
        filled_by: None,
        by: None,
        deliver_to: Vec::new(),
        left_out: Vec::new(),
        mailed: false,
        call_back_until: None,
        wishes: Wishes::default(),
        asks: Vec::new(),
    };
    let_go(tx, scope, rx)?;
    let order = Order {
        id,
        version: 1,
        placed: when.day,
        placed_at: when.at,
        moved: when.day,
        body,
        lines: vec![line],
        steps: vec![(Step::Received, when.at), (Step::Checking, when.at)],
    };
    let sealed = tx.seal(&Place::new(scope, "refill_order", id.bytes()), &order.body)?;
    tx.run(ADD_ORDER, &args![id, scope.member(), when.day, when.at, sealed])?;
    add_line(tx, scope, (&order, 0))?;
    save(tx, scope, &order)?;
    watch::begin(tx, scope, &order)?;
    add_steps_from(tx, scope, (&order, 0))
}

/// Another medicine of an order that is known, which is open again where it was over. Whichever is
/// told of first, the order was placed when the first of them was.
fn grow(
    tx: &Tx,
    scope: MemberScope,
    (mut order, rx): (Order, &Prescription),
    when: When,
) -> Result<(), Fault> {
    let_go(tx, scope, rx)?;
    let before = order.stage().step();
    order.lines.push(Line::of(rx));
    if let Some(stage) = stands(&told(tx, scope, order.id)?, &order.medicines()) {
        order.body.stage = stage;
    }
    add_line(tx, scope, (&order, order.lines.len() - 1))?;
    // It stands where the first began, wherever that one is by now.
    stand(tx, scope, (order.id, rx.id), (Step::Checking, when.day))?;
    if order.stage().step() != before && when.at <= tx.now() {
        order.moved = order.moved.max(when.day);
    }
    order.body.way = Way::of(order.lines.iter().map(|line| line.body.way));
    order.body.expected = expected(order.body.way, order.placed.min(when.day), STANDARD);
    save(tx, scope, &order)?;
    if order.stage().is_open() && !before.is_open() {
        watch::begin_again(tx, scope, &order)?;
    }
    Ok(())
}

/// A medicine that is in another open order is shown in both, and held open by that one.
fn add_line(tx: &Tx, scope: MemberScope, (order, place): (&Order, usize)) -> Result<(), Fault> {
    let Some(line) = order.lines.get(place) else { return Ok(()) };
    let id = tx.blind("order-line", &format!("{}/{}", order.id, line.prescription));
    let sealed = tx.seal(&Place::new(scope, "order_line", &id), &line.body)?;
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    let owner = scope.member();
    for open in [order.stage().is_open(), false] {
        let body = sealed.clone();
        let args = args![id, owner, order.id, line.prescription, place, open, body];
        if tx.run(ADD_LINE, &args)? == 1 {
            break;
        }
    }
    Ok(())
}
