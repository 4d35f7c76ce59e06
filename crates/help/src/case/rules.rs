//! The code of a sign-in case: nine digits, read aloud as 3-3-3, the last one a check. Pure.

use std::fmt;
use std::time::Duration;

use guard::Ration;

/// How long a case is kept: a weekend, until whoever answers the phone is back.
pub const LIFE: Duration = Duration::from_hours(72);

/// Numbers that one neighbourhood may open at once, and one more every 2 minutes: enough for a
/// clinic's waiting room on one address, and no flood. (house)
pub const OPENED: Ration = Ration::new(30, Duration::from_mins(2));

/// How many digits a code has, the check among them.
pub const DIGITS: usize = 9;

/// H. Michael Damm's totally anti-symmetric quasigroup of order 10, as in his thesis ("Total
/// anti-symmetrische Quasigruppen", Marburg 2004, page 111): every wrong digit and every two
/// neighbours that changed places lead to another end than 0.
pub const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A code whose check fits. It names a case and grants nothing, so it may be read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; DIGITS]);

impl Code {
    /// The code this chance gives, which never begins with a nought. Of 2^128 chances no digit is
    /// likelier than another by more than one in 10^30.
    pub fn draw(chance: base::Entropy) -> Self {
        let mut number = u128::from_be_bytes(chance);
        let mut next = |of: u8| {
            let digit = u8::try_from(number % u128::from(of)).unwrap_or(0);
            number /= u128::from(of);
            digit
        };
        let mut digits = [0; DIGITS];
        digits[0] = 1 + next(9);
        digits[1..DIGITS - 1].fill_with(|| next(10));
        Self::checked(digits)
    }

    /// A code that begins with a nought and holds the last seven digits of this number.
    pub fn holding(number: u32) -> Self {
        let mut digits = [0; DIGITS];
        let mut left = number;
        for digit in digits[1..DIGITS - 1].iter_mut().rev() {
            *digit = u8::try_from(left % 10).unwrap_or(0);
            left /= 10;
        }
        Self::checked(digits)
    }

    /// The seven digits of a code that begins with a nought.
    pub fn held(self) -> Option<u32> {
        let digits = &self.0[1..DIGITS - 1];
        (self.0[0] == 0).then(|| digits.iter().fold(0, |at, digit| at * 10 + u32::from(*digit)))
    }

    fn checked(mut digits: [u8; DIGITS]) -> Self {
        digits[DIGITS - 1] = end(&digits[..DIGITS - 1]);
        Self(digits)
    }

    /// What was typed or heard, with spaces, hyphens and full stops wherever people put them.
    pub fn read(typed: &str) -> Option<Self> {
        let mut digits = [0; DIGITS];
        let mut count = 0;
        for sign in typed.chars().filter(|sign| !is_between(*sign)) {
            *digits.get_mut(count)? = u8::try_from(sign.to_digit(10)?).ok()?;
            count += 1;
        }
        (count == DIGITS && end(&digits) == 0).then_some(Self(digits))
    }

    /// The digits without anything between them.
    pub fn plain(self) -> String {
        self.0.iter().map(|digit| char::from(b'0' + digit)).collect()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}-{}", &plain[..3], &plain[3..6], &plain[6..])
    }
}

fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '.' | '\u{2010}'..='\u{2015}')
}

/// Where these digits lead in the quasigroup: the check that belongs to them, and 0 where the last
/// of them is that check.
fn end(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |at, digit| QUASIGROUP[usize::from(at)][usize::from(*digit)])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_check_is_the_one_of_the_literature() {
        assert_eq!(end(&[5, 7, 2]), 4);
        assert_eq!(end(&[5, 7, 2, 4]), 0);
    }

    #[test]
    fn a_code_is_read_as_people_write_it_and_nothing_else_is() {
        let code = Code::draw(123_456_789_u128.to_be_bytes());
        let plain = code.plain();
        assert_eq!(code.to_string(), format!("{}-{}-{}", &plain[..3], &plain[3..6], &plain[6..]));
        let spaced = format!(" {} {}\u{2013}{}. ", &plain[..3], &plain[3..6], &plain[6..]);
        for typed in [plain.clone(), code.to_string(), spaced] {
            assert_eq!(Code::read(&typed), Some(code), "{typed}");
        }
        let (short, long) = (&plain[..8], format!("{plain}0"));
        for typed in ["", "abc", short, &long, "٣٤٥٣٤٥٣٤٥", "+12 345 678"] {
            assert_eq!(Code::read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_code_we_draw_reads_back(chance: [u8; 16]) {
            let code = Code::draw(chance);
            prop_assert_eq!(Code::read(&code.to_string()), Some(code));
            prop_assert_eq!(Code::read(&code.plain()), Some(code));
        }

        #[test]
        fn every_single_wrong_digit_is_noticed(chance: [u8; 16]) {
            let code = Code::draw(chance);
            for at in 0..DIGITS {
                for other in (0..10).filter(|other| *other != code.0[at]) {
                    let mut wrong = code;
                    wrong.0[at] = other;
                    prop_assert_eq!(Code::read(&wrong.plain()), None);
                }
            }
        }

        #[test]
        fn every_two_neighbours_that_changed_places_are_noticed(chance: [u8; 16]) {
            let code = Code::draw(chance);
            for at in 1..DIGITS {
                let mut wrong = code;
                wrong.0.swap(at - 1, at);
                prop_assert_eq!(Code::read(&wrong.plain()).is_some(), wrong == code);
            }
        }

        #[test]
        fn nothing_typed_makes_reading_panic(typed in "\\PC{0,30}") {
            let _ = Code::read(&typed);
        }
    }
}
