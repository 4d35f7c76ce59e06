//! A request in words: its line in the list, its own page, its part of a prescription's page.

use base::{Day, PlanKind, Private};
use formats::records::{Moment, Sender};
use web::Frame;

use super::super::rules::{
    By, Stage, appeal, appeal_over, can_appeal, due, ends_soon, missing_by, stage,
};
use super::super::{Approval, Facts, Word};
use crate::prescriptions::pages::{amount_words, name_of};

/// Status, what it means, and what comes next.
pub struct Said {
    pub tag: &'static str,
    pub status: String,
    pub means: String,
    pub next: String,
}

impl Said {
    /// `asks`: whether it wants something of the member, so that its end is worth a warning.
    pub fn of(f: &Frame, facts: &Facts, asks: bool) -> Self {
        let stage = stage(facts, f.today());
        let (tag, status, means) = keys(stage);
        let by = due(facts, f.plan().terms.kind);
        let is_late = stage == Stage::WithPlan && by.is_some_and(|by| by.is_past(f.today()));
        Self {
            tag: if is_late { "act" } else { tag },
            status: f.t(status).into_owned(),
            means: f.t(means).into_owned(),
            next: next(f, facts, (stage, asks)),
        }
    }
}

/// Its tag, its status and what it means.
const fn keys(stage: Stage) -> (&'static str, &'static str, &'static str) {
    match stage {
        Stage::WithPrescriber => {
            ("wait", "approval-status-with-prescriber", "approval-means-with-prescriber")
        }
        Stage::WithPlan => ("wait", "approval-status-with-plan", "approval-means-with-plan"),
        Stage::MoreNeeded => ("act", "approval-status-more-needed", "approval-means-more-needed"),
        Stage::Approved => ("good", "approval-status-approved", "approval-means-approved"),
        Stage::InPart => ("good", "approval-status-in-part", "approval-means-in-part"),
        Stage::NotApproved => ("stop", "approval-status-not", "approval-means-not"),
        Stage::Withdrawn => ("quiet", "approval-status-withdrawn", "approval-means-withdrawn"),
        Stage::Ended => ("stop", "approval-status-ended", "approval-means-ended"),
        Stage::Unknown => ("quiet", "approval-status-unknown", "approval-means-unknown"),
    }
}

fn next(f: &Frame, facts: &Facts, (stage, asks): (Stage, bool)) -> String {
    let (key, day) = match stage {
        Stage::WithPrescriber => ("approval-next-with-prescriber", None),
        Stage::WithPlan => decided_by(f, facts),
        Stage::MoreNeeded => {
            let by = missing_by(facts, f.today());
            (missing_key(facts, by), by)
        }
        Stage::Approved | Stage::InPart => holds(f, facts, asks),
        Stage::NotApproved => match AppealTime::of(f, facts) {
            AppealTime::Over(day) => ("approval-next-appeal-over", Some(day)),
            AppealTime::MaybeOver => ("approval-next-appeal-maybe-over", None),
            AppealTime::Until(last) => ("approval-next-appeal", Some(last.day())),
            AppealTime::Unknown => ("approval-next-appeal-soon", None),
        },
        Stage::Withdrawn => ("approval-next-withdrawn", None),
        Stage::Ended => ("approval-next-ended", None),
        Stage::Unknown => ("approval-next-unknown", None),
    };
    let day = day.map(|day| f.day(day)).unwrap_or_default();
    f.say(key).put("day", day).put("phone", &f.plan().phone).to_string()
}

/// How the time to appeal stands.
enum AppealTime {
    Until(By),
    /// What its rules come to is past.
    MaybeOver,
    /// By the plan's own word.
    Over(Day),
    Unknown,
}

impl AppealTime {
    fn of(f: &Frame, facts: &Facts) -> Self {
        match (appeal(facts, f.plan().terms.kind), appeal_over(facts, f.today())) {
            (_, Some(day)) => Self::Over(day),
            (Some(last), None) if last.is_past(f.today()) => Self::MaybeOver,
            (Some(last), None) => Self::Until(last),
            (None, None) => Self::Unknown,
        }
    }
}

fn decided_by(f: &Frame, facts: &Facts) -> (&'static str, Option<Day>) {
    match due(facts, f.plan().terms.kind) {
        Some(by) if by.is_past(f.today()) => ("approval-next-late", Some(by.day())),
        Some(By::Told(day)) => ("approval-next-decides", Some(day)),
        Some(By::Reckoned(day)) => ("approval-next-should-decide", Some(day)),
        None => ("approval-next-decides-some-day", None),
    }
}

const fn missing_key(facts: &Facts, by: Option<Day>) -> &'static str {
    match (facts.missing_from, by.is_some()) {
        (Some(Sender::Member), true) => "approval-next-send-by",
        (Some(Sender::Member), false) => "approval-next-send",
        (Some(Sender::Prescriber), true) => "approval-next-prescriber-sends-by",
        (Some(Sender::Prescriber), false) => "approval-next-prescriber-sends",
        (Some(Sender::Pharmacy), _) => "approval-next-pharmacy-sends",
        (None, _) => "approval-next-somebody-sends",
    }
}

fn holds(f: &Frame, facts: &Facts, asks: bool) -> (&'static str, Option<Day>) {
    let starts = facts.from.filter(|from| *from > f.today());
    let soon = ends_soon(facts, f.today()).filter(|_| asks);
    match (starts, soon, facts.until) {
        (Some(from), ..) => ("approval-next-starts", Some(from)),
        (_, Some(until), _) => ("approval-next-ends", Some(until)),
        (_, _, Some(until)) => ("approval-next-holds", Some(until)),
        (_, _, None) => ("approval-next-holds-open", None),
    }
}

/// One line of the list.
pub struct Row {
    pub href: String,
    pub name: String,
    pub said: Said,
    /// Whether the member has something to do.
    pub asks: bool,
    pub asked: Option<String>,
}

impl Row {
    pub fn of(f: &Frame, one: &Approval, asks: bool) -> Self {
        Self {
            href: format!("/approvals/{}", one.id),
            name: name_of(f, one.body.name()),
            said: Said::of(f, &one.body.facts(), asks),
            asks,
            asked: one.body.asked.as_ref().map(|asked| moment(f, asked.0)),
        }
    }
}

/// The part that a prescription's page has of it.
pub struct Part {
    pub href: String,
    pub said: Said,
    /// The rest stands on the page already.
    pub is_brief: bool,
}

impl Part {
    pub fn of(f: &Frame, word: &Word, is_brief: bool) -> Self {
        let said = Said::of(f, &word.facts, !word.is_followed);
        Self { href: format!("/approvals/{}", word.id), said, is_brief }
    }
}

/// Everything the page of one request says.
pub struct Detail {
    pub name: String,
    pub said: Said,
    /// Word key and value, in the order in which they are read.
    pub rows: Vec<(&'static str, String)>,
    pub appeal: Option<Appeal>,
}

/// How to appeal: sentences in their order.
pub struct Appeal {
    pub until: String,
    pub answer: String,
    pub fast: String,
    pub phone: String,
}

impl Detail {
    pub fn of(f: &Frame, one: &Approval, asks: bool) -> Self {
        let facts = one.body.facts();
        Self {
            name: name_of(f, one.body.name()),
            said: Said::of(f, &facts, asks),
            rows: rows(f, one, &facts),
            appeal: can_appeal(&facts).then(|| Appeal::of(f, &facts)),
        }
    }
}

/// What was told of another stage than the one it has is left out: the missing paper of a request
/// that was decided, the days of one that was refused.
fn rows(f: &Frame, one: &Approval, facts: &Facts) -> Vec<(&'static str, String)> {
    let body = &one.body;
    let text = |told: &Option<Private<String>>| told.as_ref().map(|text| text.0.clone());
    let day = |day: Option<Day>| day.map(|day| f.day(day));
    let stage = stage(facts, f.today());
    let is_open = stage.is_open();
    let is_missing = stage == Stage::MoreNeeded;
    let is_granted = matches!(stage, Stage::Approved | Stage::InPart | Stage::Ended);
    let missing = text(&body.missing).filter(|_| is_missing);
    let missing_by = missing_by(facts, f.today()).filter(|_| is_missing);
    let decided = facts.decided.filter(|_| !is_open);
    let [from, until] = [facts.from, facts.until].map(|day| day.filter(|_| is_granted));
    let quantity = body.quantity.filter(|_| is_granted);
    let amount = quantity.map(|quantity| amount_words(f, quantity, None));
    let due = due(facts, f.plan().terms.kind).filter(|_| is_open);
    let told = due.filter(|by| matches!(by, By::Told(_))).map(By::day);
    let reckoned = due.filter(|by| matches!(by, By::Reckoned(_))).map(By::day);
    let urgent = facts.urgent.then(|| f.t("approval-urgent-yes").into_owned());
    let all = [
        ("approval-holder", holder(f, one, facts)),
        ("approval-asked", facts.asked.map(|asked| moment(f, asked))),
        ("approval-urgent", urgent),
        ("approval-due", day(told)),
        ("approval-due-reckoned", day(reckoned)),
        ("approval-missing", missing),
        ("approval-missing-by", day(missing_by)),
        ("approval-decided", day(decided)),
        ("approval-from", day(from)),
        ("approval-until", day(until)),
        ("approval-quantity", amount),
        ("approval-reason", text(&body.reason)),
        ("approval-prescriber", text(&body.prescriber)),
        ("approval-number", text(&body.number)),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// Who has it: the plan's words, else whose turn it is. Nobody has what is decided.
fn holder(f: &Frame, one: &Approval, facts: &Facts) -> Option<String> {
    if let Some(told) = &one.body.holder {
        return Some(told.0.clone());
    }
    let key = match (stage(facts, f.today()), facts.missing_from) {
        (Stage::WithPrescriber, _) | (Stage::MoreNeeded, Some(Sender::Prescriber)) => {
            let name = one.body.prescriber.as_ref().map(|name| name.0.clone());
            return name.or_else(|| Some(f.t("approval-holder-prescriber").into_owned()));
        }
        (Stage::WithPlan, _) => "approval-holder-plan",
        (Stage::MoreNeeded, Some(Sender::Member)) => "approval-holder-you",
        (Stage::MoreNeeded, Some(Sender::Pharmacy)) => "approval-holder-pharmacy",
        (Stage::MoreNeeded, None) | (Stage::Unknown, _) => "approval-holder-unknown",
        _ => return None,
    };
    Some(f.t(key).into_owned())
}

fn moment(f: &Frame, moment: Moment) -> String {
    match moment {
        Moment::At(at) => f.moment(at),
        Moment::On(day) => f.day(day),
    }
}

impl Appeal {
    fn of(f: &Frame, facts: &Facts) -> Self {
        let (key, day) = match AppealTime::of(f, facts) {
            AppealTime::Over(day) => ("approval-appeal-over", Some(day)),
            AppealTime::MaybeOver => ("approval-appeal-maybe-over", None),
            AppealTime::Until(By::Told(day)) => ("approval-appeal-until", Some(day)),
            AppealTime::Until(By::Reckoned(day)) => ("approval-appeal-until-reckoned", Some(day)),
            AppealTime::Unknown => ("approval-appeal-until-unknown", None),
        };
        let day = day.map(|day| f.day(day)).unwrap_or_default();
        let phone = &f.plan().phone;
        let (answer, fast) = match f.plan().terms.kind {
            PlanKind::MedicarePartD => ("approval-appeal-answer-part-d", "approval-appeal-fast"),
            PlanKind::Employer => ("approval-appeal-answer-employer", "approval-appeal-fast"),
            PlanKind::Unsaid => ("approval-appeal-answer-unsaid", "approval-appeal-fast-unsaid"),
        };
        Self {
            until: f.say(key).put("day", day).put("phone", phone).to_string(),
            answer: f.t(answer).into_owned(),
            fast: f.t(fast).into_owned(),
            phone: phone.clone(),
        }
    }
}
