//! How a chat goes. Pure.
//!
//! ```text
//!            taken                 ended, or closed as a ticket
//!  Waiting ---------> Held ---------------------------------------> Over
//!     ^  | <---------  |  handed back
//!     |  |                                 an hour of waiting, half an hour without a line,
//!   opened  --------------------------->   left as a message, merged as a ticket
//! ```
//!
//! Over is over: what is said later is said in the ticket, which goes on as every other.

use std::time::Duration;

use base::{TicketId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::trouble::signs::words;

words! {
    /// Whether somebody of ours is in it.
    Stage {
        Waiting = "waiting",
        Held = "held",
        Over = "over",
    }
}

/// So long somebody waits at most; then it is a message like others. (house)
pub const MOST_WAIT: Duration = Duration::from_hours(1);
/// Nobody said anything for so long: both have left. (house)
pub const MOST_SILENCE: Duration = Duration::from_mins(30);
/// From then on the page says that it need not be waited for. (house)
pub const OFFER_AFTER: Duration = Duration::from_mins(5);

/// A chat as it was last written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chat {
    pub ticket: TicketId,
    pub stage: Stage,
    pub opened_at: Timestamp,
    /// When somebody of ours first came.
    pub taken_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

impl Chat {
    /// What it is by now, where its ticket last moved at `moved_at`: nobody has to press anything
    /// for a chat to be over.
    pub fn stage_at(&self, moved_at: Timestamp, now: Timestamp) -> Stage {
        match self.stage {
            Stage::Waiting if now >= self.opened_at.max(moved_at) + MOST_WAIT => Stage::Over,
            Stage::Held if now >= moved_at + MOST_SILENCE => Stage::Over,
            stage => stage,
        }
    }

    /// Whether its page says that nobody has come yet.
    pub fn is_slow(&self, now: Timestamp) -> bool {
        self.stage == Stage::Waiting && now >= self.opened_at + OFFER_AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPENED: Timestamp = Timestamp::from_seconds(1_800_000_000);

    fn chat(stage: Stage) -> Chat {
        let ticket = TicketId::new([1; 16]);
        Chat { ticket, stage, opened_at: OPENED, taken_at: None, ended_at: None }
    }

    #[test]
    fn a_chat_is_over_an_hour_after_its_last_line_where_nobody_came_and_half_where_somebody_did() {
        let at = |minutes| OPENED + Duration::from_mins(minutes);
        for (stage, over) in [(Stage::Waiting, 60), (Stage::Held, 30)] {
            assert_eq!(chat(stage).stage_at(OPENED, at(over - 1)), stage);
            assert_eq!(chat(stage).stage_at(OPENED, at(over)), Stage::Over);
            assert_eq!(chat(stage).stage_at(at(10), at(over + 9)), stage, "it was said later");
        }
        assert_eq!(chat(Stage::Over).stage_at(at(1), at(1)), Stage::Over);
    }

    #[test]
    fn after_five_minutes_nobody_is_asked_to_go_on_waiting() {
        let at = |seconds| OPENED + Duration::from_secs(seconds);
        assert!(!chat(Stage::Waiting).is_slow(at(299)));
        assert!(chat(Stage::Waiting).is_slow(at(300)));
        assert!(!chat(Stage::Held).is_slow(at(9_999)), "somebody is there");
    }
}
