//! The one way from the desk to a member's rows: whoever asks for the right to read them has their
//! look written down by the same call, so that no page can show what the member is not told of
//! (docs/decisions/0037).

use ::store::{Actor, Entry, Fault, Tx};
use base::{Day, JobId, MemberId, MemberScope, Timestamp};
use coverage::{PersonView, person};
use serde_json::json;

use super::store::add;
use super::{What, Why};
use crate::alarms::watch;
use crate::emergency::store::Granted;
use crate::proof::Proved;
use crate::session::Staffer;

/// Writes the look down and gives the right to read. Nothing for somebody whose key was destroyed
/// on request: there is nothing to read.
pub fn look(
    tx: &Tx,
    who: &Staffer,
    member: MemberId,
    (what, why): (What, Why),
) -> Result<Option<MemberScope>, Fault> {
    match add(tx, who, member, (what, why, tx.now())) {
        Ok(()) => {}
        Err(Fault::Forgotten) => return Ok(None),
        Err(fault) => return Err(fault),
    }
    let entry = Entry::new("desk.viewed", Actor::Staff(who.id)).owner(member);
    let detail = json!({ "what": what.word(), "why": why.word(), "session": who.session });
    tx.audit(entry.thing(member.bytes()).detail(&detail))?;
    Ok(Some(MemberScope::of(member)))
}

/// Writes down that somebody sees a record in an emergency, each time anew, and gives the right to
/// read it. Nothing for somebody whose key was destroyed on request.
pub fn emergency(
    tx: &Tx,
    who: &Staffer,
    (granted, id): (Granted, JobId),
) -> Result<Option<MemberScope>, Fault> {
    let member = granted.member();
    match add(tx, who, member, (What::EmergencySeen, Why::Emergency, tx.now())) {
        Ok(()) => {}
        Err(Fault::Forgotten) => return Ok(None),
        Err(fault) => return Err(fault),
    }
    let entry = Entry::new("desk.emergency-viewed", Actor::Staff(who.id)).owner(member);
    let detail = json!({ "member": member, "session": who.session });
    tx.audit(entry.thing(id.bytes()).detail(&detail))?;
    Ok(Some(MemberScope::of(member)))
}

/// Writes down what was done to somebody's account, in the transaction that does it.
pub fn done(
    tx: &Tx,
    who: &Staffer,
    member: MemberId,
    (what, why): (What, Why),
) -> Result<(), Fault> {
    done_told(tx, who, member, (what, why, tx.now()))
}

/// The same, where the member is told of it from a moment on and not before.
pub fn done_told(
    tx: &Tx,
    who: &Staffer,
    member: MemberId,
    (what, why, told_at): (What, Why, Timestamp),
) -> Result<(), Fault> {
    add(tx, who, member, (what, why, told_at))?;
    watch::acted(tx, who, what)?;
    let entry = Entry::new("desk.acted", Actor::Staff(who.id)).owner(member);
    let detail = json!({ "what": what.word(), "why": why.word(), "session": who.session });
    tx.audit(entry.thing(member.bytes()).detail(&detail))
}

/// The right to lend the card of whoever proved a way on file, of which the desk is shown nothing.
/// That one was lent is written down by `done`; what several are called is read by a `look`.
pub const fn to_lend(proved: &Proved) -> MemberScope {
    MemberScope::of(proved.of().1)
}

/// Whether somebody was born on this day, for telling people of one name or address apart. Nothing
/// of them is shown. Nothing for somebody of whom nothing can be read.
pub fn born_on(tx: &Tx, member: MemberId, day: Day) -> Result<Option<bool>, Fault> {
    match person(tx, MemberScope::of(member)) {
        Err(Fault::Forgotten) => Ok(None),
        found => Ok(found?
            .map(|PersonView { birth_date, .. }| birth_date.is_some_and(|birth| birth.0 == day))),
    }
}
