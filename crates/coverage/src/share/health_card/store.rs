//! Signing keys, cards that count, and those taken back.

use std::time::Duration;

use ::store::{Actor, Entry, Fault, NewJob, Owner, Place, Tx, args};
use base::{CoverageId, MemberId, MemberScope, Secret, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Value, json};

use super::jobs;
use super::signing::{self, Public};
use crate::card::Standing;
use crate::share::fhir::{self, Facts};

::store::statements! {
    NEWEST_KEY = "SELECT kid, made_at, body FROM card_key WHERE body IS NOT NULL
        ORDER BY made_at DESC LIMIT 1";
    ADD_KEY = "INSERT INTO card_key (kid, made_at, point, changes, body)
        VALUES ($1, $2, $3, 1, $4)";
    /// The private half goes; what it signed can still be checked.
    RETIRE_OTHERS = "UPDATE card_key SET body = NULL WHERE kid <> $1 AND body IS NOT NULL";
    KEYS = "SELECT point, changes FROM card_key ORDER BY made_at DESC";
    COUNT_CHANGE = "UPDATE card_key SET changes = changes + 1 WHERE kid = $1";
    CHANGES = "SELECT changes FROM card_key WHERE kid = $1";
    CARD = "SELECT number FROM health_card WHERE coverage = $1 AND owner = $2 AND kid = $3";
    ADD_CARD = "INSERT INTO health_card (number, owner, coverage, kid, issued_at)
        VALUES ($1, $2, $3, $4, $5)";
    CARDS = "SELECT number, kid FROM health_card WHERE coverage = $1 AND owner = $2";
    REMOVE_CARDS = "DELETE FROM health_card WHERE coverage = $1 AND owner = $2";
    /// Whom cards of this coverage were given for: a plan may correct whose it is.
    OWNERS = "SELECT DISTINCT owner FROM health_card WHERE coverage = $1";
    TAKE_BACK = "INSERT INTO health_card_taken_back (number, kid, at) VALUES ($1, $2, $3)";
    TAKEN_BACK = "SELECT number FROM health_card_taken_back WHERE kid = $1 ORDER BY number";
}

/// After this a new key signs.
pub const KEY_LIFE: Duration = Duration::from_hours(365 * 24);

/// Signs a card; nothing for a coverage that has ended.
pub fn issue(
    tx: &Tx,
    who: MemberScope,
    issuer: &str,
    facts: Facts<'_>,
) -> Result<Option<String>, Fault> {
    let held = facts.held;
    if matches!(held.standing, Standing::Ended(_)) {
        return Ok(None);
    }
    let (kid, secret) = key(tx)?;
    let number = number(tx, who, (held.id, &kid))?;
    // It is taken back on the day after the last one covered, if nobody does before.
    if let Some(end) = held.span.end() {
        let due = jobs::morning(facts.plan, end.plus_days(1));
        jobs::queue(tx, who.member(), (held.id, format!("{}/{end}", held.id)), Some(due))?;
    }
    let bundle = fhir::slim(&fhir::bundle(facts));
    let payload = payload(issuer, (&number, tx.now()), &bundle);
    signing::jws(&secret, &payload).map(Some)
}

fn payload(issuer: &str, (number, at): (&str, Timestamp), bundle: &Value) -> Value {
    json!({
        "iss": issuer,
        "nbf": at.seconds(),
        "vc": {
            "type": ["https://smarthealth.cards#health-card"],
            "credentialSubject": { "fhirVersion": "4.0.1", "fhirBundle": bundle },
            "rid": number,
        },
    })
}

/// The file that health apps import.
pub fn file(jws: &str) -> String {
    json!({ "verifiableCredential": [jws] }).to_string()
}

/// The number of a coverage's card under this key, drawn the first time.
fn number(tx: &Tx, who: MemberScope, (id, kid): (CoverageId, &str)) -> Result<String, Fault> {
    let found = tx.maybe(CARD, &args![id, who.member(), kid], |row| row.get(0))?;
    if let Some(number) = found {
        return Ok(number);
    }
    let number = BASE64.encode(tx.entropy());
    tx.run(ADD_CARD, &args![&number, who.member(), id, kid, tx.now()])?;
    Ok(number)
}

/// Takes back every signed card of a coverage; says whether there was one.
pub fn revoke(tx: &Tx, who: MemberScope, id: CoverageId, actor: Actor) -> Result<bool, Fault> {
    let cards = tx.all(CARDS, &args![id, who.member()], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?))
    })?;
    for (number, kid) in &cards {
        tx.run(TAKE_BACK, &args![number, kid, tx.now()])?;
        tx.run(COUNT_CHANGE, &args![kid])?;
    }
    if cards.is_empty() {
        return Ok(false);
    }
    tx.run(REMOVE_CARDS, &args![id, who.member()])?;
    tx.audit(Entry::new("card.taken_back", actor).owner(who).thing(id.bytes()))?;
    Ok(true)
}

/// Whether signed cards of this coverage are out.
pub fn is_out(tx: &Tx, who: MemberScope, id: CoverageId) -> Result<bool, Fault> {
    Ok(tx.maybe(CARDS, &args![id, who.member()], |row| row.get::<String>(0))?.is_some())
}

/// A plan's file changed a coverage: whether its cards still hold is looked at right after.
pub fn coverage_changed(tx: &Tx, id: CoverageId, version: i64) -> Result<(), Fault> {
    let owners = tx.all(OWNERS, &args![id], |row| row.get::<MemberId>(0))?;
    for owner in owners {
        jobs::queue(tx, owner, (id, format!("{id}/{version}")), None)?;
    }
    Ok(())
}

/// The key that signs now, and its name. A key signs for a year.
fn key(tx: &Tx) -> Result<(String, [u8; 32]), Fault> {
    let newest = tx.maybe(NEWEST_KEY, &[], |row| {
        Ok((row.get::<String>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    match newest {
        Some((kid, made, body)) if tx.now() < made + KEY_LIFE => {
            let text: Secret = tx.open(&place(&kid)?, &body)?;
            let bytes = BASE64.decode(text.expose()).ok().and_then(|key| key.try_into().ok());
            Ok((kid, bytes.ok_or_else(|| Fault::corrupt("a card key has another length"))?))
        }
        Some(_) => change_key(tx, Actor::House),
        None => make_key(tx),
    }
}

/// A new key takes over. The private half of the one before is destroyed.
pub fn change_key(tx: &Tx, actor: Actor) -> Result<(String, [u8; 32]), Fault> {
    let made = make_key(tx)?;
    tx.run(RETIRE_OTHERS, &args![&made.0])?;
    tx.audit(Entry::new("card_key.changed", actor))?;
    Ok(made)
}

fn make_key(tx: &Tx) -> Result<(String, [u8; 32]), Fault> {
    let mut secret = [0; 32];
    // Fewer than one draw in four thousand million is no number of the curve.
    let public = loop {
        tx.fill(&mut secret);
        if let Some(public) = signing::public_of(&secret) {
            break public;
        }
    };
    let kid = public.kid();
    let body = tx.seal(&place(&kid)?, &Secret::new(BASE64.encode(secret)))?;
    tx.run(ADD_KEY, &args![&kid, tx.now(), public.bytes(), body])?;
    Ok((kid, secret))
}

/// Bound to the first half of its thumbprint, which is as much as a row's name holds.
fn place(kid: &str) -> Result<Place, Fault> {
    let bytes = BASE64.decode(kid).map_err(|_| Fault::corrupt("a card key's name"))?;
    let row = bytes.first_chunk().ok_or_else(|| Fault::corrupt("a card key's name"))?;
    Ok(Place::new(Owner::House, "card_key", row))
}

/// Every key that ever signed, the newest first; public halves alone.
pub fn key_set(tx: &Tx) -> Result<Value, Fault> {
    let keys = tx.all(KEYS, &[], |row| {
        let public = Public::read(&row.get::<Vec<u8>>(0)?);
        let public = public.ok_or_else(|| Fault::corrupt("a card key's point"))?;
        Ok(public.jwk(row.get(1)?))
    })?;
    Ok(json!({ "keys": keys }))
}

/// The cards of one key that were taken back; nothing for a key we never had.
pub fn taken_back(tx: &Tx, kid: &str) -> Result<Option<Value>, Fault> {
    let changes = tx.maybe(CHANGES, &args![kid], |row| row.get::<i64>(0))?;
    let Some(changes) = changes else { return Ok(None) };
    let numbers = tx.all(TAKEN_BACK, &args![kid], |row| row.get::<String>(0))?;
    Ok(Some(json!({ "kid": kid, "method": "rid", "ctr": changes, "rids": numbers })))
}

/// Queued under this: a look at whether cards of a coverage still hold.
pub(super) fn check(id: CoverageId, name: &str, due: Option<Timestamp>) -> Result<NewJob, Fault> {
    let job = NewJob::new(jobs::CHECK, format!("{}/{name}", jobs::CHECK), &id)?;
    Ok(due.into_iter().fold(job, NewJob::due))
}
