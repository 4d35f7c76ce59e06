//! Which acts there are, and for whom. Pure.

use std::time::Duration;

use base::JobId;
use recovery::assist::{How, NotNow};

use crate::look_up::record::Standing;
use crate::staff::{Action, Role};

/// For how long one may act on a look. (house)
pub const LOOK_LIFE: Duration = Duration::from_mins(30);

/// Said on the way to the look-up page when a look is over.
pub const OVER: &str = "over";

/// How far back a notice that failed is looked for. (house)
pub const AGAIN_WITHIN: Duration = Duration::from_hours(24 * 7);

/// Which words of `desk-texts-consent` somebody said yes to: changed with them.
pub const CONSENT: &str = "2026-11";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A colleague of another team approves it.
    Help,
    /// A link to a way on file shows whether they are on the phone.
    Proof,
    EndSessions,
    Freeze,
}

impl Act {
    const ALL: [Self; 4] = [Self::Help, Self::Proof, Self::EndSessions, Self::Freeze];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Proof => "proof",
            Self::EndSessions => "sessions",
            Self::Freeze => "freeze",
        }
    }

    /// The words of the link that leads to it, and its page's title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Help => "desk-act-help",
            Self::Proof => "desk-act-proof",
            Self::EndSessions => "desk-act-sessions",
            Self::Freeze => "desk-act-freeze",
        }
    }

    pub fn path(self, look: JobId) -> String {
        format!("/desk/looks/{look}/{}", self.word())
    }

    const fn action(self) -> Action {
        match self {
            Self::Help | Self::Proof => Action::Assist,
            Self::EndSessions | Self::Freeze => Action::Protect,
        }
    }

    /// What this role may do for somebody whose account stands so.
    pub fn open(role: Role, standing: Standing) -> impl Iterator<Item = Self> {
        let stands = move |act: &Self| match standing {
            Standing::NoAccount | Standing::Closed => false,
            Standing::Frozen(_) => *act != Self::Freeze,
            Standing::Open => true,
        };
        Self::ALL.into_iter().filter(move |act| role.may(act.action()) && stands(act))
    }

    /// What is said once it is done.
    pub fn done(word: &str) -> Option<&'static str> {
        match word {
            "sessions" => Some("desk-act-sessions-done"),
            "freeze" => Some("desk-act-freeze-done"),
            "disclosed" => Some("desk-disclosure-done"),
            "frozen" => Some("desk-act-freeze-before"),
            OVER => Some("desk-look-up-over"),
            _ => None,
        }
    }
}

/// What a proof opens for half an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A wait that wrong answers brought about ends.
    Lift,
    /// A number whose owner said STOP takes texts again.
    Texts,
    /// A notice that failed goes by the way that was proved.
    Again,
    /// A pharmacy code goes there.
    Card,
}

impl Opens {
    pub const ALL: [Self; 4] = [Self::Card, Self::Lift, Self::Again, Self::Texts];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Lift => "lift",
            Self::Texts => "texts",
            Self::Again => "again",
            Self::Card => "card",
        }
    }

    /// Its door.
    pub const fn door(self) -> &'static str {
        match self {
            Self::Lift => "/desk/looks/{id}/lift",
            Self::Texts => "/desk/looks/{id}/texts",
            Self::Again => "/desk/looks/{id}/again",
            Self::Card => "/desk/looks/{id}/card",
        }
    }

    pub fn path(self, look: JobId) -> String {
        format!("/desk/looks/{look}/{}", self.word())
    }

    /// The words of the link that leads to it, and its page's title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lift => "desk-act-lift",
            Self::Texts => "desk-act-texts",
            Self::Again => "desk-act-again",
            Self::Card => "desk-act-card",
        }
    }

    /// What is said once it is done.
    pub const fn done(self) -> &'static str {
        match self {
            Self::Lift => "desk-act-lift-done",
            Self::Texts => "desk-act-texts-done",
            Self::Again => "desk-act-again-done",
            Self::Card => "desk-act-card-done",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

pub const fn how_word(how: How) -> &'static str {
    match how {
        How::InPerson => "in-person",
        How::CallBack => "call-back",
    }
}

pub fn read_how(word: &str) -> Option<How> {
    [How::InPerson, How::CallBack].into_iter().find(|how| how_word(*how) == word)
}

/// Why it does not go on, in words for the one who asked.
pub const fn not_now(why: NotNow) -> &'static str {
    match why {
        NotNow::TooManyToday => "desk-help-too-many",
        NotNow::OnlyInPerson => "desk-help-only-in-person",
        NotNow::NobodyOutsideTheTeam => "desk-help-nobody",
        NotNow::NumberTooNew => "desk-help-number-new",
        NotNow::AskedBefore => "desk-help-before",
        NotNow::NotYou => "desk-help-not-you",
        NotNow::TooLate => "desk-help-late",
    }
}

#[cfg(test)]
mod tests {
    use base::Timestamp;

    use super::*;

    #[test]
    fn nobody_acts_beyond_their_role_or_on_what_is_not_there() {
        let open = |role, standing| Act::open(role, standing).collect::<Vec<_>>();
        let at = Timestamp::from_seconds(1_800_000_000);
        assert_eq!(open(Role::Agent, Standing::Open), Act::ALL);
        assert_eq!(open(Role::Supervisor, Standing::Open), Act::ALL);
        assert_eq!(open(Role::Fraud, Standing::Open), [Act::EndSessions, Act::Freeze]);
        let frozen = [Act::Help, Act::Proof, Act::EndSessions];
        assert_eq!(open(Role::Agent, Standing::Frozen(at)), frozen);
        for role in [Role::Privacy, Role::Administrator] {
            assert_eq!(open(role, Standing::Open), []);
        }
        for standing in [Standing::NoAccount, Standing::Closed] {
            assert_eq!(open(Role::Supervisor, standing), []);
        }
    }
}
