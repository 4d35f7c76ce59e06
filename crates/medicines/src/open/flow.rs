//! What comes of a refill that somebody asked for without signing in. Pure.
//!
//! ```text
//! asked ──names nobody────────────────────────────▶ nothing, and it is counted
//!   └──names one──┬──lane open──▶ ordered, or the exact reason; told to every way on file
//!                 └──lane blind─▶ held: nothing is ordered, and every way on file hears why
//! ```
//!
//! The page that asked is the same for all of them. A stranger who guesses learns nothing, so what
//! is rationed here is what a guess could *do*: one order a season, to the member's own door.

use base::Day;
use guard::source::Guess;
use guard::{Asking, Lane, Points, Ration, Standing};

use crate::orders::Order;
use crate::prescriptions::rules::{Next, RefillAnswer, Why};

/// Wrong answers about one number, known or not, before right ones are held too: 5, one back every
/// 4 hours. Some 30,000 birth dates then take 13 years (house).
pub const WRONG_ANSWERS: Ration = Ration::new(5, std::time::Duration::from_hours(4));

/// Letters on paper to somebody who has neither mailbox nor phone on file.
pub const LETTERS: Ration = Ration::new(1, std::time::Duration::from_hours(7 * 24));

/// What a try costs its neighbourhood (GUARD 3): a number nobody has costs twice.
pub const fn cost(number_known: bool) -> Points {
    let guess = if number_known { Guess::Wrong } else { Guess::UnknownName };
    guess.points(false)
}

/// What the lane depends on, beside the facts being right.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    pub standing: Standing,
    /// Strangers fail far more than usual (GUARD 6).
    pub pressure: bool,
    /// Fewer wrong answers were given about this number than its ration.
    pub answers_left: bool,
}

impl Weather {
    /// Whether right facts alone are enough for an order.
    pub const fn is_open(self) -> bool {
        let asking = Asking {
            known_device: false,
            standing: self.standing,
            pressure: self.pressure,
            message_left: self.answers_left,
        };
        matches!(asking.lane(), Lane::Open)
    }
}

/// What every way on file is told. None of it names a medicine.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Ordered(Box<Order>),
    /// It is in this order already.
    Before(base::OrderId),
    NotYet(Day),
    /// Mail needs an address, and there is none on file.
    NoAddress,
    /// The reason could say what it is for, so it stands behind sign-in.
    No,
    /// Too many wrong answers came before this right one.
    Held,
}

impl Said {
    /// What a prescription that cannot be ordered comes to.
    pub const fn of(answer: RefillAnswer) -> Self {
        match answer {
            RefillAnswer::NotYet { on, .. } => Self::NotYet(on),
            RefillAnswer::No { why: Why::Ordered, next: Next::SeeOrder(order) } => {
                Self::Before(order)
            }
            RefillAnswer::No { .. } | RefillAnswer::Refillable => Self::No,
        }
    }

    /// For the audit record.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Ordered(_) => "ordered",
            Self::Before(_) => "before",
            Self::NotYet(_) => "not-yet",
            Self::NoAddress => "no-address",
            Self::No => "no",
            Self::Held => "held",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_facts_are_enough_unless_somebody_guesses() {
        use Standing::{Familiar, New, Over};
        let table = [
            (New, false, true, true),
            (Familiar, false, true, true),
            (Familiar, true, true, true),
            (New, true, true, false),
            (Over, false, true, false),
            (Familiar, false, false, false),
        ];
        for (standing, pressure, answers_left, open) in table {
            let weather = Weather { standing, pressure, answers_left };
            assert_eq!(weather.is_open(), open, "{weather:?}");
        }
    }

    #[test]
    fn a_number_nobody_has_costs_twice_what_a_wrong_birth_date_costs() {
        assert_eq!(cost(false), Points::whole(2));
        assert_eq!(cost(true), Points::whole(1));
    }
}
