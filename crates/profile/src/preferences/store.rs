//! Choices as they were made, newest last.

use base::{AccountId, Lang, MemberId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Actor, Entry, Fault, Place, Row, Tx, args};

use super::rules::Choices;

store::statements! {
    /// What somebody has chosen, the last time first.
    CHOICES = "SELECT id, number, at, body FROM choices WHERE owner = $1 \
        ORDER BY number DESC LIMIT $2";
    /// Two that were made at once are never the same step.
    ADD_CHOICES = "INSERT INTO choices (id, owner, number, at, body) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (owner, number) DO NOTHING";
}

/// Which words people read when they chose. It goes up when a topic comes to mean something else.
const WORDING: u16 = 2;
/// As many steps as a page shows.
const SHOWN: i64 = 20;

/// One time somebody chose.
#[derive(Debug, Clone)]
pub struct Step {
    pub number: i64,
    pub at: Timestamp,
    pub body: Body,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Body {
    pub choices: Choices,
    pub lang: Lang,
    pub wording: u16,
}

/// What counts for this member now.
pub fn current(tx: &Tx, owner: MemberId) -> Result<Choices, Fault> {
    let last = steps(tx, owner, 1)?.into_iter().next();
    Ok(last.map(|step| step.body.choices).unwrap_or_default())
}

/// Every time they chose, newest first.
pub fn history(tx: &Tx, owner: MemberId) -> Result<Vec<Step>, Fault> {
    steps(tx, owner, SHOWN)
}

/// Takes down what was chosen. The same again is no new choice.
pub fn choose(
    tx: &Tx,
    (account, owner): (AccountId, MemberId),
    (choices, lang): (&Choices, Lang),
) -> Result<(), Fault> {
    let last = steps(tx, owner, 1)?.into_iter().next();
    if last.as_ref().is_some_and(|step| step.body.choices == *choices) {
        return Ok(());
    }
    let id = tx.entropy();
    let number = last.map_or(0, |step| step.number) + 1;
    let body = Body { choices: choices.clone(), lang, wording: WORDING };
    let body = tx.seal(&Place::new(owner, "choices", &id), &body)?;
    if tx.run(ADD_CHOICES, &args![id, owner, number, tx.now(), body])? == 0 {
        return Err(Fault::Conflict("they chose twice at once".to_owned()));
    }
    let entry = Entry::new("choices.made", Actor::Account(account));
    tx.audit(entry.owner(owner).thing(&id))
}

fn steps(tx: &Tx, owner: MemberId, most: i64) -> Result<Vec<Step>, Fault> {
    let rows = tx.all(CHOICES, &args![owner, most], columns)?;
    let step = |(id, number, at, body): Columns| {
        let body = tx.open(&Place::new(owner, "choices", &id), &body)?;
        Ok(Step { number, at, body })
    };
    rows.into_iter().map(step).collect()
}

type Columns = (base::Entropy, i64, Timestamp, Vec<u8>);

fn columns(row: &Row) -> Result<Columns, Fault> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}
