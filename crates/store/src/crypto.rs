//! The one place that touches the cryptographic provider for storage: AES-256-GCM-SIV (RFC 8452)
//! for sealing, HMAC-SHA-256 (RFC 2104) for look-ups and the audit chain.

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base::Entropy;

use crate::Fault;

const VERSION: u8 = 1;
const NONCE: usize = 12;

/// A key that seals and opens.
pub struct Sealer(LessSafeKey);

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Self {
        // A 32-byte key is the only thing this can fail on, and the type has 32.
        #[expect(clippy::unwrap_used, reason = "the length is in the type")]
        Self(LessSafeKey::new(UnboundKey::new(&AES_256_GCM_SIV, key).unwrap()))
    }

    /// `version | nonce | ciphertext | tag`. GCM-SIV keeps its promise even if a nonce repeats.
    pub fn seal(&self, nonce: [u8; NONCE], aad: &[u8], plain: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::with_capacity(1 + NONCE + plain.len() + 16);
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        let mut text = plain;
        let tag = self
            .0
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(aad),
                &mut text,
            )
            .map_err(|_| Fault::Defect("sealing failed".to_owned()))?;
        out.extend_from_slice(&text);
        out.extend_from_slice(tag.as_ref());
        Ok(out)
    }

    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let broken = || Fault::corrupt("a sealed body does not open");
        let (&VERSION, rest) = sealed.split_first().ok_or_else(broken)? else {
            return Err(broken());
        };
        let (nonce, text) = rest.split_first_chunk::<NONCE>().ok_or_else(broken)?;
        let mut text = text.to_vec();
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let plain = self.0.open_in_place(nonce, Aad::from(aad), &mut text).map_err(|_| broken())?;
        let length = plain.len();
        text.truncate(length);
        Ok(text)
    }
}

/// A key for look-ups that reveal nothing without it.
pub struct Hasher(hmac::Key);

impl Hasher {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// HMAC over the parts, each with its length in front so that no two lists collide.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part);
        }
        let tag = context.sign();
        let mut out = [0; 32];
        out.copy_from_slice(tag.as_ref());
        out
    }

    /// The first 128 bits: enough for a row to be found by, too few to be anything else.
    pub fn short(&self, parts: &[&[u8]]) -> Entropy {
        let mac = self.mac(parts);
        let mut out = [0; 16];
        out.copy_from_slice(&mac[..16]);
        out
    }
}

/// A keyed hash over bytes as they pass by: for files too long to hold.
pub struct Running {
    context: hmac::Context,
}

impl Running {
    pub fn new(key: &[u8; 32]) -> Self {
        Self { context: hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key)) }
    }

    pub fn update(&mut self, bytes: &[u8]) {
        self.context.update(bytes);
    }

    pub fn finish(self) -> [u8; 32] {
        let mut out = [0; 32];
        out.copy_from_slice(self.context.sign().as_ref());
        out
    }

    /// Whether `mac` is the hash of everything so far, found out in constant time.
    pub fn fits(&self, mac: &[u8]) -> bool {
        let found = self.context.clone().sign();
        aws_lc_rs::constant_time::verify_slices_are_equal(found.as_ref(), mac).is_ok()
    }
}

/// A key of its own for each purpose, from one seed.
pub fn derived(seed: &[u8; 32], purpose: &str) -> [u8; 32] {
    Hasher::new(seed).mac(&[b"latchkey", purpose.as_bytes()])
}
