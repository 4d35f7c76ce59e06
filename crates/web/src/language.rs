//! The language switch: remembers the choice and shows the same page again.

use std::time::Duration;

use axum::http::header;
use base::{Lang, Secret};

use crate::{Answer, Asked, Cookie, Cx, Fields, Reads};

pub(crate) struct Switch {
    to: Option<Lang>,
    back: String,
}

impl Reads for Switch {
    fn read(fields: &Fields) -> Self {
        Self { to: fields.text("to").parse().ok(), back: fields.text("back").to_owned() }
    }
}

/// A GET that changes nothing but this browser's own preference, so that a plain link can ask it.
pub(crate) async fn switch(cx: Cx, Asked(asked): Asked<Switch>) -> Answer {
    let back = cx.own_path(&asked.back).map_or_else(|| "/".to_owned(), String::from);
    let mut answer = cx.go(back)?;
    if let Some(lang) = asked.to {
        let cookie = Cookie::new("lang", Secret::new(lang.tag().to_owned()))
            .lasting(Duration::from_hours(24 * 365))
            .plain_header(cx.house().mode);
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}
