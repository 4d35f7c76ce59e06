//! Sums of days, and how far everything has been counted.

use std::collections::BTreeMap;

use ::store::{Fault, Tx, args};
use base::{Day, Entropy};

use super::rules::Sums;

store::statements! {
    SUM_ADD = "INSERT INTO desk_sum (day, what, many) VALUES ($1, $2, $3) \
        ON CONFLICT (day, what) DO UPDATE SET many = desk_sum.many + excluded.many";
    SUM_SET = "INSERT INTO desk_sum (day, what, many) VALUES ($1, $2, $3) \
        ON CONFLICT (day, what) DO UPDATE SET many = excluded.many";
    SUMS = "SELECT what, CAST(SUM(many) AS BIGINT) FROM desk_sum \
        WHERE day >= $1 AND day < $2 GROUP BY what ORDER BY what";
    SUMS_BY_DAY = "SELECT day, many FROM desk_sum WHERE day >= $1 AND day < $2 AND what = $3";
    /// Of the record; from which day on codes are counted is written down.
    FIRST_DAY = "SELECT day FROM desk_sum WHERE day >= $1 AND SUBSTR(what, 1, 5) <> 'code.' \
        ORDER BY day LIMIT 1";
    /// The oldest of such days: each run takes one.
    SUMS_OLD = "DELETE FROM desk_sum WHERE day = \
        (SELECT day FROM desk_sum WHERE day < $1 ORDER BY day LIMIT 1)";
    /// As many as there were starts and threads; asked by the job alone.
    COUNTED = "SELECT writer, seq FROM desk_counted";
    COUNTED_TO = "INSERT INTO desk_counted (writer, seq) VALUES ($1, $2) \
        ON CONFLICT (writer) DO UPDATE SET seq = excluded.seq";
    SETTLED = "SELECT day FROM desk_settled WHERE name = $1";
    SETTLED_TO = "INSERT INTO desk_settled (name, day) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET day = excluded.day";
}

/// How long sums are kept: two periods of 52 weeks, and some (SECURITY 84).
pub const KEPT_DAYS: i32 = 800;

pub fn add(tx: &Tx, (day, what): (Day, &str), many: i64) -> Result<(), Fault> {
    tx.run(SUM_ADD, &args![day, what, many]).map(|_| ())
}

/// In place of what was counted before.
pub fn set(tx: &Tx, (day, what): (Day, &str), many: i64) -> Result<(), Fault> {
    tx.run(SUM_SET, &args![day, what, many]).map(|_| ())
}

/// What was counted from `from` until before `to`.
pub fn sums(tx: &Tx, (from, to): (Day, Day)) -> Result<Sums, Fault> {
    let rows = tx.all(SUMS, &args![from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// How often each of these happened, together, on each day on which any did.
pub fn by_day(
    tx: &Tx,
    (from, to): (Day, Day),
    whats: &[&str],
) -> Result<BTreeMap<Day, i64>, Fault> {
    let mut days = BTreeMap::new();
    for what in whats {
        let rows = tx.all(SUMS_BY_DAY, &args![from, to, *what], |row| {
            Ok((row.get::<Day>(0)?, row.get::<i64>(1)?))
        })?;
        for (day, many) in rows {
            *days.entry(day).or_default() += many;
        }
    }
    Ok(days)
}

/// The first day of which the record tells anything, from `from` on.
pub fn first_day(tx: &Tx, from: Day) -> Result<Option<Day>, Fault> {
    tx.maybe(FIRST_DAY, &args![from], |row| row.get(0))
}

/// Takes the oldest day away that lies before `day`, if there is one.
pub fn forget_before(tx: &Tx, day: Day) -> Result<(), Fault> {
    tx.run(SUMS_OLD, &args![day]).map(|_| ())
}

pub fn counted(tx: &Tx) -> Result<BTreeMap<Entropy, i64>, Fault> {
    let rows = tx.all(COUNTED, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

pub fn counted_to(tx: &Tx, writer: &Entropy, seq: i64) -> Result<(), Fault> {
    tx.run(COUNTED_TO, &args![writer, seq]).map(|_| ())
}

/// From which day on this may still change.
pub fn settled(tx: &Tx, name: &str) -> Result<Option<Day>, Fault> {
    tx.maybe(SETTLED, &args![name], |row| row.get(0))
}

pub fn settle(tx: &Tx, name: &str, day: Day) -> Result<(), Fault> {
    tx.run(SETTLED_TO, &args![name, day]).map(|_| ())
}
