//! One of several, as `kit::select` shows it.

/// A choice of a drop-down list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub words: String,
    pub chosen: bool,
}

impl Choice {
    pub fn new(value: impl ToString, words: impl ToString, chosen: bool) -> Self {
        Self { value: value.to_string(), words: words.to_string(), chosen }
    }
}
