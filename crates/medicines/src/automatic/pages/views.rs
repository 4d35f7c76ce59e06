//! Automatic refill in words.

use base::Money;
use web::Frame;

use super::super::flow::Notice;
use super::super::{Automatic, Stage, Step};
use crate::orders::Line;
use crate::orders::pages::supply_words;
use crate::prescriptions::Prescription;
use crate::prescriptions::pages::name_of;

/// How it stands: a tag, a word, and what comes next.
pub struct State {
    pub tag: &'static str,
    pub status: &'static str,
    pub means: String,
}

impl State {
    /// `notice` is what its member is told by.
    pub fn of(f: &Frame, one: Option<&Automatic>, notice: Option<Notice>) -> Self {
        let Some(body) = one.map(|one| &one.body) else { return Self::off(f) };
        match (body.stage, body.order_on) {
            (Stage::Off, _) => Self::off(f),
            (Stage::On, Some(day)) => Self {
                tag: "move",
                status: "automatic-status-on",
                means: f.say("automatic-means-told").put("day", f.day(day)).to_string(),
            },
            (Stage::On, None) => Self {
                tag: "good",
                status: "automatic-status-on",
                means: f.t(on_key(notice)).into_owned(),
            },
            (Stage::Paused(why), _) => Self {
                tag: "act",
                status: "automatic-status-paused",
                means: f.say(why.key()).put("phone", &f.plan().phone).to_string(),
            },
        }
    }

    fn off(f: &Frame) -> Self {
        let means = f.t("automatic-means-off").into_owned();
        Self { tag: "quiet", status: "automatic-status-off", means }
    }
}

const fn on_key(notice: Option<Notice>) -> &'static str {
    match notice {
        Some(Notice::AtOnce) => "automatic-means-on",
        Some(Notice::Letter) => "automatic-means-on-letter",
        None => "automatic-not-told",
    }
}

/// What happens before an order and after it, by what its member is told by.
pub const fn rules(notice: Notice) -> [&'static str; 3] {
    match notice {
        Notice::AtOnce => ["automatic-rule-told", "automatic-rule-address", "automatic-rule-stop"],
        Notice::Letter => {
            ["automatic-rule-told-letter", "automatic-rule-address", "automatic-rule-stop-letter"]
        }
    }
}

/// One prescription of the list.
pub struct Row {
    pub id: String,
    pub name: String,
    pub supply: String,
    pub state: State,
    pub is_on: bool,
}

impl Row {
    pub fn of(
        f: &Frame,
        (rx, one): (&Prescription, Option<&Automatic>),
        notice: Option<Notice>,
    ) -> Self {
        Self {
            id: rx.id.to_string(),
            name: name_of(f, rx.name()),
            supply: supply(f, rx),
            state: State::of(f, one, notice),
            is_on: one.is_some_and(|one| one.body.stage != Stage::Off),
        }
    }
}

/// "60 tablets, 30 days of medicine".
pub fn supply(f: &Frame, rx: &Prescription) -> String {
    supply_words(f, &Line::of(rx).body)
}

/// "About every 90 days".
pub fn often(f: &Frame, rx: &Prescription) -> String {
    rx.days_supply.map_or_else(
        || f.t("automatic-often-due").into_owned(),
        |days| f.say("automatic-often").count("n", i64::from(days)).to_string(),
    )
}

pub fn estimate(f: &Frame, estimate: Option<Money>) -> String {
    estimate.map_or_else(
        || f.t("automatic-estimate-none").into_owned(),
        |price| f.say("automatic-estimate").put("price", f.money(price)).to_string(),
    )
}

/// A cap as it stands in the field.
pub fn typed(cap: Money) -> String {
    cap.to_string().trim_start_matches('$').to_owned()
}

pub fn refused(f: &Frame, rx: &Prescription) -> &'static str {
    if !f.plan().terms.automatic {
        "automatic-not-plan"
    } else if rx.schedule().is_some() {
        "automatic-not-controlled"
    } else {
        "automatic-not-now"
    }
}

/// "March 4, 2027 at 3:45 PM EST: turned on, up to $50.00".
pub fn step(f: &Frame, step: &Step) -> String {
    let key = match (step.body.stage, step.body.cap) {
        (Stage::On, None) => "automatic-history-on",
        (Stage::On, Some(_)) => "automatic-history-on-cap",
        (Stage::Off, _) => "automatic-history-off",
        (Stage::Paused(_), _) => "automatic-history-paused",
    };
    let said = f.say(key).put("moment", f.moment(step.at));
    match (step.body.stage, step.body.cap) {
        (Stage::On, Some(cap)) => said.put("cap", f.money(cap)).to_string(),
        _ => said.to_string(),
    }
}
