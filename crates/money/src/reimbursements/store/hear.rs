//! Whose the plan's word is, and that it is heard once.

use ::store::{Fault, NewJob, Owner, Place, Tx, args, queue};
use base::MemberId;
use formats::records::ReimbursementNews;

use super::super::jobs::HEAR;
use super::super::receipts::written;
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
const FORGOTTEN: &str = "is about a person who was forgotten at their own request";

/// Takes news in. Whose it is follows from the name we gave the request; what the news says of its
/// person can only speak against it.
pub fn hear(tx: &Tx, news: &ReimbursementNews) -> Result<Heard, Fault> {
    let owner = match owner(tx, news)? {
        Ok(owner) => owner,
        Err(why) => return Ok(Heard::Refused(why)),
    };
    let key = format!("{HEAR}/{}", written(tx.digest(news)?));
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
    // Whoever was forgotten has no key that anything could be kept under.
    match tx.seal(&Place::new(Owner::Member(owner), "reimbursement", &[0; 16]), &()) {
        Err(Fault::Forgotten) => Ok(Err(FORGOTTEN)),
        kept => kept.map(|_| Ok(owner)),
    }
}
