//! What a browser holds of its attempt to register: sealed, always of one length.

use base::{AttemptId, Luck, Private, Secret, Timestamp};
use identity::keys::Sealer;

use super::super::rules::CardFacts;
use crate::sign_in::ticket::{put, take};

/// The longest text a field of the card takes, in bytes.
pub(super) const FIELD_BYTES: usize = 100;
const EMAIL_BYTES: usize = 254;
const SIZE: usize = 16 + 8 + 4 * (2 + FIELD_BYTES) + 2 + EMAIL_BYTES;

#[derive(Debug, Clone)]
pub(super) struct CardTicket {
    pub attempt: AttemptId,
    pub began_at: Timestamp,
    pub facts: CardFacts,
    /// Where the visitor would like to hear from us; nothing is proved of it.
    pub email: Private<String>,
}

impl CardTicket {
    pub fn seal(&self, sealer: &Sealer, luck: &dyn Luck) -> Secret {
        let mut plain = Vec::with_capacity(SIZE);
        plain.extend_from_slice(self.attempt.bytes());
        plain.extend_from_slice(&self.began_at.micros().to_le_bytes());
        let CardFacts { number, given, family, birth } = &self.facts;
        for field in [number, given, family, birth] {
            put(&mut plain, field, FIELD_BYTES);
        }
        put(&mut plain, &self.email, EMAIL_BYTES);
        sealer.seal(luck, &plain)
    }

    pub fn open(sealer: &Sealer, text: &str) -> Option<Self> {
        let plain = sealer.open(text)?;
        let (attempt, rest) = plain.split_first_chunk::<16>()?;
        let (began_at, rest) = rest.split_first_chunk::<8>()?;
        let (number, rest) = take(rest, FIELD_BYTES)?;
        let (given, rest) = take(rest, FIELD_BYTES)?;
        let (family, rest) = take(rest, FIELD_BYTES)?;
        let (birth, rest) = take(rest, FIELD_BYTES)?;
        let (email, _) = take(rest, EMAIL_BYTES)?;
        Some(Self {
            attempt: AttemptId::new(*attempt),
            began_at: Timestamp::from_micros(i64::from_le_bytes(*began_at)),
            facts: CardFacts {
                number: number.into(),
                given: given.into(),
                family: family.into(),
                birth: birth.into(),
            },
            email: email.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededLuck;
    use identity::Keys;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_ticket_opens_as_it_was_sealed_and_its_length_tells_nothing(
            number in "\\PC{0,20}", given in "\\PC{0,20}", email in "[a-z@.]{0,60}"
        ) {
            let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
            let ticket = |number: &str, given: &str, email: &str| CardTicket {
                attempt: AttemptId::new([3; 16]),
                began_at: Timestamp::from_seconds(1_800_000_000),
                facts: CardFacts {
                    number: number.into(),
                    given: given.into(),
                    family: "Wood".into(),
                    birth: "3/14/1962".into(),
                },
                email: email.into(),
            };
            let sealed = ticket(&number, &given, &email).seal(&keys.enrolment, &luck);
            let empty = ticket("", "", "").seal(&keys.enrolment, &luck);
            prop_assert_eq!(sealed.expose().len(), empty.expose().len());
            let opened = CardTicket::open(&keys.enrolment, sealed.expose()).unwrap();
            prop_assert_eq!(&opened.facts.number.0, &number);
            prop_assert_eq!(&opened.facts.given.0, &given);
            prop_assert_eq!(&opened.email.0, &email);
            prop_assert!(CardTicket::open(&keys.ticket, sealed.expose()).is_none());
        }
    }
}
