//! What a form or an address sent: names and texts, checked for shape before anyone reads them.

use std::borrow::Cow;
use std::fmt;

/// Reads itself from what was sent. Nothing sent is an error here: a field that is missing or wrong
/// is the reader's to keep as such, and the page's to explain.
pub trait Reads: Sized {
    fn read(fields: &Fields) -> Self;
}

/// The fields in the order they were sent.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// Why what was sent cannot be read at all. A browser never sends these on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    NotUtf8,
    /// PostgreSQL cannot hold U+0000, and no person types it.
    Nul,
    TooMany,
}

const MOST_FIELDS: usize = 1_000;

impl Fields {
    /// Reads `application/x-www-form-urlencoded` as the URL standard has it, except that text must
    /// be UTF-8 rather than be mended.
    pub fn parse(encoded: &str) -> Result<Self, Unreadable> {
        let pairs = encoded.split('&').filter(|pair| !pair.is_empty());
        let fields: Vec<_> = pairs.take(MOST_FIELDS + 1).map(pair).collect::<Result<_, _>>()?;
        if fields.len() > MOST_FIELDS { Err(Unreadable::TooMany) } else { Ok(Self(fields)) }
    }

    /// What came as parts of a form with a file: no part may hold what a field may not.
    pub(crate) fn of_parts(parts: Vec<(String, String)>) -> Result<Self, Unreadable> {
        if parts.iter().any(|(name, text)| name.contains('\0') || text.contains('\0')) {
            return Err(Unreadable::Nul);
        }
        Ok(Self(parts))
    }

    /// The text of a field, or nothing. A name that came twice with different texts says nothing
    /// certain, so it counts as not answered.
    pub fn text(&self, name: &str) -> &str {
        let mut texts = self.all(name);
        let first = texts.next().unwrap_or_default();
        if texts.all(|text| text == first) { first } else { "" }
    }

    /// Every text under this name: ticked boxes.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, text)| text.as_str())
    }

    /// Everything, in the order it was sent: for what is signed as a whole.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Whether the field came at all, even empty: a ticked box, a pressed button.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

/// Names are ours; texts may be anything, a password too.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fields({})", self.0.len())
    }
}

fn pair(text: &str) -> Result<(String, String), Unreadable> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    Ok((decoded(name)?, decoded(value)?))
}

fn decoded(text: &str) -> Result<String, Unreadable> {
    let bytes = if text.bytes().any(|byte| byte == b'%' || byte == b'+') {
        Cow::Owned(unescaped(text.as_bytes()))
    } else {
        Cow::Borrowed(text.as_bytes())
    };
    if bytes.contains(&0) {
        return Err(Unreadable::Nul);
    }
    String::from_utf8(bytes.into_owned()).map_err(|_| Unreadable::NotUtf8)
}

/// A `%` without two digits after it stands for itself.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (*byte, tail) {
            (b'+', _) => out.push(b' '),
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                out.push(hex(*high) << 4 | hex(*low));
                rest = after;
            }
            _ => out.push(*byte),
        }
    }
    out
}

fn hex(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.wrapping_sub(b'A').wrapping_add(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_read_as_browsers_write_them() {
        let fields = Fields::parse("name=Jos%C3%A9+Luis&fill=a&fill=b&stay=&odd=100%").unwrap();
        assert_eq!(fields.text("name"), "José Luis");
        assert_eq!(fields.all("fill").collect::<Vec<_>>(), ["a", "b"]);
        assert!(fields.has("stay") && !fields.has("gone"));
        assert_eq!(fields.text("odd"), "100%");
    }

    #[test]
    fn a_field_sent_twice_with_different_texts_counts_as_not_answered() {
        assert_eq!(Fields::parse("a=1&a=2").unwrap().text("a"), "");
        assert_eq!(Fields::parse("a=1&a=1").unwrap().text("a"), "1");
    }

    #[test]
    fn nul_broken_text_and_floods_of_fields_are_refused() {
        assert_eq!(Fields::parse("a=%00").unwrap_err(), Unreadable::Nul);
        assert_eq!(Fields::parse("a=%ff").unwrap_err(), Unreadable::NotUtf8);
        assert_eq!(Fields::parse(&"a&".repeat(1_001)).unwrap_err(), Unreadable::TooMany);
    }

    #[test]
    fn what_was_typed_is_not_in_the_debug_text() {
        assert_eq!(format!("{:?}", Fields::parse("password=hunter2").unwrap()), "Fields(1)");
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_fields_panic(text in "\\PC{0,60}|[%+&=0-9a-fA-F]{0,60}") {
            let _ = Fields::parse(&text);
        }

        #[test]
        fn what_a_form_encodes_is_what_is_read(text in "[^\u{0}]{0,30}") {
            let sent = format!("a={}", crate::own_path::encoded(&text));
            let fields = Fields::parse(&sent).unwrap();
            prop_assert_eq!(fields.text("a"), text);
        }
    }
}
