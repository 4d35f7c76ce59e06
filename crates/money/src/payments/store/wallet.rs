//! What a member has at the provider: tokens, and of each card what is printed on receipts.

use ::store::{Fault, Place, Tx, args};
use base::{MemberId, MemberScope, MethodId, Money, Timestamp};
use serde::{Deserialize, Serialize};

use super::super::rules::Sums;
use super::{ADD_WALLET, CHANGE_WALLET, WALLET, WALLET_OF};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Wallet {
    /// The provider's name for the member.
    pub customer: Option<String>,
    pub methods: Vec<Method>,
    pub automatic: Option<Automatic>,
    pub adding: Option<Adding>,
    /// None for a wallet that is older than they are.
    pub sums: Option<Sums>,
    /// What came to be owed and was not told yet.
    #[serde(default)]
    pub untold: Sums,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Method {
    pub id: MethodId,
    /// The provider's name for it: worth nothing without our key.
    pub token: String,
    pub brand: String,
    pub last_four: String,
    pub expires: Option<(i64, i64)>,
    pub preferred: bool,
}

/// What was agreed to, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Automatic {
    pub cap: Money,
    pub since: Timestamp,
}

/// A way to pay that is being added on the provider's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adding {
    pub mark: MethodId,
    pub url: Option<String>,
    pub done: bool,
    pub failed: bool,
}

impl Wallet {
    pub fn preferred(&self) -> Option<&Method> {
        self.methods.iter().find(|method| method.preferred)
    }

    pub fn method(&self, id: MethodId) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }

    pub fn prefer(&mut self, id: MethodId) {
        for method in &mut self.methods {
            method.preferred = method.id == id;
        }
    }

    /// Whether automatic payment pays with this one: that was agreed to, and with no other.
    pub fn pays_by_itself(&self, id: MethodId) -> bool {
        self.automatic.is_some() && self.preferred().is_some_and(|method| method.id == id)
    }

    /// Takes one out; another becomes the preferred one, and pays nothing by itself until that is
    /// agreed to. Says whether automatic payment ended.
    pub fn remove(&mut self, id: MethodId) -> bool {
        let ends = self.pays_by_itself(id);
        if ends {
            self.automatic = None;
        }
        self.methods.retain(|method| method.id != id);
        if self.preferred().is_none()
            && let Some(first) = self.methods.first_mut()
        {
            first.preferred = true;
        }
        ends
    }
}

pub fn wallet(tx: &Tx, who: MemberScope) -> Result<Wallet, Fault> {
    let found = tx
        .maybe(WALLET, &args![who.member()], |row| tx.open(&place(who), &row.get::<Vec<u8>>(0)?))?;
    Ok(found.unwrap_or_default())
}

pub fn change_wallet(
    tx: &Tx,
    who: MemberScope,
    change: impl FnOnce(&mut Wallet),
) -> Result<(), Fault> {
    let mut kept = wallet(tx, who)?;
    change(&mut kept);
    let body = tx.seal(&place(who), &kept)?;
    if tx.run(CHANGE_WALLET, &args![who.member(), &body])? == 0 {
        tx.run(ADD_WALLET, &args![who.member(), blind(tx, who), &body])?;
    }
    Ok(())
}

/// The name by which the provider speaks of this member.
pub fn handle(tx: &Tx, who: MemberScope) -> String {
    MethodId::new(blind(tx, who)).to_string()
}

/// Whose wallet the provider speaks of.
pub fn wallet_of(tx: &Tx, handle: &str) -> Result<Option<MemberId>, Fault> {
    let Ok(handle) = handle.parse::<MethodId>() else { return Ok(None) };
    tx.maybe(WALLET_OF, &args![handle], |row| row.get(0))
}

fn blind(tx: &Tx, who: MemberScope) -> base::Entropy {
    tx.blind("wallet", &who.member().to_string())
}

fn place(who: MemberScope) -> Place {
    Place::new(who, "wallet", who.member().bytes())
}
