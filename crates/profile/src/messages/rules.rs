//! What became of a message in plain words, and how its text falls into paragraphs.

use store::Channel;
use store::delivery::{AFTER_STOP, About as Code, Again, BY_CHOICE, Kept, State};

use crate::preferences::NO_WAY;
use crate::preferences::rules::Topic;

/// As many letters of a text message as stand for a subject.
const SUBJECT: usize = 60;

/// The word under which its end stands, and the look of its mark.
pub fn became(kept: &Kept) -> (&'static str, &'static str) {
    match (kept.state, kept.code.as_str()) {
        (State::Refused, _) if kept.is_gathered() => ("gathered", "wait"),
        (State::Refused, BY_CHOICE) => ("kept", "wait"),
        (State::Refused, NO_WAY) => ("unreached", "stop"),
        (State::Refused, AFTER_STOP) => ("stopped", "wait"),
        (State::Refused, _) => ("refused", "stop"),
        (State::Bounced, _) => ("bounced", "stop"),
        (State::Queued, _) => ("queued", "wait"),
        (State::Unknown, _) => ("unknown", "wait"),
        (State::Delayed, _) => ("delayed", "wait"),
        (State::Accepted, _) => ("sent", "move"),
        (State::Delivered, _) => ("delivered", "good"),
    }
}

/// What a message is about, as its reader looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Orders,
    Costs,
    Payments,
    Account,
    Codes,
    Other,
}

impl About {
    pub const ALL: [Self; 6] =
        [Self::Orders, Self::Costs, Self::Payments, Self::Account, Self::Codes, Self::Other];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Costs => "costs",
            Self::Payments => "payments",
            Self::Account => "account",
            Self::Codes => "codes",
            Self::Other => "other",
        }
    }

    pub fn of(kept: &Kept) -> Self {
        let kind = kept.kind.as_str();
        match (kept.again, Topic::of(kind)) {
            (Again::Code(_), _) => Self::Codes,
            // Told of like an order, and looked for beside claims.
            _ if kind.starts_with("claim-") => Self::Costs,
            (_, Some(Topic::Orders | Topic::Reminders)) => Self::Orders,
            (_, Some(Topic::Costs | Topic::Savings)) => Self::Costs,
            (_, None) if kind.starts_with("payment-") => Self::Payments,
            (_, None) if ACCOUNT.iter().any(|begins| kind.starts_with(begins)) => Self::Account,
            (_, Some(Topic::News) | None) => Self::Other,
        }
    }
}

const ACCOUNT: [&str; 3] = ["identity.", "access.", "recovery."];

/// Which messages a reader asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    pub new_only: bool,
    pub about: Option<About>,
}

impl Wanted {
    pub fn fits(self, kept: &Kept) -> bool {
        (!self.new_only || kept.unread) && self.about.is_none_or(|about| About::of(kept) == about)
    }

    /// As it stands in the address of a page; nothing where all are wanted.
    pub fn query(self) -> String {
        let new = if self.new_only { "&show=new" } else { "" };
        let about = self.about.map_or_else(String::new, |about| format!("&about={}", about.word()));
        format!("{new}{about}")
    }
}

/// What stands for the subject of a message that may not be read again.
pub const fn about(again: Again) -> &'static str {
    match again {
        Again::Code(Code::SignIn) => "messages-code-sign-in",
        Again::Code(Code::Register) => "messages-code-register",
        Again::Code(Code::Recovery) => "messages-code-recovery",
        Again::Code(Code::Stop) => "messages-code-stop",
        Again::Code(Code::Contact) => "messages-code-contact",
        Again::Code(Code::Phone) => "messages-code-phone",
        Again::Text | Again::Nothing => "messages-other",
    }
}

/// The subject as it was sent; how a text message begins; nothing where neither is kept.
pub fn subject(kept: &Kept) -> Option<String> {
    let (subject, text) = (kept.subject.trim(), kept.text.trim());
    if !subject.is_empty() {
        return Some(subject.to_owned());
    }
    let line = text.lines().next().filter(|line| !line.is_empty())?;
    let begins: String = line.chars().take(SUBJECT).collect();
    let cut = begins.len() < line.len();
    Some(if cut { format!("{}…", begins.trim_end()) } else { begins })
}

/// Its paragraphs, each of some lines.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.lines().map(|line| line.trim().to_owned()).collect()).collect()
}

/// By which way it went, or was to go; none where it was written to be read here.
pub fn way(kept: &Kept) -> &'static str {
    let stayed = matches!(kept.code.as_str(), BY_CHOICE | NO_WAY);
    match (kept.channel, !kept.to.is_empty()) {
        (Channel::Mail, false) if stayed => "messages-here",
        (Channel::Mail, true) => "messages-mail-to",
        (Channel::Mail, false) => "messages-mail",
        (Channel::Text, true) => "messages-text-to",
        (Channel::Text, false) => "messages-text",
        (Channel::Post, _) => "messages-post",
    }
}

#[cfg(test)]
mod tests;
