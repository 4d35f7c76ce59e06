//! What one slice has to tell another: they stand on one floor and do not know each other.

use base::MemberScope;
use money::bills::{Sent, sent};
use store::{Fault, Job, Tx};
use web::{House, Jobs, Mode};

pub fn jobs() -> Jobs {
    Jobs::new().inside(medicines::LEFT, left)
}

/// What left by mail is billed, as soon as its claim says what the member owes.
fn left(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    let Some(owner) = job.owner else { return Ok(()) };
    let who = MemberScope::of(owner);
    let Some(left) = medicines::left_by_mail(tx, who, job)? else { return Ok(()) };
    for rx_number in left.rx_numbers {
        let (key, reference) = (left.order.to_string(), left.reference.clone());
        if house.mode == Mode::Demo {
            money::sample_claim(tx, who, &rx_number, (&key, left.day))?;
        }
        sent(tx, who, &Sent { key, reference, rx_number, day: left.day })?;
    }
    Ok(())
}
