//! What became of a payment, as the provider's events tell it.
//!
//! ```text
//! created ─→ needs action ─→ processing ─→ succeeded ─→ partly refunded ─→ refunded
//!    └───────────┴───────────────┴──→ failed (may still succeed), cancelled
//! ```
//!
//! Events come twice and in any order, so nothing here is a step taken: facts are gathered, each
//! way of gathering them ends in the same facts, and the stage follows from them. Money that was
//! taken outweighs everything said before or after.
//!
//! One thing takes a fact back: money that was given back and did not arrive. From then on no event
//! is believed that says how much was given back, since it may be of before: the provider is asked.

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

    /// All that was ever given back, whether it arrived or not.
    pub fn sent(&self) -> Money {
        self.back + self.lost
    }

    pub fn stage(&self) -> Stage {
        if self.taken > Money::ZERO {
            return match self.back {
                back if back >= self.taken => Stage::Refunded,
                back if back > Money::ZERO => Stage::PartlyRefunded,
                _ => Stage::Succeeded,
            };
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
}

impl Stage {
    /// Whether the provider may still take money for it. On the provider's own page a refused card
    /// may be followed by another; where we asked for a kept one, refused is the end.
    pub fn may_take(self, on_their_page: bool) -> bool {
        match self {
            Self::Created | Self::NeedsAction | Self::Processing => true,
            Self::Failed(Why::NotAsked) => false,
            Self::Failed(_) => on_their_page,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            Just(Step::Waits),
            Just(Step::NeedsAction),
            Just(Step::Processing),
            Just(Step::Failed(Why::Funds)),
            Just(Step::Failed(Why::Other)),
        ]
    }

    fn news() -> impl Strategy<Value = News> {
        prop_oneof![
            (0_i64..5, step()).prop_map(|(at, step)| News::Step { at, step }),
            (1_i64..3).prop_map(|cents| News::Taken(Money::cents(cents))),
            (1_i64..3, 0_i64..3).prop_map(|(taken, back)| News::Returned {
                taken: Money::cents(taken),
                back: Money::cents(back)
            }),
            Just(News::Cancelled),
        ]
    }

    fn told(all: &[News]) -> Facts {
        all.iter().fold(Facts::default(), |facts, news| facts.hear(*news))
    }

    proptest! {
        #[test]
        fn events_in_any_order_and_told_twice_end_in_the_same_facts(
            (first, second) in prop::collection::vec(news(), 0..12)
                .prop_flat_map(|all| {
                    let twice = [all.clone(), all.clone()].concat();
                    (Just(all), Just(twice).prop_shuffle())
                })
        ) {
            prop_assert_eq!(told(&first), told(&second));
        }

        #[test]
        fn money_that_was_taken_is_never_unsaid(before in prop::collection::vec(news(), 0..9)) {
            let facts = told(&before).hear(News::Taken(Money::cents(500)));
            let stage = facts.stage();
            prop_assert!(matches!(
                stage,
                Stage::Succeeded | Stage::PartlyRefunded | Stage::Refunded
            ));
            prop_assert!(!stage.may_take(true));
        }
    }

    #[test]
    fn money_that_did_not_arrive_may_be_given_back_again() {
        let cents = Money::cents;
        let given =
            |facts: Facts| facts.hear(News::Returned { taken: cents(900), back: cents(400) });
        let once = given(Facts::default());
        assert_eq!((once.stage(), once.sent()), (Stage::PartlyRefunded, cents(400)));
        let lost = once.lose(cents(400));
        assert_eq!((lost.stage(), lost.sent()), (Stage::Succeeded, cents(400)));
        let again = given(lost);
        assert_eq!((again.stage(), again.sent()), (Stage::PartlyRefunded, cents(800)));
        assert_eq!(lost.lose(cents(400)), lost);
    }

    #[test]
    fn a_refused_card_may_be_followed_by_another_on_their_page_alone() {
        let facts = told(&[News::Step { at: 1, step: Step::Failed(Why::Funds) }]);
        assert_eq!(facts.stage(), Stage::Failed(Why::Funds));
        assert!(facts.stage().may_take(true) && !facts.stage().may_take(false));
        assert_eq!(facts.hear(News::Taken(Money::cents(5))).stage(), Stage::Succeeded);
    }
}
