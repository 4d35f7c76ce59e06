//! The quick lane: views filled in one go from lines as nearly every writer makes them.
//!
//! What the lane takes, the careful reader (serde) takes too, with the same view; tests hold it to
//! that. Whatever is unusual (the wrong shape, broken JSON, a field told twice, an escape in a
//! name) it leaves alone, and the careful reader takes it or says what is wrong with it, and where.

mod json;

use std::borrow::Cow;

use serde_json::value::RawValue;

pub(crate) use json::Json;

use super::{CodeList, JustCode, Many, Number, Raw, Text};

/// Reads a whole line; nothing where the careful reader must.
pub(crate) fn read<'a, T: Shape<'a>>(line: &'a str) -> Option<T> {
    let mut json = Json::new(line);
    let mut view = T::empty();
    view.fill(&mut json)?;
    json.is_over().then_some(view)
}

/// What can be filled from JSON, in its place: views are large, and moving them costs.
pub(crate) trait Shape<'a>: Sized {
    fn empty() -> Self;
    /// `None` leaves the whole line to the careful reader.
    fn fill(&mut self, json: &mut Json<'a>) -> Option<()>;
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
        *self = serde_json::from_str(json.raw()?).ok()?;
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
