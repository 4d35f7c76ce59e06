//! Disclosures, sealed for the member. Nobody changes or removes one.

use ::store::{Fault, Place, Tx, args};
use base::{Day, Entropy, MemberId, MemberScope, Private};
use serde::{Deserialize, Serialize};

use super::rules::{Disclosure, Given, Purpose};

store::statements! {
    DISCLOSURE_ADD = "INSERT INTO desk_disclosure (id, owner, day, entered_at, body) \
        VALUES ($1, $2, $3, $4, $5)";
    /// As many as anybody has; a plan that gave more away has other troubles.
    DISCLOSURES = "SELECT id, day, body FROM desk_disclosure WHERE owner = $1 AND day >= $2 \
        ORDER BY day DESC, id DESC LIMIT 500";
}

#[derive(Serialize, Deserialize)]
struct Body {
    recipient: Private<String>,
    given: Given,
    purpose: Purpose,
}

pub fn add(tx: &Tx, member: MemberId, one: &Disclosure) -> Result<(), Fault> {
    let id = tx.entropy();
    let Disclosure { day, recipient, given, purpose } = one;
    let body = Body { recipient: recipient.clone(), given: *given, purpose: *purpose };
    let body = tx.seal(&place(member, &id), &body)?;
    tx.run(DISCLOSURE_ADD, &args![id, member, *day, tx.now(), body]).map(|_| ())
}

/// A member's own, the newest first, from `since` on.
pub fn all(tx: &Tx, scope: MemberScope, since: Day) -> Result<Vec<Disclosure>, Fault> {
    let owner = scope.member();
    let rows = tx.all(DISCLOSURES, &args![owner, since], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Day>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let open = |(id, day, sealed): (Entropy, Day, Vec<u8>)| {
        let Body { recipient, given, purpose } = tx.open(&place(owner, &id), &sealed)?;
        Ok(Disclosure { day, recipient, given, purpose })
    };
    rows.into_iter().map(open).collect()
}

fn place(member: MemberId, id: &Entropy) -> Place {
    Place::new(member, "desk_disclosure", id)
}
