//! Accounts: the names people sign in by, their password, the ways to reach them.

pub mod closing;
pub mod provisional;
pub mod store;
mod username;

pub use username::{Username, UsernameError};

use ::store::{Actor, Entry, Fault, Question, Tx};
use base::{AccountId, Email, Lang, MemberId, Private, Reading, Timestamp, folded};
use guard::{AUTHENTICATOR_STREAK, Answers};

use crate::contacts::{self, Way};
use crate::passwords::Stored;

/// An account to be.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub member: MemberId,
    pub username: Username,
    pub first_name: Private<String>,
    pub lang: Lang,
    /// Confirmed by whoever creates the account: the plan's file, or a code that came back.
    pub email: Option<Email>,
    pub password: Option<Stored>,
}

/// How creating an account ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    Account(AccountId),
    UsernameTaken,
    /// One person, one account (MEMBER-EXPERIENCE 1).
    MemberHasOne(AccountId),
}

/// Whose account, and how to address them.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    pub member: MemberId,
    pub username: Private<String>,
    pub first_name: Private<String>,
    pub lang: Lang,
    /// What its owner chose, once they have chosen.
    pub reading: Option<Reading>,
}

impl Account {
    /// How this member is written to.
    pub fn reads(&self) -> Reading {
        self.reading.unwrap_or(self.lang.into())
    }
}

/// The password as kept, the one before it, and how often it was missed lately.
#[derive(Debug, Clone)]
pub struct Kept {
    pub account: AccountId,
    pub member: MemberId,
    pub current: Stored,
    /// The password before this one, and until when it was good.
    pub previous: Option<(Stored, Timestamp)>,
    /// What whoever proved the mailbox has left to guess with.
    pub answers: Answers,
    pub version: i64,
}

impl Kept {
    /// A hundred failures in a row: this password opens nothing until it is set anew.
    pub fn is_off(&self) -> bool {
        self.answers.streak.reached(AUTHENTICATOR_STREAK)
    }
}

/// Creates an account, its names and its password, with its audit entry.
pub fn create(tx: &Tx, new: &NewAccount) -> Result<Created, Fault> {
    if let Some(account) = store::of_member(tx, new.member)? {
        return Ok(Created::MemberHasOne(account));
    }
    let username = name_key(tx, new.username.as_str());
    if store::username_taken(tx, &username)? {
        return Ok(Created::UsernameTaken);
    }
    let account = AccountId::new(tx.entropy());
    store::insert(tx, account, new)?;
    store::insert_name(tx, (account, new.member), &username, "username")?;
    if let Some(email) = &new.email {
        add_mailbox(tx, (account, new.member), email)?;
    }
    if let Some(password) = &new.password {
        store::insert_password(tx, (account, new.member), password)?;
    }
    let entry = Entry::new("account.created", Actor::House).owner(new.member);
    tx.audit(entry.thing(account.bytes()))?;
    Ok(Created::Account(account))
}

/// Adds a confirmed address, by which the account may also be named at sign-in.
pub fn add_mailbox(tx: &Tx, of: (AccountId, MemberId), email: &Email) -> Result<(), Fault> {
    contacts::add(tx, of, &Way::Mail(email.clone()), true)?;
    Ok(())
}

/// Sets a new password; the one before is kept to be recognised ("that is your old password").
/// Clears what was missed: whoever may set a password has proved more than one.
pub fn set_password(tx: &Tx, of: (AccountId, MemberId), password: &Stored) -> Result<(), Fault> {
    match store::kept(tx, of)? {
        Some(kept) => store::replace_password(tx, &kept, password)?,
        None => store::insert_password(tx, of, password)?,
    }
    let entry = Entry::new("password.set", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(of.0.bytes()))
}

/// How its owner reads from now on, on pages and in letters.
pub fn choose_reading(tx: &Tx, of: (AccountId, MemberId), reading: Reading) -> Result<(), Fault> {
    store::keep_reading(tx, of, reading)?;
    let entry = Entry::new("account.reading", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(of.0.bytes()))
}

/// The account of a member, if they have one.
pub fn of_member(tx: &Tx, member: MemberId) -> Result<Option<AccountId>, Fault> {
    store::of_member(tx, member)
}

/// The next hundred whose account is open, for work that goes through all of them.
pub fn owners_after(tx: &Tx, after: Option<MemberId>) -> Result<Vec<MemberId>, Fault> {
    store::owners_after(tx, after)
}

/// What `of_member` will ask, for loads that ask ahead.
pub fn foresee_of_member(member: MemberId) -> Question {
    store::foresee_of_member(member)
}

/// The confirmed address at which an account is written to: the oldest whose mail does not come
/// back, if there is one.
pub fn mail_of(tx: &Tx, account: AccountId) -> Result<Option<Email>, Fault> {
    let Some(owner) = store::owner(tx, account)? else { return Ok(None) };
    let living = contacts::living(tx, (account, owner))?;
    Ok(living.iter().find_map(|contact| contact.way.email()).cloned())
}

/// Who may be meant by what was typed: one for a username, maybe several for a shared address.
pub fn named(tx: &Tx, typed: &str) -> Result<Vec<(AccountId, MemberId)>, Fault> {
    store::named(tx, &name_key(tx, typed))
}

/// The keyed hash under which a username or an address is found.
pub fn name_key(tx: &Tx, typed: &str) -> base::Entropy {
    tx.blind("access.name", &folded(typed))
}
