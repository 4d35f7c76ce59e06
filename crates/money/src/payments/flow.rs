//! What became of a payment, as the provider's events tell it.
//!
//! ```text
//! created ─→ needs action ─→ processing ─→ succeeded ─→ partly refunded ─→ refunded
//!    │           │               │              └─⇄ disputed ─⇄ taken back
//!    └───────────┴───────────────┴──→ failed (may still succeed), bounced, cancelled
//! ```
//!
//! Events come twice and in any order, so nothing here is a step taken: facts are gathered, each
//! way of gathering them ends in the same facts, and the stage follows from them. Money that was
//! taken outweighs everything said before or after.
//!
//! One thing takes a fact back: money that was given back and did not arrive. From then on no event
//! is believed that says how much was given back, since it may be of before: the provider is asked.
//!
//! What a bank wants back may end either way. No event is believed that tells of it: each is a
//! reason to ask the provider, and what it answers takes the place of what was known.

use base::Money;
use serde::{Deserialize, Serialize};

/// Where a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Created,
    NeedsAction,
    Processing,
    Succeeded,
    Failed(Why),
    Cancelled,
    Refunded,
    PartlyRefunded,
    /// A bank wants it back and has not decided.
    Disputed,
    /// A bank took it back, or a part of it.
    TakenBack,
}

/// Why a payment did not go through, as far as a member can do something about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    Funds,
    Expired,
    Proof,
    /// The provider could not be asked at all.
    NotAsked,
    /// A bank did not pay what it was asked for, days after the member was done on their page.
    Bank,
    Other,
}

/// A step on the way. Of two told for the same moment the later in this list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Waits,
    NeedsAction,
    Processing,
    Failed(Why),
}

/// One thing the provider tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// `at` is the provider's clock, in seconds.
    Step {
        at: i64,
        step: Step,
    },
    Taken(Money),
    /// How much of it has been given back in all.
    Returned {
        taken: Money,
        back: Money,
    },
    Cancelled,
    /// A bank did not pay, and their page can be paid on no more.
    Bounced,
}

/// What banks want back of a payment, as the provider has it now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputed {
    /// Taken from us while a bank decides.
    pub held: Money,
    /// Taken from us for good.
    pub taken_back: Money,
}

/// All that was told so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub taken: Money,
    pub back: Money,
    /// What was given back and did not arrive, say at an account that was closed.
    #[serde(default)]
    pub lost: Money,
    /// Something that was given back at the provider's own desk did not arrive.
    #[serde(default)]
    doubted: bool,
    #[serde(default)]
    disputed: Disputed,
    #[serde(default)]
    bounced: bool,
    cancelled: bool,
    latest: Option<(i64, Step)>,
}

impl Facts {
    /// The facts with this among them. Amounts only grow here: what was told before may be told
    /// again.
    #[must_use]
    pub fn hear(self, news: News) -> Self {
        match news {
            News::Step { at, step } => Self { latest: self.latest.max(Some((at, step))), ..self },
            News::Taken(amount) => Self { taken: self.taken.max(amount), ..self },
            News::Returned { taken, back } => {
                Self { taken: self.taken.max(taken), back: self.back.max(back), ..self }
            }
            News::Cancelled => Self { cancelled: true, ..self },
            News::Bounced => Self { bounced: true, ..self },
        }
    }

    /// The facts once this much of what was given back is known not to have arrived. What the
    /// provider calls given back from then on is without it.
    #[must_use]
    pub fn lose(self, amount: Money) -> Self {
        let amount = amount.min(self.back);
        Self { back: self.back - amount, lost: self.lost + amount, ..self }
    }

    /// The facts from which on no event is believed that says how much was given back.
    #[must_use]
    pub fn doubt(self) -> Self {
        Self { doubted: true, ..self }
    }

    pub const fn is_doubted(&self) -> bool {
        self.doubted
    }

    /// The facts once the provider has said what banks want back.
    #[must_use]
    pub fn dispute(self, disputed: Disputed) -> Self {
        Self { disputed, ..self }
    }

    /// Whether a bank wants anything of it back, or took it.
    pub fn is_disputed(&self) -> bool {
        self.disputed != Disputed::default()
    }

    /// What a bank took back, beside what was given back: no money comes back twice.
    pub fn taken_back(&self) -> Money {
        self.disputed.taken_back.min(self.taken - self.back).max(Money::ZERO)
    }

    /// What a bank decides about: it counts as paid until it has.
    pub fn held(&self) -> Money {
        self.disputed.held.min(self.taken - self.back - self.taken_back()).max(Money::ZERO)
    }

    /// All that was ever given back, whether it arrived or not.
    pub fn sent(&self) -> Money {
        self.back + self.lost
    }

    pub fn stage(&self) -> Stage {
        if self.taken > Money::ZERO {
            return self.stage_of_money();
        }
        // Before what somebody stopped at the provider's own desk afterwards.
        if self.bounced {
            return Stage::Failed(Why::Bank);
        }
        if self.cancelled {
            return Stage::Cancelled;
        }
        match self.latest {
            None | Some((_, Step::Waits)) => Stage::Created,
            Some((_, Step::NeedsAction)) => Stage::NeedsAction,
            Some((_, Step::Processing)) => Stage::Processing,
            Some((_, Step::Failed(why))) => Stage::Failed(why),
        }
    }

    fn stage_of_money(&self) -> Stage {
        if self.held() > Money::ZERO {
            return Stage::Disputed;
        }
        if self.taken_back() > Money::ZERO {
            return Stage::TakenBack;
        }
        match self.back {
            back if back >= self.taken => Stage::Refunded,
            back if back > Money::ZERO => Stage::PartlyRefunded,
            _ => Stage::Succeeded,
        }
    }
}

impl Stage {
    /// For staff, with what a member could do about it; as the member's own page calls it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Created => "not paid yet",
            Self::NeedsAction => "needs the member",
            Self::Processing => "under way",
            Self::Succeeded => "paid",
            Self::Failed(Why::Funds) => "did not go through: not enough money",
            Self::Failed(Why::Expired) => "did not go through: the card has expired",
            Self::Failed(Why::Proof) => "did not go through: the bank wanted proof",
            Self::Failed(Why::NotAsked) => {
                "did not go through: the payment company was not reached"
            }
            Self::Failed(Why::Bank) => "did not go through: the bank did not pay in the end",
            Self::Failed(Why::Other) => "did not go through: the bank said no",
            Self::Cancelled => "stopped",
            Self::Refunded => "given back",
            Self::PartlyRefunded => "given back in part",
            Self::Disputed => "in dispute with the bank",
            Self::TakenBack => "taken back by the bank",
        }
    }

    /// Whether the provider may still take money for it. On the provider's own page a refused card
    /// may be followed by another, and a bank that did not pay may not: that page is done with.
    /// Where we asked for a kept one, refused is the end.
    pub fn may_take(self, on_their_page: bool) -> bool {
        match self {
            Self::Created | Self::NeedsAction | Self::Processing => true,
            Self::Failed(Why::NotAsked | Why::Bank) => false,
            Self::Failed(_) => on_their_page,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
