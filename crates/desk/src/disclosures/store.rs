//! Disclosures, sealed for the member. Nobody changes or removes one.

use ::store::{Fault, Place, Tx, args};
use base::{Day, Entropy, JobId, MemberId, MemberScope, Private};
use serde::{Deserialize, Serialize};

use super::rules::{Disclosure, Entered, Given, Purpose};

store::statements! {
    DISCLOSURE_ADD = "INSERT INTO desk_disclosure (id, owner, day, told_from, entered_at, body) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    /// As many as anybody has; a plan that gave more away has other troubles.
    DISCLOSURES = "SELECT id, day, body FROM desk_disclosure WHERE owner = $1 AND day >= $2 \
        AND told_from <= $3 ORDER BY day DESC, id DESC LIMIT 500";
}

#[derive(Serialize, Deserialize)]
struct Body {
    recipient: Private<String>,
    given: Given,
    purpose: Purpose,
}

/// Writes down what was entered on a look of that day; false where the same stands already: a
/// button was pressed twice.
pub fn add(
    tx: &Tx,
    (look, member): (JobId, MemberId),
    (one, today): (&Entered, Day),
) -> Result<bool, Fault> {
    let Disclosure { day, recipient, given, purpose } = &one.disclosure;
    let body = Body { recipient: recipient.clone(), given: *given, purpose: *purpose };
    let id = tx.digest(&(look, *day, one.told_from, &body))?;
    let body = tx.seal(&place(member, &id), &body)?;
    let told_from = one.told_from.unwrap_or(today);
    let row = args![id, member, *day, told_from, tx.now(), body];
    Ok(tx.run(DISCLOSURE_ADD, &row)? == 1)
}

/// A member's own that they may be told of today, the newest first, from `since` on.
pub fn all(
    tx: &Tx,
    scope: MemberScope,
    (since, today): (Day, Day),
) -> Result<Vec<Disclosure>, Fault> {
    let owner = scope.member();
    let rows = tx.all(DISCLOSURES, &args![owner, since, today], |row| {
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
