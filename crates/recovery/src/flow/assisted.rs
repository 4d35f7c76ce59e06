//! When people help: two of them, who did not choose each other (GUARD 16). Pure.
//!
//! ```text
//!   ask ──▶ Asked ──approved by the one who was drawn──▶ Approved ──▶ a code for the member
//!    └──▶ Refused: too many today, too busy for calls, nobody outside the team, number too new
//! ```

use base::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::LONG_KNOWN_AFTER;

/// Assisted recoveries one agent may take part in, in one day.
pub const AGENT_DAILY: u32 = 20;
/// Above so many times the usual volume only people who come in person are helped.
pub const SURGE: u32 = 3;
/// A desk that helps nobody on most days is not in a surge at its third member.
const QUIET_DESK: u32 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Agent {
    pub name: String,
    pub team: String,
}

/// How the member is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meeting {
    InPerson,
    /// A call to a number on file since this moment.
    CallBack {
        number_since: Timestamp,
    },
}

/// What the desk knows when somebody asks.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'d> {
    pub on_duty: &'d [Agent],
    /// Assisted recoveries the opener took part in today.
    pub by_opener_today: u32,
    pub today: u32,
    pub usual: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub meeting: Meeting,
    pub opener: Agent,
    pub approver: Agent,
}

/// Two people stand for it. Nothing else makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Approved(Meeting);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    TooManyToday,
    OnlyInPerson,
    NobodyOutsideTheTeam,
    NumberTooNew,
    /// Somebody else was drawn.
    NotYou,
}

/// `lot` draws the approver among those on duty outside the opener's team.
pub fn ask(
    meeting: Meeting,
    opener: Agent,
    (desk, lot): (Desk<'_>, u64),
    now: Timestamp,
) -> Result<Asked, NotNow> {
    if desk.by_opener_today >= AGENT_DAILY {
        return Err(NotNow::TooManyToday);
    }
    if let Meeting::CallBack { number_since } = meeting {
        if desk.today >= desk.usual.max(QUIET_DESK).saturating_mul(SURGE) {
            return Err(NotNow::OnlyInPerson);
        }
        if now < number_since + LONG_KNOWN_AFTER {
            return Err(NotNow::NumberTooNew);
        }
    }
    let outside = |agent: &&Agent| agent.team != opener.team && agent.name != opener.name;
    let others: Vec<&Agent> = desk.on_duty.iter().filter(outside).collect();
    let at = usize::try_from(lot % others.len().max(1) as u64).unwrap_or(0);
    let approver = others.get(at).copied().cloned().ok_or(NotNow::NobodyOutsideTheTeam)?;
    Ok(Asked { meeting, opener, approver })
}

impl Asked {
    pub fn approve(&self, by: &Agent, by_them_today: u32) -> Result<Approved, NotNow> {
        if *by != self.approver {
            return Err(NotNow::NotYou);
        }
        if by_them_today >= AGENT_DAILY {
            return Err(NotNow::TooManyToday);
        }
        Ok(Approved(self.meeting))
    }
}

impl Approved {
    pub const fn meeting(self) -> Meeting {
        self.0
    }
}
