//! The quick lane: views filled in one go from lines as nearly every writer makes them.
//!
//! What the lane takes, the careful reader (serde) takes too, with the same view; tests hold it to
//! that. Whatever is unusual (the wrong shape, broken JSON, a field told twice, an escape in a
//! name) it leaves alone, and the careful reader takes it or says what is wrong with it, and where.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::{CodeList, JustCode, Many, Number, Raw, Text};

/// Reads a whole line; nothing where the careful reader must.
pub(crate) fn read<'a, T: Shape<'a>>(line: &'a str) -> Option<T> {
    let mut json = Json { text: line, at: 0, depth: 0 };
    let mut view = T::empty();
    view.fill(&mut json)?;
    json.peek();
    (json.at == line.len()).then_some(view)
}

/// What can be filled from JSON, in its place: views are large, and moving them costs.
pub(crate) trait Shape<'a>: Sized {
    fn empty() -> Self;
    /// `None` leaves the whole line to the careful reader.
    fn fill(&mut self, json: &mut Json<'a>) -> Option<()>;
}

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

    /// The next byte that is not white space.
    fn peek(&mut self) -> u8 {
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

    fn word(&mut self, word: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(word.as_bytes()).then(|| self.at += word.len())
    }

    fn string(&mut self) -> Option<Quoted<'a>> {
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
    fn number(&mut self) -> Option<&'a str> {
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

struct Quoted<'a> {
    inner: &'a str,
    with_quotes: &'a str,
    is_escaped: bool,
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

impl<'a> Shape<'a> for Text<'a> {
    fn empty() -> Self {
        Self::default()
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        self.0 = match json.peek() {
            b'"' => {
                let text = json.string()?;
                if text.is_escaped {
                    Cow::Owned(serde_json::from_str(text.with_quotes).ok()?)
                } else {
                    Cow::Borrowed(text.inner)
                }
            }
            b't' => json.word("true").map(|()| Cow::Borrowed("true"))?,
            b'f' => json.word("false").map(|()| Cow::Borrowed("false"))?,
            _ => serde_json::from_str::<Text>(json.number()?).ok()?.0,
        };
        Some(())
    }
}

impl<'a> Shape<'a> for Number<'a> {
    fn empty() -> Self {
        Self(None, std::marker::PhantomData)
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        if json.peek() == b'"' {
            let text = json.string()?;
            self.0 = text.inner.trim().parse().ok();
            return (!text.is_escaped).then_some(());
        }
        let number = json.number()?;
        self.0 = match decimal(number) {
            Some(number) => Some(number),
            None => serde_json::from_str::<Number>(number).ok()?.0,
        };
        Some(())
    }
}

/// A short decimal number: its digits and its power of ten are both exact as floats, so that one
/// division gives the float nearest to what was written.
fn decimal(text: &str) -> Option<f64> {
    const TENS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut whole, mut places) = (0_u64, None);
    for byte in digits.bytes().take(TENS.len() + 1) {
        match byte {
            b'.' => places = Some(0),
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                places = places.map(|places| places + 1);
            }
            _ => return None,
        }
    }
    let size = whole as f64 / TENS.get(places.unwrap_or(0))?;
    let is_short = digits.len() < TENS.len();
    is_short.then_some(if digits.len() < text.len() { -size } else { size })
}

impl<'a, T: Shape<'a>> Shape<'a> for Option<T> {
    fn empty() -> Self {
        None
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        self.insert(T::empty()).fill(json)
    }
}

impl<'a, T: Shape<'a>> Shape<'a> for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        (**self).fill(json)
    }
}

impl<'a, T: Shape<'a>> Shape<'a> for Many<T> {
    fn empty() -> Self {
        Self::default()
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        json.array(|json| {
            if json.peek() == b'n' {
                return json.word("null");
            }
            self.0.push(T::empty());
            self.0.last_mut()?.fill(json)
        })
    }
}

impl<'a> Shape<'a> for CodeList<'a> {
    fn empty() -> Self {
        Self::default()
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        json.array(|json| {
            let mut one = JustCode::default();
            json.field(&mut one)?;
            match (one.code, &self.first) {
                (None, _) => {}
                (code, None) => self.first = code,
                (Some(code), Some(_)) => self.rest.push(code),
            }
            Some(())
        })
    }
}

impl<'a> Shape<'a> for Raw<'a> {
    fn empty() -> Self {
        RawValue::NULL
    }

    fn fill(&mut self, json: &mut Json<'a>) -> Option<()> {
        json.peek();
        let start = json.at;
        json.skip()?;
        *self = serde_json::from_str(json.text.get(start..json.at)?).ok()?;
        Some(())
    }
}

/// A field's name as FHIR spells it: `billable_period` is `billablePeriod`.
pub(crate) struct Name {
    bytes: [u8; 32],
    length: usize,
}

impl Name {
    pub const fn camel(field: &str) -> Self {
        let (field, mut name) = (field.as_bytes(), Self { bytes: [0; 32], length: 0 });
        let mut at = 0;
        while at < field.len() {
            if field[at] == b'_' {
                at += 1;
                name.bytes[name.length] = field[at].to_ascii_uppercase();
            } else {
                name.bytes[name.length] = field[at];
            }
            name.length += 1;
            at += 1;
        }
        name
    }

    pub const fn bytes(&self) -> &[u8] {
        self.bytes.split_at(self.length).0
    }
}

/// A view's fields by name, each at most once: the careful reader refuses a field told twice.
macro_rules! fields {
    ($name:ident { $($field:ident $($json:literal)?),* }) => {
        impl<'a> crate::fhir::shape::quick::Shape<'a> for $name<'a> {
            fn empty() -> Self {
                Self::default()
            }

            fn fill(&mut self, json: &mut crate::fhir::shape::quick::Json<'a>) -> Option<()> {
                let mut seen = 0_u32;
                json.object(|json, name| {
                    let mut bit = 1_u32;
                    $(
                        if name == crate::fhir::shape::quick::name!($field $($json)?) {
                            if seen & bit != 0 {
                                return None;
                            }
                            seen |= bit;
                            return json.field(&mut self.$field);
                        }
                        bit <<= 1;
                    )*
                    let _ = bit;
                    json.skip()
                })
            }
        }
    };
}
macro_rules! name {
    ($field:ident) => {{
        const NAME: crate::fhir::shape::quick::Name =
            crate::fhir::shape::quick::Name::camel(stringify!($field));
        const BYTES: &[u8] = NAME.bytes();
        BYTES
    }};
    ($field:ident $json:literal) => {
        $json.as_bytes()
    };
}
pub(crate) use {fields, name};

#[cfg(test)]
mod tests;
