//! Coverages, kept per member.

use base::{CoverageId, Day, MemberScope, Private};
use formats::records::{
    CardCost, CardExtra, Coverage, CoverageStatus, Party, Provider, Relationship, SourceRef,
};
use serde::{Deserialize, Serialize};
use store::{Fault, Place, Taken, Tx, args};

use super::rules::{Standing, rank, standing};
use crate::formulary::store::plan_name;
use crate::people::PersonView;
use crate::people::store::note_card_number;
use crate::share;

store::statements! {
    /// Saves what is new or different and says which version it became.
    TAKE = "INSERT INTO coverage_span (id, owner, digest, version, body)
        VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (id) DO UPDATE SET
            owner = excluded.owner, digest = excluded.digest,
            version = coverage_span.version + 1, body = excluded.body
        WHERE coverage_span.digest <> excluded.digest
        RETURNING version";
    OF_OWNER = "SELECT id, body FROM coverage_span WHERE owner = $1 ORDER BY id";
}

/// What a coverage says, sealed under its member.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Span {
    pub status: CoverageStatus,
    pub subscriber_id: Private<String>,
    pub person_code: Option<Private<String>>,
    pub relationship: Relationship,
    pub payor: Party,
    pub plan_name: Option<String>,
    pub group_number: Option<Private<String>>,
    pub group_name: Option<Private<String>>,
    pub rx_bin: Option<Private<String>>,
    pub rx_pcn: Option<Private<String>>,
    pub rx_group: Option<Private<String>>,
    pub rx_id: Option<Private<String>>,
    /// The member's own number under this coverage: another plan's files have their own.
    pub member_id: Option<Private<String>>,
    pub start: Option<Private<Day>>,
    pub end: Option<Private<Day>>,
    pub costs: Vec<CardCost>,
    pub extras: Vec<CardExtra>,
}

impl From<&Coverage> for Span {
    fn from(coverage: &Coverage) -> Self {
        let coverage = coverage.clone();
        Self {
            status: coverage.status,
            subscriber_id: coverage.subscriber_id,
            person_code: coverage.person_code,
            relationship: coverage.relationship,
            payor: coverage.payor,
            plan_name: coverage.plan_name,
            group_number: coverage.group_number,
            group_name: coverage.group_name,
            rx_bin: coverage.rx_bin,
            rx_pcn: coverage.rx_pcn,
            rx_group: coverage.rx_group,
            rx_id: coverage.rx_id,
            member_id: coverage.member_id,
            start: coverage.start,
            end: coverage.end,
            costs: coverage.costs,
            extras: coverage.extras,
        }
    }
}

/// A coverage with everything its card needs.
#[derive(Debug, Clone)]
pub struct Held {
    pub id: CoverageId,
    pub standing: Standing,
    pub span: Span,
    /// The payer as the directory knows it.
    pub payer: Option<Provider>,
}

/// What the card says in short.
#[derive(Debug, Clone)]
pub struct CardFacts {
    pub member_id: Option<Private<String>>,
    pub person_code: Option<Private<String>>,
    pub rx_bin: Option<Private<String>>,
    pub rx_pcn: Option<Private<String>>,
    pub rx_group: Option<Private<String>>,
}

/// The coverage to speak of first, for the home page.
#[derive(Debug, Clone)]
pub struct Summary {
    pub first_name: String,
    pub plan_name: Option<String>,
    /// Nothing while the plan has sent us no coverage.
    pub standing: Option<Standing>,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub card: Option<CardFacts>,
}

/// The id a coverage has here, the same whenever its file is read.
pub fn coverage_id(tx: &Tx, source: &SourceRef) -> CoverageId {
    CoverageId::new(tx.blind("coverage", source.as_str()))
}

/// Takes in what a file says of a coverage. The same record again changes nothing.
pub fn take_coverage(
    tx: &Tx,
    who: MemberScope,
    id: CoverageId,
    record: &Coverage,
) -> Result<Taken, Fault> {
    let sealed = tx.seal(&place(who, id), &Span::from(record))?;
    // The owner is part of the digest: a plan may correct whose coverage it is.
    let digest = tx.digest(&(who.member(), record))?;
    let version =
        tx.maybe(TAKE, &args![id, who.member(), digest, sealed], |row| row.get::<i64>(0))?;
    // Of the same record too: a house that took it in before these were noted notes them now.
    for number in [&record.rx_id, &record.member_id].into_iter().flatten() {
        note_card_number(tx, number, who.member())?;
    }
    Ok(match version {
        None => Taken::Same,
        Some(1) => Taken::Added,
        Some(version) => {
            share::health_card::store::coverage_changed(tx, id, version)?;
            Taken::Changed
        }
    })
}

/// Every coverage there is a card for, the most useful first.
pub fn held(tx: &Tx, who: MemberScope, today: Day) -> Result<Vec<Held>, Fault> {
    let spans = tx.all(OF_OWNER, &args![who.member()], |row| {
        let id = row.get(0)?;
        Ok((id, tx.open::<Span>(&place(who, id), &row.get::<Vec<u8>>(1)?)?))
    })?;
    let mut held = Vec::new();
    for (id, mut span) in spans {
        let Some(standing) = span.standing(today) else { continue };
        let payer = match &span.payor.reference {
            Some(reference) => crate::provider(tx, reference)?,
            None => None,
        };
        // Medicare's files name a plan by its number; another of them says what that is called.
        if let (None, Some(reference)) = (&payer, &span.payor.reference) {
            span.plan_name = plan_name(tx, reference)?.or(span.plan_name);
        }
        held.push(Held { id, standing, span, payer });
    }
    held.sort_by_key(|held| rank(held.standing, held.span.start()));
    Ok(held)
}

/// Who is covered, by what, for the home page; nothing for a member we know nothing of.
pub fn summary(tx: &Tx, who: MemberScope, today: Day) -> Result<Option<Summary>, Fault> {
    let Some(person) = crate::person(tx, who)? else { return Ok(None) };
    let first = held(tx, who, today)?.into_iter().next();
    Ok(Some(Summary {
        first_name: person.name.first().to_owned(),
        plan_name: first.as_ref().and_then(Held::plan_name),
        standing: first.as_ref().map(|held| held.standing),
        start: first.as_ref().and_then(|held| held.span.start()),
        end: first.as_ref().and_then(|held| held.span.end()),
        card: first.map(|held| held.span.facts(&person)),
    }))
}

impl Held {
    /// The plan's name, or else its payer's.
    pub fn plan_name(&self) -> Option<String> {
        self.span
            .plan_name
            .clone()
            .or_else(|| self.payer_name())
            .or_else(|| self.span.group_name.as_ref().map(ToString::to_string))
    }

    pub fn payer_name(&self) -> Option<String> {
        let named = self.span.payor.name.as_ref().map(ToString::to_string);
        named.or_else(|| self.payer.as_ref().map(|payer| payer.name.clone()))
    }
}

impl Span {
    pub fn start(&self) -> Option<Day> {
        self.start.as_ref().map(|day| **day)
    }

    pub fn end(&self) -> Option<Day> {
        self.end.as_ref().map(|day| **day)
    }

    pub fn standing(&self, today: Day) -> Option<Standing> {
        standing(self.status, self.start(), self.end(), today)
    }

    /// The number a pharmacist types: the one made for pharmacies, or else the member's under this
    /// coverage, or else the member's wherever they are covered, or else the subscriber's.
    pub fn facts(&self, person: &PersonView) -> CardFacts {
        let subscriber = Some(&self.subscriber_id).filter(|number| !number.is_empty());
        let numbers = [self.rx_id.as_ref(), self.member_id.as_ref(), person.member_id.as_ref()];
        CardFacts {
            member_id: numbers.into_iter().flatten().next().or(subscriber).cloned(),
            person_code: self.person_code.clone(),
            rx_bin: self.rx_bin.clone(),
            rx_pcn: self.rx_pcn.clone(),
            rx_group: self.rx_group.clone(),
        }
    }
}

fn place(who: MemberScope, id: CoverageId) -> Place {
    Place::new(who, "coverage_span", id.bytes())
}

#[cfg(test)]
mod tests;
