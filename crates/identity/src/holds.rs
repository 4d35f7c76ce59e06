//! "This was not me": sensitive acts wait until the owner says otherwise (SECURITY 90).

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{AccountId, MemberId, Timestamp};

store::statements! {
    FREEZE = "UPDATE account SET frozen_at = $3 \
        WHERE id = $1 AND owner = $2 AND frozen_at IS NULL";
    UNFREEZE = "UPDATE account SET frozen_at = NULL \
        WHERE id = $1 AND owner = $2 AND frozen_at IS NOT NULL";
    RECOVERED_NOW = "UPDATE account SET recovered_at = $3 WHERE id = $1 AND owner = $2";
    RECOVERED = "SELECT recovered_at FROM account WHERE id = $1 AND owner = $2";
    FROZEN = "SELECT frozen_at FROM account WHERE id = $1 AND owner = $2";
}

type Of = (AccountId, MemberId);

/// Freezes an account; true the first time.
pub fn freeze(tx: &Tx, of: Of, actor: Actor) -> Result<bool, Fault> {
    let changed = tx.run(FREEZE, &args![of.0, of.1, tx.now()])? > 0;
    if changed {
        tx.audit(Entry::new("account.frozen", actor).owner(of.1).thing(of.0.bytes()))?;
    }
    Ok(changed)
}

/// Lets sensitive acts through again; true when it was frozen.
pub fn unfreeze(tx: &Tx, of: Of, actor: Actor) -> Result<bool, Fault> {
    let changed = tx.run(UNFREEZE, &args![of.0, of.1])? > 0;
    if changed {
        tx.audit(Entry::new("account.unfrozen", actor).owner(of.1).thing(of.0.bytes()))?;
    }
    Ok(changed)
}

/// Since when it is frozen, if it is.
pub fn frozen(tx: &Tx, of: Of) -> Result<Option<Timestamp>, Fault> {
    Ok(tx.maybe(FROZEN, &args![of.0, of.1], |row| row.get(0))?.flatten())
}

/// A recovery has just become complete.
pub fn note_recovered(tx: &Tx, of: Of) -> Result<(), Fault> {
    note_recovered_at(tx, of, tx.now())
}

/// One is under way and will be complete then, or was stopped then: contacts stay as they are
/// until 72 hours after (GUARD 19).
pub fn note_recovered_at(tx: &Tx, of: Of, at: Timestamp) -> Result<(), Fault> {
    tx.run(RECOVERED_NOW, &args![of.0, of.1, at])?;
    Ok(())
}

/// When a recovery was last completed.
pub fn recovered(tx: &Tx, of: Of) -> Result<Option<Timestamp>, Fault> {
    Ok(tx.maybe(RECOVERED, &args![of.0, of.1], |row| row.get(0))?.flatten())
}
