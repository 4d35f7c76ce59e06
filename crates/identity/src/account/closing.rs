//! An account that its plan has closed opens no session until the plan opens it again
//! (ASVS 7.4.2, 7.4.5). Names, factors and record stay: whoever proves that it is theirs is told
//! the truth, and strangers are told nothing.

use ::store::{Actor, Entry, Fault, Tx, args};
use base::{AccountId, MemberId};
use serde::Serialize;
use web::{Browser, House};

use crate::history::{self, Event};
use crate::notices::{self, Notice};
use crate::sessions::store as sessions;

store::statements! {
    ACCOUNT_CLOSE = "UPDATE account SET state = 'closed', version = version + 1 \
        WHERE id = $1 AND owner = $2 AND state = 'active'";
    ACCOUNT_REOPEN = "UPDATE account SET state = 'active', version = version + 1 \
        WHERE id = $1 AND owner = $2 AND state = 'closed'";
    ACCOUNT_STATE = "SELECT state FROM account WHERE id = $1 AND owner = $2";
}

type Of = (AccountId, MemberId);

/// Which operator does it, and what for. The record keeps both; the member is told neither.
#[derive(Debug, Clone, Serialize)]
pub struct Order {
    pub by: String,
    pub reason: String,
}

impl Order {
    fn entry(&self, action: &'static str) -> Entry {
        Entry::new(action, Actor::Operator).detail(self)
    }
}

/// Closes an account: sessions end on their next request, and its owner hears of it everywhere.
/// True where it was open.
pub fn close(tx: &Tx, house: &House, of: Of, order: &Order) -> Result<bool, Fault> {
    if tx.run(ACCOUNT_CLOSE, &args![of.0, of.1])? == 0 {
        return Ok(false);
    }
    tx.audit(order.entry("account.closed").owner(of.1).thing(of.0.bytes()))?;
    sessions::end_all(tx, of, Actor::Operator)?;
    told(tx, house, of, (Event::Closed, &Notice::Closed))
}

/// Lets its owner in again, by the ways they had. True where it was closed.
pub fn reopen(tx: &Tx, house: &House, of: Of, order: &Order) -> Result<bool, Fault> {
    if tx.run(ACCOUNT_REOPEN, &args![of.0, of.1])? == 0 {
        return Ok(false);
    }
    tx.audit(order.entry("account.reopened").owner(of.1).thing(of.0.bytes()))?;
    told(tx, house, of, (Event::Reopened, &Notice::Reopened))
}

/// Ends every session of an account, and says how many there were.
pub fn sign_out(tx: &Tx, of: Of, order: &Order) -> Result<u64, Fault> {
    tx.audit(order.entry("account.signed-out").owner(of.1).thing(of.0.bytes()))?;
    sessions::end_all(tx, of, Actor::Operator)
}

/// Ends every session there is, as after a leak.
pub fn sign_everybody_out(tx: &Tx, order: &Order) -> Result<u64, Fault> {
    tx.audit(order.entry("house.signed-out"))?;
    sessions::end_everybodys(tx, Actor::Operator)
}

pub fn is_closed(tx: &Tx, of: Of) -> Result<bool, Fault> {
    let state = tx.maybe(ACCOUNT_STATE, &args![of.0, of.1], |row| row.get::<String>(0))?;
    Ok(state.is_some_and(|state| state == "closed"))
}

fn told(tx: &Tx, house: &House, of: Of, (event, notice): (Event, &Notice)) -> Result<bool, Fault> {
    history::note(tx, of, event, &Browser::default())?;
    let key = format!("{}/{}/{}", notice.word(), of.0, tx.now().micros());
    notices::tell_every_channel(tx, house, of, (&key, notice))?;
    Ok(true)
}
