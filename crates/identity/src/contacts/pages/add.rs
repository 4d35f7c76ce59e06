//! A new address or number: where the code goes.

use std::sync::Arc;

use axum::Extension;
use base::{Email, Phone, Private};
use web::{
    Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, RecentlyProved, Sample, Template,
};

use super::super::flow::{NotNow, may_add};
use super::super::{Way, change};
use super::{HERE, list, of};
use crate::{Means, holds};

#[derive(Template)]
#[template(path = "contacts/pages/add.html")]
pub struct AddPage {
    pub f: Frame,
    pub problems: Problems,
    pub reach: Private<String>,
}

impl Page for AddPage {
    const NAME: &'static str = "contact-add";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = |problems, reach: &str| Self { f: f.clone(), problems, reach: reach.into() };
        let odd = Problems::at_field("reach", "contact-add-shape");
        let spent = Problems::at_field("reach", "contact-add-spent");
        vec![
            Sample::new("empty", page(Problems::none(), "")),
            Sample::new("odd", page(odd, "ann at example")),
            Sample::new("spent", page(spent, "ann@example.org")),
        ]
    }
}

/// `GET /security/contacts/new`
pub async fn form(cx: Cx, _who: RecentlyProved) -> Answer {
    cx.show(AddPage { f: cx.frame(), problems: Problems::none(), reach: "".into() })
}

/// One field for both: people know which of them they typed.
pub struct AddForm(String);

impl Reads for AddForm {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("reach").trim().to_owned())
    }
}

fn read(text: &str) -> Option<Way> {
    let mail = text.parse::<Email>().ok().map(Way::Mail);
    mail.or_else(|| text.parse::<Phone>().ok().map(Way::Phone))
}

enum Begun {
    Waiting,
    Standing,
    Spent,
    Not(NotNow),
}

/// `POST /security/contacts/new`
pub async fn begin(
    cx: Cx,
    who: RecentlyProved,
    Extension(means): Extension<Arc<Means>>,
    form: Form<AddForm>,
) -> Answer {
    let typed = form.0.0;
    let again = |key| {
        let problems = Problems::at_field("reach", key);
        cx.show_problem(AddPage { f: cx.frame(), problems, reach: typed.as_str().into() })
    };
    let Some(way) = read(&typed) else { return again("contact-add-shape") };
    if matches!(way, Way::Phone(_)) && !means.texting {
        return again("contact-add-no-texts");
    }
    let (of, keys) = (of(&who), means.keys.clone());
    let begun = cx
        .write(move |tx| {
            let standing = super::super::current(tx, of)?;
            if standing.iter().any(|contact| contact.way == way && contact.confirmed_at.is_some()) {
                return Ok(Begun::Standing);
            }
            if let Err(why) = may_add(standing.len(), holds::recovered(tx, of)?, tx.now()) {
                return Ok(Begun::Not(why));
            }
            let begun = change::begin(tx, of, &way, &keys)?;
            Ok(if begun { Begun::Waiting } else { Begun::Spent })
        })
        .await?;
    match begun {
        Begun::Waiting => cx.go(format!("{HERE}/code")),
        Begun::Standing => again("contact-add-standing"),
        Begun::Spent => again("contact-add-spent"),
        Begun::Not(why) => list(&cx, &who, (None, Some(why))).await,
    }
}
