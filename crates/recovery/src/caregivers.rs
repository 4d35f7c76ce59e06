//! Somebody who helps makes a code (R5): one more proof for the member, beside one of their own.
//!
//! The helper says it to the member, so the two speak with each other first. It is worth nothing
//! alone, works once, and not once the help has ended.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault, Tx};
use base::CaregiverId;
use identity::codes::{Code, INVITATION};
use identity::family::rules::counts_from;
use identity::family::{self, Helped};
use identity::history::{self, Event};
use identity::notices::{self, Notice};
use web::{Browser, House};

use crate::Door;
use crate::requests::{self, Kind, Of, Sent};

/// How asking for a code ended.
pub(crate) enum Made {
    Code(Code),
    /// The help is too new to count.
    TooNew,
    /// Enough for now; one more every six hours.
    Enough,
    /// This helper helps nobody by that name.
    Missing,
}

/// Makes the code, tells the member at every way, and keeps only its mark.
pub(crate) fn make(
    tx: &Tx,
    (door, house, browser): (&Arc<Door>, &House, &Browser),
    helper: Of,
    id: CaregiverId,
) -> Result<Made, Fault> {
    let Some(known) = family::store::helped_one(tx, helper, id)? else {
        return Ok(Made::Missing);
    };
    let of = known.whom.of;
    let found = family::store::one(tx, of, id)?.and_then(|found| found.helper);
    let Some((giver, since)) = found else { return Ok(Made::Missing) };
    if tx.now() < counts_from(since) {
        return Ok(Made::TooNew);
    }
    if !requests::take_message(tx, &tx.blind("recovery.caregiver", &of.0.to_string()))? {
        return Ok(Made::Enough);
    }
    let code = Code::draw(&tx.entropy(), INVITATION);
    let (request, at) = (*id.bytes(), tx.now());
    let kind = Kind::Caregiver;
    let sent = Sent { of, name: [0; 16], request, kind, bound_at: since, original: false, at };
    requests::keep(tx, &requests::mark(&door.means.keys, None, &code), &sent)?;
    let entry = Entry::new("caregiver.gave", Actor::Account(helper.0)).owner(of.1);
    tx.audit(entry.thing(id.bytes()))?;
    history::note(tx, of, Event::CaregiverGave, browser)?;
    let key = format!("caregiver-gave/{id}/{}", at.micros());
    notices::tell_every_channel(tx, house, of, (&key, &Notice::CaregiverGave(giver.name)))?;
    Ok(Made::Code(code))
}

/// Whether the help behind a code still stands.
pub(crate) fn stands(tx: &Tx, sent: &Sent) -> Result<bool, Fault> {
    family::stands(tx, sent.of, CaregiverId::new(sent.request))
}

/// Whom this helper helps by that name.
pub(crate) fn helped(tx: &Tx, helper: Of, id: CaregiverId) -> Result<Option<Helped>, Fault> {
    family::store::helped_one(tx, helper, id)
}
