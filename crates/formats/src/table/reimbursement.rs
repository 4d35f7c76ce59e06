//! `reimbursements.csv`: what the plan says of requests to be paid back. Unlike other tables it
//! forgives nothing: an amount or a day of money that is left out would say something else.

use base::{Day, Money, ReimbursementId};

use super::named;
use crate::fhir::words::{Reimbursed as Word, reimbursed};
use crate::read::{Reason, Why};
use crate::records::{
    Moment, PaidBy, Payment, Record, ReimbursementFact as Fact, ReimbursementNews,
};
use crate::rows::{Row, Said, any_day, any_moment};

type Facts = Vec<(Moment, Fact)>;

pub(crate) fn reimbursement(row: &mut Row) -> Result<Said, Reason> {
    let request = row.need("request")?;
    let reimbursement: ReimbursementId =
        request.parse().map_err(|_| Reason::BadValue("request"))?;
    let word = reimbursed(row.need("status")?).ok_or(Reason::BadValue("status"))?;
    let mut earlier = Facts::new();
    if let Some(at) = moment(row, "received")? {
        earlier.push((at, Fact::Received));
    }
    let (at, fact) = match word {
        Word::Nothing => return Ok(Said::Nothing(Why::NothingNew)),
        Word::Received => (when(row, "received")?, Fact::Received),
        Word::MoreNeeded => (when(row, "asked")?, Fact::MoreNeeded(row.private("reason"))),
        Word::Approved => (when(row, "decided")?, approved(row, "amount_approved")?),
        Word::Denied => {
            let appeal_until = day(row, "appeal_until")?;
            let fact = Fact::Denied { reason: row.private("reason"), appeal_until };
            (when(row, "decided")?, fact)
        }
        Word::Paid => paid(row, &mut earlier)?,
    };
    earlier.retain(|one| *one != (at, fact.clone()));
    let person = row.text("person_id").map(|id| named("person", id));
    let updated = moment(row, "updated")?;
    let news = ReimbursementNews { reimbursement, person, at, fact, updated, earlier };
    Ok(Said::one(Record::Reimbursement(news)))
}

fn approved(row: &Row, column: &'static str) -> Result<Fact, Reason> {
    Ok(Fact::Approved {
        amount: amount(row, column)?.ok_or(Reason::MissingValue(column))?,
        leaves: day(row, "paid_day")?,
        reason: row.private("reason"),
        appeal_until: day(row, "appeal_until")?,
    })
}

/// That the money left; and what had been decided, where the row tells the day of that.
fn paid(row: &Row, earlier: &mut Facts) -> Result<(Moment, Fact), Reason> {
    let by = row.text("paid_by").map(|word| PaidBy::read(word).ok_or(Reason::BadValue("paid_by")));
    let payment = Payment { amount: amount(row, "amount_paid")?, by: by.transpose()? };
    let at = when(row, "paid_day")?;
    let columns = ["amount_approved", "amount_paid"];
    let told = columns.into_iter().find(|column| row.text(column).is_some());
    if let (Some(decided), Some(column)) = (moment(row, "decided")?, told) {
        earlier.push((decided, approved(row, column)?));
    }
    // What was approved alone is what was paid.
    let approved = amount(row, "amount_approved")?;
    Ok((at, Fact::Paid(Payment { amount: payment.amount.or(approved), ..payment })))
}

/// When it happened, else when the row was written.
fn when(row: &Row, column: &'static str) -> Result<Moment, Reason> {
    let at = moment(row, column)?;
    let at = at.map_or_else(|| moment(row, "updated"), |at| Ok(Some(at)))?;
    at.ok_or(Reason::MissingValue(column))
}

fn moment(row: &Row, column: &'static str) -> Result<Option<Moment>, Reason> {
    read(row, column, |text| any_moment(text).filter(|at| is_told(*at)))
}

fn day(row: &Row, column: &'static str) -> Result<Option<Day>, Reason> {
    read(row, column, |text| any_day(text).filter(|day| is_told(Moment::On(*day))))
}

/// Years in which nobody asked here stand for "never" in many a database. (house)
fn is_told(at: Moment) -> bool {
    let day = match at {
        Moment::At(at) => at.day_in(&jiff::tz::TimeZone::UTC),
        Moment::On(day) => day,
    };
    (2000..9000).contains(&day.year())
}

fn amount(row: &Row, column: &'static str) -> Result<Option<Money>, Reason> {
    read(row, column, |text| Money::typed(text).ok().filter(|amount| *amount >= Money::ZERO))
}

/// Nothing where nothing stands in the column.
fn read<T>(
    row: &Row,
    column: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Reason> {
    row.text(column).map(|text| parse(text).ok_or(Reason::BadValue(column))).transpose()
}
