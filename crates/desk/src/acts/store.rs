//! Looks on which one may act: for whoever looked, in the session in which they did, for a while.

use ::store::{Fault, Place, Tx, args};
use base::{JobId, MemberId, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::rules::LOOK_LIFE;
use crate::session::Staffer;
use crate::viewed::Why;

store::statements! {
    LOOK_ADD = "INSERT INTO desk_look (id, staff, session, owner, at, body) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    LOOK = "SELECT owner, at, body FROM desk_look \
        WHERE id = $1 AND staff = $2 AND session = $3 AND at > $4";
    LOOK_OVER = "SELECT COUNT(owner) FROM desk_look \
        WHERE id = $1 AND staff = $2 AND session = $3 AND at <= $4";
}

/// A look and whom it was at.
#[derive(Debug, Clone)]
pub struct Look {
    pub member: MemberId,
    pub at: Timestamp,
    pub why: Why,
    /// Given name and initial.
    pub name: Private<String>,
}

impl Look {
    /// Until when one may act on it.
    pub fn until(&self) -> Timestamp {
        self.at + LOOK_LIFE
    }
}

#[derive(Serialize, Deserialize)]
struct Body {
    why: Why,
    name: Private<String>,
}

/// Keeps a look that was just written down.
pub fn keep(
    tx: &Tx,
    who: &Staffer,
    (member, why): (MemberId, Why),
    name: &str,
) -> Result<JobId, Fault> {
    let id = tx.entropy();
    let body = tx.seal(&place(member, &id), &Body { why, name: name.into() })?;
    tx.run(LOOK_ADD, &args![id, who.id, who.session, member, tx.now(), body])?;
    Ok(JobId::new(id))
}

/// Nothing for anybody else, in another session, or when it is over.
pub fn look(tx: &Tx, who: &Staffer, id: JobId) -> Result<Option<Look>, Fault> {
    let since = tx.now() - LOOK_LIFE;
    let row = tx.maybe(LOOK, &args![*id.bytes(), who.id, who.session, since], |row| {
        Ok((row.get::<MemberId>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let Some((member, at, sealed)) = row else { return Ok(None) };
    match tx.open(&place(member, id.bytes()), &sealed) {
        Ok(Body { why, name }) => Ok(Some(Look { member, at, why, name })),
        Err(Fault::Forgotten) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Whether it was one's own, in this session, and is over: then one is told so.
pub fn is_over(tx: &Tx, who: &Staffer, id: JobId) -> Result<bool, Fault> {
    let since = tx.now() - LOOK_LIFE;
    let row = args![*id.bytes(), who.id, who.session, since];
    let own: i64 = tx.one(LOOK_OVER, &row, |row| row.get(0))?;
    Ok(own > 0)
}

fn place(member: MemberId, id: &base::Entropy) -> Place {
    Place::new(member, "desk_look", id)
}
