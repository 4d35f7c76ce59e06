//! The confirmation of an order. It names no medicine (MEMBER-EXPERIENCE 4).

use base::{MemberScope, OrderId};
use store::{Fault, Tx};
use web::{Frame, Letter};

use crate::orders::Order;
use crate::orders::pages::samples::received;
use crate::orders::pages::window_words;

/// Queues "we have your order", once for each order and way its reader chose.
pub fn placed(tx: &Tx, f: &Frame, scope: MemberScope, order: &Order) -> Result<(), Fault> {
    let key = key(order.id);
    let letter = letter(f, tx.blind("letter", &key), order);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// Under which it is sent.
pub fn key(order: OrderId) -> String {
    format!("order-placed/{order}")
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    vec![("order-placed", letter(f, [9; 16], &received(f)))]
}

fn letter(f: &Frame, mark: base::Entropy, order: &Order) -> Letter {
    let count = |len: usize| i64::try_from(len).unwrap_or(i64::MAX);
    let reference = order.reference();
    let window = window_words(f, order.body.way, order.body.expected);
    let placed = f.say("order-mail-placed").count("n", count(order.lines.len()));
    let mut letter = Letter::new(f, mark)
        .subject(f.say("order-mail-subject").put("reference", &reference))
        .para(placed.put("reference", &reference))
        .para(f.say("order-mail-expected").put("window", window));
    if !order.body.left_out.is_empty() {
        letter = letter.para(f.say("order-mail-left").count("n", count(order.body.left_out.len())));
    }
    letter
        .link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        .para(f.say("order-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
