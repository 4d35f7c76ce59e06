//! Lines that only ever come; a balance is their sum.

use ::store::{Fault, NewJob, Place, Row, Tx, args};
use base::{EntryId, MemberScope, Money, PaymentId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::super::jobs;
use super::super::rules::{self, Kind, Purse, Sums};
use super::{ADD_LINE, LEDGER, LEDGER_BEFORE, LINE_AT, Payment, change_wallet, wallet};

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
    /// What it does to which balance.
    pub const fn parts(&self) -> (Purse, Kind, Money) {
        (self.purse, self.kind, self.amount)
    }

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
    put(tx, who, (Kind::Invoice, bill)).map(|_| ())
}

/// The same, and the member is told of it.
pub fn bill_and_tell(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    if put(tx, who, (Kind::Invoice, bill))? { tell(tx, who, bill) } else { Ok(()) }
}

/// Changes what is owed, either way, once for each key. Of more than before the member is told.
pub fn correct(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    if !put(tx, who, (Kind::Adjustment, bill))? {
        return Ok(());
    }
    if bill.amount > Money::ZERO { tell(tx, who, bill) } else { tell_less(tx, who, bill) }
}

/// False where it stands there already.
fn put(tx: &Tx, who: MemberScope, (kind, bill): (Kind, &Bill)) -> Result<bool, Fault> {
    let line = Line {
        purse: bill.purse,
        kind,
        amount: bill.amount,
        what: Some(bill.what.as_str().into()),
        payment: None,
    };
    let is_new = add(tx, who, (&bill.key, bill.at), &line)?;
    if is_new && bill.amount > Money::ZERO {
        let key = format!("payment-automatic/{}", id_of(tx, who, &bill.key));
        tx.queue(NewJob::new(jobs::AUTOMATIC, key, &bill.purse)?.owner(who))?;
    }
    Ok(is_new)
}

/// Whoever comes first of all that was queued tells the whole sum: four medicines of one order are
/// four bills and one message.
fn tell(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    let told = (bill.purse, Kind::Invoice, bill.amount);
    change_wallet(tx, who, |wallet| wallet.untold = wallet.untold.with(told))?;
    let key = format!("bill-told/{}", id_of(tx, who, &bill.key));
    tx.queue(NewJob::new(jobs::BILLED, key, &bill.purse)?.owner(who))
}

/// What was taken back before it was told of is not told of.
fn tell_less(tx: &Tx, who: MemberScope, bill: &Bill) -> Result<(), Fault> {
    let untold = wallet(tx, who)?.untold.owed(bill.purse).filter(|sum| *sum > Money::ZERO);
    let Some(untold) = untold else { return Ok(()) };
    let left = (bill.purse, Kind::Invoice, (untold + bill.amount).max(Money::ZERO));
    change_wallet(tx, who, |wallet| {
        wallet.untold = wallet.untold.without(bill.purse).with(left);
    })
}

/// Lines of one page.
pub const PAGE: i64 = 25;

/// Some lines, the newest first, and the one that the next page begins after, if there is one.
type Lines = (Vec<(Timestamp, Line)>, Option<EntryId>);

/// A mark that is no line of theirs is the beginning.
pub fn page(tx: &Tx, who: MemberScope, after: Option<EntryId>) -> Result<Lines, Fault> {
    let known = match after {
        Some(id) => tx
            .maybe(LINE_AT, &args![who.member(), id], |row| row.get::<Timestamp>(0))?
            .map(|at| (at, id)),
        None => None,
    };
    let end = (Timestamp::from_micros(i64::MAX), EntryId::new([0; 16]));
    let (at, id) = known.unwrap_or(end);
    let args = args![who.member(), at, id, PAGE + 1];
    let mut found = tx.all(LEDGER_BEFORE, &args, |row| read(tx, who, row))?;
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let next = found.last().map(|(id, ..)| *id).filter(|_| more);
    Ok((found.into_iter().map(|(_, at, line)| (at, line)).collect(), next))
}

fn read(tx: &Tx, who: MemberScope, row: &Row) -> Result<(EntryId, Timestamp, Line), Fault> {
    let id = row.get(0)?;
    Ok((id, row.get(1)?, tx.open(&place(who, id), &row.get::<Vec<u8>>(2)?)?))
}

/// As kept; added up where a member's lines are older than the keeping.
pub fn sums(tx: &Tx, who: MemberScope) -> Result<Sums, Fault> {
    if let Some(kept) = wallet(tx, who)?.sums {
        return Ok(kept);
    }
    let lines = tx.all(LEDGER, &args![who.member()], |row| read(tx, who, row))?;
    Ok(Sums::of(lines.iter().map(|(.., line)| line.parts())))
}

pub fn balance(tx: &Tx, who: MemberScope, purse: Purse) -> Result<Money, Fault> {
    Ok(sums(tx, who)?.owed(purse).unwrap_or(Money::ZERO))
}

/// All that can be paid now, of either balance.
pub fn due(tx: &Tx, who: MemberScope) -> Result<Money, Fault> {
    let sums = sums(tx, who)?;
    let owed = Purse::ALL.into_iter().filter_map(|purse| sums.owed(purse));
    Ok(owed.filter(|balance| rules::payable(*balance)).sum())
}

/// False where the line was there already.
pub(super) fn add(
    tx: &Tx,
    who: MemberScope,
    (key, at): (&str, Timestamp),
    line: &Line,
) -> Result<bool, Fault> {
    let id = id_of(tx, who, key);
    if tx.maybe(LINE_AT, &args![who.member(), id], |_| Ok(()))?.is_some() {
        return Ok(false);
    }
    let sums = sums(tx, who)?.with(line.parts());
    let sealed = tx.seal(&place(who, id), line)?;
    tx.run(ADD_LINE, &args![id, who.member(), at, sealed])?;
    change_wallet(tx, who, |wallet| wallet.sums = Some(sums))?;
    Ok(true)
}

fn id_of(tx: &Tx, who: MemberScope, key: &str) -> EntryId {
    EntryId::new(tx.blind("ledger", &format!("{}/{key}", who.member())))
}

fn place(who: MemberScope, id: EntryId) -> Place {
    Place::new(who, "ledger", id.bytes())
}
