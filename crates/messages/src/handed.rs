//! A machine of the plan's that is handed what we make: signed, and under a name by which it knows
//! what it was handed twice.

use std::fmt;

use base::{Secret, Timestamp};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, StatusCode};

use crate::{outward, signed};

/// Where it listens, and the key that it and we know.
pub struct Service {
    client: Client,
    address: String,
    key: Secret,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Service(…)")
    }
}

impl Service {
    pub fn new(address: &str, key: Secret) -> Result<Self, String> {
        let client = outward::client(address, "service")?;
        Ok(Self { client, address: address.to_owned(), key })
    }

    /// Hands over `body`, which is of `kind`, under `name`. The error says what went wrong on the
    /// way, without the address.
    pub async fn hand(
        &self,
        now: Timestamp,
        (name, kind): (&str, &'static str),
        body: Vec<u8>,
    ) -> Result<StatusCode, String> {
        let signature = signed::sign(&self.key, now, &body);
        let request = self
            .client
            .post(&self.address)
            .header(CONTENT_TYPE, kind)
            .header(signed::HEADER, signature)
            .header("idempotency-key", name)
            .body(body);
        let answer = request.send().await.map_err(|error| error.without_url().to_string())?;
        Ok(answer.status())
    }
}
