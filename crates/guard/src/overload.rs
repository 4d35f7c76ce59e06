//! What stands in signed tickets and cookies when we cannot serve at once (GUARD 9 and 10). Signing
//! and sealing are the caller's; here is only what they mean.

use std::collections::BTreeMap;
use std::time::Duration;

use base::{DeviceId, Timestamp};

/// "Continue in 15 s" (GUARD 9).
pub const TURN_AFTER: Duration = Duration::from_secs(15);

/// How long the visitor may take to press the button.
pub const TURN_LASTS: Duration = Duration::from_mins(10);

/// A place in the queue for whoever came when the hashing pool was full. Signed, it lets its holder
/// past the newcomers once; it says nothing about who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    from: Timestamp,
}

/// When a turn was shown to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// So long it still takes.
    Early(Duration),
    InTime,
    Late,
}

impl Turn {
    pub fn given(now: Timestamp) -> Self {
        Self { from: now + TURN_AFTER }
    }

    pub const fn from(self) -> Timestamp {
        self.from
    }

    pub const fn to_bytes(self) -> [u8; 8] {
        self.from.micros().to_be_bytes()
    }

    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self { from: Timestamp::from_micros(i64::from_be_bytes(bytes)) }
    }

    pub fn shown(self, now: Timestamp) -> Shown {
        if now < self.from {
            return Shown::Early(self.from.since(now));
        }
        if now.since(self.from) < TURN_LASTS { Shown::InTime } else { Shown::Late }
    }
}

/// Wrong answers a known device may get while the store is down: 5 (GUARD 10).
pub const LOCAL_ANSWERS: u32 = 5;

/// How many devices one node remembers meanwhile.
const DEVICES: usize = 100_000;

/// Answers given without the store. The count travels in the signed cookie, and because an older
/// cookie can be sent again, each node remembers the highest it has seen: with several nodes a
/// guesser gets five from each, until the store is back.
#[derive(Debug, Clone, Default)]
pub struct LocalAnswers {
    given: BTreeMap<DeviceId, u32>,
}

/// None left here until the store is back: the calm page, never "wrong password".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoneLeft;

impl LocalAnswers {
    /// Counts one answer before it is given; `in_cookie` is what the cookie says was given so far.
    /// Gives back what the new cookie must say.
    pub fn answer(&mut self, device: DeviceId, in_cookie: u32) -> Result<u32, NoneLeft> {
        let known = self.given.get(&device).copied();
        if known.is_none() && self.given.len() >= DEVICES {
            return Err(NoneLeft);
        }
        let given = known.unwrap_or(0).max(in_cookie);
        if given >= LOCAL_ANSWERS {
            return Err(NoneLeft);
        }
        self.given.insert(device, given + 1);
        Ok(given + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn device(number: u8) -> DeviceId {
        DeviceId::new([number; 16])
    }

    #[test]
    fn guard_9_a_turn_comes_after_fifteen_seconds_and_waits_ten_minutes() {
        let turn = Turn::from_bytes(Turn::given(NOW).to_bytes());
        assert_eq!(turn.shown(NOW), Shown::Early(TURN_AFTER));
        assert_eq!(turn.shown(NOW + TURN_AFTER), Shown::InTime);
        assert_eq!(turn.shown(NOW + TURN_AFTER + TURN_LASTS), Shown::Late);
    }

    #[test]
    fn guard_10_five_answers_are_given_without_the_store() {
        let mut answers = LocalAnswers::default();
        let given: Vec<_> = (0..6).map(|so_far| answers.answer(device(1), so_far)).collect();
        assert_eq!(given, [Ok(1), Ok(2), Ok(3), Ok(4), Ok(5), Err(NoneLeft)]);
        assert_eq!(answers.answer(device(2), 0), Ok(1));
    }

    proptest! {
        #[test]
        fn guard_10_sending_an_old_cookie_again_gains_nothing(
            cookies in prop::collection::vec(0_u32..9, 0..80)
        ) {
            let mut answers = LocalAnswers::default();
            let given = cookies.iter().filter(|c| answers.answer(device(1), **c).is_ok()).count();
            prop_assert!(given <= LOCAL_ANSWERS as usize);
        }

        #[test]
        fn guard_9_any_ticket_reads_as_some_turn(bytes in any::<[u8; 8]>()) {
            let turn = Turn::from_bytes(bytes);
            prop_assert_eq!(turn.to_bytes(), bytes);
            let _ = turn.shown(NOW);
        }
    }
}
