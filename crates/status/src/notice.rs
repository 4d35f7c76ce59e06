//! What becomes of an alarm: a draft for a person, or, by GUARD 25's rule alone, one public line.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::{Actor, Fault, Tx, args};
use base::Timestamp;
use web::House;

use crate::detect::{Board, Count, Dimension, Draft, Slice, hour_of_week};
use crate::incidents::drafts::{About, prepare, prepare_codes, way_around};
use crate::incidents::flow::{Incident, IncidentId, Kind, Post, Stage};
use crate::incidents::store::{self, New};
use crate::parts::{Effect, Part};
use crate::probes::rules::{Seen, enough, seen};
use crate::probes::store::{self as checks, DAYS_KEPT};

::store::statements! {
    BOARD = "SELECT body FROM status_board WHERE id = 1";
    KEEP_BOARD = "INSERT INTO status_board (id, body) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET body = excluded.body";
}

/// What one minute brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noticed {
    /// Waits for a person.
    Drafted(IncidentId),
    /// Stands on the page already, as one line.
    Published(IncidentId),
}

/// A line put up by itself promises a person's word within so long.
const PERSON_WITHIN: Duration = Duration::from_mins(30);

/// Minutes older than this teach what is usual, and nothing is said of them any more.
const FRESH: Duration = Duration::from_hours(1);

/// Whether this speaks of what fails in `part` now. A draft nobody has read for an hour is of an
/// earlier trouble: it neither speaks for this one nor keeps another from being drafted. A known
/// issue or planned work is no word about what fails now; work under way is.
pub fn speaks_of(one: &Incident, part: Part, now: Timestamp) -> bool {
    match one.kind {
        Kind::Incident if one.is_public() => one.parts.contains(&part) && one.stage.lasts(),
        Kind::Incident => one.parts.contains(&part) && now.since(one.began_at) <= FRESH,
        Kind::Maintenance => one.touches(part, now),
        Kind::Known => false,
    }
}

/// Clocks of two machines differ by less. A minute from further ahead is taken for a mistake: if it
/// counted, all that follow would come late.
pub const AHEAD: Duration = Duration::from_mins(2);

/// Takes one minute: `known` of all sign-ins on known devices, and each slice's own count.
pub fn notice(
    tx: &Tx,
    house: &House,
    (at, known): (Timestamp, Count),
    minute: &BTreeMap<Slice, Count>,
) -> Result<Vec<Noticed>, Fault> {
    if at > tx.now() + AHEAD {
        return Ok(Vec::new());
    }
    let zone = &house.plan.zone;
    let mut board = read(tx)?;
    let (found, speaks) = board.take((at, hour_of_week(at, zone)), known, minute);
    let body = serde_json::to_string(&board).map_err(|error| Fault::Defect(error.to_string()))?;
    tx.run(KEEP_BOARD, &args![body])?;
    if tx.now().since(at) > FRESH {
        return Ok(Vec::new());
    }
    let first = tx.now().day_in(zone).plus_days(-DAYS_KEPT);
    let mut lasting: Vec<Incident> = store::since(tx, first)?;
    // A draft nobody has read for an hour is of an earlier trouble: it neither speaks for this one
    // nor keeps another from being drafted.
    let counts = |one: &Incident| one.is_public() || tx.now().since(one.began_at) <= FRESH;
    lasting.retain(|one| one.kind == Kind::Incident && one.over_at.is_none() && counts(one));
    let mut noticed = Vec::new();
    for found in found {
        let draft = Draft::of(&found);
        // One outage is noticed in many slices, and one draft is enough.
        if lasting.iter().any(|one| one.parts.contains(&draft.part)) {
            continue;
        }
        let incident = keep(tx, house, &draft)?;
        noticed.push(Noticed::Drafted(incident.id));
        lasting.push(incident);
    }
    let sign_in = |one: &&Incident| one.parts.contains(&Part::SignIn);
    if speaks && !lasting.iter().any(|one| one.is_public() && sign_in(&one)) {
        let draft = lasting.iter().find(sign_in).cloned();
        let draft = draft.map_or_else(|| keep(tx, house, &plain(at, known)), Ok)?;
        let id = draft.id;
        publish(tx, house, draft)?;
        noticed.retain(|one| *one != Noticed::Drafted(id));
        noticed.push(Noticed::Published(id));
    }
    Ok(noticed)
}

fn read(tx: &Tx) -> Result<Board, Fault> {
    let body = tx.maybe(BOARD, &[], |row| row.get::<String>(0))?;
    let board = body.map(|body| serde_json::from_str(&body)).transpose();
    Ok(board.map_err(|_| Fault::corrupt("the board of detection"))?.unwrap_or_default())
}

fn keep(tx: &Tx, house: &House, draft: &Draft) -> Result<Incident, Fault> {
    let (part, effect, way) = (draft.part, draft.effect, draft.way);
    let about = About { kind: Kind::Incident, stage: Stage::Investigating, part, effect, way };
    let said = match draft.slice.dimension {
        Dimension::Mail | Dimension::Text => prepare_codes(house, about, &draft.slice),
        _ => prepare(house, about),
    };
    let new = New {
        kind: Kind::Incident,
        parts: vec![part],
        effect,
        began_at: draft.since,
        until: None,
        members: draft.members,
        said,
    };
    store::draft(tx, &new, &house.plan.zone, Actor::House)
}

/// Where the rule speaks before any slice has alarmed.
fn plain(at: Timestamp, known: Count) -> Draft {
    let slice = Slice::password();
    let since = at - Duration::from_mins(4);
    let (part, way) = (Part::SignIn, crate::detect::Way::beside(&slice));
    Draft { slice, part, effect: Effect::SomeCannot, since, members: known.members, way }
}

fn publish(tx: &Tx, house: &House, draft: Incident) -> Result<(), Fault> {
    let (part, effect) = (Part::SignIn, draft.effect);
    let way = crate::detect::Way::Passkey;
    let about = About { kind: Kind::Incident, stage: Stage::Investigating, part, effect, way };
    let post = Post {
        at: tx.now(),
        stage: Stage::Investigating,
        said: prepare(house, about),
        next_at: Some(tx.now() + PERSON_WITHIN),
        by_itself: true,
    };
    let incident = draft.post(post).map_err(|why| Fault::Defect(why.to_string()))?;
    store::save(tx, &incident, Actor::House)
}

/// Drafts an incident for each part whose checks have failed often enough on end and that nobody
/// speaks of yet. A check is ours alone, so nothing goes public by it; the page says meanwhile that
/// we are not sure.
pub fn doubt(tx: &Tx, house: &House) -> Result<Vec<IncidentId>, Fault> {
    let first = tx.now().day_in(&house.plan.zone).plus_days(-DAYS_KEPT);
    let all = store::since(tx, first)?;
    let spoken = |part: Part| all.iter().any(|one| speaks_of(one, part, tx.now()));
    let door = seen(Part::SignIn, &checks::latest(tx, Part::SignIn)?, tx.now());
    let spoken_at_the_door = matches!(door, Seen::Failing(..)) && spoken(Part::SignIn);
    let mut drafted = Vec::new();
    for &part in Part::ALL {
        let checks = checks::latest(tx, part)?;
        let Seen::Failing(count, _) = seen(part, &checks, tx.now()) else { continue };
        // Where nobody gets in, what lies behind the door is not news.
        let shut = spoken_at_the_door || drafted.iter().any(|(of, _)| *of == Part::SignIn);
        if count < enough(part) || spoken(part) || (part != Part::SignIn && shut) {
            continue;
        }
        let since = checks.iter().take_while(|(_, good)| !good).last().map(|(at, _)| *at);
        let (effect, way) = (Effect::SomeCannot, way_around(part));
        let about = About { kind: Kind::Incident, stage: Stage::Investigating, part, effect, way };
        let new = New {
            kind: Kind::Incident,
            parts: vec![part],
            effect,
            began_at: since.unwrap_or(tx.now()),
            until: None,
            members: 0,
            said: prepare(house, about),
        };
        drafted.push((part, store::draft(tx, &new, &house.plan.zone, Actor::House)?.id));
    }
    Ok(drafted.into_iter().map(|(_, id)| id).collect())
}

#[cfg(test)]
mod tests;
