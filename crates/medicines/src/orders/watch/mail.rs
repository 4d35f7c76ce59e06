//! "Your order is late". It names no medicine (MEMBER-EXPERIENCE 4).

use base::MemberScope;
use store::{Fault, Tx};
use web::{Frame, Letter};

use crate::orders::Order;
use crate::orders::pages::samples::received;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Worth knowing.
    Notice,
    /// It did not reach the pharmacy.
    Unsent,
    /// It may go to no address but the plan's, and the plan has none.
    KeptBack,
    /// A week without movement: somebody should be called.
    Alert,
}

impl Urgency {
    const fn word(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Unsent => "unsent",
            Self::KeptBack => "kept-back",
            Self::Alert => "alert",
        }
    }
}

/// Queues the news, once for each order and urgency.
pub fn late(
    tx: &Tx,
    f: &Frame,
    scope: MemberScope,
    (order, urgency): (&Order, Urgency),
) -> Result<(), Fault> {
    let key = format!("order-late-{}/{}", urgency.word(), order.id);
    let letter = letter(f, tx.blind("letter", &key), order, urgency);
    profile::tell(tx, f, scope, (&key, &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let of = |urgency| letter(f, [5; 16], &received(f), urgency);
    vec![
        ("order-late", of(Urgency::Notice)),
        ("order-late-unsent", of(Urgency::Unsent)),
        ("order-late-kept-back", of(Urgency::KeptBack)),
        ("order-late-alert", of(Urgency::Alert)),
    ]
}

fn letter(f: &Frame, mark: base::Entropy, order: &Order, urgency: Urgency) -> Letter {
    let (subject, said) = match urgency {
        Urgency::Notice => ("order-mail-late-subject", "order-mail-late"),
        Urgency::Unsent => ("order-mail-unsent-subject", "order-mail-unsent"),
        Urgency::KeptBack => ("order-mail-kept-back-subject", "order-mail-kept-back"),
        Urgency::Alert => ("order-mail-late-alert-subject", "order-mail-late-alert"),
    };
    let reference = order.reference();
    Letter::new(f, mark)
        .subject(f.say(subject).put("reference", &reference))
        .para(f.say(said).put("reference", &reference).put("phone", &f.plan().phone))
        .link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        .closing()
}
