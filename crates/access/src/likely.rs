//! Why it likely fails, said unasked once something failed twice (DESIGN 4). The troubleshooter
//! stands beside this room, so the binary hands its voice in.

use std::pin::Pin;

use web::Cx;

/// What failed twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    Password,
    Code,
}

/// One likely cause that anyone may be told, in words.
#[derive(Debug, Clone)]
pub struct Likely {
    pub cause: String,
    pub why: String,
    /// The one thing to do about it: its words, and a door of ours.
    pub what: String,
    pub door: &'static str,
    /// What the form to the next guess carries.
    pub next: Vec<(&'static str, &'static str)>,
}

/// What comes when somebody has looked.
pub type Looking<'c> = Pin<Box<dyn Future<Output = Option<Likely>> + Send + 'c>>;

/// Looks for the cause of what failed.
pub trait Finds: Send + Sync {
    fn find<'c>(&'c self, cx: &'c Cx, failed: Failed) -> Looking<'c>;
}

impl Likely {
    /// As the gallery shows it.
    pub(crate) fn shown(f: &web::Frame) -> Self {
        Self {
            cause: f.t("sign-in-slip-caps").into_owned(),
            why: f.t("sign-in-again-words").into_owned(),
            what: f.t("sign-in-forgot").into_owned(),
            door: "/get-in",
            next: vec![("after", "wrong")],
        }
    }
}
