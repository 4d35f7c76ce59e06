//! The link by which one press ends mail about a topic, without signing in (RFC 8058; 16 CFR
//! 316.5: nothing but that press may be asked for). It is sealed: whoever reads it learns no
//! member, and nobody can make one up.

use std::time::Duration;

use ::store::{Fault, Message, Owner, Place, Tx};
use base::{Email, MemberId, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use identity::account;
use serde::{Deserialize, Serialize};
use web::{Frame, Letter};

use super::rules::Topic;

pub const HERE: &str = "/preferences/leave";
/// How long a link is good. Thirty days are the least (16 CFR 316.3); people find old mail (house).
const LIFE: Duration = Duration::from_hours(24 * 400);
/// Longer than any link of ours.
const LONGEST: usize = 600;

/// Whose mail, and about what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    owner: MemberId,
    topics: Vec<Topic>,
    at: Timestamp,
}

/// What a link that is good ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    pub owner: MemberId,
    pub topics: Vec<Topic>,
}

/// A letter as mail. About what may be left it carries the link, and so does its mailbox's own
/// button; about anything else, or with it, it carries none.
pub fn mail(
    tx: &Tx,
    f: &Frame,
    owner: MemberId,
    (to, letter, about): (&Email, &Letter, &[Topic]),
) -> Result<Message, Fault> {
    if about.is_empty() || !about.iter().all(|topic| topic.may_be_left()) {
        return Ok(letter.mail(to));
    }
    let link = Link { owner, topics: about.to_vec(), at: tx.now() };
    let token = BASE64URL_NOPAD.encode(&tx.seal(&place(), &link)?);
    Ok(letter.mail_to_leave(to, (f.t("leave-link"), &format!("{HERE}/{token}"))))
}

/// What a link ends; nothing where it is not ours, too old, or of nobody who is here.
pub fn read(tx: &Tx, token: &str) -> Result<Option<Leaving>, Fault> {
    let Some(Link { owner, topics, at }) = opened(tx, token) else { return Ok(None) };
    if tx.now().since(at) > LIFE || account::of_member(tx, owner)?.is_none() {
        return Ok(None);
    }
    Ok(Some(Leaving { owner, topics }))
}

fn opened(tx: &Tx, token: &str) -> Option<Link> {
    let sealed = BASE64URL_NOPAD.decode(token.get(..LONGEST.min(token.len()))?.as_bytes()).ok()?;
    tx.open(&place(), &sealed).ok()
}

/// No table has it: the mail itself is where it lies.
fn place() -> Place {
    Place::new(Owner::House, "leave_link", &[0; 16])
}

#[cfg(test)]
mod tests;
