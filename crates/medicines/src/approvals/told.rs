//! Telling a member that a request came, needs something, was decided, or that an approval ends:
//! once for each change, by the ways they chose. It names no medicine (MEMBER-EXPERIENCE 4).

use std::time::Duration;

use base::{ApprovalId, Day, Entropy, MemberScope};
use formats::records::AuthorizationStage as Stage;
use identity::{account, notices};
use serde::{Deserialize, Serialize};
use store::{Fault, NewJob, Tx};
use web::{Frame, House, Letter};

use super::jobs::TOLD;
use super::store::approval;
use super::{Approval, Body};

/// What is older is no news: a plan's first file brings years of it. (house, as for claims)
const NEWS_DAYS: i32 = 45;
/// What changes twice within one file is told as it ends. (house)
const LULL: Duration = Duration::from_mins(10);

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    Asked,
    Needs,
    Decided,
}

impl News {
    const ALL: [Self; 3] = [Self::Asked, Self::Needs, Self::Decided];

    const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Needs => "needs",
            Self::Decided => "decided",
        }
    }

    const fn of(stage: Stage) -> Option<Self> {
        Some(match stage {
            Stage::WithPrescriber | Stage::WithPlan => Self::Asked,
            Stage::MoreNeeded => Self::Needs,
            Stage::Approved | Stage::ApprovedInPart | Stage::NotApproved => Self::Decided,
            Stage::Withdrawn | Stage::Ended | Stage::Unknown | Stage::EnteredInError => {
                return None;
            }
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Change {
    approval: ApprovalId,
    news: News,
}

/// A request was taken in. Whoever has an account is told, unless they chose otherwise.
pub fn came(
    tx: &Tx,
    scope: MemberScope,
    (id, version): (ApprovalId, i64),
    (before, body): (Option<&Body>, &Body),
) -> Result<(), Fault> {
    let today = tx.now().day_in(&jiff::tz::TimeZone::UTC);
    let Some(news) = news(before, body, today) else { return Ok(()) };
    if account::of_member(tx, scope.member())?.is_none() {
        return Ok(());
    }
    let change = Change { approval: id, news };
    let job = NewJob::new(TOLD, format!("{TOLD}:{id}:{version}"), &change)?;
    tx.queue(job.owner(scope).due(tx.now() + LULL))
}

/// What there is to tell. A request that came back from its prescriber to the plan is the same
/// request; one that lacks something else than before lacks something anew.
fn news(before: Option<&Body>, body: &Body, today: Day) -> Option<News> {
    let news = News::of(body.stage)?;
    let is_told = before.is_some_and(|before| match news {
        News::Asked => News::of(before.stage) == Some(News::Asked),
        News::Needs => before.stage == body.stage && before.missing == body.missing,
        News::Decided => before.stage == body.stage && !is_other_day(before, body),
    });
    let facts = body.facts();
    let asked = facts.asked.map(super::rules::day_of);
    let day = match news {
        News::Decided if facts.decided.is_some() => facts.decided,
        // Of a change we hear when it happens, however long ago it was asked.
        _ if before.is_some() => Some(today),
        _ => asked,
    };
    let is_new = day.is_some_and(|day| today.days_since(day) <= NEWS_DAYS);
    (is_new && !is_told).then_some(news)
}

/// Whether it was decided anew; a day that is told later is the day of what was told.
fn is_other_day(before: &Body, body: &Body) -> bool {
    matches!((&before.decided, &body.decided), (Some(before), Some(now)) if before != now)
}

/// The message itself, where the request still stands as it says.
pub fn tell(
    tx: &Tx,
    house: &House,
    (scope, key): (MemberScope, &str),
    change: &Change,
) -> Result<(), Fault> {
    let Some(found) = approval(tx, scope, change.approval)? else { return Ok(()) };
    if News::of(found.body.stage) != Some(change.news) {
        return Ok(());
    }
    let Some(account) = account::of_member(tx, scope.member())? else { return Ok(()) };
    let f = house.frame(notices::reading_of(tx, (account, scope.member()))?, tx.now());
    let letter = letter(&f, tx.entropy(), (change.news.word(), change.approval));
    profile::tell(tx, &f, scope, (&format!("approval-{}:{key}", change.news.word()), &letter))
}

/// That an approval ends, as a reminder.
pub fn ends(
    tx: &Tx,
    house: &House,
    scope: MemberScope,
    (one, until): (&Approval, Day),
) -> Result<(), Fault> {
    let Some(account) = account::of_member(tx, scope.member())? else { return Ok(()) };
    let f = house.frame(notices::reading_of(tx, (account, scope.member()))?, tx.now());
    let letter = ending(&f, tx.entropy(), (one.id, until));
    profile::tell(tx, &f, scope, (&format!("reminder-approval:{}:{until}", one.id), &letter))
}

/// As the gallery shows them.
pub fn letters(f: &Frame) -> Vec<(&'static str, Letter)> {
    let id = ApprovalId::new([7; 16]);
    let names = ["approval-asked", "approval-needs", "approval-decided"];
    let news = names.into_iter().zip(News::ALL);
    let mut all: Vec<_> =
        news.map(|(name, news)| (name, letter(f, [7; 16], (news.word(), id)))).collect();
    all.push(("approval-ends", ending(f, [7; 16], (id, f.today().plus_days(28)))));
    all
}

fn letter(f: &Frame, mark: Entropy, (word, id): (&str, ApprovalId)) -> Letter {
    let said = |part: &str| f.t(format!("approval-mail-{word}{part}")).into_owned();
    Letter::new(f, mark)
        .subject(said("-subject"))
        .short(said(""))
        .para(said(""))
        .link(f.t("approval-mail-link"), &format!("/approvals/{id}"))
        .para(f.say("approval-mail-question").put("phone", &f.plan().phone))
        .closing()
}

fn ending(f: &Frame, mark: Entropy, (id, until): (ApprovalId, Day)) -> Letter {
    let said = f.say("approval-mail-ends").put("day", f.day(until)).to_string();
    Letter::new(f, mark)
        .subject(f.say("approval-mail-ends-subject").put("day", f.day(until)))
        .short(&said)
        .para(said)
        .link(f.t("approval-mail-link"), &format!("/approvals/{id}"))
        .para(f.say("approval-mail-question").put("phone", &f.plan().phone))
        .closing()
}
