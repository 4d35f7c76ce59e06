//! What a case may hold: a closed vocabulary, with no room for a name, a password or an address.
//! Pure.

use base::{Lang, Timestamp};
use serde::{Deserialize, Serialize};

use crate::trouble::causes::{self, Anyone, Cause, Shown};
use crate::trouble::signs::{After, Cookies, Detail, Happens, Ours, Scripts, Signs};

/// One thing known: what was looked at, what it showed, when, by whom, and who may be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    #[serde(flatten)]
    pub fact: Fact,
    pub at: Timestamp,
    pub source: Source,
    pub class: Class,
}

/// The probe and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "probe", content = "value", rename_all = "kebab-case")]
pub enum Fact {
    Happens(Happens),
    Detail(Detail),
    After(After),
    Cookies(Cookies),
    Scripts(Scripts),
    /// A brand out of the list in `web::Browser`, never the header itself.
    Browser(String),
    System(String),
    Language(Lang),
    Ours(Ours),
    /// A cause that was shown and was not it.
    NotThis(Told),
}

/// A cause of class A: no other can be written into a case from a public page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct Told(pub Cause<Anyone>);

impl From<Told> for &'static str {
    fn from(told: Told) -> Self {
        told.0.name()
    }
}

impl TryFrom<String> for Told {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        causes::read(&name).map(Self).ok_or("no such cause")
    }
}

/// Who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The request itself showed it.
    Request,
    /// The visitor answered so.
    Visitor,
    /// We saw it of ourselves.
    House,
}

/// Who may be told (DESIGN 4). A public page gathers nothing but class A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    A,
}

/// What the request shows beside the cookie.
#[derive(Debug, Clone)]
pub struct Seen {
    pub browser: String,
    pub system: String,
    pub lang: Lang,
    pub at: Timestamp,
}

/// All that there is to share.
pub fn gather(signs: Signs, ruled_out: &[Cause<Anyone>], seen: Seen) -> Vec<Item> {
    let Seen { browser, system, lang, at } = seen;
    let said = [signs.happens.map(Fact::Happens), signs.detail.map(Fact::Detail)];
    let shown = [
        signs.after.map(Fact::After),
        signs.cookies.map(Fact::Cookies),
        signs.scripts.map(Fact::Scripts),
        (!browser.is_empty()).then_some(Fact::Browser(browser)),
        (!system.is_empty()).then_some(Fact::System(system)),
        Some(Fact::Language(lang)),
    ];
    let not_this = ruled_out.iter().map(|cause| Some(Fact::NotThis(Told(*cause))));
    let said = said.into_iter().chain(not_this).flatten().map(|fact| (fact, Source::Visitor));
    let shown = shown.into_iter().flatten().map(|fact| (fact, Source::Request));
    let ours = signs.ours.map(|ours| (Fact::Ours(ours), Source::House));
    said.chain(shown)
        .chain(ours)
        .map(|(fact, source)| Item { fact, at, source, class: Class::A })
        .collect()
}

impl Fact {
    /// The word of the probe: the key of its name ends in it.
    pub const fn probe(&self) -> &'static str {
        match self {
            Self::Happens(_) => "happens",
            Self::Detail(_) => "detail",
            Self::After(_) => "after",
            Self::Cookies(_) => "cookies",
            Self::Scripts(_) => "scripts",
            Self::Browser(_) => "browser",
            Self::System(_) => "system",
            Self::Language(_) => "language",
            Self::Ours(_) => "ours",
            Self::NotThis(_) => "not-this",
        }
    }

    /// The word of what it showed.
    pub fn value(&self) -> &str {
        match self {
            Self::Happens(one) => one.word(),
            Self::Detail(one) => one.word(),
            Self::After(one) => one.word(),
            Self::Cookies(one) => one.word(),
            Self::Scripts(one) => one.word(),
            Self::Browser(name) | Self::System(name) => name,
            Self::Language(lang) => lang.tag(),
            Self::Ours(one) => one.word(),
            Self::NotThis(told) => told.0.name(),
        }
    }

    /// The key of what it showed, where that is a word of ours and no brand.
    pub fn value_key(&self) -> Option<String> {
        let start = match self {
            Self::Happens(_) => "trouble-happens",
            Self::Detail(_) => "trouble-detail",
            Self::After(_) => "case-after",
            Self::Cookies(_) => "case-cookies",
            Self::Scripts(_) => "case-scripts",
            Self::Language(_) => "case-language",
            Self::Ours(_) => "case-ours",
            Self::NotThis(_) => "trouble-cause",
            Self::Browser(_) | Self::System(_) => return None,
        };
        Some(format!("{start}-{}", self.value()))
    }

    /// Probe and value as a form names the item to take away.
    pub fn named(&self) -> String {
        format!("{}:{}", self.probe(), self.value())
    }
}
