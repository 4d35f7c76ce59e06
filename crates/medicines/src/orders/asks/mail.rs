//! The pharmacy's word on a wish to stop. It names no medicine (MEMBER-EXPERIENCE 4).

use base::MemberScope;
use store::{Fault, Tx};
use web::{Frame, Letter};

use crate::orders::Order;
use crate::orders::pages::samples::received;

/// Queues the news of a reply, once for each order and outcome.
pub fn replied(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (order, stopped): (&Order, bool),
) -> Result<(), Fault> {
    let word = if stopped { "stopped" } else { "not-stopped" };
    let key = format!("order-{word}/{}", order.id);
    let letter = letter(f, tx.blind("letter", &key), order, stopped);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let of = |stopped| letter(f, [6; 16], &received(f), stopped);
    vec![("order-stopped", of(true)), ("order-not-stopped", of(false))]
}

fn letter(f: &Frame, mark: base::Entropy, order: &Order, stopped: bool) -> Letter {
    let said = if stopped { "order-mail-stopped" } else { "order-mail-not-stopped" };
    let reference = order.reference();
    Letter::new(f, mark)
        .subject(f.say("order-mail-reply-subject").put("reference", &reference))
        .para(f.say(said).put("reference", &reference).put("phone", &f.plan().phone))
        .link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        .para(f.say("order-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
