//! What of a year's money went through the ledger: bills that were paid, and what was given back.
//! And of what it is not known whether it was paid at all, and how far the year's limits are met.

use base::{Day, MemberScope, Money, Private};
use jiff::tz::TimeZone;
use store::{Fault, Tx};

use crate::bills::store::left_by_mail;
use crate::claims::rules::{Window, leaves_open, owed};
use crate::claims::store::{Stored, window};
use crate::monthly;
use crate::payments::store::page;
use crate::payments::{Kind, Purse};
use crate::reimbursements::flow::paid;
use crate::reimbursements::store::sent;
use crate::spending::rules::{Counted, Meter, add_up, counted_from};

/// Money that left the member, or came back to them: then it is less than nothing. Money given back
/// that did not reach them stands among what was given back, with its sign turned. A payment that a
/// bank decides about counts until it took it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    pub day: Day,
    pub purse: Purse,
    /// A payment, a refund, or what a bank took back.
    pub kind: Kind,
    pub amount: Money,
}

/// Money that the plan paid back on a request.
#[derive(Debug, Clone)]
pub struct Back {
    pub day: Day,
    pub amount: Money,
    pub medicine: Private<String>,
    pub filled: Day,
}

/// What was paid back in this year, the first first. Of money whose amount the plan never told
/// nothing can be said.
pub fn paid_back(tx: &Tx, who: MemberScope, year: i16) -> Result<Vec<Back>, Fault> {
    let mut found = Vec::new();
    for one in sent(tx, who)? {
        let Some((day, amount)) = paid(&one.body.said) else { continue };
        if day.year() == year && amount != Money::ZERO {
            let answers = one.body.answers;
            let (medicine, filled) = (answers.medicine, answers.filled.0);
            found.push(Back { day, amount, medicine, filled });
        }
    }
    found.sort_by_key(|back| back.day);
    Ok(found)
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

/// A claim, as far as sums need it.
pub fn counted(claim: &Stored) -> Counted<'_> {
    Counted { day: claim.day, status: claim.status, amounts: &claim.body.amounts }
}

/// How far this year's limits are met; nothing of one that the coverage does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToDate {
    pub deductible: Option<Meter>,
    pub out_of_pocket: Option<Meter>,
}

/// As the page of the year has it. Only the claims that count are read, and none without a limit.
pub fn to_date(tx: &Tx, who: MemberScope, today: Day) -> Result<ToDate, Fault> {
    let Some(limits) = coverage::limits(tx, who, today)? else { return Ok(ToDate::default()) };
    if limits.deductible.or(limits.out_of_pocket).is_none() {
        return Ok(ToDate::default());
    }
    let from = counted_from(today.year(), limits.start);
    let claims = window::all(tx, who, &Window::of(Some(today.year())).between(from, None))?;
    let year = add_up(claims.iter().map(counted));
    Ok(ToDate {
        deductible: limits.deductible.map(|limit| Meter::of(year.toward_deductible, limit)),
        out_of_pocket: limits.out_of_pocket.map(|limit| Meter::of(year.toward_limit, limit)),
    })
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
            let has_moved = matches!(line.kind, Kind::Payment | Kind::Refund | Kind::Dispute);
            if day.year() == year && has_moved {
                let (purse, kind) = (line.purse, line.kind);
                found.push(Moved { day, purse, kind, amount: -kind.owed(line.amount) });
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
