//! A page is a struct with samples (STYLE 14).

use crate::Frame;

/// A page of ours: its template, its name, and the states worth looking at.
pub trait Page: askama::Template + Sized {
    /// As it stands in the gallery's address: `list`, `enter-code`.
    const NAME: &'static str;

    fn samples(f: &Frame) -> Vec<Sample<Self>>;
}

/// The page in one state.
pub struct Sample<P> {
    pub state: &'static str,
    pub page: P,
    pub(crate) problem: bool,
}

impl<P> Sample<P> {
    pub fn new(state: &'static str, page: P) -> Self {
        Self { state, page, problem: false }
    }

    /// As `show_problem` shows it: its title starts with "Error:".
    pub fn problem(state: &'static str, page: P) -> Self {
        Self { state, page, problem: true }
    }
}
