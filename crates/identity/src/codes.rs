//! Codes people type: Crockford's base 32, shown in groups of four, read tolerantly.

use base::Secret;

const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The symbols of a code, and how many it has.
#[derive(Clone)]
pub struct Code(Secret);

/// A mailed sign-in code: 40 bits, for ten minutes and five tries (DESIGN 2).
pub const MAILED: usize = 8;

/// A texted code is this long.
pub const TEXTED: usize = 6;

/// An invitation: 60 bits, so that guessing needs no counter that a stranger could use up.
pub const INVITATION: usize = 12;

impl Code {
    /// Out of random bytes: five bits each, so every symbol is equally likely.
    pub fn draw(bytes: &[u8; 16], length: usize) -> Self {
        let text = bytes.iter().take(length).map(|byte| symbol(byte & 31)).collect();
        Self(Secret::new(text))
    }

    /// A texted code: six digits, for ten minutes and five tries (DESIGN 2). What is thrown away
    /// of the random number is too little to make any code likelier.
    pub fn digits(bytes: &[u8; 16]) -> Self {
        let mut number = [0; 8];
        number.copy_from_slice(&bytes[..8]);
        let number = u64::from_le_bytes(number) % 1_000_000;
        Self(Secret::new(format!("{number:06}")))
    }

    /// What somebody typed: case, spaces and hyphens do not matter, and O is 0, I and L are 1.
    /// Nothing when it cannot be a code of this length.
    pub fn typed(text: &str, length: usize) -> Option<Self> {
        let symbols: Option<String> = text
            .chars()
            .filter(|c| !c.is_whitespace() && !"-–—‐‑_.".contains(*c))
            .map(|c| match c.to_ascii_uppercase() {
                'O' => Some('0'),
                'I' | 'L' => Some('1'),
                c => SYMBOLS.iter().any(|known| char::from(*known) == c).then_some(c),
            })
            .collect();
        let symbols = symbols.filter(|symbols| symbols.len() == length)?;
        Some(Self(Secret::new(symbols)))
    }

    pub fn symbols(&self) -> &str {
        self.0.expose()
    }

    /// `ABCD-EFGH`; six digits stand together, as texted codes do everywhere.
    pub fn shown(&self) -> String {
        if self.symbols().len() == TEXTED {
            return self.symbols().to_owned();
        }
        let mut shown = String::with_capacity(16);
        for (at, c) in self.symbols().chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                shown.push('-');
            }
            shown.push(c);
        }
        shown
    }
}

fn symbol(value: u8) -> char {
    char::from(SYMBOLS[usize::from(value & 31)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_reads_in_the_ways_people_type_it() {
        for typed in ["AB1C-0EFG", "ab1c0efg", " ab1c 0efg ", "abIcOefg", "aBlc–oefg", "AB1C.0EFG"]
        {
            let code = Code::typed(typed, MAILED).unwrap();
            assert_eq!(code.symbols(), "AB1C0EFG", "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_told_apart_from_a_wrong_one() {
        for typed in ["", "AB1C-0EF", "AB1C-0EFG-H", "UUUU-UUUU", "ÄB1C-0EFG"] {
            assert!(Code::typed(typed, MAILED).is_none(), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(bytes: [u8; 16]) {
            for length in [MAILED, INVITATION] {
                let code = Code::draw(&bytes, length);
                let read = Code::typed(&code.shown().to_lowercase(), length).unwrap();
                prop_assert_eq!(read.symbols(), code.symbols());
            }
        }

        #[test]
        fn no_text_makes_reading_a_code_panic(text in "\\PC{0,20}") {
            let _ = Code::typed(&text, MAILED);
        }
    }
}
