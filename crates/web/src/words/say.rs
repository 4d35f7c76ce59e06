//! A sentence with values, put together where it is shown.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::FluentArgs;

use crate::{Frame, Given};

/// `f.say("refill-button").count("n", 2)`: shows itself as the finished sentence.
pub struct Say<'a> {
    f: &'a Frame,
    key: Cow<'a, str>,
    args: FluentArgs<'a>,
}

impl<'a> Say<'a> {
    pub(crate) fn new(f: &'a Frame, key: Cow<'a, str>) -> Self {
        Self { f, key, args: FluentArgs::new() }
    }

    /// A value shown as it prints: a name, a day, an amount.
    #[must_use]
    pub fn put(mut self, name: &'a str, value: impl fmt::Display) -> Self {
        self.args.set(name, value.to_string());
        self
    }

    /// A number, which may choose between one and many.
    #[must_use]
    pub fn count(mut self, name: &'a str, count: impl Given<i64>) -> Self {
        self.args.set(name, count.given());
        self
    }
}

impl fmt::Display for Say<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.f.format(&self.key, &self.args))
    }
}
