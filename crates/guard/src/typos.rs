//! Slips of the hand that turn a right password into a wrong one (GUARD 8). They are for explaining
//! only, on a known device or after possession: "that was it, with caps lock on". None of them is
//! ever accepted in place of what was typed.

use base::Secret;
use unicode_normalization::UnicodeNormalization;

/// What may have happened between the head and the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// Spaces at the beginning or the end, mostly from pasting.
    Spaces,
    CapsLock,
    /// A telephone that begins every field with a capital, or the other way round.
    FirstLetter,
    /// Quotes, dashes and dots made beautiful by a keyboard.
    SmartSigns,
    /// Letters that look the same and are not: composed otherwise, or with something unseen.
    Unseen,
}

/// What was meant if it was that slip. Each differs from what was typed, and from the others.
pub fn alternatives(typed: &Secret) -> Vec<(Slip, Secret)> {
    let text = typed.expose();
    let mut found: Vec<(Slip, Secret)> = Vec::new();
    for (slip, made) in SLIPS {
        let meant = made(text);
        let is_new = meant != text && found.iter().all(|(_, known)| known.expose() != meant);
        if is_new && !meant.is_empty() {
            found.push((*slip, Secret::new(meant)));
        }
    }
    found
}

type Made = fn(&str) -> String;

const SLIPS: &[(Slip, Made)] = &[
    (Slip::Spaces, |text| text.trim().to_owned()),
    (Slip::CapsLock, |text| text.chars().map(flipped).collect()),
    (Slip::FirstLetter, with_first_letter_flipped),
    (Slip::SmartSigns, |text| text.chars().map(plain_sign).collect::<String>().replace('…', "...")),
    (Slip::Unseen, |text| text.chars().filter(|c| !is_unseen(*c)).nfc().collect()),
];

fn with_first_letter_flipped(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| flipped(first).to_string() + rest.as_str()).unwrap_or_default()
}

/// As the shift key would have it. Letters whose other case is more than one letter stay.
fn flipped(letter: char) -> char {
    let mut other: Box<dyn Iterator<Item = char>> = if letter.is_uppercase() {
        Box::new(letter.to_lowercase())
    } else {
        Box::new(letter.to_uppercase())
    };
    match (other.next(), other.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

const fn plain_sign(sign: char) -> char {
    match sign {
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        other => other,
    }
}

const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' | '\u{0}'..='\u{1f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(typed: &str, slip: Slip, meant: &str) {
        let found = alternatives(&Secret::new(typed.to_owned()));
        let found: Vec<_> = found.iter().map(|(slip, text)| (*slip, text.expose())).collect();
        assert!(found.contains(&(slip, meant)), "{typed:?}: {found:?}");
    }

    #[test]
    fn guard_8_each_slip_is_undone() {
        check(" correct horse\u{a0}", Slip::Spaces, "correct horse");
        check("cORRECT hORSE 9", Slip::CapsLock, "Correct Horse 9");
        check("Correct horse", Slip::FirstLetter, "correct horse");
        check("correct horse", Slip::FirstLetter, "Correct horse");
        check("don’t “stop” – ever", Slip::SmartSigns, "don't \"stop\" - ever");
        check("wait…for it", Slip::SmartSigns, "wait...for it");
        check("cafe\u{301} con leche", Slip::Unseen, "café con leche");
        check("correct\u{200b} horse", Slip::Unseen, "correct horse");
    }

    #[test]
    fn guard_8_letters_without_another_case_stay_as_they_are() {
        check("straße UND GASSE", Slip::CapsLock, "STRAßE und gasse");
        check("ñandú 12", Slip::CapsLock, "ÑANDÚ 12");
    }

    #[test]
    fn guard_8_what_is_plain_throughout_has_only_its_case_to_slip() {
        let slips: Vec<Slip> = alternatives(&Secret::new("correct horse".to_owned()))
            .into_iter()
            .map(|(slip, _)| slip)
            .collect();
        assert_eq!(slips, [Slip::CapsLock, Slip::FirstLetter]);
        assert!(alternatives(&Secret::new("73914402 8815".to_owned())).is_empty());
        assert!(alternatives(&Secret::new(String::new())).is_empty());
        assert!(alternatives(&Secret::new("   ".to_owned())).is_empty());
    }

    proptest! {
        /// At most five more hashes, never the same one twice, never what was typed.
        #[test]
        fn guard_8_whatever_is_typed_the_alternatives_are_few_and_differ(text in ".{0,40}") {
            let found = alternatives(&Secret::new(text.clone()));
            let mut texts: Vec<&str> = found.iter().map(|(_, text)| text.expose()).collect();
            prop_assert!(!texts.contains(&text.as_str()));
            texts.sort_unstable();
            texts.dedup();
            prop_assert_eq!(texts.len(), found.len());
            prop_assert!(found.len() <= 5);
        }
    }
}
