//! A message as it travels: both bodies, every header once, and nothing a signature by the relay
//! would stumble over. The sender's domain is the same in From, Message-ID and, where one is
//! configured, the return path, so that SPF and DKIM align (RFC 7489).

use std::time::{Duration, SystemTime};

use base::{JobId, Timestamp};
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message as Mail};
use store::Message;

use super::Sender;

/// `AUTO` keeps vacation answers away (RFC 3834), `SUPPRESS` those of one large maker of mailboxes.
const AUTO: (&str, &str) = ("Auto-Submitted", "auto-generated");
const SUPPRESS: (&str, &str) = ("X-Auto-Response-Suppress", "All");
/// With an address beside it, a mailbox can offer its own button for leaving (RFC 8058).
const LEAVE: &str = "List-Unsubscribe";
const ONE_PRESS: (&str, &str) = ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

pub(super) fn mail(
    sender: &Sender,
    message: &Message,
    (id, at): (JobId, Timestamp),
) -> Result<Mail, &'static str> {
    let to: Mailbox = message.to.parse().map_err(|_| "the address does not read")?;
    let domain = sender.from.email.domain();
    let since = Duration::from_micros(u64::try_from(at.micros()).unwrap_or(0));
    let mut mail = Mail::builder()
        .envelope(envelope(sender, &to.email, id)?)
        .from(sender.from.clone())
        .to(to)
        .subject(message.subject.as_str())
        .date(SystemTime::UNIX_EPOCH + since)
        // A server that sees the same message twice can tell by this.
        .message_id(Some(format!("<{id}@{domain}>")));
    let of = |(name, value): (&'static str, &str)| (name, value.to_owned());
    let leave = message.leave.as_ref().map(|place| [(LEAVE, format!("<{place}>")), of(ONE_PRESS)]);
    for (name, value) in [AUTO, SUPPRESS].map(of).into_iter().chain(leave.into_iter().flatten()) {
        let name = HeaderName::new_from_ascii_str(name);
        mail = mail.raw_header(HeaderValue::new(name, value));
    }
    let both =
        MultiPart::alternative_plain_html(message.text.to_string(), message.html.to_string());
    mail.multipart(both).map_err(|_| "the message cannot be written")
}

/// The return path carries the message's id: `bounces+ID@plan.example`. So whatever comes back says
/// which message it is about, however little else it says.
fn envelope(sender: &Sender, to: &Address, id: JobId) -> Result<Envelope, &'static str> {
    let from = match &sender.bounces {
        None => sender.from.email.clone(),
        Some(bounces) => Address::new(format!("{}+{id}", bounces.user()), bounces.domain())
            .map_err(|_| "the address for bounces is too long")?,
    };
    Envelope::new(Some(from), vec![to.clone()]).map_err(|_| "the address does not read")
}
