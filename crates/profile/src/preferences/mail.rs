//! Writing to a member by the ways they chose, and the mail that tells of what was gathered.

use ::store::delivery::{self, Detail, State};
use ::store::{Channel, Fault, Message, Tx, queue};
use base::{MemberId, MemberScope, Private};
use identity::account;
use identity::contacts::{self, Way};
use web::{Frame, Letter};

use super::rules::{Topic, Ways};
use super::{leaving, offered, standing, store};
use crate::addresses;

/// What the key of a message ends with that stays here for its reader.
const STAYS: &str = "/here";
/// What the key of a message holds that goes by a way nobody chose, since none that was chosen
/// works.
const INSTEAD: &str = "/instead";
/// What the key of a mail begins with that tells of what was gathered.
pub(super) const DIGEST: &str = "digest:";
/// The code of a message that its reader wanted and no way of theirs would take.
pub const NO_WAY: &str = "no-way";

/// Queues a letter for a member by every way they chose for what it is about, once for each way
/// and key. What a key begins with says what it is about; one of no topic goes by mail, else by
/// another way that works. Where nothing is chosen, or nothing works, it is kept for them to read
/// here.
pub fn tell(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (key, letter): (&str, &Letter),
) -> Result<(), Fault> {
    tell_of(tx, f, scope, (key, letter, Topic::of(key).as_slice()))
}

/// The same, where the letter is about more than its key says.
pub(super) fn tell_of(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (key, letter, about): (&str, &Letter, &[Topic]),
) -> Result<(), Fault> {
    let owner = scope.member();
    let Some(account) = account::of_member(tx, owner)? else { return Ok(()) };
    let of = (account, owner);
    let lines = parcel(tx, f, scope)?;
    let standing = Ways { post: !lines.is_empty(), ..standing(tx, of)? };
    let (ways, is_chosen) = match chosen(tx, owner, (key, standing.and(offered(f.plan().offers))))?
    {
        Ok(ways) => ways,
        Err(why) => return keep(tx, owner, (key, letter), why),
    };
    let key = if is_chosen { key.to_owned() } else { format!("{key}{INSTEAD}") };
    if ways.mail
        && let Some(to) = account::mail_of(tx, account)?
    {
        tx.send(key.clone(), owner, &leaving::mail(tx, f, owner, (&to, letter, about))?)?;
    }
    if ways.text {
        for contact in contacts::living(tx, of)? {
            let Way::Phone(to) = &contact.way else { continue };
            tx.send(format!("{key}/text/{}", contact.id), owner, &letter.text(to))?;
        }
    }
    if ways.post {
        tx.send(format!("{key}/post"), owner, &letter.post(&lines))?;
    }
    Ok(())
}

/// Whether a member wants to hear of what the kind of this key is about.
pub fn wants(tx: &Tx, owner: MemberId, key: &str) -> Result<bool, Fault> {
    match Topic::of(key) {
        None => Ok(true),
        Some(topic) => Ok(store::current(tx, owner)?.wants(topic)),
    }
}

/// By which ways it goes, and whether they were chosen; the code under which it stays, where it
/// goes by none.
fn chosen(
    tx: &Tx,
    owner: MemberId,
    (key, standing): (&str, Ways),
) -> Result<Result<(Ways, bool), &'static str>, Fault> {
    let (ways, is_chosen) = match Topic::of(key) {
        // What is in it was to come by mail, and some of it may sell: where none arrives any more
        // it is neither a text nor a letter.
        None if key.starts_with(DIGEST) => (standing.and(Ways::MAIL), true),
        None => (standing.one(), true),
        Some(topic) => {
            let choices = store::current(tx, owner)?;
            if !choices.wants(topic) {
                return Ok(Err(delivery::BY_CHOICE));
            }
            let ways = choices.reach(topic, standing);
            (ways, choices.ways(topic, standing).and(ways).any())
        }
    };
    Ok(if ways.any() { Ok((ways, is_chosen)) } else { Err(NO_WAY) })
}

/// A message to no address: what became of it is known when it is written.
fn keep(
    tx: &Tx,
    owner: MemberId,
    (key, letter): (&str, &Letter),
    why: &'static str,
) -> Result<(), Fault> {
    let key = format!("{key}{STAYS}");
    let (channel, to) = (Channel::Mail, Private::default());
    let message = Message { channel, to, sheet: None, ..letter.post(&[]) };
    tx.send(key.clone(), owner, &message)?;
    if let Some(job) = queue::by_key(tx, &key)? {
        delivery::note(tx, job.id, State::Refused, &Detail::new(why, ""))?;
    }
    Ok(())
}

/// Whether a message goes by another way than was chosen.
pub(super) fn is_instead(key: &str) -> bool {
    key.contains(INSTEAD)
}

/// Whether a message was written to be read here alone.
pub(super) fn stays(key: &str) -> bool {
    key.ends_with(STAYS)
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
        .short(f.say("digest-intro").count("count", count))
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
