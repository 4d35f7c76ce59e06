//! The reminder. It names no medicine (MEMBER-EXPERIENCE 4); its reader may choose how it comes or
//! switch it off, and a text of it waits for the end of their quiet hours (decision 21).

use base::{Day, Entropy, Shipping};
use store::{Fault, Tx};
use web::{Frame, House, Letter};

use super::rules::{Help, Low};
use crate::orders::When;
use crate::reach::Reader;

/// Queues one message for everything that runs low, once a day at most.
pub fn running_low(
    tx: &Tx,
    house: &House,
    (reader, when): (&Reader, When),
    lows: &[Low],
) -> Result<(), Fault> {
    let f = house.frame(reader.reading, tx.now());
    let Some(letter) = letter(&f, tx.entropy(), (&reader.first_name, lows)) else { return Ok(()) };
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
    [("reminder-one", &one[..]), ("reminder-several", &several), ("reminder-every-help", &all)]
        .into_iter()
        .filter_map(|(name, lows)| Some((name, letter(f, [6; 16], ("Ann", lows))?)))
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

fn letter(f: &Frame, mark: Entropy, (name, lows): (&str, &[Low])) -> Option<Letter> {
    let first: Day = lows.iter().map(|low| low.out_on).min()?;
    let of = |help| lows.iter().filter(|low| low.help == help).count();
    let said = |key, n: usize| {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        f.say(key).count("n", n).put("day", f.day(first)).to_string()
    };
    let mut letter = Letter::new(f, mark)
        .subject(said("reminder-subject", lows.len()))
        .short(said("reminder-text", lows.len()))
        .greeting(name)
        .para(said("reminder-low", lows.len()));
    let kinds = [
        (Help::Refill, "reminder-refill", "reminder-refill-link", "/refills"),
        (Help::Renewal, "reminder-renewal", "reminder-renewal-link", "/prescriptions"),
        (Help::Call, "reminder-call", "reminder-call-link", "/prescriptions"),
    ];
    for (help, key, link, path) in kinds {
        let n = of(help);
        if n == 0 {
            continue;
        }
        let words = match help {
            Help::Refill => format!("{} {}", said(key, n), mail_words(f, f.plan().terms.standard)),
            Help::Renewal | Help::Call => said(key, n),
        };
        letter = letter.para(words).link(f.t(link), path);
    }
    Some(letter.para(f.say("reminder-call-us").put("phone", &f.plan().phone)).closing())
}
