//! Who may help a member get back in (DESIGN 3, R5).
//!
//! A member is shown a code and gives it to somebody they trust, who has an account of their own
//! and types it there. So nobody is looked up by name, and no answer tells who has an account.
//! Either of the two ends it at once; both are told of every change. What a helper may do is in
//! `recovery`: give the member one more proof, beside one the member has.

pub mod pages;
pub mod rules;
pub mod store;

use ::store::{Actor, Entry, Fault, Tx};
use base::{AccountId, CaregiverId, MemberId, Private, Timestamp};
use web::{Browser, House};

use crate::account;
use crate::codes::{Code, INVITATION};
use crate::history::{self, Event};
use crate::keys::{Keys, Mark};
use crate::notices::{self, Notice};

use rules::{ASK_LIFE, NotNow, may_ask};

type Of = (AccountId, MemberId);

/// Somebody asked, or standing by.
#[derive(Debug, Clone)]
pub struct Caregiver {
    pub id: CaregiverId,
    pub asked_at: Timestamp,
    /// Who it is and since when, once they agreed.
    pub helper: Option<(Helper, Timestamp)>,
}

/// The other one's account, and how the owner of the row calls them.
#[derive(Debug, Clone)]
pub struct Helper {
    pub of: Of,
    pub name: Private<String>,
}

/// Somebody whom this account helps.
#[derive(Debug, Clone)]
pub struct Helped {
    pub id: CaregiverId,
    pub whom: Helper,
    pub since: Timestamp,
}

/// How taking a code ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Agreed,
    /// Never made, used, taken back or too old.
    Unknown,
    /// One cannot be one's own helper.
    Own,
    /// These two have agreed already.
    Already,
}

/// Makes a code for a helper to be; it is shown once and kept nowhere.
pub fn ask(tx: &Tx, keys: &Keys, of: Of) -> Result<Result<Code, NotNow>, Fault> {
    let open = store::open(tx, of)?;
    if let Err(why) = may_ask(open.len(), crate::holds::recovered(tx, of)?, tx.now()) {
        return Ok(Err(why));
    }
    let id = store::add(tx, of)?;
    let code = Code::draw(&tx.entropy(), INVITATION);
    store::keep_code(tx, &mark(keys, &code), (id, of))?;
    tx.audit(Entry::new("caregiver.asked", Actor::Account(of.0)).owner(of.1).thing(id.bytes()))?;
    Ok(Ok(code))
}

/// A helper agrees by typing the code.
pub fn take(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    (keys, helper): (&Keys, Of),
    code: &Code,
) -> Result<Taken, Fault> {
    let mark = mark(keys, code);
    let Some((id, of)) = store::code(tx, &mark, ASK_LIFE)? else { return Ok(Taken::Unknown) };
    if of.0 == helper.0 {
        return Ok(Taken::Own);
    }
    if store::helped(tx, helper)?.iter().any(|known| known.whom.of == of) {
        return Ok(Taken::Already);
    }
    let names = (name_of(tx, of)?, name_of(tx, helper)?);
    let (Some(asker), Some(helper_name)) = names else { return Ok(Taken::Unknown) };
    let theirs = Helper { of: helper, name: helper_name.clone() };
    if !store::use_code(tx, &mark)? || !store::accept(tx, of, (id, tx.now()), &theirs)? {
        return Ok(Taken::Unknown);
    }
    store::add_helping(tx, helper, (id, tx.now()), &Helper { of, name: asker.clone() })?;
    let entry = Entry::new("caregiver.agreed", Actor::Account(helper.0)).owner(of.1);
    tx.audit(entry.thing(id.bytes()))?;
    let key = format!("caregiver-agreed/{id}");
    history::note(tx, of, Event::CaregiverAgreed, browser)?;
    notices::tell_every_channel(tx, house, of, (&key, &Notice::CaregiverAgreed(helper_name)))?;
    let key = format!("helping-agreed/{id}");
    notices::tell_every_channel(tx, house, helper, (&key, &Notice::HelpingAgreed(asker)))?;
    Ok(Taken::Agreed)
}

/// For sample members: `helper` agreed so long ago to help `of`.
pub fn agreed_before(tx: &Tx, of: Of, helper: Of, ago: std::time::Duration) -> Result<(), Fault> {
    let names = (name_of(tx, of)?, name_of(tx, helper)?);
    let (Some(asker), Some(name)) = names else { return Ok(()) };
    let (id, since) = (store::add(tx, of)?, tx.now() - ago);
    store::accept(tx, of, (id, since), &Helper { of: helper, name })?;
    store::add_helping(tx, helper, (id, since), &Helper { of, name: asker })
}

/// The member ends it, or takes back what nobody has agreed to. False when it is not theirs.
pub fn end(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    of: Of,
    id: CaregiverId,
) -> Result<bool, Fault> {
    let Some(found) = store::one(tx, of, id)? else { return Ok(false) };
    close(tx, (house, browser), (of, found), Actor::Account(of.0))?;
    Ok(true)
}

/// The helper ends it. False when they help nobody by this name.
pub fn stop(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    helper: Of,
    id: CaregiverId,
) -> Result<bool, Fault> {
    let Some(known) = store::helped_one(tx, helper, id)? else { return Ok(false) };
    let of = known.whom.of;
    let Some(found) = store::one(tx, of, id)? else { return Ok(false) };
    close(tx, (house, browser), (of, found), Actor::Account(helper.0))?;
    Ok(true)
}

fn close(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    (of, found): (Of, Caregiver),
    actor: Actor,
) -> Result<(), Fault> {
    let id = found.id;
    store::end(tx, of, id)?;
    tx.audit(Entry::new("caregiver.ended", actor).owner(of.1).thing(id.bytes()))?;
    let Some((helper, _)) = found.helper else { return Ok(()) };
    store::end_helping(tx, helper.of, id)?;
    history::note(tx, of, Event::CaregiverEnded, browser)?;
    let key = format!("caregiver-ended/{id}");
    let asker = name_of(tx, of)?.unwrap_or_default();
    notices::tell_every_channel(tx, house, of, (&key, &Notice::CaregiverEnded(helper.name)))?;
    let key = format!("helping-ended/{id}");
    notices::tell_every_channel(tx, house, helper.of, (&key, &Notice::HelpingEnded(asker)))
}

/// Whether this help still stands.
pub fn stands(tx: &Tx, of: Of, id: CaregiverId) -> Result<bool, Fault> {
    Ok(store::one(tx, of, id)?.is_some_and(|found| found.helper.is_some()))
}

fn name_of(tx: &Tx, of: Of) -> Result<Option<Private<String>>, Fault> {
    Ok(account::store::account(tx, of)?.map(|account| account.first_name))
}

fn mark(keys: &Keys, code: &Code) -> Mark {
    keys.mark(b"caregiver", code.symbols())
}

#[cfg(test)]
mod tests;
