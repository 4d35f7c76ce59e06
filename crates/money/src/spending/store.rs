//! What of a year's money went through the ledger: bills that were paid, and what was given back.
//! And of what it is not known whether it was paid at all.

use base::{Day, MemberScope, Money};
use jiff::tz::TimeZone;
use store::{Fault, Tx};

use crate::bills::store::left_by_mail;
use crate::claims::rules::{leaves_open, owed};
use crate::claims::store::Stored;
use crate::monthly;
use crate::payments::store::page;
use crate::payments::{Kind, Purse};

/// Money that left the member, or came back to them: then it is less than nothing. Money given back
/// that did not reach them stands among what was given back, with its sign turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub day: Day,
    pub purse: Purse,
    pub is_back: bool,
    pub amount: Money,
}

/// Fills whose claims do not say whether their share was paid at a counter, and that come in no
/// bill of ours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unsaid {
    pub fills: i64,
    pub share: Money,
}

pub fn unsaid(tx: &Tx, who: MemberScope, claims: &[Stored]) -> Result<Unsaid, Fault> {
    let monthly = monthly::store::plan(tx, who)?;
    let is_open = |claim: &&Stored| {
        leaves_open(claim.status, &claim.body.amounts) && !monthly.covers(claim.day)
    };
    let mut unsaid = Unsaid::default();
    for claim in claims.iter().filter(is_open) {
        let is_billed = match &claim.body.rx_number {
            Some(number) => left_by_mail(tx, who, (number, claim.day))?,
            None => false,
        };
        if !is_billed {
            unsaid.fills += 1;
            unsaid.share = unsaid.share + owed(claim.status, &claim.body.amounts);
        }
    }
    Ok(unsaid)
}

/// By the days of this zone, the first one first.
pub fn moved(
    tx: &Tx,
    who: MemberScope,
    (year, zone): (i16, &TimeZone),
) -> Result<Vec<Moved>, Fault> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let (lines, next) = page(tx, who, after)?;
        let is_past = lines.last().is_some_and(|(at, _)| at.day_in(zone).year() < year);
        for (at, line) in lines {
            let day = at.day_in(zone);
            if day.year() == year && matches!(line.kind, Kind::Payment | Kind::Refund) {
                let (purse, amount) = (line.purse, -line.kind.owed(line.amount));
                found.push(Moved { day, purse, is_back: line.kind == Kind::Refund, amount });
            }
        }
        if is_past || next.is_none() {
            break;
        }
        after = next;
    }
    found.reverse();
    Ok(found)
}
