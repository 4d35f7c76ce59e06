//! Reports of a day, and what too many of them bring about.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::{Actor, Fault, Sweep, Tx, args};
use base::Timestamp;
use guard::Prefix;
use web::House;

use super::rules::{Board, KEPT, PLACE, What};
use crate::follow::store::take;
use crate::incidents::drafts::{About, prepare, way_around};
use crate::incidents::flow::{IncidentId, Kind, Stage};
use crate::incidents::store::{self as incidents, New};
use crate::notice::speaks_of;
use crate::parts::{Effect, Part};
use crate::probes::store::DAYS_KEPT;

store::statements! {
    HAS_REPORTED = "SELECT what FROM status_report WHERE who = $1 AND part = $2";
    ADD_REPORT = "INSERT INTO status_report (who, part, what, at) VALUES ($1, $2, $3, $4)";
    REPORTS_OF = "SELECT part FROM status_report WHERE at >= $1 AND at < $2";
    REPORTS_SINCE = "SELECT part, what FROM status_report WHERE at >= $1";
    OLD_REPORTS = "SELECT who FROM status_report WHERE at < $1 LIMIT $2";
    DROP_REPORT = "DELETE FROM status_report WHERE who = $1 AND at < $2";
    REPORT_BOARD = "SELECT body FROM status_board WHERE id = 2";
    KEEP_REPORT_BOARD = "INSERT INTO status_board (id, body) VALUES (2, $1) \
        ON CONFLICT (id) DO UPDATE SET body = excluded.body";
}

pub const SWEEP: Sweep =
    Sweep { name: "status_report", keep: KEPT, find: OLD_REPORTS, remove: DROP_REPORT };

/// Takes a report from `place`, of the browser that keeps `cookie` (nothing where none does: then
/// all of that place are one). The same person's second report of a part changes nothing,
/// nor does one too many from a place; nobody is told which.
pub fn report(
    tx: &Tx,
    (place, cookie): (Prefix, &str),
    (part, what): (Part, What),
    house: &House,
) -> Result<(), Fault> {
    let (day, place) = (tx.now().day_in(&house.plan.zone), place.to_string());
    let who = tx.blind("status.reporter", &format!("{day} {place} {cookie}"));
    let known = tx.maybe(HAS_REPORTED, &args![who, part.word()], |row| row.get::<String>(0))?;
    if known.is_some() {
        return Ok(());
    }
    if !take(tx, ("status.report-place", &place), PLACE)? {
        return Ok(());
    }
    tx.run(ADD_REPORT, &args![who, part.word(), what.word(), tx.now()]).map(|_| ())
}

/// Looks at the minutes that are over, and drafts an incident for each part of which more was
/// reported than is usual and nobody speaks of yet.
pub fn heed(tx: &Tx, house: &House) -> Result<Vec<IncidentId>, Fault> {
    let zone = &house.plan.zone;
    let body = tx.maybe(REPORT_BOARD, &[], |row| row.get::<String>(0))?;
    let board = body.map(|body| serde_json::from_str::<Board>(&body)).transpose();
    let mut board = board.map_err(|_| Fault::corrupt("the board of reports"))?.unwrap_or_default();
    let due = board.due(tx.now());
    if due.is_empty() {
        return Ok(Vec::new());
    }
    for part in board.long_raised() {
        if !is_spoken_of(tx, house, part)? {
            board.rest(part);
        }
    }
    let mut alarms = Vec::new();
    for at in due {
        alarms.extend(board.take(at, &of_minute(tx, at)?, zone));
    }
    let body = serde_json::to_string(&board).map_err(|error| Fault::Defect(error.to_string()))?;
    tx.run(KEEP_REPORT_BOARD, &args![body])?;
    let mut drafted = Vec::new();
    for (part, since) in alarms {
        if !is_spoken_of(tx, house, part)? {
            drafted.push(draft(tx, house, (part, since))?);
        }
    }
    Ok(drafted)
}

fn of_minute(tx: &Tx, at: Timestamp) -> Result<BTreeMap<Part, u32>, Fault> {
    let end = at + Duration::from_mins(1);
    let mut counts = BTreeMap::new();
    for word in tx.all(REPORTS_OF, &args![at, end], |row| row.get::<String>(0))? {
        let part = word.parse().map_err(|_| Fault::corrupt("a report's part"))?;
        *counts.entry(part).or_default() += 1;
    }
    Ok(counts)
}

fn is_spoken_of(tx: &Tx, house: &House, part: Part) -> Result<bool, Fault> {
    let first = tx.now().day_in(&house.plan.zone).plus_days(-DAYS_KEPT);
    let all = incidents::since(tx, first)?;
    Ok(all.iter().any(|one| speaks_of(one, part, tx.now())))
}

fn draft(tx: &Tx, house: &House, (part, began_at): (Part, Timestamp)) -> Result<IncidentId, Fault> {
    let (kind, effect, way) = (Kind::Incident, Effect::SomeCannot, way_around(part));
    let said = prepare(house, About { kind, stage: Stage::Investigating, part, effect, way });
    let (parts, until) = (vec![part], None);
    // Nobody knows whether those who report are members.
    let new = New { kind, parts, effect, began_at, until, members: 0, said };
    Ok(incidents::draft(tx, &new, &house.plan.zone, Actor::House)?.id)
}

/// What was reported in the last day, by part and what happened, the most first.
pub fn of_day(tx: &Tx) -> Result<Vec<(String, String, u32)>, Fault> {
    let mut counts: BTreeMap<(String, String), u32> = BTreeMap::new();
    let since = tx.now() - KEPT;
    for of in tx.all(REPORTS_SINCE, &args![since], |row| Ok((row.get(0)?, row.get(1)?)))? {
        *counts.entry(of).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|((part, what), n)| (part, what, n)).collect();
    counts.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    Ok(counts)
}
