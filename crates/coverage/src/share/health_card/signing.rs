//! Keys on the curve P-256 and what is signed with them: JWS with ES256 (RFC 7515, RFC 7518 3.4),
//! named by their thumbprint (RFC 7638).

use std::io::Write as _;

use ::store::Fault;
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::{Value, json};

/// A point of the curve: what verifiers are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Public {
    x: [u8; 32],
    y: [u8; 32],
}

impl Public {
    /// Reads the uncompressed form of SEC 1: 4, then both coordinates.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (&4, rest) = bytes.split_first()? else { return None };
        let (x, y) = rest.split_at_checked(32)?;
        Some(Self { x: x.try_into().ok()?, y: y.try_into().ok()? })
    }

    pub fn bytes(&self) -> Vec<u8> {
        [[4].as_slice(), &self.x, &self.y].concat()
    }

    /// SHA-256 over the required members in the order of their names (RFC 7638).
    pub fn kid(&self) -> String {
        let (x, y) = (BASE64.encode(self.x), BASE64.encode(self.y));
        let text = format!("{{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"{x}\",\"y\":\"{y}\"}}");
        BASE64.encode(digest(&SHA256, text.as_bytes()))
    }

    /// As it stands in the key set. `changes` counts the changes of its list of cards taken back.
    pub fn jwk(&self, changes: i64) -> Value {
        json!({
            "kty": "EC",
            "kid": self.kid(),
            "use": "sig",
            "alg": "ES256",
            "crv": "P-256",
            "x": BASE64.encode(self.x),
            "y": BASE64.encode(self.y),
            "crlVersion": changes,
        })
    }
}

/// The point that belongs to 32 random bytes; nothing for the few that are no number of the curve.
pub fn public_of(secret: &[u8; 32]) -> Option<Public> {
    let key = PrivateKey::from_private_key(&ECDH_P256, secret).ok()?;
    Public::read(key.compute_public_key().ok()?.as_ref())
}

/// A compact JWS whose payload is packed (`zip: DEF`: raw DEFLATE, RFC 1951).
pub fn jws(secret: &[u8; 32], payload: &Value) -> Result<String, Fault> {
    let broken = |what: &str| Fault::Defect(format!("a health card: {what}"));
    let public = public_of(secret).ok_or_else(|| broken("no such key"))?;
    let pair = EcdsaKeyPair::from_private_key_and_public_key(
        &ECDSA_P256_SHA256_FIXED_SIGNING,
        secret,
        &public.bytes(),
    )
    .map_err(|_| broken("the key does not fit"))?;
    let header = json!({ "zip": "DEF", "alg": "ES256", "kid": public.kid() });
    let packed = packed(payload.to_string().as_bytes()).map_err(|_| broken("packing"))?;
    let text = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(packed));
    #[expect(clippy::disallowed_methods, reason = "the signer asks for it and draws nothing else")]
    let luck = SystemRandom::new();
    let signed = pair.sign(&luck, text.as_bytes()).map_err(|_| broken("signing"))?;
    Ok(format!("{text}.{}", BASE64.encode(signed.as_ref())))
}

fn packed(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
}
