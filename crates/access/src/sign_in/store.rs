//! Attempts, their codes, and how many messages a name may still be sent.

use ::store::Sql;
use ::store::{Fault, Row, Tx, args};
use base::{AccountId, AttemptId, Entropy, MemberId, Timestamp};
use guard::{Bucket, Ration, Tries, UNASKED_MESSAGES};

use super::flow::{ATTEMPT_LIFE, Ended, Half, Proved, Sent, Stage, Waiting};
use identity::keys::Mark;
use identity::sessions::Route;

type Of = (AccountId, MemberId);

store::statements! {
    ATTEMPT_ADD = "INSERT INTO attempt (id, stage, wrong_codes, began_at, asked_at, version) \
        VALUES ($1, 'waiting', $2, $3, $4, 1)";
    ATTEMPT_GET = "SELECT stage, wrong_codes, began_at, asked_at, version FROM attempt \
        WHERE id = $1";
    ATTEMPT_SAVE = "UPDATE attempt SET stage = $2, wrong_codes = $3, asked_at = $4, \
        version = version + 1 WHERE id = $1 AND version = $5";
    ATTEMPTS_OLD = "SELECT id FROM attempt WHERE began_at < $1 ORDER BY began_at LIMIT 8";
    ATTEMPT_DROP = "DELETE FROM attempt WHERE id = $1";
    /// An attempt that begins where something was proved already.
    ATTEMPT_ADD_AT = "INSERT INTO attempt (id, stage, wrong_codes, began_at, asked_at, version) \
        VALUES ($1, $2, 0, $3, $3, 1)";
    CODE_ADD = "INSERT INTO attempt_code \
        (attempt, mark, account, member, sent_at, proved, route) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CODES = "SELECT DISTINCT mark, sent_at, proved FROM attempt_code WHERE attempt = $1 \
        ORDER BY sent_at";
    CODE_PROVED = "UPDATE attempt_code SET proved = $3 WHERE attempt = $1 AND mark = $2";
    CODE_ACCOUNTS = "SELECT account, member, route FROM attempt_code \
        WHERE attempt = $1 AND mark = $2 ORDER BY account";
    CODES_DROP = "DELETE FROM attempt_code WHERE attempt = $1";
    CODE_DROP = "DELETE FROM attempt_code WHERE attempt = $1 AND mark = $2";
    RATION_GET = "SELECT full_at FROM message_ration WHERE name = $1";
    RATION_SAVE = "INSERT INTO message_ration (name, full_at) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
    RATION_CLEAR = "DELETE FROM message_ration WHERE name = $1";
}

/// Where the codes of an attempt stand: to sign in, or to register.
#[derive(Debug, Clone, Copy)]
pub struct Book {
    /// Mark, when it was sent, and whether it was proved, oldest first; of an attempt.
    pub codes: Sql,
    /// Marks a code as proved: attempt, mark, true.
    pub proved: Sql,
}

const BOOK: Book = Book { codes: CODES, proved: CODE_PROVED };

/// An attempt as read, with the version that a save must still find.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub id: AttemptId,
    pub stage: Stage,
    version: i64,
    tries: Tries,
    asked_at: Timestamp,
}

/// Begins an attempt, and clears away a few that ended long ago.
pub fn begin(tx: &Tx) -> Result<AttemptId, Fault> {
    let id = AttemptId::new(tx.entropy());
    let Waiting { tries, began_at, asked_at, .. } = Waiting::begun(tx.now());
    tx.run(ATTEMPT_ADD, &args![id, tries.wrong(), began_at, asked_at])?;
    let old = tx.now() - ATTEMPT_LIFE * 24;
    for old in tx.all(ATTEMPTS_OLD, &args![old], |row| row.get::<AttemptId>(0))? {
        tx.run(CODES_DROP, &args![old])?;
        crate::register::card::store::drop_codes(tx, old)?;
        tx.run(ATTEMPT_DROP, &args![old])?;
    }
    Ok(id)
}

/// The attempt as it stands at this moment.
pub fn attempt(tx: &Tx, id: AttemptId) -> Result<Option<Attempt>, Fault> {
    attempt_in(tx, &BOOK, id)
}

/// The same, with its codes from another book.
pub fn attempt_in(tx: &Tx, book: &Book, id: AttemptId) -> Result<Option<Attempt>, Fault> {
    let read = |row: &Row| {
        let wrong = u32::try_from(row.get::<i64>(1)?);
        let tries = Tries::from_wrong(wrong.map_err(|_| Fault::corrupt("tries count from 0"))?);
        Ok((row.get::<String>(0)?, tries, (row.get(2)?, row.get(3)?), row.get(4)?))
    };
    let Some((word, tries, (began_at, asked_at), version)) =
        tx.maybe(ATTEMPT_GET, &args![id], read)?
    else {
        return Ok(None);
    };
    let codes = tx.all(book.codes, &args![id], |row| {
        Ok((Sent { mark: row.get(0)?, sent_at: row.get(1)? }, row.get::<bool>(2)?))
    })?;
    let by = codes.iter().find(|(_, proved)| *proved).map(|(code, _)| code.mark);
    let stage = match (word.as_str(), by) {
        ("waiting", _) => {
            let codes = codes.into_iter().map(|(code, _)| code).collect();
            Stage::Waiting(Waiting { tries, codes, began_at, asked_at })
        }
        ("proved", Some(by)) => Stage::Proved(Proved { began_at, by }),
        ("half", Some(by)) => Stage::Half(Half { tries, began_at, by }),
        ("ended", _) => Stage::Ended(Ended::TooManyCodes),
        ("done", _) => Stage::Done,
        _ => return Err(Fault::corrupt("an attempt in no known stage")),
    };
    Ok(Some(Attempt { id, stage: stage.at(tx.now()), version, tries, asked_at }))
}

/// Moves an attempt on, only where nobody else has meanwhile.
pub fn advance(tx: &Tx, from: &Attempt, to: &Stage) -> Result<bool, Fault> {
    advance_in(tx, &BOOK, from, to)
}

/// The same, with its codes in another book.
pub fn advance_in(tx: &Tx, book: &Book, from: &Attempt, to: &Stage) -> Result<bool, Fault> {
    let (word, tries, asked_at) = match to {
        Stage::Waiting(waiting) => ("waiting", waiting.tries, waiting.asked_at),
        Stage::Proved(_) => ("proved", from.tries, from.asked_at),
        Stage::Half(half) => ("half", half.tries, from.asked_at),
        Stage::Ended(_) => ("ended", from.tries, from.asked_at),
        Stage::Done => ("done", from.tries, from.asked_at),
    };
    let saved = args![from.id, word, tries.wrong(), asked_at, from.version];
    if tx.run(ATTEMPT_SAVE, &saved)? == 0 {
        return Ok(false);
    }
    if let Stage::Proved(proved) = to {
        tx.run(book.proved, &args![from.id, proved.by, true])?;
    }
    Ok(true)
}

/// Keeps a code for the accounts it may open, and drops those that gave way to it.
pub fn add_code(
    tx: &Tx,
    attempt: &Attempt,
    (mark, route): (Mark, Route),
    accounts: &[Of],
) -> Result<(), Fault> {
    let Stage::Waiting(waiting) = &attempt.stage else { return Ok(()) };
    for of in accounts {
        insert_code(tx, attempt.id, (mark, route, false), *of)?;
    }
    let kept = waiting.clone().sent(mark, tx.now()).codes;
    for old in waiting.codes.iter().filter(|old| !kept.contains(old)) {
        tx.run(CODE_DROP, &args![attempt.id, old.mark])?;
    }
    Ok(())
}

fn insert_code(
    tx: &Tx,
    attempt: AttemptId,
    (mark, route, proved): (Mark, Route, bool),
    of: Of,
) -> Result<(), Fault> {
    let row = args![attempt, mark, of.0, of.1, tx.now(), proved, route.word()];
    tx.run(CODE_ADD, &row)?;
    Ok(())
}

/// Begins an attempt for somebody who has proved something by that way already: a passkey that did
/// not check its user (`Proved`), or a password where the plan wants a factor as well (`Half`).
pub fn begin_at(tx: &Tx, of: Of, route: Route, half: bool) -> Result<AttemptId, Fault> {
    let id = AttemptId::new(tx.entropy());
    tx.run(ATTEMPT_ADD_AT, &args![id, if half { "half" } else { "proved" }, tx.now()])?;
    insert_code(tx, id, (new_mark(tx), route, true), of)?;
    Ok(id)
}

/// Proved by a factor of this account instead of by a code we sent.
pub fn prove_by(tx: &Tx, attempt: AttemptId, of: Of, route: Route) -> Result<Mark, Fault> {
    let mark = new_mark(tx);
    insert_code(tx, attempt, (mark, route, true), of)?;
    Ok(mark)
}

/// From here on the attempt is this account's alone, also where a household shares the mailbox.
pub fn narrow(tx: &Tx, attempt: AttemptId, of: Of, route: Route) -> Result<Mark, Fault> {
    tx.run(CODES_DROP, &args![attempt])?;
    prove_by(tx, attempt, of, route)
}

fn new_mark(tx: &Tx) -> Mark {
    let mut mark = [0; 32];
    tx.fill(&mut mark);
    mark
}

/// Whom a proof is of, and by which way it came.
#[derive(Debug, Clone)]
pub struct Meant {
    pub accounts: Vec<Of>,
    pub route: Route,
}

/// Whom the code was sent to.
pub fn meant(tx: &Tx, attempt: AttemptId, by: &Mark) -> Result<Meant, Fault> {
    let rows = tx.all(CODE_ACCOUNTS, &args![attempt, *by], |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get::<String>(2)?))
    })?;
    let route = rows.first().and_then(|(_, word)| Route::read(word));
    let route = route.ok_or_else(|| Fault::corrupt("a proof by an unknown way"))?;
    Ok(Meant { accounts: rows.into_iter().map(|(of, _)| of).collect(), route })
}

/// Takes one message out of a name's ration; false when none is left.
pub fn take_message(tx: &Tx, name: &Entropy) -> Result<bool, Fault> {
    take_from(tx, name, UNASKED_MESSAGES)
}

/// Takes one out of any such ration; false when none is left.
pub fn take_from(tx: &Tx, name: &Entropy, ration: Ration) -> Result<bool, Fault> {
    let full_at = tx.maybe(RATION_GET, &args![name], |row| row.get(0))?;
    let bucket = full_at.map_or(Bucket::FULL, Bucket::from_full_at);
    match ration.take(bucket, tx.now()) {
        Ok(less) => {
            tx.run(RATION_SAVE, &args![name, less.full_at()])?;
            Ok(true)
        }
        Err(_) => Ok(false),
    }
}

/// Whether a name may still be sent a message nobody may have asked for.
pub fn message_left(tx: &Tx, name: &Entropy) -> Result<bool, Fault> {
    let full_at = tx.maybe(RATION_GET, &args![name], |row| row.get(0))?;
    let bucket = full_at.map_or(Bucket::FULL, Bucket::from_full_at);
    Ok(UNASKED_MESSAGES.left(bucket, tx.now()) > 0)
}

/// Nothing more from this ration before that moment.
pub fn close_until(tx: &Tx, name: &Entropy, until: Timestamp) -> Result<(), Fault> {
    tx.run(RATION_SAVE, &args![name, until])?;
    Ok(())
}

/// A code came back, so what was sent was asked for.
pub fn refund_messages(tx: &Tx, name: &Entropy) -> Result<(), Fault> {
    tx.run(RATION_CLEAR, &args![name])?;
    Ok(())
}
