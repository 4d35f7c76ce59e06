//! What a visitor has before them.

use axum::http::HeaderMap;

use crate::Visitor;

/// A page, or a file, or the word that it is elsewhere.
pub struct Page<'v, 'p> {
    pub path: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    visitor: &'v Visitor<'p>,
}

impl<'v, 'p> Page<'v, 'p> {
    pub(crate) fn new(
        visitor: &'v Visitor<'p>,
        path: String,
        (status, headers, bytes): (u16, HeaderMap, Vec<u8>),
    ) -> Self {
        Self { path, status, headers, bytes, visitor }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("a page is text")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or_default())
    }

    #[track_caller]
    pub fn sees(&self, words: &str) -> &Self {
        let (path, status) = (&self.path, self.status);
        assert!(self.text().contains(words), "{path} ({status}) lacks “{words}”:\n{}", self.main());
        self
    }

    #[track_caller]
    pub fn lacks(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "{} says “{words}”", self.path);
        self
    }

    /// The page itself without the styles that come with it, which are long.
    fn main(&self) -> &str {
        self.text().split("<main").nth(1).unwrap_or_else(|| self.text())
    }

    /// Where it leads on to.
    #[track_caller]
    pub fn place(&self) -> String {
        let place = self.header("location");
        assert!(!place.is_empty(), "{} stays ({}):\n{}", self.path, self.status, self.main());
        place.to_owned()
    }

    /// The page it leads on to.
    #[must_use]
    #[track_caller]
    pub fn follow(&self) -> Self {
        self.visitor.opens(&self.place())
    }

    /// A field as its form would send it.
    #[track_caller]
    pub fn field<'n>(&self, name: &'n str) -> (&'n str, String) {
        let start = format!("name=\"{name}\" value=\"");
        let found = self.text().split_once(&start).and_then(|(_, rest)| rest.split_once('"'));
        let (value, _) = found.unwrap_or_else(|| panic!("{} has no field {name}", self.path));
        (name, value.to_owned())
    }
}
