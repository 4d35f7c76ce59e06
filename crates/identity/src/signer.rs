//! What others check without asking us: signatures whose public half stands in a page.

use std::sync::Arc;

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};

/// A key pair on P-256 that signs with SHA-256 (ES256 of RFC 7518), the one curve that every
/// browser can check. The same secret makes the same pair on every node.
#[derive(Clone)]
pub struct Signer {
    pair: Arc<EcdsaKeyPair>,
}

impl Signer {
    /// `secret` draws numbers until one is a key: of 2^32 first ones all but one are.
    #[expect(clippy::expect_used, reason = "a pair out of its own two halves always fits")]
    pub(crate) fn derive(secret: impl Fn(u8) -> [u8; 32]) -> Self {
        let found = (0..=u8::MAX).find_map(|turn| pair(&secret(turn)));
        Self { pair: Arc::new(found.expect("one of 256 numbers is a key")) }
    }

    /// 64 bytes, both halves of the signature; nothing where it could not be made.
    #[expect(
        clippy::disallowed_methods,
        reason = "the signature wants a number nobody can foresee"
    )]
    pub fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let signed = self.pair.sign(&SystemRandom::new(), message).ok()?;
        Some(signed.as_ref().to_vec())
    }

    /// The point as 65 bytes, as WebCrypto imports it under the name "raw".
    pub fn public_key(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }
}

fn pair(secret: &[u8; 32]) -> Option<EcdsaKeyPair> {
    let public =
        PrivateKey::from_private_key(&ECDH_P256, secret).ok()?.compute_public_key().ok()?;
    EcdsaKeyPair::from_private_key_and_public_key(
        &ECDSA_P256_SHA256_FIXED_SIGNING,
        secret,
        public.as_ref(),
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use crate::Keys;

    #[test]
    fn two_nodes_with_one_secret_sign_what_one_public_key_checks() {
        let (one, other) = (Keys::derive(&[7; 32]).counter, Keys::derive(&[7; 32]).counter);
        assert_eq!(one.public_key(), other.public_key());
        assert_eq!((one.public_key().len(), one.public_key()[0]), (65, 4));
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, one.public_key());
        let signed = other.sign(b"a card").unwrap();
        assert_eq!(signed.len(), 64);
        assert!(key.verify(b"a card", &signed).is_ok());
        assert!(key.verify(b"a cart", &signed).is_err());
        let stranger = Keys::derive(&[8; 32]).counter;
        assert!(key.verify(b"a card", &stranger.sign(b"a card").unwrap()).is_err());
    }
}
