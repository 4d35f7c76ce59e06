//! Which factors an account has, and whether it could still be entered without one of them.

pub(crate) mod rules;

use ::store::{Fault, Tx};
use identity::{account, contacts};

use crate::{Of, authenticator, passkeys, saved};
use rules::Ways;

/// The factors that count for an account now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Enrolled {
    pub passkeys: u32,
    pub authenticator: bool,
    pub saved_codes: u32,
}

impl Enrolled {
    /// A true second factor (DESIGN 2): a mailed code is not one.
    pub const fn any(self) -> bool {
        self.passkeys > 0 || self.authenticator || self.saved_codes > 0
    }
}

pub fn enrolled(tx: &Tx, of: Of) -> Result<Enrolled, Fault> {
    Ok(Enrolled {
        passkeys: passkeys::store::live(tx, of)?,
        authenticator: authenticator::store::live(tx, of)?.is_some(),
        saved_codes: saved::store::live(tx, of)?.map_or(0, |set| set.left),
    })
}

/// Every way in as it stands.
pub(crate) fn ways(tx: &Tx, of: Of) -> Result<Ways, Fault> {
    let password = account::store::kept(tx, of)?.is_some_and(|kept| !kept.is_off());
    let channel = !contacts::confirmed(tx, of)?.is_empty();
    let keys = passkeys::store::all(tx, of)?;
    let verified = keys.iter().filter(|key| key.is_live() && key.user_verified()).count();
    let verified = u32::try_from(verified).unwrap_or(u32::MAX);
    Ok(Ways { password, channel, verified, enrolled: enrolled(tx, of)? })
}
