//! The provider's API, as Stripe speaks it: forms in, JSON out, a bearer key, and on everything
//! that creates something a name by which a repeat is known.

use std::fmt;

use base::{Secret, Timestamp};
use reqwest::{Client, StatusCode};
use serde_json::Value;
use web::Trouble;

use crate::monthly::Thresholds;

/// The shape of the API we were written against.
const VERSION: &str = "2024-06-20";

/// Whose account it is, and where.
pub struct Setting {
    pub key: Secret,
    /// Signs the events we are sent.
    pub hook_key: Secret,
    /// `https://api.stripe.com`, or whoever speaks its language.
    pub base: String,
    /// Whether the plan's members have Medicare drug coverage, and may pay by its monthly plan.
    pub monthly_plan: bool,
    pub thresholds: Thresholds,
}

pub struct Provider {
    client: Client,
    setting: Setting,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Provider(…)")
    }
}

/// Fields of a form, in order.
pub type Form<'a> = Vec<(&'a str, String)>;

/// How a call ended, where it was answered.
#[derive(Debug)]
pub enum Said {
    Yes(Value),
    /// The bank said no. The provider's code, never its sentence, which may repeat what was sent.
    Declined(String),
    /// Understood and refused, with its code: we asked for something that cannot be.
    No(String),
}

impl Provider {
    pub fn new(setting: Setting) -> Result<Self, String> {
        let client = messages::outward::client(&setting.base, "payment provider")?;
        Ok(Self { client, setting })
    }

    pub const fn has_monthly_plan(&self) -> bool {
        self.setting.monthly_plan
    }

    pub const fn thresholds(&self) -> &Thresholds {
        &self.setting.thresholds
    }

    /// Whether the provider signed this, lately. While a key is being changed there are two
    /// signatures, and one of them fits.
    pub fn signed(&self, header: &str, (now, body): (Timestamp, &[u8])) -> bool {
        let part = |name: &'static str| {
            move |part: &str| part.trim().strip_prefix(name).map(str::to_owned)
        };
        let Some(at) = header.split(',').find_map(part("t=")) else { return false };
        header.split(',').filter_map(part("v1=")).take(4).any(|tag| {
            let one = format!("t={at},v1={tag}");
            messages::signed::fits(&self.setting.hook_key, &one, (now, body))
        })
    }

    /// Asks for something to be made, at most once for each `name`.
    pub async fn create(&self, path: &str, name: &str, form: Form<'_>) -> Result<Said, Trouble> {
        let request = self.client.post(self.at(path)).header("idempotency-key", name).form(&form);
        self.send(request).await
    }

    pub async fn read(&self, path: &str) -> Result<Said, Trouble> {
        self.send(self.client.get(self.at(path))).await
    }

    fn at(&self, path: &str) -> String {
        format!("{}/v1/{path}", self.setting.base.trim_end_matches('/'))
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Said, Trouble> {
        let request =
            request.bearer_auth(self.setting.key.expose()).header("stripe-version", VERSION);
        let answer = request.send().await.map_err(|error| {
            Trouble::Later(format!("the payment provider: {}", error.without_url()))
        })?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(|error| {
            Trouble::Later(format!("the payment provider: {}", error.without_url()))
        })?;
        let value: Value = serde_json::from_slice(&body).unwrap_or_default();
        judged(status, value)
    }
}

fn judged(status: StatusCode, value: Value) -> Result<Said, Trouble> {
    let code = || {
        let error = &value["error"];
        let code = error["decline_code"].as_str().or(error["code"].as_str());
        code.unwrap_or(status.as_str()).chars().take(60).collect::<String>()
    };
    match status.as_u16() {
        200..=299 if value.is_object() => Ok(Said::Yes(value)),
        // Our key or our rights: a person must look, and the payment waits for them.
        401 | 403 => Err(Trouble::Never(format!("the payment provider refuses us: {}", code()))),
        // Sent twice at once, or too much at once.
        409 | 429 => Err(Trouble::Later(format!("the payment provider: {}", code()))),
        402 => Ok(Said::Declined(code())),
        // Under this name something else was asked before, by another version: what became of that
        // is told by an event or a look.
        400 if value["error"]["type"] == "idempotency_error" => {
            Err(Trouble::Later("the payment provider: asked before in other words".to_owned()))
        }
        400..=499 => Ok(Said::No(code())),
        _ => Err(Trouble::Later(format!("the payment provider: {}", code()))),
    }
}

/// A name in a path: nothing that could lead to another one.
pub fn token(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (!text.is_empty() && text.len() <= 255 && text.bytes().all(plain)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_answer_is_done_refused_or_worth_another_try() {
        let error = json!({ "error": { "code": "card_declined", "decline_code": "lost_card" } });
        let judge = |status: u16, value: &Value| {
            judged(StatusCode::from_u16(status).unwrap(), value.clone())
        };
        assert!(matches!(judge(200, &json!({ "id": "x" })), Ok(Said::Yes(_))));
        assert!(matches!(judge(402, &error), Ok(Said::Declined(code)) if code == "lost_card"));
        assert!(matches!(judge(400, &error), Ok(Said::No(_))));
        let before = json!({ "error": { "type": "idempotency_error" } });
        assert!(matches!(judge(400, &before), Err(Trouble::Later(_))));
        for later in [200, 302, 409, 429, 500, 503] {
            assert!(matches!(judge(later, &Value::Null), Err(Trouble::Later(_))), "{later}");
        }
        assert!(matches!(judge(401, &error), Err(Trouble::Never(_))));
    }

    #[test]
    fn a_key_leaves_by_tls_alone() {
        let key = || Secret::new("sk".to_owned());
        let open = |base: &str| {
            let base = base.to_owned();
            let thresholds = Thresholds::default();
            let (hook_key, monthly_plan) = (key(), false);
            let setting = Setting { key: key(), hook_key, base, monthly_plan, thresholds };
            Provider::new(setting).is_ok()
        };
        assert!(open("https://api.stripe.com") && open("http://127.0.0.1:9"));
        assert!(!open("http://api.stripe.com") && !open("http://127.0.0.1.example:9"));
    }

    #[test]
    fn what_the_provider_calls_things_leads_nowhere_else() {
        assert_eq!(token(&json!("pm_1aZ")).as_deref(), Some("pm_1aZ"));
        for odd in [json!("../keys"), json!("a?b"), json!(""), json!(7)] {
            assert_eq!(token(&odd), None, "{odd}");
        }
    }
}
