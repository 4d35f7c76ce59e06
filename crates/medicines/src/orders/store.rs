//! Orders, their lines and their steps: rows to types and back.

use std::time::Duration;

use base::{Day, MemberScope, OrderId, PrescriptionId, Timestamp};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Row, Tx, args};

use super::flow::{CALL_BACK_MINUTES, Moved, News, Step};
use super::jobs;
use super::rules::{Way, expected, is_all_forgotten, is_given_up};
use super::watch;
use super::{Body, LeftOut, Line, NewOrder, Order, Stage, When};
use crate::prescriptions::rules::{Next, Why, early_leave};

mod find;
pub mod holds;

pub use find::find;
pub use holds::{let_go, traces};

store::statements! {
    /// One order, for its owner.
    ORDER = "SELECT id, placed, placed_at, moved, version, body FROM refill_order
        WHERE id = $1 AND owner = $2";
    /// An owner's orders behind one of a moment, newest first. Two may be of one moment.
    ORDERS_BEFORE = "SELECT id, placed, placed_at, moved, version, body FROM refill_order
        WHERE owner = $1 AND placed_at <= $2 AND (placed_at < $2 OR id > $3)
        ORDER BY placed_at DESC, id LIMIT $4";
    /// Orders on their way, and of how many medicines.
    OPEN_ORDERS = "SELECT o.id, o.placed, o.moved, o.body,
            (SELECT COUNT(*) FROM order_line l WHERE l.refill_order = o.id AND l.owner = o.owner)
        FROM refill_order o
        WHERE o.owner = $1 AND o.status NOT IN ('delivered', 'cancelled', 'rejected')
        ORDER BY o.placed_at DESC, o.id";
    LINES = "SELECT id, prescription, body, step, moved FROM order_line
        WHERE refill_order = $1 AND owner = $2 ORDER BY place";
    STEPS = "SELECT step, at FROM order_step
        WHERE refill_order = $1 AND owner = $2 ORDER BY place";
    /// The same for all of an owner's orders placed from one moment to another.
    LINES_BETWEEN = "SELECT l.id, l.prescription, l.body, l.step, l.moved, l.refill_order
        FROM refill_order o JOIN order_line l ON l.refill_order = o.id AND l.owner = o.owner
        WHERE o.owner = $1 AND o.placed_at >= $2 AND o.placed_at <= $3
        ORDER BY l.refill_order, l.place";
    STEPS_BETWEEN = "SELECT s.step, s.at, s.refill_order
        FROM refill_order o JOIN order_step s ON s.refill_order = o.id AND s.owner = o.owner
        WHERE o.owner = $1 AND o.placed_at >= $2 AND o.placed_at <= $3
        ORDER BY s.refill_order, s.place";
    ADD_ORDER = "INSERT INTO refill_order
        (id, owner, status, placed, placed_at, moved, version, body)
        VALUES ($1, $2, 'received', $3, $4, $3, 1, $5)";
    /// Nothing happens where the prescription is in an open order already.
    ADD_LINE = "INSERT INTO order_line
        (id, owner, refill_order, prescription, place, open, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    ADD_STEP = "INSERT INTO order_step (refill_order, place, owner, step, at)
        VALUES ($1, $2, $3, $4, $5)";
    /// Only where nobody moved it since it was read.
    MOVE_ORDER = "UPDATE refill_order SET status = $4, moved = $5, body = $6, version = version + 1
        WHERE id = $1 AND owner = $2 AND version = $3";
    /// What another open order holds is not held twice.
    STAND = "UPDATE order_line SET step = $4, moved = $5, refused = $6,
            open = ($7 AND NOT EXISTS (SELECT 1 FROM order_line other
                WHERE other.prescription = $3 AND other.owner = $2 AND other.open
                    AND other.refill_order <> $1))
        WHERE refill_order = $1 AND owner = $2 AND prescription = $3";
}

/// Orders of one page of the list.
pub const PAGE: i64 = 20;

pub fn order(tx: &Tx, scope: MemberScope, id: OrderId) -> Result<Option<Order>, Fault> {
    let found = tx.maybe(ORDER, &args![id, scope.member()], |row| read(tx, scope, row))?;
    found.map(|order| with_parts(tx, scope, order)).transpose()
}

/// The page behind an order, newest first, and whether older ones follow.
pub fn page_before(
    tx: &Tx,
    scope: MemberScope,
    before: Option<(Timestamp, OrderId)>,
) -> Result<(Vec<Order>, bool), Fault> {
    let first = (Timestamp::from_micros(i64::MAX), OrderId::new([0xFF; 16]));
    let (at, id) = before.unwrap_or(first);
    let args = args![scope.member(), at, id, PAGE + 1];
    let mut orders = tx.all(ORDERS_BEFORE, &args, |row| read(tx, scope, row))?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = orders.len() > page;
    orders.truncate(page);
    Ok((all_with_parts(tx, scope, orders)?, more))
}

/// An order on its way, in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    pub id: OrderId,
    pub placed: Day,
    pub moved: Day,
    pub body: Body,
    pub medicines: usize,
    /// Its medicines, once any of them has left; nothing before.
    pub left: Vec<Line>,
}

/// An owner's orders on their way. Those that left so long ago that nobody waits for them are not,
/// nor those made elsewhere that stood still as long.
pub fn open_orders(tx: &Tx, scope: MemberScope, today: Day) -> Result<Vec<Open>, Fault> {
    let all = tx.all(OPEN_ORDERS, &args![scope.member()], |row| {
        let id = row.get(0)?;
        Ok(Open {
            id,
            placed: row.get(1)?,
            moved: row.get(2)?,
            body: tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(3)?)?,
            medicines: usize::try_from(row.get::<i64>(4)?).unwrap_or(0),
            left: Vec::new(),
        })
    })?;
    let mut awaited = Vec::new();
    for mut open in all {
        let stage = &open.body.stage;
        if open.body.asked.is_some() && is_given_up(stage.step(), open.moved, today) {
            continue;
        }
        if stage.step() == Step::Shipped {
            open.left =
                tx.all(LINES, &args![open.id, scope.member()], |row| line(tx, scope, row))?;
            if is_all_forgotten((stage, &open.left), open.moved, today) {
                continue;
            }
        }
        awaited.push(open);
    }
    Ok(awaited)
}

/// What became of an order to be placed.
#[derive(Debug, Clone, PartialEq)]
pub enum Placed {
    Order(Box<Order>),
    /// Every medicine turned out to be in another open order, so nothing was written.
    Nothing(Vec<LeftOut>),
}

/// Writes an order with its lines, its first step and its audit entry.
pub fn place(tx: &Tx, scope: MemberScope, new: NewOrder, when: When) -> Result<Placed, Fault> {
    let (lines, left_out) = add_lines(tx, scope, (&new, when))?;
    if lines.is_empty() {
        return Ok(Placed::Nothing(left_out));
    }
    let order = first_stage(new, (lines, left_out), when);
    let owner = scope.member();
    let sealed = tx.seal(&place_of(scope, order.id), &order.body)?;
    tx.run(ADD_ORDER, &args![order.id, owner, when.day, when.at, sealed])?;
    tx.run(ADD_STEP, &args![order.id, 0_i64, owner, Step::Received.word(), when.at])?;
    let asked: Vec<_> = order.lines.iter().map(|line| line.prescription).collect();
    tx.audit(
        Entry::new("order.placed", order.body.by.map_or(Actor::House, Actor::Account))
            .owner(owner)
            .thing(order.id.bytes())
            .detail(&json!({ "prescriptions": asked })),
    )?;
    Ok(Placed::Order(Box::new(order)))
}

fn first_stage(new: NewOrder, (lines, left_out): (Vec<Line>, Vec<LeftOut>), when: When) -> Order {
    let way = Way::of(lines.iter().map(|line| line.body.way));
    let call_back_until = when.at + Duration::from_mins(CALL_BACK_MINUTES);
    let body = Body {
        stage: Stage::Received,
        way,
        expected: expected(way, when.day, new.shipping),
        by: new.by,
        deliver_to: new.deliver_to,
        left_out,
        mailed: new.mailed,
        call_back_until: Some(call_back_until),
        asked: None,
        filled_by: None,
        wishes: new.wishes,
        asks: Vec::new(),
    };
    Order {
        id: new.id,
        version: 1,
        placed: when.day,
        placed_at: when.at,
        moved: when.day,
        body,
        lines,
        steps: vec![(Step::Received, when.at)],
    }
}

/// Queues the request to the pharmacy, due when the order can no longer be called back, and the
/// daily look at it.
pub fn queue_submission(tx: &Tx, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let job = jobs::submit(order.id, "")?.owner(scope);
    tx.queue(job.due(order.body.call_back_until.unwrap_or(order.placed_at)))?;
    watch::begin(tx, scope, order)
}

/// The lines that could be taken, and everything that could not.
fn add_lines(
    tx: &Tx,
    scope: MemberScope,
    (new, when): (&NewOrder, When),
) -> Result<(Vec<Line>, Vec<LeftOut>), Fault> {
    let (mut lines, mut left_out) = (Vec::new(), new.left_out.clone());
    for (place, rx) in (0_i64..).zip(&new.lines) {
        let mut line = Line::of(rx);
        line.body.early = early_leave(rx, when.day).is_some();
        let_go(tx, scope, rx)?;
        let id = tx.blind("order-line", &format!("{}/{}", new.id, rx.id));
        let sealed = tx.seal(&Place::new(scope, "order_line", &id), &line.body)?;
        let args = args![id, scope.member(), new.id, rx.id, place, true, sealed];
        if tx.run(ADD_LINE, &args)? == 1 {
            lines.push(line);
        } else {
            left_out.push(LeftOut::because(rx, Why::Ordered, Next::Wait));
        }
    }
    Ok((lines, left_out))
}

/// What became of news about an order.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    Moved(Order),
    Same(Order),
    Impossible(Order),
    Missing,
}

/// Tells an order its news, and writes stage, step and audit together.
pub fn hear(tx: &Tx, scope: MemberScope, id: OrderId, told: Told) -> Result<Heard, Fault> {
    let Some(mut order) = order(tx, scope, id)? else { return Ok(Heard::Missing) };
    let next = match order.body.stage.hear(told.news) {
        Moved::To(next) => next,
        Moved::Same => return Ok(Heard::Same(order)),
        Moved::Impossible => return Ok(Heard::Impossible(order)),
    };
    let stepped = next.step() != order.body.stage.step();
    order.body.stage = next;
    if stepped {
        order.moved = told.when.day;
        order.steps.push((order.body.stage.step(), told.when.at));
    }
    if !save(tx, scope, &order)? {
        // Read and written in one transaction, so only a broken store comes here.
        return Err(Fault::corrupt("order moved while it was moved"));
    }
    if stepped {
        add_steps_from(tx, scope, (&order, order.steps.len() - 1))?;
        stand_together(tx, scope, &mut order)?;
    }
    tx.audit(
        Entry::new("order.moved", told.actor)
            .owner(scope.member())
            .thing(id.bytes())
            .detail(&json!({ "step": order.body.stage.step().word() })),
    )?;
    order.version += 1;
    Ok(Heard::Moved(order))
}

/// News with its moment and who brought it.
#[derive(Debug, Clone)]
pub struct Told {
    pub news: News,
    pub when: When,
    pub actor: Actor,
}

pub(crate) fn save(tx: &Tx, scope: MemberScope, order: &Order) -> Result<bool, Fault> {
    let stage = &order.body.stage;
    let sealed = tx.seal(&place_of(scope, order.id), &order.body)?;
    let owner = scope.member();
    let word = stage.step().word();
    let args = args![order.id, owner, order.version, word, order.moved, sealed];
    Ok(tx.run(MOVE_ORDER, &args)? == 1)
}

/// The medicines of an order move with it, but for those that had ended before.
fn stand_together(tx: &Tx, scope: MemberScope, order: &mut Order) -> Result<(), Fault> {
    let (id, step, day) = (order.id, order.body.stage.step(), order.moved);
    for line in order.lines.iter_mut().filter(|line| line.step.is_none_or(Step::is_open)) {
        (line.step, line.moved) = (Some(step), Some(day));
        stand(tx, scope, (id, line.prescription), (step, day))?;
    }
    Ok(())
}

/// Keeps where a medicine of an order stands. While it is still to come, it is held by that order
/// or by another.
pub(crate) fn stand(
    tx: &Tx,
    scope: MemberScope,
    (order, line): (OrderId, PrescriptionId),
    (step, day): (Step, Day),
) -> Result<(), Fault> {
    let refused = step == Step::Rejected;
    let args = args![order, scope.member(), line, step.word(), day, refused, step.is_open()];
    tx.run(STAND, &args)?;
    if matches!(step, Step::Cancelled | Step::Rejected) {
        holds::hold_next(tx, scope, line)?;
    }
    Ok(())
}

/// Writes the steps behind the first so many.
pub(crate) fn add_steps_from(
    tx: &Tx,
    scope: MemberScope,
    (order, from): (&Order, usize),
) -> Result<(), Fault> {
    for (place, (step, at)) in order.steps.iter().enumerate().skip(from) {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        tx.run(ADD_STEP, &args![order.id, place, scope.member(), step.word(), *at])?;
    }
    Ok(())
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Order, Fault> {
    let id: OrderId = row.get(0)?;
    Ok(Order {
        id,
        placed: row.get(1)?,
        placed_at: row.get(2)?,
        moved: row.get(3)?,
        version: row.get(4)?,
        body: tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(5)?)?,
        lines: Vec::new(),
        steps: Vec::new(),
    })
}

/// Two questions however many orders there are. Other orders may lie between
/// them, so each part says which it is of.
fn all_with_parts(
    tx: &Tx,
    scope: MemberScope,
    mut orders: Vec<Order>,
) -> Result<Vec<Order>, Fault> {
    let placed = || orders.iter().map(|order| order.placed_at);
    let (Some(first), Some(last)) = (placed().min(), placed().max()) else { return Ok(orders) };
    let args = args![scope.member(), first, last];
    let lines = tx.all(LINES_BETWEEN, &args, |row| Ok((row.get(5)?, line(tx, scope, row)?)))?;
    let steps = tx.all(STEPS_BETWEEN, &args, |row| Ok((row.get(2)?, step(row)?)))?;
    for (of, line) in lines {
        if let Some(order) = orders.iter_mut().find(|order| order.id == of) {
            order.lines.push(line);
        }
    }
    for (of, step) in steps {
        if let Some(order) = orders.iter_mut().find(|order| order.id == of) {
            order.steps.push(step);
        }
    }
    Ok(orders)
}

fn with_parts(tx: &Tx, scope: MemberScope, mut order: Order) -> Result<Order, Fault> {
    let args = args![order.id, scope.member()];
    order.lines = tx.all(LINES, &args, |row| line(tx, scope, row))?;
    order.steps = tx.all(STEPS, &args, step)?;
    Ok(order)
}

fn line(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Line, Fault> {
    let id: base::Entropy = row.get(0)?;
    let body = tx.open(&Place::new(scope, "order_line", &id), &row.get::<Vec<u8>>(2)?)?;
    let step = row.get::<Option<String>>(3)?.map(|word| step_of(&word)).transpose()?;
    Ok(Line { prescription: row.get(1)?, body, step, moved: row.get(4)? })
}

fn step(row: &Row) -> Result<(Step, Timestamp), Fault> {
    Ok((step_of(&row.get::<String>(0)?)?, row.get(1)?))
}

fn step_of(word: &str) -> Result<Step, Fault> {
    Step::from_word(word).ok_or_else(|| Fault::corrupt("order step"))
}

fn place_of(scope: MemberScope, id: OrderId) -> Place {
    Place::new(scope, "refill_order", id.bytes())
}

#[cfg(test)]
mod tests;
