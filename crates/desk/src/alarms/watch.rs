//! What is noticed while people work: called in the transaction that does it.

use std::time::Duration;

use ::store::{Fault, Tx};
use base::{Day, Entropy, MemberId, StaffId};
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
        about_one(tx, who, Cause::Looks)?;
    }
    let eyes = store::looked_at(tx, member, tx.now() - DAY)?;
    if eyes.len() < EYES {
        return Ok(());
    }
    let (cause, day) = (Cause::Eyes, who.today);
    let thing = Some(member.bytes());
    raise(tx, New { cause, about: &eyes, thing, member: Some(member), day })
}

/// Somebody sought a member who was not found.
pub fn missed(tx: &Tx, who: &Staffer) -> Result<(), Fault> {
    let (today, _) = work(tx, who, Worked { misses: 1, ..Worked::default() })?;
    if many_misses(today.misses) { about_one(tx, who, Cause::Misses) } else { Ok(()) }
}

/// Something was done to a member's account, or begun.
pub fn acted(tx: &Tx, who: &Staffer, what: What) -> Result<(), Fault> {
    if who.off_hours {
        about_one(tx, who, Cause::Hours)?;
    }
    if matches!(what, What::HelpAsked | What::HelpAgreed) {
        helped(tx, who, what)?;
    }
    Ok(())
}

fn helped(tx: &Tx, who: &Staffer, what: What) -> Result<(), Fault> {
    let (today, _) = work(tx, who, Worked { helped: 1, ..Worked::default() })?;
    if many_helped(today.helped) {
        about_one(tx, who, Cause::Helped)?;
    }
    if what == What::HelpAsked && assist::is_surge(tx)? {
        let (cause, day) = (Cause::Surge, who.today);
        raise(tx, New { cause, about: &[], thing: None, member: None, day })?;
    }
    Ok(())
}

/// Whoever was drawn to approve says that somebody seems to press a member, or us. It is not about
/// the one who said so.
pub fn pressed(tx: &Tx, who: &Staffer, member: MemberId) -> Result<(), Fault> {
    let (cause, day) = (Cause::Pressed, who.today);
    let thing = Some(member.bytes());
    raise(tx, New { cause, about: &[], thing, member: Some(member), day })
}

/// A member says that they had not called. It is about whoever began the proof.
pub fn denied(tx: &Tx, (member, proof): (MemberId, &Entropy), day: Day) -> Result<(), Fault> {
    let about: Vec<StaffId> = store::began(tx, member, proof)?.into_iter().collect();
    let (cause, thing) = (Cause::Denied, Some(proof));
    raise(tx, New { cause, about: &about, thing, member: Some(member), day })
}

fn about_one(tx: &Tx, who: &Staffer, cause: Cause) -> Result<(), Fault> {
    let about: [StaffId; 1] = [who.id];
    let thing = Some(who.id.bytes());
    raise(tx, New { cause, about: &about, thing, member: None, day: who.today })
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
