//! What may be true of a name, made true of the guests in their order.

use identity::account::provisional;
use identity::contacts::{self, Way};
use identity::{account, holds};
use store::{Actor, Channel, Db, Fault, Tx, delivery};

use super::super::super::Problem;
use crate::world;

/// An old password is one more wrong one here, and that a plan has ended nobody knows at the door.
pub const WORLDS: [&str; 8] = [
    "active",
    "wrong password",
    "frozen",
    "unverified",
    "no channel",
    "bounced",
    "contested",
    "no account",
];

const PASSWORD: &str = "maple canoe quiet lantern";

/// What is typed in a world. Guests are called by their number; the last is nobody.
pub fn typed(world: usize, round: u32) -> (String, String) {
    match WORLDS[world] {
        "no account" => (format!("guost-{world}"), PASSWORD.to_owned()),
        "wrong password" => (format!("guest-{world}"), format!("a wrong one, number {round:05}")),
        _ => (format!("guest-{world}"), PASSWORD.to_owned()),
    }
}

pub fn make(db: &Db, guests: usize) -> Result<(), Problem> {
    db.write_blocking(world::clock().now(), move |tx| {
        for (number, state) in WORLDS.iter().enumerate().take(guests) {
            settle(tx, &format!("guest-{number}"), state)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn settle(tx: &Tx, name: &str, state: &str) -> Result<(), Fault> {
    let Some(of) = account::named(tx, name)?.first().copied() else { return Ok(()) };
    let ways = contacts::current(tx, of)?;
    match state {
        "frozen" => holds::freeze(tx, of, Actor::Operator).map(|_| ()),
        "no channel" | "unverified" => {
            for contact in ways {
                contacts::end(tx, of, contact.id)?;
                if state == "unverified" {
                    contacts::add(tx, of, &contact.way, false)?;
                }
            }
            Ok(())
        }
        "bounced" => {
            for contact in ways {
                if let Way::Mail(email) = &contact.way {
                    let address = delivery::address(tx, Channel::Mail, email.as_str());
                    delivery::bury(tx, &address, delivery::Why::Gone)?;
                }
            }
            Ok(())
        }
        "contested" => {
            let kept = account::store::kept(tx, of)?;
            let until = tx.now() + std::time::Duration::from_hours(72);
            kept.map_or(Ok(()), |kept| provisional::set(tx, of, &kept.current, ([7; 16], until)))
        }
        _ => Ok(()),
    }
}
