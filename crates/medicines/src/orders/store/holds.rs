//! Which medicines orders hold, so that none is ordered twice, and which they hold no longer.

use base::{Day, MemberScope, PrescriptionId};
use store::{Fault, Tx, args};

use super::{place_of, step_of};
use crate::orders::Body;
use crate::prescriptions::{Prescription, Trace};

store::statements! {
    /// Which of an owner's prescriptions are still to come or were delivered? The one that holds
    /// a prescription first; one that doubles it counts once it has left. Who made the order stands
    /// in its body, which matters until it has left.
    TRACES = "SELECT l.prescription, o.id, COALESCE(l.step, o.status), o.placed,
            COALESCE(l.moved, o.moved),
            CASE WHEN COALESCE(l.step, o.status) NOT IN ('shipped', 'delivered')
                THEN o.body END
        FROM order_line l JOIN refill_order o ON o.id = l.refill_order AND o.owner = l.owner
        WHERE l.owner = $1 AND (o.placed >= $2 OR l.open) AND NOT l.refused
            AND COALESCE(l.step, o.status) NOT IN ('cancelled', 'rejected')
            AND (l.open OR COALESCE(l.step, o.status) IN ('shipped', 'delivered'))
        ORDER BY l.open DESC, o.placed_at DESC, o.id";
    LET_GO = "UPDATE order_line SET open = FALSE
        WHERE refill_order = $1 AND owner = $2 AND prescription = $3";
    /// What else is still to come of a prescription that no order holds: of several, what stood
    /// still for the shortest time.
    HOLD_NEXT = "UPDATE order_line SET open = TRUE
        WHERE owner = $1 AND prescription = $2
            AND NOT EXISTS (SELECT 1 FROM order_line held
                WHERE held.prescription = $2 AND held.owner = $1 AND held.open)
            AND refill_order = (SELECT l.refill_order FROM order_line l
                JOIN refill_order o ON o.id = l.refill_order AND o.owner = l.owner
                WHERE l.owner = $1 AND l.prescription = $2 AND NOT l.refused
                    AND COALESCE(l.step, o.status)
                        IN ('received', 'checking', 'filling', 'held')
                ORDER BY COALESCE(l.moved, o.moved) DESC, o.id LIMIT 1)";
}

/// What came longer ago than this cannot bear on a refill.
const TRACE_DAYS: i32 = 400;

/// What the owner's orders mean for refilling each prescription, as they were told.
pub fn traces(
    tx: &Tx,
    scope: MemberScope,
    today: Day,
) -> Result<Vec<(PrescriptionId, Trace)>, Fault> {
    tx.all(TRACES, &args![scope.member(), today.plus_days(-TRACE_DAYS)], |row| {
        let (order, step) = (row.get(1)?, step_of(&row.get::<String>(2)?)?);
        let unsent = row.get::<Option<Vec<u8>>>(5)?;
        let body =
            unsent.map(|body| tx.open::<Body>(&place_of(scope, order), &body)).transpose()?;
        let unsent_elsewhere = body.is_some_and(|body| body.asked.is_some());
        let (placed, moved) = (row.get(3)?, row.get(4)?);
        Ok((row.get(0)?, Trace { order, step, placed, moved, unsent_elsewhere }))
    })
}

/// What an order that came to nothing held is held by the one that doubled it, if one did: it is
/// still to come from there.
pub fn hold_next(tx: &Tx, scope: MemberScope, line: PrescriptionId) -> Result<(), Fault> {
    tx.run(HOLD_NEXT, &args![scope.member(), line]).map(|_| ())
}

/// Takes a prescription out of the orders that need not hold it any more, so that the next one can.
pub fn let_go(tx: &Tx, scope: MemberScope, rx: &Prescription) -> Result<(), Fault> {
    let is_over = |trace: &&Trace| !trace.step.is_open() || rx.has_its_fill(trace);
    for trace in rx.orders.iter().filter(is_over) {
        tx.run(LET_GO, &args![trace.order, scope.member(), rx.id])?;
    }
    Ok(())
}
