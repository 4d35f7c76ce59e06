//! JSON written straight into bytes, members in the order given: `resourceType` must come first
//! so that readers know the kind of a line from its beginning.

use std::fmt::Display;
use std::io::Write;

pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

/// One object as a line of text.
pub(super) fn line(fill: impl FnOnce(&mut Object)) -> String {
    let mut out = Vec::with_capacity(2_048);
    braces(&mut out, fill);
    String::from_utf8(out).unwrap_or_default()
}

fn braces(out: &mut Vec<u8>, fill: impl FnOnce(&mut Object)) {
    out.push(b'{');
    fill(&mut Object { out, is_empty: true });
    out.push(b'}');
}

/// Writing into memory cannot fail.
fn quoted(out: &mut Vec<u8>, text: &str) {
    let _ = serde_json::to_writer(out, text);
}

impl Object<'_> {
    fn key(&mut self, key: &str) {
        if !self.is_empty {
            self.out.push(b',');
        }
        self.is_empty = false;
        quoted(self.out, key);
        self.out.push(b':');
    }

    pub fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        quoted(self.out, text);
    }

    pub fn maybe(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Text made by `Display`, such as a day.
    pub fn shown(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.text(key, &value.to_string());
        }
    }

    /// Unquoted: a number or a truth value.
    pub fn bare(&mut self, key: &str, value: impl Display) {
        self.key(key);
        let _ = write!(self.out, "{value}");
    }

    pub fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object)) {
        self.key(key);
        braces(self.out, fill);
    }

    /// Left out when empty, as FHIR wants.
    pub fn list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object, T),
    ) {
        self.items(key, items, |out, item| braces(out, |object| fill(object, item)));
    }

    pub fn texts<'t>(&mut self, key: &str, items: impl IntoIterator<Item = &'t str>) {
        self.items(key, items, quoted);
    }

    pub fn numbers(&mut self, key: &str, items: impl IntoIterator<Item = usize>) {
        self.items(key, items, |out, number| {
            let _ = write!(out, "{number}");
        });
    }

    fn items<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Vec<u8>, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.key(key);
        self.out.push(b'[');
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            each(self.out, item);
        }
        self.out.push(b']');
    }
}
