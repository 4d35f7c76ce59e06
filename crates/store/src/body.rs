//! Sealed bodies: whose they are and where they lie is part of the seal.

use base::{Entropy, MemberId, MemberScope};

/// Under whose key a body is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The house's own: directories, messages to people without an account.
    House,
    Member(MemberId),
}

impl Owner {
    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::House => None,
            Self::Member(member) => Some(member),
        }
    }
}

impl From<MemberId> for Owner {
    fn from(member: MemberId) -> Self {
        Self::Member(member)
    }
}

impl From<MemberScope> for Owner {
    fn from(scope: MemberScope) -> Self {
        Self::Member(scope.member())
    }
}

impl From<Option<MemberId>> for Owner {
    fn from(member: Option<MemberId>) -> Self {
        member.map_or(Self::House, Self::Member)
    }
}

/// Owner, table and row: a body moved to another row, table or person does not open.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub(crate) owner: Owner,
    table: &'static str,
    row: Entropy,
}

impl Place {
    pub fn new(owner: impl Into<Owner>, table: &'static str, row: &Entropy) -> Self {
        Self { owner: owner.into(), table, row: *row }
    }

    /// The additional authenticated data of the seal.
    pub(crate) fn aad(&self) -> Vec<u8> {
        let mut aad = Vec::with_capacity(64);
        aad.extend_from_slice(self.table.as_bytes());
        aad.push(0);
        aad.extend_from_slice(&self.row);
        match self.owner {
            Owner::House => aad.push(0),
            Owner::Member(member) => {
                aad.push(1);
                aad.extend_from_slice(member.bytes());
            }
        }
        aad
    }
}
