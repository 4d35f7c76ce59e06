//! All of a member's claims between two days, for sums and files.

use base::MemberScope;
use store::{Fault, Tx, args};

use super::super::rules::Window;
use super::{Stored, stored};

store::statements! {
    /// The bound keeps a broken file from filling the memory; nobody has as many claims.
    IN_WINDOW = "SELECT id, service_day, status, replaces, replaced_by, body FROM claim
        WHERE owner = $1 AND newest AND service_day >= $2 AND service_day < $3
        ORDER BY service_day, id LIMIT 20000";
}

/// The newest version of each, the first filled first.
pub fn all(tx: &Tx, who: MemberScope, window: &Window) -> Result<Vec<Stored>, Fault> {
    let args = args![who.member(), &window.from, &window.before];
    tx.all(IN_WINDOW, &args, |row| stored(tx, who, row))
}
