//! A detached signature as CMS has it (RFC 5652), in the one shape that Wallet reads: one signer
//! with RSA and SHA-256, both certificates, and the moment of signing among the signed attributes.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base::Timestamp;

use super::der::{self, BITS, INTEGER, NULL, OCTETS, OID, SEQUENCE, SET, TAG_0, UTC_TIME, tlv};
use crate::wallet::rsa_signature;

/// 1.2.840.113549.1.7.1 and .2: data, and signed data.
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.9.3, .4 and .5: content type, message digest, signing time.
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
const MESSAGE_DIGEST: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04];
const SIGNING_TIME: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05];
/// 1.2.840.113549.1.1.1
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
/// 2.16.840.1.101.3.4.2.1
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/// A certificate, and the parts of it that a signature names.
pub struct Certificate {
    whole: Vec<u8>,
    issuer: Vec<u8>,
    serial: Vec<u8>,
    public: Vec<u8>,
}

impl Certificate {
    /// Reads X.509 in DER (RFC 5280 4.1).
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let (whole, after) = der::read(&bytes)?;
        if whole.tag != SEQUENCE || !after.is_empty() {
            return None;
        }
        let (body, _) = der::read(whole.content)?;
        let (mut part, mut rest) = der::read(body.content)?;
        if part.tag == TAG_0 {
            (part, rest) = der::read(rest)?;
        }
        let serial = (part.tag == INTEGER).then(|| part.whole.to_vec())?;
        let (_, rest) = der::read(rest)?;
        let (issuer, rest) = der::read(rest)?;
        let (_, rest) = der::read(rest)?;
        let (_, rest) = der::read(rest)?;
        let (key, _) = der::read(rest)?;
        let (_, bits) = der::read(key.content)?;
        let (bits, _) = der::read(bits)?;
        // The first byte counts unused bits: none.
        let public = (bits.tag == BITS).then(|| bits.content.strip_prefix(&[0]))??.to_vec();
        let (issuer, serial) = (issuer.whole.to_vec(), serial);
        Some(Self { issuer, serial, public, whole: bytes })
    }

    pub fn belongs_to(&self, key: &KeyPair) -> bool {
        let probe = b"does this key fit?";
        let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.public);
        rsa_signature(key, probe).is_some_and(|signed| public.verify(probe, &signed).is_ok())
    }
}

/// Who signs.
pub struct By<'s> {
    pub key: &'s KeyPair,
    pub own: &'s Certificate,
    pub above: &'s Certificate,
}

/// A signature over `content`, which does not stand in it.
pub fn detached(by: &By<'_>, content: &[u8], at: Timestamp) -> Option<Vec<u8>> {
    let attributes = attributes(content, at)?;
    let signature = rsa_signature(by.key, &tlv(SET, &attributes))?;
    let one = tlv(INTEGER, &[1]);
    let (sha, rsa) = (algorithm(SHA_256), algorithm(RSA));
    let signer = der::sequence(&[
        &one,
        &der::sequence(&[&by.own.issuer, &by.own.serial]),
        &sha,
        // As signed, but under a tag of their own.
        &tlv(TAG_0, &attributes),
        &rsa,
        &tlv(OCTETS, &signature),
    ]);
    let data = der::sequence(&[
        &one,
        &tlv(SET, &sha),
        &der::sequence(&[&tlv(OID, DATA)]),
        &tlv(TAG_0, &[by.own.whole.as_slice(), &by.above.whole].concat()),
        &tlv(SET, &signer),
    ]);
    Some(der::sequence(&[&tlv(OID, SIGNED_DATA), &tlv(TAG_0, &data)]))
}

fn algorithm(oid: &[u8]) -> Vec<u8> {
    der::sequence(&[&tlv(OID, oid), &tlv(NULL, &[])])
}

/// In the order that DER gives the members of a set: by their bytes.
fn attributes(content: &[u8], at: Timestamp) -> Option<Vec<u8>> {
    let one = |oid: &[u8], value: Vec<u8>| der::sequence(&[&tlv(OID, oid), &tlv(SET, &value)]);
    let mut all = [
        one(CONTENT_TYPE, tlv(OID, DATA)),
        one(SIGNING_TIME, tlv(UTC_TIME, utc(at)?.as_bytes())),
        one(MESSAGE_DIGEST, tlv(OCTETS, digest(&SHA256, content).as_ref())),
    ];
    all.sort();
    Some(all.concat())
}

/// `270304050607Z`, out of `2027-03-04T05:06:07Z`.
fn utc(at: Timestamp) -> Option<String> {
    let text = at.to_string();
    let digits: String = text.get(2..19)?.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 12).then(|| format!("{digits}Z"))
}
