//! What a bank takes back of a payment: it is owed again, and nothing is paid by itself any more.

use ::store::{Actor, Entry, Fault, Tx};
use base::{MemberScope, Money};

use super::super::flow::{Disputed, Facts};
use super::super::rules::Kind;
use super::{Line, Payment, change, change_wallet, ledger, note_move, wallet};

/// Takes in what banks want back of a payment, as the provider has it. Says what was known of it,
/// where that is something else now.
pub fn dispute(
    tx: &Tx,
    who: MemberScope,
    mut payment: Payment,
    disputed: Disputed,
) -> Result<Option<(Facts, Payment)>, Fault> {
    let before = payment.body.facts;
    let facts = before.dispute(disputed);
    if facts == before {
        return Ok(None);
    }
    payment.body.facts = facts;
    change(tx, who, &payment)?;
    count(tx, who, (before, &payment))?;
    let heard = Entry::new("payment.disputed", Actor::House).owner(who).thing(payment.id.bytes());
    tx.audit(heard.detail(&disputed))?;
    note_move(tx, who, (payment.id, before.stage(), payment.stage()))?;
    Ok(Some((before, payment)))
}

/// Writes into the ledger by how much more or less a bank took back than before this change. It may
/// go both ways, so a line is named for the change and not for the sum.
pub(super) fn count(
    tx: &Tx,
    who: MemberScope,
    (before, payment): (Facts, &Payment),
) -> Result<(), Fault> {
    let amount = payment.body.facts.taken_back() - before.taken_back();
    if amount == Money::ZERO {
        return Ok(());
    }
    let key = format!("{}/dispute/{}", payment.id, payment.version);
    let line = Line::new(payment, Kind::Dispute, amount);
    ledger::add(tx, who, (&key, tx.now()), &line).map(|_| ())
}

/// Ends automatic payment, where it is on. Who told their bank that a payment was wrong did not
/// agree to pay it again by itself.
pub fn end_automatic(tx: &Tx, who: MemberScope) -> Result<bool, Fault> {
    if wallet(tx, who)?.automatic.is_none() {
        return Ok(false);
    }
    change_wallet(tx, who, |wallet| wallet.automatic = None)?;
    tx.audit(Entry::new("payment.automatic.off", Actor::House).owner(who))?;
    Ok(true)
}
