//! Telling a member, by every way on file, that somebody was given their card. Whoever acts in
//! their name may have changed one of the ways, so former ones hear of it too.

use ::store::{Fault, Tx};
use base::{AccountId, Entropy, MemberId};
use identity::account;
use identity::contacts::{self, Way};
use web::{Frame, House, Letter};

pub type Of = (AccountId, MemberId);

/// Queues one letter for each way, once for its key: what a key begins with, up to the first `/`,
/// is the kind (`store::delivery`).
pub fn tell(
    tx: &Tx,
    house: &House,
    of: Of,
    (key, write): (String, impl FnOnce(&Frame, Entropy, &str) -> Letter),
) -> Result<(), Fault> {
    let Some(account) = account::store::account(tx, of)? else { return Ok(()) };
    let f = house.frame(account.reads(), tx.now());
    let letter = write(&f, tx.entropy(), &account.first_name);
    for contact in contacts::to_tell(tx, of)? {
        let message = match &contact.way {
            Way::Mail(email) => letter.mail(email),
            Way::Phone(phone) => letter.text(phone),
        };
        tx.send(format!("{key}:{}", contact.id), of.1, &message)?;
    }
    Ok(())
}
