//! What a member does not want to be told again. All of it lies sealed, so that it is forgotten
//! with them and says to nobody else what they take.

use ::store::{Actor, Entry, Fault, Place, Tx, args};
use base::MemberScope;

use super::rules::Suggestion;

store::statements! {
    HIDDEN = "SELECT body FROM hidden_saving WHERE owner = $1";
    KEEP_HIDDEN = "INSERT INTO hidden_saving (owner, body) VALUES ($1, $2)
        ON CONFLICT (owner) DO UPDATE SET body = excluded.body";
    SHOW_AGAIN = "DELETE FROM hidden_saving WHERE owner = $1";
}

pub fn hidden(tx: &Tx, who: MemberScope) -> Result<Vec<Suggestion>, Fault> {
    let body = tx
        .maybe(HIDDEN, &args![who.member()], |row| tx.open(&place(who), &row.get::<Vec<u8>>(0)?))?;
    Ok(body.unwrap_or_default())
}

/// Twice is once.
pub fn hide(tx: &Tx, (who, actor): (MemberScope, Actor), one: Suggestion) -> Result<(), Fault> {
    let mut all = hidden(tx, who)?;
    if all.contains(&one) {
        return Ok(());
    }
    all.push(one);
    tx.run(KEEP_HIDDEN, &args![who.member(), tx.seal(&place(who), &all)?])?;
    tx.audit(Entry::new("saving.hidden", actor).owner(who))
}

pub fn show_again(tx: &Tx, (who, actor): (MemberScope, Actor)) -> Result<(), Fault> {
    if tx.run(SHOW_AGAIN, &args![who.member()])? == 0 {
        return Ok(());
    }
    tx.audit(Entry::new("saving.shown-again", actor).owner(who))
}

fn place(who: MemberScope) -> Place {
    Place::new(who, "hidden_saving", who.member().bytes())
}
