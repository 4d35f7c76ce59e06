//! Accounts, for the tests of whoever stands above.

use base::{AccountId, Lang, MemberId};
use store::{Fault, Tx};

use crate::account::{self, Created, NewAccount};

/// This member signs up, with a mailbox and without a password.
///
/// # Panics
/// Where a name does not read, or is taken.
pub fn account(
    tx: &Tx,
    member: MemberId,
    (first_name, lang): (&str, Lang),
    (username, email): (&str, &str),
) -> Result<AccountId, Fault> {
    let (Ok(username), Ok(email)) = (username.parse(), email.parse()) else {
        panic!("{username} or {email} does not read")
    };
    let (first_name, email) = (first_name.into(), Some(email));
    let new = NewAccount { member, username, first_name, lang, email, password: None };
    match account::create(tx, &new)? {
        Created::Account(account) => Ok(account),
        taken => panic!("{taken:?}"),
    }
}
