//! Links that ended are kept for a while, so that their member still sees who opened them.

use std::time::Duration;

use store::Sweep;

store::statements! {
    OLD_LINKS = "SELECT id FROM health_link WHERE ends_at < $1 LIMIT $2";
    REMOVE_LINK = "DELETE FROM health_link WHERE id = $1 AND ends_at < $2";
    OLD_OPENINGS = "SELECT id FROM health_link_opening WHERE at < $1 LIMIT $2";
    REMOVE_OPENING = "DELETE FROM health_link_opening WHERE id = $1 AND at < $2";
}

const KEEP: Duration = Duration::from_hours(90 * 24);

pub const ALL: &[Sweep] = &[
    Sweep { name: "health_link", keep: KEEP, find: OLD_LINKS, remove: REMOVE_LINK },
    // An opening is as old as a link's whole life and its rest.
    Sweep {
        name: "health_link_opening",
        keep: Duration::from_hours((365 + 90) * 24),
        find: OLD_OPENINGS,
        remove: REMOVE_OPENING,
    },
];
