//! What leaves the house for a person, as it waits in the queue.

use base::Private;
use serde::{Deserialize, Serialize};

/// By which way a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Mail,
    Text,
}

impl Channel {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Text => "text",
        }
    }
}

/// A finished message. No drug or condition names (MEMBER-EXPERIENCE 4).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Message {
    pub channel: Channel,
    pub to: Private<String>,
    pub subject: Private<String>,
    pub text: Private<String>,
    /// Empty for texts.
    #[serde(default)]
    pub html: Private<String>,
}

/// The kind of job that carries a message.
pub const KIND: &str = "message";
