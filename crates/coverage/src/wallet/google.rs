//! A pass for Google Wallet. Health cards must be generic private passes: a JWT that the issuer's
//! service account signs, and whose link Google opens (developers.google.com/wallet,
//! "Generic private pass").

use aws_lc_rs::rsa::KeyPair;
use base::{Secret, Timestamp};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{pem, rsa_signature};

const SAVE: &str = "https://pay.google.com/gp/v/save/";
/// Browsers may cut a longer address.
const LONGEST: usize = 1_800;

/// The service account's key file, as Google gives it.
#[derive(Deserialize)]
struct Account {
    client_email: String,
    private_key: Secret,
    #[serde(default)]
    private_key_id: String,
}

/// Signs passes.
pub struct Issuer {
    /// The issuer's number at Google.
    id: String,
    email: String,
    key_id: String,
    key: KeyPair,
}

impl std::fmt::Debug for Issuer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Issuer(…)")
    }
}

impl Issuer {
    /// `account` is the text of the key file.
    pub fn new(id: &str, account: &Secret) -> Result<Self, String> {
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("the issuer's id at Google is a number".to_owned());
        }
        let account: Account = serde_json::from_str(account.expose())
            .map_err(|_| "the service account's key file does not read".to_owned())?;
        let key = pem(account.private_key.expose(), "PRIVATE KEY")
            .and_then(|key| KeyPair::from_pkcs8(&key).ok())
            .ok_or("the service account's key is no RSA key")?;
        let (email, key_id) = (account.client_email, account.private_key_id);
        Ok(Self { id: id.to_owned(), email, key_id, key })
    }

    /// Where the member is sent to save the pass. Nothing when it cannot be signed.
    pub fn link(&self, pass: &Pass, from: (&str, Timestamp)) -> Option<String> {
        let all = (0..=pass.more.len()).rev();
        let mut links = all.map_while(|count| self.signed(pass, count, from));
        let mut link = links.next()?;
        while link.len() > LONGEST
            && let Some(shorter) = links.next()
        {
            link = shorter;
        }
        Some(link)
    }

    /// With so many of the rows that it can go without.
    fn signed(&self, pass: &Pass, more: usize, (origin, at): (&str, Timestamp)) -> Option<String> {
        let header = json!({ "alg": "RS256", "typ": "JWT", "kid": self.key_id });
        let claims = json!({
            "iss": self.email,
            "aud": "google",
            "typ": "savetowallet",
            "iat": at.seconds(),
            "origins": [origin],
            "payload": { "genericPrivatePasses": [self.pass(pass, more)] },
        });
        let part = |value: &Value| BASE64.encode(value.to_string());
        let text = format!("{}.{}", part(&header), part(&claims));
        let signature = rsa_signature(&self.key, text.as_bytes())?;
        Some(format!("{SAVE}{text}.{}", BASE64.encode(signature)))
    }

    fn pass(&self, pass: &Pass, more: usize) -> Value {
        let said = |text: &str| json!({ "defaultValue": { "language": pass.lang, "value": text } });
        let rows: Vec<Value> = pass
            .rows
            .iter()
            .chain(&pass.more[..more])
            .map(|(id, header, body)| json!({ "id": id, "header": header, "body": body }))
            .collect();
        json!({
            "id": format!("{}.{}", self.id, pass.serial),
            "type": "GENERIC_PRIVATE_PASS_TYPE_UNSPECIFIED",
            "header": said(&pass.plan),
            "titleLabel": said(&pass.title),
            "title": said(&pass.member),
            "hexBackgroundColor": pass.accent,
            "textModulesData": rows,
        })
    }
}

/// What a pass shows. Short: all of it travels in an address.
#[derive(Debug, Clone)]
pub struct Pass {
    pub serial: String,
    pub lang: String,
    pub plan: String,
    pub title: String,
    pub member: String,
    pub accent: String,
    pub rows: Vec<Row>,
    /// As many of these as the address has room for.
    pub more: Vec<Row>,
}

/// Id, label, value.
pub type Row = (&'static str, String, String);
