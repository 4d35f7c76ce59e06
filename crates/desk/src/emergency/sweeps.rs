//! What was asked for in emergencies goes after six years (SECURITY 84).

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    EMERGENCIES_OVER = "SELECT id FROM desk_emergency WHERE asked_at < $1 \
        ORDER BY asked_at LIMIT $2";
    EMERGENCY_REMOVE = "DELETE FROM desk_emergency WHERE id = $1 AND asked_at < $2";
}

const SIX_YEARS: Duration = Duration::from_hours(24 * 366 * 6);

pub const SWEEP: Sweep = Sweep {
    name: "desk_emergency",
    keep: SIX_YEARS,
    find: EMERGENCIES_OVER,
    remove: EMERGENCY_REMOVE,
};
