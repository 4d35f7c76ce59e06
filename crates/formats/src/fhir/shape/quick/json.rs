//! JSON, byte by byte, for the quick lane. Every function reads on from where the last one stopped;
//! `None` means that a careful reader should look at the line.

use serde::de::IgnoredAny;

use super::Shape;

/// Text, and how far it was read.
pub(crate) struct Json<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

const END: u8 = 0;
/// Deeper than any resource, shallower than the careful reader's own limit.
const DEEPEST: u8 = 100;

impl<'a> Json<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0 }
    }

    /// Nothing but white space is left.
    pub fn is_over(&mut self) -> bool {
        self.peek();
        self.at == self.text.len()
    }

    /// Each member's name, to a reader that must read or skip what follows it.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, &'a [u8]) -> Option<()>,
    ) -> Option<()> {
        self.enter(b'{')?;
        if self.peek() == b'}' {
            self.leave();
            return Some(());
        }
        loop {
            let name = self.string()?;
            if name.is_escaped {
                return None;
            }
            self.take(b':')?;
            member(self, name.inner.as_bytes())?;
            match self.peek() {
                b',' => self.at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        self.leave();
        Some(())
    }

    pub fn array(&mut self, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.enter(b'[')?;
        if self.peek() == b']' {
            self.leave();
            return Some(());
        }
        loop {
            item(self)?;
            match self.peek() {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
        }
        self.leave();
        Some(())
    }

    /// Fills a field, unless what stands there is `null`.
    pub fn field(&mut self, field: &mut impl Shape<'a>) -> Option<()> {
        match self.peek() {
            b'n' => self.word("null"),
            _ => field.fill(self),
        }
    }

    /// Passes over a value that no view asks for. It must be JSON all the same.
    pub fn skip(&mut self) -> Option<()> {
        match self.peek() {
            b'"' => {
                let text = self.string()?;
                let is_sound = !text.is_escaped
                    || serde_json::from_str::<IgnoredAny>(text.with_quotes).is_ok();
                is_sound.then_some(())
            }
            b'{' => self.object(|json, _| json.skip()),
            b'[' => self.array(Self::skip),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number().map(|_| ()),
        }
    }

    /// The text of the next value, whatever it is.
    pub fn raw(&mut self) -> Option<&'a str> {
        self.peek();
        let start = self.at;
        self.skip()?;
        self.text.get(start..self.at)
    }

    /// The next byte that is not white space.
    pub fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return *byte;
            }
            self.at += 1;
        }
        END
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == byte).then(|| self.at += 1)
    }

    fn enter(&mut self, byte: u8) -> Option<()> {
        self.depth += 1;
        (self.depth < DEEPEST).then_some(())?;
        self.take(byte)
    }

    /// Past the closing bracket.
    fn leave(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    pub fn word(&mut self, word: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(word.as_bytes()).then(|| self.at += word.len())
    }

    pub fn string(&mut self) -> Option<Quoted<'a>> {
        self.take(b'"')?;
        let (start, bytes) = (self.at, self.text.as_bytes());
        let mut is_escaped = false;
        loop {
            self.at += plain_run(bytes.get(self.at..)?);
            match bytes.get(self.at)? {
                b'"' => break,
                b'\\' => {
                    is_escaped = true;
                    self.at += 2;
                }
                _ => return None,
            }
        }
        let inner = self.text.get(start..self.at)?;
        self.at += 1;
        let with_quotes = self.text.get(start - 1..self.at)?;
        Some(Quoted { inner, with_quotes, is_escaped })
    }

    /// The text of a number, spelled as JSON spells one.
    pub fn number(&mut self) -> Option<&'a str> {
        self.peek();
        let start = self.at;
        self.at += usize::from(self.has(b"-"));
        let whole = self.digits();
        let begins_with_nought = self.text.as_bytes().get(self.at - whole) == Some(&b'0');
        if whole == 0 || (begins_with_nought && whole > 1) {
            return None;
        }
        if self.has(b".") {
            self.at += 1;
            (self.digits() > 0).then_some(())?;
        }
        if self.has(b"eE") {
            self.at += 1;
            self.at += usize::from(self.has(b"+-"));
            (self.digits() > 0).then_some(())?;
        }
        self.text.get(start..self.at)
    }

    fn has(&self, any: &[u8]) -> bool {
        self.text.as_bytes().get(self.at).is_some_and(|byte| any.contains(byte))
    }

    fn digits(&mut self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }
}

pub(crate) struct Quoted<'a> {
    pub inner: &'a str,
    pub with_quotes: &'a str,
    pub is_escaped: bool,
}

const LANES: usize = 8;
const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// How many bytes come before a quote, a backslash or a control character: eight at a time, since
/// most of a claim is the addresses of code systems.
fn plain_run(bytes: &[u8]) -> usize {
    let mut run = 0;
    for lanes in bytes.chunks_exact(LANES) {
        let lanes = u64::from_le_bytes(lanes.try_into().unwrap_or_default());
        let found = zeroes(lanes ^ (ONES * u64::from(b'"')))
            | zeroes(lanes ^ (ONES * u64::from(b'\\')))
            // A byte below 32 borrows when 32 is taken from it.
            | (lanes.wrapping_sub(ONES * 32) & !lanes & HIGHS);
        if found != 0 {
            // Borrows run upwards, so the lowest mark is always true.
            return run + found.trailing_zeros() as usize / 8;
        }
        run += LANES;
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..32);
    run + bytes[run..].iter().take_while(is_plain).count()
}

/// Marks the lanes that hold nought; marks above the lowest may be false.
const fn zeroes(lanes: u64) -> u64 {
    lanes.wrapping_sub(ONES) & !lanes & HIGHS
}
