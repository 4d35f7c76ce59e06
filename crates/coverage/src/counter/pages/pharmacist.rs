//! `/pharmacy`: a pharmacist types the code and the passcode and sees what stands on the card.

use ::store::Actor;
use axum::Extension;
use base::{Private, Secret};
use identity::Keys;
use identity::codes::{Code, MAILED};
use web::{Answer, Cx, Deed, Fields, Form, Frame, Page, Problems, Reads, Sample, Template, View};

use super::super::mail;
use super::super::rules::Facts;
use super::super::store::{self, Seen};
use super::sample_facts;

#[derive(Template)]
#[template(path = "counter/pages/pharmacist.html")]
pub(crate) struct PharmacistPage {
    pub f: Frame,
    pub problems: Problems,
    pub code: Private<String>,
    pub seen: Option<Facing>,
}

/// A card, as the pharmacist sees it.
pub(crate) struct Facing {
    pub facts: Facts,
    pub until: String,
    pub looks_left: u32,
}

impl PharmacistPage {
    fn empty(f: Frame) -> Self {
        Self { f, problems: Problems::none(), code: Private::default(), seen: None }
    }
}

impl Page for PharmacistPage {
    const NAME: &'static str = "pharmacy";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let empty = || Self::empty(f.clone());
        let seen = |facts| {
            let seen = Facing { facts, until: f.time(f.now()), looks_left: 2 };
            Self { seen: Some(seen), ..empty() }
        };
        let bare = Facts {
            worth: super::Worth::Ended,
            start: None,
            end: Some(Private(f.today())),
            rx_bin: None,
            rx_pcn: None,
            rx_group: None,
            member_id: None,
            help_desk: None,
        };
        let wrong = Problems::at_field("code", "pharmacy-wrong");
        let both = Self { problems: wrong, code: "7K2M-9QXD".into(), ..empty() };
        let blank = Problems::at_field("code", "pharmacy-code-missing");
        vec![
            Sample::new("empty", empty()),
            Sample::new("active", seen(sample_facts(f))),
            Sample::new("ended-and-thin", seen(bare)),
            Sample::problem("wrong", both),
            Sample::problem("blank", Self { problems: blank, ..empty() }),
            Sample::problem(
                "no-passcode",
                Self {
                    problems: Problems::at_field("passcode", "pharmacy-passcode-missing"),
                    code: "7K2M-9QXD".into(),
                    ..empty()
                },
            ),
        ]
    }
}

/// `GET /pharmacy`
pub(crate) async fn form(cx: Cx) -> Answer {
    cx.show(PharmacistPage::empty(cx.frame()))
}

pub(crate) struct Typed {
    code: Private<String>,
    passcode: Secret,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let short = |name: &str| fields.text(name).trim().chars().take(40).collect::<String>();
        Self { code: short("code").into(), passcode: Secret::new(short("passcode")) }
    }
}

/// `POST /pharmacy`. Whatever is wrong with what was typed, the answer is one.
pub(crate) async fn look(cx: Cx, Extension(keys): Extension<Keys>, typed: Form<Typed>) -> Answer {
    let Typed { code, passcode } = typed.0;
    let again = |code: Private<String>, field, key| {
        let problems = Problems::at_field(field, key);
        cx.show_problem(PharmacistPage { problems, code, ..PharmacistPage::empty(cx.frame()) })
    };
    if code.is_empty() {
        return again(code, "code", "pharmacy-code-missing");
    }
    let digits: String = passcode.expose().chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return again(code, "passcode", "pharmacy-passcode-missing");
    }
    let Some(read) = Code::typed(&code, MAILED) else {
        return again(code, "code", "pharmacy-wrong");
    };
    let (house, digits) = (cx.house().clone(), Secret::new(digits));
    let seen = cx
        .write(move |tx| {
            let seen = store::enter(tx, &keys, (&read, digits.expose()))?;
            if let Some(seen) = &seen {
                mail::opened(tx, &house, seen)?;
            }
            Ok(seen)
        })
        .await?;
    let Some(Seen { id, of, facts, until, looks_left }) = seen else {
        return again(code, "code", "pharmacy-wrong");
    };
    let view = View::new(Deed::Viewed, Actor::Stranger, "/pharmacy").method("POST");
    cx.viewed(view.owner(of.1).thing(Some(id))).await?;
    let f = cx.frame();
    let seen = Some(Facing { facts, until: f.time(until), looks_left });
    cx.show(PharmacistPage { seen, ..PharmacistPage::empty(f) })
}

impl PharmacistPage {
    /// Word keys and values, in the order in which a claim is typed.
    fn rows(&self, seen: &Facing) -> Vec<(&'static str, String)> {
        let facts = &seen.facts;
        let or = |value: Option<String>| {
            value.unwrap_or_else(|| self.f.t("card-not-on-file").into_owned())
        };
        let text = |value: &Option<Private<String>>| or(value.as_ref().map(ToString::to_string));
        let dates = crate::card::dates(
            &self.f,
            facts.start.as_ref().map(|day| day.0),
            facts.end.as_ref().map(|day| day.0),
        );
        vec![
            ("card-coverage", dates),
            ("card-rxbin", text(&facts.rx_bin)),
            ("card-rxpcn", text(&facts.rx_pcn)),
            ("card-rxgrp", text(&facts.rx_group)),
            ("pharmacy-masked", text(&facts.member_id)),
            ("card-help-desk", text(&facts.help_desk)),
        ]
    }
}
