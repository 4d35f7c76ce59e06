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
    fn an_old_message_cannot_be_played_again() {
        let header = sign(&key(), NOW, b"body");
        assert!(fits(&key(), &header, (NOW + SLACK, b"body")));
        assert!(!fits(&key(), &header, (NOW + SLACK + Duration::from_secs(1), b"body")));
    }
}
