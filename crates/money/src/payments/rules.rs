//! Balances, and when an automatic payment may be made. Pure.

use base::Money;
use serde::{Deserialize, Serialize};

/// Which balance: the two are never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purse {
    /// The member's share of orders.
    Orders,
    /// The Medicare Prescription Payment Plan: nothing at the counter, a bill each month.
    Monthly,
}

impl Purse {
    pub const ALL: [Self; 2] = [Self::Orders, Self::Monthly];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Monthly => "monthly",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purse| purse.word() == word)
    }
}

/// What a ledger line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Invoice,
    Payment,
    Refund,
    /// What a bank took back of a payment, or gave us again: the amount says which.
    Dispute,
    /// Either way; the amount says which.
    Adjustment,
}

impl Kind {
    /// What a line of this kind adds to what is owed.
    pub fn owed(self, amount: Money) -> Money {
        match self {
            Self::Invoice | Self::Refund | Self::Dispute | Self::Adjustment => amount,
            Self::Payment => -amount,
        }
    }
}

/// What is owed of each balance; nothing for one that was never used. Kept with the wallet, so
/// that no page adds up every line a member ever had.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    orders: Option<Money>,
    monthly: Option<Money>,
}

impl Sums {
    pub fn of(lines: impl IntoIterator<Item = (Purse, Kind, Money)>) -> Self {
        lines.into_iter().fold(Self::default(), Self::with)
    }

    #[must_use]
    pub fn with(mut self, (purse, kind, amount): (Purse, Kind, Money)) -> Self {
        let sum = self.of_purse(purse);
        *sum = Some(sum.unwrap_or(Money::ZERO) + kind.owed(amount));
        self
    }

    /// As if this balance had never been used.
    #[must_use]
    pub const fn without(mut self, purse: Purse) -> Self {
        *self.of_purse(purse) = None;
        self
    }

    const fn of_purse(&mut self, purse: Purse) -> &mut Option<Money> {
        match purse {
            Purse::Orders => &mut self.orders,
            Purse::Monthly => &mut self.monthly,
        }
    }

    pub const fn owed(self, purse: Purse) -> Option<Money> {
        match purse {
            Purse::Orders => self.orders,
            Purse::Monthly => self.monthly,
        }
    }
}

/// The least a provider will take, and the most we would believe.
const LEAST: Money = Money::cents(50);
pub const MOST_CAP: Money = Money::cents(1_000_000);

/// Whether a balance can be paid here.
pub fn payable(balance: Money) -> bool {
    balance >= LEAST
}

/// Whether something is owed, and too little to be paid here by itself.
pub fn too_small(balance: Money) -> bool {
    balance > Money::ZERO && !payable(balance)
}

/// Automatic payment takes a whole balance or nothing: never more than was agreed to.
pub fn automatic(balance: Money, cap: Money) -> bool {
    payable(balance) && balance <= cap
}

/// A cap as people type it: `50`, `$50.00`, `1,000`, `50,00`.
pub fn cap(typed: &str) -> Option<Money> {
    let amount = Money::typed(typed).ok()?;
    (payable(amount) && amount <= MOST_CAP).then_some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_balance_is_bills_and_refunds_less_payments_in_any_order(
            mut lines in prop::collection::vec((any::<bool>(), 0_u8..5, -900_i64..9_000), 0..20)
        ) {
            let purse = |monthly| if monthly { Purse::Monthly } else { Purse::Orders };
            let kinds =
                [Kind::Invoice, Kind::Payment, Kind::Refund, Kind::Adjustment, Kind::Dispute];
            let line = |(monthly, kind, cents): &(bool, u8, i64)| {
                (purse(*monthly), kinds[usize::from(*kind)], Money::cents(*cents))
            };
            let of = |lines: &[(bool, u8, i64)]| Sums::of(lines.iter().map(line));
            let expected = [false, true].map(|monthly| {
                let own = || lines.iter().filter(move |line| line.0 == monthly);
                let sum = |kind: u8| -> i64 {
                    own().filter(|line| line.1 == kind).map(|line| line.2).sum()
                };
                own().next().map(|_| Money::cents(sum(0) + sum(2) + sum(3) + sum(4) - sum(1)))
            });
            let found = |sums: Sums| [false, true].map(|monthly| sums.owed(purse(monthly)));
            prop_assert_eq!(found(of(&lines)), expected);
            lines.reverse();
            prop_assert_eq!(found(of(&lines)), expected);
        }

        #[test]
        fn automatic_payment_never_takes_more_than_its_cap(
            owed in -1_000_i64..100_000,
            most in 0_i64..100_000,
        ) {
            if automatic(Money::cents(owed), Money::cents(most)) {
                prop_assert!(owed <= most && owed > 0);
            }
        }
    }

    #[test]
    fn a_cap_is_read_as_people_write_it_and_a_card_number_is_none() {
        assert_eq!(cap(" $1,000 "), Some(Money::cents(100_000)));
        assert_eq!(cap("25.50"), Some(Money::cents(2_550)));
        for odd in ["", "0", "-5", "all", "4242424242424242", "10000.01"] {
            assert_eq!(cap(odd), None, "{odd}");
        }
    }
}
