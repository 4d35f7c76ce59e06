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
use super::{rows, sample_facts};

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
            plan: None,
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
            Sample::problem(
                "short-passcode",
                Self {
                    problems: Problems::at_field("passcode", "pharmacy-passcode-digits"),
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

/// `POST /pharmacy`. Whatever is wrong with a code and a passcode that could be ones, the answer is
/// one.
pub(crate) async fn look(cx: Cx, Extension(keys): Extension<Keys>, typed: Form<Typed>) -> Answer {
    let Typed { code, passcode } = typed.0;
    let again = |code: Private<String>, field, key| {
        let problems = Problems::at_field(field, key);
        cx.show_problem(PharmacistPage { problems, code, ..PharmacistPage::empty(cx.frame()) })
    };
    if code.is_empty() {
        return again(code, "code", "pharmacy-code-missing");
    }
    if passcode.expose().is_empty() {
        return again(code, "passcode", "pharmacy-passcode-missing");
    }
    let Some(read) = Code::typed(&code, MAILED) else {
        return again(code, "code", "pharmacy-wrong");
    };
    // People write and read numbers in groups. What cannot be a passcode is not a try.
    let digits: String = passcode.expose().chars().filter(char::is_ascii_digit).collect();
    if digits.len() != store::DIGITS {
        return again(code, "passcode", "pharmacy-passcode-digits");
    }
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
    fn plan<'p>(&'p self, seen: &'p Facing) -> &'p str {
        seen.facts.plan.as_deref().unwrap_or(&self.f.plan().name)
    }

    fn rows(&self, seen: &Facing) -> Vec<(&'static str, String)> {
        rows(&self.f, &seen.facts)
    }
}
