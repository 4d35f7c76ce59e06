//! Files that came with a request, sealed as it is.

use ::store::{Entry, Fault, Place, Tx, args};
use base::{Entropy, MemberScope, ReimbursementId};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::super::receipts::{Kind, MOST, MOST_ADDED};
use super::super::{Receipt, Request};
use super::{By, one, save_touched};

store::statements! {
    ADD_RECEIPT = "INSERT INTO reimbursement_receipt (id, owner, reimbursement, draft, at, body)
        VALUES ($1, $2, $3, TRUE, $4, $5)";
    RECEIPT = "SELECT body FROM reimbursement_receipt
        WHERE id = $1 AND owner = $2 AND reimbursement = $3";
    DROP_RECEIPT = "DELETE FROM reimbursement_receipt WHERE id = $1 AND owner = $2 AND draft";
    DROP_UNSENT = "DELETE FROM reimbursement_receipt
        WHERE owner = $1 AND reimbursement = $2 AND draft";
    UNSENT = "SELECT id FROM reimbursement_receipt
        WHERE owner = $1 AND reimbursement = $2 AND draft";
    /// What waits for its owner waits as long as they come back to it.
    TOUCH = "UPDATE reimbursement_receipt SET at = $3
        WHERE owner = $1 AND reimbursement = $2 AND draft";
    ARE_SENT = "UPDATE reimbursement_receipt SET draft = FALSE
        WHERE owner = $1 AND reimbursement = $2 AND draft";
}

/// Whether one more may come; the key of why not.
pub fn may_come(found: &Request) -> Result<(), &'static str> {
    if !found.stage().takes_receipts() || found.body.added >= MOST_ADDED {
        return Err("reimbursement-file-closed");
    }
    if found.unsent().count() >= MOST { Err("reimbursement-file-most") } else { Ok(()) }
}

/// Adds one; the key of why not. Nothing where the request is nobody's or another's.
pub fn add(
    tx: &Tx,
    by: By,
    id: ReimbursementId,
    (kind, bytes): (Kind, &[u8]),
) -> Result<Option<Result<(), &'static str>>, Fault> {
    let Some(mut found) = one(tx, by.scope, id)? else { return Ok(None) };
    if let Err(key) = may_come(&found) {
        return Ok(Some(Err(key)));
    }
    let receipt = tx.entropy();
    let body = tx.seal(&place(by.scope, &receipt), &BASE64_STANDARD.encode(bytes))?;
    tx.run(ADD_RECEIPT, &args![receipt, by.scope.member(), id, tx.now(), body])?;
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    found.body.receipts.push(Receipt { id: receipt, kind, size, round: None });
    found.body.added += 1;
    save_touched(tx, by.scope, &mut found)?;
    let entry = Entry::new("reimbursement.receipt-added", by.actor());
    tx.audit(entry.owner(by.scope.member()).thing(id.bytes()))?;
    Ok(Some(Ok(())))
}

/// Takes one away that was not sent.
pub fn remove(tx: &Tx, by: By, (id, receipt): (ReimbursementId, Entropy)) -> Result<(), Fault> {
    let Some(mut found) = one(tx, by.scope, id)? else { return Ok(()) };
    let is_meant = |one: &Receipt| one.id == receipt && one.round.is_none();
    if !found.body.receipts.iter().any(is_meant) {
        return Ok(());
    }
    found.body.receipts.retain(|one| !is_meant(one));
    tx.run(DROP_RECEIPT, &args![receipt, by.scope.member()])?;
    save_touched(tx, by.scope, &mut found)?;
    let entry = Entry::new("reimbursement.receipt-removed", by.actor());
    tx.audit(entry.owner(by.scope.member()).thing(id.bytes()))
}

/// The bytes of one, as they are kept.
pub fn bytes(
    tx: &Tx,
    who: MemberScope,
    (id, receipt): (ReimbursementId, Entropy),
) -> Result<Option<Vec<u8>>, Fault> {
    let text = text(tx, who, (id, receipt))?;
    let bytes = text.map(|text| BASE64_STANDARD.decode(text)).transpose();
    bytes.map_err(|_| Fault::corrupt("a receipt has another shape"))
}

/// The same in base 64, as it travels.
pub fn text(
    tx: &Tx,
    who: MemberScope,
    (id, receipt): (ReimbursementId, Entropy),
) -> Result<Option<String>, Fault> {
    tx.maybe(RECEIPT, &args![receipt, who.member(), id], |row| {
        tx.open(&place(who, &receipt), &row.get::<Vec<u8>>(0)?)
    })
}

/// Those that wait to be sent.
pub fn unsent(tx: &Tx, who: MemberScope, id: ReimbursementId) -> Result<Vec<Entropy>, Fault> {
    tx.all(UNSENT, &args![who.member(), id], |row| row.get(0))
}

pub fn drop_unsent(tx: &Tx, who: MemberScope, id: ReimbursementId) -> Result<(), Fault> {
    tx.run(DROP_UNSENT, &args![who.member(), id]).map(|_| ())
}

pub fn touch(tx: &Tx, who: MemberScope, id: ReimbursementId) -> Result<(), Fault> {
    tx.run(TOUCH, &args![who.member(), id, tx.now()]).map(|_| ())
}

pub fn are_sent(tx: &Tx, who: MemberScope, id: ReimbursementId) -> Result<(), Fault> {
    tx.run(ARE_SENT, &args![who.member(), id]).map(|_| ())
}

fn place(who: MemberScope, id: &Entropy) -> Place {
    Place::new(who, "reimbursement_receipt", id)
}
