//! The guides there are: what each is about, and which doors it leads to. Pure. What they say
//! stands in the catalogue under `guide-<slug>-title`, `-short` (the answer in one sentence),
//! `-also` (other words people look for it with), and `-1`, `-2` and on.

pub mod search;

/// A door a guide leads to; its words are `guide-door-<word>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    pub word: &'static str,
    pub path: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    GettingIn,
    Lost,
    Browser,
    Safe,
    Medicine,
    People,
}

impl Topic {
    pub const ALL: [Self; 6] =
        [Self::GettingIn, Self::Lost, Self::Browser, Self::Safe, Self::Medicine, Self::People];

    /// As it stands in `guide-topic-<word>`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::GettingIn => "getting-in",
            Self::Lost => "lost",
            Self::Browser => "browser",
            Self::Safe => "safe",
            Self::Medicine => "medicine",
            Self::People => "people",
        }
    }

    pub fn guides(self) -> impl Iterator<Item = &'static Guide> {
        GUIDES.iter().filter(move |guide| guide.topic == self)
    }
}

/// One question, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Guide {
    pub slug: &'static str,
    pub topic: Topic,
    /// Its steps or paragraphs in order, each with the doors it leads to.
    pub parts: &'static [&'static [Door]],
    pub told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// One after the other.
    Steps,
    /// In any order.
    Words,
}

impl Guide {
    pub fn with_slug(slug: &str) -> Option<&'static Self> {
        GUIDES.iter().find(|guide| guide.slug == slug)
    }

    /// The key of one of its sentences: `title`, `short`, `also`.
    pub fn key(&self, what: &str) -> String {
        format!("guide-{}-{what}", self.slug)
    }

    /// The keys of its parts, in order.
    pub fn part_keys(&self) -> impl Iterator<Item = String> + '_ {
        (1..=self.parts.len()).map(|number| self.key(&number.to_string()))
    }

    pub fn is_steps(&self) -> bool {
        self.told == Told::Steps
    }
}

const fn door(word: &'static str, path: &'static str) -> Door {
    Door { word, path }
}

const SIGN_IN: Door = door("sign-in", "/sign-in");
const PASSKEY: Door = door("passkey", "/sign-in/passkey");
/// Looks for the reason with whoever cannot sign in.
pub const WHY: Door = door("why", "/help/sign-in");
const GET_IN: Door = door("get-in", "/get-in");
const OTHER_WAYS: Door = door("other-ways", "/get-in/no-code");
const BY_CARD: Door = door("by-card", "/register/card");
const BY_CODE: Door = door("by-code", "/register");
const CONTACTS: Door = door("contacts", "/security/contacts");
const PASSKEYS: Door = door("passkeys", "/security/passkeys");
const DEVICES: Door = door("devices", "/security/devices");
const HISTORY: Door = door("history", "/security/history");
const STOP_BY_CODE: Door = door("stop-by-code", "/get-in/not-me");
const STOP: Door = door("stop", "/security/not-me");
const CHECK: Door = door("check", "/help/check");
pub const REALLY_US: Door = door("really-us", "/help/really-us");
const MESSAGES: Door = door("messages", "/messages");
const SHOW_CARD: Door = door("show-card", "/pharmacy/show");
const CARD: Door = door("card", "/card");
const REFILL: Door = door("refill", "/refill");
const PHARMACIES: Door = door("pharmacies", "/pharmacies");
const ORDER: Door = door("order", "/order-status");
const CLAIMS: Door = door("claims", "/claims");
const FAMILY: Door = door("family", "/family");
const READING: Door = door("reading", "/profile/reading");

/// For whoever needs medicine today, above everything else.
pub const TODAY: [Door; 3] = [REFILL, SHOW_CARD, PHARMACIES];

const fn steps(topic: Topic, slug: &'static str, parts: &'static [&'static [Door]]) -> Guide {
    Guide { slug, topic, parts, told: Told::Steps }
}

const fn words(topic: Topic, slug: &'static str, parts: &'static [&'static [Door]]) -> Guide {
    Guide { slug, topic, parts, told: Told::Words }
}

use Topic::{Browser, GettingIn, Lost, Medicine, People, Safe};

/// In the order they are listed, the commonest question of a topic first.
pub const GUIDES: [Guide; 20] = [
    steps(GettingIn, "wrong-password", &[&[], &[], &[], &[GET_IN, WHY]]),
    steps(GettingIn, "forgot-username", &[&[SIGN_IN], &[GET_IN], &[], &[]]),
    steps(GettingIn, "no-reset-email", &[&[], &[GET_IN], &[], &[OTHER_WAYS]]),
    words(GettingIn, "no-code", &[&[], &[], &[], &[OTHER_WAYS], &[PASSKEY]]),
    words(GettingIn, "locked-out", &[&[SIGN_IN], &[], &[], &[GET_IN], &[REFILL]]),
    words(GettingIn, "create-account", &[&[BY_CARD], &[BY_CODE], &[], &[]]),
    steps(GettingIn, "passkey", &[&[PASSKEY], &[], &[SIGN_IN], &[PASSKEYS]]),
    steps(Lost, "lost-phone", &[&[GET_IN], &[], &[OTHER_WAYS], &[CONTACTS, DEVICES], &[]]),
    words(Lost, "lost-email", &[&[GET_IN], &[OTHER_WAYS], &[SIGN_IN], &[CONTACTS]]),
    steps(Browser, "looks-wrong", &[&[], &[], &[CHECK], &[SIGN_IN], &[]]),
    words(Browser, "cookies", &[&[CHECK, SIGN_IN], &[], &[]]),
    steps(Browser, "shared-computer", &[&[SIGN_IN], &[], &[], &[DEVICES]]),
    words(Safe, "somebody-else", &[&[STOP_BY_CODE], &[STOP], &[], &[DEVICES, HISTORY]]),
    words(Safe, "really-you", &[&[REALLY_US], &[], &[], &[], &[STOP_BY_CODE]]),
    words(Safe, "what-we-keep", &[&[], &[], &[], &[HISTORY, MESSAGES]]),
    words(Medicine, "running-out", &[&[REFILL], &[], &[ORDER], &[SHOW_CARD], &[]]),
    steps(Medicine, "card", &[&[SHOW_CARD], &[], &[GET_IN], &[]]),
    words(Medicine, "coverage", &[&[], &[CLAIMS], &[CARD], &[]]),
    words(People, "helping", &[&[FAMILY], &[], &[REFILL], &[]]),
    words(People, "reading", &[&[], &[], &[READING], &[]]),
];

#[cfg(test)]
mod tests;
