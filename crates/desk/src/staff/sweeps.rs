//! Invitations that are over, sessions of yesterday, and views after six years (SECURITY 84, 85).

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    INVITATIONS_OVER = "SELECT mark FROM desk_invitation WHERE expires_at < $1 LIMIT $2";
    INVITATION_REMOVE = "DELETE FROM desk_invitation WHERE mark = $1 AND expires_at < $2";
    SESSIONS_OVER = "SELECT id FROM desk_session WHERE started_at < $1 LIMIT $2";
    SESSION_REMOVE = "DELETE FROM desk_session WHERE id = $1 AND started_at < $2";
    VIEWS_OVER = "SELECT id FROM desk_view WHERE at < $1 LIMIT $2";
    VIEW_REMOVE = "DELETE FROM desk_view WHERE id = $1 AND at < $2";
}

const DAY: Duration = Duration::from_hours(24);
const SIX_YEARS: Duration = Duration::from_hours(24 * 366 * 6);

pub const ALL: [Sweep; 3] = [
    Sweep { name: "desk_invitation", keep: DAY, find: INVITATIONS_OVER, remove: INVITATION_REMOVE },
    Sweep { name: "desk_session", keep: DAY, find: SESSIONS_OVER, remove: SESSION_REMOVE },
    Sweep { name: "desk_view", keep: SIX_YEARS, find: VIEWS_OVER, remove: VIEW_REMOVE },
];
