//! Drafts, and the one transaction in which a draft becomes an order.

use std::time::Duration;

use base::{AccountId, DraftId, MemberScope, OrderId, Private, RefillTerms};
use store::{Fault, Place, Tx, args};

use super::flow::{Chosen, DRAFT_HOURS, Draft, Split, split, wishes};
use crate::orders::{self, LeftOut, NewOrder, Order, Way, When};
use crate::prescriptions;

store::statements! {
    DRAFT = "SELECT body FROM refill_draft WHERE id = $1 AND owner = $2 AND ends > $3";
    /// The one to come back to after signing in again.
    NEWEST_DRAFT = "SELECT id FROM refill_draft WHERE owner = $1 AND ends > $2
        ORDER BY ends DESC, id LIMIT 1";
    ADD_DRAFT = "INSERT INTO refill_draft (id, owner, ends, body) VALUES ($1, $2, $3, $4)";
    FORGET_OLD_DRAFTS = "DELETE FROM refill_draft WHERE owner = $1 AND ends <= $2";
}

/// Keeps what was ticked until it is confirmed or forgotten.
pub fn save_draft(tx: &Tx, scope: MemberScope, draft: &Draft) -> Result<DraftId, Fault> {
    let id = DraftId::new(tx.entropy());
    add_draft(tx, scope, id, draft)?;
    Ok(id)
}

/// Lays an order that was taken back on the check page again, as it was chosen. The id follows from
/// the order's, so that whoever presses twice finds the same page (`laid_back`).
pub fn lay_back(tx: &Tx, scope: MemberScope, order: &Order) -> Result<DraftId, Fault> {
    let body = &order.body;
    let places = profile::places(tx, scope)?;
    let to = places.into_iter().find(|address| address.parcel() == body.deliver_to);
    let draft = Draft {
        chosen: order.lines.iter().map(|line| line.prescription).collect(),
        wishes: Chosen { speed: body.wishes.speed, price_limit: body.wishes.price_limit },
        to: to.map(|address| address.which),
    };
    let id = laid_back_id(tx, order.id);
    add_draft(tx, scope, id, &draft)?;
    Ok(id)
}

/// The draft an order was laid back into, while it stands.
pub fn laid_back(tx: &Tx, scope: MemberScope, order: OrderId) -> Result<Option<DraftId>, Fault> {
    let id = laid_back_id(tx, order);
    Ok(draft(tx, scope, id)?.map(|_| id))
}

/// What was chosen, as it can be ordered now.
pub fn checked(
    tx: &Tx,
    scope: MemberScope,
    (id, when): (DraftId, When),
    plan: RefillTerms,
) -> Result<Option<Split>, Fault> {
    let draft = draft(tx, scope, id)?;
    draft.map(|draft| check(tx, scope, (draft, when), plan)).transpose()
}

fn check(
    tx: &Tx,
    scope: MemberScope,
    (draft, when): (Draft, When),
    plan: RefillTerms,
) -> Result<Split, Fault> {
    let mut chosen = Vec::new();
    for id in draft.chosen {
        // A prescription that is not this owner's is not in the list either.
        if let Some((rx, _)) = prescriptions::store::prescription(tx, scope, id, when.day)? {
            chosen.push(rx);
        }
    }
    Ok(split(chosen, when.day, plan))
}

/// Who confirms what.
#[derive(Debug, Clone)]
pub struct Confirm {
    pub scope: MemberScope,
    /// Nobody where nobody signed in.
    pub by: Option<AccountId>,
    /// The order is named by it.
    pub draft: DraftId,
    pub deliver_to: Vec<Private<String>>,
    /// Whether there is an address the confirmation goes to.
    pub mailed: bool,
    pub chosen: Chosen,
    pub when: When,
}

/// What a press on the last button came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Confirmed {
    Placed(Box<Order>),
    /// An earlier press placed it.
    Before(OrderId),
    /// None of it can be ordered any more.
    Nothing(Vec<LeftOut>),
    /// Some of it is mailed, and there is nowhere to mail it to.
    NoAddress,
    /// The draft is too old, or not this member's.
    Gone,
}

/// The order that comes of a draft, whoever asks and how often.
pub fn order_of(tx: &Tx, draft: DraftId) -> OrderId {
    OrderId::new(tx.blind("order", &draft.to_string()))
}

/// Places the order a draft stands for, at most once. `tell` queues the confirmation message; it
/// sees the order as it was placed.
pub fn confirm(
    tx: &Tx,
    asked: &Confirm,
    plan: RefillTerms,
    tell: &dyn Fn(&Tx, &Order) -> Result<(), Fault>,
) -> Result<Confirmed, Fault> {
    let id = order_of(tx, asked.draft);
    if orders::store::order(tx, asked.scope, id)?.is_some() {
        return Ok(Confirmed::Before(id));
    }
    match checked(tx, asked.scope, (asked.draft, asked.when), plan)? {
        Some(split) => place(tx, asked, (split, plan), tell),
        None => Ok(Confirmed::Gone),
    }
}

/// Places an order of what nobody laid on the check page. No draft stands for it, so its owner
/// comes back to the one they did not finish. The draft it is `asked` by is a fresh name, no more.
pub fn order_at_once(
    tx: &Tx,
    (asked, what): (&Confirm, Draft),
    plan: RefillTerms,
) -> Result<Confirmed, Fault> {
    let split = check(tx, asked.scope, (what, asked.when), plan)?;
    place(tx, asked, (split, plan), &|_, _| Ok(()))
}

fn place(
    tx: &Tx,
    asked: &Confirm,
    (split, plan): (Split, RefillTerms),
    tell: &dyn Fn(&Tx, &Order) -> Result<(), Fault>,
) -> Result<Confirmed, Fault> {
    let scope = asked.scope;
    if split.lines.is_empty() {
        return Ok(Confirmed::Nothing(split.left_out));
    }
    let ways = split.lines.iter().map(|rx| orders::Line::of(rx).body.way);
    if Way::of(ways) != Way::Pickup && asked.deliver_to.is_empty() {
        return Ok(Confirmed::NoAddress);
    }
    let (wishes, shipping) = wishes(&split, asked.chosen, plan);
    let new = NewOrder {
        id: order_of(tx, asked.draft),
        wishes,
        shipping,
        by: asked.by,
        lines: split.lines,
        left_out: split.left_out,
        deliver_to: asked.deliver_to.clone(),
        mailed: asked.mailed,
    };
    match orders::store::place(tx, scope, new, asked.when)? {
        orders::store::Placed::Order(order) => {
            orders::store::queue_submission(tx, scope, &order)?;
            tell(tx, &order)?;
            Ok(Confirmed::Placed(order))
        }
        orders::store::Placed::Nothing(left_out) => Ok(Confirmed::Nothing(left_out)),
    }
}

/// The draft a member saved last, if it still stands.
pub fn newest_draft(tx: &Tx, scope: MemberScope) -> Result<Option<DraftId>, Fault> {
    tx.maybe(NEWEST_DRAFT, &args![scope.member(), tx.now()], |row| row.get(0))
}

/// The draft saved last, where it stands and no order came of it.
pub fn unfinished(tx: &Tx, scope: MemberScope) -> Result<Option<Draft>, Fault> {
    let Some(id) = newest_draft(tx, scope)? else { return Ok(None) };
    if orders::store::order(tx, scope, order_of(tx, id))?.is_some() {
        return Ok(None);
    }
    draft(tx, scope, id)
}

pub fn draft(tx: &Tx, scope: MemberScope, id: DraftId) -> Result<Option<Draft>, Fault> {
    tx.maybe(DRAFT, &args![id, scope.member(), tx.now()], |row| {
        tx.open(&place_of(scope, id), &row.get::<Vec<u8>>(0)?)
    })
}

fn add_draft(tx: &Tx, scope: MemberScope, id: DraftId, draft: &Draft) -> Result<(), Fault> {
    tx.run(FORGET_OLD_DRAFTS, &args![scope.member(), tx.now()])?;
    let ends = tx.now() + Duration::from_hours(DRAFT_HOURS);
    let sealed = tx.seal(&place_of(scope, id), draft)?;
    tx.run(ADD_DRAFT, &args![id, scope.member(), ends, sealed]).map(|_| ())
}

fn laid_back_id(tx: &Tx, order: OrderId) -> DraftId {
    DraftId::new(tx.blind("draft-of-order", &order.to_string()))
}

fn place_of(scope: MemberScope, id: DraftId) -> Place {
    Place::new(scope, "refill_draft", id.bytes())
}

#[cfg(test)]
mod tests;
