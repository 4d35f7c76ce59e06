//! From evidence to a tier, from a tier to its clocks (DESIGN 3).

use std::time::Duration;

use base::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::{Domain, Evidence, settled_domains};

/// How patient a plan wants recovery to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    #[default]
    Standard,
    Strict,
}

impl Profile {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Strict => "strict",
        }
    }
}

/// What the clocks depend on besides the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ground {
    pub profile: Profile,
    /// A passkey, an authenticator app or texted codes are enrolled.
    pub second_factor: bool,
}

impl Ground {
    const fn patient(self) -> bool {
        self.second_factor || matches!(self.profile, Profile::Strict)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Two domains of the member's own.
    R1,
    /// One domain, where nothing stronger was ever enrolled.
    R2,
    /// One domain, where patience is due.
    R2s,
    /// A code by letter.
    R3,
    /// In person.
    R4,
    /// Two agents and a call back. It proves the telephone and no more, so it waits like one
    /// domain and may be vetoed (docs/decisions: a call back is not a person).
    R4c,
    /// A caregiver the member chose before, and one domain.
    R5,
}

/// How long until limited, and until full; no end means that more evidence is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    pub limited_after: Duration,
    pub full_after: Option<Duration>,
}

const DAY: Duration = Duration::from_hours(24);

impl Tier {
    /// What this evidence is worth; nothing when none of it counts.
    pub fn of(evidence: &[Evidence], ground: Ground, now: Timestamp) -> Option<Self> {
        let has = |domain| evidence.iter().any(|e| e.domain == domain && e.counts(now));
        let remote = [Domain::Mailbox, Domain::Phone, Domain::Device].into_iter().any(has);
        if settled_domains(evidence, now) >= 2 {
            Some(Self::R1)
        } else if has(Domain::Caregiver) && (remote || has(Domain::Post)) {
            Some(Self::R5)
        } else if remote {
            Some(if ground.patient() { Self::R2s } else { Self::R2 })
        } else {
            has(Domain::Post).then_some(Self::R3)
        }
    }

    pub const fn clocks(self, ground: Ground) -> Clocks {
        let (limited_days, full_hours) = match self {
            Self::R1 => (0, Some(0)),
            Self::R2 => (0, Some(72)),
            Self::R3 => (0, None),
            Self::R4 => (1, Some(48)),
            Self::R4c if !ground.patient() => (1, Some(72)),
            Self::R2s | Self::R4c => (2, Some(168)),
            Self::R5 => (0, Some(168)),
        };
        let full_after = match full_hours {
            Some(hours) => Some(Duration::from_hours(hours)),
            None => None,
        };
        Clocks { limited_after: DAY.saturating_mul(limited_days), full_after }
    }

    /// These cannot be vetoed from afar, move while others may not, and end the others.
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::R1 | Self::R4)
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::R1 => "R1",
            Self::R2 => "R2",
            Self::R2s => "R2s",
            Self::R3 => "R3",
            Self::R4 => "R4",
            Self::R4c => "R4c",
            Self::R5 => "R5",
        }
    }
}
