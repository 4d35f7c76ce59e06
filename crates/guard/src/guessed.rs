//! Values that guessers try first (SECURITY 9), whatever their length.
//!
//! `guessed.txt` holds pieces, written down for this program; here are the ways people join them to
//! reach a length. A rule rather than a list, because the values it stands for (a test counts them)
//! would fill the memory of a small machine. It is no list of leaked passwords: that is `breach`.

use std::collections::HashSet;
use std::sync::LazyLock;

use base::folded;

static PIECES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("guessed.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Ways along the keyboard and the alphabet. They are walked in both directions, and round.
const WAYS: [&str; 6] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
];

/// What people put behind a word when a form wants more.
const ENDINGS: [&str; 17] = [
    "", "1", "2", "3", "7", "12", "13", "21", "22", "69", "99", "123", "1234", "12345", "123456",
    "321", "007",
];

/// Whether a guesser would come upon it early: one or two pieces or the same one over and over,
/// with or without an ending, in any case, with signs between or for letters; or a way along the
/// keyboard; or a few signs over and over. The whole password counts, never a part of it.
pub fn is_common(password: &str) -> bool {
    let lower = folded(password);
    let plain: String = lower.chars().filter(|c| !is_between(*c)).collect();
    if is_repeated(&plain, 8) || is_walked(&plain) {
        return true;
    }
    let spelled: String = plain.chars().map(letter_for).collect();
    without_ending(&plain).any(is_made_of_pieces) || {
        // The ending is taken off before signs become letters, or "1" would end as "i".
        without_ending(&plain).any(|base| is_made_of_pieces(&spelled[..base.len()]))
    }
}

const fn is_between(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '_' | '.' | ',' | '/' | '+' | '\'')
}

/// The letter a sign is put for. Each is one byte, as is its letter, so places stay the same.
const fn letter_for(sign: char) -> char {
    match sign {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '|' => 'i',
        '0' => 'o',
        '$' | '5' => 's',
        '7' => 't',
        other => other,
    }
}

/// The text without exclamation marks and then without each ending it has, years among them.
fn without_ending(text: &str) -> impl Iterator<Item = &str> {
    let calm = text.trim_end_matches(['!', '?', '*', '#', '@', '$']);
    let listed = ENDINGS.iter().filter_map(|ending| calm.strip_suffix(ending));
    listed.chain(without_year(calm)).chain([text]).filter(|base| !base.is_empty())
}

/// 1940 to 2039: births, weddings, the year it is.
fn without_year(text: &str) -> Option<&str> {
    let (base, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let year: u32 = year.parse().ok()?;
    (1_940..2_040).contains(&year).then_some(base)
}

fn is_made_of_pieces(text: &str) -> bool {
    let mut splits = text.char_indices().map(|(at, _)| text.split_at(at));
    PIECES.contains(text)
        || (2..=4).any(|times| is_piece_repeated(text, times))
        || splits.any(|(head, tail)| PIECES.contains(head) && PIECES.contains(tail))
}

fn is_piece_repeated(text: &str, times: usize) -> bool {
    let piece = text.get(..text.len() / times).unwrap_or_default();
    PIECES.contains(piece) && text == piece.repeat(times)
}

/// At most `longest` signs over and over, at least twice, perhaps breaking off.
fn is_repeated(text: &str, longest: usize) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let again = |unit: usize| signs.iter().zip(&signs[unit..]).all(|(one, next)| one == next);
    signs.len() >= 2 && (1..=longest).any(|unit| signs.len() >= 2 * unit && again(unit))
}

/// Nothing but walks of three steps or more.
fn is_walked(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < signs.len() {
        let walk = longest_walk(&signs[at..]);
        if walk < 3 {
            return false;
        }
        at += walk;
    }
    !signs.is_empty()
}

fn longest_walk(signs: &[char]) -> usize {
    let forth = WAYS.iter().map(|way| walk(signs, way.chars().cycle(), way.len()));
    let back = WAYS.iter().map(|way| walk(signs, way.chars().rev().cycle(), way.len()));
    forth.chain(back).max().unwrap_or(0)
}

/// How far `signs` follow the way from wherever on it they begin.
fn walk(signs: &[char], way: impl Iterator<Item = char> + Clone, length: usize) -> usize {
    let along = way.clone().take(length).position(|sign| signs.first() == Some(&sign));
    let follow = |from| signs.iter().zip(way.skip(from)).take_while(|(a, b)| **a == *b).count();
    along.map_or(0, follow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// DESIGN 2: 15 characters, or 8 where a second factor is demanded of everyone.
    const SHORTEST: [usize; 2] = [15, 8];

    #[test]
    fn security_9_far_more_than_three_thousand_values_of_either_length_are_refused() {
        for shortest in SHORTEST {
            let pairs = PIECES.iter().flat_map(|a| PIECES.iter().map(move |b| format!("{a}{b}")));
            let long: HashSet<String> = pairs.filter(|v| v.chars().count() >= shortest).collect();
            assert!(long.len() >= 3_000, "{}", long.len());
            assert!(long.iter().step_by(50).all(|value| is_common(value)));
        }
    }

    #[test]
    fn security_9_the_pieces_are_many_and_written_as_they_are_compared() {
        assert!(PIECES.len() >= 400, "{}", PIECES.len());
        let plain = |piece: &&str| folded(piece) == **piece && !piece.contains(is_between);
        assert!(PIECES.iter().all(plain));
    }

    #[test]
    fn what_guessers_try_is_known_in_every_dress() {
        for password in [
            "password",
            "P@ssw0rd!",
            "Password-Password",
            "iloveyou iloveyou",
            "Summer2027!",
            "qwertyuiopasdfgh",
            "1qaz2wsx3edc4rfv",
            "aaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "098765432109876",
            "to be or not to be",
            "welcome_to_pharmacy",
            "teamo-mi-amor-13",
            "correct horse battery staple",
            "dragonmonkey1999",
            "zyxwvutsrqponml",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn what_somebody_thought_of_is_not() {
        for password in [
            "otter ladder seven plum",
            "7391 4402 8815 6620",
            "juniper sends my pills on tuesday",
            "ñandúes ágiles a las tres",
            "",
            "x",
            "password of my late aunt Hedwig",
        ] {
            assert!(!is_common(password), "{password}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked_about(text in ".{0,60}") {
            is_common(&text);
        }
    }
}
