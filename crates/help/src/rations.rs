//! How much may still be asked, by whom or from where.

use std::time::Duration;

use ::store::{Fault, Sweep, Tx, args};
use base::Entropy;
use guard::{Bucket, Prefix, Ration};

store::statements! {
    RATION = "SELECT full_at FROM help_ration WHERE name = $1";
    SAVE_RATION = "INSERT INTO help_ration (name, full_at) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
    RATIONS_FULL = "SELECT name FROM help_ration WHERE full_at < $1 LIMIT $2";
    RATION_REMOVE = "DELETE FROM help_ration WHERE name = $1 AND full_at < $2";
}

/// A full bucket is as good as none.
pub const SWEEP: Sweep =
    Sweep { name: "help_ration", keep: Duration::ZERO, find: RATIONS_FULL, remove: RATION_REMOVE };

/// What a ration is kept under.
#[derive(Debug, Clone, Copy)]
pub struct Name(Entropy);

impl Name {
    pub fn of_place(tx: &Tx, what: &'static str, prefix: Prefix) -> Self {
        Self(tx.blind(what, &prefix.to_string()))
    }

    pub fn of_staff(tx: &Tx, what: &'static str, staff: base::StaffId) -> Self {
        Self(tx.blind(what, &staff.to_string()))
    }

    pub fn of_chat(tx: &Tx, ticket: base::TicketId) -> Self {
        Self(tx.blind("help-line", &ticket.to_string()))
    }

    pub fn of_ticket(tx: &Tx, ticket: base::TicketId) -> Self {
        Self(tx.blind("help-saying", &ticket.to_string()))
    }
}

pub fn left(tx: &Tx, name: Name, ration: Ration) -> Result<u32, Fault> {
    Ok(ration.left(bucket(tx, name)?, tx.now()))
}

/// Takes one; false when none is left.
pub fn take(tx: &Tx, name: Name, ration: Ration) -> Result<bool, Fault> {
    match ration.take(bucket(tx, name)?, tx.now()) {
        Ok(less) => tx.run(SAVE_RATION, &args![&name.0, less.full_at()]).map(|_| true),
        Err(_) => Ok(false),
    }
}

fn bucket(tx: &Tx, name: Name) -> Result<Bucket, Fault> {
    let full_at = tx.maybe(RATION, &args![&name.0], |row| row.get(0))?;
    Ok(full_at.map_or(Bucket::FULL, Bucket::from_full_at))
}
