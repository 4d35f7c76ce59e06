//! By what number things are found, and what strangers have had.

use std::collections::BTreeSet;
use std::time::Duration;

use base::{Entropy, MemberId, MemberScope, OrderId, PrescriptionId, Private, Timestamp};
use coverage::PersonView;
use guard::pressure::{HOURS_OF_WEEK, Strangers, Usual};
use guard::source::{self, HISTORY, Record};
use guard::{Bucket, Points, Prefix, Pressure, Ration, Score, Standing};
use jiff::tz::TimeZone;
use store::{Fault, Question, Tx, args};

use super::flow::{WRONG_ANSWERS, Weather, cost};
use super::rules::plain_number;
use crate::prescriptions::rules::{SHOW_ENDED_DAYS, last_day};
use crate::prescriptions::{Body, Prescription};

store::statements! {
    ADD_NUMBER = "INSERT INTO prescription_number (number, prescription, owner)
        VALUES ($1, $2, $3) ON CONFLICT (number, prescription) DO NOTHING";
    HAS_NUMBER = "SELECT 1 FROM prescription_number
        WHERE number = $1 AND prescription = $2 AND owner = $3";
    /// Numbers are a pharmacy's own, so the members of a large plan share many.
    BY_NUMBER = "SELECT prescription, owner FROM prescription_number
        WHERE number = $1 ORDER BY prescription LIMIT $2";
    /// By what numbers one member's prescriptions are found.
    NUMBERS = "SELECT number, prescription FROM prescription_number WHERE owner = $1";
    DROP_NUMBER = "DELETE FROM prescription_number
        WHERE number = $1 AND prescription = $2 AND owner = $3";
    /// Whose orders have ids from here to there? One, nearly always.
    BY_REFERENCE = "SELECT id, owner FROM refill_order WHERE id >= $1 AND id <= $2
        ORDER BY id LIMIT 4";
    RATION = "SELECT full_at FROM open_ration WHERE name = $1";
    SAVE_RATION = "INSERT INTO open_ration (name, full_at) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET full_at = excluded.full_at";
    SOURCE = "SELECT points, at, right_at FROM open_source WHERE source = $1";
    SAVE_SOURCE = "INSERT INTO open_source (source, points, at, right_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (source) DO UPDATE SET points = excluded.points, at = excluded.at,
            right_at = excluded.right_at";
    COUNT_ASKED = "INSERT INTO open_hour (id, at, asked, well) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET asked = open_hour.asked + excluded.asked,
            well = open_hour.well + excluded.well";
    HOURS_SINCE = "SELECT at, CAST(SUM(asked) AS BIGINT), CAST(SUM(well) AS BIGINT)
        FROM open_hour WHERE at >= $1 GROUP BY at ORDER BY at";
}

/// Where more share one number, it tells nobody apart: a file wrote it where it knew none. (house)
const MOST: usize = 200;

/// Lets a prescription be found by its number from now on, unless it ended long ago.
pub fn note_number(
    tx: &Tx,
    owner: MemberId,
    (id, body): (PrescriptionId, &Body),
) -> Result<(), Fault> {
    // Any zone will do: it is half a year that is counted from it.
    let since = tx.now().day_in(&TimeZone::UTC).plus_days(-SHOW_ENDED_DAYS);
    let is_over = last_day(body).is_some_and(|day| day < since);
    let Some(number) = number_of(tx, body).filter(|_| !is_over) else { return Ok(()) };
    // Asked before it is written: nearly always it is there (docs/plan.md, SQLite).
    if tx.maybe(HAS_NUMBER, &args![number, id, owner], |_| Ok(()))?.is_none() {
        tx.put(ADD_NUMBER, &args![number, id, owner])?;
    }
    Ok(())
}

/// What `note_number` will ask.
pub fn foresee_number(
    tx: &Tx,
    owner: MemberId,
    (id, number): (PrescriptionId, &Private<String>),
) -> Option<Question> {
    let number = number_key(tx, &plain_number(number)?);
    Some(Question::new(HAS_NUMBER, args![number, id, owner]).of(owner))
}

/// Lets one member's prescriptions be found by the numbers they have today and by no other.
/// `found` are all that have not ended long ago.
pub fn keep_numbers(tx: &Tx, owner: MemberId, found: &[Prescription]) -> Result<(), Fault> {
    let known = tx.all(NUMBERS, &args![owner], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known: BTreeSet<(Entropy, PrescriptionId)> = known.into_iter().collect();
    let today = found.iter().filter_map(|rx| Some((number_of(tx, &rx.body)?, rx.id)));
    let today: BTreeSet<_> = today.collect();
    for (number, id) in today.difference(&known) {
        tx.put(ADD_NUMBER, &args![number, id, owner])?;
    }
    for (number, id) in known.difference(&today) {
        tx.run(DROP_NUMBER, &args![number, id, owner])?;
    }
    Ok(())
}

/// Whatever has this number, and whose it is. Nothing where too many have it.
pub fn by_number(tx: &Tx, plain: &str) -> Result<Vec<(PrescriptionId, MemberId)>, Fault> {
    let args = args![number_key(tx, plain), i64::try_from(MOST).unwrap_or(i64::MAX)];
    let found = tx.all(BY_NUMBER, &args, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(if found.len() < MOST { found } else { Vec::new() })
}

pub fn by_reference(
    tx: &Tx,
    (first, last): (OrderId, OrderId),
) -> Result<Vec<(OrderId, MemberId)>, Fault> {
    tx.all(BY_REFERENCE, &args![first, last], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whose it is; nobody where their key is gone, since others may share the number.
pub fn person(tx: &Tx, scope: MemberScope) -> Result<Option<PersonView>, Fault> {
    match coverage::person(tx, scope) {
        Err(Fault::Forgotten) => Ok(None),
        person => person,
    }
}

fn number_of(tx: &Tx, body: &Body) -> Option<Entropy> {
    Some(number_key(tx, &plain_number(body.rx_number.as_ref()?)?))
}

fn number_key(tx: &Tx, plain: &str) -> Entropy {
    tx.blind("prescription-number", plain)
}

/// What a try is about, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Try {
    /// A keyed hash of the number.
    pub about: Entropy,
    /// Unknown only where a job's body was written by another version.
    pub prefix: Option<Prefix>,
}

impl Try {
    pub fn new(tx: &Tx, plain: &str, prefix: Option<Prefix>) -> Self {
        Self { about: tx.blind("open-try", plain), prefix }
    }
}

/// How things stand before a try is judged.
pub fn weather(tx: &Tx, tried: Try) -> Result<Weather, Fault> {
    Ok(Weather {
        standing: standing(tx, tried.prefix)?,
        pressure: pressure(tx)?,
        answers_left: bucket_left(tx, &tried.about, WRONG_ANSWERS)? > 0,
    })
}

/// It named nobody: its number and its neighbourhood pay, and the hour counts it.
pub fn missed(tx: &Tx, tried: Try, number_known: bool) -> Result<(), Fault> {
    take(tx, &tried.about, WRONG_ANSWERS)?;
    if let Some(prefix) = tried.prefix {
        let (score, right_at) = source_of(tx, prefix)?;
        save_source(tx, prefix, (score.add(cost(number_known), tx.now()), right_at))?;
    }
    count(tx, Strangers::TRIED)
}

/// It named somebody: people with medicines live there.
pub fn was_right(tx: &Tx, tried: Try) -> Result<(), Fault> {
    if let Some(prefix) = tried.prefix {
        let (score, _) = source_of(tx, prefix)?;
        save_source(tx, prefix, (score, tx.now()))?;
    }
    count(tx, Strangers { tried: 1, well: 1 })
}

/// Takes one out of a ration; false when none is left.
pub fn take(tx: &Tx, name: &Entropy, ration: Ration) -> Result<bool, Fault> {
    match ration.take(bucket(tx, name)?, tx.now()) {
        Ok(less) => tx.run(SAVE_RATION, &args![name, less.full_at()]).map(|_| true),
        Err(_) => Ok(false),
    }
}

fn bucket_left(tx: &Tx, name: &Entropy, ration: Ration) -> Result<u32, Fault> {
    Ok(ration.left(bucket(tx, name)?, tx.now()))
}

fn bucket(tx: &Tx, name: &Entropy) -> Result<Bucket, Fault> {
    let full_at = tx.maybe(RATION, &args![name], |row| row.get(0))?;
    Ok(full_at.map_or(Bucket::FULL, Bucket::from_full_at))
}

fn standing(tx: &Tx, prefix: Option<Prefix>) -> Result<Standing, Fault> {
    let Some(prefix) = prefix else { return Ok(Standing::New) };
    let (score, right_at) = source_of(tx, prefix)?;
    // Whoever was right here lately makes it familiar, once: a thousand refills for one person
    // buy no guesses for the neighbours.
    let members = u64::from(right_at > tx.now() - HISTORY);
    Ok(source::standing(Record { score, members }, None, tx.now()))
}

fn source_of(tx: &Tx, prefix: Prefix) -> Result<(Score, Timestamp), Fault> {
    let found = tx.maybe(SOURCE, &args![source_key(tx, prefix)], |row| {
        let points = u64::try_from(row.get::<i64>(0)?).unwrap_or(0);
        let score = Score::from_parts(Points::from_millionths(points), row.get(1)?);
        Ok((score, row.get(2)?))
    })?;
    Ok(found.unwrap_or((Score::NONE, Timestamp::from_micros(0))))
}

fn save_source(
    tx: &Tx,
    prefix: Prefix,
    (score, right_at): (Score, Timestamp),
) -> Result<(), Fault> {
    let points = i64::try_from(score.points(tx.now()).millionths()).unwrap_or(i64::MAX);
    tx.run(SAVE_SOURCE, &args![source_key(tx, prefix), points, tx.now(), right_at]).map(|_| ())
}

fn source_key(tx: &Tx, prefix: Prefix) -> Entropy {
    tx.blind("open-source", &prefix.to_string())
}

const HOUR: Duration = Duration::from_hours(1);
/// Pressure holds this long after it was last justified, so no older hour bears on it.
const RECENT_HOURS: u32 = 7;
const WEEKS: u64 = 4;
/// Rows an hour is spread over.
const SHARDS: u8 = 16;

fn hour_of(at: Timestamp) -> i64 {
    at.seconds().div_euclid(3_600)
}

fn began(hour: i64) -> Timestamp {
    Timestamp::from_seconds(hour * 3_600)
}

fn count(tx: &Tx, asked: Strangers) -> Result<(), Fault> {
    let hour = hour_of(tx.now());
    let mut id: Entropy = [0; 16];
    id[..8].copy_from_slice(&hour.to_be_bytes());
    id[15] = tx.entropy()[0] % SHARDS;
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let args = args![id, began(hour), number(asked.tried), number(asked.well)];
    tx.run(COUNT_ASKED, &args).map(|_| ())
}

/// Whether strangers fail far more than is usual at this hour of the week, as every node reads it
/// out of the same rows (GUARD 6).
fn pressure(tx: &Tx) -> Result<bool, Fault> {
    let now = tx.now();
    let recent = hours_since(tx, now - HOUR * RECENT_HOURS)?;
    let loudest = recent.iter().map(|(_, hour)| hour.failed()).max().unwrap_or(0);
    if loudest <= QUIET {
        return Ok(false);
    }
    let first = recent.first().map_or(hour_of(now), |(hour, _)| *hour);
    let month = Duration::from_hours(7 * 24 * WEEKS);
    let mut usual = [0_u64; HOURS_OF_WEEK];
    for (hour, asked) in hours_since(tx, now - month)? {
        if hour < first {
            let of_week = usize::try_from(hour.rem_euclid(168)).unwrap_or(0);
            usual[of_week] += asked.failed() * 100 / WEEKS;
        }
    }
    let mut pressure = Pressure::begin(Usual::from_hundredths(&usual), began(first));
    for (hour, asked) in recent {
        let end = began(hour + 1) - Duration::from_secs(1);
        pressure.note(asked, end.min(now));
    }
    Ok(pressure.is_on(now))
}

/// So few failures in an hour are no attack in any hour of the week (`guard::pressure`).
const QUIET: u64 = 20;

fn hours_since(tx: &Tx, since: Timestamp) -> Result<Vec<(i64, Strangers)>, Fault> {
    tx.all(HOURS_SINCE, &args![since], |row| {
        let count = |at| Ok::<_, Fault>(u64::try_from(row.get::<i64>(at)?).unwrap_or(0));
        let asked = Strangers { tried: count(1)?, well: count(2)? };
        Ok((hour_of(row.get(0)?), asked))
    })
}
