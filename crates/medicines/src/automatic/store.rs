//! Consents and their history: rows to types and back.

use base::{AccountId, Entropy, MemberScope, Money, PrescriptionId};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Row, Tx, args};

use super::flow::Stage;
use super::{Automatic, Body, Step, StepBody, WORDING};

store::statements! {
    AUTOMATIC = "SELECT prescription, version, body FROM automatic
        WHERE prescription = $1 AND owner = $2";
    /// Everything one member ever agreed to, stopped ones too.
    AUTOMATICS = "SELECT prescription, version, body FROM automatic
        WHERE owner = $1 ORDER BY prescription";
    ADD_AUTOMATIC = "INSERT INTO automatic (prescription, owner, version, body)
        VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING";
    /// Only where nobody changed it since it was read.
    CHANGE_AUTOMATIC = "UPDATE automatic SET body = $4, version = version + 1
        WHERE prescription = $1 AND owner = $2 AND version = $3";
    ADD_AUTOMATIC_STEP = "INSERT INTO automatic_step (id, owner, prescription, number, at, body)
        VALUES ($1, $2, $3, $4, $5, $6)";
    AUTOMATIC_STEPS = "SELECT id, number, at, body FROM automatic_step
        WHERE owner = $1 AND prescription = $2 ORDER BY number DESC LIMIT $3";
}

/// Lines of the history that a page shows.
pub const SHOWN: i64 = 20;

pub fn automatic(
    tx: &Tx,
    scope: MemberScope,
    of: PrescriptionId,
) -> Result<Option<Automatic>, Fault> {
    tx.maybe(AUTOMATIC, &args![of, scope.member()], |row| read(tx, scope, row))
}

pub fn automatics(tx: &Tx, scope: MemberScope) -> Result<Vec<Automatic>, Fault> {
    tx.all(AUTOMATICS, &args![scope.member()], |row| read(tx, scope, row))
}

/// Every yes, no and pause of one prescription, newest first.
pub fn history(tx: &Tx, scope: MemberScope, of: PrescriptionId) -> Result<Vec<Step>, Fault> {
    steps(tx, scope, of, SHOWN)
}

/// The member agrees, anew or with another cap. The same again is no new consent.
pub fn agree(
    tx: &Tx,
    scope: MemberScope,
    of: PrescriptionId,
    (by, cap): (AccountId, Option<Money>),
) -> Result<(), Fault> {
    let old = automatic(tx, scope, of)?;
    let same = |old: &Automatic| old.body.stage == Stage::On && old.body.cap == cap;
    if old.as_ref().is_some_and(same) {
        return Ok(());
    }
    let told = old.as_ref().and_then(|old| old.body.order_on);
    let stage = Stage::On;
    let body = Body { stage, by, cap, order_on: told, failures: 0, failed_on: None };
    put(tx, scope, (of, old.as_ref()), &body)?;
    note(tx, scope, of, StepBody { stage, cap, by: Some(by), wording: WORDING })
}

/// The member stops it: at once, and without a reason.
pub fn stop(
    tx: &Tx,
    scope: MemberScope,
    (of, by): (PrescriptionId, AccountId),
) -> Result<bool, Fault> {
    let Some(old) = automatic(tx, scope, of)? else { return Ok(false) };
    if old.body.stage == Stage::Off {
        return Ok(true);
    }
    let stage = Stage::Off;
    let body = Body { stage, by, ..old.body.clone().settled() };
    put(tx, scope, (of, Some(&old)), &body)?;
    let cap = old.body.cap;
    note(tx, scope, of, StepBody { stage, cap, by: Some(by), wording: WORDING })?;
    Ok(true)
}

/// What a day made of it. A pause goes into the history.
pub fn change(tx: &Tx, scope: MemberScope, old: &Automatic, body: &Body) -> Result<(), Fault> {
    put(tx, scope, (old.prescription, Some(old)), body)?;
    if body.stage == old.body.stage {
        return Ok(());
    }
    let step = StepBody { stage: body.stage, cap: body.cap, by: None, wording: WORDING };
    note(tx, scope, old.prescription, step)
}

fn put(
    tx: &Tx,
    scope: MemberScope,
    (of, old): (PrescriptionId, Option<&Automatic>),
    body: &Body,
) -> Result<(), Fault> {
    let sealed = tx.seal(&place_of(scope, of), body)?;
    let written = match old {
        None => tx.run(ADD_AUTOMATIC, &args![of, scope.member(), sealed])?,
        Some(old) => tx.run(CHANGE_AUTOMATIC, &args![of, scope.member(), old.version, sealed])?,
    };
    if written == 1 { Ok(()) } else { Err(Fault::Conflict("it was changed meanwhile".to_owned())) }
}

/// One line of the history, with its audit entry.
fn note(tx: &Tx, scope: MemberScope, of: PrescriptionId, body: StepBody) -> Result<(), Fault> {
    let number = steps(tx, scope, of, 1)?.first().map_or(0, |last| last.number + 1);
    let (id, owner) = (tx.entropy(), scope.member());
    let sealed = tx.seal(&Place::new(scope, "automatic_step", &id), &body)?;
    tx.run(ADD_AUTOMATIC_STEP, &args![id, owner, of, number, tx.now(), sealed])?;
    tx.audit(
        Entry::new("automatic.changed", body.by.map_or(Actor::House, Actor::Account))
            .owner(owner)
            .thing(of.bytes())
            .detail(&json!({ "stage": body.stage.word(), "wording": body.wording })),
    )
}

fn steps(tx: &Tx, scope: MemberScope, of: PrescriptionId, most: i64) -> Result<Vec<Step>, Fault> {
    tx.all(AUTOMATIC_STEPS, &args![scope.member(), of, most], |row| {
        let id: Entropy = row.get(0)?;
        let body = tx.open(&Place::new(scope, "automatic_step", &id), &row.get::<Vec<u8>>(3)?)?;
        Ok(Step { number: row.get(1)?, at: row.get(2)?, body })
    })
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Automatic, Fault> {
    let prescription: PrescriptionId = row.get(0)?;
    let body = tx.open(&place_of(scope, prescription), &row.get::<Vec<u8>>(2)?)?;
    Ok(Automatic { prescription, version: row.get(1)?, body })
}

fn place_of(scope: MemberScope, of: PrescriptionId) -> Place {
    Place::new(scope, "automatic", of.bytes())
}
