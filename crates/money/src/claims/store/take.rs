//! Taking in what a plan's file says of a claim, many thousand times a second.

use base::{ClaimId, MemberScope};
use coverage::NameBook;
use formats::records::{Claim, SourceRef};
use serde::Serialize;
use store::{Fault, Taken, Tx, args};

use super::body::{self, Body};
use super::{SUPERSEDE, TAKE, place};

/// A claim with what its own record does not carry.
pub struct Incoming<'a> {
    pub id: ClaimId,
    pub claim: &'a Claim,
    pub names: Names,
    /// The claim whose place this one takes.
    pub replaces: Option<ClaimId>,
    pub replaced_by: Option<ClaimId>,
}

/// Names for what a record may give by code alone.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub medicine: Option<String>,
    pub pharmacy: Option<String>,
    pub prescriber: Option<String>,
}

impl<'a> Incoming<'a> {
    /// A claim with its ids derived and its names looked up.
    pub fn of(tx: &Tx, claim: &'a Claim, book: &mut NameBook) -> Result<Self, Fault> {
        Ok(Self {
            id: claim_id(tx, &claim.source),
            claim,
            names: Names {
                medicine: book.drug(tx, &claim.drug)?,
                pharmacy: book.party(tx, &claim.pharmacy)?,
                prescriber: book.party(tx, &claim.prescriber)?,
            },
            replaces: claim.replaces.as_ref().map(|name| claim_id(tx, name)),
            replaced_by: claim.replaced_by.as_ref().map(|name| claim_id(tx, name)),
        })
    }
}

/// The id a claim has here, the same whenever its file is read.
pub fn claim_id(tx: &Tx, source: &SourceRef) -> ClaimId {
    ClaimId::new(tx.blind("claim", source.as_str()))
}

/// All that decides whether a claim has changed.
#[derive(Serialize)]
struct Whole<'a> {
    // A plan may correct whose claim it is; then it moves, lest the wrong person go on seeing it.
    owner: base::MemberId,
    day: base::Day,
    status: &'static str,
    replaces: Option<ClaimId>,
    replaced_by: Option<ClaimId>,
    body: &'a Body,
}

/// Saves a claim. The same record again changes nothing; one statement in nearly every case.
pub fn take_claim(tx: &Tx, who: MemberScope, incoming: &Incoming<'_>) -> Result<Taken, Fault> {
    let Incoming { id, claim, .. } = *incoming;
    let other = |link: Option<ClaimId>| link.filter(|other| *other != id);
    let body = Body::of(claim, &incoming.names);
    let whole = Whole {
        owner: who.member(),
        day: *claim.service_day,
        status: body::status_word(claim.status),
        replaces: other(incoming.replaces),
        replaced_by: other(incoming.replaced_by),
        body: &body,
    };
    let (digest, sealed) = (tx.digest(&whole)?, tx.seal(&place(who, id), &body)?);
    let (before, after) = (whole.replaces, whole.replaced_by);
    let args = args![id, whole.owner, whole.day, whole.status, before, after, digest, sealed];
    let saved = tx.maybe(TAKE, &args, |row| Ok((row.get::<i64>(0)?, row.get::<bool>(1)?)))?;
    let Some((version, supersedes)) = saved else { return Ok(Taken::Same) };
    if supersedes {
        tx.run(SUPERSEDE, &args![whole.owner, id, before])?;
    }
    Ok(if version == 1 { Taken::Added } else { Taken::Changed })
}
