//! Claims, kept per member and read newest first.

mod before;
mod body;
pub mod fills;
pub mod list;
pub mod seek;
mod take;
pub mod window;

use std::collections::HashSet;

use base::{ClaimId, Day, MemberScope, Money};
use formats::records::ClaimStatus;
use store::{Fault, Place, Row, Tx, args};

pub use before::Billed;
pub use body::Body;
pub use fills::{FillCost, Handed, fill_costs};
pub use list::{Ask, Listing, Turn, count, page};
pub use seek::{Find, names, shows};
pub use take::{Incoming, Names, claim_id, foresee_claim, take_claim};

use super::rules::{self, Link};

store::statements! {
    /// What is here of a claim, whether one that is here takes its place, and whether it takes
    /// another's, so that a file may have its claims in any order. Of two claims that each say
    /// they replace the other, the one read last wins, so that both never vanish from the list.
    /// The ids say on which rows an answer that was asked ahead rests.
    KNOWN = "SELECT (SELECT digest FROM claim WHERE id = $2),
        (SELECT later.id FROM claim AS later
            WHERE later.owner = $1 AND (later.replaces = $2 OR later.id = $4)
                AND (later.id <> $3 OR $3 IS NULL) LIMIT 1),
        (SELECT earlier.id FROM claim AS earlier
            WHERE earlier.owner = $1 AND (earlier.id = $3 OR earlier.replaced_by = $2) LIMIT 1)";
    /// Plain on purpose: RETURNING or an upsert makes SQLite keep a journal for every statement,
    /// which costs more the longer an import's transaction has become.
    ADD = "INSERT INTO claim (id, owner, service_day, status, newest, replaces, replaced_by,
            digest, version, body)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)";
    CHANGE = "UPDATE claim SET owner = $2, service_day = $3, status = $4, newest = $5,
            replaces = $6, replaced_by = $7, digest = $8, version = version + 1, body = $9
        WHERE id = $1";
    /// Those whose place a claim takes.
    SUPERSEDE = "UPDATE claim SET newest = FALSE, version = version + 1
        WHERE owner = $1 AND newest AND id <> $2 AND id IN (
            SELECT id FROM claim WHERE id = $3
            UNION ALL SELECT id FROM claim WHERE replaced_by = $2)";
    /// The same, before it does: what was billed of them has to follow.
    REPLACED = "SELECT id, service_day, body FROM claim
        WHERE owner = $1 AND newest AND id <> $2 AND id IN (
            SELECT id FROM claim WHERE id = $3
            UNION ALL SELECT id FROM claim WHERE replaced_by = $2)";
    /// What is here of a claim that the plan corrects, whoever's it was.
    BEFORE = "SELECT owner, service_day, status, replaces, replaced_by, version, body FROM claim
        WHERE id = $1";
    /// Those whose place a claim may have had.
    HIDDEN = "SELECT id, service_day, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND NOT newest AND (id = $2 OR replaced_by = $3)";
    SHOW = "UPDATE claim SET newest = TRUE, version = version + 1
        WHERE owner = $1 AND id = $2 AND NOT newest";
    /// The years a member's claims span.
    SPAN = "SELECT (SELECT service_day FROM claim WHERE owner = $1 AND newest
            ORDER BY service_day LIMIT 1),
        (SELECT service_day FROM claim WHERE owner = $1 AND newest
            ORDER BY service_day DESC LIMIT 1)";
    LATEST = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest ORDER BY service_day DESC, id DESC LIMIT 3";
    CLAIM = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND id = $2";
    /// The versions just before and just after one.
    NEIGHBOURS = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND (id = $2 OR id = $3 OR replaces = $4 OR replaced_by = $4)
        ORDER BY id LIMIT 20";
}

/// A claim as it lies here.
#[derive(Debug, Clone)]
pub struct Stored {
    pub link: Link,
    pub day: Day,
    pub status: ClaimStatus,
    pub body: Body,
}

/// A claim in one line.
#[derive(Debug, Clone)]
pub struct ClaimLine {
    pub id: ClaimId,
    pub day: Day,
    pub status: ClaimStatus,
    /// Nothing where the file gave neither name nor a code we know.
    pub medicine: Option<base::Private<String>>,
    pub pharmacy: Option<base::Private<String>>,
    /// Nothing where the file does not say, or where the amounts no longer count.
    pub your_cost: Option<Money>,
    pub plan_paid: Option<Money>,
}

/// The latest claims, for the home page.
#[derive(Debug, Clone)]
pub struct Summary {
    pub latest: Vec<ClaimLine>,
}

/// The years a member has claims in, newest first.
pub fn years(tx: &Tx, who: MemberScope) -> Result<Vec<i16>, Fault> {
    /// Plans keep claims for ten years or less; a wrong date must not make an endless list.
    const MOST_YEARS: usize = 15;
    let span = tx.one(SPAN, &args![who.member()], |row| {
        Ok((row.get::<Option<Day>>(0)?, row.get::<Option<Day>>(1)?))
    })?;
    let (Some(first), Some(last)) = span else { return Ok(Vec::new()) };
    Ok((first.year()..=last.year()).rev().take(MOST_YEARS).collect())
}

/// One claim of this member.
pub fn claim(tx: &Tx, who: MemberScope, id: ClaimId) -> Result<Option<Stored>, Fault> {
    tx.maybe(CLAIM, &args![who.member(), id], |row| stored(tx, who, row))
}

/// Every version of a claim, the first to the newest, itself among them.
pub fn chain(tx: &Tx, who: MemberScope, claim: Stored) -> Result<Vec<Stored>, Fault> {
    /// No real claim is adjusted as often; a broken file must not make an endless page.
    const MOST_VERSIONS: usize = 40;
    let mut versions = vec![claim];
    let mut at = 0;
    while at < versions.len() && versions.len() < MOST_VERSIONS {
        let Link { id, replaces, replaced_by } = versions[at].link;
        let args = args![who.member(), replaces, replaced_by, id];
        for found in tx.all(NEIGHBOURS, &args, |row| stored(tx, who, row))? {
            if versions.iter().all(|known| known.link.id != found.link.id) {
                versions.push(found);
            }
        }
        at += 1;
    }
    let links: Vec<Link> = versions.iter().map(|version| version.link).collect();
    let order = rules::in_order(&links);
    versions.sort_by_key(|version| order.iter().position(|id| *id == version.link.id));
    Ok(versions)
}

/// Every version of these claims, each once, the first of a claim before the next.
pub fn versions(tx: &Tx, who: MemberScope, claims: &[Stored]) -> Result<Vec<Stored>, Fault> {
    let (mut seen, mut versions) = (HashSet::new(), Vec::new());
    for claim in claims {
        let chain = chain(tx, who, claim.clone())?;
        versions.extend(chain.into_iter().filter(|version| seen.insert(version.link.id)));
    }
    Ok(versions)
}

/// The three claims filled last.
pub fn summary(tx: &Tx, who: MemberScope) -> Result<Summary, Fault> {
    let latest = tx.all(LATEST, &args![who.member()], |row| stored(tx, who, row))?;
    Ok(Summary { latest: latest.iter().map(Stored::line).collect() })
}

impl Stored {
    pub fn line(&self) -> ClaimLine {
        ClaimLine {
            id: self.link.id,
            day: self.day,
            status: self.status,
            medicine: self.body.medicine.clone(),
            pharmacy: self.body.pharmacy.clone(),
            your_cost: rules::cost(self.status, &self.body.amounts),
            plan_paid: rules::plan_paid(self.status, &self.body.amounts),
        }
    }
}

fn stored(tx: &Tx, who: MemberScope, row: &Row<'_>) -> Result<Stored, Fault> {
    let id = row.get(0)?;
    Ok(Stored {
        link: Link { id, replaces: row.get(3)?, replaced_by: row.get(4)? },
        day: row.get(1)?,
        status: body::status(&row.get::<String>(2)?)?,
        body: tx.open(&place(who, id), &row.get::<Vec<u8>>(5)?)?,
    })
}

fn place(who: MemberScope, id: ClaimId) -> Place {
    Place::new(who, "claim", id.bytes())
}

#[cfg(test)]
mod tests;
