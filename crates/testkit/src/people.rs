//! People who visit, each with the rights a session check would have proved.

use std::time::Duration;

use base::{AccountId, MemberId, MemberScope, Reading, SessionId, Timestamp};
use web::{Admitted, Grade, Strength, Viewer};

/// Somebody the plan covers. Everything about them can be said otherwise: `Person { .. }`.
#[derive(Debug, Clone)]
pub struct Person {
    pub scope: MemberScope,
    pub account: AccountId,
    pub session: SessionId,
    pub first_name: &'static str,
    pub grade: Grade,
    pub strength: Strength,
    pub frozen: bool,
    pub reading: Option<Reading>,
    /// How long ago they last proved a factor.
    pub proved: Duration,
}

impl Person {
    /// Ids follow from `number`, so that the same number is the same person.
    pub const fn new(number: u8, first_name: &'static str) -> Self {
        Self {
            scope: MemberScope::of(MemberId::new([number; 16])),
            account: AccountId::new([number ^ 0x80; 16]),
            session: SessionId::new([number ^ 0x40; 16]),
            first_name,
            grade: Grade::Full,
            strength: Strength::Confirmed,
            frozen: false,
            reading: None,
            proved: Duration::ZERO,
        }
    }

    pub const fn ann() -> Self {
        Self::new(0xA, "Ann")
    }

    pub const fn ben() -> Self {
        Self::new(0xB, "Ben")
    }

    pub(crate) fn viewer(&self, now: Timestamp) -> Viewer {
        Viewer::admit(Admitted {
            account: self.account,
            member: self.scope.member(),
            session: self.session,
            scope: self.scope,
            first_name: self.first_name.into(),
            ends_idle_at: now + Duration::from_mins(15),
            shared_computer: false,
            proved_at: now - self.proved,
            grade: self.grade,
            strength: self.strength,
            frozen: self.frozen,
            reading: self.reading,
        })
    }
}
