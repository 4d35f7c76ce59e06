//! Cookies: read by name, written with every protection the address allows.

use std::time::Duration;

use axum::http::HeaderValue;
use base::Secret;

use crate::Mode;

/// A cookie to keep, or to forget.
#[derive(Debug)]
pub struct Cookie {
    name: &'static str,
    value: Secret,
    life: Life,
}

#[derive(Debug)]
enum Life {
    /// Until the browser closes.
    Visit,
    For(Duration),
    Over,
}

impl Cookie {
    /// Kept until the browser closes. The value must be plain ASCII: a token, never words.
    pub fn new(name: &'static str, value: Secret) -> Self {
        Self { name, value, life: Life::Visit }
    }

    #[must_use]
    pub fn lasting(self, life: Duration) -> Self {
        Self { life: Life::For(life), ..self }
    }

    /// Tells the browser to forget the cookie.
    pub fn gone(name: &'static str) -> Self {
        Self { name, value: Secret::new(String::new()), life: Life::Over }
    }

    pub(crate) fn header(&self, mode: Mode) -> HeaderValue {
        let (prefix, secure) = dressing(mode);
        let (name, value) = (self.name, self.value.expose());
        let life = match self.life {
            Life::Visit => String::new(),
            Life::For(life) => format!("; Max-Age={}", life.as_secs()),
            Life::Over => "; Max-Age=0".to_owned(),
        };
        let text = format!("{prefix}{name}={value}; Path=/{life}; HttpOnly; SameSite=Lax{secure}");
        sensitive(&text)
    }

    /// A plain preference: no prefix, so that the name is the same on every address.
    pub(crate) fn plain_header(&self, mode: Mode) -> HeaderValue {
        let (prefix, _) = dressing(mode);
        let header = self.header(mode);
        let text = header.to_str().unwrap_or_default();
        sensitive(text.strip_prefix(prefix).unwrap_or(text))
    }
}

/// Browsers accept `__Host-` and Secure on HTTPS only, and the demo has none.
fn dressing(mode: Mode) -> (&'static str, &'static str) {
    match mode {
        Mode::Demo => ("", ""),
        Mode::Live => ("__Host-", "; Secure"),
    }
}

fn sensitive(text: &str) -> HeaderValue {
    let mut value =
        HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static("refused="));
    value.set_sensitive(true);
    value
}

/// A cookie of ours, under the name it has in this mode.
pub fn find_ours<'a>(header: &'a str, name: &str, mode: Mode) -> Option<&'a str> {
    let (prefix, _) = dressing(mode);
    pairs(header).find_map(|(key, value)| (key.strip_prefix(prefix) == Some(name)).then_some(value))
}

pub(crate) fn find<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    pairs(header).find_map(|(key, value)| (key == name).then_some(value))
}

fn pairs(header: &str) -> impl Iterator<Item = (&str, &str)> {
    header.split(';').filter_map(|pair| pair.trim().split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Cookie {
        Cookie::new("session", Secret::new("abc".to_owned()))
    }

    #[test]
    fn a_live_cookie_is_bound_to_this_host_and_hidden_from_scripts() {
        assert_eq!(
            session().header(Mode::Live),
            "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            Cookie::gone("session").header(Mode::Live),
            "__Host-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn the_demo_drops_the_prefix_and_secure_and_nothing_else() {
        let month = session().lasting(Duration::from_hours(720));
        assert_eq!(
            month.header(Mode::Demo),
            "session=abc; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn a_live_house_does_not_read_a_cookie_without_its_prefix() {
        let header = "a=1; session=forged; __Host-session=true; lang=es";
        assert_eq!(find_ours(header, "session", Mode::Live), Some("true"));
        assert_eq!(find_ours("session=forged", "session", Mode::Live), None);
        assert_eq!(find_ours(header, "session", Mode::Demo), Some("forged"));
        assert_eq!(find(header, "lang"), Some("es"));
    }
}
