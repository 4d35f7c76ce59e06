//! What passkeys need besides the house: the name they belong to, and keys of this room's own.

use std::time::Duration;

use identity::Keys;
use thiserror::Error;
use url::{Host, Url};
use webauthn_rs_core::WebauthnCore;

/// How long a passkey may take to answer (SECURITY 33).
pub(crate) const CHALLENGE_LIFE: Duration = Duration::from_mins(5);

/// Made once by the binary, carried on every request by `stamp`.
pub struct Engine {
    pub(crate) webauthn: WebauthnCore,
    /// Derived from a secret of its own: nothing sealed or marked here opens elsewhere.
    pub(crate) keys: Keys,
}

#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is not an origin such as https://members.example.org")]
pub struct BadOrigin(String);

impl Engine {
    /// For pages served at `origin`, under the plan's name.
    pub fn new(origin: &str, plan: &str, keys: Keys) -> Result<Self, BadOrigin> {
        let bad = || BadOrigin(origin.to_owned());
        let url = named(Url::parse(origin).map_err(|_| bad())?).ok_or_else(bad)?;
        let rp_id = url.domain().ok_or_else(bad)?.to_owned();
        let webauthn = WebauthnCore::new_unsafe_experts_only(
            plan,
            &rp_id,
            vec![url],
            CHALLENGE_LIFE,
            Some(false),
            Some(false),
        );
        Ok(Self { webauthn, keys })
    }
}

/// Passkeys belong to a name, never to an address of digits: a demo at 127.0.0.1 offers them at
/// localhost, and its page says so.
fn named(mut url: Url) -> Option<Url> {
    if !matches!(url.host(), Some(Host::Domain(_))) {
        url.set_host(Some("localhost")).ok()?;
    }
    matches!(url.scheme(), "http" | "https").then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(origin: &str) -> Result<Vec<String>, BadOrigin> {
        let engine = Engine::new(origin, "Juniper Rx", Keys::derive(&[1; 32]))?;
        let origins = engine.webauthn.get_allowed_origins();
        Ok(origins.iter().map(|url| url.origin().ascii_serialization()).collect())
    }

    #[test]
    fn passkeys_belong_to_the_name_people_type() {
        for (origin, name) in [
            ("https://juniper.example", "https://juniper.example"),
            ("http://127.0.0.1:8080", "http://localhost:8080"),
            ("http://[::1]:8080", "http://localhost:8080"),
        ] {
            assert_eq!(names(origin), Ok(vec![name.to_owned()]), "{origin}");
        }
        for odd in ["", "juniper.example", "ftp://juniper.example", "https://"] {
            assert!(names(odd).is_err(), "{odd}");
        }
    }
}
