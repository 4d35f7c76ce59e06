//! The card in a phone's own wallet: an Apple pass, a Google private pass. Each is offered only
//! where the plan has what its issuer must have; without, no page says a word of it.

mod apple;
mod google;
pub(crate) mod pages;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use apple::{Papers as ApplePapers, Signer as Apple};
pub use google::Issuer as Google;

/// Whose wallets the plan may issue for.
#[derive(Debug, Clone, Default)]
pub struct Wallets {
    pub apple: Option<Arc<Apple>>,
    pub google: Option<Arc<Google>>,
}

impl Wallets {
    pub(crate) fn offers(&self) -> Offers {
        Offers { apple: self.apple.is_some(), google: self.google.is_some() }
    }
}

/// What a page may offer.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Offers {
    pub apple: bool,
    pub google: bool,
}

/// Between the lines that begin and end a block of PEM (RFC 7468).
fn pem(text: &str, label: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {label}-----"))?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    let plain: String = body.split_whitespace().collect();
    data_encoding::BASE64.decode(plain.as_bytes()).ok()
}

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 8.2).
fn rsa_signature(key: &aws_lc_rs::rsa::KeyPair, text: &[u8]) -> Option<Vec<u8>> {
    let mut signature = vec![0; key.public_modulus_len()];
    #[expect(
        clippy::disallowed_methods,
        reason = "the signer asks for it; this padding draws nothing"
    )]
    let luck = aws_lc_rs::rand::SystemRandom::new();
    key.sign(&aws_lc_rs::signature::RSA_PKCS1_SHA256, &luck, text, &mut signature).ok()?;
    Some(signature)
}
