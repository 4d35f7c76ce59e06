//! What is noticed while people work: called in the transaction that does it.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{Day, Entropy, JobId, MemberId, StaffId};
use recovery::assist;

use super::rules::{Cause, EYES, Worked, many_helped, many_looks, many_misses};
use super::store::{self, New, raise};
use crate::session::Staffer;
use crate::viewed::What;

/// What is usual is read from so many days before.
const USUAL_DAYS: i32 = 28;
const DAY: Duration = Duration::from_hours(24);

/// Somebody looked a member up, and the look is kept.
pub fn looked(tx: &Tx, who: &Staffer, member: MemberId) -> Result<(), Fault> {
    let (today, before) = work(tx, who, Worked { looks: 1, ..Worked::default() })?;
    let before: Vec<i64> = before.into_iter().map(|day| day.looks).collect();
    if many_looks(today.looks, &before) {
        about_one(tx, who, (Cause::Looks, Some(today.looks)))?;
    }
    let eyes = store::looked_at(tx, member, tx.now() - DAY)?;
    // A second look of somebody who is among them makes them no more.
    if eyes.len() < EYES || !eyes.contains(&(who.id, 1)) {
        return Ok(());
    }
    let eyes: Vec<StaffId> = eyes.into_iter().map(|(id, _)| id).collect();
    let (cause, day, many) = (Cause::Eyes, who.today, None);
    let thing = Some(member.bytes());
    raise(tx, New { cause, about: &eyes, thing, member: Some(member), day, many })
}

/// Somebody sought a member who was not found.
pub fn missed(tx: &Tx, who: &Staffer) -> Result<(), Fault> {
    let (today, _) = work(tx, who, Worked { misses: 1, ..Worked::default() })?;
    let cause = (Cause::Misses, Some(today.misses));
    if many_misses(today.misses) { about_one(tx, who, cause) } else { Ok(()) }
}

/// Something was done to a member's account, or begun.
pub fn acted(tx: &Tx, who: &Staffer, what: What) -> Result<(), Fault> {
    if who.off_hours {
        about_one(tx, who, (Cause::Hours, None))?;
    }
    if matches!(what, What::HelpAsked | What::HelpAgreed) {
        helped(tx, who, what)?;
    }
    Ok(())
}

fn helped(tx: &Tx, who: &Staffer, what: What) -> Result<(), Fault> {
    let (today, _) = work(tx, who, Worked { helped: 1, ..Worked::default() })?;
    if many_helped(today.helped) {
        about_one(tx, who, (Cause::Helped, Some(today.helped)))?;
    }
    if what == What::HelpAsked && assist::is_surge(tx)? {
        let (cause, day, many) = (Cause::Surge, who.today, None);
        raise(tx, New { cause, about: &[], thing: None, member: None, day, many })?;
    }
    Ok(())
}

/// Whoever was drawn to approve says that somebody seems to press a member, or us. It is about
/// whoever asked for this way back in, and not about the one who said so.
pub fn pressed(tx: &Tx, who: &Staffer, (member, assist): (MemberId, JobId)) -> Result<(), Fault> {
    let about: Vec<StaffId> = store::asked_by(tx, member, assist)?.into_iter().collect();
    let (cause, day, many) = (Cause::Pressed, who.today, None);
    let thing = Some(member.bytes());
    raise(tx, New { cause, about: &about, thing, member: Some(member), day, many })
}

/// A member says that they had not called. It is about whoever began the proof.
pub fn denied(tx: &Tx, (member, proof): (MemberId, &Entropy), day: Day) -> Result<(), Fault> {
    let about: Vec<StaffId> = store::began(tx, member, proof)?.into_iter().collect();
    let (cause, thing, many) = (Cause::Denied, Some(proof), None);
    raise(tx, New { cause, about: &about, thing, member: Some(member), day, many })
}

/// A record was opened in an emergency, or nobody has looked into that in time. It is about whoever
/// asked, and each is one of its own.
pub fn emergency(
    tx: &Tx,
    cause: Cause,
    (asker, member, id): (StaffId, MemberId, JobId),
    day: Day,
) -> Result<(), Fault> {
    let about: [StaffId; 1] = [asker];
    let (thing, many) = (Some(id.bytes()), Some(1));
    raise(tx, New { cause, about: &about, thing, member: Some(member), day, many })
}

fn about_one(tx: &Tx, who: &Staffer, (cause, many): (Cause, Option<i64>)) -> Result<(), Fault> {
    let about: [StaffId; 1] = [who.id];
    let thing = Some(who.id.bytes());
    raise(tx, New { cause, about: &about, thing, member: None, day: who.today, many })
}

/// Adds to somebody's day; what the day is now, and the days before it.
fn work(tx: &Tx, who: &Staffer, more: Worked) -> Result<(Worked, Vec<Worked>), Fault> {
    store::add_worked(tx, (who.id, who.today), more)?;
    let days = store::worked(tx, who.id, who.today.plus_days(-USUAL_DAYS))?;
    let (today, before): (Vec<_>, Vec<_>) =
        days.into_iter().partition(|(day, _)| *day >= who.today);
    let today = today.last().map(|(_, worked)| *worked).unwrap_or_default();
    Ok((today, before.into_iter().map(|(_, worked)| worked).collect()))
}
