//! What browsers send: forms, cookies, typed codes and names, headers.

use std::net::IpAddr;
use std::sync::LazyLock;

use base::{Email, Lang, OrderId, Phone, Secret, SeededLuck, Timestamp};
use factors::{Engine, Typed, authenticator, passkeys};
use guard::{Net, client_address};
use identity::Keys;
use identity::account::Username;
use identity::codes::{Code, INVITATION, MAILED, TEXTED};
use url::Url;
use web::{Browser, Fields, Mode, OwnPath};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::new("https://juniper.example", "Juniper Rx", KEYS.clone()).unwrap_or_else(|why| {
        panic!("a constant: {why}");
    })
});
static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::derive(&[7; 32]));
const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

pub fn form(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(fields) = Fields::parse(text) else { return };
    for (name, value) in fields.pairs() {
        assert!(fields.has(name), "a field that came is there");
        assert!(!value.contains('\0'), "PostgreSQL cannot hold it");
        assert!(fields.all(name).any(|other| other == value));
        let _ = fields.text(name);
    }
}

/// The first byte chooses: a header as it comes, or well sealed bytes with anything in them, which
/// only a bug of ours could make.
pub fn cookie(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    if first % 2 == 0 {
        let Ok(header) = std::str::from_utf8(rest) else { return };
        for mode in [Mode::Demo, Mode::Live] {
            let pass = web::cookie_in(header, "device", mode).unwrap_or_default();
            let passes = identity::devices::passes(&KEYS, pass, NOW);
            assert!(passes.is_empty(), "nobody makes a pass without the key");
        }
        return;
    }
    let sealed = KEYS.device.seal(&SeededLuck::new(1), rest);
    for pass in identity::devices::passes(&KEYS, sealed.expose(), NOW) {
        assert!(pass.expires_at > NOW);
    }
}

pub fn typed(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for length in [MAILED, INVITATION] {
        if let Some(code) = Code::typed(text, length) {
            let again = Code::typed(&code.shown(), length);
            assert_eq!(again.map(|again| again.symbols().to_owned()), Some(code.symbols().into()));
        }
    }
    let _ = Code::typed(text, TEXTED);
    let _ = Typed::read(&Secret::new(text.to_owned()));
    if let Ok(email) = text.parse::<Email>() {
        assert!(email.as_str().len() <= 254 && !email.as_str().contains(['\r', '\n']));
        let _ = email.masked();
    }
    if let Ok(phone) = text.parse::<Phone>() {
        assert_eq!(phone.digits().len(), 10);
    }
    if let Ok(id) = text.parse::<OrderId>() {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    let _ = text.parse::<Username>();
    if let Some(path) = OwnPath::read(text) {
        let path = path.as_str();
        assert!(path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'));
    }
}

/// What a browser says of a passkey: JSON, in it more JSON, CBOR and certificates.
pub fn passkey(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (shown, made) = passkeys::trial::reads(&ENGINE, text);
    assert!(!(shown && made), "one answer is never both");
}

/// The address an authenticator app reads: whatever a plan and a member are called, it says this
/// key once, for this plan and this name, and nothing more.
pub fn app(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (plan, username) = text.split_once('\n').unwrap_or(("Juniper Rx", text));
    let (key, uri, fits) = authenticator::trial::shown(plan, username);
    assert!(fits || uri.len() > 2_000, "a picture holds what people are called");
    let Ok(url) = Url::parse(&uri) else { panic!("no address: {uri}") };
    assert_eq!((url.scheme(), url.host_str()), ("otpauth", Some("totp")));
    assert_eq!((url.path().matches(':').count(), url.fragment()), (1, None));
    let said: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let names: Vec<&str> = said.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["secret", "issuer", "algorithm", "digits", "period"]);
    assert_eq!((&said[0].1, said[1].1.as_str()), (&key.replace(' ', ""), plan));
}

pub fn headers(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let _ = Lang::accepted(text);
    let (peer, trusted) = (IpAddr::from([10, 0, 0, 1]), Net::parse("10.0.0.0/8"));
    let trusted: Vec<Net> = trusted.into_iter().collect();
    let forwarded: Vec<&str> = text.lines().collect();
    let _ = client_address(peer, &forwarded, &trusted);
    assert_eq!(client_address(peer, &forwarded, &[]), peer, "nobody unknown speaks for another");
    let _ = Net::parse(text);
    let browser = Browser::of(text);
    assert!(browser.name.len() < 20 && browser.system.len() < 20, "our own words, not theirs");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_passkeys_are_read_to_their_end() {
        let read = |said| passkeys::trial::reads(&ENGINE, said);
        assert_eq!(read(include_str!("../seeds/passkey/show")), (true, false));
        assert_eq!(read(include_str!("../seeds/passkey/make")), (false, true));
        assert_eq!(read(include_str!("../seeds/passkey/short")), (false, false));
    }
}
