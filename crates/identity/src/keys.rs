//! The keys of this room. Each purpose has its own, so a leak or a mix-up stays in its place.

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{digest, hmac};
use base::{Luck, Secret};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use crate::signer::Signer;

/// A keyed hash of a code: what is kept instead of the code.
pub type Mark = [u8; 32];

/// Keys for what this room seals into browsers and for the codes it sends.
#[derive(Clone)]
pub struct Keys {
    pub device: Sealer,
    pub ticket: Sealer,
    pub invited: Sealer,
    pub enrolment: Sealer,
    /// Tickets to come back with when too many sign in at once.
    pub waiting: Sealer,
    pub passkey: Sealer,
    /// A member's card as this browser keeps it for the hour in which our store is away.
    pub card: Sealer,
    /// Signs a card for a pharmacy's counter.
    pub counter: Signer,
    codes: hmac::Key,
}

/// Sealed text that only this server can read and nobody can change.
#[derive(Clone)]
pub struct Sealer {
    key: std::sync::Arc<LessSafeKey>,
    purpose: &'static str,
}

impl Keys {
    /// Derives a key for each purpose from one secret of 256 bits.
    pub fn derive(root: &[u8; 32]) -> Self {
        let root = hmac::Key::new(hmac::HMAC_SHA256, root);
        let derived = |purpose: &'static str| {
            let mut key = [0; 32];
            key.copy_from_slice(&hmac::sign(&root, purpose.as_bytes()).as_ref()[..32]);
            key
        };
        let sealer = |purpose| Sealer::new(&derived(purpose), purpose);
        Self {
            device: sealer("device"),
            ticket: sealer("ticket"),
            invited: sealer("invited"),
            enrolment: sealer("enrolment"),
            waiting: sealer("waiting"),
            passkey: sealer("passkey"),
            card: sealer("card"),
            counter: Signer::derive(|turn| {
                let turned = [b"counter".as_slice(), &[turn]].concat();
                let mut key = [0; 32];
                key.copy_from_slice(&hmac::sign(&root, &turned).as_ref()[..32]);
                key
            }),
            codes: hmac::Key::new(hmac::HMAC_SHA256, &derived("codes")),
        }
    }

    /// What is kept of a code: useless without the key, and for any other thing than `of`.
    pub fn mark(&self, of: &[u8], code: &str) -> Mark {
        let mut context = hmac::Context::with_key(&self.codes);
        context.update(of);
        context.update(code.as_bytes());
        let mut mark = [0; 32];
        mark.copy_from_slice(&context.sign().as_ref()[..32]);
        mark
    }
}

const NONCE: usize = 12;

impl Sealer {
    #[expect(clippy::expect_used, reason = "a key of 32 bytes always fits this algorithm")]
    fn new(key: &[u8; 32], purpose: &'static str) -> Self {
        let key = UnboundKey::new(&AES_256_GCM_SIV, key).expect("32 bytes");
        Self { key: std::sync::Arc::new(LessSafeKey::new(key)), purpose }
    }

    /// Sealing cannot fail for texts of the sizes used here; if it did, nobody could open the
    /// empty text that comes out.
    pub fn seal(&self, luck: &dyn Luck, plain: &[u8]) -> Secret {
        let entropy = luck.entropy();
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&entropy[..NONCE]);
        let mut sealed = plain.to_vec();
        let aad = Aad::from(self.purpose.as_bytes());
        let done = self.key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            aad,
            &mut sealed,
        );
        if done.is_err() {
            return Secret::new(String::new());
        }
        sealed.splice(0..0, nonce);
        Secret::new(BASE64.encode(sealed))
    }

    pub fn open(&self, text: &str) -> Option<Vec<u8>> {
        let mut sealed = BASE64.decode(text).ok()?;
        if sealed.len() < NONCE {
            return None;
        }
        let mut rest = sealed.split_off(NONCE);
        let nonce = Nonce::try_assume_unique_for_key(&sealed).ok()?;
        let aad = Aad::from(self.purpose.as_bytes());
        let length = self.key.open_in_place(nonce, aad, &mut rest).ok()?.len();
        rest.truncate(length);
        Some(rest)
    }
}

/// SHA-256: enough for a token of 256 random bits, which nobody can guess.
pub fn hashed(token: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, token).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededLuck;

    fn keys() -> Keys {
        Keys::derive(&[7; 32])
    }

    #[test]
    fn what_was_sealed_opens_for_its_purpose_and_no_other() {
        let sealed = keys().device.seal(&SeededLuck::new(1), b"a pass");
        assert_eq!(keys().device.open(sealed.expose()), Some(b"a pass".to_vec()));
        assert_eq!(keys().ticket.open(sealed.expose()), None);
        assert_eq!(Keys::derive(&[8; 32]).device.open(sealed.expose()), None);
    }

    #[test]
    fn one_changed_letter_closes_it() {
        let sealed = keys().device.seal(&SeededLuck::new(1), b"a pass").expose().to_owned();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(keys().device.open(&String::from_utf8(changed).unwrap()), None);
        }
        for odd in ["", "AAAA", "=", "ä"] {
            assert_eq!(keys().device.open(odd), None);
        }
    }

    #[test]
    fn a_code_marked_for_one_attempt_says_nothing_for_another() {
        assert_ne!(keys().mark(b"one", "ABCD"), keys().mark(b"two", "ABCD"));
    }
}
