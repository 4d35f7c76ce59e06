//! What every way on file hears of a refill somebody asked for without signing in. No medicine is
//! named, and no reason that would say what it is for (MEMBER-EXPERIENCE 4).

use base::{Entropy, PrescriptionId};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::flow::Said;
use crate::orders::pages::samples::received;
use crate::orders::pages::window_words;
use crate::orders::rules::reference;
use crate::reach::Reader;

/// Queues the answer at each way. It always leaves: whoever did not ask must hear of it. A text
/// alone waits until the quiet hours are over, as `profile` knows of its kind.
pub fn tell(
    tx: &Tx,
    house: &House,
    (reader, rx): (&Reader, PrescriptionId),
    said: &Said,
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let on_paper = reader.is_on_paper();
    let letter = letter(&f, tx.entropy(), (&reader.first_name, said, on_paper));
    let key = match said {
        Said::Ordered(order) => format!("open-refill:{}", order.id),
        _ => format!("open-refill:{rx}:{}", tx.now().micros()),
    };
    reader.write(tx, &key, &letter).map(|_| ())
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let order = received(f);
    let id = order.id;
    let of = |said: &Said| letter(f, [3; 16], ("Ann", said, false));
    vec![
        ("open-refill-ordered", of(&Said::Ordered(Box::new(order)))),
        ("open-refill-before", of(&Said::Before(id))),
        ("open-refill-not-yet", of(&Said::NotYet(f.today().plus_days(12)))),
        ("open-refill-no-address", of(&Said::NoAddress)),
        ("open-refill-no", of(&Said::No)),
        ("open-refill-held", of(&Said::Held)),
    ]
}

/// On paper it says nothing of cancelling: it comes when the time for that is long over.
fn letter(f: &Frame, mark: Entropy, (name, said, on_paper): (&str, &Said, bool)) -> Letter {
    let letter = Letter::new(f, mark)
        .subject(f.t(subject(said)))
        .short(short(f, said))
        .greeting(name)
        .para(f.t("open-mail-intro"));
    let letter = match said {
        Said::Ordered(order) => {
            let number = order.reference();
            let window = window_words(f, order.body.way, order.body.expected);
            let letter = letter
                .para(f.say("open-mail-ordered").put("reference", number))
                .para(f.say("order-mail-expected").put("window", window))
                .para(f.t("open-mail-address"));
            let letter = if on_paper { letter } else { letter.para(f.t("open-mail-cancel")) };
            letter.link(f.t("order-mail-link"), &format!("/orders/{}", order.id))
        }
        Said::Before(order) => letter
            .para(f.say("open-mail-before").put("reference", reference(*order)))
            .link(f.t("order-mail-link"), &format!("/orders/{order}")),
        Said::NotYet(day) => letter.para(f.say("open-mail-not-yet").put("day", f.day(*day))),
        Said::NoAddress => letter.para(f.say("open-mail-no-address").put("phone", &f.plan().phone)),
        Said::No => letter
            .para(f.say("open-mail-no").put("phone", &f.plan().phone))
            .link(f.t("open-mail-no-link"), "/prescriptions"),
        Said::Held => letter
            .para(f.say("open-mail-held").put("phone", &f.plan().phone))
            .link(f.t("open-mail-held-link"), "/refills"),
    };
    letter.para(f.say("open-mail-not-me").put("phone", &f.plan().phone)).closing()
}

const fn subject(said: &Said) -> &'static str {
    match said {
        Said::Ordered(_) => "open-mail-subject-ordered",
        _ => "open-mail-subject-not",
    }
}

/// What a text says.
fn short(f: &Frame, said: &Said) -> String {
    match said {
        Said::Ordered(order) => {
            let said = f.say("open-text-ordered").put("reference", order.reference());
            said.put("day", f.day(order.body.expected.last)).to_string()
        }
        Said::Before(order) => {
            f.say("open-text-before").put("reference", reference(*order)).to_string()
        }
        Said::NotYet(day) => f.say("open-text-not-yet").put("day", f.day(*day)).to_string(),
        Said::NoAddress | Said::No | Said::Held => {
            f.say("open-text-no").put("phone", &f.plan().phone).to_string()
        }
    }
}
