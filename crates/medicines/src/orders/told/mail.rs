//! That an order left, arrived, waits or was not accepted, or a medicine of it. Which medicine is
//! not said (MEMBER-EXPERIENCE 4); the price of an order is for its page.

use base::{Entropy, MemberScope, PrescriptionId};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use crate::orders::asks::{Asked, Reply};
use crate::orders::pages::samples::{received, with_stage};
use crate::orders::pages::{held_words, rejected_words};
use crate::orders::rules::Way;
use crate::orders::told::{stands_apart, told};
use crate::orders::{Held, HoldReason, Order, Shipment, Stage, Step, Stood};

/// News older than this is history: an order made elsewhere may be told of long after its end
/// (house).
const FRESH_DAYS: i32 = 7;

/// What there is to say of an order: where it stands, and where each medicine does that is told of
/// apart.
pub struct Seen {
    whole: Stage,
    apart: Vec<(PrescriptionId, Stage)>,
}

impl Seen {
    pub fn read(tx: &Tx, scope: MemberScope, order: &Order) -> Result<Self, Fault> {
        let whole = order.stage().clone();
        let apart = match whole.step() {
            Step::Cancelled | Step::Rejected => Vec::new(),
            _ => stands_apart(&told(tx, scope, order.id)?, &order.medicines()),
        };
        Ok(Self { whole, apart })
    }

    /// Where the order stands, and every wait of a medicine that this does not show.
    fn stages(&self) -> Vec<&Stage> {
        let mut stages = vec![&self.whole];
        let waits = self.apart.iter().map(|(_, stage)| stage);
        for stage in waits.filter(|stage| stage.step() == Step::Held) {
            if !stages.iter().any(|known| is_same(known, stage)) {
                stages.push(stage);
            }
        }
        stages
    }

    fn refused(&self) -> impl Iterator<Item = &(PrescriptionId, Stage)> {
        self.apart.iter().filter(|(_, stage)| stage.step() == Step::Rejected)
    }
}

/// Queues what is new of an order for its owner, once for each place it came to.
pub fn moved(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    (before, order): (&Seen, &Order),
) -> Result<(), Fault> {
    let today = tx.now().day_in(&house.plan.zone);
    if today.days_since(order.moved) > FRESH_DAYS {
        return Ok(());
    }
    let Some(account) = identity::account::of_member(tx, scope.member())? else { return Ok(()) };
    let reading = identity::notices::reading_of(tx, (account, scope.member()))?;
    let f = house.frame(reading, tx.now());
    let now = Seen::read(tx, scope, order)?;
    let known = before.stages();
    for (place, stage) in now.stages().into_iter().enumerate() {
        let is_known = known.iter().any(|known| is_same(known, stage));
        let Some(kind) = kind(stage).filter(|_| !is_known) else { continue };
        let key = match stage {
            // Held again is news again, and so is another price; which one stands in no key.
            Stage::Held(_) => format!("{kind}/{}/{}/{place}", order.id, order.version),
            _ => format!("{kind}/{}", order.id),
        };
        if let Some(letter) = letter(&f, tx.blind("letter", &key), (order, stage)) {
            profile::tell(tx, &f, scope, (&key, &letter))?;
        }
    }
    let was_refused = |line: PrescriptionId| before.refused().any(|(known, _)| *known == line);
    let refused: Vec<&Stage> =
        now.refused().filter(|(line, _)| !was_refused(*line)).map(|(_, stage)| stage).collect();
    if refused.is_empty() || is_to_stop(order) {
        return Ok(());
    }
    let key = format!("order-part-refused/{}/{}", order.id, now.refused().count());
    let letter = part_refused(&f, tx.blind("letter", &key), (order, &refused));
    profile::tell(tx, &f, scope, (&key, &letter))
}

/// Whether all of it is to stop: then the pharmacy's answer to that says what will not come.
fn is_to_stop(order: &Order) -> bool {
    let stops = |asked: &Asked| asked.ask.stops();
    let waits = |asked: &Asked| matches!(asked.reply, None | Some(Reply::Part));
    order.body.asks.iter().any(|asked| stops(asked) && waits(asked))
}

/// Two reasons to wait are two messages, and so are two prices.
fn is_same(one: &Stage, other: &Stage) -> bool {
    match (one, other) {
        (Stage::Held(one), Stage::Held(other)) => one.reason == other.reason,
        _ => kind(one) == kind(other),
    }
}

/// What its key begins with. Keys stand in the clear, so there is no price in it.
fn kind(stage: &Stage) -> Option<String> {
    Some(match stage {
        Stage::Shipped(_) => "order-sent".to_owned(),
        Stage::Delivered(_) => "order-arrived".to_owned(),
        Stage::Held(held) => format!("order-held/{}", held.reason.key()),
        Stage::Rejected(_) => "order-rejected".to_owned(),
        _ => return None,
    })
}

fn letter(f: &Frame, mark: Entropy, (order, stage): (&Order, &Stage)) -> Option<Letter> {
    let way = order.body.way;
    let (subject, said) = match (stage, way) {
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
    let next = match stage {
        Stage::Held(Held { reason: HoldReason::Price(_), .. }) => {
            Some(f.t("order-mail-held-price").into_owned())
        }
        stage => held_words(f, stage).or_else(|| rejected_words(f, stage)),
    };
    if let Some(next) = next {
        letter = letter.para(next);
    }
    Some(end(f, letter, order))
}

/// Some medicines of an order will not come; of one, why.
fn part_refused(f: &Frame, mark: Entropy, (order, refused): (&Order, &[&Stage])) -> Letter {
    let reference = order.reference();
    let count = i64::try_from(refused.len()).unwrap_or(i64::MAX);
    let say = |key| f.say(key).count("n", count).put("reference", &reference);
    let letter = Letter::new(f, mark).subject(say("order-mail-part-refused-subject"));
    let letter = letter.para(say("order-mail-part-refused"));
    let why = refused.first().and_then(|stage| rejected_words(f, stage));
    // Two may have two reasons, and the page has them all.
    let letter = match why.filter(|_| refused.len() == 1) {
        Some(why) => letter.para(why),
        None => letter,
    };
    end(f, letter, order)
}

fn end(f: &Frame, letter: Letter, order: &Order) -> Letter {
    let letter = letter.link(f.t("order-mail-link"), &format!("/orders/{}", order.id));
    letter.para(f.say("order-mail-not-me").put("phone", &f.plan().phone)).closing()
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
        Some((name, letter(f, [4; 16], (&order, order.stage()))?))
    };
    let refused = Stage::Rejected(crate::orders::RejectReason::NotCovered);
    let part = |refused: &[&Stage]| part_refused(f, [4; 16], (&received(f), refused));
    let parts = [
        ("order-part-refused", part(&[&refused])),
        ("order-parts-refused", part(&[&refused, &refused])),
    ];
    stages.into_iter().filter_map(one).chain(parts).collect()
}
