//! Which messages a member wants, by which ways, and when their phone stays quiet. Every choice is
//! kept with its day and the words it was made in. `tell` writes to somebody by the ways they
//! chose; `heed` is asked once more before a message leaves the house, since choices change.

mod jobs;
mod leaving;
mod mail;
pub mod news;
pub mod pages;
pub mod rules;
pub mod store;

use ::store::{Channel, Fault, Tx};
use base::{AccountId, MemberId, Timestamp};
use identity::{account, contacts};
use jiff::tz::TimeZone;
use web::{Frame, House, Leave, Leaving, Letter};

pub use jobs::jobs;
pub use mail::{NO_WAY, tell, wants};
pub use news::{News, publish};
pub use web::Offers;

use rules::{Judged, MAIL_HOUR, Rhythm, Ways};

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    mail::letters(f).into_iter().chain(news::letters(f)).collect()
}

/// Whether this message may leave now, as its owner chose.
pub fn heed(tx: &Tx, house: &House, message: &Leaving<'_>) -> Result<Leave, Fault> {
    if mail::stays(message.key) {
        return Ok(Leave::Kept);
    }
    let topic = rules::Topic::of(message.key);
    let hushed = message.channel == Channel::Text && rules::is_quiet(message.key);
    if topic.is_none() && !hushed {
        return Ok(Leave::Now);
    }
    let choices = store::current(tx, message.owner)?;
    let local = tx.now().zoned(&house.plan.zone);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    let hush = || {
        let wait = choices.hush(minute).filter(|_| message.channel == Channel::Text);
        wait.map_or(Leave::Now, |span| Leave::Later(tx.now() + span))
    };
    let Some(topic) = topic else { return Ok(hush()) };
    if mail::is_instead(message.key) {
        let is_left = message.channel == Channel::Mail && choices.left.contains(&topic);
        return Ok(if choices.wants(topic) && !is_left { hush() } else { Leave::Kept });
    }
    let standing = match account::of_member(tx, message.owner)? {
        // A letter that was written had an address.
        Some(account) => {
            let stands = standing(tx, (account, message.owner))?.with(Channel::Post);
            stands.and(offered(house.plan.offers))
        }
        None => Ways { mail: true, text: true, post: true },
    };
    Ok(match rules::judge(&choices, (topic, message.channel), (minute, standing)) {
        Judged::Now => Leave::Now,
        Judged::Wait(span) => Leave::Later(tx.now() + span),
        Judged::Gathered(rhythm) => {
            gathered_at(rhythm, tx.now(), &house.plan.zone).map_or(Leave::Now, Leave::Gathered)
        }
        Judged::Kept => Leave::Kept,
    })
}

/// The ways that the plan has at all.
pub const fn offered(offers: Offers) -> Ways {
    Ways { mail: true, text: offers.texts, post: offers.letters }
}

/// The email and phone by which a member is reached today: proved, and neither gone nor stopped.
pub fn standing(tx: &Tx, of: (AccountId, MemberId)) -> Result<Ways, Fault> {
    let living = contacts::living(tx, of)?;
    Ok(living.iter().fold(Ways::default(), |ways, contact| ways.with(contact.way.sent_to().0)))
}

/// When the next gathered mail leaves: at nine by the plan's clock. The same for all who ask
/// before it, so that they meet in one mail.
fn gathered_at(rhythm: Rhythm, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let day = rhythm.next(now.day_in(zone), now.zoned(zone).hour());
    let nine = day.date().at(MAIL_HOUR, 0, 0, 0).to_zoned_datetime(zone.clone()).ok()?;
    Some(Timestamp::from_micros(nine.timestamp().as_microsecond()))
}
