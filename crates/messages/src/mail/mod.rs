//! Mail by SMTP. `written` puts a message into the form it travels in, `dkim` signs it where the
//! relay does not, `rules` judges what the server answered.

mod dkim;
pub(crate) mod rules;
mod written;

use std::time::Duration;

use base::{JobId, Timestamp};
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use store::Message;
use store::delivery::{Detail, Why};

use crate::carry::End;
use dkim::Dkim;
use rules::Verdict;

/// A mail server, spoken to with TLS (RFC 8314) or, on this machine only, in the clear.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Sender,
    dkim: Option<Dkim>,
}

/// Whose mail it is.
pub(crate) struct Sender {
    pub from: Mailbox,
    /// Where what cannot be delivered comes back to, with the message's id in its name.
    pub bounces: Option<Address>,
}

const PATIENCE: Duration = Duration::from_secs(30);

impl Smtp {
    /// `server` is `host`, or `host:port`; loopback hosts are spoken to without TLS.
    pub fn new(server: &str, from: &str, login: Option<(String, String)>) -> Result<Self, String> {
        let (host, port) = server
            .rsplit_once(':')
            .map_or((server, None), |(host, port)| (host, port.parse::<u16>().ok()));
        let local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let builder = if local {
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
        } else {
            AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(|error| error.to_string())?
        };
        let builder = port.into_iter().fold(builder, AsyncSmtpTransportBuilder::port);
        let builder = login.into_iter().fold(builder, |builder, (name, password)| {
            builder.credentials(Credentials::new(name, password))
        });
        let from = from.parse().map_err(|_| "the sender's address does not read".to_owned())?;
        let sender = Sender { from, bounces: None };
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), sender, dkim: None })
    }

    /// What cannot be delivered comes back to this address.
    pub fn bouncing_to(mut self, address: &str) -> Result<Self, String> {
        let read = address.parse().map_err(|_| "the address for bounces does not read")?;
        self.sender.bounces = Some(read);
        Ok(self)
    }

    /// Each mail is signed for the sender's domain: `selector` names the public key in its DNS,
    /// `pem` is the private one.
    pub fn signing(mut self, selector: &str, pem: &str) -> Result<Self, String> {
        self.dkim = Some(Dkim::new(selector, self.sender.from.email.domain(), pem)?);
        Ok(self)
    }

    /// Whether the server answers; for `latchkey doctor`.
    pub async fn answers(&self) -> Result<bool, String> {
        self.transport.test_connection().await.map_err(|error| error.to_string())
    }

    pub(crate) async fn send(&self, message: &Message, id: JobId, at: Timestamp) -> End {
        let mail = match written::mail(&self.sender, message, (id, at)) {
            Ok(mail) => mail,
            Err(why) => return End::refused(Detail::new("", why), Some(Why::Gone)),
        };
        let mut bytes = mail.formatted();
        if let Some(dkim) = &self.dkim {
            let Some(line) = dkim.line(&bytes, at) else {
                return End::Ours(Detail::new("dkim", "the mail could not be signed"));
            };
            bytes = [line.into_bytes(), bytes].concat();
        }
        match self.transport.send_raw(mail.envelope(), &bytes).await {
            Ok(answer) => {
                let words: Vec<&str> = answer.message().collect();
                End::Taken(Detail::new(answer.code().to_string(), words.join(" ")))
            }
            Err(error) => judged(&error),
        }
    }
}

fn judged(error: &lettre::transport::smtp::Error) -> End {
    let code = error.status().map(|code| code.to_string());
    let words = error.to_string();
    let detail = Detail::new(code.clone().unwrap_or_default(), words.clone());
    let Some(code) = code.and_then(|code| code.parse::<u16>().ok()) else {
        return End::Later { detail, perhaps_sent: error.is_timeout() };
    };
    match rules::judge(code, &words) {
        Verdict::Gone => End::refused(detail, Some(Why::Gone)),
        Verdict::NotTaken => End::refused(detail, None),
        Verdict::Ours => End::Ours(detail),
        Verdict::Later => End::Later { detail, perhaps_sent: false },
    }
}

#[cfg(test)]
mod tests;
