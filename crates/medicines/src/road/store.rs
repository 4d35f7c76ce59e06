//! Whose news is, and that it is heard once.

use base::{Entropy, MemberId, hex};
use formats::records::{News, OrderName, SourceRef};
use store::{Fault, NewJob, Owner, Place, Tx, args, queue};

use super::jobs::HEAR;
use crate::prescriptions::store::prescription_id;

store::statements! {
    /// Whose is it? What follows is done for them alone, by a job of theirs.
    ORDER_OWNER = "SELECT owner FROM refill_order WHERE id = $1";
    LINE_OWNER = "SELECT owner FROM order_line WHERE refill_order = $1 AND prescription = $2";
    PRESCRIPTION_OWNER = "SELECT owner FROM prescription WHERE id = $1";
    RENEWAL_OWNER = "SELECT owner FROM renewal WHERE id = $1";
    EARLY_OWNER = "SELECT owner FROM early_fill WHERE id = $1";
    KNOWN_EVENT = "SELECT digest FROM road_event WHERE id = $1";
    /// Nothing happens where another node was first.
    ADD_EVENT = "INSERT INTO road_event (id, digest, at) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
}

/// What became of news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It is told to its owner's order or request in a moment.
    New,
    /// The very same came before.
    Before,
    /// Why not, in words for whoever sent it.
    Refused(&'static str),
}

const NO_ORDER: &str = "names an order that was not placed here";
const NO_LINE: &str = "names a medicine that is not in this order";
const NO_PRESCRIPTION: &str = "names a prescription that is in none of the files loaded so far";
const NO_RENEWAL: &str = "names a renewal request that was not made here";
const NO_EARLY: &str = "names a request to fill early that was not made here";
const ANOTHER: &str = "names another person than the one it belongs to";
const FORGOTTEN: &str = "is about a person who was forgotten at their own request";

/// Takes news in. Whose it is follows from the name we gave the order or the request, or from the
/// prescription; what the news says of its person can only speak against it.
pub fn hear(tx: &Tx, news: &News) -> Result<Heard, Fault> {
    let owner = match owner(tx, news)? {
        Ok(owner) => owner,
        Err(why) => return Ok(Heard::Refused(why)),
    };
    let key = format!("{HEAR}/{}", hex(tx.digest(news)?));
    if queue::by_key(tx, &key)?.is_some() {
        return Ok(Heard::Before);
    }
    tx.queue(NewJob::new(HEAR, key, news)?.owner(Owner::Member(owner)))?;
    Ok(Heard::New)
}

/// Whose it is, or why nobody's.
pub fn owner(tx: &Tx, news: &News) -> Result<Result<MemberId, &'static str>, Fault> {
    let (found, person) = match news {
        News::Order(one) => (of_order(tx, &one.order)?, &one.person),
        News::Renewal(one) => {
            (one_owner(tx, RENEWAL_OWNER, &one.renewal)?.ok_or(NO_RENEWAL), &one.person)
        }
        News::Early(one) => (one_owner(tx, EARLY_OWNER, &one.early)?.ok_or(NO_EARLY), &one.person),
    };
    let Ok(owner) = found else { return Ok(found) };
    let told = person.as_ref().map(|name| coverage::find_member(tx, name)).transpose()?.flatten();
    if told.is_some_and(|told| told != owner) {
        return Ok(Err(ANOTHER));
    }
    // Whoever was forgotten has no key that anything could be kept under.
    match tx.seal(&Place::new(Owner::Member(owner), "road", &[0; 16]), &()) {
        Err(Fault::Forgotten) => Ok(Err(FORGOTTEN)),
        kept => kept.map(|_| Ok(owner)),
    }
}

fn of_order(tx: &Tx, order: &OrderName) -> Result<Result<MemberId, &'static str>, Fault> {
    Ok(match order {
        OrderName::Ours { order, line: None } => {
            one_owner(tx, ORDER_OWNER, order.bytes())?.ok_or(NO_ORDER)
        }
        OrderName::Ours { order, line: Some(line) } => {
            let owner = one_owner(tx, ORDER_OWNER, order.bytes())?.ok_or(NO_ORDER);
            let held = tx.maybe(LINE_OWNER, &args![order, line], |row| row.get::<MemberId>(0))?;
            owner.and_then(|owner| held.filter(|of| *of == owner).ok_or(NO_LINE))
        }
        OrderName::Theirs(theirs) => {
            let id = prescription_id(tx, &theirs.prescription);
            one_owner(tx, PRESCRIPTION_OWNER, id.bytes())?.ok_or(NO_PRESCRIPTION)
        }
    })
}

fn one_owner(tx: &Tx, sql: store::Sql, id: &Entropy) -> Result<Option<MemberId>, Fault> {
    tx.maybe(sql, &args![id], |row| row.get(0))
}

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// Taken, now or before.
    Taken,
    /// The same name came before with something else in it.
    Reused,
    /// Nothing of it was taken: which entries, from one, and why.
    Refused(Vec<(u64, &'static str)>),
}

/// Takes all of a call, or nothing of it; once for each name.
pub fn take_call(tx: &Tx, name: &str, news: &[(u64, News)]) -> Result<Called, Fault> {
    let (id, digest) = (tx.blind("road-event", name), tx.digest(&news)?);
    if let Some(before) = tx.maybe(KNOWN_EVENT, &args![id], |row| row.get::<Entropy>(0))? {
        return Ok(if before == digest { Called::Taken } else { Called::Reused });
    }
    let mut refused = Vec::new();
    for (at, one) in news {
        if let Err(why) = owner(tx, one)? {
            refused.push((*at, why));
        }
    }
    if !refused.is_empty() {
        return Ok(Called::Refused(refused));
    }
    tx.run(ADD_EVENT, &args![id, digest, tx.now()])?;
    news.iter().try_for_each(|(_, one)| hear(tx, one).map(|_| ()))?;
    Ok(Called::Taken)
}

/// The name of a person's order that was made elsewhere, the same whenever it is told of.
pub(super) fn elsewhere_name(owner: MemberId, order: &SourceRef) -> String {
    format!("{owner}/{}", order.as_str())
}
