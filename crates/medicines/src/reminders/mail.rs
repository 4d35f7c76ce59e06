//! The reminder. It names no medicine (MEMBER-EXPERIENCE 4); its reader may choose how it comes or
//! switch it off, and a text of it waits for the end of their quiet hours (decision 21).

use base::{Day, Entropy, Shipping};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::rules::{Help, Low};
use crate::ended::Ended;
use crate::orders::When;
use crate::reach::Reader;

/// Queues one message for everything that runs low, once a day at most; another where their
/// coverage is over.
pub fn running_low(
    tx: &Tx,
    house: &House,
    (reader, when): (&Reader, When),
    (lows, over): (&[Low], Option<Ended>),
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let letter = letter(&f, tx.entropy(), &reader.first_name, (lows, over));
    let Some(letter) = letter else { return Ok(()) };
    let key = format!("reminder-low:{}:{}", reader.scope.member(), when.day);
    if reader.account.is_some() {
        return profile::tell(tx, &f, reader.scope, (&key, &letter));
    }
    reader.write(tx, &key, &letter).map(|_| ())
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let low = |days, help| Low { out_on: f.today().plus_days(days), at: 7, help };
    let one = [low(6, Help::Refill)];
    let several = [low(3, Help::Refill), low(6, Help::Refill), low(12, Help::Renewal)];
    let all = [low(2, Help::Call), low(9, Help::Renewal), low(6, Help::Refill)];
    let ended = Ended { on: Some(f.today().plus_days(-4)) };
    [
        ("reminder-one", &one[..], None),
        ("reminder-several", &several, None),
        ("reminder-every-help", &all, None),
        ("reminder-uncovered", &all, Some(ended)),
        ("reminder-uncovered-one", &one, Some(Ended { on: None })),
    ]
    .into_iter()
    .filter_map(|(name, lows, over)| Some((name, letter(f, [6; 16], "Ann", (lows, over))?)))
    .collect()
}

/// "Mail takes 3 to 5 days", as the plan says.
pub fn mail_words(f: &Frame, shipping: Shipping) -> String {
    let Shipping { first_days, last_days, .. } = shipping;
    if first_days == last_days {
        return f.say("reminder-mail-days").count("n", i64::from(last_days)).to_string();
    }
    let said = f.say("reminder-mail-takes").count("first", i64::from(first_days));
    said.count("last", i64::from(last_days)).to_string()
}

fn letter(
    f: &Frame,
    mark: Entropy,
    name: &str,
    (lows, over): (&[Low], Option<Ended>),
) -> Option<Letter> {
    let first: Day = lows.iter().map(|low| low.out_on).min()?;
    let said = |key, n: usize| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        f.say(key).count("n", n).put("day", f.day(first)).to_string()
    };
    let text = if over.is_some() { "reminder-text-uncovered" } else { "reminder-text" };
    let letter = Letter::new(f, mark)
        .subject(said("reminder-subject", lows.len()))
        .short(said(text, lows.len()))
        .greeting(name)
        .para(said("reminder-low", lows.len()));
    let letter = match over {
        Some(Ended { on: Some(day) }) => {
            letter.para(f.say("reminder-uncovered").put("day", f.day(day)))
        }
        Some(Ended { on: None }) => letter.para(f.t("reminder-uncovered-day-untold")),
        None => helps(f, letter, lows, said),
    };
    Some(letter.para(f.say("reminder-call-us").put("phone", &f.plan().phone)).closing())
}

/// What can be done, by what it is, each with its link.
fn helps(
    f: &Frame,
    mut letter: Letter,
    lows: &[Low],
    said: impl Fn(&'static str, usize) -> String,
) -> Letter {
    let kinds = [
        (Help::Refill, "reminder-refill", "reminder-refill-link", "/refills"),
        (Help::Renewal, "reminder-renewal", "reminder-renewal-link", "/prescriptions"),
        (Help::Call, "reminder-call", "reminder-call-link", "/prescriptions"),
    ];
    for (help, key, link, path) in kinds {
        let n = lows.iter().filter(|low| low.help == help).count();
        if n == 0 {
            continue;
        }
        let words = match help {
            Help::Refill => format!("{} {}", said(key, n), mail_words(f, f.plan().terms.standard)),
            Help::Renewal | Help::Call => said(key, n),
        };
        letter = letter.para(words).link(f.t(link), path);
    }
    letter
}
