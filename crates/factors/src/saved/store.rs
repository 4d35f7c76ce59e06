//! Rows of saved codes.

use ::store::{Fault, Row, Tx, args};
use base::{MemberId, SavedSetId, Timestamp};
use guard::Streak;
use identity::keys::Mark;

use super::Ending;
use crate::Of;

store::statements! {
    SET_ADD = "INSERT INTO saved_set (id, account, owner, made_at, wrong_streak) \
        VALUES ($1, $2, $3, $4, 0)";
    /// The one that counts, else the last that did.
    SET_LATEST = "SELECT id, made_at, ended_at, ended_why, wrong_streak FROM saved_set \
        WHERE account = $1 AND owner = $2 ORDER BY ended_at DESC NULLS FIRST, id LIMIT 1";
    SET_MISSED = "UPDATE saved_set SET wrong_streak = $3 WHERE id = $1 AND owner = $2";
    SET_END = "UPDATE saved_set SET ended_at = $3, ended_why = $4 \
        WHERE account = $1 AND owner = $2 AND ended_at IS NULL";
    CODE_ADD = "INSERT INTO saved_code (mark, in_set, owner) VALUES ($1, $2, $3)";
    CODE_USE = "UPDATE saved_code SET used_at = $4 \
        WHERE mark = $1 AND in_set = $2 AND owner = $3 AND used_at IS NULL";
    CODE_IS_USED = "SELECT COUNT(*) FROM saved_code \
        WHERE mark = $1 AND in_set = $2 AND owner = $3 AND used_at IS NOT NULL";
    CODES_LEFT = "SELECT COUNT(*) FROM saved_code \
        WHERE in_set = $1 AND owner = $2 AND used_at IS NULL";
}

/// A set as kept.
#[derive(Debug, Clone)]
pub struct Set {
    pub id: SavedSetId,
    pub of: Of,
    pub made_at: Timestamp,
    pub ended: Option<(Timestamp, Ending)>,
    /// Codes nobody has used.
    pub left: u32,
    pub(super) streak: Streak,
}

pub fn insert(tx: &Tx, of: Of) -> Result<SavedSetId, Fault> {
    let id = SavedSetId::new(tx.entropy());
    tx.run(SET_ADD, &args![id, of.0, of.1, tx.now()])?;
    Ok(id)
}

pub fn insert_code(
    tx: &Tx,
    (set, owner): (SavedSetId, MemberId),
    mark: &Mark,
) -> Result<(), Fault> {
    tx.run(CODE_ADD, &args![*mark, set, owner])?;
    Ok(())
}

pub fn latest(tx: &Tx, of: Of) -> Result<Option<Set>, Fault> {
    let Some(set) = tx.maybe(SET_LATEST, &args![of.0, of.1], |row| read(row, of))? else {
        return Ok(None);
    };
    let left = count(tx.one(CODES_LEFT, &args![set.id, of.1], |row| row.get(0))?)?;
    Ok(Some(Set { left, ..set }))
}

/// The one that counts.
pub fn live(tx: &Tx, of: Of) -> Result<Option<Set>, Fault> {
    Ok(latest(tx, of)?.filter(|set| set.ended.is_none()))
}

/// True for the one who uses it up.
pub fn use_up(tx: &Tx, set: &Set, mark: &Mark) -> Result<bool, Fault> {
    let used = tx.run(CODE_USE, &args![*mark, set.id, set.of.1, tx.now()])? == 1;
    if used {
        save_streak(tx, set, Streak::default())?;
    }
    Ok(used)
}

pub fn is_used(tx: &Tx, set: &Set, mark: &Mark) -> Result<bool, Fault> {
    let found: i64 = tx.one(CODE_IS_USED, &args![*mark, set.id, set.of.1], |row| row.get(0))?;
    Ok(found > 0)
}

pub fn save_streak(tx: &Tx, set: &Set, streak: Streak) -> Result<(), Fault> {
    tx.run(SET_MISSED, &args![set.id, set.of.1, i64::from(streak.wrong())])?;
    Ok(())
}

/// Ends the set that counts, if there is one.
pub fn end(tx: &Tx, of: Of, why: Ending) -> Result<(), Fault> {
    tx.run(SET_END, &args![of.0, of.1, tx.now(), why.word()])?;
    Ok(())
}

fn read(row: &Row, of: Of) -> Result<Set, Fault> {
    let (at, why): (Option<Timestamp>, Option<String>) = (row.get(2)?, row.get(3)?);
    let why = why.as_deref().and_then(Ending::read);
    Ok(Set {
        id: row.get(0)?,
        of,
        made_at: row.get(1)?,
        ended: at.map(|at| (at, why.unwrap_or(Ending::Replaced))),
        left: 0,
        streak: Streak::from_wrong(count(row.get(4)?)?),
    })
}

fn count(number: i64) -> Result<u32, Fault> {
    u32::try_from(number).map_err(|_| Fault::corrupt("counted from 0"))
}
