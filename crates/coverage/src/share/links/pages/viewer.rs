//! The page that opens a link for people without a health app. What stands behind the `#` stays in
//! their browser; the script asks for the sealed files and opens them there.

use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse as _;
use web::{Answer, Cx, Frame, MaybeViewer, Problems};

/// Where the card's facts go: the label's word, and the name the script knows it by.
const FACTS: [(&str, &str); 8] = [
    ("card-member", "member"),
    ("card-member-id", "member-id"),
    ("card-person-code", "person-code"),
    ("card-rxbin", "rxbin"),
    ("card-rxpcn", "rxpcn"),
    ("card-rxgrp", "rxgroup"),
    ("card-group-number", "group"),
    ("card-payer", "payer"),
];

/// Left out where the card does not say.
const MORE: [(&str, &str); 13] = [
    ("share-view-start", "start"),
    ("share-view-end", "end"),
    ("card-help-desk", "pharma"),
    ("card-members-line", "PATINF"),
    ("card-home-delivery", "rxmailorder"),
    ("card-subscriber-id", "subscriber"),
    ("card-group", "group-name"),
    ("card-network", "network"),
    ("card-network-other", "alternatenetwork"),
    ("card-division", "division"),
    ("card-rxiin", "rxiin"),
    ("card-issued", "issued"),
    ("card-notes", "notes"),
];

#[derive(Template)]
#[template(path = "share/links/pages/viewer.html")]
pub struct ViewerPage {
    f: Frame,
    problems: Problems,
    /// Which part stands open before the script runs; samples open others.
    part: &'static str,
    /// Word, name, and for samples a value.
    facts: Vec<(&'static str, &'static str, &'static str)>,
    more: Vec<(&'static str, &'static str, &'static str)>,
    /// Of samples: the script adds those of a card.
    costs: Vec<(&'static str, &'static str)>,
}

impl ViewerPage {
    pub fn of(f: Frame) -> Self {
        let with = |(word, name)| (word, name, "");
        Self {
            f,
            problems: Problems::none(),
            part: "start",
            facts: FACTS.map(with).into(),
            more: MORE.map(with).into(),
            costs: Vec::new(),
        }
    }

    /// One part opened, as the script would, with values where it shows the card.
    pub fn opened(self, part: &'static str) -> Self {
        let values =
            ["Ann Whitfield", "JNX204771093", "03", "004999", "JNPR", "RXLAKE1", "0048817"];
        let values = values.into_iter().chain(["Juniper Health Fund"]);
        let facts =
            self.facts.iter().zip(values).map(|((word, name, _), value)| (*word, *name, value));
        let facts = facts.collect();
        let more = [
            "January 1, 2027",
            "December 31, 2027",
            "1-800-555-0187",
            "1-800-555-0142",
            "1-800-555-0161",
            "JNX204771090",
            "Lakeside Schools",
            "Juniper Choice (561490)",
            "Lakes (561491)",
            "11",
            "9151014609",
            "January 4, 2027",
            "If you use a TTY, call 711.",
        ];
        let more = self.more.iter().zip(more).map(|((word, name, _), value)| (*word, *name, value));
        let more = more.collect();
        let costs = vec![("Generic, 30 days", "$10.00"), ("Specialty", "25%, at most $150")];
        Self { part, facts, more, costs, ..self }
    }
}

/// `GET /shared-card`
pub async fn view(cx: Cx, _who: MaybeViewer) -> Answer {
    cx.show(ViewerPage::of(cx.frame()))
}

/// `GET /shared-card.js`
pub async fn script(_cx: Cx) -> Answer {
    let kind = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
    Ok((kind, include_str!("viewer.js")).into_response())
}
