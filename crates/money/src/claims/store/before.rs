//! What a claim leaves behind when the plan corrects it or another takes its place: claims whose
//! place it had taken may count again, and bills that were made of it are looked at anew.

use base::{ClaimId, Day, Entropy, MemberId, MemberScope, Private};
use store::{Fault, NewJob, Place, Tx, args};

use super::super::jobs::LEFT;
use super::super::told::News;
use super::{BEFORE, Body, HIDDEN, KNOWN, REPLACED, SHOW};
use crate::bills::store::claim_came;

/// A prescription and a day, by which bills are found.
pub type Billed = (Private<String>, Day);

/// A claim as it stood.
pub struct Before {
    id: ClaimId,
    owner: MemberId,
    day: Day,
    status: String,
    replaces: Option<ClaimId>,
    replaced_by: Option<ClaimId>,
    version: i64,
    /// Nothing of somebody who was forgotten.
    body: Option<Body>,
}

pub fn before(tx: &Tx, id: ClaimId) -> Result<Option<Before>, Fault> {
    tx.maybe(BEFORE, &args![id], |row| {
        let owner = row.get(0)?;
        Ok(Before {
            id,
            owner,
            day: row.get(1)?,
            status: row.get(2)?,
            replaces: row.get(3)?,
            replaced_by: row.get(4)?,
            version: row.get(5)?,
            body: opened(tx, (owner, id), &row.get::<Vec<u8>>(6)?)?,
        })
    })
}

/// What may have been billed of those whose place a claim is about to take.
pub fn replaced(
    tx: &Tx,
    (owner, id): (MemberId, ClaimId),
    replaces: Option<ClaimId>,
) -> Result<Vec<Billed>, Fault> {
    let found = tx.all(REPLACED, &args![owner, id, replaces], |row| {
        let (old, day): (ClaimId, Day) = (row.get(0)?, row.get(1)?);
        Ok(billed(opened(tx, (owner, old), &row.get::<Vec<u8>>(2)?)?, day))
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// Nothing of somebody who was forgotten.
fn opened(tx: &Tx, (owner, id): (MemberId, ClaimId), sealed: &[u8]) -> Result<Option<Body>, Fault> {
    match tx.open::<Body>(&Place::new(owner, "claim", id.bytes()), sealed) {
        Ok(body) => Ok(Some(body)),
        Err(Fault::Forgotten) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Nothing without a prescription's number.
fn billed(body: Option<Body>, day: Day) -> Option<Billed> {
    body?.rx_number.map(|number| (number, day))
}

impl Before {
    /// What its member hears of the correction. A name that was looked up since is no change of the
    /// plan's, and a claim that was somebody else's is new to them.
    pub fn news(
        &self,
        who: MemberScope,
        (day, status, links): (Day, &str, [Option<ClaimId>; 2]),
        body: &Body,
    ) -> Option<News> {
        if self.owner != who.member() {
            return Some(News::New);
        }
        let nameless =
            |body: &Body| Body { medicine: None, pharmacy: None, prescriber: None, ..body.clone() };
        let same = self.day == day
            && self.status == status
            && [self.replaces, self.replaced_by] == links
            && self.body.as_ref().map(nameless) == Some(nameless(body));
        (!same).then_some(News::Changed)
    }

    /// Called when the claim is corrected, with whose it is now and what it replaces.
    pub fn leave(
        self,
        tx: &Tx,
        who: MemberScope,
        (replaces, now): (Option<ClaimId>, Option<Billed>),
    ) -> Result<(), Fault> {
        let has_moved = self.owner != who.member();
        let mut again = Vec::new();
        if has_moved || self.replaces != replaces {
            again.extend(self.show_again(tx)?);
        }
        let is_forgotten = self.body.is_none();
        let old = billed(self.body, self.day);
        again.extend(old.filter(|old| has_moved || now.as_ref() != Some(old)));
        if !has_moved {
            return again
                .iter()
                .try_for_each(|(number, day)| claim_came(tx, who, (Some(number), *day), true));
        }
        if again.is_empty() && is_forgotten {
            return Ok(());
        }
        // Their bill is theirs alone to touch, so a job of theirs does it: that of a fill, or of a
        // month.
        let key = format!("{LEFT}:{}:{}", self.id, self.version);
        tx.queue(NewJob::new(LEFT, key, &again)?.owner(self.owner))
    }

    /// Puts back into the list what nothing takes the place of any more.
    fn show_again(&self, tx: &Tx) -> Result<Vec<Billed>, Fault> {
        let hidden = tx.all(HIDDEN, &args![self.owner, self.replaces, self.id], |row| {
            let (id, day): (ClaimId, Day) = (row.get(0)?, row.get(1)?);
            let links: [Option<ClaimId>; 2] = [row.get(2)?, row.get(3)?];
            let body = opened(tx, (self.owner, id), &row.get::<Vec<u8>>(4)?)?;
            Ok((id, links, billed(body, day)))
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
