//! Setting an app up: a seed is drawn and waits sealed in the page until the app shows a code of
//! it. Nothing is written before, so looking at the page changes nothing.

use std::fmt::Write as _;
use std::time::Duration;

use ::store::{Actor, Entry, Fault, Tx};
use base::{Luck, Secret, SessionId, Timestamp};
use data_encoding::BASE32_NOPAD;
use identity::history::Event;
use identity::notices::Notice;
use serde::{Deserialize, Serialize};

use super::Ending;
use super::rules::{DIGITS, Pace, STEP_SECONDS};
use super::store;
use crate::{Engine, Of, Telling};

/// 160 bits, as long as the hash behind the codes (RFC 4226 4, R6).
const SEED_BYTES: usize = 20;

/// How long a page may wait for its code.
const PAGE_LIFE: Duration = Duration::from_mins(30);

/// A seed on its way to an app.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Seed {
    bytes: [u8; SEED_BYTES],
    session: SessionId,
    until: Timestamp,
}

impl Seed {
    pub fn draw(session: SessionId, (luck, now): (&dyn Luck, Timestamp)) -> Self {
        let mut bytes = [0; SEED_BYTES];
        luck.fill(&mut bytes);
        Self { bytes, session, until: now + PAGE_LIFE }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn sealed(&self, engine: &Engine, luck: &dyn Luck) -> Secret {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        engine.keys.ticket.seal(luck, &plain)
    }

    /// The seed of a page, if this session was shown it lately.
    pub fn opened(
        engine: &Engine,
        session: SessionId,
        (sealed, now): (&str, Timestamp),
    ) -> Option<Self> {
        let plain = engine.keys.ticket.open(sealed)?;
        let seed: Self = serde_json::from_slice(&plain).ok()?;
        (seed.session == session && now < seed.until).then_some(seed)
    }

    /// As it is typed into an app that cannot see the picture: groups of four.
    pub fn in_groups(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.bytes);
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join(" ")
    }

    /// What the picture says (the Key URI format that apps share).
    pub fn uri(&self, plan: &str, username: &str) -> String {
        let (plan, username) = (escaped(plan), escaped(username));
        let secret = BASE32_NOPAD.encode(&self.bytes);
        format!(
            "otpauth://totp/{plan}:{username}?secret={secret}&issuer={plan}\
             &algorithm=SHA1&digits={DIGITS}&period={STEP_SECONDS}"
        )
    }
}

/// Every byte but letters and digits.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The app showed a code of its seed: it counts from now on, and the one before it no more.
pub(super) fn bind(
    tx: &Tx,
    telling: &Telling,
    of: Of,
    (seed, pace): (&Seed, Pace),
) -> Result<(), Fault> {
    if let Some(before) = store::live(tx, of)? {
        if before.seed() == seed.bytes() {
            return Ok(()); // The button was pressed twice.
        }
        store::end(tx, &before, Ending::Replaced)?;
    }
    let id = store::insert(tx, of, (seed.bytes(), pace))?;
    let entry = Entry::new("authenticator.made", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(id.bytes()))?;
    let key = format!("authenticator-made/{id}");
    telling.tell(tx, of, (&key, Event::AuthenticatorAdded, &Notice::AuthenticatorAdded))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededLuck;
    use identity::Keys;

    const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn engine() -> Engine {
        Engine::new("https://juniper.example", "Juniper Rx", Keys::derive(&[3; 32])).unwrap()
    }

    fn seed() -> Seed {
        Seed::draw(SessionId::new([1; 16]), (&SeededLuck::new(5), NOW))
    }

    #[test]
    fn what_the_picture_says_is_what_apps_read() {
        let uri = seed().uri("Juniper Rx", "ann.wood");
        let url = url::Url::parse(&uri).unwrap();
        assert_eq!((url.scheme(), url.host_str()), ("otpauth", Some("totp")));
        assert_eq!(url.path(), "/Juniper%20Rx:ann%2Ewood");
        let asked: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let typed = seed().in_groups().replace(' ', "");
        let facts = [
            ("secret", typed.as_str()),
            ("issuer", "Juniper Rx"),
            ("algorithm", "SHA1"),
            ("digits", "6"),
            ("period", "30"),
        ];
        assert_eq!(asked, facts.map(|(name, fact)| (name.to_owned(), fact.to_owned())));
        assert_eq!(BASE32_NOPAD.decode(typed.as_bytes()).unwrap(), seed().bytes());
    }

    #[test]
    fn a_seed_opens_for_its_session_and_for_half_an_hour() {
        let (engine, session) = (engine(), SessionId::new([1; 16]));
        let sealed = seed().sealed(&engine, &SeededLuck::new(6));
        let open = |session, later: u64| {
            let now = NOW + Duration::from_mins(later);
            Seed::opened(&engine, session, (sealed.expose(), now)).map(|seed| seed.bytes)
        };
        assert_eq!(open(session, 29), Some(seed().bytes));
        assert_eq!(open(session, 30), None);
        assert_eq!(open(SessionId::new([2; 16]), 0), None);
    }
}
