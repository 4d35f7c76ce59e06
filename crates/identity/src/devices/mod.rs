//! Browsers remembered for an account. A remembered browser opens the quick lane of sign-in; it
//! never signs anyone in by itself (SECURITY 16, 17).

pub mod pages;
pub mod store;

use std::time::Duration;

use base::{AccountId, DeviceId, Luck, Secret, Timestamp};
use guard::{Answers, DEVICE_STREAK};

use crate::keys::Keys;

/// The name of the cookie.
pub const COOKIE: &str = "device";

/// How long a browser is remembered after its last sign-in (DESIGN 2).
pub const LIFE: Duration = Duration::from_hours(30 * 24);

/// A household on one computer: this many people's passes fit, the latest first.
const PASSES: usize = 4;

/// What a remembered browser carries for one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    pub account: AccountId,
    pub device: DeviceId,
    pub expires_at: Timestamp,
}

/// A remembered browser as the house knows it.
#[derive(Debug, Clone, Copy)]
pub struct Device {
    pub id: DeviceId,
    pub account: AccountId,
    pub member: base::MemberId,
    pub answers: Answers,
}

impl Device {
    /// After 25 failures in a row it is a stranger until somebody signs in on it again.
    pub fn is_known(&self) -> bool {
        !self.answers.streak.reached(DEVICE_STREAK)
    }
}

/// The passes in a cookie that are ours and not over.
pub fn passes(keys: &Keys, cookie: &str, now: Timestamp) -> Vec<Pass> {
    let open = |text| keys.device.open(text).and_then(|bytes| Pass::read(&bytes));
    let sound = cookie.split('.').take(PASSES).filter_map(open);
    sound.filter(|pass| pass.expires_at > now).collect()
}

/// The cookie with `new` in front and the passes of other people on this browser kept.
pub fn cookie_with(keys: &Keys, luck: &dyn Luck, new: Pass, old: &[Pass]) -> Secret {
    sealed(keys, luck, std::iter::once(new).chain(others(old, new.account)))
}

/// The cookie with the passes of other people alone; nothing where there are none.
pub fn cookie_without(
    keys: &Keys,
    luck: &dyn Luck,
    account: AccountId,
    old: &[Pass],
) -> Option<Secret> {
    let mut left = others(old, account).peekable();
    left.peek()?;
    Some(sealed(keys, luck, left))
}

fn others(old: &[Pass], account: AccountId) -> impl Iterator<Item = Pass> {
    old.iter().filter(move |pass| pass.account != account).copied()
}

fn sealed(keys: &Keys, luck: &dyn Luck, all: impl Iterator<Item = Pass>) -> Secret {
    let all = all.take(PASSES);
    let sealed: Vec<String> =
        all.map(|pass| keys.device.seal(luck, &pass.bytes()).expose().to_owned()).collect();
    Secret::new(sealed.join("."))
}

impl Pass {
    fn bytes(self) -> [u8; 40] {
        let mut bytes = [0; 40];
        bytes[..16].copy_from_slice(self.account.bytes());
        bytes[16..32].copy_from_slice(self.device.bytes());
        bytes[32..].copy_from_slice(&self.expires_at.micros().to_le_bytes());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (account, rest) = bytes.split_first_chunk::<16>()?;
        let (device, expires) = rest.split_first_chunk::<16>()?;
        Some(Self {
            account: AccountId::new(*account),
            device: DeviceId::new(*device),
            expires_at: Timestamp::from_micros(i64::from_le_bytes(expires.try_into().ok()?)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededLuck;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn pass(number: u8, days: u64) -> Pass {
        Pass {
            account: AccountId::new([number; 16]),
            device: DeviceId::new([number + 100; 16]),
            expires_at: NOW + Duration::from_hours(24 * days),
        }
    }

    #[test]
    fn a_household_shares_a_browser_and_the_oldest_pass_gives_way() {
        let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
        let mut kept = Vec::new();
        for number in [1, 2, 3, 2, 4, 5] {
            let cookie = cookie_with(&keys, &luck, pass(number, 30), &kept);
            kept = passes(&keys, cookie.expose(), NOW);
        }
        assert_eq!(kept, [5, 4, 2, 3].map(|number| pass(number, 30)));
    }

    #[test]
    fn whoever_is_forgotten_leaves_the_others_of_a_household_their_passes() {
        let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
        let both = [pass(1, 30), pass(2, 20)];
        let left = cookie_without(&keys, &luck, both[0].account, &both).unwrap();
        assert_eq!(passes(&keys, left.expose(), NOW), both[1..]);
        assert!(cookie_without(&keys, &luck, both[1].account, &both[1..]).is_none());
    }

    #[test]
    fn a_pass_that_is_over_or_forged_is_no_pass() {
        let (keys, luck) = (Keys::derive(&[1; 32]), SeededLuck::new(1));
        let cookie = cookie_with(&keys, &luck, pass(1, 1), &[]);
        assert_eq!(passes(&keys, cookie.expose(), NOW + Duration::from_hours(24)), []);
        assert_eq!(passes(&Keys::derive(&[2; 32]), cookie.expose(), NOW), []);
        assert_eq!(passes(&keys, "x.y...", NOW), []);
    }
}
