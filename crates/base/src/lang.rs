//! The languages the portal speaks, and how large its letters are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "es")]
    Spanish,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// The BCP 47 tag, as it stands in `lang=""` and in cookies.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The best of our languages for an `Accept-Language` header (RFC 9110 12.5.4).
    pub fn accepted(header: &str) -> Self {
        let mut best = (Self::default(), 0.0_f32);
        for range in header.split(',').take(20) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok())
                .unwrap_or(1.0);
            let primary = tag.split('-').next().unwrap_or_default();
            if let Ok(lang) = primary.to_ascii_lowercase().parse::<Self>()
                && weight > best.1
            {
                best = (lang, weight);
            }
        }
        best.0
    }
}

/// How large the letters are, on screens and on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    #[default]
    Normal,
    Large,
}

impl TextSize {
    pub const ALL: [Self; 2] = [Self::Normal, Self::Large];

    /// As it stands in cookies and forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }

    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }
}

/// How somebody reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Reading {
    pub lang: Lang,
    pub text: TextSize,
}

impl From<Lang> for Reading {
    fn from(lang: Lang) -> Self {
        Self { lang, text: TextSize::Normal }
    }
}

/// Not one of our languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag).ok_or(UnknownLang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_weights_choose_the_language() {
        for (header, lang) in [
            ("es-PR,es;q=0.9,en;q=0.8", Lang::Spanish),
            ("en-US,es;q=0.9", Lang::English),
            ("fr;q=1, es;q=0.2, en;q=0.1", Lang::Spanish),
            ("", Lang::English),
            ("xx", Lang::English),
            ("es;q=0, en;q=0", Lang::English),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }
}
