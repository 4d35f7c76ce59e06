//! The pharmacy's word on a wish to stop. It names no medicine (MEMBER-EXPERIENCE 4).

use base::MemberScope;
use store::{Fault, Tx};
use web::{Frame, Letter};

use super::Reply;
use crate::orders::Order;
use crate::orders::pages::samples::received;

/// Queues the news of a reply, once for each order and outcome.
pub fn replied(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (order, reply): (&Order, Reply),
) -> Result<(), Fault> {
    let word = match reply {
        Reply::Stopped => "stopped",
        Reply::Part => "part-stopped",
        Reply::TooLate => "not-stopped",
    };
    let key = format!("order-{word}/{}", order.id);
    let letter = letter(f, tx.blind("letter", &key), order, reply);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let of = |reply| letter(f, [6; 16], &received(f), reply);
    vec![
        ("order-stopped", of(Reply::Stopped)),
        ("order-part-stopped", of(Reply::Part)),
        ("order-not-stopped", of(Reply::TooLate)),
    ]
}

fn letter(f: &Frame, mark: base::Entropy, order: &Order, reply: Reply) -> Letter {
    let said = match reply {
        Reply::Stopped => "order-mail-stopped",
        Reply::Part => "order-mail-part-stopped",
        Reply::TooLate => "order-mail-not-stopped",
    };
    let reference = order.reference();
    Letter::new(f, mark)
        .subject(f.say("order-mail-reply-subject").put("reference", &reference))
        .para(f.say(said).put("reference", &reference).put("phone", &f.plan().phone))
        .link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        .para(f.say("order-mail-not-me").put("phone", &f.plan().phone))
        .closing()
}
