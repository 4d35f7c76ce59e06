//! How a message reaches its person.

use std::fmt;
use std::time::Duration;

use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::AsyncSmtpTransportBuilder;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message as Mail, Tokio1Executor};
use store::{Channel, Job, Message};
use web::{Shared, Trouble};

/// The ways out.
pub enum Post {
    /// The demo: messages stay in the queue, where `/demo/outbox` shows them.
    Kept,
    Smtp(Box<Smtp>),
}

/// A mail server, spoken to with TLS (RFC 8314) or, on this machine only, in the clear.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Kept => "Kept",
            Self::Smtp(_) => "Smtp(…)",
        })
    }
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
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), from })
    }

    /// Whether the server answers; for `latchkey doctor`.
    pub async fn answers(&self) -> Result<bool, String> {
        self.transport.test_connection().await.map_err(|error| error.to_string())
    }

    async fn send(&self, message: &Message, id: &str) -> Result<(), Trouble> {
        let never = |what: &str| Trouble::Never(what.to_owned());
        let to = message.to.parse().map_err(|_| never("the address does not read"))?;
        let mail = Mail::builder()
            .from(self.from.clone())
            .to(to)
            .subject(message.subject.as_str())
            // A server that sees the same message twice can tell by this.
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .multipart(MultiPart::alternative_plain_html(
                message.text.to_string(),
                message.html.to_string(),
            ))
            .map_err(|_| never("the message cannot be written"))?;
        match self.transport.send(mail).await {
            Ok(_) => Ok(()),
            // The server's own sentence may repeat the address, so only its code is kept.
            Err(error) if error.is_permanent() => Err(Trouble::Never(format!(
                "the mail server refused: {}",
                error.status().map_or_else(|| "no code".to_owned(), |code| code.to_string())
            ))),
            Err(_) => Err(Trouble::Later("the mail server did not take it".to_owned())),
        }
    }
}

impl Post {
    /// Carries one message; the job's id is what the far side may know a repeat by.
    pub(crate) async fn carry(&self, house: &Shared, job: Job) -> Result<(), Trouble> {
        let Self::Smtp(smtp) = self else { return Ok(()) };
        let id = job.id.to_string();
        let message = house.db.read(house.clock.now(), move |tx| job.body::<Message>(tx)).await;
        let message = message.map_err(|fault| match fault {
            store::Fault::Forgotten => Trouble::Never(fault.to_string()),
            fault => Trouble::Later(fault.to_string()),
        })?;
        match message.channel {
            Channel::Mail => smtp.send(&message, &id).await,
            Channel::Text => Err(Trouble::Never("no way to send texts is configured".to_owned())),
        }
    }
}
