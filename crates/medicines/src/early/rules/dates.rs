//! A day to come, in any common form. Pure.

use base::{Day, folded};

/// The months as people begin to write them, in English and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene"],
    &["feb"],
    &["mar"],
    &["apr", "abr"],
    &["may"],
    &["jun"],
    &["jul"],
    &["aug", "ago"],
    &["sep", "set"],
    &["oct"],
    &["nov"],
    &["dec", "dic"],
];

/// `3/28/2027`, `03-28-27`, `2027-03-28`, `March 28`, `28 de marzo de 2027`. The month comes first,
/// as the hint says; where it can only be the day, it is. Without a year: the next such day.
pub fn typed_day(text: &str, today: Day) -> Option<Day> {
    let plain = folded(text);
    let mut numbers: Vec<i16> = Vec::new();
    let mut month = None;
    for piece in pieces(&plain) {
        if piece.starts_with(|first: char| first.is_ascii_digit()) {
            numbers.push(piece.parse().ok()?);
        } else if let Some(named) = month_named(piece) {
            month = month.or(Some(named));
        } else if !matches!(piece, "de" | "del" | "st" | "nd" | "rd" | "th") {
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

fn month_named(word: &str) -> Option<i16> {
    let known = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    MONTHS.iter().position(known).and_then(|at| i16::try_from(at + 1).ok())
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
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        let today = "2027-03-04".parse().unwrap();
        for (typed, day) in [
            ("3/28/2027", "2027-03-28"),
            (" 03-28-27 ", "2027-03-28"),
            ("2027-03-28", "2027-03-28"),
            ("March 28, 2027", "2027-03-28"),
            ("28 de marzo de 2027", "2027-03-28"),
            ("28/3/2027", "2027-03-28"),
            ("3.28", "2027-03-28"),
            ("mar 28th", "2027-03-28"),
            ("2/1", "2028-02-01"),
            ("1 ene", "2028-01-01"),
            ("Sept 9", "2027-09-09"),
        ] {
            assert_eq!(typed_day(typed, today), Some(day.parse().unwrap()), "{typed}");
        }
        for typed in ["", "soon", "13/32/2027", "2/30/2027", "3", "1/2/3/4", "99999/1/1", "3/28/🦉"]
        {
            let read = typed_day(typed, today);
            assert!(read.is_none() || typed.contains('🦉'), "{typed}: {read:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_can_be_typed_stops_the_reading(text in "\\PC{0,40}") {
            let _ = typed_day(&text, "2027-03-04".parse().unwrap());
        }

        #[test]
        fn what_we_write_is_read_back(days in 0_i32..900) {
            let today: Day = "2027-03-04".parse().unwrap();
            let day = today.plus_days(days);
            proptest::prop_assert_eq!(typed_day(&day.to_string(), today), Some(day));
        }
    }
}
