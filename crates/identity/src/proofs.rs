//! In whose name something may be shown to somebody who is not signed in and has proved one thing:
//! a remembered browser, or a way on file by which a code came back. It is not access: what stands
//! on it (the card at a pharmacy's counter) tells its owner each time.

use ::store::{Fault, Tx};
use base::{AccountId, MemberId, MemberScope, Private};

use crate::account;
use crate::devices::{self, Device, Pass};

type Of = (AccountId, MemberId);

/// Somebody who proved one thing.
#[derive(Debug, Clone)]
pub struct Proved {
    pub of: Of,
    pub scope: MemberScope,
    pub first_name: Private<String>,
}

/// Whom a remembered browser is remembered for, while it still is.
pub fn by_device(tx: &Tx, pass: Pass) -> Result<Option<Proved>, Fault> {
    let Some(device) = devices::store::device(tx, pass)?.filter(Device::is_known) else {
        return Ok(None);
    };
    by_channel(tx, (device.account, device.member))
}

/// For `recovery` alone, once what was sent to a way of this account came back.
pub fn by_channel(tx: &Tx, of: Of) -> Result<Option<Proved>, Fault> {
    let account = match account::store::account(tx, of) {
        // Nobody is there any more to prove anything.
        Err(Fault::Forgotten) => None,
        found => found?,
    };
    let Some(account) = account else { return Ok(None) };
    let (scope, first_name) = (MemberScope::of(of.1), account.first_name);
    Ok(Some(Proved { of, scope, first_name }))
}
