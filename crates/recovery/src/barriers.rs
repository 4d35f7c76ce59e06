//! What stood in the way: facts about an account, for whoever proved possession of it and for
//! nobody else (DESIGN 4, class B). Each is told with what helps.

use ::store::delivery::{self, Why};
use ::store::{Channel, Fault, Tx};
use base::{Day, Private, Timestamp};
use coverage::Standing;
use identity::contacts::{self, Contact, Way};
use identity::{account, holds, proofs};
use web::Frame;

use crate::requests::Of;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Barrier {
    /// Wrong a hundred times in a row.
    PasswordOff,
    /// Another password was good until then.
    PasswordChanged(Timestamp),
    /// Sensitive acts wait since then.
    Frozen(Timestamp),
    /// A way on file, masked, and why nothing gets there.
    Mail(Private<String>),
    Stopped(Private<String>),
    NoTexts(Private<String>),
    Unconfirmed(Private<String>),
    /// The last day, where the plan gave one.
    PlanEnded(Option<Day>),
}

/// All of them; `today` is the plan's day.
pub(crate) fn of(tx: &Tx, of: Of, today: Day) -> Result<Vec<Barrier>, Fault> {
    let mut found = Vec::new();
    if let Some(kept) = account::store::kept(tx, of)? {
        found.extend(kept.is_off().then_some(Barrier::PasswordOff));
        found.extend(kept.previous.map(|(_, until)| Barrier::PasswordChanged(until)));
    }
    found.extend(holds::frozen(tx, of)?.map(Barrier::Frozen));
    for contact in contacts::current(tx, of)? {
        found.extend(with(tx, &contact)?);
    }
    let Some(known) = proofs::by_channel(tx, of)? else { return Ok(found) };
    let covered = coverage::summary(tx, known.scope, today)?;
    if let Some(Standing::Ended(end)) = covered.and_then(|covered| covered.standing) {
        found.push(Barrier::PlanEnded(end));
    }
    Ok(found)
}

/// What is wrong with a way on file.
fn with(tx: &Tx, contact: &Contact) -> Result<Option<Barrier>, Fault> {
    let masked = Private(contact.way.masked());
    let (channel, to) = match &contact.way {
        Way::Mail(email) => (Channel::Mail, email.as_str()),
        Way::Phone(phone) => (Channel::Text, phone.digits()),
    };
    let dead = delivery::why_dead(tx, &delivery::address(tx, channel, to))?;
    Ok(match (dead.map(|dead| dead.why), &contact.way) {
        (Some(Why::Stop), _) => Some(Barrier::Stopped(masked)),
        (Some(Why::Gone), Way::Mail(_)) => Some(Barrier::Mail(masked)),
        (Some(Why::Gone), Way::Phone(_)) => Some(Barrier::NoTexts(masked)),
        (None, _) if contact.confirmed_at.is_none() => Some(Barrier::Unconfirmed(masked)),
        (None, _) => None,
    })
}

impl Barrier {
    pub fn words(&self, f: &Frame) -> String {
        let when = |key, at: &Timestamp| f.say(key).put("when", f.moment(*at)).to_string();
        let way = |key, way: &Private<String>| f.say(key).put("way", way.as_str()).to_string();
        match self {
            Self::PasswordOff => f.t("get-in-why-off").into_owned(),
            Self::PasswordChanged(at) => when("get-in-why-changed", at),
            Self::Frozen(at) => when("get-in-why-frozen", at),
            Self::Mail(to) => way("get-in-why-mail", to),
            Self::Stopped(to) => way("get-in-why-stopped", to),
            Self::NoTexts(to) => way("get-in-why-no-texts", to),
            Self::Unconfirmed(to) => way("get-in-why-unconfirmed", to),
            Self::PlanEnded(None) => f.t("get-in-why-plan-ended").into_owned(),
            Self::PlanEnded(Some(day)) => {
                f.say("get-in-why-plan-ended-on").put("day", f.day(*day)).to_string()
            }
        }
    }
}

/// One of each, for samples.
pub(crate) fn all(f: &Frame) -> Vec<Barrier> {
    let mail = || Private("m…@example.org".to_owned());
    let phone = || Private("… 43".to_owned());
    let day = f.now().day_in(&f.plan().zone);
    vec![
        Barrier::PasswordOff,
        Barrier::PasswordChanged(f.now()),
        Barrier::Frozen(f.now()),
        Barrier::Mail(mail()),
        Barrier::Stopped(phone()),
        Barrier::NoTexts(phone()),
        Barrier::Unconfirmed(mail()),
        Barrier::PlanEnded(None),
        Barrier::PlanEnded(Some(day)),
    ]
}
