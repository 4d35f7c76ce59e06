//! Incidents and their posts. Whoever posts from an old reading is told so.

use ::store::{Actor, Entry, Fault, Row, Tx, args};
use base::{Day, Timestamp};
use jiff::tz::TimeZone;

use super::flow::{Incident, IncidentId, Kind, Post, Stage};
use super::said::{Both, Said};
use crate::follow::tell::announce;
use crate::parts::{Effect, Part};

store::statements! {
    LAST_OF_DAY = "SELECT number FROM status_incident WHERE day = $1 ORDER BY number DESC LIMIT 1";
    ADD = "INSERT INTO status_incident (day, number, kind, stage, parts, effect, began_at, \
        over_at, members, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    SAVE = "UPDATE status_incident SET stage = $3, began_at = $4, over_at = $5, \
        version = version + 1 WHERE day = $1 AND number = $2 AND version = $6";
    ONE = "SELECT day, number, kind, stage, parts, effect, began_at, over_at, members, version \
        FROM status_incident WHERE day = $1 AND number = $2";
    /// A day before the plan's own today is enough for whoever lives west of it.
    SINCE = "SELECT day, number, kind, stage, parts, effect, began_at, over_at, members, version \
        FROM status_incident WHERE day >= $1 ORDER BY day DESC, number DESC";
    DROP_ONE = "DELETE FROM status_incident WHERE day = $1 AND number = $2 AND stage = 'draft'";
    POSTS = "SELECT at, stage, next_at, by_itself, body FROM status_post \
        WHERE day = $1 AND number = $2 ORDER BY place";
    ADD_POST = "INSERT INTO status_post (day, number, place, at, stage, next_at, by_itself, body) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    DROP_POSTS = "DELETE FROM status_post WHERE day = $1 AND number = $2";
}

/// What is known of trouble before it has a name.
#[derive(Debug, Clone)]
pub struct New {
    pub kind: Kind,
    pub parts: Vec<Part>,
    pub effect: Effect,
    pub began_at: Timestamp,
    /// Of maintenance: when it is to end.
    pub until: Option<Timestamp>,
    pub members: u32,
    /// What is prepared, or said at once.
    pub said: Both<Said>,
}

/// Keeps a draft, which nobody sees. `by`: who wrote it, for the audit record.
pub fn draft(tx: &Tx, new: &New, zone: &TimeZone, by: Actor) -> Result<Incident, Fault> {
    let day = new.began_at.day_in(zone);
    let last = tx.maybe(LAST_OF_DAY, &args![day], |row| row.get::<i64>(0))?.unwrap_or(0);
    let number = u32::try_from(last + 1).map_err(|_| Fault::corrupt("an incident's number"))?;
    let post = Post {
        at: tx.now(),
        stage: Stage::Draft,
        said: new.said.clone(),
        next_at: None,
        by_itself: false,
    };
    let incident = Incident {
        id: IncidentId { day, number },
        kind: new.kind,
        stage: Stage::Draft,
        parts: new.parts.clone(),
        effect: new.effect,
        began_at: new.began_at,
        over_at: new.until,
        members: new.members,
        posts: vec![post],
        version: 1,
    };
    let parts = incident.parts.iter().map(|part| part.word()).collect::<Vec<_>>().join(" ");
    let (kind, stage, effect) = (new.kind.word(), incident.stage.word(), new.effect.word());
    let (began, over, members) = (new.began_at, new.until, new.members);
    tx.run(ADD, &args![day, number, kind, stage, parts, effect, began, over, members])?;
    keep_posts(tx, &incident)?;
    note(tx, ("status.drafted", by), &incident)?;
    Ok(incident)
}

/// Saves an incident that `flow` has moved, where it still is what was read, and has its newest
/// post told to whoever follows.
pub fn save(tx: &Tx, incident: &Incident, by: Actor) -> Result<(), Fault> {
    let Incident { id, stage, began_at, over_at, version, .. } = incident;
    let args = args![id.day, id.number, stage.word(), *began_at, *over_at, *version];
    if tx.run(SAVE, &args)? == 0 {
        return Err(Fault::Conflict("an incident changed while it was read".to_owned()));
    }
    tx.run(DROP_POSTS, &args![id.day, id.number])?;
    keep_posts(tx, incident)?;
    announce(tx, incident)?;
    note(tx, ("status.posted", by), incident)
}

/// Throws a draft away; what was public stays.
pub fn drop_draft(tx: &Tx, id: IncidentId) -> Result<bool, Fault> {
    if tx.run(DROP_ONE, &args![id.day, id.number])? == 0 {
        return Ok(false);
    }
    tx.run(DROP_POSTS, &args![id.day, id.number])?;
    tx.audit(Entry::new("status.dropped", Actor::Operator).detail(&id.to_string()))?;
    Ok(true)
}

pub fn one(tx: &Tx, id: IncidentId) -> Result<Option<Incident>, Fault> {
    let found = tx.maybe(ONE, &args![id.day, id.number], read)?;
    found.map(|incident| with_posts(tx, incident)).transpose()
}

/// All that began on `day` or later, drafts too, the newest first.
pub fn since(tx: &Tx, day: Day) -> Result<Vec<Incident>, Fault> {
    let found = tx.all(SINCE, &args![day], read)?;
    found.into_iter().map(|incident| with_posts(tx, incident)).collect()
}

fn keep_posts(tx: &Tx, incident: &Incident) -> Result<(), Fault> {
    let id = incident.id;
    for (place, post) in (0_i64..).zip(&incident.posts) {
        let body =
            serde_json::to_string(&post.said).map_err(|error| Fault::Defect(error.to_string()))?;
        let (at, stage, next) = (post.at, post.stage.word(), post.next_at);
        tx.run(ADD_POST, &args![id.day, id.number, place, at, stage, next, post.by_itself, body])?;
    }
    Ok(())
}

fn note(tx: &Tx, (action, by): (&'static str, Actor), incident: &Incident) -> Result<(), Fault> {
    let detail = (incident.id.to_string(), incident.stage.word());
    tx.audit(Entry::new(action, by).detail(&detail))
}

fn with_posts(tx: &Tx, incident: Incident) -> Result<Incident, Fault> {
    let id = incident.id;
    let posts = tx.all(POSTS, &args![id.day, id.number], |row| {
        let body: String = row.get(4)?;
        Ok(Post {
            at: row.get(0)?,
            stage: word(row, 1)?,
            next_at: row.get(2)?,
            by_itself: row.get(3)?,
            said: serde_json::from_str(&body).map_err(|_| Fault::corrupt("a post's words"))?,
        })
    })?;
    Ok(Incident { posts, ..incident })
}

fn read(row: &Row) -> Result<Incident, Fault> {
    let number = |index| row.get::<i64>(index)?.try_into().map_err(|_| Fault::corrupt("a number"));
    let parts: String = row.get(4)?;
    let parts: Result<Vec<Part>, _> = parts.split_whitespace().map(str::parse).collect();
    Ok(Incident {
        id: IncidentId { day: row.get(0)?, number: number(1)? },
        kind: word(row, 2)?,
        stage: word(row, 3)?,
        parts: parts.map_err(|_| Fault::corrupt("a part's name"))?,
        effect: word(row, 5)?,
        began_at: row.get(6)?,
        over_at: row.get(7)?,
        members: number(8)?,
        version: row.get(9)?,
        posts: Vec::new(),
    })
}

fn word<T: std::str::FromStr>(row: &Row, index: usize) -> Result<T, Fault> {
    row.get::<String>(index)?.parse().map_err(|_| Fault::corrupt("a word nobody knows"))
}
