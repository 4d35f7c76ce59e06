//! Looks, sealed for the member who was looked at.

use ::store::{Fault, Place, Tx, args};
use base::{Entropy, MemberId, MemberScope, Private, Timestamp};
use serde::{Deserialize, Serialize};

use super::{What, Why};
use crate::session::Staffer;
use crate::staff::Role;

store::statements! {
    VIEW_ADD = "INSERT INTO desk_view (id, owner, at, body) VALUES ($1, $2, $3, $4)";
    VIEWS = "SELECT id, at, body FROM desk_view WHERE owner = $1 AND (at, id) < ($2, $3) \
        ORDER BY at DESC, id DESC LIMIT $4";
}

/// One look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub id: Entropy,
    pub at: Timestamp,
    pub by: Private<String>,
    pub role: Role,
    pub what: What,
    pub why: Why,
}

#[derive(Serialize, Deserialize)]
struct Body {
    by: Private<String>,
    role: String,
    what: What,
    why: Why,
}

/// Where a page of looks ends: the next begins before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At(pub Timestamp, pub Entropy);

pub(super) fn add(
    tx: &Tx,
    who: &Staffer,
    member: MemberId,
    (what, why, told_at): (What, Why, Timestamp),
) -> Result<(), Fault> {
    let id = tx.entropy();
    let (by, role) = (who.first_name.clone(), who.role.word().to_owned());
    let body = tx.seal(&place(member, &id), &Body { by, role, what, why })?;
    tx.run(VIEW_ADD, &args![id, member, told_at, body]).map(|_| ())
}

/// The newest looks before `before` that the member may be told of by now, newest first.
pub fn views(
    tx: &Tx,
    scope: MemberScope,
    before: Option<At>,
    most: u32,
) -> Result<Vec<View>, Fault> {
    let At(at, id) = before.unwrap_or(At(tx.now(), [u8::MAX; 16]));
    // Whoever types an address sees no further either.
    let at = at.min(tx.now());
    let owner = scope.member();
    let rows = tx.all(VIEWS, &args![owner, at, id, i64::from(most)], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let open = |(id, at, sealed): (Entropy, Timestamp, Vec<u8>)| {
        let Body { by, role, what, why } = tx.open(&place(owner, &id), &sealed)?;
        let role = Role::read(&role).ok_or(Fault::corrupt("a look by no role"))?;
        Ok(View { id, at, by, role, what, why })
    };
    rows.into_iter().map(open).collect()
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "desk_view", id)
}
