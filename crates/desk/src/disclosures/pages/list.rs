//! "Who was given my data", as the member reads it and takes it away.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use web::{Answer, Cx, Fault, Frame, Page, Sample, Template, Viewer};

use super::super::rules::{Disclosure, Given, Purpose};
use super::super::{export, store};

/// In days: as long as anybody may ask (45 CFR 164.528).
const SHOWN: i32 = 366 * 6;

#[derive(Template)]
#[template(path = "disclosures/pages/list.html")]
pub struct DisclosuresPage {
    f: Frame,
    lines: Vec<Line>,
}

/// One disclosure in words.
struct Line {
    day: String,
    recipient: String,
    given: String,
    purpose: String,
}

impl Line {
    fn of(f: &Frame, one: &Disclosure) -> Self {
        let [given, purpose] = words(f, one);
        Self { day: f.day(one.day), recipient: one.recipient.0.clone(), given, purpose }
    }
}

fn words(f: &Frame, one: &Disclosure) -> [String; 2] {
    [
        f.t(format!("desk-disclosure-given-{}", one.given.word())).into_owned(),
        f.t(format!("desk-disclosure-purpose-{}", one.purpose.word())).into_owned(),
    ]
}

impl Page for DisclosuresPage {
    const NAME: &'static str = "disclosures";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let one = |given, purpose| {
            let recipient = "County Court, 100 Main Street, Albany".into();
            Line::of(&f, &Disclosure { day: f.today(), recipient, given, purpose })
        };
        let purposes = Purpose::ALL.iter().map(|purpose| one(Given::Claims, *purpose));
        let lines = Given::ALL.iter().map(|given| one(*given, Purpose::Law)).chain(purposes);
        let lines = lines.collect();
        vec![
            Sample::new("some", Self { f: f.clone(), lines }),
            Sample::new("none", Self { f: f.clone(), lines: Vec::new() }),
        ]
    }
}

/// The heads of table and file.
const COLUMNS: [&str; 4] = [
    "desk-disclosures-when",
    "desk-disclosures-whom",
    "desk-disclosures-what",
    "desk-disclosures-why",
];

async fn told(cx: &Cx, who: &Viewer) -> Result<Vec<Disclosure>, Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let days = (today.plus_days(-SHOWN), today);
    cx.read(move |tx| store::all(tx, scope, days)).await
}

/// `GET /security/disclosures`
pub async fn show(cx: Cx, who: Viewer) -> Answer {
    let all = told(&cx, &who).await?;
    let f = cx.frame();
    let lines = all.iter().map(|one| Line::of(&f, one)).collect();
    cx.show(DisclosuresPage { f, lines })
}

/// `GET /security/disclosures.csv`
pub async fn csv(cx: Cx, who: Viewer) -> Answer {
    let all = told(&cx, &who).await?;
    let f = cx.frame();
    let head = COLUMNS.map(|key| f.t(key).into_owned());
    let text = export::csv(head, &all, |one| words(&f, one));
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"disclosures.csv\""),
    ];
    Ok((head, text).into_response())
}
