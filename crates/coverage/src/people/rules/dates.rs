//! A birth date in any common form. Pure.

use base::Day;

/// Nobody alive was born longer ago.
const OLDEST_YEARS: i16 = 130;

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

/// The days a typed date may mean, likeliest first; none when it is no date of a living person's
/// birth. `3/4/1962` is March 4 to most people here and April 3 to some; `62` is 1962.
pub fn birth_days(text: &str, today: Day) -> Vec<Day> {
    let mut days = Vec::new();
    for (year, month, day) in orders(&pieces(text)) {
        for year in years(year, today) {
            let Ok(found) = Day::new(year, month, day) else { continue };
            let plausible = found <= today && year >= today.year() - OLDEST_YEARS;
            if plausible && !days.contains(&found) {
                days.push(found);
            }
        }
    }
    days
}

enum Piece {
    /// A number, and how many digits it was written with.
    Number(i16, usize),
    Month(i8),
}

/// Numbers and the names of months; everything else only separates. Unreadable when a word is
/// neither a month nor one of the small words between.
fn pieces(text: &str) -> Vec<Piece> {
    let plain: String = base::folded(text);
    let mut pieces = Vec::new();
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let end = rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        if first.is_ascii_digit() {
            pieces.extend(numbers(piece));
        } else if first.is_alphabetic() {
            pieces.extend(month(piece).map(Piece::Month));
        }
    }
    pieces
}

/// `19620304`, `03041962` and `030462` are three numbers each.
fn numbers(digits: &str) -> Vec<Piece> {
    let cut = |lengths: [usize; 3]| {
        let mut rest = digits;
        let mut pieces = Vec::new();
        for length in lengths {
            let Some((head, tail)) = rest.split_at_checked(length) else { return pieces };
            pieces.extend(head.parse().ok().map(|number| Piece::Number(number, length)));
            rest = tail;
        }
        pieces
    };
    match digits.len() {
        8 if digits.starts_with("19") || digits.starts_with("20") => cut([4, 2, 2]),
        8 => cut([2, 2, 4]),
        6 => cut([2, 2, 2]),
        length => {
            digits.parse().ok().map(|number| Piece::Number(number, length)).into_iter().collect()
        }
    }
}

fn month(word: &str) -> Option<i8> {
    let known = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    MONTHS.iter().position(known).and_then(|at| i8::try_from(at + 1).ok())
}

/// A year as written, a month, a day.
type Order = ((i16, usize), i8, i8);

fn orders(pieces: &[Piece]) -> Vec<Order> {
    use Piece::{Month, Number};
    let small = |number: i16| i8::try_from(number).unwrap_or(0);
    match *pieces {
        [Month(month), Number(day, few), Number(year, many)]
        | [Number(day, few), Month(month), Number(year, many)] => {
            if few > 2 {
                vec![((day, few), month, small(year))]
            } else {
                vec![((year, many), month, small(day))]
            }
        }
        [Number(year, 4), Number(month, _), Number(day, _)] => {
            vec![((year, 4), small(month), small(day)), ((year, 4), small(day), small(month))]
        }
        [Number(month, _), Number(day, _), Number(year, digits)] => vec![
            ((year, digits), small(month), small(day)),
            ((year, digits), small(day), small(month)),
        ],
        _ => Vec::new(),
    }
}

/// Two digits may mean either century; four mean what they say.
fn years((year, digits): (i16, usize), today: Day) -> Vec<i16> {
    match digits {
        4 => vec![year],
        1 | 2 => {
            [2000 + year, 1900 + year].into_iter().filter(|whole| *whole <= today.year()).collect()
        }
        _ => Vec::new(),
    }
}
