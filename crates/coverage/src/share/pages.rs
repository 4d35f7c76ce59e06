//! The page for sharing a card, the files to take along, and what verifiers ask for.

mod files;
mod samples;

use ::store::{Actor, Fault, Tx};
use askama::Template;
use base::{CoverageId, Day, MemberScope};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Reads, RecentlyProved};

use super::health_card;
use crate::card::Standing;
use crate::card::store::{self, Held};
use crate::people::PersonView;

pub use files::{fhir, keys, signed, taken_back};

/// Which card, as the address or a form says it.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// The one to show first.
    First,
    Card(CoverageId),
    /// What stands there names no card.
    None,
}

impl Reads for Which {
    fn read(fields: &Fields) -> Self {
        match fields.text("card") {
            "" => Self::First,
            text => text.parse().map_or(Self::None, Self::Card),
        }
    }
}

impl Which {
    fn among(self, held: &[Held]) -> Option<usize> {
        match self {
            Self::First => (!held.is_empty()).then_some(0),
            Self::Card(id) => held.iter().position(|held| held.id == id),
            Self::None => None,
        }
    }
}

/// A member and one of their cards.
pub(super) fn card(
    tx: &Tx,
    who: MemberScope,
    (which, today): (Which, Day),
) -> Result<Option<(PersonView, Held)>, Fault> {
    let mut held = store::held(tx, who, today)?;
    let Some(at) = which.among(&held) else { return Ok(None) };
    let person = crate::person(tx, who)?.unwrap_or_default();
    Ok(Some((person, held.swap_remove(at))))
}

/// Which card, and what has just been done.
pub struct Coming {
    which: Which,
    done: Option<&'static str>,
}

impl Reads for Coming {
    fn read(fields: &Fields) -> Self {
        let done = match fields.text("done") {
            "taken-back" => Some("share-back-done"),
            _ => None,
        };
        Self { which: Which::read(fields), done }
    }
}

/// `GET /card/share`
pub async fn show(cx: Cx, who: RecentlyProved, Asked(coming): Asked<Coming>) -> Answer {
    let (scope, today, which) = (who.scope(), cx.today(), coming.which);
    let found = cx
        .read(move |tx| {
            let held = store::held(tx, scope, today)?;
            let Some(at) = which.among(&held) else { return Ok(Err(held.is_empty())) };
            let out = health_card::store::is_out(tx, scope, held[at].id)?;
            Ok(Ok((held, at, out)))
        })
        .await?;
    let f = cx.frame();
    let f = coming.done.map_or_else(|| f.clone(), |key| f.with_success(f.t(key)));
    match found {
        Ok((held, at, out)) => cx.show(SharePage::of(f, (&held, at), out)),
        // The card's own page says why there is none yet.
        Err(true) if matches!(which, Which::First) => cx.go("/card"),
        Err(_) => cx.missing(),
    }
}

/// `POST /card/share/take-back`
pub async fn take_back(cx: Cx, who: RecentlyProved, Form(which): Form<Which>) -> Answer {
    let (scope, actor, today) = (who.scope(), Actor::Account(who.account()), cx.today());
    let done = cx
        .write(move |tx| {
            let Some((_, held)) = card(tx, scope, (which, today))? else { return Ok(None) };
            health_card::revoke(tx, scope, held.id, actor)?;
            Ok(Some(held.id))
        })
        .await?;
    match done {
        Some(id) => cx.go(format!("/card/share?card={id}&done=taken-back")),
        None => cx.missing(),
    }
}

#[derive(Template)]
#[template(path = "share/pages/share.html")]
pub struct SharePage {
    f: Frame,
    card: CoverageId,
    plan: String,
    /// Address and plan of each other card.
    others: Vec<(String, String)>,
    /// What has ended is signed no more.
    ended: bool,
    /// Signed files are out.
    out: bool,
}

impl SharePage {
    fn of(f: Frame, (held, at): (&[Held], usize), out: bool) -> Self {
        let plan = |held: &Held| held.plan_name().unwrap_or_else(|| f.plan().name.clone());
        let one = &held[at];
        let others = held.iter().filter(|held| held.id != one.id);
        let link = |held: &Held| (format!("/card/share?card={}", held.id), plan(held));
        Self {
            card: one.id,
            plan: plan(one),
            others: others.map(link).collect(),
            ended: matches!(one.standing, Standing::Ended(_)),
            out,
            f,
        }
    }
}
