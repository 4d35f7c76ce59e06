//! Checks as they came in: the last days one by one, the last year by day.

use std::time::Duration;

use ::store::{Fault, Tx, args};
use base::{Day, Timestamp};
use jiff::tz::TimeZone;

use super::rules::Check;
use crate::parts::Part;

store::statements! {
    KEEP = "INSERT INTO status_check (part, at, good, took_ms, why) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (part, at) DO NOTHING";
    COUNT = "INSERT INTO status_day (part, day, checks, good) VALUES ($1, $2, 1, $3) \
        ON CONFLICT (part, day) DO UPDATE SET checks = status_day.checks + 1, \
        good = status_day.good + excluded.good";
    LATEST = "SELECT at, good FROM status_check WHERE part = $1 ORDER BY at DESC LIMIT 10";
    DAYS = "SELECT day, checks, good FROM status_day WHERE part = $1 AND day >= $2 ORDER BY day";
    FORGET_CHECKS = "DELETE FROM status_check WHERE part = $1 AND at < $2";
    FORGET_DAYS = "DELETE FROM status_day WHERE part = $1 AND day < $2";
}

/// Single checks are looked at while an outage is talked about, and not after.
const CHECKS_KEPT: Duration = Duration::from_hours(14 * 24);
/// The page shows twelve months.
pub const DAYS_KEPT: i32 = 366;

/// One day's checks of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfDay {
    pub day: Day,
    pub checks: u32,
    pub good: u32,
}

/// Keeps one round, and forgets what is too old to be shown.
pub fn keep(tx: &Tx, checks: &[Check], zone: &TimeZone) -> Result<(), Fault> {
    for check in checks {
        let (part, at, good) = (check.part.word(), check.at, check.is_good());
        let took = i64::try_from(check.took_ms).unwrap_or(i64::MAX);
        let why = check.failed.unwrap_or_default();
        if tx.run(KEEP, &args![part, at, good, took, why])? == 0 {
            continue;
        }
        let day = at.day_in(zone);
        tx.run(COUNT, &args![part, day, i64::from(good)])?;
        tx.run(FORGET_CHECKS, &args![part, tx.now() - CHECKS_KEPT])?;
        tx.run(FORGET_DAYS, &args![part, day.plus_days(-DAYS_KEPT)])?;
    }
    Ok(())
}

/// The last ten checks of a part, the newest first: when, and whether good.
pub fn latest(tx: &Tx, part: Part) -> Result<Vec<(Timestamp, bool)>, Fault> {
    tx.all(LATEST, &args![part.word()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Each day since `first` on which the part was checked, in order.
pub fn days(tx: &Tx, part: Part, first: Day) -> Result<Vec<OfDay>, Fault> {
    let count = |number: i64| u32::try_from(number).map_err(|_| Fault::corrupt("a day's checks"));
    tx.all(DAYS, &args![part.word(), first], |row| {
        Ok(OfDay { day: row.get(0)?, checks: count(row.get(1)?)?, good: count(row.get(2)?)? })
    })
}
