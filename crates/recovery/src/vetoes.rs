//! "This was not me" from a notice: a code of 60 bits, so that no counter guards it and no stranger
//! can use one up.

use ::store::{Fault, Tx, args};
use base::Entropy;
use identity::codes::Code;
use identity::keys::{Keys, Mark};

use crate::requests::Of;

store::statements! {
    VETO_ADD = "INSERT INTO veto_code (mark, account, member, recovery, sent_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (mark) DO NOTHING";
    VETO_GET = "SELECT account, member, recovery FROM veto_code WHERE mark = $1";
}

pub(crate) fn keep(
    tx: &Tx,
    keys: &Keys,
    code: &Code,
    (of, case): (Of, &Entropy),
) -> Result<(), Fault> {
    let mark = mark(keys, code);
    tx.run(VETO_ADD, &args![mark, of.0, of.1, case, tx.now()])?;
    Ok(())
}

/// Whose recovery a code stops.
pub(crate) fn meant(tx: &Tx, keys: &Keys, code: &Code) -> Result<Option<(Of, Entropy)>, Fault> {
    let mark = mark(keys, code);
    tx.maybe(VETO_GET, &args![mark], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))
}

fn mark(keys: &Keys, code: &Code) -> Mark {
    keys.mark(b"veto", code.symbols())
}
