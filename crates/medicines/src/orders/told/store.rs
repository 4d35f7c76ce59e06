//! Reports of an order: kept once each, and the order moved to where they say it stands.

use base::{Day, MemberScope, OrderId, PrescriptionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Tx, args};

use super::rules::{Fact, Said, Told, stands, stands_each};
use crate::orders::asks::Reply;
use crate::orders::jobs::queue_left;
use crate::orders::store::{add_steps_from, order, save, stand};
use crate::orders::{Line, Order, Stage, Step, Way, When, watch};

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

fn move_to(
    tx: &Tx,
    scope: MemberScope,
    mut order: Order,
    (told, report): (&Told, &Report),
) -> Result<Stage, Fault> {
    if stays_cancelled(&order, told) {
        return Ok(order.body.stage);
    }
    let before = (order.body.stage.clone(), order.moved);
    if let Some(stage) = stands(told, &order.medicines()) {
        order.body.stage = stage;
    }
    let each = stands_each(told, &order.medicines());
    if has_moved(&before.0, (&order, &each)) {
        order.moved = moved(tx, order.moved, report);
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
    let before = (before.0.step(), before.1);
    stand_apart(tx, scope, (before, &order), (&each, report))?;
    let now = order.body.stage.step();
    if now.is_open() && !before.0.is_open() {
        watch::begin_again(tx, scope, &order)?;
    }
    if now != before.0 {
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

/// Whether the order came to another step, or a medicine of it did, or it waits for something else.
/// The same told again, with a newer moment, is no movement: what arrived did not arrive later, and
/// what stands still is late.
fn has_moved(before: &Stage, (order, each): (&Order, &[(PrescriptionId, Stage)])) -> bool {
    let stage = &order.body.stage;
    let waits_anew = match (before, stage) {
        (Stage::Held(before), Stage::Held(now)) => before.reason != now.reason,
        _ => false,
    };
    let own = |line: &Line| line.step.unwrap_or(before.step());
    let mut lines = order.lines.iter().zip(each);
    waits_anew
        || before.step() != stage.step()
        || lines.any(|(line, (_, stage))| own(line) != stage.step())
}

/// Keeps where each medicine stands now, and tells the house of each that leaves by mail: one that
/// is held while the others leave is not of their parcel.
fn stand_apart(
    tx: &Tx,
    scope: MemberScope,
    ((before, since), order): ((Step, Day), &Order),
    (each, report): (&[(PrescriptionId, Stage)], &Report),
) -> Result<(), Fault> {
    for (line, (id, stage)) in order.lines.iter().zip(each) {
        let (id, was, now) = (*id, line.step.unwrap_or(before), stage.step());
        let since = line.moved.unwrap_or(since);
        let day = if now == was { since } else { moved(tx, since, report) };
        stand(tx, scope, (order.id, id), (now, day))?;
        if now.has_left() && !was.has_left() && line.body.way == Way::Mail {
            let left = if report.when.at <= tx.now() { report.when.day } else { day };
            queue_left(tx, scope, (order.id, id), left)?;
        }
    }
    Ok(())
}

/// The day of the last step. A clock that runs ahead elsewhere must not make an order look alive
/// here: what it tells of happened by now.
fn moved(tx: &Tx, before: Day, report: &Report) -> Day {
    let ahead = report.when.at.since(tx.now()).as_secs() / (24 * 60 * 60);
    let ahead = i32::try_from(ahead).unwrap_or(i32::MAX);
    before.max(report.when.day.plus_days(-ahead))
}

/// What its owner called back stays so: the report is kept, and support can see it. What the
/// pharmacy said it stopped, and sent all the same, is on its way.
fn stays_cancelled(order: &Order, told: &Told) -> bool {
    if *order.stage() != Stage::Cancelled {
        return false;
    }
    let was_stopped = order.body.asks.iter().any(|asked| asked.reply == Some(Reply::Stopped));
    let each = stands_each(told, &order.medicines());
    !was_stopped || each.iter().all(|(_, stage)| !stage.step().has_left())
}

#[cfg(test)]
mod tests;
