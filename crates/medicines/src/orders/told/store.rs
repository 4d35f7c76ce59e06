//! Reports of an order: kept once each, and the order moved to where they say it stands.

use base::{MemberScope, OrderId, PrescriptionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Tx, args};

use super::rules::{Fact, Said, Told, stands, stands_apart};
use crate::orders::jobs::queue_left;
use crate::orders::store::{add_steps_from, order, save};
use crate::orders::{Order, Stage, Step, When};

store::statements! {
    KNOWN_NEWS = "SELECT 1 FROM order_news WHERE id = $1 AND owner = $2";
    ADD_NEWS = "INSERT INTO order_news (id, owner, refill_order, at, body)
        VALUES ($1, $2, $3, $4, $5)";
    NEWS_OF = "SELECT id, at, body FROM order_news WHERE refill_order = $1 AND owner = $2
        ORDER BY at, id";
    /// A medicine the pharmacy will not fill can be ordered again while the rest goes on.
    REFUSE_LINE = "UPDATE order_line SET open = $4, refused = $5
        WHERE refill_order = $1 AND owner = $2 AND prescription = $3";
}

/// A fact under the name its sender gave it, which is the same each time it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub name: String,
    /// When it happened, not when it came.
    pub when: When,
    pub fact: Fact,
    /// The one medicine it is about; nothing where it is about the order.
    pub line: Option<PrescriptionId>,
}

/// The sealed part. Reports about the whole order are kept as their fact alone.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Kept {
    OfLine { line: PrescriptionId, fact: Fact },
    OfAll(Fact),
}

impl Kept {
    fn of(report: &Report) -> Self {
        let fact = report.fact.clone();
        report.line.map_or(Self::OfAll(fact.clone()), |line| Self::OfLine { line, fact })
    }

    fn said(self) -> Said {
        match self {
            Self::OfLine { line, fact } => Said { fact, line: Some(line) },
            Self::OfAll(fact) => Said { fact, line: None },
        }
    }
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
    let sealed = tx.seal(&Place::new(scope, "order_news", &name), &Kept::of(report))?;
    tx.run(ADD_NEWS, &args![name, owner, id, report.when.at, sealed])?;
    let told = told(tx, scope, id)?;
    move_to(tx, scope, order, (&told, report)).map(Taken::New)
}

/// Everything that was told of an order.
pub fn told(tx: &Tx, scope: MemberScope, id: OrderId) -> Result<Told, Fault> {
    let rows = tx.all(NEWS_OF, &args![id, scope.member()], |row| {
        let name: base::Entropy = row.get(0)?;
        let kept: Kept =
            tx.open(&Place::new(scope, "order_news", &name), &row.get::<Vec<u8>>(2)?)?;
        let said = kept.said();
        Ok(((row.get::<Timestamp>(1)?, said.fact.rank(), name), said))
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
    let lines: Vec<PrescriptionId> = order.lines.iter().map(|line| line.prescription).collect();
    if let Some(stage) = stands(told, &lines) {
        order.body.stage = stage;
    }
    // A clock that runs ahead elsewhere must not make an order look alive here.
    if report.when.at <= tx.now() {
        order.moved = order.moved.max(report.when.day);
    }
    let before_these = order.steps.len();
    for step in shown(report, &order.body.stage) {
        if order.steps.iter().all(|(taken, _)| *taken != step) {
            order.steps.push((step, report.when.at.min(tx.now())));
        }
    }
    if !save(tx, scope, &order)? {
        // Read and written in one transaction, so only a broken store comes here.
        return Err(Fault::corrupt("order moved while it was moved"));
    }
    add_steps_from(tx, scope, (&order, before_these))?;
    refuse_lines(tx, scope, &order, told)?;
    let now = order.body.stage.step();
    let has_left = |step| matches!(step, Step::Shipped | Step::Delivered);
    if has_left(now) && !has_left(before) {
        queue_left(tx, scope, order.id)?;
    }
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

/// The step of a report, and that of the stage it completes: one parcel of several that arrived is
/// not the order's arrival, and a late word of rejection is no step of an order that has left.
fn shown(report: &Report, stage: &Stage) -> impl Iterator<Item = Step> {
    let (reached, told) = (stage.step(), report.fact.step());
    let ends = |step: &Step| matches!(step, Step::Delivered | Step::Rejected);
    let own = told.filter(move |step| !ends(step) || *step == reached);
    let completes = ends(&reached) && told.is_some();
    own.into_iter().chain(completes.then_some(reached))
}

fn refuse_lines(tx: &Tx, scope: MemberScope, order: &Order, told: &Told) -> Result<(), Fault> {
    let lines: Vec<PrescriptionId> = order.lines.iter().map(|line| line.prescription).collect();
    for (line, stage) in stands_apart(told, &lines) {
        if matches!(stage, Stage::Rejected(_)) {
            tx.run(REFUSE_LINE, &args![order.id, scope.member(), line, false, true])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
