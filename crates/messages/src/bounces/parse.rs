//! A bounce read: delivery reports as RFC 3464 has them, and the free-form letters of old mail
//! servers. Tolerant of form, strict in one thing: it must name a message by its id.

use base::{JobId, Private};
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use crate::mail::rules::{Status, status_in};

/// What a bounce says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    pub message: JobId,
    pub outcome: Outcome,
    pub(crate) status: Option<Status>,
    /// The far server's own words.
    pub words: Private<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Delivered,
    Delayed,
    Failed,
}

/// More than this is no bounce of a mail of ours.
const LONGEST: usize = 512 * 1024;
/// What is kept of the far server's words.
const WORDS: usize = 300;

pub fn parse_bounce(bytes: &[u8]) -> Option<Bounce> {
    let mail = MessageParser::default().parse(bytes.get(..LONGEST.min(bytes.len()))?)?;
    let message = message_id(&mail)?;
    let said = report(&mail).or_else(|| plain(&mail))?;
    Some(Bounce { message, outcome: said.0, status: said.1, words: Private(said.2) })
}

type Said = (Outcome, Option<Status>, String);

/// In the address it was sent back to, or in what was sent back.
fn message_id(mail: &Message<'_>) -> Option<JobId> {
    let to = ["to", "delivered-to", "x-original-to", "envelope-to"];
    let sent_to = mail
        .headers_raw()
        .filter(|(name, _)| to.contains(&name.to_ascii_lowercase().as_str()))
        .find_map(|(_, value)| id_between(value, '+'));
    sent_to.or_else(|| mail.parts.iter().find_map(|part| id_in(&part.body)))
}

fn id_in(part: &PartType<'_>) -> Option<JobId> {
    match part {
        PartType::Message(inner) => inner
            .message_id()
            .and_then(|id| id_between(&format!("<{id}"), '<'))
            .or_else(|| id_between(inner.return_path().as_text().unwrap_or_default(), '+')),
        PartType::Text(text) | PartType::Html(text) => id_between(text, '<'),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            id_between(&String::from_utf8_lossy(bytes), '<')
        }
        PartType::Multipart(_) => None,
    }
}

/// The first id of ours that stands between `open` and an `@`.
fn id_between(text: &str, open: char) -> Option<JobId> {
    const LENGTH: usize = 26;
    text.match_indices(open).find_map(|(at, sign)| {
        let rest = &text[at + sign.len()..];
        let id = rest.get(..LENGTH).filter(|_| rest[LENGTH..].starts_with('@'))?;
        id.parse().ok()
    })
}

/// A delivery report; where it tells of several addresses, the worst of it.
fn report(mail: &Message<'_>) -> Option<Said> {
    let part = mail.parts.iter().find(|part| {
        let kind = part.content_type();
        kind.and_then(|kind| kind.subtype())
            .is_some_and(|kind| kind.eq_ignore_ascii_case("delivery-status"))
    })?;
    parse_report(&String::from_utf8_lossy(part.contents()))
}

/// The fields of RFC 3464, section 2.3, one group for each address.
pub(crate) fn parse_report(text: &str) -> Option<Said> {
    let text = text.replace("\r\n", "\n");
    let groups = text.split("\n\n").filter_map(|group| read_group(&unfolded(group)));
    groups.max_by_key(|(outcome, ..)| *outcome)
}

fn read_group(fields: &[(String, String)]) -> Option<Said> {
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, text)| text.as_str());
    let words = field("diagnostic-code").unwrap_or_default();
    let status = field("status").and_then(status_in);
    // "5.0.0" says nothing: what the far server wrote may say more.
    let status = match status {
        Some(status) if status.is_vague() => status_in(words).or(Some(status)),
        status => status.or_else(|| status_in(words)),
    };
    let action = field("action")?.to_ascii_lowercase();
    let outcome = match action.as_str() {
        "failed" => Outcome::Failed,
        "delayed" => Outcome::Delayed,
        "delivered" => Outcome::Delivered,
        // Passed on, to where nobody reports from any more.
        _ => return None,
    };
    Some((outcome, status, shortened(words)))
}

/// Lines that begin with white space belong to the one before.
fn unfolded(group: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in group.lines() {
        match (line.starts_with([' ', '\t']), fields.last_mut()) {
            (true, Some((_, text))) => {
                text.push(' ');
                text.push_str(line.trim());
            }
            _ => {
                if let Some((name, text)) = line.split_once(':') {
                    fields.push((name.trim().to_ascii_lowercase(), text.trim().to_owned()));
                }
            }
        }
    }
    fields
}

/// A bounce in free words: from a mail server, not from somebody on holiday, and with a code in it.
fn plain(mail: &Message<'_>) -> Option<Said> {
    let header = |name: &str| mail.header_raw(name).unwrap_or_default().to_ascii_lowercase();
    let from = header("From");
    let daemon = ["mailer-daemon", "postmaster"].iter().any(|name| from.contains(name));
    if !daemon || header("Auto-Submitted").contains("auto-replied") {
        return None;
    }
    let text = mail.body_text(0)?;
    let said = |line: &&str| status_in(line).is_some() || digits_in(line).is_some();
    let line = text.lines().find(said)?;
    let status = status_in(line);
    let lasting = status.map_or_else(|| digits_in(line) == Some(5), |status| status.class == 5);
    let outcome = if lasting { Outcome::Failed } else { Outcome::Delayed };
    // "550" alone means the mailbox, as it does when a server says it to our face.
    let gone = Status { class: 5, subject: 1, detail: 1 };
    let mailbox = status.is_none() && line.contains("550");
    Some((outcome, status.or(mailbox.then_some(gone)), shortened(line)))
}

/// The class of a bare three-digit answer: `550 No such user`.
fn digits_in(line: &str) -> Option<u16> {
    let words = line.split(|c: char| !c.is_ascii_alphanumeric());
    let codes = words.filter(|word| word.len() == 3).filter_map(|word| word.parse::<u16>().ok());
    codes.into_iter().find(|code| matches!(code, 421..=455 | 550..=556)).map(|code| code / 100)
}

fn shortened(words: &str) -> String {
    words.trim().chars().take(WORDS).collect()
}

#[cfg(test)]
mod tests;
