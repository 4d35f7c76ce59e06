//! Numbers of payment cards, which nobody need tell us.

/// A number a payment card could have (ISO/IEC 7812): none may reach us (SECURITY 89).
pub fn holds_card_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}' | '.');
    text.split(|c: char| !is_part(c)).any(|run| {
        let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
        [15, 16].into_iter().any(|length| digits.windows(length).any(is_card))
    })
}

fn is_card(digits: &[u32]) -> bool {
    let doubled = |at: usize, digit: u32| match digit * (1 + u32::from(at % 2 == 1)) {
        twice if twice > 9 => twice - 9,
        once => once,
    };
    let sum: u32 = digits.iter().rev().enumerate().map(|(at, digit)| doubled(at, *digit)).sum();
    matches!(digits.first(), Some(3..=6)) && sum.is_multiple_of(10)
}
