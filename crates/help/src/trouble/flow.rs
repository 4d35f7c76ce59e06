//! From what is known to what is said next. Pure.
//!
//! ```text
//!                 sure enough                    ruled out
//!   known ──────────────────────────▶ told ──────────────────▶ known
//!     │ not yet     answered            ▲ likeliest, though unsure
//!     └──▶ asking ──────────▶ known ────┤
//!                                       └──▶ nothing left: a case, or "Help me get in"
//! ```

use super::causes::{Anyone, Cause, Guess, likeliest};
use super::signs::{Happens, Signs};

/// What the page says now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    AskWhat,
    AskMore(Happens),
    Told(Guess),
    /// Nothing that may be told here is likely enough to be worth saying.
    Out,
}

/// Less likely than this, a guess would only send people round.
const WORTH_SAYING_PERCENT: u64 = 15;

/// Evidence first, questions last (DESIGN 4). `has_answered`: the second question was, by whatever.
pub fn next(signs: Signs, ruled_out: &[Cause<Anyone>], has_answered: bool) -> Step {
    let guess = likeliest(signs, ruled_out);
    if let Some(sure) = guess.filter(|guess| guess.is_sure()) {
        return Step::Told(sure);
    }
    let Some(happens) = signs.happens else { return Step::AskWhat };
    if !has_answered && !happens.details().is_empty() {
        return Step::AskMore(happens);
    }
    let worth_saying = guess.filter(|guess| guess.percent >= WORTH_SAYING_PERCENT);
    worth_saying.map_or(Step::Out, Step::Told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trouble::signs::{Cookies, Detail};

    /// Everything the page can know from its own questions, with cookies that come back.
    fn known() -> impl Iterator<Item = Signs> {
        let cookies = Some(Cookies::Back);
        Happens::ALL.iter().flat_map(move |happens| {
            let details = happens.details().iter().copied().map(Some).chain([None]);
            details.map(move |detail: Option<Detail>| Signs {
                happens: Some(*happens),
                detail,
                cookies,
                ..Signs::default()
            })
        })
    }

    #[test]
    fn nobody_is_asked_again_what_they_have_answered() {
        for signs in known() {
            let step = next(signs, &[], true);
            assert!(matches!(step, Step::Told(_) | Step::Out), "{signs:?}: {step:?}");
        }
    }

    #[test]
    fn not_this_leads_from_any_answer_to_an_end_within_a_handful_of_guesses() {
        for signs in known() {
            let mut ruled_out = Vec::new();
            while let Step::Told(guess) = next(signs, &ruled_out, true) {
                ruled_out.push(guess.cause);
            }
            assert_eq!(next(signs, &ruled_out, true), Step::Out);
            assert!(ruled_out.len() <= 4, "{signs:?}: {ruled_out:?}");
        }
    }
}
