//! Taking in what a plan's file says of a claim, many thousand times a second.

use base::{ClaimId, Entropy, MemberScope};
use coverage::NameBook;
use formats::records::{Claim, SourceRef};
use serde::Serialize;
use store::{Fault, Question, Taken, Tx, args};

use super::super::told::{self, News};
use super::before;
use super::body::{self, Body};
use super::{ADD, CHANGE, KNOWN, SUPERSEDE, place};
use crate::bills::store::claim_came;
use crate::monthly;

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

/// Saves a claim. The same record again costs one question and changes nothing.
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
    let digest = tx.digest(&whole)?;
    let known = known(tx, id, &whole)?;
    if known.digest == Some(digest) {
        return Ok(Taken::Same);
    }
    let Whole { owner, day, status, replaces, replaced_by, .. } = whole;
    let (newest, sealed) = (!known.is_superseded, tx.seal(&place(who, id), &body)?);
    let args = args![id, owner, day, status, newest, replaces, replaced_by, digest, sealed];
    let is_new = known.digest.is_none();
    let before = if is_new { None } else { before::before(tx, id)? };
    let left =
        if known.supersedes { before::replaced(tx, (owner, id), replaces)? } else { Vec::new() };
    tx.put(if is_new { ADD } else { CHANGE }, &args)?;
    if known.supersedes {
        tx.put(SUPERSEDE, &args![owner, id, replaces])?;
    }
    let billed = body.rx_number.clone().map(|number| (number, day));
    for (number, left_on) in left.iter().filter(|old| Some(*old) != billed.as_ref()) {
        claim_came(tx, who, (Some(number), *left_on), true)?;
    }
    let news = match &before {
        Some(before) => before.news(who, (day, status, [replaces, replaced_by]), &body),
        // A version that takes another's place is no new claim to whoever reads of it.
        None => Some(if replaces.is_some() { News::Changed } else { News::New }),
    };
    if let Some(before) = before {
        before.leave(tx, who, (replaces, billed))?;
    }
    let was_here = !is_new || replaces.is_some();
    claim_came(tx, who, (body.rx_number.as_ref(), day), was_here)?;
    if was_here || known.supersedes {
        monthly::store::claim_changed(tx, who)?;
    }
    if let Some(news) = news {
        told::came(tx, who, (day, news))?;
    }
    Ok(if is_new { Taken::Added } else { Taken::Changed })
}

/// What `take_claim` will ask of this one.
pub fn foresee_claim(tx: &Tx, who: MemberScope, claim: &Claim) -> Vec<Question> {
    let id = claim_id(tx, &claim.source);
    let other = |name: &Option<SourceRef>| {
        name.as_ref().map(|name| claim_id(tx, name)).filter(|other| *other != id)
    };
    let args = args![who.member(), id, other(&claim.replaces), other(&claim.replaced_by)];
    let known = Question::new(KNOWN, args).of(who.member());
    let came = (claim.rx_number.as_ref(), *claim.service_day);
    let was_here = claim.replaces.is_some();
    let bill = crate::bills::store::foresee_claim(tx, who, came, was_here);
    let told = told::foresee(tx, who, *claim.service_day);
    std::iter::once(known).chain(bill).chain(told).collect()
}

/// What is here of a claim before it is taken.
struct Known {
    digest: Option<Entropy>,
    is_superseded: bool,
    supersedes: bool,
}

fn known(tx: &Tx, id: ClaimId, whole: &Whole<'_>) -> Result<Known, Fault> {
    let args = args![whole.owner, id, whole.replaces, whole.replaced_by];
    tx.one(KNOWN, &args, |row| {
        let (later, earlier): (Option<Entropy>, Option<Entropy>) = (row.get(1)?, row.get(2)?);
        Ok(Known {
            digest: row.get(0)?,
            is_superseded: later.is_some(),
            supersedes: earlier.is_some(),
        })
    })
}
