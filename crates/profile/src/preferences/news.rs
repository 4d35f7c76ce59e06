//! News from the plan: written once, in both languages, and sent to whoever asked for it.

use std::fmt;

use ::store::{Actor, Entry, Fault, NewJob, Tx, audit};
use base::{Lang, MemberId, MemberScope};
use identity::{account, notices};
use serde::{Deserialize, Serialize};
use web::{Frame, House, Letter};

use super::jobs::NEWS;
use super::mail;

const LONGEST_NAME: usize = 40;
const LONGEST_SUBJECT: usize = 120;
const LONGEST_TEXT: usize = 4_000;

/// One piece of news. It goes to many, so it says nothing about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    /// Tells it from every other: the same name is sent once.
    pub name: String,
    /// A page of ours that it leads to.
    pub page: Option<String>,
    pub en: Words,
    pub es: Words,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub subject: String,
    /// Paragraphs, an empty line between them.
    pub text: String,
}

/// Why a piece cannot be sent as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    Name,
    Page,
    Subject(Lang),
    Text(Lang),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => write!(f, "name: 1 to {LONGEST_NAME} small letters, digits and hyphens"),
            Self::Page => f.write_str("page: an address of this portal, such as /savings"),
            Self::Subject(lang) => {
                write!(f, "{}: a subject of one line, at most {LONGEST_SUBJECT}", lang.tag())
            }
            Self::Text(lang) => write!(f, "{}: a text, at most {LONGEST_TEXT}", lang.tag()),
        }
    }
}

impl News {
    /// What keeps it from being sent.
    pub fn unfit(&self) -> Option<Unfit> {
        let small = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '-');
        if !(1..=LONGEST_NAME).contains(&self.name.len()) || !self.name.chars().all(small) {
            return Some(Unfit::Name);
        }
        let ours = |page: &String| {
            let odd = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
            page.starts_with('/') && !page.starts_with("//") && !page.contains(odd)
        };
        if !self.page.as_ref().is_none_or(ours) {
            return Some(Unfit::Page);
        }
        [(Lang::English, &self.en), (Lang::Spanish, &self.es)]
            .into_iter()
            .find_map(|(lang, words)| words.unfit(lang))
    }

    const fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::English => &self.en,
            Lang::Spanish => &self.es,
        }
    }

    fn letter(&self, f: &Frame, mark: base::Entropy) -> Letter {
        let words = self.words(f.lang());
        let mut letter = Letter::new(f, mark).subject(&words.subject).short(&words.subject);
        for part in words.paragraphs() {
            letter = letter.para(part);
        }
        if let Some(page) = &self.page {
            letter = letter.link(f.t("news-link"), page);
        }
        letter.para(f.t("news-why")).link(f.t("news-choose"), "/preferences").closing()
    }
}

impl Words {
    fn unfit(&self, lang: Lang) -> Option<Unfit> {
        let fits = |text: &str, longest| !text.trim().is_empty() && text.chars().count() <= longest;
        if !fits(&self.subject, LONGEST_SUBJECT) || self.subject.contains(char::is_control) {
            return Some(Unfit::Subject(lang));
        }
        (!fits(&self.text, LONGEST_TEXT)).then_some(Unfit::Text(lang))
    }

    fn paragraphs(&self) -> impl Iterator<Item = String> {
        let parts = self.text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// News on its way, and how far it has come.
#[derive(Serialize, Deserialize)]
pub struct Round {
    news: News,
    after: Option<MemberId>,
}

/// Has it sent to whoever asked for news; false where news of this name went out before, which the
/// audit record knows for years.
pub fn publish(tx: &Tx, news: News, actor: Actor) -> Result<bool, Fault> {
    const PUBLISHED: &str = "news.published";
    let thing = tx.blind("news", &news.name);
    if audit::about(tx, &thing)?.iter().any(|(action, ..)| action == PUBLISHED) {
        return Ok(false);
    }
    tx.audit(Entry::new(PUBLISHED, actor).thing(&thing))?;
    queue(tx, Round { news, after: None }).map(|()| true)
}

fn queue(tx: &Tx, round: Round) -> Result<(), Fault> {
    let at = round.after.map_or_else(String::new, |member| member.to_string());
    let key = format!("{NEWS}:{}:{at}", round.news.name);
    tx.queue(NewJob::new(NEWS, key, &round)?)
}

/// Writes to the next members, and has those after them written to.
pub fn go_on(
    tx: &Tx,
    house: &House,
    round: Round,
    scope: impl Fn(MemberId) -> MemberScope,
) -> Result<(), Fault> {
    let owners = account::owners_after(tx, round.after)?;
    for owner in &owners {
        let key = format!("news-plan:{}:{owner}", round.news.name);
        match mail::wants(tx, *owner, &key) {
            Ok(true) => {}
            Ok(false) | Err(Fault::Forgotten) => continue,
            Err(fault) => return Err(fault),
        }
        let Some(account) = account::of_member(tx, *owner)? else { continue };
        let reading = notices::reading_of(tx, (account, *owner))?;
        let f = house.frame(reading, tx.now());
        let letter = round.news.letter(&f, tx.entropy());
        mail::tell(tx, &f, scope(*owner), (&key, &letter))?;
    }
    match owners.last() {
        Some(last) => queue(tx, Round { after: Some(*last), ..round }),
        None => Ok(()),
    }
}

/// As the gallery shows it.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let words = |subject: &str, text: &str| Words { subject: subject.into(), text: text.into() };
    let news = News {
        name: "spring".into(),
        page: Some("/savings".into()),
        en: words(
            "More pharmacies near you",
            "Twelve pharmacies joined the plan.\n\nYou pay what you pay elsewhere.",
        ),
        es: words(
            "Más farmacias cerca de usted",
            "Doce farmacias se unieron al plan.\n\nUsted paga lo mismo que en las demás.",
        ),
    };
    vec![("news", news.letter(f, [9; 16]))]
}

#[cfg(test)]
mod tests;
