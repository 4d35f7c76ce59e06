//! `latchkey keys`

use clap::{Args, Subcommand};
use store::keys;

use super::{End, Problem, Where, say};
use crate::world;

#[derive(Args)]
pub struct Keys {
    #[command(subcommand)]
    errand: Errand,
    #[command(flatten)]
    place: Where,
}

#[derive(Subcommand)]
enum Errand {
    /// Make a new master key and wrap every member's key with it; safe to interrupt and run again
    Rotate,
    /// Sign health cards with a new key from now on; cards signed before stay good
    Cards,
}

impl Keys {
    pub fn run(self) -> Result<End, Problem> {
        let db = self.place.store()?;
        match self.errand {
            Errand::Rotate => {
                let done = keys::rotate(&db, world::luck().as_ref(), world::clock().now())?;
                say(format_args!(
                    "Master key {} is in use; {} member keys wrapped anew. Back up the key folder.",
                    done.master, done.rewrapped
                ));
                Ok(End::Done)
            }
            Errand::Cards => {
                let made = |tx: &store::Tx| coverage::new_card_key(tx, store::Actor::Operator);
                let (kid, _) = db.write_blocking(world::clock().now(), made)?;
                say(format_args!("Key {kid} signs health cards from now on."));
                Ok(End::Done)
            }
        }
    }
}
