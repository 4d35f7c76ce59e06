//! Paths of this site, parsed out of what visitors hand us: no `back=` leads elsewhere.

use std::fmt::{self, Write};

/// A path on this site, with its query: starts with one `/` and stays here in every browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPath(String);

const LONGEST: usize = 400;

impl OwnPath {
    /// Browsers read `//host`, `/\host` and tabs or newlines within as another site, so only plain
    /// path characters pass.
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('/')?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%?=&+,:@".contains(&byte);
        let stays = !rest.starts_with('/')
            && text.len() <= LONGEST
            && text.bytes().all(plain)
            && !text.split(['/', '?']).any(|part| part == ".." || part == ".");
        stays.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the query.
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or("/")
    }
}

impl fmt::Display for OwnPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<OwnPath> for String {
    fn from(path: OwnPath) -> Self {
        path.0
    }
}

/// A value as it stands in a query: everything but letters, digits, `-._~` and `/` in percent form.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_a_browser_would_take_to_another_site_is_refused() {
        for text in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "evil",
            "",
            "/\t/evil.example",
            "/a\nb",
            "javascript:alert(1)",
            "/../x",
            "/a/./b",
            "/ä",
            "/a#b",
            "/a b",
            "/\u{0}",
        ] {
            assert_eq!(OwnPath::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn our_own_paths_pass_with_their_query() {
        for text in ["/", "/claims?year=2027&page=2", "/claims/01abc", "/card.pdf"] {
            assert_eq!(OwnPath::read(text).unwrap().as_str(), text);
        }
        assert_eq!(OwnPath::read("/claims?year=2027").unwrap().path(), "/claims");
    }

    #[test]
    fn a_path_in_a_query_cannot_start_another_field() {
        assert_eq!(encoded("/a?b=c&d"), "/a%3Fb%3Dc%26d");
    }
}
