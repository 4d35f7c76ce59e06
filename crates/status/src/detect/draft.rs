//! What a person is handed when something was noticed: the slice, since when, how many members, and
//! the way that still works (GUARD 25).

use base::Timestamp;

use super::{Dimension, Found, Kind, Slice};
use crate::parts::{Effect, Part};

/// What members can do meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Passkey,
    OtherBrowser,
    OtherCode,
    PhoneRefill,
    Phone,
    CardAtPharmacy,
}

impl Way {
    pub const ALL: [Self; 6] = [
        Self::Passkey,
        Self::OtherBrowser,
        Self::OtherCode,
        Self::PhoneRefill,
        Self::Phone,
        Self::CardAtPharmacy,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::OtherBrowser => "browser",
            Self::OtherCode => "code",
            Self::PhoneRefill => "refill",
            Self::Phone => "phone",
            Self::CardAtPharmacy => "card",
        }
    }

    /// What still works where this broke.
    pub fn beside(slice: &Slice) -> Self {
        match (slice.dimension, slice.part()) {
            (Dimension::Browser, _) => Self::OtherBrowser,
            (_, Part::Code) => Self::OtherCode,
            (Dimension::Step, Part::SignIn) if slice.value() == "password" => Self::Passkey,
            (_, Part::Refill) => Self::PhoneRefill,
            (_, Part::Card) => Self::CardAtPharmacy,
            _ => Self::Phone,
        }
    }
}

/// An incident nobody has published yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub slice: Slice,
    pub part: Part,
    pub effect: Effect,
    pub since: Timestamp,
    /// Members who met it, at least.
    pub members: u32,
    pub way: Way,
}

impl Draft {
    pub fn of(found: &Found) -> Self {
        let (slice, lost) = (found.slice.clone(), found.lost);
        let whole = slice.dimension == Dimension::Step;
        let most = u64::from(lost.failed) * 10 >= u64::from(lost.tries) * 9;
        let effect = match found.alarm.kind {
            Kind::Silent if whole => Effect::NobodyCan,
            Kind::Failing if whole && most => Effect::NobodyCan,
            _ => Effect::SomeCannot,
        };
        let (part, way) = (slice.part(), Way::beside(&slice));
        Self { slice, part, effect, since: found.alarm.since, members: lost.members, way }
    }
}
