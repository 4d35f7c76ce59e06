//! What a claim leaves behind when the plan corrects it: claims whose place it had taken may count
//! again, and bills that were made of it are looked at anew.

use base::{ClaimId, Day, Entropy, MemberId, MemberScope, Private};
use store::{Fault, NewJob, Place, Tx, args};

use super::super::jobs::LEFT;
use super::{BEFORE, Body, HIDDEN, KNOWN, SHOW};
use crate::bills::store::claim_came;

/// A prescription and a day, by which bills are found.
pub type Billed = (Private<String>, Day);

/// A claim as it stood.
pub struct Before {
    id: ClaimId,
    owner: MemberId,
    replaces: Option<ClaimId>,
    version: i64,
    billed: Option<Billed>,
}

pub fn before(tx: &Tx, id: ClaimId) -> Result<Option<Before>, Fault> {
    tx.maybe(BEFORE, &args![id], |row| {
        let owner = row.get(0)?;
        let billed = billed(tx, (owner, id, row.get(1)?), &row.get::<Vec<u8>>(4)?)?;
        Ok(Before { id, owner, replaces: row.get(2)?, version: row.get(3)?, billed })
    })
}

/// Nothing without a prescription's number, and nothing of somebody who was forgotten.
fn billed(
    tx: &Tx,
    (owner, id, day): (MemberId, ClaimId, Day),
    sealed: &[u8],
) -> Result<Option<Billed>, Fault> {
    match tx.open::<Body>(&Place::new(owner, "claim", id.bytes()), sealed) {
        Ok(body) => Ok(body.rx_number.map(|number| (number, day))),
        Err(Fault::Forgotten) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl Before {
    /// Called when the claim is corrected, with whose it is now and what it replaces.
    pub fn leave(
        self,
        tx: &Tx,
        who: MemberScope,
        (replaces, billed): (Option<ClaimId>, Option<Billed>),
    ) -> Result<(), Fault> {
        let has_moved = self.owner != who.member();
        let mut again = Vec::new();
        if has_moved || self.replaces != replaces {
            again.extend(self.show_again(tx)?);
        }
        again.extend(self.billed.filter(|old| has_moved || billed.as_ref() != Some(old)));
        if !has_moved {
            return again
                .iter()
                .try_for_each(|(number, day)| claim_came(tx, who, (Some(number), *day), true));
        }
        if again.is_empty() {
            return Ok(());
        }
        // Their bill is theirs alone to touch, so a job of theirs does it.
        let key = format!("{LEFT}:{}:{}", self.id, self.version);
        tx.queue(NewJob::new(LEFT, key, &again)?.owner(self.owner))
    }

    /// Puts back into the list what nothing takes the place of any more.
    fn show_again(&self, tx: &Tx) -> Result<Vec<Billed>, Fault> {
        let hidden = tx.all(HIDDEN, &args![self.owner, self.replaces, self.id], |row| {
            let (id, day): (ClaimId, Day) = (row.get(0)?, row.get(1)?);
            let links: [Option<ClaimId>; 2] = [row.get(2)?, row.get(3)?];
            Ok((id, links, billed(tx, (self.owner, id, day), &row.get::<Vec<u8>>(4)?)?))
        })?;
        let mut shown = Vec::new();
        for (id, [replaces, replaced_by], billed) in hidden {
            let args = args![self.owner, id, replaces, replaced_by];
            let later: Option<Entropy> = tx.one(KNOWN, &args, |row| row.get(1))?;
            if later.is_none() {
                tx.put(SHOW, &args![self.owner, id])?;
                shown.extend(billed);
            }
        }
        Ok(shown)
    }
}
