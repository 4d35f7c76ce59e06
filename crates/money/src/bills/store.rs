//! What left by mail, and what was billed for it.

use ::store::{Fault, Place, Question, Tx, args};
use base::{Day, Entropy, MemberScope, Money, Private, Timestamp, label_number};
use serde::{Deserialize, Serialize};

use super::rules::{self, Reach, shares};
use crate::claims::rules::{Window, owed};
use crate::claims::store::window;
use crate::monthly;
use crate::payments::Purse;
use crate::payments::store::{Bill, bill_and_tell, correct};

store::statements! {
    SENT_OF_RX = "SELECT id, day, version, body FROM sent_fill
        WHERE owner = $1 AND rx = $2 AND day >= $3 AND day <= $4 ORDER BY day, id";
    SENT_KNOWN = "SELECT id FROM sent_fill WHERE owner = $1 AND id = $2";
    ADD_SENT = "INSERT INTO sent_fill (id, owner, rx, day, version, body)
        VALUES ($1, $2, $3, $4, 1, $5)";
    CHANGE_SENT = "UPDATE sent_fill SET version = version + 1, body = $4
        WHERE owner = $1 AND id = $2 AND version = $3";
}

/// A prescription that left by mail.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Tells two parcels of one prescription apart; the same again is the same.
    pub key: String,
    /// What the bill is called: the order's number, never a medicine.
    pub reference: String,
    pub rx_number: Private<String>,
    pub day: Day,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Body {
    reference: Private<String>,
    /// What was billed in all, once anything was known.
    billed: Option<Money>,
    /// How often that changed: each change is a line of its own.
    round: u32,
}

struct Row {
    id: Entropy,
    day: Day,
    version: i64,
    body: Body,
}

/// Takes down that something left, and bills it where its claim is here already.
pub fn sent(tx: &Tx, who: MemberScope, sent: &Sent) -> Result<(), Fault> {
    let rx = rx(tx, who, &sent.rx_number);
    let id = tx.blind("sent-fill", &format!("{}/{}/{}", who.member(), sent.key, hex(&rx)));
    if tx.maybe(SENT_KNOWN, &args![who.member(), id], |_| Ok(()))?.is_some() {
        return Ok(());
    }
    let body = Body { reference: sent.reference.as_str().into(), billed: None, round: 0 };
    let sealed = tx.seal(&place(who, &id), &body)?;
    tx.run(ADD_SENT, &args![id, who.member(), rx, sent.day, sealed])?;
    settle(tx, who, (&sent.rx_number, sent.day))
}

/// A claim came or changed: whatever it is the price of is billed accordingly. An old one that was
/// not here before changes nothing.
pub fn claim_came(
    tx: &Tx,
    who: MemberScope,
    (rx_number, day): (Option<&Private<String>>, Day),
    was_here: bool,
) -> Result<(), Fault> {
    match rx_number {
        Some(rx_number) if was_here || !rules::is_old(day, today(tx.now())) => {
            settle(tx, who, (rx_number, day))
        }
        _ => Ok(()),
    }
}

/// What `claim_came` will ask. Whether a claim is here is not known yet: one that takes another's
/// place most likely was.
pub fn foresee_claim(
    tx: &Tx,
    who: MemberScope,
    (rx_number, day): (Option<&Private<String>>, Day),
    was_here: bool,
) -> Option<Question> {
    let rx_number = rx_number.filter(|_| was_here || !rules::is_old(day, today(tx.now())))?;
    let (from, to) = Reach::of(day).sent();
    let args = args![who.member(), rx(tx, who, rx_number), from, to];
    Some(Question::new(SENT_OF_RX, args).of(who.member()))
}

/// Whether a fill left by mail, so that what its claim leaves to pay comes in a bill.
pub fn left_by_mail(
    tx: &Tx,
    who: MemberScope,
    (rx_number, day): (&Private<String>, Day),
) -> Result<bool, Fault> {
    let (from, to) = rules::parcels(day);
    let args = args![who.member(), rx(tx, who, rx_number), from, to];
    let left = tx.all(SENT_OF_RX, &args, |row| row.get::<Day>(1))?;
    Ok(!left.is_empty())
}

fn settle(
    tx: &Tx,
    who: MemberScope,
    (rx_number, day): (&Private<String>, Day),
) -> Result<(), Fault> {
    let reach = Reach::of(day);
    let (from, to) = reach.sent();
    let args = args![who.member(), rx(tx, who, rx_number), from, to];
    let rows = tx.all(SENT_OF_RX, &args, |row| {
        let id: Entropy = row.get(0)?;
        let body = tx.open(&place(who, &id), &row.get::<Vec<u8>>(3)?)?;
        Ok(Row { id, day: row.get(1)?, version: row.get(2)?, body })
    })?;
    if rows.is_empty() {
        return Ok(());
    }
    let (from, to) = reach.claims();
    let window = Window { from: from.to_string(), before: to.plus_days(1).to_string() };
    let Some(wanted) = label_number(rx_number) else { return Ok(()) };
    let is_of = |number: &Option<Private<String>>| {
        number.as_ref().and_then(|number| label_number(number)).as_ref() == Some(&wanted)
    };
    // What is of the monthly plan comes in its bills.
    let monthly = monthly::store::plan(tx, who)?;
    let claims: Vec<(Day, Money)> = window::all(tx, who, &window)?
        .iter()
        .filter(|claim| is_of(&claim.body.rx_number) && !monthly.covers(claim.day))
        .map(|claim| (claim.day, owed(claim.status, &claim.body.amounts)))
        .collect();
    let sent: Vec<Day> = rows.iter().map(|row| row.day).collect();
    for (row, share) in rows.into_iter().zip(shares(&sent, &claims)) {
        let is_old = rules::is_old(row.day, today(tx.now()));
        if reach.settles(row.day) && rules::follows((row.body.billed, share), is_old) {
            bill_share(tx, who, row, share)?;
        }
    }
    Ok(())
}

/// The first figure is a bill; what changes it later is a correction of that bill.
fn bill_share(tx: &Tx, who: MemberScope, mut row: Row, share: Option<Money>) -> Result<(), Fault> {
    let before = row.body.billed.unwrap_or_default();
    let difference = share.unwrap_or_default() - before;
    let key = format!("fill/{}/{}", hex(&row.id), row.body.round);
    if difference != Money::ZERO {
        let what = row.body.reference.to_string();
        let one = Bill { key, purse: Purse::Orders, amount: difference, what, at: tx.now() };
        if row.body.round == 0 && difference > Money::ZERO {
            bill_and_tell(tx, who, &one)?;
        } else {
            correct(tx, who, &one)?;
        }
        row.body.round += 1;
    }
    row.body.billed = share;
    let sealed = tx.seal(&place(who, &row.id), &row.body)?;
    tx.run(CHANGE_SENT, &args![who.member(), row.id, row.version, sealed])?;
    Ok(())
}

fn rx(tx: &Tx, who: MemberScope, rx_number: &Private<String>) -> Entropy {
    let number = label_number(rx_number).unwrap_or_default();
    tx.blind("sent-fill-rx", &format!("{}/{number}", who.member()))
}

fn hex(id: &Entropy) -> String {
    base::EntryId::new(*id).to_string()
}

/// The day by Greenwich: what is asked is only whether something is months old.
fn today(now: Timestamp) -> Day {
    now.day_in(&jiff::tz::TimeZone::UTC)
}

fn place(who: MemberScope, id: &Entropy) -> Place {
    Place::new(who, "sent_fill", id)
}
