//! Disclosures go after six years (SECURITY 84, 85).

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    DISCLOSURES_OVER = "SELECT id FROM desk_disclosure WHERE entered_at < $1 \
        ORDER BY entered_at LIMIT $2";
    DISCLOSURE_REMOVE = "DELETE FROM desk_disclosure WHERE id = $1 AND entered_at < $2";
}

const SIX_YEARS: Duration = Duration::from_hours(24 * 366 * 6);

pub const SWEEP: Sweep = Sweep {
    name: "desk_disclosure",
    keep: SIX_YEARS,
    find: DISCLOSURES_OVER,
    remove: DISCLOSURE_REMOVE,
};
