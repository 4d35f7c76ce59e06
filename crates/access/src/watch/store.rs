//! What nodes tell each other, who lives where, and the last wrong answers.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::{Fault, Owner, Place, Tx, args};
use base::{AccountId, Entropy, MemberId, Timestamp};
use guard::hot::{NameTag, PasswordTag, Sighting};
use guard::pressure::Strangers;
use guard::source::HISTORY;
use guard::{Misses, Points, Prefix, Score};
use serde::{Deserialize, Serialize};

store::statements! {
    NEWS_ADD = "INSERT INTO guard_news (id, node, at, body) VALUES ($1, $2, $3, $4)";
    /// What other nodes told since then.
    NEWS_SINCE = "SELECT id, at, body FROM guard_news WHERE at > $1 AND node <> $2 \
        ORDER BY at LIMIT 50000";
    NEWS_OVER = "DELETE FROM guard_news WHERE at < $1";
    HABIT_GET = "SELECT body FROM guard_habit WHERE id = 1";
    HABIT_SAVE = "INSERT INTO guard_habit (id, body) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET body = excluded.body";
    /// How many members completed sign-in from there lately.
    SOURCE_MEMBERS = "SELECT COUNT(*) FROM source_member WHERE source = $1 AND last_at > $2";
    SOURCE_MEMBER_SEEN = "INSERT INTO source_member (source, member, last_at) \
        VALUES ($1, $2, $3) ON CONFLICT (source, member) DO UPDATE SET last_at = excluded.last_at";
    SOURCE_MEMBERS_OVER = "DELETE FROM source_member WHERE last_at < $1";
    WRONG_GET = "SELECT tags FROM wrong_answer WHERE account = $1 AND owner = $2";
    WRONG_SAVE = "INSERT INTO wrong_answer (account, owner, tags) VALUES ($1, $2, $3) \
        ON CONFLICT (account) DO UPDATE SET tags = excluded.tags";
    WRONG_CLEAR = "DELETE FROM wrong_answer WHERE account = $1 AND owner = $2";
}

/// How long what a node told is kept for nodes that start.
const KEPT: Duration = Duration::from_hours(24);
/// Clocks of nodes differ, and commits do not come in the order of their moments.
const SKEW: Duration = Duration::from_secs(20);

/// What one node counted since it last told.
#[derive(Debug, Clone, Default)]
pub(crate) struct News {
    /// Who tells.
    pub node: Entropy,
    /// This node has told nothing before: it knows nothing, either.
    pub first: bool,
    pub guesses: BTreeMap<Prefix, Score>,
    pub forgiven: BTreeMap<Prefix, Score>,
    pub strangers: Strangers,
    pub sightings: Vec<Sighting>,
    pub usual: Vec<u64>,
}

/// What the others told meanwhile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard {
    pub news: Vec<(Entropy, Timestamp, News)>,
    /// What was usual when this house was last served; only for a node that starts.
    pub usual: Option<Vec<u64>>,
}

/// As it is written: prefixes as their bytes.
#[derive(Serialize, Deserialize)]
struct Body {
    guesses: Vec<(Vec<u8>, u64, Timestamp)>,
    forgiven: Vec<(Vec<u8>, u64, Timestamp)>,
    tried: u64,
    well: u64,
    hot: Vec<(u64, u64, Vec<u8>)>,
}

/// Tells the others and hears from them, in one transaction.
pub(crate) fn exchange(tx: &Tx, news: &News) -> Result<Heard, Fault> {
    if !news.guesses.is_empty() || !news.forgiven.is_empty() {
        let id = tx.entropy();
        let body = tx.seal(&Place::new(Owner::House, "guard_news", &id), &written(news))?;
        tx.run(NEWS_ADD, &args![id, news.node, tx.now(), body])?;
    }
    let place = Place::new(Owner::House, "guard_habit", &[1; 16]);
    let since = if news.first { tx.now() - KEPT } else { tx.now() - SKEW };
    let rows = tx.all(NEWS_SINCE, &args![since, news.node], |row| {
        Ok((row.get::<Entropy>(0)?, row.get::<Timestamp>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let mut heard = Heard::default();
    for (id, at, sealed) in rows {
        let body: Body = tx.open(&Place::new(Owner::House, "guard_news", &id), &sealed)?;
        heard.news.push((id, at, read(&body)));
    }
    if news.first {
        let sealed = tx.maybe(HABIT_GET, &[], |row| row.get::<Vec<u8>>(0))?;
        heard.usual = sealed.map(|sealed| tx.open(&place, &sealed)).transpose()?;
        tx.run(NEWS_OVER, &args![tx.now() - KEPT])?;
        tx.run(SOURCE_MEMBERS_OVER, &args![tx.now() - HISTORY])?;
    } else {
        let body = tx.seal(&place, &news.usual)?;
        tx.run(HABIT_SAVE, &args![body])?;
    }
    Ok(heard)
}

fn written(news: &News) -> Body {
    let scores = |scores: &BTreeMap<Prefix, Score>| {
        let row = |(prefix, score): (&Prefix, &Score)| {
            let (points, at) = score.parts();
            (prefix_bytes(*prefix), points.millionths(), at)
        };
        scores.iter().map(row).collect()
    };
    let hot = |seen: &Sighting| (seen.password.0, seen.name.0, prefix_bytes(seen.prefix));
    Body {
        guesses: scores(&news.guesses),
        forgiven: scores(&news.forgiven),
        tried: news.strangers.tried,
        well: news.strangers.well,
        hot: news.sightings.iter().map(hot).collect(),
    }
}

fn read(body: &Body) -> News {
    let scores = |rows: &[(Vec<u8>, u64, Timestamp)]| {
        let score = |(bytes, points, at): &(Vec<u8>, u64, Timestamp)| {
            let score = Score::from_parts(Points::from_millionths(*points), *at);
            Some((prefix_of(bytes)?, score))
        };
        rows.iter().filter_map(score).collect()
    };
    let hot = |(password, name, prefix): &(u64, u64, Vec<u8>)| {
        let (password, name) = (PasswordTag(*password), NameTag(*name));
        Some(Sighting { password, name, prefix: prefix_of(prefix)? })
    };
    News {
        node: Entropy::default(),
        first: false,
        guesses: scores(&body.guesses),
        forgiven: scores(&body.forgiven),
        strangers: Strangers { tried: body.tried, well: body.well },
        sightings: body.hot.iter().filter_map(hot).collect(),
        usual: Vec::new(),
    }
}

pub(crate) fn prefix_bytes(prefix: Prefix) -> Vec<u8> {
    match prefix {
        Prefix::V4(bytes) => bytes.to_vec(),
        Prefix::V6(bytes) => bytes.to_vec(),
    }
}

pub(crate) fn prefix_of(bytes: &[u8]) -> Option<Prefix> {
    match bytes.len() {
        3 => bytes.try_into().ok().map(Prefix::V4),
        _ => bytes.try_into().ok().map(Prefix::V6),
    }
}

/// How many members live in a neighbourhood.
pub(crate) fn members(tx: &Tx, prefix: Prefix) -> Result<u64, Fault> {
    let since = tx.now() - HISTORY;
    let found = &args![source(tx, prefix), since];
    let count: i64 = tx.one(SOURCE_MEMBERS, found, |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// A member completed a sign-in from there, with a possession.
pub(crate) fn lives(tx: &Tx, prefix: Prefix, account: AccountId) -> Result<(), Fault> {
    let member = tx.blind("access.source-member", &account.to_string());
    tx.run(SOURCE_MEMBER_SEEN, &args![source(tx, prefix), member, tx.now()])?;
    Ok(())
}

fn source(tx: &Tx, prefix: Prefix) -> Entropy {
    tx.blind("access.source", &prefix.to_string())
}

/// The last wrong answers of an account (GUARD 5).
pub(crate) fn misses(tx: &Tx, of: (AccountId, MemberId)) -> Result<Misses, Fault> {
    let tags = tx.maybe(WRONG_GET, &args![of.0, of.1], |row| row.get::<Vec<u8>>(0))?;
    Ok(tags.map_or_else(Misses::default, |tags| Misses::from_bytes(&tags)))
}

pub(crate) fn save_misses(
    tx: &Tx,
    of: (AccountId, MemberId),
    misses: &Misses,
) -> Result<(), Fault> {
    if *misses == Misses::default() {
        tx.run(WRONG_CLEAR, &args![of.0, of.1])?;
    } else {
        tx.run(WRONG_SAVE, &args![of.0, of.1, misses.to_bytes()])?;
    }
    Ok(())
}
