//! What a browser holds of its attempt: sealed, always of one length, readable only by the server.
//!
//! The password waits here and nowhere else until the mailbox is proved (DESIGN 2). The ticket
//! stands in a cookie, so that a reload or a bookmark finds it, and in the page's form, so that an
//! older tab still answers for its own attempt.

use std::time::Duration;

use base::{AttemptId, Luck, Private, Secret, Timestamp};

use guard::Points;
use identity::keys::Sealer;
use identity::passwords::MAX_BYTES;

/// How long the typed password waits. The attempt itself lives longer; then it is asked for again.
const PASSWORD_LIFE: Duration = Duration::from_mins(10);

/// The longest name a ticket holds, in bytes: the longest email address.
pub(crate) const NAME_BYTES: usize = 254;
const BACK_BYTES: usize = 400;
const SIZE: usize = 16 + 8 + 8 + 1 + (2 + NAME_BYTES) + (2 + MAX_BYTES) + (2 + BACK_BYTES);

#[derive(Clone, Debug)]
pub(crate) struct Ticket {
    pub attempt: AttemptId,
    pub began_at: Timestamp,
    /// "This is a shared computer".
    pub shared: bool,
    pub name: Private<String>,
    pub password: Secret,
    /// Where the visitor wanted to go; empty for nowhere in particular.
    pub back: String,
    /// What this try cost the neighbourhood it came from, to be given back when it ends well.
    pub cost: Points,
}

impl Ticket {
    pub fn seal(&self, sealer: &Sealer, luck: &dyn Luck) -> Secret {
        let mut plain = Vec::with_capacity(SIZE);
        plain.extend_from_slice(self.attempt.bytes());
        plain.extend_from_slice(&self.began_at.micros().to_le_bytes());
        plain.extend_from_slice(&self.cost.millionths().to_le_bytes());
        plain.push(u8::from(self.shared));
        put(&mut plain, &self.name, NAME_BYTES);
        put(&mut plain, self.password.expose(), MAX_BYTES);
        put(&mut plain, &self.back, BACK_BYTES);
        sealer.seal(luck, &plain)
    }

    pub fn open(sealer: &Sealer, text: &str) -> Option<Self> {
        let plain = sealer.open(text)?;
        let (attempt, rest) = plain.split_first_chunk::<16>()?;
        let (began_at, rest) = rest.split_first_chunk::<8>()?;
        let (cost, rest) = rest.split_first_chunk::<8>()?;
        let (shared, rest) = rest.split_first()?;
        let (name, rest) = take(rest, NAME_BYTES)?;
        let (password, rest) = take(rest, MAX_BYTES)?;
        let (back, _) = take(rest, BACK_BYTES)?;
        Some(Self {
            attempt: AttemptId::new(*attempt),
            began_at: Timestamp::from_micros(i64::from_le_bytes(*began_at)),
            shared: *shared != 0,
            name: name.into(),
            password: Secret::new(password),
            back,
            cost: Points::from_millionths(u64::from_le_bytes(*cost)),
        })
    }

    /// The password as typed, while it may still be used; nothing where none was typed.
    pub fn waiting_password(&self, now: Timestamp) -> Option<&Secret> {
        let waits = now < self.began_at + PASSWORD_LIFE && !self.password.expose().is_empty();
        waits.then_some(&self.password)
    }
}

/// Length, text, and zeros up to `room`: every ticket has one length, whatever was typed.
pub(crate) fn put(plain: &mut Vec<u8>, text: &str, room: usize) {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..room).unwrap_or(bytes);
    let length = u16::try_from(bytes.len()).unwrap_or(0);
    plain.extend_from_slice(&length.to_le_bytes());
    plain.extend_from_slice(bytes);
    plain.resize(plain.len() + room - bytes.len(), 0);
}

pub(crate) fn take(rest: &[u8], room: usize) -> Option<(String, &[u8])> {
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let (field, rest) = rest.split_at_checked(room)?;
    let text = field.get(..usize::from(u16::from_le_bytes(*length)))?;
    Some((String::from_utf8(text.to_vec()).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededLuck;
    use identity::keys::Keys;
    use proptest::prelude::*;

    fn ticket(name: &str, password: &str, back: &str) -> Ticket {
        Ticket {
            attempt: AttemptId::new([3; 16]),
            began_at: Timestamp::from_seconds(1_800_000_000),
            shared: true,
            name: name.into(),
            password: Secret::new(password.to_owned()),
            back: back.to_owned(),
            cost: Points::whole(4),
        }
    }

    proptest! {
        #[test]
        fn a_ticket_opens_as_it_was_sealed_and_its_length_tells_nothing(
            name in "\\PC{0,60}", password in "\\PC{0,200}", back in "(/[a-z]{0,20}){0,4}"
        ) {
            let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
            let sealed = ticket(&name, &password, &back).seal(&keys.ticket, &luck);
            let empty = ticket("", "", "").seal(&keys.ticket, &luck);
            prop_assert_eq!(sealed.expose().len(), empty.expose().len());
            let opened = Ticket::open(&keys.ticket, sealed.expose()).unwrap();
            prop_assert_eq!(opened.name.0, name);
            prop_assert_eq!(opened.password.expose(), password);
            prop_assert_eq!(opened.back, back);
            prop_assert_eq!(opened.cost, Points::whole(4));
            prop_assert!(opened.shared);
        }
    }

    #[test]
    fn the_longest_of_everything_fits_and_still_fits_a_cookie() {
        let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
        let long = ticket(&"n".repeat(NAME_BYTES), &"p".repeat(MAX_BYTES), &"/".repeat(BACK_BYTES));
        let sealed = long.seal(&keys.ticket, &luck);
        assert!(sealed.expose().len() < 3_500, "{}", sealed.expose().len());
        let opened = Ticket::open(&keys.ticket, sealed.expose()).unwrap();
        assert_eq!(opened.password.expose().len(), MAX_BYTES);
    }

    #[test]
    fn the_password_waits_ten_minutes() {
        let ticket = ticket("ann", "secret", "");
        let after = |minutes| ticket.began_at + Duration::from_mins(minutes);
        assert!(ticket.waiting_password(after(9)).is_some());
        assert!(ticket.waiting_password(after(10)).is_none());
    }
}
