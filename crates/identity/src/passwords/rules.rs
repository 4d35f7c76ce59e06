//! Which passwords are refused when one is chosen, and why (SECURITY 6 to 9). The whole password
//! is compared, ignoring case; there are no rules about which characters it must hold.

use std::collections::HashSet;
use std::sync::LazyLock;

use base::{Secret, folded};

use super::MAX_BYTES;

/// Shortest and longest password, in code points (DESIGN 2).
pub const SHORTEST: usize = 15;
pub const LONGEST: usize = 256;

/// Whose password it is: words a guesser tries first.
#[derive(Debug, Clone, Default)]
pub struct About {
    pub words: Vec<base::Private<String>>,
}

/// Why a password was refused: each has its own sentence beside the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    TooShort,
    TooLong,
    /// Among the values guessers try first.
    Common,
    /// One character, or a short pattern, over and over or counting upwards.
    Pattern,
    /// Mostly the username, name, address, member ID or plan name.
    AboutYou,
}

/// What the common long values are made of; the file says where it comes from.
static PIECES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("common.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// What people append when a form wants more.
const ENDINGS: [&str; 12] =
    ["", "1", "12", "123", "1234", "12345", "123456", "123456789", "!", "1!", "123!", "2027"];

pub fn judge(password: &Secret, about: &About) -> Result<(), Refusal> {
    let text = password.expose();
    let length = text.chars().count();
    if length < SHORTEST {
        return Err(Refusal::TooShort);
    }
    if length > LONGEST || text.len() > MAX_BYTES {
        return Err(Refusal::TooLong);
    }
    let plain = squeezed(text);
    if is_common(&plain) {
        return Err(Refusal::Common);
    }
    if is_pattern(&plain) {
        return Err(Refusal::Pattern);
    }
    if is_about(&plain, about) { Err(Refusal::AboutYou) } else { Ok(()) }
}

/// Lower case without spaces: `Password Password` is `passwordpassword` to a guesser.
fn squeezed(text: &str) -> String {
    folded(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// One piece, the same one up to three times, or two different ones, with or without an ending: the
/// ways people join pieces to reach a length. Kept as a rule, because the values it stands for (a
/// test counts them) would fill the memory of a small machine.
fn is_common(plain: &str) -> bool {
    ENDINGS.iter().filter_map(|ending| plain.strip_suffix(ending)).any(is_made_of_pieces)
}

fn is_made_of_pieces(base: &str) -> bool {
    let third = base.get(..base.len() / 3).unwrap_or_default();
    let thrice = PIECES.contains(third) && base == third.repeat(3);
    let pair = || {
        let splits = base.char_indices().map(|(at, _)| base.split_at(at));
        splits.into_iter().any(|(head, tail)| PIECES.contains(head) && PIECES.contains(tail))
    };
    PIECES.contains(base) || thrice || pair()
}

/// A unit of up to eight characters over and over, or neighbours on the code chart throughout.
fn is_pattern(plain: &str) -> bool {
    let chars: Vec<char> = plain.chars().collect();
    let repeats = (1..=8).any(|unit| {
        chars.len() >= unit * 2 && chars.iter().zip(chars.iter().skip(unit)).all(|(a, b)| a == b)
    });
    let step = |pair: &[char]| u32::from(pair[1]).abs_diff(u32::from(pair[0]));
    // 0 follows 9 when people count on.
    let counts = |pair: &[char]| step(pair) == 1 || (pair[0] == '9' && pair[1] == '0');
    let counted = chars.windows(2).filter(|pair| counts(pair)).count();
    repeats || counted + 2 >= chars.len()
}

/// What is left once the known words are taken out, and digits and signs with them, must still be
/// at least eight letters: otherwise the words carried it.
fn is_about(plain: &str, about: &About) -> bool {
    let mut rest = plain.to_owned();
    let mut found = false;
    let words = about.words.iter().map(|word| squeezed(word)).filter(|word| word.len() >= 4);
    for word in words.chain(["latchkey".to_owned()]) {
        found |= rest.contains(&word);
        rest = rest.replace(&word, "");
    }
    found && rest.chars().filter(|c| c.is_alphabetic()).count() < 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expected: Result<(), Refusal>) {
        let about = About {
            words: ["ann.wood", "ann@example.org", "JRX204817", "Juniper Rx"]
                .map(Into::into)
                .to_vec(),
        };
        assert_eq!(judge(&Secret::new(password.to_owned()), &about), expected, "{password}");
    }

    #[test]
    fn length_is_counted_in_characters_and_bounded_in_bytes() {
        check("fourteen chars", Err(Refusal::TooShort));
        check("ñandúes ágiles á", Ok(()));
        check(&"a b c d e ".repeat(26), Err(Refusal::TooLong));
        check(&"\u{1F511}x".repeat(128)[..], Err(Refusal::Pattern));
        check(&format!("{}tail of a song", "\u{1F511}".repeat(250)), Err(Refusal::TooLong));
    }

    #[test]
    fn values_guessers_try_first_are_refused_in_any_case_and_spacing() {
        for password in
            ["passwordpassword", "Password Password", "qwertyuiop12345", "iloveyou iloveyou1"]
        {
            check(password, Err(Refusal::Common));
        }
    }

    #[test]
    fn counting_and_repeating_are_refused() {
        for password in
            ["234567890123456", "aaaaaaaaaaaaaaaa", "abcdefghijklmnop", "k7k7k7k7k7k7k7k7"]
        {
            check(password, Err(Refusal::Pattern));
        }
    }

    #[test]
    fn a_password_made_of_ones_own_names_is_refused_and_one_with_more_in_it_is_not() {
        check("ann.wood-JRX204817", Err(Refusal::AboutYou));
        check("JuniperRx2027!!!", Err(Refusal::AboutYou));
        check("juniper rx sends my pills on tuesday", Ok(()));
    }

    #[test]
    fn any_characters_will_do() {
        check("correct horse battery", Ok(()));
        check("7391 4402 8815 6620", Ok(()));
        check("   leading and trailing   ", Ok(()));
    }

    /// SECURITY 9 asks for 3,000 that satisfy the length rule.
    #[test]
    fn at_least_three_thousand_common_values_are_refused() {
        let pairs = PIECES.iter().flat_map(|a| PIECES.iter().map(move |b| format!("{a}{b}")));
        let long: HashSet<String> =
            pairs.filter(|value| value.chars().count() >= SHORTEST).collect();
        assert!(long.len() >= 3_000, "{}", long.len());
        assert!(long.iter().all(|value| is_common(value)));
    }
}
