//! Chats that are long over, and those who take none any more. What was said stays with its ticket.

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    CHATS_OLD = "SELECT ticket FROM help_chat WHERE opened_at < $1 LIMIT $2";
    CHAT_REMOVE = "DELETE FROM help_chat WHERE ticket = $1 AND opened_at < $2";
    TAKERS_OVER = "SELECT staff FROM help_taker WHERE until_at < $1 LIMIT $2";
    TAKER_REMOVE = "DELETE FROM help_taker WHERE staff = $1 AND until_at < $2";
}

pub const SWEEPS: [Sweep; 2] = [
    // Waiting times are computed from the last four weeks.
    Sweep {
        name: "help_chat",
        keep: Duration::from_hours(60 * 24),
        find: CHATS_OLD,
        remove: CHAT_REMOVE,
    },
    Sweep {
        name: "help_taker",
        keep: Duration::from_hours(1),
        find: TAKERS_OVER,
        remove: TAKER_REMOVE,
    },
];
