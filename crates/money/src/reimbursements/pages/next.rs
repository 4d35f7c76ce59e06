//! What a request's page says of where it stands: what that means, what comes next, and how to
//! appeal.

use std::time::Duration;

use base::{Day, Timestamp};
use formats::records::PaidBy;
use web::Frame;

use super::super::flow::{Fact, Stage, amount, approval, decisions, stands_by};
use super::super::rules::{AppealTime, Terms};
use super::super::{Part, Request};
use crate::claims::pages::denial;

/// One sentence or two on where it stands.
pub fn means(f: &Frame, one: &Request, appeal: Option<&Appeal>) -> String {
    let stage = one.stage();
    let can_appeal = appeal.is_some_and(|appeal| appeal.is_open);
    let word = match stage {
        Stage::Denied if can_appeal => "denied-appeal",
        Stage::Draft if one.is_stranded() => "draft-full",
        Stage::Paid if is_in_account(one) => "paid-account",
        _ => stage.word(),
    };
    let key = format!("reimbursement-means-{word}");
    let say = f.say(key).put("phone", &f.plan().phone);
    say.put("reference", one.reference()).to_string()
}

/// Whether the money went to a bank account: then no check is to be waited for.
pub fn is_in_account(one: &Request) -> bool {
    let stands = stands_by(&one.body.said).map(|one| &one.fact);
    matches!(stands, Some(Fact::Paid(paid)) if paid.by == Some(PaidBy::Account))
}

/// What the plan says: what it lacks, or why it pays less or nothing.
pub fn theirs(f: &Frame, one: &Request) -> Option<String> {
    let said = &one.body.said;
    let told = match one.stage() {
        Stage::MoreNeeded => stands_by(said).into_iter().collect(),
        Stage::Denied | Stage::Approved => decisions(said),
        Stage::Paid => decisions(said).into_iter().chain(approval(said)).collect(),
        _ => Vec::new(),
    };
    told.into_iter().find_map(|one| match &one.fact {
        Fact::MoreNeeded(text)
        | Fact::Denied { reason: text, .. }
        | Fact::Approved { reason: text, .. } => text.as_ref().map(|text| explained(f, text)),
        _ => None,
    })
}

/// The codes that claims are denied with, in our words; anything else as the plan wrote it.
fn explained(f: &Frame, text: &str) -> String {
    let codes = text.split([' ', ',', ';']).filter(|code| !code.is_empty());
    let keys: Option<Vec<_>> = codes.map(denial).collect();
    let Some(mut keys) = keys.filter(|keys| !keys.is_empty()) else { return text.to_owned() };
    keys.dedup();
    keys.into_iter().map(|key| f.t(key)).collect::<Vec<_>>().join(" ")
}

pub fn notes(f: &Frame, one: &Request, terms: Terms) -> Vec<String> {
    let (stage, said) = (one.stage(), &one.body.said);
    let mut notes = Vec::new();
    if let Some((key, day)) = by_when(f, one, terms) {
        let day = day.map(|day| f.day(day)).unwrap_or_default();
        notes.push(f.say(key).put("day", day).put("phone", &f.plan().phone).to_string());
    }
    if let (Stage::Approved | Stage::Paid, Some(amount)) = (stage, amount(said)) {
        let paid = f.money(one.body.answers.paid.0);
        let say = f.say("reimbursement-amount-back").put("amount", f.money(amount));
        notes.push(say.put("paid", paid).to_string());
    }
    if let Some(Fact::Approved { leaves: Some(day), .. }) = stands_by(said).map(|one| &one.fact) {
        notes.push(f.say("reimbursement-leaves").put("day", f.day(*day)).to_string());
    }
    notes
}

/// By when the plan answers. Nothing is promised of it before it has what was sent.
fn by_when(f: &Frame, one: &Request, terms: Terms) -> Option<(&'static str, Option<Day>)> {
    let stage = one.stage();
    if is_stuck(one, f.now()) {
        return Some(("reimbursement-stuck", None));
    }
    if !stage.waits() || matches!(stage, Stage::Sending | Stage::MoreNeeded) {
        return None;
    }
    Some(match terms.answers_by(&one.body.said) {
        Some(day) if day < f.today() => ("reimbursement-late", Some(day)),
        Some(day) => ("reimbursement-due", Some(day)),
        None => ("reimbursement-due-unsaid", None),
    })
}

/// Whether what its owner sent last is on the road for longer than the road takes, as far as we
/// kept an eye on it.
fn is_stuck(one: &Request, now: Timestamp) -> bool {
    /// As long as the road may be out of order before somebody should call. (house)
    const ON_THE_ROAD: Duration = Duration::from_hours(24);
    let part = match one.stage() {
        Stage::Sending => Part::Round(0),
        Stage::Added => Part::Round(one.body.rounds.saturating_sub(1)),
        _ => return false,
    };
    let is_watched = part == Part::Round(0) || one.body.watched.contains(&part);
    is_watched
        && now > one.sent_at(part) + ON_THE_ROAD
        && !(one.has_arrived(part) || one.is_heard_of(part))
}

/// How to appeal, of what the plan does not pay or pays in part.
pub struct Appeal {
    pub title: &'static str,
    pub until: String,
    /// The time for it is not over, as far as we know.
    pub is_open: bool,
    /// It is over for certain.
    pub is_over: bool,
}

impl Appeal {
    pub fn of(f: &Frame, one: &Request, terms: Terms) -> Option<Self> {
        let (title, told) = decided(one)?;
        let time = terms.appeal(told, f.today());
        let (key, day) = match time {
            AppealTime::Until(day) => ("reimbursement-appeal-until", Some(day)),
            AppealTime::Reckoned(day) => ("reimbursement-appeal-reckoned", Some(day)),
            AppealTime::MaybeOver => ("reimbursement-appeal-maybe-over", None),
            AppealTime::Over(day) => ("reimbursement-appeal-over", Some(day)),
        };
        let day = day.map(|day| f.day(day)).unwrap_or_default();
        Some(Self {
            title,
            until: f.say(key).put("day", day).put("phone", &f.plan().phone).to_string(),
            is_open: time.is_open(),
            is_over: matches!(time, AppealTime::Over(_)),
        })
    }
}

/// What may be appealed, with the day it was told first and the last day where the plan said one.
/// Less than was asked is a denial in part (29 CFR 2560.503-1(m)(4)(i), 42 CFR 423.566(b)).
fn decided(one: &Request) -> Option<(&'static str, (Day, Option<Day>))> {
    let said = &one.body.said;
    let title = match one.stage() {
        Stage::Denied => "reimbursement-appeal",
        Stage::Approved | Stage::Paid if amount(said)? < one.body.answers.paid.0 => {
            "reimbursement-appeal-more"
        }
        _ => return None,
    };
    let told = decisions(said);
    // Where another amount left than was approved, the plan told it with the approval.
    let approved = approval(said).filter(|_| one.stage() == Stage::Paid);
    let all = told.iter().copied().chain(approved);
    let until = all.into_iter().find_map(|one| match one.fact {
        Fact::Denied { appeal_until, .. } | Fact::Approved { appeal_until, .. } => appeal_until,
        _ => None,
    });
    Some((title, (told.last()?.day, until)))
}
