//! Card facts that named nobody: kept sealed, and tried again when the next plan file is in.

use std::time::Duration;

use ::store::{Actor, Entry, Fault, NewJob, Owner, Place, Tx, args};
use base::{Entropy, Lang, Private, folded};
use serde::{Deserialize, Serialize};

use super::super::rules::{CardFacts, number_readings};

store::statements! {
    /// The same facts typed again are the same case, and its time begins anew.
    CASE_KEEP = "INSERT INTO registration_case \
        (id, facts, state, opened_at, tried_at, expires_at, body) \
        VALUES ($1, $2, 'open', $3, $3, $4, $5) \
        ON CONFLICT (facts) DO UPDATE SET tried_at = excluded.tried_at, \
        expires_at = excluded.expires_at RETURNING opened_at";
    /// A handful after this one, for whoever walks through them all.
    CASES_AFTER = "SELECT id, body FROM registration_case \
        WHERE state = 'open' AND id > $1 AND expires_at > $2 ORDER BY id LIMIT 50";
    CASE_FOUND = "DELETE FROM registration_case WHERE id = $1";
    CASES_OVER = "DELETE FROM registration_case WHERE expires_at <= $1";
}

/// How long facts wait for the file that knows them.
pub(super) const CASE_LIFE: Duration = Duration::from_hours(60 * 24);

/// What was typed, as it waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub facts: CardFacts,
    pub email: Private<String>,
    pub lang: Lang,
}

/// The kind of the job that tries the cases again.
pub(super) const RETRY: &str = "access.retry_registrations";

/// A plan file is in: whoever could not be found may be there now. For the import to call when it
/// is done.
pub fn plan_file_loaded(tx: &Tx) -> Result<(), Fault> {
    let key = format!("{RETRY}:{}", tx.now().micros());
    tx.queue(NewJob::new(RETRY, key, &[0_u8; 16])?)
}

/// Keeps what named nobody.
pub(super) fn keep(tx: &Tx, waiting: &Waiting) -> Result<(), Fault> {
    let id = tx.entropy();
    let body = tx.seal(&place(&id), waiting)?;
    let until = tx.now() + CASE_LIFE;
    let kept = args![id, key(tx, &waiting.facts), tx.now(), until, body];
    let opened_at: base::Timestamp = tx.one(CASE_KEEP, &kept, |row| row.get(0))?;
    if opened_at == tx.now() {
        tx.audit(Entry::new("register.case-opened", Actor::House).thing(&id))?;
    }
    Ok(())
}

/// The next few open cases after this one.
pub(super) fn after(tx: &Tx, id: &Entropy) -> Result<Vec<(Entropy, Waiting)>, Fault> {
    let rows = tx.all(CASES_AFTER, &args![id, tx.now()], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    rows.into_iter().map(|(id, sealed)| Ok((id, tx.open(&place(&id), &sealed)?))).collect()
}

/// Found: nothing of what was typed is kept any longer.
pub(super) fn found(tx: &Tx, id: &Entropy) -> Result<(), Fault> {
    tx.run(CASE_FOUND, &args![id])?;
    tx.audit(Entry::new("register.case-found", Actor::House).thing(id))
}

pub(super) fn sweep(tx: &Tx) -> Result<(), Fault> {
    tx.run(CASES_OVER, &args![tx.now()])?;
    Ok(())
}

fn key(tx: &Tx, facts: &CardFacts) -> Entropy {
    let number = number_readings(&facts.number).into_iter().next().unwrap_or_default();
    let rest = [&facts.given, &facts.family, &facts.birth].map(|text| folded(text));
    tx.blind("access.registration-case", &format!("{number}\n{}", rest.join("\n")))
}

fn place(id: &Entropy) -> Place {
    Place::new(Owner::House, "registration_case", id)
}
