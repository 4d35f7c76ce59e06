//! What a link says, and how the files behind it are sealed for whoever has it.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use base::{Secret, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::json;

/// What stands in a link.
#[derive(Debug)]
pub struct Told<'t> {
    /// Where the list of files is asked for.
    pub url: &'t str,
    /// 32 random bytes in base 64: 43 characters.
    pub key: &'t Secret,
    pub ends: Timestamp,
    pub label: &'t str,
    /// What it shows may change while it lives.
    pub long: bool,
    pub passcode: bool,
}

/// `shlink:/…`
pub fn link(told: &Told<'_>) -> String {
    let flag = [(told.long, "L"), (told.passcode, "P")];
    let flag: String = flag.into_iter().filter(|(set, _)| *set).map(|(_, flag)| flag).collect();
    let mut value = json!({
        "url": told.url,
        "key": told.key.expose(),
        "exp": told.ends.seconds(),
        "label": told.label,
        "v": 1,
    });
    if !flag.is_empty() {
        value["flag"] = flag.into();
    }
    format!("shlink:/{}", BASE64.encode(value.to_string()))
}

/// A compact JWE: `dir` and `A256GCM` (RFC 7516, RFC 7518 4.5 and 5.3). Nothing for a key of
/// another length than 32 bytes.
pub fn jwe(key: &Secret, kind: &str, (text, nonce): (&str, [u8; 12])) -> Option<String> {
    let header = json!({ "alg": "dir", "enc": "A256GCM", "cty": kind }).to_string();
    let header = BASE64.encode(header);
    let key = BASE64.decode(key.expose()).ok()?;
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key).ok()?);
    let mut sealed = text.as_bytes().to_vec();
    let aad = Aad::from(header.as_bytes());
    let tag = key
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), aad, &mut sealed)
        .ok()?;
    // The second part is empty: there is no key to wrap.
    let [nonce, sealed, tag] = [&nonce[..], &sealed, tag.as_ref()].map(|part| BASE64.encode(part));
    Some(format!("{header}..{nonce}.{sealed}.{tag}"))
}
