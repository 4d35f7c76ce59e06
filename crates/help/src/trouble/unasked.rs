//! The likeliest cause, for a page of another room where something failed twice.

use web::{Cx, Fault};

use super::causes::{Shown as _, likeliest};
use super::pages::Carried;
use super::signs::{After, Detail, Happens, Signs};

/// What failed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Password,
    Code,
}

/// What that page says, in the words of its visitor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    pub cause: String,
    /// How sure we are, and what to do.
    pub why: String,
    pub what: String,
    pub door: &'static str,
    /// The fields of a form to `POST /help/sign-in` that asks for the next guess.
    pub next: Vec<(&'static str, &'static str)>,
}

impl Failure {
    pub(super) fn signs(self) -> Signs {
        let (happens, detail, after) = match self {
            Self::Password => (Happens::Wrong, None, After::Wrong),
            // One that is too old has its own answer, at once.
            Self::Code => (Happens::CodeFails, Some(Detail::CodeNew), After::Code),
        };
        Signs { happens: Some(happens), detail, after: Some(after), ..Signs::default() }
    }
}

/// # Errors
/// The store's, other than its being away, which is a cause itself.
pub async fn likely(cx: &Cx, failure: Failure) -> Result<Option<Unasked>, Fault> {
    let carried = Carried::knowing(failure.signs()).seen(cx, false).await?;
    let Some(guess) = likeliest(carried.signs, &[]) else { return Ok(None) };
    let (f, name) = (cx.frame(), guess.cause.name());
    let sure = f.t(if guess.is_sure() { "trouble-likely" } else { "trouble-unsure" });
    Ok(Some(Unasked {
        cause: f.t(format!("trouble-cause-{name}")).into_owned(),
        why: format!("{sure} {}", f.t(format!("trouble-why-{name}"))),
        what: f.t(format!("trouble-do-{name}")).into_owned(),
        door: guess.cause.door(),
        next: carried.next(guess.cause),
    }))
}
