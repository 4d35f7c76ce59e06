//! Lines that only ever come; a balance is their sum.

use ::store::{Fault, NewJob, Place, Tx, args};
use base::{EntryId, MemberScope, Money, PaymentId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::super::jobs;
use super::super::rules::{self, Kind, Purse};
use super::{ADD_LINE, LEDGER, LINE_KNOWN, Payment};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub purse: Purse,
    pub kind: Kind,
    pub amount: Money,
    /// What was billed for: an order's number or a month, never a medicine.
    pub what: Option<Private<String>>,
    pub payment: Option<PaymentId>,
}

impl Line {
    pub(super) fn new(payment: &Payment, kind: Kind, amount: Money) -> Self {
        let purse = payment.body.purse;
        Self { purse, kind, amount, what: None, payment: Some(payment.id) }
    }
}

/// The member's share of something, to be paid.
#[derive(Debug, Clone)]
pub struct Bill {
    /// Tells two bills of one member apart; the same again is the same bill.
    pub key: String,
    pub purse: Purse,
    pub amount: Money,
    pub what: String,
    pub at: Timestamp,
}

/// Bills a member, once; automatic payment looks at it afterwards.
pub fn bill(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    let line = Line {
        purse: bill.purse,
        kind: Kind::Invoice,
        amount: bill.amount,
        what: Some(bill.what.as_str().into()),
        payment: None,
    };
    if add(tx, who, (&bill.key, bill.at), &line)? {
        let key = format!("payment-automatic/{}", id_of(tx, who, &bill.key));
        tx.queue(NewJob::new(jobs::AUTOMATIC, key, &bill.purse)?.owner(who))?;
    }
    Ok(())
}

/// Changes what is owed, either way, once for each key.
pub fn correct(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    let line = Line {
        purse: bill.purse,
        kind: Kind::Adjustment,
        amount: bill.amount,
        what: Some(bill.what.as_str().into()),
        payment: None,
    };
    add(tx, who, (&bill.key, bill.at), &line).map(|_| ())
}

pub fn lines(tx: &Tx, who: MemberScope) -> Result<Vec<(Timestamp, Line)>, Fault> {
    tx.all(LEDGER, &args![who.member()], |row| {
        let line = tx.open(&place(who, row.get(0)?), &row.get::<Vec<u8>>(2)?)?;
        Ok((row.get(1)?, line))
    })
}

pub fn balance(tx: &Tx, who: MemberScope, purse: Purse) -> Result<Money, Fault> {
    let lines = lines(tx, who)?.into_iter().filter(|(_, line)| line.purse == purse);
    Ok(rules::balance(lines.map(|(_, line)| (line.kind, line.amount))))
}

/// All that can be paid now, of either balance.
pub fn due(tx: &Tx, who: MemberScope) -> Result<Money, Fault> {
    let all = lines(tx, who)?;
    let of = |purse| {
        let own = all.iter().filter(move |(_, line)| line.purse == purse);
        rules::balance(own.map(|(_, line)| (line.kind, line.amount)))
    };
    Ok(Purse::ALL.into_iter().map(of).filter(|balance| rules::payable(*balance)).sum())
}

/// False where the line was there already.
pub(super) fn add(
    tx: &Tx,
    who: MemberScope,
    (key, at): (&str, Timestamp),
    line: &Line,
) -> Result<bool, Fault> {
    let id = id_of(tx, who, key);
    if tx.maybe(LINE_KNOWN, &args![who.member(), id], |_| Ok(()))?.is_some() {
        return Ok(false);
    }
    let sealed = tx.seal(&place(who, id), line)?;
    tx.run(ADD_LINE, &args![id, who.member(), at, sealed])?;
    Ok(true)
}

fn id_of(tx: &Tx, who: MemberScope, key: &str) -> EntryId {
    EntryId::new(tx.blind("ledger", &format!("{}/{key}", who.member())))
}

fn place(who: MemberScope, id: EntryId) -> Place {
    Place::new(who, "ledger", id.bytes())
}
