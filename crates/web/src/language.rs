//! How a browser shows our pages: the switches of language and of the size of letters remember the
//! choice and show the same page again.

use std::time::Duration;

use axum::http::header;
use base::{Lang, Reading, Secret, TextSize};

use crate::visit::{LANG, TEXT};
use crate::{Answer, Asked, Cookie, Cx, Fields, Reads};

const YEAR: Duration = Duration::from_hours(24 * 365);

/// What was asked for, if it is one of ours, and the page to show.
pub(crate) struct Switch {
    to: String,
    back: String,
}

impl Reads for Switch {
    fn read(fields: &Fields) -> Self {
        Self { to: fields.text("to").to_owned(), back: fields.text("back").to_owned() }
    }
}

/// A GET that changes nothing but this browser's own preference, so that a plain link can ask it.
pub(crate) async fn switch(cx: Cx, Asked(asked): Asked<Switch>) -> Answer {
    let lang = asked.to.parse::<Lang>().ok().map(Lang::tag);
    keep(&cx, (LANG, lang), is_shared(&cx), back(&cx, &asked))
}

/// The same for the size of letters.
pub(crate) async fn resize(cx: Cx, Asked(asked): Asked<Switch>) -> Answer {
    let size = TextSize::read(&asked.to).map(TextSize::word);
    keep(&cx, (TEXT, size), is_shared(&cx), back(&cx, &asked))
}

/// The answer, after which this browser shows pages so; one that is shared only while it is open.
pub fn remembered(cx: &Cx, (reading, shared): (Reading, bool), answer: Answer) -> Answer {
    let answer = keep(cx, (LANG, Some(reading.lang.tag())), shared, answer);
    keep(cx, (TEXT, Some(reading.text.word())), shared, answer)
}

fn is_shared(cx: &Cx) -> bool {
    cx.viewer().is_some_and(crate::Viewer::shared_computer)
}

fn back(cx: &Cx, asked: &Switch) -> Answer {
    cx.go(cx.own_path(&asked.back).map_or_else(|| "/".to_owned(), String::from))
}

fn keep(
    cx: &Cx,
    (name, value): (&'static str, Option<&str>),
    shared: bool,
    answer: Answer,
) -> Answer {
    let Some(value) = value else { return answer };
    let cookie = Cookie::new(name, Secret::new(value.to_owned()));
    let cookie = if shared { cookie } else { cookie.lasting(YEAR) };
    let mut answer = answer?;
    answer.headers_mut().append(header::SET_COOKIE, cookie.plain_header(cx.house().mode));
    Ok(answer)
}
