//! Wishes to fill early: judged once, moved with their audit entries and messages.

use std::collections::HashMap;

use base::{AccountId, Day, Entropy, Lang, MemberScope, PrescriptionId, Private, RefillTerms};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Row, Tx, args};
use web::House;

use super::flow::{Answer, Moved, News, Stage};
use super::jobs::set_out;
use super::rules::{NotNeeded, Trip, Verdict, judge};
use super::{Body, EarlyFill, mail};
use crate::orders::When;
use crate::prescriptions::rules::refill_answer;
use crate::prescriptions::store::prescription;
use crate::prescriptions::{Early, Prescription};

store::statements! {
    EARLY_FILL = "SELECT id, prescription, round, asked_at, given, version, body FROM early_fill
        WHERE id = $1 AND owner = $2";
    /// Every wish for a prescription, the newest first.
    EARLY_FILLS = "SELECT id, prescription, round, asked_at, given, version, body FROM early_fill
        WHERE owner = $1 AND prescription = $2 ORDER BY round DESC";
    /// An owner's leaves given since a day.
    GIVEN_SINCE = "SELECT id, prescription, given, body FROM early_fill
        WHERE owner = $1 AND given >= $2 ORDER BY given, id";
    /// Nothing happens where another press was first.
    ADD_EARLY_FILL = "INSERT INTO early_fill
        (id, owner, prescription, round, open, given, asked_at, version, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) ON CONFLICT DO NOTHING";
    /// Only where nobody moved it since it was read.
    MOVE_EARLY_FILL = "UPDATE early_fill
        SET open = $4, given = $5, body = $6, version = version + 1
        WHERE id = $1 AND owner = $2 AND version = $3";
}

/// Leaves older than this are over: a trip is asked for half a year ahead at most.
const REMEMBERED_DAYS: i32 = 200;

/// The newest leave to fill early of each prescription that has one still to come.
pub fn leaves(
    tx: &Tx,
    scope: MemberScope,
    today: Day,
) -> Result<HashMap<PrescriptionId, Early>, Fault> {
    let args = args![scope.member(), today.plus_days(-REMEMBERED_DAYS)];
    let given = tx.all(GIVEN_SINCE, &args, |row| {
        let body: Body = tx.open(&place_of(scope, row.get(0)?), &row.get::<Vec<u8>>(3)?)?;
        Ok((row.get(1)?, Early { given: row.get(2)?, leaves: body.trip.0.leaves }))
    })?;
    Ok(given.into_iter().filter(|(_, early)| early.leaves >= today).collect())
}

/// A prescription with its last wish.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub rx: Prescription,
    pub last: Option<EarlyFill>,
    /// From when it can be filled, where that can be asked to be earlier.
    pub waits: Option<Day>,
    /// The trips for which one was given by rule.
    pub given: Vec<Trip>,
}

pub fn standing(
    tx: &Tx,
    scope: MemberScope,
    of: PrescriptionId,
    (today, plan): (Day, RefillTerms),
) -> Result<Option<Standing>, Fault> {
    let Some((rx, _)) = prescription(tx, scope, of, today)? else { return Ok(None) };
    let all = tx.all(EARLY_FILLS, &args![scope.member(), of], |row| read(tx, scope, row))?;
    let given = all.iter().filter(|one| one.body.by_rule && one.given.is_some());
    let given = given.map(|one| one.body.trip.0).collect();
    let last = all.into_iter().next().map(|last| last.on(today));
    let waits = refill_answer(&rx, today, plan).waits();
    let waits = waits.filter(|_| !last.as_ref().is_some_and(|last| last.body.stage.is_open()));
    Ok(Some(Standing { rx, last, waits, given }))
}

/// Who wishes, and in which language an answer is to come.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub by: AccountId,
    pub lang: Lang,
    pub trip: Trip,
    pub when: When,
}

/// What a press on the button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Given(Entropy),
    /// The plan is asked.
    Asked(Entropy),
    /// An earlier press did it, or there is no wait to cut short.
    Before,
    NotNeeded(NotNeeded),
    /// This member has no such prescription.
    Missing,
}

/// Judges a wish and keeps it, once however often it is pressed: the id follows from the
/// prescription and from the wish written last.
pub fn wish(
    tx: &Tx,
    scope: MemberScope,
    (of, wish): (PrescriptionId, Wish),
    plan: RefillTerms,
) -> Result<Pressed, Fault> {
    let on = (wish.when.day, plan);
    let Some(standing) = standing(tx, scope, of, on)? else { return Ok(Pressed::Missing) };
    if standing.waits.is_none() {
        return Ok(Pressed::Before);
    }
    let stage = match judge(&standing.rx, wish.trip, on, &standing.given) {
        None => return Ok(Pressed::Before),
        Some(Verdict::NotNeeded(why)) => return Ok(Pressed::NotNeeded(why)),
        Some(Verdict::Given) => Stage::Given,
        Some(Verdict::AskPlan(why)) => Stage::Asked(why),
    };
    if let Some(last) = &standing.last {
        lapse(tx, scope, last, wish.when.day)?;
    }
    let round = standing.last.map_or(0, |last| last.round + 1);
    let id = tx.blind("early-fill", &format!("{of}/{round}"));
    let given = (stage == Stage::Given).then_some(wish.when.day);
    let body = Body {
        stage,
        by: wish.by,
        lang: wish.lang,
        trip: Private(wish.trip),
        by_rule: stage == Stage::Given,
        source: standing.rx.body.source,
        person: standing.rx.body.person,
        sent_at: None,
    };
    let sealed = tx.seal(&place_of(scope, id), &body)?;
    let (owner, at) = (scope.member(), wish.when.at);
    let args = args![id, owner, of, round, stage.is_open(), given, at, sealed];
    if tx.run(ADD_EARLY_FILL, &args)? == 0 {
        return Ok(Pressed::Before);
    }
    tx.audit(
        Entry::new("early.wished", Actor::Account(wish.by))
            .owner(owner)
            .thing(&id)
            .detail(&json!({ "prescription": of, "step": stage.word() })),
    )?;
    if stage == Stage::Given {
        return Ok(Pressed::Given(id));
    }
    set_out(tx, scope, id)?;
    Ok(Pressed::Asked(id))
}

/// What became of news about a wish.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    Moved(Box<EarlyFill>),
    Same(Box<EarlyFill>),
    Impossible,
    Missing,
}

/// Tells a wish its news on a day, and writes state and audit together.
pub fn hear(
    tx: &Tx,
    scope: MemberScope,
    id: Entropy,
    (news, today): (News, Day),
) -> Result<Heard, Fault> {
    let Some(mut early) = early_fill(tx, scope, id)? else { return Ok(Heard::Missing) };
    let stage = match early.body.stage.hear(news) {
        Moved::To(stage) => stage,
        Moved::Same => return Ok(Heard::Same(Box::new(early))),
        Moved::Impossible => return Ok(Heard::Impossible),
    };
    early.body.stage = stage;
    if matches!(stage, Stage::Sent(_)) {
        early.body.sent_at = Some(tx.now());
    }
    early.given = (stage == Stage::Given).then_some(today);
    let sealed = tx.seal(&place_of(scope, id), &early.body)?;
    let args = args![id, scope.member(), early.version, stage.is_open(), early.given, sealed];
    if tx.run(MOVE_EARLY_FILL, &args)? != 1 {
        // Read and written in one transaction, so only a broken store comes here.
        return Err(Fault::corrupt("early fill moved while it was moved"));
    }
    early.version += 1;
    tx.audit(
        Entry::new("early.moved", Actor::House)
            .owner(scope.member())
            .thing(&id)
            .detail(&json!({ "step": stage.word() })),
    )?;
    Ok(Heard::Moved(Box::new(early)))
}

/// Ends a wish that has no answer when its trip has begun.
pub fn lapse(tx: &Tx, scope: MemberScope, early: &EarlyFill, today: Day) -> Result<(), Fault> {
    if early.has_begun(today) {
        hear(tx, scope, early.id, (News::TripBegan, today))?;
    }
    Ok(())
}

/// The one way in for the plan's answer. The member is told of it once; what comes after they have
/// left is not told.
pub fn answer(
    tx: &Tx,
    house: &House,
    (scope, id): (MemberScope, Entropy),
    answer: Answer,
) -> Result<Heard, Fault> {
    let today = tx.now().day_in(&house.plan.zone);
    let Some(early) = early_fill(tx, scope, id)? else { return Ok(Heard::Missing) };
    lapse(tx, scope, &early, today)?;
    let heard = hear(tx, scope, id, (News::Answered(answer), today))?;
    if let Heard::Moved(early) = &heard {
        let f = house.frame(crate::reach::reads(tx, scope, early.body.lang)?, tx.now());
        mail::answered(tx, &f, scope, early)?;
    }
    Ok(heard)
}

pub fn early_fill(tx: &Tx, scope: MemberScope, id: Entropy) -> Result<Option<EarlyFill>, Fault> {
    tx.maybe(EARLY_FILL, &args![id, scope.member()], |row| read(tx, scope, row))
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<EarlyFill, Fault> {
    let id: Entropy = row.get(0)?;
    Ok(EarlyFill {
        id,
        prescription: row.get(1)?,
        round: row.get(2)?,
        asked_at: row.get(3)?,
        given: row.get(4)?,
        version: row.get(5)?,
        body: tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(6)?)?,
    })
}

fn place_of(scope: MemberScope, id: Entropy) -> Place {
    Place::new(scope, "early_fill", &id)
}

#[cfg(test)]
mod tests;
