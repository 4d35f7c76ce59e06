//! What strangers and invitations leave behind.

use std::time::Duration;

use ::store::Sweep;

store::statements! {
    ATTEMPTS_OVER = "SELECT id FROM attempt WHERE began_at < $1 LIMIT $2";
    ATTEMPT_GONE = "DELETE FROM attempt WHERE id = $1 AND began_at < $2";
    CODES_OVER = "SELECT attempt FROM attempt_code WHERE sent_at < $1 LIMIT $2";
    CODES_GONE = "DELETE FROM attempt_code WHERE attempt = $1 AND sent_at < $2";
    ENROLMENTS_OVER = "SELECT attempt FROM enrolment_code WHERE sent_at < $1 LIMIT $2";
    ENROLMENTS_GONE = "DELETE FROM enrolment_code WHERE attempt = $1 AND sent_at < $2";
    /// A ration that is full again is the ration of somebody who never asked.
    RATIONS_OVER = "SELECT name FROM message_ration WHERE full_at < $1 LIMIT $2";
    RATION_GONE = "DELETE FROM message_ration WHERE name = $1 AND full_at < $2";
    INVITATIONS_OVER = "SELECT id FROM invitation WHERE expires_at < $1 LIMIT $2";
    INVITATION_GONE = "DELETE FROM invitation WHERE id = $1 AND expires_at < $2";
}

const DAY: Duration = Duration::from_hours(24);
const WEEK: Duration = Duration::from_hours(24 * 7);

pub const ALL: &[Sweep] = &[
    // An attempt lives an hour; a week is for whoever is asked why it failed.
    Sweep { name: "attempt", keep: WEEK, find: ATTEMPTS_OVER, remove: ATTEMPT_GONE },
    Sweep { name: "attempt_code", keep: WEEK, find: CODES_OVER, remove: CODES_GONE },
    Sweep { name: "enrolment_code", keep: WEEK, find: ENROLMENTS_OVER, remove: ENROLMENTS_GONE },
    Sweep { name: "message_ration", keep: DAY, find: RATIONS_OVER, remove: RATION_GONE },
    // An old code explains itself and offers a new one for a month (register/flow.rs), and letters
    // are read late.
    Sweep {
        name: "invitation",
        keep: Duration::from_hours(24 * 60),
        find: INVITATIONS_OVER,
        remove: INVITATION_GONE,
    },
];

#[cfg(test)]
mod tests {
    use base::Timestamp;
    use store::testing::{NOW, both};
    use store::{Db, Sql, Tx, args, sweep};

    use super::*;

    const ATTEMPT: Sql = Sql {
        name: "ATTEMPT",
        text: "INSERT INTO attempt (id, stage, wrong_codes, began_at, asked_at, version) \
            VALUES ($1, 'asked', 0, $2, $2, 1)",
    };
    const RATION: Sql =
        Sql { name: "RATION", text: "INSERT INTO message_ration (name, full_at) VALUES ($1, $2)" };

    fn swept(db: &Db, name: &str, now: Timestamp) -> u64 {
        let kind = *ALL.iter().find(|kind| kind.name == name).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(sweep(db, kind, 1_000, now)).unwrap()
    }

    #[test]
    fn attempts_go_after_a_week_and_rations_once_they_are_full_again() {
        both(&[crate::SCHEMA], |db| {
            db.write_blocking(NOW, |tx: &Tx| {
                tx.run(ATTEMPT, &args![&[1; 16], NOW - DAY * 6])?;
                tx.run(ATTEMPT, &args![&[2; 16], NOW - DAY * 8])?;
                tx.run(RATION, &args![&[1; 16], NOW + DAY])?;
                tx.run(RATION, &args![&[2; 16], NOW - DAY * 2])
            })
            .unwrap();
            assert_eq!((swept(db, "attempt", NOW), swept(db, "message_ration", NOW)), (1, 1));
            assert_eq!((swept(db, "attempt", NOW), swept(db, "message_ration", NOW)), (0, 0));
        });
    }

    #[test]
    fn every_kind_finds_and_takes_on_both_engines() {
        both(&[crate::SCHEMA], |db| {
            for kind in ALL {
                assert_eq!(swept(db, kind.name, NOW), 0, "{}", kind.name);
            }
            db.prepare_all(STATEMENTS.to_vec()).unwrap();
        });
    }
}
