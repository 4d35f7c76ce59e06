//! What somebody typed who does not sign in, read as tolerantly as it can be. Pure.

use base::{Entropy, OrderId, folded};

/// The longest text a field takes, in bytes.
pub const FIELD_BYTES: usize = 100;

/// Labels have numbers of six to twelve digits; some small pharmacies' are shorter.
const SHORTEST_NUMBER: usize = 4;

/// A prescription's number as somebody may have copied it from a label: no spaces, hyphens, case or
/// leading zeros, no "Rx" in front, digits for the letters that look like them. Nothing where it
/// can be none. It only finds what is then proved otherwise; where two files must mean one
/// prescription, the stricter `base::label_number` decides.
pub fn plain_number(text: &str) -> Option<String> {
    let plain: String = folded(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let plain = plain.strip_prefix("rx").unwrap_or(&plain);
    let plain = plain.strip_prefix("no").unwrap_or(plain);
    let digits: String = plain
        .chars()
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect();
    let short = digits.trim_start_matches('0');
    let is_one = short.chars().count() >= SHORTEST_NUMBER
        && short.chars().any(|c| c.is_ascii_digit())
        && short.len() <= FIELD_BYTES;
    is_one.then(|| short.to_owned())
}

/// Symbols in an order's number.
const REFERENCE: usize = 8;
/// Symbols in the whole id that it is the beginning of.
const ID: usize = 26;

/// The first and the last id an order of this number can have: `7K2Q-M4XB`, in any case, with or
/// without the hyphen and "order" in front. Eight symbols are five bytes of the sixteen.
pub fn orders_of(text: &str) -> Option<(OrderId, OrderId)> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let lower = plain.to_lowercase();
    let words = ["order", "pedido"];
    let symbols = words
        .iter()
        .find_map(|word| lower.strip_prefix(word).filter(|rest| rest.len() == REFERENCE))
        .unwrap_or(&lower);
    if symbols.len() != REFERENCE {
        return None;
    }
    let first: OrderId = format!("{symbols:0<ID$}").parse().ok()?;
    let mut last: Entropy = *first.bytes();
    last[5..].fill(u8::MAX);
    Some((first, OrderId::new(last)))
}

/// The five digits of a ZIP code, also out of `97998-1234`.
pub fn plain_zip(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let others = text.chars().any(char::is_alphabetic);
    (!others && matches!(digits.len(), 5 | 9)).then(|| digits[..5].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::rules::reference;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_however_it_is_copied_from_the_label() {
        for typed in ["7000101", "RX 7000101", "Rx# 700-0101", "rx:7000101", "07000101", "7OOO1O1"]
        {
            assert_eq!(plain_number(typed).as_deref(), Some("7000101"), "{typed}");
        }
        for typed in ["", "  ", "rx", "12", "abcd", "—", "000000"] {
            assert_eq!(plain_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_zip_code_is_five_digits_or_nine() {
        let table = [
            ("97998", Some("97998")),
            (" 97998-1234 ", Some("97998")),
            ("979981234", Some("97998")),
            ("00901", Some("00901")),
            ("9799", None),
            ("K1A 0B1", None),
            ("", None),
        ];
        for (typed, zip) in table {
            assert_eq!(plain_zip(typed).as_deref(), zip, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn an_orders_number_leads_to_its_order_and_to_few_others(bytes in any::<[u8; 16]>()) {
            let id = OrderId::new(bytes);
            let number = reference(id);
            let spoken = number.replace('-', " ").to_lowercase();
            let named = format!("Order {number}");
            for typed in [number.as_str(), &spoken, &named] {
                let (first, last) = orders_of(typed).unwrap();
                prop_assert!(first <= id && id <= last);
                prop_assert_eq!(&first.bytes()[..5], &last.bytes()[..5]);
            }
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,40}") {
            let _ = (plain_number(&text), orders_of(&text), plain_zip(&text));
        }
    }
}
