//! A signature of ours on each mail (DKIM: RFC 6376, with Ed25519 from RFC 8463), for plans whose
//! relay does not sign. White space may change on the way (`relaxed`); the headers people see may
//! not, and none of them may be added a second time.

use std::fmt::Write as _;

use aws_lc_rs::digest::{Digest, SHA256, digest};
use aws_lc_rs::rsa::KeyPair as RsaKeyPair;
use aws_lc_rs::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256};
use base::Timestamp;
use data_encoding::BASE64;

pub(crate) struct Dkim {
    /// Whose key it is in the DNS: `SELECTOR._domainkey.DOMAIN`.
    selector: String,
    domain: String,
    key: Key,
}

enum Key {
    Ed25519(Ed25519KeyPair),
    Rsa(RsaKeyPair),
}

/// Those said twice may not be added once more on the way; those for leaving must be under the
/// signature (RFC 8058), and where a mail has none, none may be added.
const SIGNED: [&str; 14] = [
    "from",
    "from",
    "to",
    "to",
    "subject",
    "subject",
    "date",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "auto-submitted",
    "list-unsubscribe",
    "list-unsubscribe-post",
];

impl Dkim {
    /// `pem` is the private key as `openssl genpkey` writes it.
    pub fn new(selector: &str, domain: &str, pem: &str) -> Result<Self, String> {
        let lines = pem.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
        let key = BASE64.decode(lines.collect::<String>().as_bytes()).ok();
        let key = key.and_then(|der| Key::read(&der)).ok_or("the DKIM key does not read")?;
        let label = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if selector.is_empty() || !selector.chars().all(label) {
            return Err("the DKIM selector is letters, digits and hyphens".to_owned());
        }
        Ok(Self { selector: selector.to_owned(), domain: domain.to_owned(), key })
    }

    /// The line to put before `mail`; nothing where the mail has no body or the key fails.
    pub fn line(&self, mail: &[u8], at: Timestamp) -> Option<String> {
        let mail = std::str::from_utf8(mail).ok()?;
        let (head, body) = mail.split_once("\r\n\r\n")?;
        let body = BASE64.encode(digest(&SHA256, relaxed_body(body).as_bytes()).as_ref());
        let own = format!(
            "v=1; a={}; c=relaxed/relaxed; d={}; s={}; t={};\r\n\th={};\r\n\tbh={body};\r\n\tb=",
            self.key.name(),
            self.domain,
            self.selector,
            at.seconds(),
            SIGNED.join(":")
        );
        let signature = self.key.sign(&said(head, &SIGNED, &own))?;
        let mut line = format!("DKIM-Signature: {own}");
        for (number, letter) in signature.chars().enumerate() {
            if number > 0 && number % 70 == 0 {
                line.push_str("\r\n\t");
            }
            line.push(letter);
        }
        Some(line + "\r\n")
    }
}

impl Key {
    fn read(der: &[u8]) -> Option<Self> {
        let ed25519 = || Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok().map(Self::Ed25519);
        let rsa = || RsaKeyPair::from_pkcs8(der).or_else(|_| RsaKeyPair::from_der(der)).ok();
        ed25519().or_else(|| rsa().map(Self::Rsa))
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "ed25519-sha256",
            Self::Rsa(_) => "rsa-sha256",
        }
    }

    fn sign(&self, said: &Digest) -> Option<String> {
        match self {
            Self::Ed25519(key) => Some(BASE64.encode(key.sign(said.as_ref()).as_ref())),
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign_digest(&RSA_PKCS1_SHA256, said, &mut signature).ok()?;
                Some(BASE64.encode(&signature))
            }
        }
    }
}

/// What is signed: the named headers in their order, each time the next from below, and then the
/// signature's own line without a line break.
fn said(head: &str, names: &[&str], own: &str) -> Digest {
    let mut left = headers(head);
    let mut out = String::new();
    for name in names {
        if let Some(at) = left.iter().rposition(|(known, _)| known == name) {
            let (name, value) = left.remove(at);
            let _ = write!(out, "{name}:{value}\r\n");
        }
    }
    let _ = write!(out, "dkim-signature:{}", relaxed(own));
    digest(&SHA256, out.as_bytes())
}

/// Names in small letters, values on one line.
fn headers(head: &str) -> Vec<(String, String)> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let pairs = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_ascii_lowercase(), relaxed(value))).collect()
}

fn relaxed(value: &str) -> String {
    let words = value.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn relaxed_body(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for line in body.split("\r\n") {
        let words = line.split([' ', '\t']).filter(|word| !word.is_empty());
        if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
            out.push(' ');
        }
        out.push_str(&words.collect::<Vec<_>>().join(" "));
        out.push_str("\r\n");
    }
    let end = out.trim_end_matches("\r\n").len();
    out.truncate(end);
    if !out.is_empty() {
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests;
