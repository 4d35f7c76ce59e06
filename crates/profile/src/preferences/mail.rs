//! Writing to a member by the ways they chose, and the mail that tells of what was gathered.

use ::store::{Channel, Fault, Tx, delivery};
use base::{AccountId, MemberId, MemberScope};
use identity::account;
use identity::contacts::{self, Way};
use web::{Frame, Letter};

use super::rules::{Topic, Ways};
use super::{standing, store};
use crate::addresses;

/// Queues a letter for a member by every way they chose for what it is about, once for each way
/// and key. What a key begins with says what it is about; one of no topic goes by mail. Where
/// nothing is chosen the mail is kept for them to read here (`heed`).
pub fn tell(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (key, letter): (&str, &Letter),
) -> Result<(), Fault> {
    let owner = scope.member();
    let Some(account) = account::of_member(tx, owner)? else { return Ok(()) };
    let of = (account, owner);
    let lines = parcel(tx, f, scope)?;
    let ways = chosen(tx, of, (key, !lines.is_empty()))?;
    if (ways.mail || !ways.any())
        && let Some(to) = account::mail_of(tx, account)?
    {
        tx.send(key.to_owned(), owner, &letter.mail(&to))?;
    }
    if ways.text {
        for contact in contacts::confirmed(tx, of)? {
            let Way::Phone(to) = &contact.way else { continue };
            if !delivery::is_dead(tx, &delivery::address(tx, Channel::Text, to.digits()))? {
                tx.send(format!("{key}/text/{}", contact.id), owner, &letter.text(to))?;
            }
        }
    }
    if ways.post {
        tx.send(format!("{key}/post"), owner, &letter.post(&lines))?;
    }
    Ok(())
}

fn chosen(tx: &Tx, of: (AccountId, MemberId), (key, housed): (&str, bool)) -> Result<Ways, Fault> {
    let Some(topic) = Topic::of(key) else { return Ok(Ways::MAIL) };
    let standing = Ways { post: housed, ..standing(tx, of)? };
    Ok(store::current(tx, of.1)?.reach(topic, standing))
}

/// Name and address, as they show in the envelope's window; nothing where none is on file.
fn parcel(tx: &Tx, f: &Frame, scope: MemberScope) -> Result<Vec<String>, Fault> {
    let Some(to) = addresses::preferred(tx, scope, f.today())? else { return Ok(Vec::new()) };
    let name = coverage::person(tx, scope)?.map(|person| person.name.full()).unwrap_or_default();
    let lines = to.parcel().into_iter().map(|line| line.0);
    Ok([name].into_iter().chain(lines).filter(|line| !line.is_empty()).collect())
}

/// One mail about several messages: what each is about, and where they are read.
pub(super) fn gathered(f: &Frame, mark: base::Entropy, (name, about): (&str, &[String])) -> Letter {
    let count = i64::try_from(about.len()).unwrap_or(i64::MAX);
    let mut letter = Letter::new(f, mark)
        .subject(f.say("digest-subject").count("count", count).put("plan", &f.plan().name))
        .greeting(name)
        .para(f.say("digest-intro").count("count", count));
    for about in about {
        letter = letter.para(f.say("digest-line").put("about", about));
    }
    letter.link(f.t("digest-link"), "/messages").para(f.t("digest-why")).closing()
}

/// As the gallery shows it.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let about = ["A new claim is ready to look at", "A way to pay less"].map(ToOwned::to_owned);
    vec![("digest", gathered(f, [7; 16], ("Ann", &about)))]
}
