//! The codes of an attempt to register, and for whom each is.

use ::store::{Fault, Place, Tx, args};
use base::{AttemptId, MemberId};

use super::super::store::NewInvitation;
use crate::sign_in::flow::{Proved, Stage};
use crate::sign_in::store::{Attempt, Book};
use identity::keys::Mark;

store::statements! {
    ENROLMENT_CODE_ADD = "INSERT INTO enrolment_code \
        (attempt, mark, member, sent_at, proved, body) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (attempt, mark) DO NOTHING";
    ENROLMENT_CODES = "SELECT mark, sent_at, proved FROM enrolment_code WHERE attempt = $1 \
        ORDER BY sent_at";
    ENROLMENT_CODE_PROVED = "UPDATE enrolment_code SET proved = $3 \
        WHERE attempt = $1 AND mark = $2";
    /// Whom the code was sent to, and how.
    ENROLMENT_CODE_OF = "SELECT member, body FROM enrolment_code \
        WHERE attempt = $1 AND mark = $2 AND proved";
    ENROLMENT_CODE_DROP = "DELETE FROM enrolment_code WHERE attempt = $1 AND mark = $2";
    ENROLMENT_CODES_DROP = "DELETE FROM enrolment_code WHERE attempt = $1";
}

/// Where the codes of these attempts stand.
pub(crate) const BOOK: Book = Book { codes: ENROLMENT_CODES, proved: ENROLMENT_CODE_PROVED };

/// Clears away the codes of an attempt that ended long ago.
pub(crate) fn drop_codes(tx: &Tx, attempt: AttemptId) -> Result<(), Fault> {
    tx.run(ENROLMENT_CODES_DROP, &args![attempt])?;
    Ok(())
}

/// Keeps a code for the person it may open an account for, and drops those that gave way to it.
pub(super) fn add_code(
    tx: &Tx,
    attempt: &Attempt,
    mark: Mark,
    to: &NewInvitation,
) -> Result<(), Fault> {
    let Stage::Waiting(waiting) = &attempt.stage else { return Ok(()) };
    let body = tx.seal(&place(to.member, mark), to)?;
    tx.run(ENROLMENT_CODE_ADD, &args![attempt.id, mark, to.member, tx.now(), false, body])?;
    let kept = waiting.clone().sent(mark, tx.now()).codes;
    for old in waiting.codes.iter().filter(|old| !kept.contains(old)) {
        tx.run(ENROLMENT_CODE_DROP, &args![attempt.id, old.mark])?;
    }
    Ok(())
}

/// For whom, and by which way, the proved code was sent.
pub(super) fn meant(
    tx: &Tx,
    attempt: AttemptId,
    proved: &Proved,
) -> Result<Option<NewInvitation>, Fault> {
    let row = tx.maybe(ENROLMENT_CODE_OF, &args![attempt, proved.by], |row| {
        Ok((row.get::<MemberId>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    row.map(|(member, sealed)| tx.open(&place(member, proved.by), &sealed)).transpose()
}

fn place(member: MemberId, mark: Mark) -> Place {
    let mut row = [0; 16];
    row.copy_from_slice(&mark[..16]);
    Place::new(member, "enrolment_code", &row)
}
