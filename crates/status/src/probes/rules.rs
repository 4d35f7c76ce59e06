//! What an answer is worth, what checks say of a part, and the probe member's code. Pure.

use std::time::Duration;

use aws_lc_rs::hmac;
use base::{Secret, Timestamp};

use crate::parts::Part;

/// One check of one part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub part: Part,
    pub at: Timestamp,
    /// Why it failed, in a closed word; nothing where it went well.
    pub failed: Option<&'static str>,
    pub took_ms: u64,
}

impl Check {
    pub const fn is_good(&self) -> bool {
        self.failed.is_none()
    }
}

/// How a part stands by our checks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// We have no check for it.
    Never,
    /// The last one went well, at this moment.
    Well(Timestamp),
    /// So many on end failed, the last at this moment.
    Failing(u32, Timestamp),
    /// None came in for a while, though some used to.
    Stopped(Timestamp),
}

/// Failures on end before a page says that something may be wrong. A code's way is checked every
/// few minutes and judged after ten, so two of those are a quarter of an hour and more.
pub const fn enough(part: Part) -> u32 {
    if matches!(part, Part::Code) { 2 } else { 3 }
}

/// Checks come each minute; without one for so long, watching itself has stopped.
pub const STALE: Duration = Duration::from_mins(10);
/// Codes that do not come are asked for once an hour, and waited for ten minutes (`codes`).
const CODE_STALE: Duration = Duration::from_mins(75);

const fn stale(part: Part) -> Duration {
    if matches!(part, Part::Code) { CODE_STALE } else { STALE }
}

/// `checks` of `part`: moment and whether good, the newest first.
pub fn seen(part: Part, checks: &[(Timestamp, bool)], now: Timestamp) -> Seen {
    let Some(&(last, good)) = checks.first() else { return Seen::Never };
    if now.since(last) > stale(part) {
        return Seen::Stopped(last);
    }
    if good {
        return Seen::Well(last);
    }
    let failing = checks.iter().take_while(|(_, good)| !good).count();
    Seen::Failing(u32::try_from(failing).unwrap_or(u32::MAX), last)
}

impl Seen {
    /// Whether the page says "we are not sure" of `part`.
    pub const fn is_doubtful(self, part: Part) -> bool {
        match self {
            Self::Never | Self::Well(_) => false,
            Self::Failing(count, _) => count >= enough(part),
            Self::Stopped(_) => true,
        }
    }
}

/// The value of a hidden field in a page of ours.
pub fn hidden(page: &str, name: &str) -> Option<String> {
    let start = page.find(&format!("name=\"{name}\" value=\""))?;
    let value = page[start..].split("value=\"").nth(1)?.split('"').next()?;
    Some(value.replace("&#34;", "\"").replace("&#38;", "&").replace("&amp;", "&"))
}

/// Whether a page has a field of this name.
pub fn has_field(page: &str, name: &str) -> bool {
    page.contains(&format!("name=\"{name}\""))
}

/// Whether a text is a set of public keys for checking signatures (RFC 7517): each has a name, none
/// its secret part. It may be empty where no card has been signed yet.
pub fn is_key_set(text: &str) -> bool {
    let set: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let keys = set.as_ref().and_then(|set| set.get("keys")?.as_array());
    let public = |key: &serde_json::Value| {
        let text = |name| key.get(name).is_some_and(serde_json::Value::is_string);
        text("kid") && text("kty") && text("x") && text("y") && key.get("d").is_none()
    };
    keys.is_some_and(|keys| keys.iter().all(public))
}

/// The authenticator app's step at `now`, of 30 seconds.
pub const fn app_step(now: Timestamp) -> i64 {
    now.seconds().div_euclid(30)
}

/// What the probe member's authenticator app shows in a step (RFC 6238: SHA-1, 30 s, six digits).
/// `key`: base 32, as the app was set up with; spaces do not matter.
pub fn app_code(key: &Secret, step: i64) -> Option<String> {
    let plain: String = key.expose().split_whitespace().collect::<String>().to_ascii_uppercase();
    let plain = plain.trim_end_matches('=');
    let seed = data_encoding::BASE32_NOPAD.decode(plain.as_bytes()).ok()?;
    let mac = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &seed);
    let tag = hmac::sign(&mac, &step.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag.last()? & 0x0f);
    let four: [u8; 4] = tag.get(at..at + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000))
}
