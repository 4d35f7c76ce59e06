//! Looking for an order by a number or by a medicine.

use base::MemberScope;
use store::{Fault, Tx};

use super::page_before;
use crate::orders::Order;
use crate::orders::rules::is_meant;

/// Nobody has more orders than these pages hold.
const PAGES: usize = 50;

/// The orders that somebody means by what they typed, newest first. What they are known by is
/// sealed, so each is opened.
pub fn find(tx: &Tx, scope: MemberScope, typed: &str) -> Result<Vec<Order>, Fault> {
    let (mut found, mut before) = (Vec::new(), None);
    for _ in 0..PAGES {
        let (page, more) = page_before(tx, scope, before)?;
        before = page.last().map(|order| (order.placed_at, order.id));
        found.extend(page.into_iter().filter(|order| is_meant(order, typed)));
        if !more {
            break;
        }
    }
    Ok(found)
}
