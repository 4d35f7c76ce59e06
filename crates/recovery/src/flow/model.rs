//! The model checker: every scenario of GUARD 4, explored through the very `step` the product runs.
//!
//! An attacker knows the card facts and holds at most one of mailbox, phone, device and post,
//! shared or taken. The owner has lost up to two of them and can always come in person. Both make
//! any move at any moment that matters: when a clock runs out, and an hour before. Each move is
//! judged by invariants 11 to 20; from every state that can be reached, the owner's way to full
//! access is walked against an attacker who does the worst possible (15, 21).

mod explore;
mod judge;
mod moves;
mod scenario;
mod table;
mod world;

pub use scenario::{Hold, Scenario};
pub use table::{Row, rows, table};

use super::tier::Ground;
use super::{Move, Moved, Standing};
use base::Timestamp;

/// The transition function under the glass: the product's own, or one broken on purpose.
pub type Step = dyn Fn(Standing, Ground, Move, Timestamp) -> Moved;

/// What one scenario showed.
#[derive(Debug, Clone)]
pub struct Findings {
    pub scenario: Scenario,
    pub states: usize,
    /// Broken invariants, each once, with the moves that led there.
    pub broken: Vec<Broken>,
    /// Hours until an attacker can be in, whatever the owner does or leaves undone.
    pub takeover_hours: Option<i64>,
    /// The same while the owner answers each notice that reaches them.
    pub takeover_watched_hours: Option<i64>,
    /// States from which the owner never comes back.
    pub blocked: usize,
    /// The longest way back, in hours: trying alone first, and going there in person at once.
    pub worst_alone_hours: i64,
    pub worst_in_person_hours: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    pub invariant: u8,
    pub what: &'static str,
    pub path: Vec<String>,
}

/// How many deeds each side has in one story; time passes between any of them. On the way back
/// that is walked from each state the owner may do whatever is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Depth {
    pub owner: u8,
    pub attacker: u8,
}

/// Explores one scenario.
pub fn explore(scenario: Scenario, depth: Depth, step: &Step) -> Findings {
    explore::Explorer::new(scenario, depth, step).run()
}

/// Explores all of them.
pub fn explore_all(depth: Depth, step: &Step) -> Vec<Findings> {
    Scenario::all().into_iter().map(|scenario| explore(scenario, depth, step)).collect()
}

#[cfg(test)]
mod tests;
