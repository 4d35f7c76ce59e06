//! Whom a name and a birth date mean. For each part of a family name, of today and of before, a
//! keyed hash of it with the birth date leads to the member; it is written in the transaction that
//! takes in what a file says of them. It locates a record and proves nothing (SECURITY 43).

use std::collections::BTreeSet;
use std::time::Duration;

use base::{Day, Entropy, MemberId};
use store::{Fault, NewJob, Place, Sweep, Tx, args};
use web::Jobs;

use super::rules::{PersonView, family_keys, is_named, typed_keys};
use super::store::view;

store::statements! {
    NAMED = "SELECT member FROM person_named WHERE mark = $1 ORDER BY member LIMIT $2";
    ADD_NAMED = "INSERT INTO person_named (mark, member) VALUES ($1, $2)";
    ADD_NAMED_AGAIN = "INSERT INTO person_named (mark, member) VALUES ($1, $2)
        ON CONFLICT (mark, member) DO NOTHING";
    DROP_NAMED = "DELETE FROM person_named WHERE mark = $1 AND member = $2";
    /// Those who were there before names were looked for, some at a time.
    PEOPLE_AFTER = "SELECT id, body FROM person WHERE id > $1 ORDER BY id LIMIT $2";
    NAMED_UNTIL = "SELECT until, done_at FROM person_named_until WHERE name = 'people'";
    SAVE_UNTIL = "INSERT INTO person_named_until (name, until, done_at) VALUES ('people', $1, $2)
        ON CONFLICT (name) DO UPDATE SET until = excluded.until, done_at = excluded.done_at";
    /// Of members whose key was destroyed.
    NAMED_FORGOTTEN = "SELECT forgotten_member.owner FROM forgotten_member
        WHERE forgotten_member.at < $1 AND EXISTS
            (SELECT 1 FROM person_named WHERE person_named.member = forgotten_member.owner)
        LIMIT $2";
    DROP_FORGOTTEN = "DELETE FROM person_named WHERE member = $1
        AND EXISTS (SELECT 1 FROM forgotten_member WHERE owner = $1 AND at < $2)";
}

/// Where more have one name and date, the name tells nobody. Files write January 1 where they do
/// not know better.
const MOST: usize = 200;

/// People taken in by one job.
const TOGETHER: i64 = 400;

/// The kind of job that takes in those who were there before.
const TAKE: &str = "coverage.name-people";

/// Whoever is forgotten is found by no name within the hour.
pub(crate) const SWEEP: Sweep = Sweep {
    name: "person_named",
    keep: Duration::ZERO,
    find: NAMED_FORGOTTEN,
    remove: DROP_FORGOTTEN,
};

pub(crate) fn jobs(jobs: Jobs) -> Jobs {
    jobs.inside(TAKE, |tx, _, _| take(tx)).sweeping(&[SWEEP])
}

/// Everybody born on this day whose name this may be: the whole name, or the family name alone.
/// Nothing where too many are of one name and day to look at each.
pub fn named(
    tx: &Tx,
    typed: &str,
    birth: Day,
) -> Result<Option<Vec<(MemberId, PersonView)>>, Fault> {
    let mut members = BTreeSet::new();
    for key in typed_keys(typed) {
        let row = args![mark(tx, &key, birth), i64::try_from(MOST).unwrap_or(i64::MAX)];
        members.extend(tx.all(NAMED, &row, |row| row.get::<MemberId>(0))?);
        if members.len() >= MOST {
            return Ok(None);
        }
    }
    let mut found = Vec::new();
    for member in members {
        let known = match view(tx, member) {
            Err(Fault::Forgotten) => None,
            known => known?,
        };
        let known = known.filter(|known| known.names().any(|name| is_named(typed, name)));
        found.extend(known.map(|known| (member, known)));
    }
    Ok(Some(found))
}

/// Somebody whom no file had named before.
pub(super) fn added(tx: &Tx, member: MemberId, new: &PersonView) -> Result<(), Fault> {
    marks(tx, new).into_iter().try_for_each(|mark| tx.put(ADD_NAMED, &args![mark, member]))
}

/// Another name, or another birth date, moves it.
pub(super) fn changed(
    tx: &Tx,
    member: MemberId,
    (old, new): (&PersonView, &PersonView),
) -> Result<(), Fault> {
    if old.birth_date == new.birth_date && old.names().eq(new.names()) {
        return Ok(());
    }
    let (old, new) = (marks(tx, old), marks(tx, new));
    for mark in old.difference(&new) {
        tx.run(DROP_NAMED, &args![*mark, member])?;
    }
    for mark in new.difference(&old) {
        tx.run(ADD_NAMED_AGAIN, &args![*mark, member])?;
    }
    Ok(())
}

/// Asks that those who were there before are taken in, until all of them are.
pub fn ask(tx: &Tx) -> Result<(), Fault> {
    match until(tx)? {
        (_, true) => Ok(()),
        (until, false) => next(tx, until),
    }
}

fn next(tx: &Tx, until: Entropy) -> Result<(), Fault> {
    let key = format!("{TAKE}:{}", MemberId::new(until));
    tx.queue(NewJob::new(TAKE, key, &())?)
}

/// How far it came, and whether that was all.
fn until(tx: &Tx) -> Result<(Entropy, bool), Fault> {
    let found = tx.maybe(NAMED_UNTIL, &[], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Option<base::Timestamp>>(1)?.is_some()))
    })?;
    Ok(found.unwrap_or_default())
}

/// Some of them; the next job goes on where this one ended. Whoever comes meanwhile is named as
/// they are taken in.
fn take(tx: &Tx) -> Result<(), Fault> {
    let (from, false) = until(tx)? else { return Ok(()) };
    let some = tx.all(PEOPLE_AFTER, &args![from, TOGETHER], |row| {
        Ok((row.get::<MemberId>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    for (member, sealed) in &some {
        let person: PersonView =
            match tx.open(&Place::new(*member, "person", member.bytes()), sealed) {
                Err(Fault::Forgotten) => continue,
                person => person?,
            };
        for mark in marks(tx, &person) {
            tx.run(ADD_NAMED_AGAIN, &args![mark, *member])?;
        }
    }
    match some.last() {
        Some((last, _)) => {
            tx.run(SAVE_UNTIL, &args![*last.bytes(), None::<i64>])?;
            next(tx, *last.bytes())
        }
        None => tx.run(SAVE_UNTIL, &args![from, tx.now()]).map(drop),
    }
}

/// Nothing of somebody whose birth date no file told.
fn marks(tx: &Tx, person: &PersonView) -> BTreeSet<Entropy> {
    let Some(birth) = &person.birth_date else { return BTreeSet::new() };
    let keys = person.names().flat_map(|name| family_keys(&name.family));
    keys.map(|key| mark(tx, &key, birth.0)).collect()
}

fn mark(tx: &Tx, key: &str, birth: Day) -> Entropy {
    tx.blind("person-named", &format!("{key} {birth}"))
}

#[cfg(test)]
mod tests;
