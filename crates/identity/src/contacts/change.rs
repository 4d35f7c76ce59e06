//! Rows of contact changes under way.

use ::store::{Fault, NewJob, Place, Tx, args};
use base::{AccountId, Entropy, MemberId, Private, Timestamp};
use guard::Tries;
use serde::{Deserialize, Serialize};

use super::Way;
use super::flow::{MOST_A_DAY, Waiting};
use crate::codes::{Code, MAILED};
use crate::keys::{Keys, Mark};

::store::statements! {
    CHANGE_ADD = "INSERT INTO contact_change \
        (id, account, owner, began_at, wrong_codes, ended_at, version, body) \
        VALUES ($1, $2, $3, $4, 0, NULL, 1, $5)";
    /// The change under way: the latest one, unless it is over.
    CHANGE_LATEST = "SELECT id, began_at, wrong_codes, version, body, ended_at \
        FROM contact_change WHERE account = $1 AND owner = $2 ORDER BY began_at DESC, id LIMIT 1";
    CHANGE_MISSED = "UPDATE contact_change SET wrong_codes = $3, version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $4 AND ended_at IS NULL";
    CHANGE_END = "UPDATE contact_change SET ended_at = $3, version = version + 1 \
        WHERE id = $1 AND owner = $2 AND version = $4 AND ended_at IS NULL";
    CHANGES_SINCE = "SELECT COUNT(*) FROM contact_change \
        WHERE account = $1 AND owner = $2 AND began_at > $3";
}

type Of = (AccountId, MemberId);

#[derive(Serialize, Deserialize)]
struct ChangeBody {
    way: Way,
    mark: Mark,
}

/// A change as it was read.
#[derive(Debug, Clone)]
pub struct Change {
    pub id: Entropy,
    pub way: Way,
    pub waiting: Waiting,
    pub version: i64,
}

/// The kind of the job that sends the code; the code itself stands nowhere but in its message.
pub const SEND_CODE: &str = "identity.contact_code";

#[derive(Serialize, Deserialize)]
pub struct SendCode {
    pub way: Way,
    pub code: Private<String>,
}

/// Begins a change and queues its code. False when a day's codes are spent.
pub fn begin(tx: &Tx, of: Of, way: &Way, keys: &Keys) -> Result<bool, Fault> {
    let day_ago = tx.now() - std::time::Duration::from_hours(24);
    let begun: i64 = tx.one(CHANGES_SINCE, &args![of.0, of.1, day_ago], |row| row.get(0))?;
    if begun >= MOST_A_DAY {
        return Ok(false);
    }
    let id = tx.entropy();
    let code = match way {
        Way::Mail(_) => Code::draw(&tx.entropy(), MAILED),
        Way::Phone(_) => Code::digits(&tx.entropy()),
    };
    let mark = keys.mark(&id, code.symbols());
    let body = tx.seal(&place(of, &id), &ChangeBody { way: way.clone(), mark })?;
    tx.run(CHANGE_ADD, &args![id, of.0, of.1, tx.now(), body])?;
    let job = SendCode { way: way.clone(), code: code.shown().into() };
    let key = format!("{SEND_CODE}:{}", data_encoding::HEXLOWER.encode(&id));
    tx.queue(NewJob::new(SEND_CODE, key, &job)?.owner(of.1))?;
    Ok(true)
}

/// The change that waits for its code, if one does.
pub fn waiting(tx: &Tx, of: Of) -> Result<Option<Change>, Fault> {
    let row = tx.maybe(CHANGE_LATEST, &args![of.0, of.1], |row| {
        let ended: Option<Timestamp> = row.get(5)?;
        let counts: (Timestamp, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((row.get::<Entropy>(0)?, counts, row.get::<Vec<u8>>(4)?, ended))
    })?;
    let Some((id, (sent_at, wrong, version), sealed, None)) = row else { return Ok(None) };
    let body: ChangeBody = tx.open(&place(of, &id), &sealed)?;
    let wrong = u32::try_from(wrong).map_err(|_| Fault::corrupt("tries are counted from 0"))?;
    let waiting = Waiting { mark: body.mark, sent_at, tries: Tries::from_wrong(wrong) };
    Ok(Some(Change { id, way: body.way, waiting, version }))
}

/// One more wrong code; false when another tab moved first.
pub fn missed(tx: &Tx, of: Of, change: &Change, waiting: Waiting) -> Result<bool, Fault> {
    let wrong = i64::from(waiting.tries.wrong());
    Ok(tx.run(CHANGE_MISSED, &args![change.id, of.1, wrong, change.version])? > 0)
}

/// It is over, one way or the other; false when another tab moved first.
pub fn end(tx: &Tx, of: Of, change: &Change) -> Result<bool, Fault> {
    Ok(tx.run(CHANGE_END, &args![change.id, of.1, tx.now(), change.version])? > 0)
}

fn place(of: Of, id: &Entropy) -> Place {
    Place::new(of.1, "contact_change", id)
}
