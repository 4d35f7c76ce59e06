//! What the visitor should look at again, beside the field it belongs to (STYLE 8).

use crate::Frame;

/// One sentence at one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: &'static str,
    pub key: &'static str,
    values: Vec<(&'static str, Value)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    Words(base::Private<String>),
    Count(i64),
}

impl Problem {
    pub fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key, values: Vec::new() }
    }

    #[must_use]
    pub fn put(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, Value::Words(value.to_string().into())));
        self
    }

    #[must_use]
    pub fn count(mut self, name: &'static str, count: i64) -> Self {
        self.values.push((name, Value::Count(count)));
        self
    }

    /// The sentence, in the frame's language.
    pub fn words(&self, f: &Frame) -> String {
        if self.values.is_empty() {
            return f.t(self.key).into_owned();
        }
        let mut say = f.say(self.key);
        for (name, value) in &self.values {
            say = match value {
                Value::Words(words) => say.put(name, &words.0),
                Value::Count(count) => say.count(name, *count),
            };
        }
        say.to_string()
    }
}

/// The problems of one form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One problem alone.
    pub fn at_field(field: &'static str, key: &'static str) -> Self {
        Self(vec![Problem::new(field, key)])
    }

    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.push(Problem::new(field, key));
    }

    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn list(&self) -> &[Problem] {
        &self.0
    }

    /// The first problem of a field.
    pub fn at(&self, field: impl AsRef<str>) -> Option<&Problem> {
        self.0.iter().find(|problem| problem.field == field.as_ref())
    }
}
