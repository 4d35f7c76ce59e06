//! Which medicines orders hold, so that none is ordered twice, and which they hold no longer.

use base::{Day, MemberScope, PrescriptionId};
use store::{Fault, Tx, args};

use super::step_of;
use crate::prescriptions::{Prescription, Trace};

store::statements! {
    /// Which of an owner's prescriptions are still to come or were delivered? The one that holds
    /// a prescription first; one that doubles it counts once it has left.
    TRACES = "SELECT l.prescription, o.id, COALESCE(l.step, o.status), o.placed,
            COALESCE(l.moved, o.moved)
        FROM order_line l JOIN refill_order o ON o.id = l.refill_order AND o.owner = l.owner
        WHERE l.owner = $1 AND (o.placed >= $2 OR l.open) AND NOT l.refused
            AND COALESCE(l.step, o.status) NOT IN ('cancelled', 'rejected')
            AND (l.open OR COALESCE(l.step, o.status) IN ('shipped', 'delivered'))
        ORDER BY l.open DESC, o.placed_at DESC, o.id";
    LET_GO = "UPDATE order_line SET open = FALSE
        WHERE refill_order = $1 AND owner = $2 AND prescription = $3";
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
        let step = step_of(&row.get::<String>(2)?)?;
        let trace = Trace { order: row.get(1)?, step, placed: row.get(3)?, moved: row.get(4)? };
        Ok((row.get(0)?, trace))
    })
}

/// Takes a prescription out of the orders that need not hold it any more, so that the next one can.
pub fn let_go(tx: &Tx, scope: MemberScope, rx: &Prescription) -> Result<(), Fault> {
    let is_over = |trace: &&Trace| !trace.step.is_open() || rx.has_its_fill(trace);
    for trace in rx.orders.iter().filter(is_over) {
        tx.run(LET_GO, &args![trace.order, scope.member(), rx.id])?;
    }
    Ok(())
}
