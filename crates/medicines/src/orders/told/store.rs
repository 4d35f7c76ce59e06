//! Reports of an order: kept once each, and the order moved to where they say it stands.

use base::{MemberScope, OrderId, Timestamp};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Tx, args};

use super::rules::{Fact, Told, stands};
use crate::orders::store::{add_last_step, order, save};
use crate::orders::{Order, Stage, Step, When};

store::statements! {
    KNOWN_NEWS = "SELECT 1 FROM order_news WHERE id = $1 AND owner = $2";
    ADD_NEWS = "INSERT INTO order_news (id, owner, refill_order, at, body)
        VALUES ($1, $2, $3, $4, $5)";
    NEWS_OF = "SELECT id, at, body FROM order_news WHERE refill_order = $1 AND owner = $2
        ORDER BY at, id";
}

/// A fact under the name its sender gave it, which is the same each time it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub name: String,
    /// When it happened, not when it came.
    pub when: When,
    pub fact: Fact,
}

/// What became of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    New(Stage),
    /// It came before and changed nothing now.
    Again,
    /// This member has no such order.
    Unknown,
}

/// The one way in for news from the pharmacy, whichever road it came by.
pub fn take(tx: &Tx, scope: MemberScope, id: OrderId, report: &Report) -> Result<Taken, Fault> {
    let Some(order) = order(tx, scope, id)? else { return Ok(Taken::Unknown) };
    let name = tx.blind("order-news", &format!("{id}/{}", report.name));
    let owner = scope.member();
    if tx.maybe(KNOWN_NEWS, &args![name, owner], |row| row.get::<i64>(0))?.is_some() {
        return Ok(Taken::Again);
    }
    let sealed = tx.seal(&Place::new(scope, "order_news", &name), &report.fact)?;
    tx.run(ADD_NEWS, &args![name, owner, id, report.when.at, sealed])?;
    let told = told(tx, scope, id)?;
    move_to(tx, scope, order, (&told, report)).map(Taken::New)
}

fn told(tx: &Tx, scope: MemberScope, id: OrderId) -> Result<Told, Fault> {
    let rows = tx.all(NEWS_OF, &args![id, scope.member()], |row| {
        let name: base::Entropy = row.get(0)?;
        let fact: Fact =
            tx.open(&Place::new(scope, "order_news", &name), &row.get::<Vec<u8>>(2)?)?;
        Ok(((row.get::<Timestamp>(1)?, fact.rank(), name), fact))
    })?;
    Ok(rows.into_iter().collect())
}

/// What its owner called back stays so: the report is kept, and support can see it.
fn move_to(
    tx: &Tx,
    scope: MemberScope,
    mut order: Order,
    (told, report): (&Told, &Report),
) -> Result<Stage, Fault> {
    let before = order.body.stage.step();
    if before == Step::Cancelled {
        return Ok(order.body.stage);
    }
    if let Some(stage) = stands(told) {
        order.body.stage = stage;
    }
    // A clock that runs ahead elsewhere must not make an order look alive here.
    if report.when.at <= tx.now() {
        order.moved = order.moved.max(report.when.day);
    }
    let step = shown(report, &order.body.stage);
    let first = step.filter(|step| order.steps.iter().all(|(taken, _)| taken != step));
    order.steps.extend(first.map(|step| (step, report.when.at.min(tx.now()))));
    if !save(tx, scope, &order)? {
        // Read and written in one transaction, so only a broken store comes here.
        return Err(Fault::corrupt("order moved while it was moved"));
    }
    if first.is_some() {
        add_last_step(tx, scope, &order)?;
    }
    let now = order.body.stage.step();
    if now != before {
        tx.audit(
            Entry::new("order.moved", Actor::House)
                .owner(scope.member())
                .thing(order.id.bytes())
                .detail(&json!({ "step": now.word() })),
        )?;
    }
    Ok(order.body.stage)
}

/// One parcel of several that arrived is not the order's arrival, and a late word of rejection is
/// no step of an order that has left.
fn shown(report: &Report, stage: &Stage) -> Option<Step> {
    let step = report.fact.step()?;
    let ends = matches!(step, Step::Delivered | Step::Rejected);
    (!ends || step == stage.step()).then_some(step)
}

#[cfg(test)]
mod tests;
