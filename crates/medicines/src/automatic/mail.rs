//! What automatic refill writes: before it orders, when it has, and when it stops trying. No
//! medicine is named (MEMBER-EXPERIENCE 4). These always leave: whoever gave a consent must hear
//! what is done by it. A text alone waits until the quiet hours are over.

use base::{Day, Entropy};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::flow::Why;
use crate::orders::pages::samples::received;
use crate::orders::pages::window_words;
use crate::orders::{Order, When};
use crate::reach::Reader;

const HERE: &str = "/refills/automatic";

/// "We will order 2 refills on March 7", while it can be stopped.
pub fn soon(
    tx: &Tx,
    house: &House,
    (reader, when): (&Reader, When),
    what: (usize, Day),
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let letter = soon_letter(&f, tx.entropy(), (&reader.first_name, what));
    let key = format!("automatic-refill:soon:{}:{}:{}", reader.scope.member(), when.day, what.1);
    reader.write(tx, &key, &letter).map(|_| ())
}

pub fn ordered(tx: &Tx, house: &House, reader: &Reader, order: &Order) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let on_paper = reader.is_on_paper();
    let letter = ordered_letter(&f, tx.entropy(), (&reader.first_name, order, on_paper));
    reader.write(tx, &format!("automatic-refill:ordered:{}", order.id), &letter).map(|_| ())
}

pub fn paused(
    tx: &Tx,
    house: &House,
    (reader, when): (&Reader, When),
    why: &[Why],
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let letter = paused_letter(&f, tx.entropy(), (&reader.first_name, why));
    let key = format!("automatic-refill:paused:{}:{}", reader.scope.member(), when.day);
    reader.write(tx, &key, &letter).map(|_| ())
}

/// "Your coverage ended": paused before anything was tried.
pub fn uncovered(
    tx: &Tx,
    house: &House,
    (reader, when): (&Reader, When),
    count: usize,
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let letter = uncovered_letter(&f, tx.entropy(), (&reader.first_name, count));
    let key = format!("automatic-refill:uncovered:{}:{}", reader.scope.member(), when.day);
    reader.write(tx, &key, &letter).map(|_| ())
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let day = f.today().plus_days(3);
    vec![
        ("automatic-soon", soon_letter(f, [5; 16], ("Ann", (2, day)))),
        ("automatic-ordered", ordered_letter(f, [5; 16], ("Ann", &received(f), false))),
        ("automatic-paused", paused_letter(f, [5; 16], ("Ann", &Why::ALL))),
        ("automatic-uncovered", uncovered_letter(f, [5; 16], ("Ann", 2))),
    ]
}

fn count(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX)
}

fn soon_letter(f: &Frame, mark: Entropy, (name, (n, on)): (&str, (usize, Day))) -> Letter {
    let said = |key| f.say(key).count("n", count(n)).put("day", f.day(on)).to_string();
    Letter::new(f, mark)
        .subject(said("automatic-mail-soon-subject"))
        .short(said("automatic-text-soon"))
        .greeting(name)
        .para(said("automatic-mail-soon"))
        .para(f.t("automatic-mail-soon-stop"))
        .link(f.t("automatic-mail-link"), HERE)
        .closing()
}

/// On paper it says nothing of cancelling: it comes when the time for that is long over.
fn ordered_letter(
    f: &Frame,
    mark: Entropy,
    (name, order, on_paper): (&str, &Order, bool),
) -> Letter {
    let n = count(order.lines.len());
    let number = order.reference();
    let said = |key| f.say(key).count("n", n).put("reference", &number).to_string();
    let window = window_words(f, order.body.way, order.body.expected);
    let letter = Letter::new(f, mark)
        .subject(said("order-mail-subject"))
        .short(said("automatic-text-ordered"))
        .greeting(name)
        .para(said("automatic-mail-ordered"))
        .para(f.say("order-mail-expected").put("window", window));
    let letter = if on_paper { letter } else { letter.para(f.t("open-mail-cancel")) };
    letter
        .link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        .link(f.t("automatic-mail-link"), HERE)
        .closing()
}

fn paused_letter(f: &Frame, mark: Entropy, (name, why): (&str, &[Why])) -> Letter {
    let n = count(why.len());
    let said = |key| f.say(key).count("n", n).put("phone", &f.plan().phone).to_string();
    Letter::new(f, mark)
        .subject(f.t("automatic-mail-paused-subject"))
        .short(said("automatic-text-paused"))
        .greeting(name)
        .para(said("automatic-mail-paused"))
        .para(said("automatic-mail-paused-next"))
        .link(f.t("automatic-mail-link"), HERE)
        .closing()
}

fn uncovered_letter(f: &Frame, mark: Entropy, (name, n): (&str, usize)) -> Letter {
    let said = |key| f.say(key).count("n", count(n)).put("phone", &f.plan().phone).to_string();
    Letter::new(f, mark)
        .subject(f.t("automatic-mail-paused-subject"))
        .short(said("automatic-text-paused"))
        .greeting(name)
        .para(said("automatic-mail-uncovered"))
        .para(said("automatic-mail-uncovered-next"))
        .link(f.t("automatic-mail-link"), HERE)
        .closing()
}
