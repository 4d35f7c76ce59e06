//! Which look of a medicine is told: that of what was handed over last.

use base::{Day, Ndc};
use formats::records::Appearance;

use super::super::{Fill, Prescription};

/// What a look is known of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// Of what was handed over last, on this day.
    Filled(Day),
    /// Of the medicine as it was prescribed: no fill says what was given.
    Prescribed,
}

/// What to look up: of what, its code, and the code of the fill before. A fill that tells no code
/// may have held anything, so nothing is said of what it looks like.
pub fn looked(rx: &Prescription, fills: &[Fill]) -> Option<(Looked, Ndc, Option<Ndc>)> {
    let mut done = fills.iter().filter(|fill| fill.is_done() && fill.day.is_some());
    let Some(last) = done.next() else {
        return Some((Looked::Prescribed, rx.drug.ndc?, None));
    };
    let before = done.next().and_then(|fill| fill.body.drug.ndc);
    match (last.body.drug.ndc, last.day) {
        (Some(ndc), Some(day)) => Some((Looked::Filled(day), ndc, before)),
        _ if fills.iter().all(|fill| fill.body.drug.ndc.is_none()) => {
            Some((Looked::Prescribed, rx.drug.ndc?, None))
        }
        _ => None,
    }
}

/// Whether somebody would notice: another colour, shape, form or print. A size that differs by less
/// than a millimetre (house), and a flavour, are not seen.
pub fn looks_different(now: &Appearance, before: &Appearance) -> bool {
    let prints = |look: &Appearance| {
        let all = [&look.imprint, &look.front, &look.back].into_iter().flatten();
        let mut words: Vec<String> =
            all.flat_map(|print| print.split_whitespace()).map(str::to_uppercase).collect();
        words.sort_unstable();
        words
    };
    let differ = |one: &Option<String>, other: &Option<String>| {
        one.as_ref()
            .zip(other.as_ref())
            .is_some_and(|(one, other)| !one.eq_ignore_ascii_case(other))
    };
    let colors = |look: &Appearance| {
        let mut colors = look.colors.clone();
        colors.sort_unstable();
        colors
    };
    let both_colored = !now.colors.is_empty() && !before.colors.is_empty();
    let sizes = now.size.zip(before.size);
    both_colored && colors(now) != colors(before)
        || differ(&now.shape, &before.shape)
        || differ(&now.form, &before.form)
        || !prints(now).is_empty() && !prints(before).is_empty() && prints(now) != prints(before)
        || sizes.is_some_and(|(one, other)| {
            (one.as_thousandths() - other.as_thousandths()).abs() >= 1_000
        })
}

#[cfg(test)]
mod tests;
