//! `/family/ask`: a code to give to somebody you trust.

use std::sync::Arc;

use axum::Extension;
use base::Private;
use web::{Answer, Cx, Frame, Page, RecentlyProved, Sample, Template};

use super::super::ask;
use super::super::rules::ASK_LIFE;
use super::{FamilyPage, of, page, say_not_now};
use crate::Means;

#[derive(Template)]
#[template(path = "family/pages/ask.html")]
pub struct AskPage {
    pub f: Frame,
    /// Shown once; nothing keeps it.
    pub code: Option<Private<String>>,
}

impl Page for AskPage {
    const NAME: &'static str = "family-ask";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |code: Option<&str>| Self { f: f.as_member("Ann"), code: code.map(Into::into) };
        vec![Sample::new("before", page(None)), Sample::new("code", page(Some("7K2M-9QXD-1234")))]
    }
}

impl AskPage {
    fn until(&self) -> String {
        self.f.day(self.f.day_of(self.f.now() + ASK_LIFE))
    }
}

/// `GET /family/ask`
pub async fn form(cx: Cx, _who: RecentlyProved) -> Answer {
    cx.show(AskPage { f: cx.frame(), code: None })
}

/// `POST /family/ask`
pub async fn make(cx: Cx, who: RecentlyProved, Extension(means): Extension<Arc<Means>>) -> Answer {
    let (of, keys) = (of(&who), means.keys.clone());
    match cx.write(move |tx| ask(tx, &keys, of)).await? {
        Ok(code) => cx.show(AskPage { f: cx.frame(), code: Some(code.shown().into()) }),
        Err(why) => {
            let page = page(&cx, &who).await?;
            let not_now = Some(say_not_now(&page.f, why));
            cx.show(FamilyPage { not_now, ..page })
        }
    }
}
