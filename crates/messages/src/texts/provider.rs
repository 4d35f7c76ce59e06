//! Handing a text to the provider: one form, one answer.

use base::{JobId, Secret};
use reqwest::{Client, Response, StatusCode};
use serde::Deserialize;
use store::Message;
use store::delivery::{Detail, Why};

use super::rules::{self, Verdict};
use crate::carry::End;
use crate::outward;

/// Whose account it is, and where.
pub struct Setting {
    /// `AC…`: the name of the account, in the address and as the login.
    pub account: String,
    /// Proves us to the provider, and the provider to us.
    pub key: Secret,
    /// A number of ours (`+15035550142`), or a group of them (`MG…`).
    pub from: String,
    /// `https://api.twilio.com`, or whoever speaks its language.
    pub base: String,
}

/// The provider.
pub struct Texts {
    client: Client,
    setting: Setting,
}

impl Texts {
    pub fn new(setting: Setting) -> Result<Self, String> {
        let client = outward::client(&setting.base, "text provider")?;
        Ok(Self { client, setting })
    }

    pub(super) fn key(&self) -> &Secret {
        &self.setting.key
    }

    /// Hands one text over; `origin` is where the provider tells us how it went.
    pub(crate) async fn send(&self, message: &Message, id: JobId, origin: &str) -> End {
        let Setting { account, key, from, base } = &self.setting;
        let base = base.trim_end_matches('/');
        let address = format!("{base}/2010-04-01/Accounts/{account}/Messages.json");
        let sender = if from.starts_with("MG") { "MessagingServiceSid" } else { "From" };
        let digits: String = message.to.chars().filter(char::is_ascii_digit).collect();
        let to = format!("+1{digits}");
        let back = format!("{}/messages/text/status?m={id}", origin.trim_end_matches('/'));
        let form = [
            ("To", to.as_str()),
            (sender, from),
            ("Body", &message.text),
            ("StatusCallback", &back),
        ];
        let request = self.client.post(address).basic_auth(account, Some(key.expose())).form(&form);
        match request.send().await {
            Ok(answer) => judged(answer).await,
            Err(error) => {
                // Whatever was sent may have been read, unless nobody ever answered the call.
                let perhaps_sent = !(error.is_connect() || error.is_builder());
                let detail = Detail::new("", error.without_url().to_string());
                End::Later { detail, perhaps_sent }
            }
        }
    }
}

/// What the provider says: `sid` when it took the text, else `code`.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    sid: String,
    code: Option<u32>,
    message: String,
}

async fn judged(answer: Response) -> End {
    let status = answer.status();
    let said: Said = match answer.bytes().await {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
        Err(_) => Said::default(),
    };
    if status.is_success() {
        return End::Taken(Detail::new(status.as_str(), said.sid));
    }
    let code = said.code.map_or_else(|| status.as_str().to_owned(), |code| code.to_string());
    let detail = Detail::new(code, said.message);
    match rules::judge(status.as_u16(), said.code) {
        Verdict::Gone => End::refused(detail, Some(Why::Gone)),
        Verdict::Stop => End::refused(detail, Some(Why::Stop)),
        Verdict::NotTaken => End::refused(detail, None),
        Verdict::Ours => End::Ours(detail),
        Verdict::Later => {
            End::Later { detail, perhaps_sent: status == StatusCode::GATEWAY_TIMEOUT }
        }
    }
}
