//! That an order left, arrived, waits or was not accepted, or a medicine of it. Which medicine is
//! not said (MEMBER-EXPERIENCE 4); the price of an order is for its page.

use base::{Entropy, MemberScope, Money, PrescriptionId, Timestamp};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use crate::orders::asks::{Asked, Reply};
use crate::orders::pages::samples::received;
use crate::orders::pages::{held_words, rejected_words};
use crate::orders::rules::Way;
use crate::orders::told::{stands_apart, told};
use crate::orders::{Held, HoldReason, Line, Order, RejectReason, Stage, Step, Stood};

/// News older than this is history: an order made elsewhere may be told of long after its end
/// (house).
const FRESH_DAYS: i32 = 7;

/// What was known of an order: where it stands, where each medicine does that is told of apart, and
/// how far each came by its way.
pub struct Seen {
    whole: Stage,
    apart: Vec<(PrescriptionId, Stage)>,
    lines: Vec<(PrescriptionId, Way, Step)>,
    /// When the newest thing happened that was told.
    newest: Option<Timestamp>,
}

impl Seen {
    pub fn read(tx: &Tx, scope: MemberScope, order: &Order) -> Result<Self, Fault> {
        let (whole, told) = (order.stage().clone(), told(tx, scope, order.id)?);
        let apart = match whole.step() {
            Step::Cancelled | Step::Rejected => Vec::new(),
            _ => stands_apart(&told, &order.medicines()),
        };
        let stands = |line: &Line| (line.prescription, line.body.way, line.stands(order.stage()));
        let newest = told.keys().next_back().map(|(at, ..)| *at);
        Ok(Self { lines: order.lines.iter().map(stands).collect(), whole, apart, newest })
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

    /// The medicines that came, or may come yet.
    fn living(&self) -> impl Iterator<Item = &(PrescriptionId, Way, Step)> {
        self.lines.iter().filter(|(.., step)| !matches!(step, Step::Cancelled | Step::Rejected))
    }

    fn left(&self) -> impl Iterator<Item = &(PrescriptionId, Way, Step)> {
        self.lines.iter().filter(|(.., step)| step.has_left())
    }

    /// All that goes by mail is there.
    fn is_delivered(&self) -> bool {
        let mut mailed = self.living().filter(|(_, way, _)| *way != Way::Pickup).peekable();
        mailed.peek().is_some() && mailed.all(|(.., step)| *step == Step::Delivered)
    }

    /// All that will come of the order has left by this way.
    fn has_all_left_by(&self, way: Way) -> bool {
        self.living().all(|(_, own, step)| *own == way && step.has_left())
    }
}

/// What there is to tell.
enum News<'a> {
    /// Medicines left by mail, or wait at the counter; whether that is all of the order.
    Left(Way, bool),
    /// All that goes by mail is there; whether that is all of the order.
    Delivered(bool),
    Held(&'a Stage),
    Rejected(&'a Stage),
    /// These medicines of it will not come.
    Refused(Vec<&'a Stage>),
}

/// Queues what is new of an order for its owner, once for each place it came to.
pub fn moved(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    (before, order): (&Seen, &Order),
) -> Result<(), Fault> {
    let zone = &house.plan.zone;
    let now = Seen::read(tx, scope, order)?;
    let newest = now.newest.map_or(order.moved, |at| at.day_in(zone));
    if tx.now().day_in(zone).days_since(newest) > FRESH_DAYS {
        return Ok(());
    }
    let Some(account) = identity::account::of_member(tx, scope.member())? else { return Ok(()) };
    let reading = identity::notices::reading_of(tx, (account, scope.member()))?;
    let f = house.frame(reading, tx.now());
    for (key, news) in news(before, &now, order) {
        let letter = letter(&f, tx.blind("letter", &key), (order, &news));
        profile::tell(tx, &f, scope, (&key, &letter))?;
    }
    Ok(())
}

/// What an order has come to, each with its key. Keys stand in the clear, so there is no price in
/// them.
fn news<'a>(before: &Seen, now: &'a Seen, order: &Order) -> Vec<(String, News<'a>)> {
    let left = left(before, now).map(|news| {
        // The key of the first is the one that orders had while they left as one.
        let count = if before.left().next().is_none() { 0 } else { now.left().count() };
        let later = if count == 0 { String::new() } else { format!("/{count}") };
        (format!("order-sent/{}{later}", order.id), news)
    });
    let delivered = (now.is_delivered() && !before.is_delivered()).then(|| {
        let all = now.has_all_left_by(Way::Mail);
        (format!("order-arrived/{}", order.id), News::Delivered(all))
    });
    let known = before.stages();
    let stages = now.stages().into_iter().enumerate();
    let stopped = stages.filter(|(_, stage)| !known.iter().any(|known| is_same(known, stage)));
    let stopped = stopped.filter_map(|(place, stage)| match stage {
        // Held again is news again, and so is another price; which one stands in no key.
        Stage::Held(held) => {
            let kind = held.reason.key();
            let key = format!("order-held/{kind}/{}/{}/{place}", order.id, order.version);
            Some((key, News::Held(stage)))
        }
        Stage::Rejected(_) => Some((format!("order-rejected/{}", order.id), News::Rejected(stage))),
        _ => None,
    });
    let refused = refused(before, now)
        .filter(|_| !is_to_stop(order))
        .map(|news| (format!("order-part-refused/{}/{}", order.id, now.refused().count()), news));
    left.into_iter().chain(delivered).chain(stopped).chain(refused).collect()
}

/// What is on its way or ready that was not before.
fn left<'a>(before: &Seen, now: &Seen) -> Option<News<'a>> {
    let had_left = |line: PrescriptionId| before.left().any(|(known, ..)| *known == line);
    let new = now.lines.iter().filter(|(line, _, step)| *step == Step::Shipped && !had_left(*line));
    let mut ways = new.map(|(_, way, _)| *way).peekable();
    ways.peek()?;
    let way = Way::of(ways);
    Some(News::Left(way, now.has_all_left_by(way)))
}

fn refused<'a>(before: &Seen, now: &'a Seen) -> Option<News<'a>> {
    let was_refused = |line: PrescriptionId| before.refused().any(|(known, _)| *known == line);
    let new = now.refused().filter(|(line, _)| !was_refused(*line));
    let new: Vec<&Stage> = new.map(|(_, stage)| stage).collect();
    (!new.is_empty()).then_some(News::Refused(new))
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
        _ => one.step() == other.step(),
    }
}

fn letter(f: &Frame, mark: Entropy, (order, news): (&Order, &News)) -> Letter {
    let (subject, said) = match news {
        News::Left(Way::Mail, true) => ("order-mail-sent-subject", "order-mail-sent"),
        News::Left(Way::Mail, false) => ("order-mail-part-sent-subject", "order-mail-part-sent"),
        News::Left(Way::Pickup, true) => ("order-mail-ready-subject", "order-mail-ready"),
        News::Left(Way::Pickup, false) => {
            ("order-mail-part-ready-subject", "order-mail-part-ready")
        }
        News::Left(Way::Both, _) => ("order-mail-both-subject", "order-mail-both"),
        News::Delivered(true) => ("order-mail-arrived-subject", "order-mail-arrived"),
        News::Delivered(false) => ("order-mail-part-arrived-subject", "order-mail-part-arrived"),
        News::Held(_) => ("order-mail-held-subject", "order-mail-held"),
        News::Rejected(_) => ("order-mail-rejected-subject", "order-mail-rejected"),
        News::Refused(_) => ("order-mail-part-refused-subject", "order-mail-part-refused"),
    };
    let count = if let News::Refused(stages) = news { stages.len() } else { 0 };
    let (reference, count) = (order.reference(), i64::try_from(count).unwrap_or(i64::MAX));
    let say = |key| {
        let said = f.say(key).count("n", count).put("reference", &reference);
        said.put("phone", &f.plan().phone)
    };
    let mut letter = Letter::new(f, mark).subject(say(subject)).para(say(said));
    if let Some(next) = next_words(f, news) {
        letter = letter.para(next);
    }
    let letter = letter.link(f.t("order-mail-link"), &format!("/orders/{}", order.id));
    letter.para(f.say("order-mail-not-me").put("phone", &f.plan().phone)).closing()
}

/// What to do, or why.
fn next_words(f: &Frame, news: &News) -> Option<String> {
    match news {
        News::Left(..) | News::Delivered(_) => None,
        News::Held(Stage::Held(Held { reason: HoldReason::Price(_), .. })) => {
            Some(f.t("order-mail-held-price").into_owned())
        }
        News::Held(stage) => held_words(f, stage),
        News::Rejected(stage) => rejected_words(f, stage),
        News::Refused(stages) => match stages[..] {
            [stage] => rejected_words(f, stage),
            // Two may have two reasons, and the page has them all.
            _ => None,
        },
    }
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let held = |reason| Stage::Held(Held { reason, stood: Stood::Filling });
    let (address, price) = (held(HoldReason::Address), HoldReason::Price(Money::cents(4_550)));
    let (price, too_soon) = (held(price), Stage::Rejected(RejectReason::TooSoon));
    let refused = Stage::Rejected(RejectReason::NotCovered);
    let one = |(name, news)| (name, letter(f, [4; 16], (&received(f), &news)));
    let all = [
        ("order-sent", News::Left(Way::Mail, true)),
        ("order-part-sent", News::Left(Way::Mail, false)),
        ("order-ready", News::Left(Way::Pickup, true)),
        ("order-part-ready", News::Left(Way::Pickup, false)),
        ("order-sent-and-ready", News::Left(Way::Both, false)),
        ("order-arrived", News::Delivered(true)),
        ("order-part-arrived", News::Delivered(false)),
        ("order-held-address", News::Held(&address)),
        ("order-held-price", News::Held(&price)),
        ("order-rejected", News::Rejected(&too_soon)),
        ("order-part-refused", News::Refused(vec![&refused])),
        ("order-parts-refused", News::Refused(vec![&refused, &refused])),
    ];
    all.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests;
