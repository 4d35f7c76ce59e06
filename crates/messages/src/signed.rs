//! How we sign what we hand to a machine of the plan's, and know what one hands to us: an HMAC
//! over the moment and the body, so that neither can be changed nor an old one played again.

use std::time::Duration;

use aws_lc_rs::hmac;
use base::{Secret, Timestamp};
use data_encoding::HEXLOWER_PERMISSIVE;

/// `t=1804172400,v1=5f3c…`
pub const HEADER: &str = "latchkey-signature";
/// How far the far side's clock may be from ours, either way.
const SLACK: Duration = Duration::from_mins(5);

pub fn sign(key: &Secret, at: Timestamp, body: &[u8]) -> String {
    let at = at.seconds();
    let tag = hmac::sign(&keyed(key), &said(at, body));
    format!("t={at},v1={}", HEXLOWER_PERMISSIVE.encode(tag.as_ref()))
}

pub fn fits(key: &Secret, header: &str, (now, body): (Timestamp, &[u8])) -> bool {
    let part = |name: &str| {
        header.split(',').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
    };
    let (Some(at), Some(tag)) = (part("t").and_then(|at| at.parse::<i64>().ok()), part("v1"))
    else {
        return false;
    };
    let Ok(tag) = HEXLOWER_PERMISSIVE.decode(tag.as_bytes()) else { return false };
    let off = now.seconds().abs_diff(at);
    off <= SLACK.as_secs() && hmac::verify(&keyed(key), &said(at, body), &tag).is_ok()
}

/// Whether any of these keys signed it. While a key is being changed for another, both sides may
/// have two: the header then carries a signature of each.
pub fn fits_any(keys: &[Secret], header: &str, said: (Timestamp, &[u8])) -> bool {
    let parts = || header.split(',').map(str::trim);
    let Some(at) = parts().find(|part| part.starts_with("t=")) else { return false };
    parts().filter(|part| part.starts_with("v1=")).take(MOST_SIGNATURES).any(|tag| {
        let one = format!("{at},{tag}");
        keys.iter().any(|key| fits(key, &one, said))
    })
}

/// More than these are not looked at: each costs a hash of the whole body.
const MOST_SIGNATURES: usize = 4;

fn keyed(key: &Secret) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, key.expose().as_bytes())
}

fn said(at: i64, body: &[u8]) -> Vec<u8> {
    let mut said = at.to_string().into_bytes();
    said.push(b'.');
    said.extend_from_slice(body);
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_804_172_400);

    fn key() -> Secret {
        Secret::new("a key both sides know".to_owned())
    }

    #[test]
    fn what_we_signed_fits_and_nothing_else_does() {
        let header = sign(&key(), NOW, b"body");
        assert!(fits(&key(), &header, (NOW, b"body")));
        assert!(!fits(&key(), &header, (NOW, b"Body")));
        assert!(!fits(&Secret::new("another".to_owned()), &header, (NOW, b"body")));
        for odd in ["", "t=1804172400", "v1=00", "t=x,v1=y", "t=1804172400,v1="] {
            assert!(!fits(&key(), odd, (NOW, b"body")), "{odd}");
        }
    }

    #[test]
    fn while_keys_change_one_of_each_side_is_enough() {
        let keys = ["old", "new"].map(|key| Secret::new(key.to_owned()));
        let sign = |key: &str| sign(&Secret::new(key.to_owned()), NOW, b"body");
        let both = format!("{},{}", sign("other"), sign("new").split_once(',').unwrap().1);
        for header in [sign("old"), sign("new"), both] {
            assert!(fits_any(&keys, &header, (NOW, b"body")), "{header}");
        }
        let fitting = sign("new").split_once(',').unwrap().1.to_owned();
        let many = format!("t=1804172400{},{fitting}", ",v1=00".repeat(4));
        for header in [sign("other"), many, String::new(), "v1=00".to_owned()] {
            assert!(!fits_any(&keys, &header, (NOW, b"body")), "{header}");
        }
        assert!(!fits_any(&[], &sign("new"), (NOW, b"body")));
    }

    #[test]
    fn an_old_message_cannot_be_played_again() {
        let header = sign(&key(), NOW, b"body");
        assert!(fits(&key(), &header, (NOW + SLACK, b"body")));
        assert!(!fits(&key(), &header, (NOW + SLACK + Duration::from_secs(1), b"body")));
    }
}
