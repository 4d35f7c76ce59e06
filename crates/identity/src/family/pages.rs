//! `/family`: who helps you, and whom you help.

pub mod ask;
pub mod end;

use std::sync::Arc;

use axum::Extension;
use base::{AccountId, CaregiverId, MemberId, Secret};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Grade, Page, Problems, Reads, Sample, Template, Viewer,
};

use super::rules::{NotNow, counts_from};
use super::{Caregiver, Helped, Taken, store, take};
use crate::Means;
use crate::codes::{Code, INVITATION};

pub(super) const HERE: &str = "/family";

/// Somebody, in words.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: CaregiverId,
    /// Empty while nobody has agreed.
    pub name: String,
    pub words: String,
    pub counts: bool,
}

#[derive(Template)]
#[template(path = "family/pages/family.html")]
pub struct FamilyPage {
    pub f: Frame,
    pub problems: Problems,
    pub caregivers: Vec<Row>,
    pub helped: Vec<Row>,
    pub done: Option<&'static str>,
    pub not_now: Option<String>,
}

impl Page for FamilyPage {
    const NAME: &'static str = "family";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let person = |number: u8, name: &str, counts| Row {
            id: CaregiverId::new([number; 16]),
            name: name.to_owned(),
            words: standing_words(&f, f.now()),
            counts,
        };
        let waiting = Row { words: waiting_words(&f, f.now()), ..person(3, "", false) };
        let long = "Maria Guadalupe de los Angeles Hernandez-Villanueva";
        let page = |caregivers: Vec<Row>, helped: Vec<Row>| Self {
            f: f.clone(),
            problems: Problems::none(),
            caregivers,
            helped,
            done: None,
            not_now: None,
        };
        let full =
            || page(vec![person(1, "Ben", true), waiting.clone()], vec![person(2, long, true)]);
        let wrong = |key| Self { problems: Problems::at_field("code", key), ..full() };
        let held = say_not_now(&f, NotNow::Recovered { until: f.now() });
        vec![
            Sample::new("nobody", page(Vec::new(), Vec::new())),
            Sample::new("several", full()),
            Sample::new("agreed", Self { done: Some("family-done-agreed"), ..full() }),
            Sample::new("held", Self { not_now: Some(held), ..full() }),
            Sample::new(
                "enough",
                Self { not_now: Some(say_not_now(&f, NotNow::Enough)), ..full() },
            ),
            Sample::problem("unknown", wrong("family-code-unknown")),
            Sample::problem("own", wrong("family-code-own")),
            Sample::problem("already", wrong("family-code-already")),
            Sample::problem("shape", wrong("family-code-shape")),
        ]
    }
}

fn caregiver(f: &Frame, found: &Caregiver) -> Row {
    let (name, words, counts) = match &found.helper {
        Some((helper, since)) => {
            let counts = counts_from(*since) <= f.now();
            (helper.name.to_string(), standing_words(f, counts_from(*since)), counts)
        }
        None => (String::new(), waiting_words(f, found.asked_at + super::rules::ASK_LIFE), false),
    };
    Row { id: found.id, name, words, counts }
}

fn helped(f: &Frame, found: &Helped) -> Row {
    let from = counts_from(found.since);
    let (words, counts) = (standing_words(f, from), from <= f.now());
    Row { id: found.id, name: found.whom.name.to_string(), words, counts }
}

fn standing_words(f: &Frame, from: base::Timestamp) -> String {
    if from <= f.now() {
        return f.t("family-counts").into_owned();
    }
    f.say("family-counts-from").put("day", f.day(f.day_of(from))).to_string()
}

fn waiting_words(f: &Frame, until: base::Timestamp) -> String {
    f.say("family-waits").put("day", f.day(f.day_of(until))).to_string()
}

pub(super) fn say_not_now(f: &Frame, why: NotNow) -> String {
    match why {
        NotNow::Enough => f.t("family-enough").into_owned(),
        NotNow::Recovered { until } => {
            f.say("family-held").put("until", f.moment(until)).to_string()
        }
    }
}

pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "agreed" => Some("family-done-agreed"),
            "ended" => Some("family-done-ended"),
            _ => None,
        })
    }
}

/// `GET /family`
pub async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    let page = page(&cx, &who).await?;
    cx.show(FamilyPage { done: done.0.0, ..page })
}

pub(super) async fn page(cx: &Cx, who: &Viewer) -> Result<FamilyPage, web::Fault> {
    let of = of(who);
    let (caregivers, all) =
        cx.read(move |tx| Ok((store::open(tx, of)?, store::helped(tx, of)?))).await?;
    let f = cx.frame();
    Ok(FamilyPage {
        caregivers: caregivers.iter().map(|found| caregiver(&f, found)).collect(),
        helped: all.iter().map(|found| helped(&f, found)).collect(),
        f,
        problems: Problems::none(),
        done: None,
        not_now: None,
    })
}

pub struct CodeForm(Secret);

impl Reads for CodeForm {
    fn read(fields: &Fields) -> Self {
        Self(Secret::new(fields.text("code").to_owned()))
    }
}

/// `POST /family`: somebody gave this member a code, and they agree to help.
pub async fn agree(
    cx: Cx,
    who: Viewer,
    Extension(means): Extension<Arc<Means>>,
    form: Form<CodeForm>,
) -> Answer {
    // Neither side of it changes in a session that may not change caregivers (GUARD 12).
    if who.frozen() || who.grade() != Grade::Full {
        return cx.go("/security/limits");
    }
    let taken = match Code::typed(form.0.0.expose(), INVITATION) {
        None => Err("family-code-shape"),
        Some(code) => {
            let (of, house, browser) = (of(&who), cx.house().clone(), cx.browser().clone());
            let keys = means.keys.clone();
            let taken =
                cx.write(move |tx| take(tx, (&house, &browser), (&keys, of), &code)).await?;
            match taken {
                Taken::Agreed => Ok(()),
                Taken::Unknown => Err("family-code-unknown"),
                Taken::Own => Err("family-code-own"),
                Taken::Already => Err("family-code-already"),
            }
        }
    };
    match taken {
        Ok(()) => cx.go(format!("{HERE}?done=agreed")),
        Err(key) => {
            let page = page(&cx, &who).await?;
            cx.show_problem(FamilyPage { problems: Problems::at_field("code", key), ..page })
        }
    }
}

pub(super) fn of(who: &Viewer) -> (AccountId, MemberId) {
    (who.account(), who.member())
}
