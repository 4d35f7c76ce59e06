//! Reads the store behind the house's back: is every order whole, and there once?

use std::collections::HashMap;

use base::{Entropy, MemberId, OrderId};
use store::{Fault, Tx, args};

use super::load::Member;
use super::place::{Place, now};

store::statements! {
    ORDERS = "SELECT id, owner, status FROM refill_order";
    RECORDED = "SELECT thing, actor FROM audit_entry WHERE action = $1";
    STEPS = "SELECT refill_order FROM order_step WHERE step = $1";
    QUEUED = "SELECT key, owner, state FROM job WHERE kind = $1";
    OPEN_LINES = "SELECT l.refill_order, o.status FROM order_line l
        LEFT JOIN refill_order o ON o.id = l.refill_order WHERE l.open";
}

/// Everything the store says of orders, read at one moment.
struct Ledger {
    orders: Vec<(OrderId, MemberId, String)>,
    placed: HashMap<Entropy, Vec<String>>,
    moved: HashMap<Entropy, Vec<String>>,
    received: HashMap<Entropy, usize>,
    cancelled: HashMap<Entropy, usize>,
    submissions: HashMap<String, MemberId>,
    messages: HashMap<String, MemberId>,
    lines: Vec<(OrderId, Option<String>)>,
    dead: usize,
}

#[derive(Debug, Default)]
pub struct Figures {
    pub placed: usize,
    pub called_back: usize,
    /// Orders that stand though no answer arrived.
    pub unheard: usize,
    pub audited: u64,
}

/// Nothing half done, nothing lost, nothing twice; and the audit record is sound.
pub fn check(place: &Place, members: &[Member]) -> Figures {
    let db = place.store();
    let ledger = db.read_blocking(now(), read).unwrap();
    let orders: HashMap<String, &(OrderId, MemberId, String)> =
        ledger.orders.iter().map(|order| (order.0.to_string(), order)).collect();
    let mut figures = Figures::default();
    for member in members {
        for id in &member.placed {
            assert!(orders.contains_key(id), "order {id} was acknowledged and is gone");
        }
        for id in &member.called_back {
            let (order, _, status) = orders[id];
            assert_eq!(status, "cancelled", "{id}");
            assert_eq!(ledger.cancelled.get(order.bytes()), Some(&1), "steps of {id}");
            assert_eq!(ledger.moved.get(order.bytes()).map(Vec::len), Some(1), "moves of {id}");
        }
        figures.placed += member.placed.len();
        figures.called_back += member.called_back.len();
    }
    let ordered = ledger.whole_orders();
    figures.unheard = ordered - figures.placed;
    let report = store::audit::verify(&db, Vec::new(), now()).unwrap();
    assert_eq!(report.findings, []);
    figures.audited = report.entries;
    figures
}

impl Ledger {
    /// Checks each order there is; says how many were placed by their members.
    fn whole_orders(&self) -> usize {
        let mut ordered = 0;
        for (id, owner, status) in &self.orders {
            let actors = self.placed.get(id.bytes());
            assert_eq!(actors.map(Vec::len), Some(1), "audit entries of the placing of {id}");
            assert_eq!(self.received.get(id.bytes()), Some(&1), "first steps of {id}");
            // The sample plan's own orders were placed before the house stood.
            if actors.is_some_and(|actors| actors[0].starts_with("account:")) {
                let (submit, mail) = (format!("order.submit/{id}"), format!("order-placed/{id}"));
                assert_eq!(self.submissions.get(&submit), Some(owner), "submission, {id} {status}");
                assert_eq!(self.messages.get(&mail), Some(owner), "message, {id} {status}");
                ordered += 1;
            }
        }
        assert_eq!(self.placed.len(), self.orders.len(), "audit entries and orders");
        assert_eq!(self.received.len(), self.orders.len(), "first steps and orders");
        assert_eq!(self.submissions.len(), ordered, "submissions and orders");
        for (order, status) in &self.lines {
            let open = |status: &str| !matches!(status, "delivered" | "cancelled" | "rejected");
            assert!(status.as_deref().is_some_and(open), "a line of {order} is held by {status:?}");
        }
        assert_eq!(self.dead, 0, "jobs were given up");
        ordered
    }
}

fn read(tx: &Tx) -> Result<Ledger, Fault> {
    let (submissions, dead) = queued(tx, "order.submit")?;
    let (messages, more_dead) = queued(tx, "message")?;
    Ok(Ledger {
        orders: tx.all(ORDERS, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?,
        placed: recorded(tx, "order.placed")?,
        moved: recorded(tx, "order.moved")?,
        received: steps(tx, "received")?,
        cancelled: steps(tx, "cancelled")?,
        submissions,
        messages: messages
            .into_iter()
            .filter(|(key, _)| key.starts_with("order-placed/"))
            .collect(),
        lines: tx.all(OPEN_LINES, &[], |row| Ok((row.get(0)?, row.get(1)?)))?,
        dead: dead + more_dead,
    })
}

/// Who did it, for each thing it was done to.
fn recorded(tx: &Tx, action: &str) -> Result<HashMap<Entropy, Vec<String>>, Fault> {
    let mut all: HashMap<Entropy, Vec<String>> = HashMap::new();
    for (thing, actor) in tx.all(RECORDED, &args![action], |row| Ok((row.get(0)?, row.get(1)?)))? {
        all.entry(thing).or_default().push(actor);
    }
    Ok(all)
}

fn steps(tx: &Tx, step: &str) -> Result<HashMap<Entropy, usize>, Fault> {
    let mut all = HashMap::new();
    for order in tx.all(STEPS, &args![step], |row| row.get::<Entropy>(0))? {
        *all.entry(order).or_default() += 1;
    }
    Ok(all)
}

/// The owner of each job of a kind, and how many were given up. A key stands once in the table.
fn queued(tx: &Tx, kind: &str) -> Result<(HashMap<String, MemberId>, usize), Fault> {
    let read = |row: &store::Row| {
        Ok((row.get::<String>(0)?, row.get::<Option<MemberId>>(1)?, row.get::<String>(2)?))
    };
    let jobs = tx.all(QUEUED, &args![kind], read)?;
    let dead = jobs.iter().filter(|(_, _, state)| state == "dead").count();
    let owned = jobs.into_iter().filter_map(|(key, owner, _)| Some((key, owner?)));
    Ok((owned.collect(), dead))
}
