//! Where it may break: a step, a browser family, a way for codes, something we depend on.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::parts::Part;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dimension {
    /// `password`, `code`, `passkey`, `refill`, `order`, `claims`, `card`, `app`.
    Step,
    /// `safari`, `chrome`, `firefox`, `edge`, …
    Browser,
    /// Codes not redeemed within ten minutes, by the domain of the mailbox.
    Mail,
    /// The same, by text carrier.
    Text,
    /// `pharmacy`, `payments`, `mail`, `texts`.
    Dependency,
}

impl Dimension {
    pub const ALL: [Self; 5] =
        [Self::Step, Self::Browser, Self::Mail, Self::Text, Self::Dependency];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Browser => "browser",
            Self::Mail => "mail",
            Self::Text => "text",
            Self::Dependency => "dependency",
        }
    }
}

/// One of them, as `browser/safari`. The value is a closed word and names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slice {
    pub dimension: Dimension,
    value: String,
}

/// Longer than any domain or browser that many members share.
const LONGEST: usize = 40;

impl Slice {
    pub fn new(dimension: Dimension, value: &str) -> Option<Self> {
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
        let fits = !value.is_empty() && value.len() <= LONGEST && value.chars().all(sound);
        fits.then(|| Self { dimension, value: value.to_owned() })
    }

    /// Signing in as a whole.
    pub fn password() -> Self {
        Self { dimension: Dimension::Step, value: "password".to_owned() }
    }

    pub fn value(&self) -> &str {
        &self.value
    }

    /// What members try to do when this breaks.
    pub fn part(&self) -> Part {
        match (self.dimension, self.value.as_str()) {
            (Dimension::Step, "code")
            | (Dimension::Mail | Dimension::Text, _)
            | (Dimension::Dependency, "mail" | "texts") => Part::Code,
            (Dimension::Step, "refill") | (Dimension::Dependency, "pharmacy") => Part::Refill,
            (Dimension::Step, "order") => Part::Order,
            (Dimension::Step, "claims") | (Dimension::Dependency, "payments") => Part::Claims,
            (Dimension::Step, "card") => Part::Card,
            (Dimension::Step, "app") => Part::Apps,
            _ => Part::SignIn,
        }
    }
}

impl FromStr for Slice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (dimension, value) = text.split_once('/')?;
            let dimension = Dimension::ALL.into_iter().find(|one| one.word() == dimension)?;
            Self::new(dimension, value)
        };
        read().ok_or_else(|| format!("{text:?} is no slice: write it as step/password"))
    }
}

impl TryFrom<String> for Slice {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Slice> for String {
    fn from(slice: Slice) -> Self {
        slice.to_string()
    }
}

impl fmt::Display for Slice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.dimension.word(), self.value)
    }
}
