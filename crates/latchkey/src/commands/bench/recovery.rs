//! `latchkey bench recovery`: the model checker over the very machine this program runs (GUARD 4).

use clap::Args;
use recovery::flow::model::{Depth, explore_all, table};
use recovery::flow::step;

use super::super::{End, say};

/// An attacker who holds one channel at most, an owner who lost two at most, and every order of
/// what both can do at the moments that matter. Prints takeovers, blocked owners and worst days.
#[derive(Args)]
pub struct Recovery {
    /// Deeds of the attacker in one story
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(0..=4))]
    attacker: u8,
    /// Deeds of the owner in one story; on the way back they do whatever is needed
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=4))]
    owner: u8,
}

impl Recovery {
    pub fn run(self) -> End {
        let depth = Depth { owner: self.owner, attacker: self.attacker };
        let found = explore_all(depth, &step);
        say(table(&found));
        let holds = found.iter().all(|found| found.broken.is_empty() && found.blocked == 0);
        if holds { End::Done } else { End::Look }
    }
}
