//! What visits leave behind. Cases, vetoes and what people did stay, for whoever asks later.

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    VISITS_OVER = "SELECT id FROM get_in WHERE began_at < $1 LIMIT $2";
    VISIT_GONE = "DELETE FROM get_in WHERE id = $1 AND began_at < $2";
    CODES_OVER = "SELECT request FROM get_in_code WHERE sent_at < $1 LIMIT $2";
    CODES_GONE = "DELETE FROM get_in_code WHERE request = $1 AND sent_at < $2";
    RATIONS_OVER = "SELECT name FROM get_in_ration WHERE full_at < $1 LIMIT $2";
    RATION_GONE = "DELETE FROM get_in_ration WHERE name = $1 AND full_at < $2";
}

const DAY: Duration = Duration::from_hours(24);
/// A letter's code works for 21 days, and then explains itself.
const MONTH: Duration = Duration::from_hours(24 * 30);

pub const ALL: &[Sweep] = &[
    Sweep { name: "get_in", keep: MONTH, find: VISITS_OVER, remove: VISIT_GONE },
    Sweep { name: "get_in_code", keep: MONTH, find: CODES_OVER, remove: CODES_GONE },
    Sweep { name: "get_in_ration", keep: DAY, find: RATIONS_OVER, remove: RATION_GONE },
];
