//! Judgements about an order: when it should arrive, whether it is late, where to follow it. Pure.

use base::{Day, Money, OrderId, Shipping, bare};
use serde::{Deserialize, Serialize};

use super::flow::{Shipment, Stage, Step};
use super::{Line, Order};
use crate::open::rules::{orders_of, plain_number};
use crate::prescriptions::rules::FORGOTTEN_DAYS;

/// How the medicine comes to the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    #[default]
    Mail,
    Pickup,
    /// One order may hold a medicine of each kind.
    Both,
}

impl Way {
    /// The way of a whole order from those of its lines.
    pub fn of(lines: impl IntoIterator<Item = Self>) -> Self {
        lines.into_iter().reduce(|a, b| if a == b { a } else { Self::Both }).unwrap_or_default()
    }
}

/// The first and last day something is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub first: Day,
    pub last: Day,
}

/// A counter needs a day or two (house); parcels take what the plan says of their speed.
pub fn expected(way: Way, placed: Day, shipping: Shipping) -> Window {
    let (early, late) = (i32::from(shipping.first_days), i32::from(shipping.last_days));
    let (first, last) = match way {
        Way::Mail => (early, late),
        Way::Pickup => (1, 2),
        Way::Both => (early.min(1), late.max(2)),
    };
    Window { first: placed.plus_days(first), last: placed.plus_days(last) }
}

/// What an order may cost by the plan's list. Never exact: the price is fixed on the day of
/// shipping (HEALTH-DATA 7), and a deductible may come before a copay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Estimate {
    /// The copays that are known, and the mailing.
    pub known: Money,
    /// Medicines without a known price.
    pub untold: usize,
}

/// Nothing where no medicine's price is known.
pub fn estimate(copays: &[Option<Money>], mailing: Option<Money>) -> Option<Estimate> {
    let known: Vec<Money> = copays.iter().copied().flatten().collect();
    if known.is_empty() {
        return None;
    }
    let untold = copays.len() - known.len();
    Some(Estimate { known: known.into_iter().chain(mailing).sum(), untold })
}

/// Days without movement after which the page says so, and after which it offers a call
/// (MEMBER-EXPERIENCE 3, Orders).
pub const NOTICE_DAYS: i32 = 3;
pub const ALERT_DAYS: i32 = 7;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    OnTime,
    /// No step for this many days.
    Still(i32),
    /// The last expected day has passed.
    Overdue,
    /// A week without movement: somebody should be called.
    Alert(i32),
}

/// Whether all that is still to come of an order is ready at a counter. Each medicine of an order
/// of both kinds is judged by itself: a parcel on its way is not waited for by anybody.
pub fn is_at_counter(stage: &Stage, lines: &[Line]) -> bool {
    let own = |line: &&Line| line.step.unwrap_or(stage.step());
    let mut coming = lines.iter().filter(|line| own(line).is_open()).peekable();
    stage.step() == Step::Shipped
        && coming.peek().is_some()
        && coming.all(|line| line.body.way == Way::Pickup && own(&line) == Step::Shipped)
}

/// The way of those medicines of an order that stand here, where any does.
pub fn way_at((stage, lines): (&Stage, &[Line]), step: Step) -> Option<Way> {
    let here = lines.iter().filter(|line| line.stands(stage) == step);
    let mut ways = here.map(|line| line.body.way).peekable();
    ways.peek().is_some().then(|| Way::of(ways))
}

/// Whether something of an order has left, and something that will come has not.
pub fn has_left_in_part(stage: &Stage, lines: &[Line]) -> bool {
    let waits = |step: Step| step < Step::Shipped || step == Step::Held;
    stage.step() == Step::Shipped && lines.iter().any(|line| waits(line.stands(stage)))
}

/// Of the medicines still to come to a counter: how many are ready there, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    pub now: usize,
    pub all: usize,
}

/// How much is ready at the counter; nothing where none is, and once all is.
pub fn ready_in_part(stage: &Stage, lines: &[Line]) -> Option<Ready> {
    let to_fetch = lines.iter().filter(|line| line.body.way == Way::Pickup);
    let steps = to_fetch.map(|line| line.stands(stage)).filter(|step| step.is_open());
    let steps: Vec<Step> = steps.collect();
    let now = steps.iter().filter(|step| **step == Step::Shipped).count();
    (0 < now && now < steps.len()).then_some(Ready { now, all: steps.len() })
}

/// Whether something left so long ago that it is with its owner, though nobody said so.
pub fn is_forgotten(step: Step, moved: Day, today: Day) -> bool {
    step == Step::Shipped && today.days_since(moved) >= FORGOTTEN_DAYS
}

/// Whether an order that was made elsewhere has stood still for so long that nobody waits for it
/// any more (house). One of ours is asked after and can be called off; how one of theirs ended, or
/// that it never began, may be told by nobody.
pub fn is_given_up(step: Step, moved: Day, today: Day) -> bool {
    step.is_open() && today.days_since(moved) >= FORGOTTEN_DAYS
}

/// Whether all of an order left so long ago: nobody waits for it any more.
pub fn is_all_forgotten((stage, lines): (&Stage, &[Line]), moved: Day, today: Day) -> bool {
    let own = |line: &Line| line.step.unwrap_or(stage.step());
    is_forgotten(stage.step(), moved, today)
        && lines.iter().map(own).all(|step| step.has_left() || !step.is_open())
}

/// An order is handed over within minutes. One that is not by the day after next never got through
/// (house).
const STUCK_DAYS: i32 = 2;

/// A held order is not late: it says what it waits for. Nor is one that waits at a counter.
pub fn late((stage, at_counter): (&Stage, bool), moved: Day, window: Window, today: Day) -> Late {
    if !stage.is_open() || stage.step() == Step::Held || at_counter {
        return Late::OnTime;
    }
    let still = today.days_since(moved);
    let is_stuck = stage.step() == Step::Received && still >= STUCK_DAYS;
    if still >= ALERT_DAYS || is_stuck {
        Late::Alert(still)
    } else if today > window.last {
        Late::Overdue
    } else if still >= NOTICE_DAYS {
        Late::Still(still)
    } else {
        Late::OnTime
    }
}

/// `7K2Q-M4XB`: the start of the order's id, short enough to read out on the phone.
pub fn reference(order: OrderId) -> String {
    let text = order.to_string().to_uppercase();
    format!("{}-{}", &text[..4], &text[4..8])
}

/// Whether somebody means this order by what they typed: its number, which its bill has too, or the
/// number or the name of a medicine in it.
pub fn is_meant(order: &Order, typed: &str) -> bool {
    let id = order.id.bytes();
    let is_its_own = |(first, last): (OrderId, OrderId)| first.bytes() <= id && id <= last.bytes();
    let (number, words) = (plain_number(typed), bare(typed));
    let is_of = |line: &Line| {
        let own = line.body.rx_number.as_ref().and_then(|number| plain_number(number));
        let name = bare(line.body.name.as_ref().map_or("", |name| name.as_str()));
        (number.is_some() && own == number) || words.split(' ').all(|word| name.contains(word))
    };
    orders_of(typed).is_some_and(is_its_own) || order.lines.iter().any(is_of)
}

/// What the tracker shows for one step of the usual road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Done(Option<Day>),
    Now(Option<Day>),
    Ahead,
    /// It ended before this step.
    Never,
}

/// The usual road with what is behind, now and ahead. A held order stands where it stopped.
pub fn road(stage: &Stage, steps: &[(Step, Day)]) -> Vec<(Step, Mark)> {
    const ROAD: [Step; 5] =
        [Step::Received, Step::Checking, Step::Filling, Step::Shipped, Step::Delivered];
    let day_of = |step| steps.iter().rev().find(|(taken, _)| *taken == step).map(|(_, day)| *day);
    let reached = steps.iter().map(|(step, _)| *step).filter(|step| ROAD.contains(step)).max();
    let now = if ROAD.contains(&stage.step()) { stage.step() } else { reached.unwrap_or(ROAD[0]) };
    let ended = matches!(stage, Stage::Cancelled | Stage::Rejected(_));
    let arrived = matches!(stage, Stage::Delivered(_));
    ROAD.into_iter()
        .map(|step| {
            let mark = match step.cmp(&now) {
                std::cmp::Ordering::Less => Mark::Done(day_of(step)),
                std::cmp::Ordering::Equal if ended || arrived => Mark::Done(day_of(step)),
                std::cmp::Ordering::Equal => Mark::Now(day_of(step)),
                std::cmp::Ordering::Greater if ended => Mark::Never,
                std::cmp::Ordering::Greater => Mark::Ahead,
            };
            (step, mark)
        })
        .collect()
}

/// The carrier's page for a parcel, where we know the carrier and the number is plain.
pub fn carrier_link(shipment: &Shipment) -> Option<String> {
    let number: String =
        shipment.tracking.as_ref()?.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let carrier = shipment.carrier.as_ref()?.to_ascii_lowercase();
    let (_, start, fits) = CARRIERS.iter().find(|(name, ..)| carrier.contains(name))?;
    fits(&number).then(|| format!("{start}{}", number.to_ascii_uppercase()))
}

type Shape = fn(&str) -> bool;

/// The longer name first, where one holds another; then the carrier's page and what its numbers
/// look like. A number of another shape is shown, but leads nowhere.
const CARRIERS: [(&str, &str, Shape); 6] = [
    ("usps", USPS, is_usps),
    ("postal service", USPS, is_usps),
    ("fedex", FEDEX, is_fedex),
    ("fed ex", FEDEX, is_fedex),
    ("dhl", "https://www.dhl.com/us-en/home/tracking.html?tracking-id=", is_dhl),
    ("ups", "https://www.ups.com/track?tracknum=", is_ups),
];
const USPS: &str = "https://tools.usps.com/go/TrackConfirmAction?tLabels=";
const FEDEX: &str = "https://www.fedex.com/fedextrack/?trknbr=";

/// 20 to 22 digits, or 30 to 34 with the ZIP code in front, or `EA123456789US`.
fn is_usps(number: &str) -> bool {
    let alphas = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let abroad = number.len() == 13
        && number.get(..2).is_some_and(alphas)
        && number.get(2..11).is_some_and(digits)
        && number.get(11..).is_some_and(alphas);
    abroad || digits(number) && matches!(number.len(), 20..=22 | 30..=34)
}

/// `1Z` and 16 more, or the shorter numbers of older kinds.
fn is_ups(number: &str) -> bool {
    let usual = number.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("1z"));
    let plain = number.bytes().all(|b| b.is_ascii_alphanumeric());
    usual && plain && number.len() == 18 || digits(number) && matches!(number.len(), 9 | 12)
}

fn is_fedex(number: &str) -> bool {
    digits(number) && matches!(number.len(), 12 | 15 | 20 | 22)
}

/// Ten or eleven digits, or a parcel's `JD` and 18 digits; their mail has longer ones.
fn is_dhl(number: &str) -> bool {
    let parcel = number.len() == 20
        && number.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("jd"))
        && number.get(2..).is_some_and(digits);
    parcel || digits(number) && matches!(number.len(), 10 | 11 | 16 | 22)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests;
