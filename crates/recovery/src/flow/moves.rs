//! What may be asked of the way back, and what may come of it: the words of the machine in `flow`.

use base::{Entropy, Timestamp};

use super::Standing;
use super::acts::Grade;
use super::assisted::Approved;
use super::evidence::Evidence;
use super::tier::Tier;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Move {
    /// New evidence of somebody who has no case yet.
    Open {
        case: Entropy,
        evidence: Vec<Evidence>,
    },
    /// Two people stand for it; the member has typed the code that came of it.
    Assisted {
        case: Entropy,
        approved: Approved,
    },
    /// More evidence by whoever holds the case.
    Strengthen {
        case: Entropy,
        evidence: Evidence,
    },
    /// "This was not me", by a code from a notice about this case.
    Veto {
        case: Entropy,
    },
    /// "This was not me", said by a session.
    Freeze {
        session: Entropy,
        grade: Grade,
    },
    /// The same, said by our own people when nobody is signed in whom one could believe.
    FreezeAtDesk,
    Unfreeze {
        session: Entropy,
        evidence: Vec<Evidence>,
    },
    /// A contact is to be changed by a session.
    ChangeContact {
        change: Entropy,
        grade: Grade,
    },
    BindFactor,
    RemoveFactor {
        grade: Grade,
    },
    /// Time has passed.
    Tick,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    Done,
    /// The case is open; its clocks are in it.
    Began(Tier),
    Full(Tier),
    Frozen,
    Held,
    /// It was so already.
    Already,
    Refused(Refusal),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    NothingCounts,
    /// Somebody said "this was not me": two domains or a person, until this moment.
    OnlyStronger {
        until: Timestamp,
    },
    TooManyOpen,
    NotFromAfar,
    Unknown,
    WhileLimited,
    WhileFrozen,
    BindFirst,
}

/// What must happen with it, in the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// To every channel, old values too.
    Tell(Notice),
    /// The new password of this case opens limited sessions from now on.
    LetIn {
        case: Entropy,
    },
    /// The new password of this case is the password.
    Promote {
        case: Entropy,
        tier: Tier,
    },
    /// All but those this case opened; without a case, all but the one that asked.
    EndOtherSessions {
        of: Option<Entropy>,
    },
    LiftWaits,
    /// What the case had opened ends: its password, its sessions.
    Close {
        case: Entropy,
        how: Closed,
    },
    FraudCase,
    CompleteChange(Entropy),
    DropChange(Entropy),
    FactorMayGo,
    /// Look again then.
    Wake(Timestamp),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closed {
    Full,
    Vetoed,
    /// Somebody came back with more.
    Overtaken,
    Lapsed,
}

impl Closed {
    const ALL: [Self; 4] = [Self::Full, Self::Vetoed, Self::Overtaken, Self::Lapsed];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Vetoed => "vetoed",
            Self::Overtaken => "overtaken",
            Self::Lapsed => "lapsed",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|closed| closed.word() == word)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    Began { case: Entropy, full_at: Option<Timestamp> },
    Limited { case: Entropy, full_at: Option<Timestamp> },
    Full { case: Entropy },
    Vetoed { case: Entropy },
    Frozen,
    Unfrozen,
    ChangeHeld,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub standing: Standing,
    pub outcome: Outcome,
    pub effects: Vec<Effect>,
}
