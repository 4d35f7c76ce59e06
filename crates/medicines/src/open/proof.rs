//! An order found by four facts. Its number alone is one of 2^40 and stands only where its owner
//! read it, so whoever has it together with the name, the birth date and the ZIP code is shown how
//! far the order is. Nothing else is opened by them.

use base::{Day, MemberScope, Private};
use coverage::{PersonView, birth_days, family_agrees};
use store::{Actor, Entry, Fault, Tx};

use super::flow::Weather;
use super::rules::{orders_of, plain_zip};
use super::store::{self as open, Try};
use crate::orders::Order;
use crate::orders::store::order;
use crate::orders::told::{Told, told};

/// What was typed, as it came.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub number: Private<String>,
    pub family: Private<String>,
    pub birth: Private<String>,
    pub zip: Private<String>,
}

/// An order older than this is history, and stands behind sign-in.
const SHOWN_DAYS: i32 = 120;

/// The order these facts name. No order, another's facts, too old, too many wrong answers: all of
/// them are nothing, and cost the same rows.
pub fn found(
    tx: &Tx,
    facts: &Facts,
    (prefix, today): (guard::Prefix, Day),
) -> Result<Option<(Order, Told)>, Fault> {
    let Some(range) = orders_of(&facts.number) else { return Ok(None) };
    let tried = Try::new(tx, &range.0.to_string(), Some(prefix));
    let weather = open::weather(tx, tried)?;
    let candidates = open::by_reference(tx, range)?;
    let mut fits = None;
    for (id, owner) in &candidates {
        let scope = MemberScope::of(*owner);
        let person = open::person(tx, scope)?;
        if person.is_some_and(|person| agrees(facts, &person, today)) {
            fits = order(tx, scope, *id)?.map(|order| (scope, order));
        }
    }
    let Some((scope, order)) = fits else {
        open::missed(tx, tried, !candidates.is_empty())?;
        return Ok(None);
    };
    open::was_right(tx, tried)?;
    if !may_show(weather, &order, today) {
        return Ok(None);
    }
    tx.audit(
        Entry::new("order.shown-openly", Actor::House)
            .owner(scope.member())
            .thing(order.id.bytes()),
    )?;
    let told = told(tx, scope, order.id)?;
    Ok(Some((order, told)))
}

fn may_show(weather: Weather, order: &Order, today: Day) -> bool {
    weather.is_open() && today.days_since(order.placed) <= SHOWN_DAYS
}

/// The birth date and the ZIP code must be right; the name may be spelled as people spell it, and
/// may be one from before.
fn agrees(facts: &Facts, person: &PersonView, today: Day) -> bool {
    let births = birth_days(&facts.birth, today);
    let born = person.birth_date.as_ref().is_some_and(|birth| births.contains(&birth.0));
    let home = person.address.as_ref().and_then(|home| plain_zip(&home.postal_code));
    let zip = home.is_some() && home == plain_zip(&facts.zip);
    let mut names = std::iter::once(&person.name).chain(&person.former);
    born && zip && names.any(|name| family_agrees(&facts.family, &name.family))
}
