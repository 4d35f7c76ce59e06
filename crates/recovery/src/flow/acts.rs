//! What somebody on the way back may do meanwhile (DESIGN 3, GUARD 12, 18, 19; SECURITY 52). Pure.

use std::time::Duration;

use base::Timestamp;

use super::{APART, Standing};

/// After a recovery, new delivery addresses, payment methods and exports ask for a factor again.
pub const PROBATION: Duration = Duration::from_hours(24);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    See,
    RefillToAddressOnFile,
    Card,
    Help,
    BindFactor,
    Contacts,
    Address,
    Payment,
    Caregivers,
    Export,
    RemoveFactor,
}

impl Act {
    pub const ALL: [Self; 11] = [
        Self::See,
        Self::RefillToAddressOnFile,
        Self::Card,
        Self::Help,
        Self::BindFactor,
        Self::Contacts,
        Self::Address,
        Self::Payment,
        Self::Caregivers,
        Self::Export,
        Self::RemoveFactor,
    ];

    /// A thief with a little time must not be able to do it.
    pub const fn is_sensitive(self) -> bool {
        !matches!(self, Self::See | Self::RefillToAddressOnFile | Self::Card | Self::Help)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    Limited,
    Full,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    /// Yes, with a fresh proof each time.
    StepUp,
    /// Not before this moment.
    Wait(Timestamp),
    /// Not until more is proved.
    No,
}

impl Standing {
    pub fn allows(&self, act: Act, grade: Grade, now: Timestamp) -> Answer {
        if !act.is_sensitive() {
            return Answer::Yes;
        }
        if grade == Grade::Limited || self.frozen.is_some() {
            return Answer::No;
        }
        let Some(recovered) = self.recovered else { return Answer::Yes };
        match act {
            Act::Contacts if now < recovered.at + APART => Answer::Wait(recovered.at + APART),
            Act::RemoveFactor if self.bind_first => Answer::No,
            Act::Address | Act::Payment | Act::Caregivers | Act::Export
                if now < recovered.at + PROBATION =>
            {
                Answer::StepUp
            }
            _ => Answer::Yes,
        }
    }
}
