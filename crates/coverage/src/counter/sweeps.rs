//! Codes that were over long ago. That a pharmacy looked stays in the audit record.

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    CODES_OVER = "SELECT id FROM pharmacy_code WHERE began_at < $1 LIMIT $2";
    CODE_GONE = "DELETE FROM pharmacy_code WHERE id = $1 AND began_at < $2";
}

pub const ALL: &[Sweep] = &[
    // As long as a member may wonder who saw the card.
    Sweep {
        name: "pharmacy_code",
        keep: Duration::from_hours(24 * 90),
        find: CODES_OVER,
        remove: CODE_GONE,
    },
];
