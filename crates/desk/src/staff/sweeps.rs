//! Invitations that are over, sessions and looks of yesterday, proofs a day later, old asks, and
//! views after six years (SECURITY 84, 85).

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    INVITATIONS_OVER = "SELECT mark FROM desk_invitation WHERE expires_at < $1 LIMIT $2";
    INVITATION_REMOVE = "DELETE FROM desk_invitation WHERE mark = $1 AND expires_at < $2";
    SESSIONS_OVER = "SELECT id FROM desk_session WHERE started_at < $1 LIMIT $2";
    SESSION_REMOVE = "DELETE FROM desk_session WHERE id = $1 AND started_at < $2";
    LOOKS_OVER = "SELECT id FROM desk_look WHERE at < $1 LIMIT $2";
    LOOK_REMOVE = "DELETE FROM desk_look WHERE id = $1 AND at < $2";
    ASSISTS_OVER = "SELECT id FROM desk_assist WHERE asked_at < $1 LIMIT $2";
    ASSIST_REMOVE = "DELETE FROM desk_assist WHERE id = $1 AND asked_at < $2";
    PROOFS_OVER = "SELECT id FROM desk_proof WHERE sent_at < $1 LIMIT $2";
    PROOF_REMOVE = "DELETE FROM desk_proof WHERE id = $1 AND sent_at < $2";
    VIEWS_OVER = "SELECT id FROM desk_view WHERE at < $1 LIMIT $2";
    VIEW_REMOVE = "DELETE FROM desk_view WHERE id = $1 AND at < $2";
}

const DAY: Duration = Duration::from_hours(24);
/// Longer than a no is shown at the desk, however late it was said.
const TWO_DAYS: Duration = Duration::from_hours(48);
/// Who asked and who approved stays in the audit record; here it is a list to work by.
const MONTH: Duration = Duration::from_hours(24 * 30);
const SIX_YEARS: Duration = Duration::from_hours(24 * 366 * 6);

pub const ALL: [Sweep; 6] = [
    Sweep { name: "desk_invitation", keep: DAY, find: INVITATIONS_OVER, remove: INVITATION_REMOVE },
    Sweep { name: "desk_session", keep: DAY, find: SESSIONS_OVER, remove: SESSION_REMOVE },
    Sweep { name: "desk_look", keep: DAY, find: LOOKS_OVER, remove: LOOK_REMOVE },
    Sweep { name: "desk_assist", keep: MONTH, find: ASSISTS_OVER, remove: ASSIST_REMOVE },
    Sweep { name: "desk_proof", keep: TWO_DAYS, find: PROOFS_OVER, remove: PROOF_REMOVE },
    Sweep { name: "desk_view", keep: SIX_YEARS, find: VIEWS_OVER, remove: VIEW_REMOVE },
];
