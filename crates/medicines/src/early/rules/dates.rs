//! A day to come, in any common form. Pure.

use base::{Day, bare};

/// The months in English and Spanish, without accents; a word of [`SHORTEST`] letters or more that
/// begins one is one. `set` is how "setiembre" is cut short.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero"],
    &["february", "febrero"],
    &["march", "marzo"],
    &["april", "abril"],
    &["may", "mayo"],
    &["june", "junio"],
    &["july", "julio"],
    &["august", "agosto"],
    &["september", "septiembre", "setiembre"],
    &["october", "octubre"],
    &["november", "noviembre"],
    &["december", "diciembre"],
];

/// Said before a day, and passed over. `mar` alone is the month, not "martes".
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
];

const SHORTEST: usize = 3;

/// `3/28/2027`, `03-28-27`, `2027-03-28`, `March 28`, `28 de marzo de 2027`. The month comes first,
/// as the hint says; where it can only be the day, it is. Without a year: the next such day. Two
/// different months are no day.
pub fn typed_day(text: &str, today: Day) -> Option<Day> {
    let plain = bare(text);
    let mut numbers: Vec<i16> = Vec::new();
    let mut month = None;
    for piece in pieces(&plain) {
        if piece.starts_with(|first: char| first.is_ascii_digit()) {
            numbers.push(piece.parse().ok()?);
        } else if let Some(named) = month_named(piece) {
            if month.replace(named).is_some_and(|before| before != named) {
                return None;
            }
        } else if !(is_weekday(piece) || is_between(piece)) {
            return None;
        }
    }
    match (month, numbers.as_slice()) {
        (Some(month), &[day]) => next(month, day, today),
        (Some(month), &[day, year]) if day <= 31 => made(year, month, day),
        (Some(month), &[year, day]) => made(year, month, day),
        (None, &[month, day]) => next(month, day, today).or_else(|| next(day, month, today)),
        (None, &[year, month, day]) if year > 31 => made(year, month, day),
        (None, &[month, day, year]) => made(year, month, day).or_else(|| made(year, day, month)),
        _ => None,
    }
}

/// Runs of digits and runs of letters; everything else only separates.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if first.is_alphanumeric() {
            found.push(piece);
        }
        rest = after;
    }
    found
}

fn begins(name: &str, word: &str) -> bool {
    word.len() >= SHORTEST && name.starts_with(word)
}

fn month_named(word: &str) -> Option<i16> {
    let known = |names: &&[&str]| names.iter().any(|name| begins(name, word));
    MONTHS.iter().position(known).and_then(|at| i16::try_from(at + 1).ok())
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| begins(name, word))
}

/// What stands around the numbers of a day and means nothing of its own.
fn is_between(word: &str) -> bool {
    matches!(word, "de" | "del" | "el" | "of" | "the" | "st" | "nd" | "rd" | "th")
}

fn made(year: i16, month: i16, day: i16) -> Option<Day> {
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn next(month: i16, day: i16, today: Day) -> Option<Day> {
    let this_year = made(today.year(), month, day);
    this_year.filter(|day| *day >= today).or_else(|| made(today.year() + 1, month, day))
}

#[cfg(test)]
mod tests;
