//! A pass for Apple Wallet: `pass.json` and pictures, a list of their hashes, and a signature over
//! that list (Apple, Wallet Passes: "Building a Pass").

mod cms;
mod der;
mod icon;
mod zip;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use aws_lc_rs::rsa::KeyPair;
use base::{Secret, Timestamp};
use serde_json::{Map, Value, json};

use super::pem;
use crate::share::fhir::{readable_on, rgb};
use cms::Certificate;

/// What Apple gives an issuer, as texts.
#[derive(Debug)]
pub struct Papers {
    /// `pass.com.example.card`
    pub pass_type: String,
    pub team: String,
    /// The certificate of the pass type, in PEM.
    pub certificate: String,
    /// Its private key: RSA, PKCS #8 in PEM, without a passphrase.
    pub key: Secret,
    /// Apple's intermediate certificate (WWDR), in PEM.
    pub intermediate: String,
}

/// Signs passes.
pub struct Signer {
    pass_type: String,
    team: String,
    certificate: Certificate,
    intermediate: Certificate,
    key: KeyPair,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Signer(…)")
    }
}

impl Signer {
    /// Refuses papers that do not read or do not belong together, and says which.
    pub fn new(papers: &Papers) -> Result<Self, String> {
        let certificate = |text: &str, which: &str| {
            pem(text, "CERTIFICATE")
                .and_then(Certificate::read)
                .ok_or_else(|| format!("the {which} is no certificate in PEM"))
        };
        let own = certificate(&papers.certificate, "pass certificate")?;
        let intermediate = certificate(&papers.intermediate, "intermediate certificate")?;
        let key = pem(papers.key.expose(), "PRIVATE KEY")
            .and_then(|key| KeyPair::from_pkcs8(&key).ok())
            .ok_or("the pass key is no RSA key in PKCS #8 and PEM")?;
        if !own.belongs_to(&key) {
            return Err("the pass key does not belong to the pass certificate".to_owned());
        }
        Ok(Self {
            pass_type: papers.pass_type.clone(),
            team: papers.team.clone(),
            certificate: own,
            intermediate,
            key,
        })
    }

    /// The whole file (`application/vnd.apple.pkpass`). Nothing when it cannot be signed.
    pub fn pass(&self, pass: &Pass, at: Timestamp) -> Option<Vec<u8>> {
        let colour = rgb(&pass.accent)?;
        let mut files = vec![("pass.json", self.json(pass)?.to_string().into_bytes())];
        for (name, size) in [("icon.png", 29), ("icon@2x.png", 58), ("icon@3x.png", 87)] {
            files.push((name, icon::png(size, colour, rgb(readable_on(&pass.accent))?)?));
        }
        let hashes: Map<String, Value> = files
            .iter()
            .map(|(name, bytes)| {
                // Apple's format asks for SHA-1; the signature over the list is what protects it.
                let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes);
                ((*name).to_owned(), data_encoding::HEXLOWER.encode(hash.as_ref()).into())
            })
            .collect();
        let manifest = Value::Object(hashes).to_string().into_bytes();
        let by = cms::By { key: &self.key, own: &self.certificate, above: &self.intermediate };
        let signature = cms::detached(&by, &manifest, at)?;
        files.push(("manifest.json", manifest));
        files.push(("signature", signature));
        zip::stored(&files)
    }

    fn json(&self, pass: &Pass) -> Option<Value> {
        let css = |colour: &str| {
            rgb(colour).map(|[red, green, blue]| format!("rgb({red}, {green}, {blue})"))
        };
        let ink = css(readable_on(&pass.accent))?;
        let mut value = json!({
            "formatVersion": 1,
            "passTypeIdentifier": self.pass_type,
            "teamIdentifier": self.team,
            "serialNumber": pass.serial,
            "organizationName": pass.plan,
            "logoText": pass.plan,
            "description": pass.description,
            "backgroundColor": css(&pass.accent)?,
            "foregroundColor": ink,
            "labelColor": ink,
            "sharingProhibited": true,
            "generic": {
                "primaryFields": fields(&pass.first),
                "secondaryFields": fields(&pass.second),
                "auxiliaryFields": fields(&pass.third),
                "backFields": fields(&pass.back),
            },
        });
        if let Some(end) = pass.ends {
            value["expirationDate"] = end.to_string().into();
        }
        Some(value)
    }
}

fn fields(from: &[Field]) -> Vec<Value> {
    let mut fields = Vec::new();
    for Field { key, label, value } in from {
        fields.push(json!({ "key": key, "label": label, "value": value }));
    }
    fields
}

/// What a pass shows.
#[derive(Debug, Clone)]
pub struct Pass {
    /// Says nothing of whose it is, and stays the same for one coverage.
    pub serial: String,
    pub plan: String,
    pub description: String,
    /// `#rrggbb`
    pub accent: String,
    pub ends: Option<Timestamp>,
    pub first: Vec<Field>,
    pub second: Vec<Field>,
    pub third: Vec<Field>,
    pub back: Vec<Field>,
}

#[derive(Debug, Clone)]
pub struct Field {
    pub key: &'static str,
    pub label: String,
    pub value: String,
}

#[cfg(test)]
pub fn readable(bytes: Vec<u8>) -> bool {
    Certificate::read(bytes).is_some()
}
