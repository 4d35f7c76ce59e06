//! Which messages a member wants, and when their phone stays quiet. Every choice is kept with its
//! day and the words it was made in. `heed` is asked before a message leaves the house.

pub mod pages;
pub mod rules;
pub mod store;

use ::store::{Fault, Tx};
use web::{House, Leave, Leaving};

/// Whether this message may leave now, as its owner chose.
pub fn heed(tx: &Tx, house: &House, message: &Leaving<'_>) -> Result<Leave, Fault> {
    let Some(topic) = rules::Topic::of(message.key) else { return Ok(Leave::Now) };
    let choices = store::current(tx, message.owner)?;
    let local = tx.now().zoned(&house.plan.zone);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    Ok(match rules::judge(&choices, (topic, message.channel), minute) {
        rules::Judged::Now => Leave::Now,
        rules::Judged::Wait(span) => Leave::Later(tx.now() + span),
        rules::Judged::Kept => Leave::Kept,
    })
}
