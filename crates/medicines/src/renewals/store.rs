//! Renewal requests: asked once, moved with their audit entries and messages.

use base::{AccountId, Entropy, Lang, MemberScope, PrescriptionId, RefillTerms};
use serde_json::json;
use store::{Actor, Entry, Fault, Place, Row, Tx, args};
use web::House;

use super::flow::{Answer, Moved, News, Stage};
use super::jobs::set_out;
use super::{Body, Renewal, mail};
use crate::approvals::rules::same_drug;
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{Next, RefillAnswer, refill_answer, shown};
use crate::prescriptions::store::{Reach, prescription, prescriptions};

store::statements! {
    RENEWAL = "SELECT id, prescription, round, asked_at, version, body FROM renewal
        WHERE id = $1 AND owner = $2";
    /// The last request for a prescription.
    NEWEST_RENEWAL = "SELECT id, prescription, round, asked_at, version, body FROM renewal
        WHERE owner = $1 AND prescription = $2 ORDER BY round DESC LIMIT 1";
    /// Nothing happens where another press was first.
    ADD_RENEWAL = "INSERT INTO renewal
        (id, owner, prescription, round, open, asked_at, version, body)
        VALUES ($1, $2, $3, $4, $5, $6, 1, $7) ON CONFLICT DO NOTHING";
    /// Only where nobody moved it since it was read.
    MOVE_RENEWAL = "UPDATE renewal SET open = $4, body = $5, version = version + 1
        WHERE id = $1 AND owner = $2 AND version = $3";
}

pub fn renewal(tx: &Tx, scope: MemberScope, id: Entropy) -> Result<Option<Renewal>, Fault> {
    tx.maybe(RENEWAL, &args![id, scope.member()], |row| read(tx, scope, row))
}

fn newest(tx: &Tx, scope: MemberScope, of: PrescriptionId) -> Result<Option<Renewal>, Fault> {
    tx.maybe(NEWEST_RENEWAL, &args![scope.member(), of], |row| read(tx, scope, row))
}

/// A prescription with the last request for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    pub rx: Prescription,
    pub last: Option<Renewal>,
    /// Whether the prescriber can be asked now.
    pub can_ask: bool,
    /// They said yes, and no new prescription came.
    pub is_missing: bool,
}

pub fn standing(
    tx: &Tx,
    scope: MemberScope,
    (id, when, plan): (PrescriptionId, When, RefillTerms),
) -> Result<Option<Standing>, Fault> {
    let Some((rx, _)) = prescription(tx, scope, id, when.day)? else { return Ok(None) };
    let last = newest(tx, scope, id)?;
    let is_offered = is_offered(&rx, when, plan);
    let of_this = last.as_ref().filter(|last| last.body.written == rx.written);
    let bars = |last: &Renewal| last.body.stage.is_settled(last.body.ended_at, when.at);
    let is_open = last.as_ref().is_some_and(|last| last.body.stage.is_open());
    let can_ask = is_offered && !is_open && !of_this.is_some_and(bars);
    let is_due = |last: &Renewal| last.body.stage.is_due(last.body.ended_at, when.at);
    let is_missing =
        is_offered && of_this.is_some_and(is_due) && !is_followed(tx, scope, &rx, (when, plan))?;
    Ok(Some(Standing { rx, last, can_ask, is_missing }))
}

/// Whether another prescription of the same medicine goes on where this one ends.
fn is_followed(
    tx: &Tx,
    scope: MemberScope,
    rx: &Prescription,
    (when, plan): (When, RefillTerms),
) -> Result<bool, Fault> {
    let written = |rx: &Prescription| rx.written.as_ref().map(|day| day.0);
    let is_older = |other: &Prescription| {
        written(other).zip(written(rx)).is_some_and(|(other, this)| other <= this)
    };
    let all = prescriptions(tx, scope, when.day, Reach::Recent)?;
    Ok(all.iter().any(|other| {
        let is_over = shown(other, when.day).has_ended() || is_offered(other, when, plan);
        other.id != rx.id && !is_over && !is_older(other) && same_drug(&other.drug, &rx.drug)
    }))
}

fn is_offered(rx: &Prescription, when: When, plan: RefillTerms) -> bool {
    let answer = refill_answer(rx, when.day, plan);
    matches!(answer, RefillAnswer::No { next: Next::AskPrescriber, .. })
}

/// Who asks, in which language the answer is to come, and by which terms it may be asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    pub by: AccountId,
    pub lang: Lang,
    pub when: When,
    pub plan: RefillTerms,
}

/// What a press on the button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    Asked(Entropy),
    /// An earlier press asked.
    Before,
    NotOffered,
    /// This member has no such prescription.
    Missing,
}

/// Asks the prescriber, once however often it is pressed: the id follows from the prescription
/// and from the request written last.
pub fn ask(
    tx: &Tx,
    scope: MemberScope,
    of: PrescriptionId,
    asking: Asking,
) -> Result<Pressed, Fault> {
    let Some(standing) = standing(tx, scope, (of, asking.when, asking.plan))? else {
        return Ok(Pressed::Missing);
    };
    if !standing.can_ask {
        return Ok(standing.last.map_or(Pressed::NotOffered, |_| Pressed::Before));
    }
    let round = standing.last.map_or(0, |last| last.round + 1);
    let id = tx.blind("renewal", &format!("{of}/{round}"));
    let (owner, at) = (scope.member(), asking.when.at);
    let sealed = tx.seal(&place_of(scope, id), &first(&standing.rx, asking))?;
    if tx.run(ADD_RENEWAL, &args![id, owner, of, round, true, at, sealed])? == 0 {
        return Ok(Pressed::Before);
    }
    tx.audit(
        Entry::new("renewal.asked", Actor::Account(asking.by))
            .owner(owner)
            .thing(&id)
            .detail(&json!({ "prescription": of })),
    )?;
    set_out(tx, scope, (id, at))?;
    Ok(Pressed::Asked(id))
}

fn first(rx: &Prescription, asking: Asking) -> Body {
    Body {
        stage: Stage::Asked,
        by: asking.by,
        lang: asking.lang,
        prescriber: rx.prescriber.clone(),
        written: rx.written.clone(),
        source: rx.source.clone(),
        person: rx.person.clone(),
        sent_at: None,
        ended_at: None,
    }
}

/// What became of news about a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    Moved(Box<Renewal>),
    Same(Box<Renewal>),
    Impossible,
    Missing,
}

/// Tells a request its news, and writes state and audit together.
pub fn hear(
    tx: &Tx,
    scope: MemberScope,
    id: Entropy,
    (news, actor): (News, Actor),
) -> Result<Heard, Fault> {
    let Some(mut renewal) = renewal(tx, scope, id)? else { return Ok(Heard::Missing) };
    let stage = match renewal.body.stage.hear(news) {
        Moved::To(stage) => stage,
        Moved::Same => return Ok(Heard::Same(Box::new(renewal))),
        Moved::Impossible => return Ok(Heard::Impossible),
    };
    renewal.body.stage = stage;
    if stage == Stage::Sent {
        renewal.body.sent_at = Some(tx.now());
    } else if !stage.is_open() {
        renewal.body.ended_at = Some(tx.now());
    }
    let sealed = tx.seal(&place_of(scope, id), &renewal.body)?;
    let args = args![id, scope.member(), renewal.version, stage.is_open(), sealed];
    if tx.run(MOVE_RENEWAL, &args)? != 1 {
        // Read and written in one transaction, so only a broken store comes here.
        return Err(Fault::corrupt("renewal moved while it was moved"));
    }
    renewal.version += 1;
    tx.audit(
        Entry::new("renewal.moved", actor)
            .owner(scope.member())
            .thing(&id)
            .detail(&json!({ "step": stage.word() })),
    )?;
    Ok(Heard::Moved(Box::new(renewal)))
}

/// The last request for a prescription, called back where it has not left.
pub fn call_back(
    tx: &Tx,
    scope: MemberScope,
    (of, by): (PrescriptionId, AccountId),
) -> Result<Heard, Fault> {
    let Some(last) = newest(tx, scope, of)? else { return Ok(Heard::Missing) };
    hear(tx, scope, last.id, (News::Cancelled, Actor::Account(by)))
}

/// The one way in for a prescriber's answer. The member is told of it once.
pub fn answer(
    tx: &Tx,
    house: &House,
    (scope, id): (MemberScope, Entropy),
    answer: Answer,
) -> Result<Heard, Fault> {
    let heard = hear(tx, scope, id, (News::Answered(answer), Actor::House))?;
    if let Heard::Moved(renewal) = &heard {
        let f = house.frame(crate::reach::reads(tx, scope, renewal.body.lang)?, tx.now());
        mail::answered(tx, &f, scope, renewal)?;
    }
    Ok(heard)
}

fn read(tx: &Tx, scope: MemberScope, row: &Row) -> Result<Renewal, Fault> {
    let id: Entropy = row.get(0)?;
    Ok(Renewal {
        id,
        prescription: row.get(1)?,
        round: row.get(2)?,
        asked_at: row.get(3)?,
        version: row.get(4)?,
        body: tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(5)?)?,
    })
}

fn place_of(scope: MemberScope, id: Entropy) -> Place {
    Place::new(scope, "renewal", &id)
}

#[cfg(test)]
mod tests;
