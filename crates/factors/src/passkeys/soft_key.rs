//! An authenticator of our own, for tests: it answers as a browser and its device would, and can be
//! told to misbehave.

#![expect(clippy::unwrap_used, reason = "for tests alone, of this room and of others")]

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use data_encoding::BASE64URL_NOPAD as BASE64;
use identity::keys::hashed;
use serde_json::{Value, json};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const BACKUP_ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;

/// One key on one device. A clone of it is what a thief would hold.
#[derive(Clone)]
pub struct SoftKey {
    pub id: Vec<u8>,
    pub secret: Vec<u8>,
    pub handle: Vec<u8>,
    pub origin: String,
    pub verifies: bool,
    pub synced: bool,
    /// Uses so far; none are counted where it starts at nought and `counts` is false.
    pub uses: u32,
    pub counts: bool,
}

impl SoftKey {
    pub fn new(number: u8) -> Self {
        #[expect(clippy::disallowed_methods, reason = "the device's own chance, not ours")]
        let chance = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let secret = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).unwrap();
        Self {
            id: vec![number; 16],
            secret: secret.as_ref().to_vec(),
            handle: Vec::new(),
            origin: "https://juniper.example".to_owned(),
            verifies: true,
            synced: false,
            uses: 0,
            counts: true,
        }
    }

    /// Answers `navigator.credentials.create`.
    pub fn make(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.handle = BASE64.decode(asked["user"]["id"].as_str().unwrap().as_bytes()).unwrap();
        let client = self.client_data("webauthn.create", asked);
        let data = self.data(asked["rp"]["id"].as_str().unwrap(), ATTESTED);
        let mut made = data;
        made.extend([0; 16]);
        made.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        made.extend(&self.id);
        made.extend(self.cose());
        self.told(json!({
            "clientDataJSON": BASE64.encode(&client),
            "attestationObject": BASE64.encode(&attestation(&made)),
        }))
    }

    /// Answers `navigator.credentials.get`.
    pub fn show(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.uses += u32::from(self.counts);
        let client = self.client_data("webauthn.get", asked);
        let data = self.data(asked["rpId"].as_str().unwrap(), 0);
        let mut signed = data.clone();
        signed.extend(hashed(&client));
        #[expect(clippy::disallowed_methods, reason = "the device's own chance, not ours")]
        let chance = SystemRandom::new();
        let signature = self.pair().sign(&chance, &signed).unwrap();
        self.told(json!({
            "clientDataJSON": BASE64.encode(&client),
            "authenticatorData": BASE64.encode(&data),
            "signature": BASE64.encode(signature.as_ref()),
            "userHandle": BASE64.encode(&self.handle),
        }))
    }

    fn pair(&self) -> EcdsaKeyPair {
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &self.secret).unwrap()
    }

    fn client_data(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let challenge = asked["challenge"].as_str().unwrap();
        let data = json!({ "type": kind, "challenge": challenge, "origin": self.origin });
        data.to_string().into_bytes()
    }

    fn data(&self, rp_id: &str, more: u8) -> Vec<u8> {
        let flag = |is, bit| if is { bit } else { 0 };
        let synced = flag(self.synced, BACKUP_ELIGIBLE | BACKED_UP);
        let flags = PRESENT | flag(self.verifies, VERIFIED) | synced | more;
        let mut data = hashed(rp_id.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.uses.to_be_bytes());
        data
    }

    /// The public key as COSE has it: EC2, ES256, P-256.
    fn cose(&self) -> Vec<u8> {
        let pair = self.pair();
        let point = pair.public_key().as_ref();
        let mut map = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        map.extend(&point[1..33]);
        map.extend([0x22, 0x58, 0x20]);
        map.extend(&point[33..]);
        map
    }

    fn told(&self, response: Value) -> String {
        let id = BASE64.encode(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {},
        })
        .to_string()
    }
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}` in CBOR.
fn attestation(data: &[u8]) -> Vec<u8> {
    let mut map = vec![0xa3];
    map.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
    map.push(u8::try_from(data.len()).unwrap());
    map.extend(data);
    map
}
