//! Account rows, names, mailboxes and passwords.

use ::store::{Fault, Place, Question, Row, Tx, args};
use base::{AccountId, Entropy, Lang, MemberId, Private, Reading, Timestamp};
use guard::{Answers, Bucket, Streak};
use serde::{Deserialize, Serialize};

use super::{Account, Kept, NewAccount};
use crate::passwords::Stored;

store::statements! {
    ACCOUNT_ADD = "INSERT INTO account (id, owner, state, created_at, version, body) \
        VALUES ($1, $2, 'active', $3, 1, $4)";
    ACCOUNT_OF_MEMBER = "SELECT id FROM account WHERE owner = $1";
    /// Whose accounts are open, some at a time.
    OPEN_ACCOUNTS = "SELECT owner FROM account WHERE owner > $1 AND state = 'active'
        ORDER BY owner LIMIT 100";
    /// Whose account is it?
    ACCOUNT_OWNER = "SELECT owner FROM account WHERE id = $1";
    ACCOUNT_OPENED_AT = "SELECT created_at FROM account WHERE id = $1 AND owner = $2";
    ACCOUNT_GET = "SELECT body FROM account WHERE id = $1 AND owner = $2";
    ACCOUNT_SET = "UPDATE account SET body = $3, version = version + 1 \
        WHERE id = $1 AND owner = $2";
    NAME_ADD = "INSERT INTO sign_in_name (name, account, owner, kind) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name, account) DO NOTHING";
    NAME_IS_USERNAME = "SELECT owner FROM sign_in_name WHERE name = $1 AND kind = 'username'";
    /// Who may be meant by a name, closed accounts too: their owners are told so once they have
    /// proved who they are. A household on one address is rarely more than eight.
    NAMED = "SELECT account, owner FROM sign_in_name WHERE name = $1 ORDER BY account LIMIT 8";
    NAME_DROP = "DELETE FROM sign_in_name \
        WHERE name = $1 AND account = $2 AND owner = $3 AND kind = 'email'";
    PASSWORD_ADD = "INSERT INTO password \
        (account, owner, changed_at, full_at, wrong_streak, version, body) \
        VALUES ($1, $2, $3, 0, 0, 1, $4)";
    PASSWORD_GET = "SELECT changed_at, full_at, wrong_streak, version, body FROM password \
        WHERE account = $1 AND owner = $2";
    PASSWORD_REPLACE = "UPDATE password SET changed_at = $3, full_at = 0, wrong_streak = 0, \
        version = version + 1, body = $4 WHERE account = $1 AND owner = $2 AND version = $5";
    /// The same password under today's cost: neither its day nor the one before it changes.
    PASSWORD_REHASH = "UPDATE password SET version = version + 1, body = $3 \
        WHERE account = $1 AND owner = $2 AND version = $4";
    PASSWORD_ANSWERED = "UPDATE password SET full_at = $3, wrong_streak = $4 \
        WHERE account = $1 AND owner = $2";
}

#[derive(Serialize, Deserialize)]
struct AccountBody {
    username: Private<String>,
    first_name: Private<String>,
    #[serde(default)]
    lang: Lang,
    #[serde(default)]
    reading: Option<Reading>,
}

#[derive(Serialize, Deserialize)]
struct PasswordBody {
    current: Stored,
    #[serde(default)]
    previous: Option<(Stored, Timestamp)>,
}

type Of = (AccountId, MemberId);

pub fn insert(tx: &Tx, account: AccountId, new: &NewAccount) -> Result<(), Fault> {
    let body = AccountBody {
        username: new.username.as_str().into(),
        first_name: new.first_name.clone(),
        lang: new.lang,
        reading: None,
    };
    let body = tx.seal(&place((account, new.member)), &body)?;
    tx.run(ACCOUNT_ADD, &args![account, new.member, tx.now(), body])?;
    Ok(())
}

pub fn of_member(tx: &Tx, member: MemberId) -> Result<Option<AccountId>, Fault> {
    tx.maybe(ACCOUNT_OF_MEMBER, &args![member], |row| row.get(0))
}

pub fn owners_after(tx: &Tx, after: Option<MemberId>) -> Result<Vec<MemberId>, Fault> {
    tx.all(OPEN_ACCOUNTS, &args![after.unwrap_or(MemberId::new([0; 16]))], |row| row.get(0))
}

pub fn foresee_of_member(member: MemberId) -> Question {
    Question::new(ACCOUNT_OF_MEMBER, args![member]).of(member)
}

pub fn owner(tx: &Tx, account: AccountId) -> Result<Option<MemberId>, Fault> {
    tx.maybe(ACCOUNT_OWNER, &args![account], |row| row.get(0))
}

/// When it was opened; the beginning of time where there is none.
pub fn opened_at(tx: &Tx, of: Of) -> Result<Timestamp, Fault> {
    let found = tx.maybe(ACCOUNT_OPENED_AT, &args![of.0, of.1], |row| row.get(0))?;
    Ok(found.unwrap_or(Timestamp::from_micros(0)))
}

pub fn account(tx: &Tx, of: Of) -> Result<Option<Account>, Fault> {
    let sealed: Option<Vec<u8>> = tx.maybe(ACCOUNT_GET, &args![of.0, of.1], |row| row.get(0))?;
    sealed.map(|sealed| opened(tx, of, &sealed)).transpose()
}

pub fn opened(tx: &Tx, (id, member): Of, sealed: &[u8]) -> Result<Account, Fault> {
    let body: AccountBody = tx.open(&place((id, member)), sealed)?;
    let AccountBody { username, first_name, lang, reading } = body;
    Ok(Account { id, member, username, first_name, lang, reading })
}

/// Takes down how its owner chose to read. Nothing where there is no such account.
pub fn keep_reading(tx: &Tx, of: Of, reading: Reading) -> Result<(), Fault> {
    let Some(account) = account(tx, of)? else { return Ok(()) };
    let Account { username, first_name, .. } = account;
    let body = AccountBody { username, first_name, lang: reading.lang, reading: Some(reading) };
    let body = tx.seal(&place(of), &body)?;
    tx.run(ACCOUNT_SET, &args![of.0, of.1, body])?;
    Ok(())
}

fn place(of: Of) -> Place {
    Place::new(of.1, "account", of.0.bytes())
}

pub fn insert_name(tx: &Tx, of: Of, name: &Entropy, kind: &str) -> Result<(), Fault> {
    tx.run(NAME_ADD, &args![name, of.0, of.1, kind])?;
    Ok(())
}

pub fn username_taken(tx: &Tx, name: &Entropy) -> Result<bool, Fault> {
    Ok(tx.maybe(NAME_IS_USERNAME, &args![name], |row| row.get::<MemberId>(0))?.is_some())
}

pub fn named(tx: &Tx, name: &Entropy) -> Result<Vec<Of>, Fault> {
    tx.all(NAMED, &args![name], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// An address names this account no longer; a username always does.
pub fn drop_name(tx: &Tx, of: Of, name: &Entropy) -> Result<(), Fault> {
    tx.run(NAME_DROP, &args![name, of.0, of.1])?;
    Ok(())
}

pub fn insert_password(tx: &Tx, of: Of, current: &Stored) -> Result<(), Fault> {
    let body = seal_password(tx, of, current, None)?;
    tx.run(PASSWORD_ADD, &args![of.0, of.1, tx.now(), body])?;
    Ok(())
}

pub fn replace_password(tx: &Tx, kept: &Kept, new: &Stored) -> Result<(), Fault> {
    let of = (kept.account, kept.member);
    let previous = Some((kept.current.clone(), tx.now()));
    let body = seal_password(tx, of, new, previous)?;
    tx.run(PASSWORD_REPLACE, &args![of.0, of.1, tx.now(), body, kept.version])?;
    Ok(())
}

pub fn rehash_password(tx: &Tx, kept: &Kept, same: &Stored) -> Result<(), Fault> {
    let of = (kept.account, kept.member);
    let body = seal_password(tx, of, same, kept.previous.clone())?;
    tx.run(PASSWORD_REHASH, &args![of.0, of.1, body, kept.version])?;
    Ok(())
}

pub fn kept(tx: &Tx, of: Of) -> Result<Option<Kept>, Fault> {
    let row = tx.maybe(PASSWORD_GET, &args![of.0, of.1], |row| {
        Ok((answers(row, 1)?, row.get::<i64>(3)?, row.get::<Vec<u8>>(4)?))
    })?;
    let Some((answers, version, sealed)) = row else { return Ok(None) };
    let body: PasswordBody = tx.open(&password_place(of), &sealed)?;
    let PasswordBody { current, previous } = body;
    Ok(Some(Kept { account: of.0, member: of.1, current, previous, answers, version }))
}

pub fn save_answers(tx: &Tx, of: Of, answers: Answers) -> Result<(), Fault> {
    let (full_at, streak) = (answers.bucket.full_at(), answers.streak.wrong());
    tx.run(PASSWORD_ANSWERED, &args![of.0, of.1, full_at, streak])?;
    Ok(())
}

/// `full_at` and `wrong_streak`, standing side by side from column `at`.
pub fn answers(row: &Row, at: usize) -> Result<Answers, Fault> {
    let streak = u32::try_from(row.get::<i64>(at + 1)?)
        .map_err(|_| Fault::corrupt("failures in a row are counted from 0"))?;
    Ok(Answers { bucket: Bucket::from_full_at(row.get(at)?), streak: Streak::from_wrong(streak) })
}

fn seal_password(
    tx: &Tx,
    of: Of,
    current: &Stored,
    previous: Option<(Stored, Timestamp)>,
) -> Result<Vec<u8>, Fault> {
    tx.seal(&password_place(of), &PasswordBody { current: current.clone(), previous })
}

fn password_place(of: Of) -> Place {
    Place::new(of.1, "password", of.0.bytes())
}
