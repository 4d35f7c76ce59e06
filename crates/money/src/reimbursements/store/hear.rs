//! Whose the plan's word is, and that it is heard once.

use std::time::Duration;

use ::store::{Fault, NewJob, Owner, Place, Tx, args, queue};
use base::{MemberId, Timestamp, hex};
use formats::records::{Moment, ReimbursementNews};
use jiff::tz::TimeZone;

use super::super::jobs::HEAR;
use super::OWNER;

/// What became of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is told to its owner's request in a moment.
    New,
    /// The very same came before.
    Before,
    /// Why not, in words for whoever sent it.
    Refused(&'static str),
}

const NO_REQUEST: &str = "names a request for money back that was not made here";
const ANOTHER: &str = "names another person than the one it belongs to";
const TO_COME: &str = "tells of a day that is still to come";
const FORGOTTEN: &str = "is about a person who was forgotten at their own request";

/// Takes news in. Whose it is follows from the name we gave the request; what the news says of its
/// person can only speak against it.
pub fn hear(tx: &Tx, news: &ReimbursementNews) -> Result<Heard, Fault> {
    let owner = match owner(tx, news)? {
        Ok(owner) => owner,
        Err(why) => return Ok(Heard::Refused(why)),
    };
    let key = format!("{HEAR}/{}", hex(tx.digest(news)?));
    if queue::by_key(tx, &key)?.is_some() {
        return Ok(Heard::Before);
    }
    tx.queue(NewJob::new(HEAR, key, news)?.owner(Owner::Member(owner)))?;
    Ok(Heard::New)
}

/// Whose it is, or why nobody's.
pub fn owner(tx: &Tx, news: &ReimbursementNews) -> Result<Result<MemberId, &'static str>, Fault> {
    let found = tx.maybe(OWNER, &args![news.reimbursement], |row| row.get::<MemberId>(0))?;
    let Some(owner) = found else { return Ok(Err(NO_REQUEST)) };
    let person = news.person.as_ref();
    let told = person.map(|name| coverage::find_member(tx, name)).transpose()?.flatten();
    if told.is_some_and(|told| told != owner) {
        return Ok(Err(ANOTHER));
    }
    let earlier = news.earlier.iter().map(|(at, _)| *at);
    if earlier.chain([news.at]).chain(news.updated).any(|at| is_to_come(at, tx.now())) {
        return Ok(Err(TO_COME));
    }
    // Whoever was forgotten has no key that anything could be kept under.
    match tx.seal(&Place::new(Owner::Member(owner), "reimbursement", &[0; 16]), &()) {
        Err(Fault::Forgotten) => Ok(Err(FORGOTTEN)),
        kept => kept.map(|_| Ok(owner)),
    }
}

/// What is dated ahead would count above all that really happens. Clocks may be off, and days begin
/// earlier elsewhere, by a day at the most. (house)
fn is_to_come(at: Moment, now: Timestamp) -> bool {
    let at = match at {
        Moment::At(at) => at,
        Moment::On(day) => Timestamp::beginning(day, &TimeZone::UTC),
    };
    at > now + Duration::from_hours(24)
}
