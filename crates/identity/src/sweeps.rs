//! What browsers left behind: rows that open nothing any more. What happened is in the history and
//! the audit record, which are kept as long as the rules ask (SECURITY 84).

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    /// None lives longer than half a day, however often it was seen.
    SESSIONS_OVER = "SELECT id FROM session WHERE started_at < $1 LIMIT $2";
    SESSION_GONE = "DELETE FROM session WHERE id = $1 AND started_at < $2";
    /// A row that says whom it was meant for, not whose it is.
    CAREGIVER_CODES_OVER = "SELECT caregiver FROM caregiver_code WHERE made_at < $1 LIMIT $2";
    CAREGIVER_CODE_GONE = "DELETE FROM caregiver_code WHERE caregiver = $1 AND made_at < $2";
    DEVICES_OVER = "SELECT id FROM device WHERE expires_at < $1 LIMIT $2";
    DEVICE_GONE = "DELETE FROM device WHERE id = $1 AND expires_at < $2";
}

const DAY: Duration = Duration::from_hours(24);

pub const ALL: &[Sweep] = &[
    // A week, so that whoever looks into what happened still finds by which way somebody came.
    Sweep {
        name: "session",
        keep: DAY.saturating_mul(7),
        find: SESSIONS_OVER,
        remove: SESSION_GONE,
    },
    // It is over by then, used or not.
    Sweep {
        name: "caregiver_code",
        keep: DAY.saturating_mul(8),
        find: CAREGIVER_CODES_OVER,
        remove: CAREGIVER_CODE_GONE,
    },
    // One that was forgotten stays until it would have expired: its cookie must find it ended.
    Sweep { name: "device", keep: DAY, find: DEVICES_OVER, remove: DEVICE_GONE },
];

#[cfg(test)]
mod tests {
    use base::Timestamp;
    use store::testing::{NOW, both};
    use store::{Db, Sql, Tx, args, sweep};

    use super::*;

    const OPEN: Sql = Sql {
        name: "OPEN",
        text: "INSERT INTO session (id, token, account, owner, shared, started_at, seen_at, \
            route, proved_at, body) VALUES ($1, $1, $1, $1, $3, $2, $2, 'password', $2, $1)",
    };
    const REMEMBER: Sql = Sql {
        name: "REMEMBER",
        text: "INSERT INTO device (id, account, owner, created_at, expires_at, full_at, \
            wrong_streak, seen_at, body) VALUES ($1, $1, $1, $3, $2, $2, 0, $3, $1)",
    };

    fn swept(db: &Db, name: &str, now: Timestamp) -> u64 {
        let kind = *ALL.iter().find(|kind| kind.name == name).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(sweep(db, kind, 1_000, now)).unwrap()
    }

    #[test]
    fn sessions_and_devices_go_once_they_open_nothing_any_more() {
        both(&[crate::SCHEMA], |db| {
            db.write_blocking(NOW, |tx: &Tx| {
                tx.run(OPEN, &args![&[1; 16], NOW, false])?;
                tx.run(OPEN, &args![&[2; 16], NOW - DAY * 8, false])?;
                tx.run(REMEMBER, &args![&[1; 16], NOW + DAY * 30, NOW])?;
                tx.run(REMEMBER, &args![&[2; 16], NOW - DAY * 2, NOW])
            })
            .unwrap();
            assert_eq!((swept(db, "session", NOW), swept(db, "device", NOW)), (1, 1));
            assert_eq!((swept(db, "session", NOW), swept(db, "device", NOW)), (0, 0));
            let later = NOW + DAY * 32;
            assert_eq!((swept(db, "session", later), swept(db, "device", later)), (1, 1));
        });
    }
}
