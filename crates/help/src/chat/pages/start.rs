//! The page before a chat: who is there, how long it takes, and the form.

use std::time::Duration;

use web::{Frame, Page, Problem, Problems, Sample, Template};

use super::chat::wait_words;
use crate::contact::expected::Expected;
use crate::contact::hours::{Hours, Opening};
use crate::contact::pages::form::{Typed, samples};
use crate::contact::pages::parts::Phones;
use crate::contact::rules::{Left, Topic};

#[derive(Template)]
#[template(path = "chat/pages/start.html")]
pub struct StartPage {
    f: Frame,
    problems: Problems,
    typed: Typed,
    is_here: bool,
    /// How long the last ones waited, or that nobody can say.
    wait: String,
    /// When somebody should be there again; empty where the plan's words do not tell it.
    next: String,
    phones: Phones,
}

impl StartPage {
    pub(super) fn of(
        f: Frame,
        (is_here, expected): (bool, Option<Expected>),
        (typed, problems): (Typed, Problems),
    ) -> Self {
        let wait = expected
            .map_or_else(|| f.t("chat-wait-unknown").into_owned(), |wait| wait_words(&f, wait));
        let hours = Hours::read(&f.plan().hours, &f.plan().zone);
        let next = match hours.and_then(|hours| hours.opening(f.now())) {
            Some(Opening::Closed { next }) => {
                f.say("chat-next").put("when", f.weekday_moment(next)).to_string()
            }
            _ => String::new(),
        };
        Self { problems, typed, is_here, wait, next, phones: Phones::of(&f), f }
    }

    /// What its text field shows.
    fn text(&self) -> &str {
        &self.typed.text
    }

    /// The form is shown where somebody is there, and wherever something was typed.
    fn has_form(&self) -> bool {
        self.is_here || !self.typed.text.is_empty() || !self.problems.is_empty()
    }

    const TOPICS: &[Topic] = Topic::ALL;
    const LEFTS: &[Left] = Left::ALL;
}

impl Page for StartPage {
    const NAME: &'static str = "help-chat-start";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let known = Some(Expected { half: Duration::from_secs(40), most: Duration::from_mins(9) });
        let page = |here, typed: Typed, problems| Self::of(f.clone(), here, (typed, problems));
        let none = Problems::none;
        let refused = |key| {
            let mut problems = none();
            problems.push(Problem::new("text", key).put("phone", &f.plan().phone));
            page((true, None), samples::sound(), problems)
        };
        let empty = Typed::default().read(f, Vec::new()).err().unwrap_or_default();
        let member = f.as_member("Ann");
        vec![
            Sample::new("here", page((true, known), Typed::default(), none())),
            Sample::new("wait-unknown", page((true, None), Typed::default(), none())),
            Sample::new("nobody", page((false, known), Typed::default(), none())),
            Sample::new("signed-in", Self::of(member, (true, None), (Typed::default(), none()))),
            Sample::new("typed-and-nobody", page((false, None), samples::sound(), none())),
            Sample::problem("nothing-typed", page((true, None), Typed::default(), empty)),
            Sample::problem("no-chat", refused("chat-none")),
            Sample::problem("most-open", refused("contact-most-open")),
            Sample::problem("most-from-there", refused("contact-most-from-there")),
        ]
    }
}
