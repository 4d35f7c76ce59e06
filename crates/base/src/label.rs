//! A prescription's number as it stands on a label.

/// The number as it is compared between pharmacies, plans and our own rows, which differ in leading
/// zeros, dashes, spaces and case: its letters and digits. Nothing where none are left.
///
/// Letters are not taken for digits here: to a pharmacy `70O1` and `7001` are two numbers. What a
/// person copied from a label is read more kindly (`medicines`, `open/rules.rs`).
pub fn label_number(text: &str) -> Option<String> {
    let kept = text.chars().filter(char::is_ascii_alphanumeric);
    let upper: String = kept.map(|letter| letter.to_ascii_uppercase()).collect();
    let plain = upper.trim_start_matches('0');
    (!plain.is_empty()).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_printed() {
        for (printed, plain) in [
            ("700012", Some("700012")),
            ("0070-0012", Some("700012")),
            (" 70 0012 ", Some("700012")),
            ("00700012", Some("700012")),
            ("#700012", Some("700012")),
            ("rx-7a", Some("RX7A")),
            ("RX7A", Some("RX7A")),
            ("70O012", Some("70O012")),
            ("7000120", Some("7000120")),
            ("0", None),
            ("0000", None),
            ("--", None),
            ("", None),
        ] {
            assert_eq!(label_number(printed).as_deref(), plain, "{printed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_stays_as_it_is(text in "\\PC{0,40}") {
            if let Some(plain) = label_number(&text) {
                prop_assert_eq!(label_number(&plain), Some(plain.clone()));
            }
        }
    }
}
