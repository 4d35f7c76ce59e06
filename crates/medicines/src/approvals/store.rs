//! Requests for approval: taken in from the plan's files, read back for their owner.

use base::{ApprovalId, Day, Entropy, MemberId, MemberScope, PlanKind, Private};
use formats::records::{Authorization, AuthorizationStage, Moment, SourceRef};
use store::{Fault, Place, Question, Row, Taken, Tx, args};

use super::rules::{Wants, is_older, wants};
use super::{Approval, Body, told};
use crate::prescriptions::Names;
use crate::prescriptions::store::prescription_id;

store::statements! {
    /// Whose it is here, and what was last taken of it.
    APPROVAL_KNOWN = "SELECT owner, version, digest, body FROM approval WHERE id = $1";
    ADD_APPROVAL = "INSERT INTO approval (id, owner, version, digest, body)
        VALUES ($1, $2, 1, $3, $4)";
    CHANGE_APPROVAL = "UPDATE approval SET version = version + 1, digest = $3, body = $4
        WHERE id = $1 AND owner = $2 AND digest <> $3";
    APPROVAL = "SELECT id, version, body FROM approval WHERE id = $1 AND owner = $2";
    /// A member has a handful; what lies beyond so many nobody looks for.
    APPROVALS = "SELECT id, version, body FROM approval WHERE owner = $1 ORDER BY id LIMIT 500";
}

/// The id a request has here, the same whenever its file is read.
pub fn approval_id(tx: &Tx, source: &SourceRef) -> ApprovalId {
    ApprovalId::new(tx.blind("approval", source.as_str()))
}

/// What is known of a request before it is taken in again.
struct Known {
    owner: MemberId,
    version: i64,
    digest: Entropy,
    sealed: Vec<u8>,
}

/// Takes in what a file says of a request, and has its member told of what changed. The same again
/// changes nothing, nor does an older version; another member's row is not touched.
pub fn take_authorization(
    tx: &Tx,
    scope: MemberScope,
    (told, names): (&Authorization, &Names),
) -> Result<Taken, Fault> {
    let (id, mut body) = (approval_id(tx, &told.source), body_of(tx, told, names));
    let digest = tx.digest(&body)?;
    let known = tx.maybe(APPROVAL_KNOWN, &args![id], |row| {
        let (owner, version) = (row.get(0)?, row.get(1)?);
        Ok(Known { owner, version, digest: row.get(2)?, sealed: row.get(3)? })
    })?;
    let args = |body: &Body| {
        let sealed = tx.seal(&place_of(scope, id), body)?;
        Ok::<_, Fault>(args![id, scope.member(), digest, sealed])
    };
    let Some(known) = known else {
        body.since = body.updated.clone();
        tx.put(ADD_APPROVAL, &args(&body)?)?;
        told::came(tx, scope, (id, 1), (None, &body))?;
        return Ok(Taken::Added);
    };
    if known.owner != scope.member() || known.digest == digest {
        return Ok(Taken::Same);
    }
    let before: Body = tx.open(&place_of(scope, id), &known.sealed)?;
    let written = |body: &Body| body.updated.as_ref().map(|at| at.0);
    if is_older(written(&body), written(&before)) {
        return Ok(Taken::Same);
    }
    body.since = since(&before, &body);
    tx.put(CHANGE_APPROVAL, &args(&body)?)?;
    told::came(tx, scope, (id, known.version + 1), (Some(&before), &body))?;
    Ok(Taken::Changed)
}

/// When the plan first wrote that it is at this stage. A row without that, of before it was kept,
/// has its own.
fn since(before: &Body, body: &Body) -> Option<Private<Moment>> {
    let known = before.since.as_ref().or(before.updated.as_ref());
    known.filter(|_| before.stage == body.stage).or(body.updated.as_ref()).cloned()
}

/// What `take_authorization` will ask of this one.
pub fn foresee_authorization(tx: &Tx, scope: MemberScope, told: &Authorization) -> Question {
    let id = approval_id(tx, &told.source);
    Question::new(APPROVAL_KNOWN, args![id]).of(scope.member())
}

/// All of a member's requests, without those that were entered in error.
pub fn approvals(tx: &Tx, scope: MemberScope) -> Result<Vec<Approval>, Fault> {
    let mut all = tx.all(APPROVALS, &args![scope.member()], |row| read(tx, scope, row))?;
    all.retain(|one| !is_hidden(&one.body));
    Ok(all)
}

pub fn approval(tx: &Tx, scope: MemberScope, id: ApprovalId) -> Result<Option<Approval>, Fault> {
    let found = tx.maybe(APPROVAL, &args![id, scope.member()], |row| read(tx, scope, row))?;
    Ok(found.filter(|one| !is_hidden(&one.body)))
}

/// Those that ask something of the member today.
pub fn wanting(
    tx: &Tx,
    scope: MemberScope,
    on: (Day, PlanKind),
) -> Result<Vec<(Approval, Wants)>, Fault> {
    let mut all = approvals(tx, scope)?;
    super::rules::order(&mut all, on);
    let wanting = all.iter().filter_map(|one| Some((one.clone(), wants(&all, one, on)?)));
    Ok(wanting.collect())
}

fn is_hidden(body: &Body) -> bool {
    body.stage == AuthorizationStage::EnteredInError
}

fn body_of(tx: &Tx, told: &Authorization, names: &Names) -> Body {
    let mut drug = told.drug.clone();
    drug.name = drug.name.or_else(|| names.drug.clone());
    Body {
        source: Some(told.source.clone()),
        number: told.number.clone(),
        drug,
        prescription: told.prescription.as_ref().map(|name| prescription_id(tx, name)),
        rx_number: told.rx_number.clone(),
        prescriber: names.prescriber.clone().or_else(|| told.prescriber.name.clone()),
        stage: told.stage,
        urgent: told.urgent,
        asked: told.asked.clone(),
        holder: told.holder.clone(),
        due: told.due.clone(),
        missing: told.missing.clone(),
        missing_from: told.missing_from,
        missing_by: told.missing_by.clone(),
        decided: told.decided.clone(),
        from: told.from.clone(),
        until: told.until.clone(),
        quantity: told.quantity,
        reason: told.reason.clone(),
        appeal_until: told.appeal_until.clone(),
        updated: told.updated.clone(),
        since: None,
    }
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Approval, Fault> {
    let id: ApprovalId = row.get(0)?;
    let body = tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(2)?)?;
    Ok(Approval { id, version: row.get(1)?, body })
}

fn place_of(scope: MemberScope, id: ApprovalId) -> Place {
    Place::new(scope, "approval", id.bytes())
}

#[cfg(test)]
pub(super) mod tests;
