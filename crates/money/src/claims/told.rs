//! Telling a member that claims came or changed: one message of each kind a day, by the ways they
//! chose. It names no medicine (MEMBER-EXPERIENCE 4).

use std::time::Duration;

use base::{Day, Entropy, MemberScope};
use identity::{account, notices};
use store::{Fault, NewJob, Question, Tx};
use web::{Frame, House, Letter};

use super::jobs::TOLD;
use crate::savings;

/// What is older is no news: a plan's first file brings years of it. (house)
const NEWS_DAYS: i32 = 45;
/// A file comes in many transactions, and one message speaks for all of it. (house)
const LULL: Duration = Duration::from_mins(10);

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    New,
    Changed,
}

impl News {
    const ALL: [Self; 2] = [Self::New, Self::Changed];

    const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
        }
    }
}

/// A claim was taken in. Whoever has an account is told, unless they chose otherwise.
pub fn came(tx: &Tx, who: MemberScope, (day, news): (Day, News)) -> Result<(), Fault> {
    if !is_news(tx, day) || account::of_member(tx, who.member())?.is_none() {
        return Ok(());
    }
    let key = format!("claims.told:{}:{}:{}", news.word(), who.member(), today(tx));
    tx.queue(NewJob::new(TOLD, key, &news.word())?.owner(who).due(tx.now() + LULL))
}

/// What `came` will ask.
pub fn foresee(tx: &Tx, who: MemberScope, day: Day) -> Option<Question> {
    is_news(tx, day).then(|| account::foresee_of_member(who.member()))
}

fn is_news(tx: &Tx, day: Day) -> bool {
    today(tx).days_since(day) <= NEWS_DAYS
}

fn today(tx: &Tx) -> Day {
    tx.now().day_in(&jiff::tz::TimeZone::UTC)
}

/// The message itself, written some minutes after the first claim it speaks of.
pub fn tell(
    tx: &Tx,
    house: &House,
    (who, key): (MemberScope, &str),
    word: &str,
) -> Result<(), Fault> {
    let Some(news) = News::ALL.into_iter().find(|news| news.word() == word) else { return Ok(()) };
    let Some(account) = account::of_member(tx, who.member())? else { return Ok(()) };
    let reading = notices::reading_of(tx, (account, who.member()))?;
    let f = house.frame(reading, tx.now());
    let letter = letter(&f, tx.entropy(), news);
    profile::tell(tx, &f, who, (&format!("claim-{}:{key}", news.word()), &letter))?;
    match news {
        News::New => savings::told::look(tx, &f, who),
        News::Changed => Ok(()),
    }
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let names = ["claim-new", "claim-changed"];
    names.into_iter().zip(News::ALL).map(|(name, news)| (name, letter(f, [8; 16], news))).collect()
}

fn letter(f: &Frame, mark: Entropy, news: News) -> Letter {
    let said = |part: &str| f.t(format!("claims-mail-{}{part}", news.word()));
    Letter::new(f, mark)
        .subject(said("-subject"))
        .short(said(""))
        .para(said(""))
        .link(f.t("claims-mail-link"), "/claims")
        .para(f.say("claims-mail-question").put("phone", &f.plan().phone))
        .closing()
}

#[cfg(test)]
pub(crate) mod tests;
