//! Which messages a member wants, by which ways, and when their phone stays quiet. Every choice is
//! kept with its day and the words it was made in. `tell` writes to somebody by the ways they
//! chose; `heed` is asked once more before a message leaves the house, since choices change.

mod jobs;
mod mail;
pub mod pages;
pub mod rules;
pub mod store;

use ::store::{Channel, Fault, Tx, delivery};
use base::{AccountId, MemberId, Timestamp};
use identity::account;
use identity::contacts::{self, Way};
use jiff::tz::TimeZone;
use web::{House, Leave, Leaving};

pub use jobs::jobs;
pub use mail::{letters, tell};

use rules::{Judged, MAIL_HOUR, Rhythm, Ways};

/// Ways besides mail that the plan has at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offers {
    pub texts: bool,
    pub letters: bool,
}

/// Whether this message may leave now, as its owner chose.
pub fn heed(tx: &Tx, house: &House, message: &Leaving<'_>) -> Result<Leave, Fault> {
    let Some(topic) = rules::Topic::of(message.key) else { return Ok(Leave::Now) };
    let choices = store::current(tx, message.owner)?;
    let standing = match account::of_member(tx, message.owner)? {
        // A letter that was written had an address.
        Some(account) => standing(tx, (account, message.owner))?.with(Channel::Post),
        None => Ways { mail: true, text: true, post: true },
    };
    let local = tx.now().zoned(&house.plan.zone);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    Ok(match rules::judge(&choices, (topic, message.channel), (minute, standing)) {
        Judged::Now => Leave::Now,
        Judged::Wait(span) => Leave::Later(tx.now() + span),
        Judged::Gathered(rhythm) => {
            gathered_at(rhythm, tx.now(), &house.plan.zone).map_or(Leave::Now, Leave::Gathered)
        }
        Judged::Kept => Leave::Kept,
    })
}

/// The email and phone by which a member is reached today: proved, and neither gone nor stopped.
pub fn standing(tx: &Tx, of: (AccountId, MemberId)) -> Result<Ways, Fault> {
    let mut ways = Ways::default();
    for contact in contacts::confirmed(tx, of)? {
        let (channel, to) = reached(&contact.way);
        if !delivery::is_dead(tx, &delivery::address(tx, channel, to))? {
            ways = ways.with(channel);
        }
    }
    Ok(ways)
}

fn reached(way: &Way) -> (Channel, &str) {
    match way {
        Way::Mail(email) => (Channel::Mail, email.as_str()),
        Way::Phone(phone) => (Channel::Text, phone.digits()),
    }
}

/// When the next gathered mail leaves: at nine by the plan's clock. The same for all who ask
/// before it, so that they meet in one mail.
fn gathered_at(rhythm: Rhythm, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let day = rhythm.next(now.day_in(zone), now.zoned(zone).hour());
    let nine = day.date().at(MAIL_HOUR, 0, 0, 0).to_zoned_datetime(zone.clone()).ok()?;
    Some(Timestamp::from_micros(nine.timestamp().as_microsecond()))
}
