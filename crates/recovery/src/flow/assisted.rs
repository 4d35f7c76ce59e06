//! When people help: two of them, who did not choose each other (GUARD 16). Pure.
//!
//! ```text
//!   ask ──▶ Asked ──approved by the one who was drawn──▶ Approved ──▶ a code for the member
//!    └──▶ Refused: too many today, too busy for calls, nobody outside the team, number too new,
//!         asked for the same member a moment ago
//! ```

use std::time::Duration;

use base::{Timestamp, folded};
use serde::{Deserialize, Serialize};

use super::evidence::LONG_KNOWN_AFTER;

/// Assisted recoveries one agent may take part in, in one day.
pub const AGENT_DAILY: u32 = 20;
/// Above so many times the usual volume only people who come in person are helped.
pub const SURGE: u32 = 3;
/// For so long an ask waits for its approver, and nobody asks for the same member again: whoever
/// could would draw until a friend came out. (house)
pub const ASK_LIFE: Duration = Duration::from_hours(1);
/// How often one member may be asked for in one day. (house)
pub const MEMBER_DAILY: usize = 3;
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
    /// It was asked for this member a moment ago, or too often today.
    AskedBefore,
    /// Somebody else was drawn.
    NotYou,
    /// Nobody said yes in time.
    TooLate,
}

/// Whether one may ask for a member for whom it was asked at these moments, within one day.
pub fn may_ask(asked_at: &[Timestamp], now: Timestamp) -> Result<(), NotNow> {
    let waits = asked_at.iter().any(|at| waits(*at, now));
    if waits || asked_at.len() >= MEMBER_DAILY { Err(NotNow::AskedBefore) } else { Ok(()) }
}

/// Whether something asked then may still be approved.
pub fn waits(asked_at: Timestamp, now: Timestamp) -> bool {
    now < asked_at + ASK_LIFE
}

/// Whether so many more people than usual are helped that only those in person still are.
pub fn surges(today: u32, usual: u32) -> bool {
    today >= usual.max(QUIET_DESK).saturating_mul(SURGE)
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
        if surges(desk.today, desk.usual) {
            return Err(NotNow::OnlyInPerson);
        }
        if now < number_since + LONG_KNOWN_AFTER {
            return Err(NotNow::NumberTooNew);
        }
    }
    let outside = |agent: &&Agent| {
        folded(&agent.team) != folded(&opener.team) && folded(&agent.name) != folded(&opener.name)
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn ago(minutes: u64) -> Timestamp {
        NOW - Duration::from_mins(minutes)
    }

    #[test]
    fn nobody_draws_again_for_one_member_until_a_friend_comes_out() {
        assert_eq!(may_ask(&[], NOW), Ok(()));
        assert_eq!(may_ask(&[ago(59)], NOW), Err(NotNow::AskedBefore));
        assert_eq!(may_ask(&[ago(60)], NOW), Ok(()));
        assert_eq!(may_ask(&[ago(60), ago(120)], NOW), Ok(()));
        assert_eq!(may_ask(&[ago(60), ago(120), ago(180)], NOW), Err(NotNow::AskedBefore));
        assert!(waits(ago(59), NOW) && !waits(ago(60), NOW));
    }

    #[test]
    fn a_team_written_in_other_letters_is_the_same_team() {
        let agent = |name: &str, team: &str| Agent { name: name.into(), team: team.into() };
        let on_duty = [agent("bo", "EAST"), agent("ANA", "west")];
        let desk = Desk { on_duty: &on_duty, by_opener_today: 0, today: 0, usual: 0 };
        let asked = ask(Meeting::InPerson, agent("ana", "east"), (desk, 1), NOW);
        assert_eq!(asked, Err(NotNow::NobodyOutsideTheTeam));
    }
}
