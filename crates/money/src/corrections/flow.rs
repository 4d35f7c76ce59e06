//! What a correction goes through. Pure.
//!
//! ```text
//!            within the limit, or a second agrees
//! asked ────────────────────────────────────────▶ agreed ──▶ done ──▶ refused (it did not arrive)
//!   └── waits for a second, above the limit              └──▶ refused (by the provider)
//! ```

use base::{Money, PaymentId};
use serde::{Deserialize, Serialize};

use crate::payments::Purse;

/// One of the plan's staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub name: String,
    pub team: String,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Gives money of one payment back, the way it came; `forgives` takes as much from what is
    /// owed, where the bill was too high. Otherwise it gives back what was paid too much.
    Refund { payment: PaymentId, amount: Money, forgives: bool },
    /// Changes what is owed: less than zero takes from it.
    Adjust { purse: Purse, amount: Money },
}

impl Deed {
    pub const fn amount(self) -> Money {
        match self {
            Self::Refund { amount, .. } | Self::Adjust { amount, .. } => amount,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// A second person must agree.
    Waits,
    /// Agreed; the provider has not answered yet.
    Agreed,
    Done,
    /// The provider would not, or its money did not arrive.
    Refused,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Agreed => "agreed",
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }

    /// Whether the provider may have said yes to it.
    pub const fn may_have_left(self) -> bool {
        matches!(self, Self::Agreed | Self::Done)
    }

    /// Whether its money is gone, or may go.
    pub const fn counts(self) -> bool {
        !matches!(self, Self::Refused)
    }
}

/// Why it may not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// No such payment, or nothing was taken by it.
    NoPayment,
    /// Only so much of it is left to give back.
    TooMuch(Money),
    NoAmount,
    /// A bank wants money of this payment back, or took it: what it gives, nobody gives again.
    InDispute,
    /// Nothing like it waits for a second.
    NothingWaits,
    /// The second is the first, or of the same team.
    SameTeam,
}

/// Where a correction begins.
pub fn begin(deed: Deed, one_person_up_to: Money) -> Result<State, No> {
    let size = deed.amount().max(Money::ZERO - deed.amount());
    if size == Money::ZERO || matches!(deed, Deed::Refund { amount, .. } if amount < Money::ZERO) {
        return Err(No::NoAmount);
    }
    Ok(if size > one_person_up_to { State::Waits } else { State::Agreed })
}

/// Whether this second person's word counts.
pub fn second(first: &Agent, second: &Agent) -> Result<(), No> {
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    if same(&first.name, &second.name) || same(&first.team, &second.team) {
        return Err(No::SameTeam);
    }
    Ok(())
}

/// What of a payment may still be given back: not what was, and not what is on its way.
pub fn left(taken: Money, back: Money, on_its_way: Money) -> Money {
    taken - back.max(on_its_way)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agent(name: &str, team: &str) -> Agent {
        Agent { name: name.to_owned(), team: team.to_owned() }
    }

    #[test]
    fn above_the_limit_and_only_there_a_second_person_must_agree() {
        let limit = Money::cents(5_000);
        let adjust = |cents| Deed::Adjust { purse: Purse::Orders, amount: Money::cents(cents) };
        let refund = |cents| Deed::Refund {
            payment: PaymentId::new([1; 16]),
            amount: Money::cents(cents),
            forgives: false,
        };
        for (deed, wanted) in [
            (adjust(5_000), Ok(State::Agreed)),
            (adjust(-5_000), Ok(State::Agreed)),
            (adjust(5_001), Ok(State::Waits)),
            (adjust(-5_001), Ok(State::Waits)),
            (refund(5_001), Ok(State::Waits)),
            (adjust(0), Err(No::NoAmount)),
            (refund(0), Err(No::NoAmount)),
            (refund(-100), Err(No::NoAmount)),
        ] {
            assert_eq!(begin(deed, limit), wanted, "{deed:?}");
        }
    }

    #[test]
    fn a_second_is_somebody_else_of_another_team() {
        let first = agent("ana", "east");
        assert_eq!(second(&first, &agent("bo", "west")), Ok(()));
        for other in [agent("Ana", "west"), agent("bo", "East "), agent("ana", "east")] {
            assert_eq!(second(&first, &other), Err(No::SameTeam), "{other:?}");
        }
    }

    #[test]
    fn what_is_on_its_way_cannot_be_given_back_again() {
        let cents = Money::cents;
        assert_eq!(left(cents(4_217), cents(0), cents(1_000)), cents(3_217));
        assert_eq!(left(cents(4_217), cents(1_500), cents(1_000)), cents(2_717));
    }
}
