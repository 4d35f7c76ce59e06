//! The list, twenty claims at a time, at the same cost wherever a page lies and however many claims
//! there are.

use base::{ClaimId, MemberScope};
use store::{Fault, Sql, Tx, Value, args};

use super::super::rules::{Choice, Count, Sought, Window};
use super::{Stored, body, seek, stored};

/// Claims on one page of the list.
pub(super) const PAGE: usize = 20;
// The statements ask for one more, so that we know whether any follow.
const _: () = assert!(PAGE + 1 == 21);

/// From a place in the list toward older claims. How many is part of the text: PostgreSQL plans
/// once for all values, and only for few rows is walking the index the evident plan.
macro_rules! older {
    ($filter:literal) => {
        concat!(
            "SELECT id, service_day, status, replaces, replaced_by, body FROM claim \
             WHERE owner = $1 AND newest AND (service_day, id) < ($2, $3) AND service_day >= $4 ",
            $filter,
            " ORDER BY service_day DESC, id DESC LIMIT 21"
        )
    };
}

/// The same toward newer claims.
macro_rules! newer {
    ($filter:literal) => {
        concat!(
            "SELECT id, service_day, status, replaces, replaced_by, body FROM claim \
             WHERE owner = $1 AND newest AND (service_day, id) > ($2, $3) AND service_day < $4 ",
            $filter,
            " ORDER BY service_day, id LIMIT 21"
        )
    };
}

store::statements! {
    OLDER = older!("");
    NEWER = newer!("");
    OLDER_PAID = older!("AND status IN ('paid', 'partly-paid')");
    NEWER_PAID = newer!("AND status IN ('paid', 'partly-paid')");
    /// Said twice on purpose: the index of rare claims is known by its own words.
    OLDER_RARE = older!("AND status <> 'paid' AND status = $5");
    NEWER_RARE = newer!("AND status <> 'paid' AND status = $5");
    /// How many, by the index alone; nobody waits for more than a thousand.
    COUNT = "SELECT COUNT(*) FROM (SELECT id FROM claim
        WHERE owner = $1 AND newest AND service_day >= $2 AND service_day < $3
        LIMIT 1001) AS found";
    COUNT_OF = "SELECT COUNT(*) FROM (SELECT id FROM claim
        WHERE owner = $1 AND newest AND service_day >= $2 AND service_day < $3
            AND (status = $4 OR status = $5) LIMIT 1001) AS found";
    /// Where a claim stands in the list.
    POSITION = "SELECT service_day FROM claim WHERE owner = $1 AND id = $2";
}

/// Which way the reader turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    First,
    /// The claims that come after this one in the list.
    Older(ClaimId),
    Newer(ClaimId),
}

/// What a reader asks of the list.
#[derive(Debug, Clone)]
pub struct Ask {
    pub window: Window,
    pub choice: Choice,
    /// Only claims that are meant by this.
    pub sought: Option<Sought>,
    pub turn: Turn,
}

/// One page of the list, newest first.
pub struct Listing {
    pub claims: Vec<Stored>,
    pub has_newer: bool,
    pub has_older: bool,
}

/// How many claims the list has in all.
pub fn count(tx: &Tx, who: MemberScope, ask: &Ask) -> Result<Count, Fault> {
    const MOST: i64 = 1_000;
    if let Some(sought) = &ask.sought {
        return seek::count(tx, who, (ask, sought));
    }
    let Window { from, before } = &ask.window;
    let (owner, number) = (who.member(), |row: &store::Row<'_>| row.get::<i64>(0));
    let n = match (ask.choice, ask.choice.rare()) {
        (Choice::All, _) => tx.one(COUNT, &args![owner, from, before], number)?,
        (_, Some(status)) => {
            let word = body::status_word(status);
            tx.one(COUNT_OF, &args![owner, from, before, word, word], number)?
        }
        (_, None) => {
            tx.one(COUNT_OF, &args![owner, from, before, "paid", "partly-paid"], number)?
        }
    };
    Ok(Count { n: n.min(MOST), is_all: n <= MOST })
}

/// A day, as it is stored, and the claim of that day.
pub(super) type Position = (String, ClaimId);

pub fn page(tx: &Tx, who: MemberScope, ask: &Ask) -> Result<Listing, Fault> {
    match ask.turn {
        Turn::First => older(tx, who, ask, None),
        Turn::Older(id) => {
            let from = position(tx, who, id)?.map(|day| (day, id));
            older(tx, who, ask, from)
        }
        Turn::Newer(id) => match position(tx, who, id)? {
            Some(day) => newer(tx, who, ask, (day, id)),
            None => older(tx, who, ask, None),
        },
    }
}

fn position(tx: &Tx, who: MemberScope, id: ClaimId) -> Result<Option<String>, Fault> {
    tx.maybe(POSITION, &args![who.member(), id], |row| row.get(0))
}

/// Starting inside the window, so that an old year does not wade through newer ones.
fn older(tx: &Tx, who: MemberScope, ask: &Ask, from: Option<Position>) -> Result<Listing, Fault> {
    let has_newer = from.is_some();
    let edge = (ask.window.before.clone(), NOBODY);
    let from = from.map_or_else(|| edge.clone(), |from| from.min(edge.clone()));
    let mut claims = reach(tx, who, (ask, Way::Older), (from, &ask.window.from))?;
    let has_older = claims.len() > PAGE;
    claims.truncate(PAGE);
    Ok(Listing { claims, has_newer, has_older })
}

fn newer(tx: &Tx, who: MemberScope, ask: &Ask, from: Position) -> Result<Listing, Fault> {
    let from = from.max((ask.window.from.clone(), NOBODY));
    let mut claims = reach(tx, who, (ask, Way::Newer), (from, &ask.window.before))?;
    if claims.len() <= PAGE {
        // The newest page is always a full one, not a remnant.
        return older(tx, who, ask, None);
    }
    claims.truncate(PAGE);
    claims.reverse();
    Ok(Listing { claims, has_newer: true, has_older: true })
}

/// Comes before every claim of its day.
pub(super) const NOBODY: ClaimId = ClaimId::new([0; 16]);

#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    Older,
    Newer,
}

fn reach(
    tx: &Tx,
    who: MemberScope,
    (ask, way): (&Ask, Way),
    ((day, id), bound): (Position, &str),
) -> Result<Vec<Stored>, Fault> {
    let choice = ask.choice;
    if let Some(sought) = &ask.sought {
        return seek::reach(tx, who, (choice, sought, way), ((day, id), bound));
    }
    let (sql, status): (Sql, _) = match (choice.rare(), choice, way) {
        (Some(status), _, Way::Older) => (OLDER_RARE, Some(body::status_word(status))),
        (Some(status), _, Way::Newer) => (NEWER_RARE, Some(body::status_word(status))),
        (None, Choice::All, Way::Older) => (OLDER, None),
        (None, Choice::All, Way::Newer) => (NEWER, None),
        (None, _, Way::Older) => (OLDER_PAID, None),
        (None, _, Way::Newer) => (NEWER_PAID, None),
    };
    let mut args: Vec<Value<'_>> = args![who.member(), day, id, bound].into();
    args.extend(status.map(Value::from));
    tx.all(sql, &args, |row| stored(tx, who, row))
}
