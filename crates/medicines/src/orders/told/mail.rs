//! That an order left, arrived, waits or was not accepted. It names no medicine
//! (MEMBER-EXPERIENCE 4); the price of an order is for its page.

use base::{Entropy, MemberScope};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use crate::orders::pages::samples::{received, with_stage};
use crate::orders::pages::{held_words, rejected_words};
use crate::orders::rules::Way;
use crate::orders::{Held, HoldReason, Order, Shipment, Stage, Step, Stood};

/// News older than this is history: an order made elsewhere may be told of long after its end
/// (house).
const FRESH_DAYS: i32 = 7;

/// Queues what an order's move means for its owner, once for each order and place it came to.
pub fn moved(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    (before, order): (Step, &Order),
) -> Result<(), Fault> {
    let today = tx.now().day_in(&house.plan.zone);
    if order.body.stage.step() == before || today.days_since(order.moved) > FRESH_DAYS {
        return Ok(());
    }
    let Some(account) = identity::account::of_member(tx, scope.member())? else { return Ok(()) };
    let reading = identity::notices::reading_of(tx, (account, scope.member()))?;
    let f = house.frame(reading, tx.now());
    let Some(kind) = kind(order) else { return Ok(()) };
    let key = format!("{kind}/{}", order.id);
    let Some(letter) = letter(&f, tx.blind("letter", &key), order) else { return Ok(()) };
    profile::tell(tx, &f, scope, (&key, &letter))
}

/// What its key begins with. Two reasons to wait are two messages.
fn kind(order: &Order) -> Option<String> {
    Some(match &order.body.stage {
        Stage::Shipped(_) => "order-sent".to_owned(),
        Stage::Delivered(_) => "order-arrived".to_owned(),
        Stage::Held(held) => format!("order-held/{}", held.reason.key()),
        Stage::Rejected(_) => "order-rejected".to_owned(),
        _ => return None,
    })
}

fn letter(f: &Frame, mark: Entropy, order: &Order) -> Option<Letter> {
    let way = order.body.way;
    let (subject, said) = match (&order.body.stage, way) {
        (Stage::Shipped(_), Way::Mail) => ("order-mail-sent-subject", "order-mail-sent"),
        (Stage::Shipped(_), Way::Pickup) => ("order-mail-ready-subject", "order-mail-ready"),
        (Stage::Shipped(_), Way::Both) => ("order-mail-both-subject", "order-mail-both"),
        // Whoever was at the counter knows.
        (Stage::Delivered(_), Way::Pickup) => return None,
        (Stage::Delivered(_), _) => ("order-mail-arrived-subject", "order-mail-arrived"),
        (Stage::Held(_), _) => ("order-mail-held-subject", "order-mail-held"),
        (Stage::Rejected(_), _) => ("order-mail-rejected-subject", "order-mail-rejected"),
        _ => return None,
    };
    let reference = order.reference();
    let say = |key| f.say(key).put("reference", &reference).put("phone", &f.plan().phone);
    let mut letter = Letter::new(f, mark).subject(say(subject)).para(say(said));
    let next = match &order.body.stage {
        Stage::Held(Held { reason: HoldReason::Price(_), .. }) => {
            Some(f.t("order-mail-held-price").into_owned())
        }
        stage => held_words(f, stage).or_else(|| rejected_words(f, stage)),
    };
    if let Some(next) = next {
        letter = letter.para(next);
    }
    let letter = letter.link(f.t("order-mail-link"), &format!("/orders/{}", order.id));
    Some(letter.para(say("order-mail-not-me")).closing())
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let held = |reason| Stage::Held(Held { reason, stood: Stood::Filling });
    let price = HoldReason::Price(base::Money::cents(4_550));
    let stages = [
        ("order-sent", Way::Mail, Stage::Shipped(Shipment::default())),
        ("order-ready", Way::Pickup, Stage::Shipped(Shipment::default())),
        ("order-sent-or-ready", Way::Both, Stage::Shipped(Shipment::default())),
        ("order-arrived", Way::Mail, Stage::Delivered(Shipment::default())),
        ("order-held-address", Way::Mail, held(HoldReason::Address)),
        ("order-held-price", Way::Mail, held(price)),
        ("order-rejected", Way::Mail, Stage::Rejected(crate::orders::RejectReason::TooSoon)),
    ];
    let one = |(name, way, stage)| {
        let mut order = with_stage(received(f), stage, 1);
        order.body.way = way;
        Some((name, letter(f, [4; 16], &order)?))
    };
    stages.into_iter().filter_map(one).collect()
}
