//! A card as a signed text: what a camera reads and a page checks with nothing but our public key.
//!
//! `FACTS.SIGNATURE`, each in base 64 for addresses. The facts are JSON with names of one letter,
//! so that the picture stays coarse enough for an old camera; the signature is ES256 over
//! `latchkey card 1.FACTS`. The text stands behind the `#` of an address, which browsers send to
//! nobody. `crates/web/scripts/check.js` reads it.

use base::{Day, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use identity::Signer;
use serde::Serialize;

use super::rules::Facts;

/// Names what is signed, so that no other signature of this key can be passed off as a card.
const PURPOSE: &str = "latchkey card 1.";

#[derive(Serialize)]
struct Said<'f> {
    v: u8,
    /// Standing.
    s: &'static str,
    /// From, to.
    #[serde(skip_serializing_if = "Option::is_none")]
    f: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    t: Option<Day>,
    /// `RxBIN`, `RxPCN`, `RxGRP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    b: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    g: Option<&'f str>,
    /// The end of the member's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    i: Option<&'f str>,
    /// The day of the copy it was made from, where our store was away.
    #[serde(skip_serializing_if = "Option::is_none")]
    d: Option<Day>,
    /// Until when, in seconds since 1970.
    x: i64,
}

/// The signed text; nothing where it could not be signed.
pub fn token(
    signer: &Signer,
    facts: &Facts,
    (until, copied): (Timestamp, Option<Day>),
) -> Option<String> {
    let text =
        |value: &'_ Option<base::Private<String>>| value.as_ref().map(|value| value.0.clone());
    let (b, p, g, i) =
        (text(&facts.rx_bin), text(&facts.rx_pcn), text(&facts.rx_group), text(&facts.member_id));
    let said = Said {
        v: 1,
        s: facts.worth.word(),
        f: facts.start.as_ref().map(|day| day.0),
        t: facts.end.as_ref().map(|day| day.0),
        b: b.as_deref(),
        p: p.as_deref(),
        g: g.as_deref(),
        i: i.as_deref(),
        d: copied,
        x: until.seconds(),
    };
    let facts = BASE64URL_NOPAD.encode(&serde_json::to_vec(&said).ok()?);
    let signature = signer.sign(format!("{PURPOSE}{facts}").as_bytes())?;
    Some(format!("{facts}.{}", BASE64URL_NOPAD.encode(&signature)))
}

/// The address a camera opens: the page that checks, and the text behind the `#`.
pub fn address(origin: &str, token: &str) -> String {
    format!("{}/pharmacy/check#{token}", origin.trim_end_matches('/'))
}
