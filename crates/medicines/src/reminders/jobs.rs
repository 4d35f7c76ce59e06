//! One member's reminders, once a day.

use base::{MemberScope, PrescriptionId, RefillTerms};
use store::{Fault, Tx, args};
use web::House;

use super::mail;
use super::rules::{Help, Low, low};
use crate::automatic::store::automatics;
use crate::automatic::{Automatic, Stage};
use crate::ended::ended;
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::refill_answer;
use crate::reach::{Whom, reader};
use crate::renewals;

store::statements! {
    /// Nothing happens where it was said before.
    ADD_REMINDER = "INSERT INTO reminder (id, owner, at) VALUES ($1, $2, $3)
        ON CONFLICT (id) DO NOTHING";
}

/// Writes to this member where medicines of theirs run low: one message for all of them. `found`
/// are their prescriptions as of today.
pub fn look(
    tx: &Tx,
    house: &House,
    (scope, found): (MemberScope, &[Prescription]),
    when: When,
) -> Result<(), Fault> {
    let mut said = Vec::new();
    for (id, low) in lows(tx, scope, found, (when, house.plan.terms))? {
        let name = format!("{id}/{}/{}", low.out_on, low.at);
        let name = tx.blind("reminder", &name);
        if tx.run(ADD_REMINDER, &args![name, scope.member(), tx.now()])? == 1 {
            said.push(low);
        }
    }
    if said.is_empty() {
        return Ok(());
    }
    let over = ended(tx, scope, when.day)?;
    // Those without an account chose no way: by the plan's file then, and not on paper.
    match reader(tx, scope, Whom::Once)? {
        Some(reader) if reader.account.is_some() || !reader.is_on_paper() => {
            mail::running_low(tx, house, (&reader, when), (&said, over))
        }
        _ => Ok(()),
    }
}

/// What runs low of these and nobody looks after yet.
pub fn lows(
    tx: &Tx,
    scope: MemberScope,
    found: &[Prescription],
    (when, plan): (When, RefillTerms),
) -> Result<Vec<(PrescriptionId, Low)>, Fault> {
    let judged = |rx: &Prescription| {
        let answer = refill_answer(rx, when.day, plan);
        Some((rx.id, low(rx, answer, (when.day, plan))?))
    };
    let all: Vec<(PrescriptionId, Low)> = found.iter().filter_map(judged).collect();
    if all.is_empty() {
        return Ok(all);
    }
    let agreed = automatics(tx, scope)?;
    let mut lows = Vec::new();
    for (id, low) in all {
        let left = left(tx, scope, (id, low), (&agreed, when, plan))?;
        lows.extend(left.map(|low| (id, low)));
    }
    Ok(lows)
}

/// What is left to do: nothing where it is ordered by itself, or where the prescriber is asked or
/// said yes. One who said no, or nothing for three days, is called; so is one who said yes and
/// whose new prescription did not come for as long.
fn left(
    tx: &Tx,
    scope: MemberScope,
    (id, low): (PrescriptionId, Low),
    (agreed, when, plan): (&[Automatic], When, RefillTerms),
) -> Result<Option<Low>, Fault> {
    let by_itself = |one: &Automatic| one.prescription == id && one.body.stage == Stage::On;
    match low.help {
        Help::Refill => Ok((!agreed.iter().any(by_itself)).then_some(low)),
        Help::Renewal => {
            let standing = renewals::store::standing(tx, scope, (id, when, plan))?;
            if standing.as_ref().is_none_or(|standing| standing.can_ask) {
                return Ok(Some(low));
            }
            let is_missing = standing.as_ref().is_some_and(|standing| standing.is_missing);
            let last = standing.and_then(|standing| standing.last);
            let needs_call = last.is_some_and(|last| {
                let stage = last.body.stage;
                let is_denied = matches!(stage, renewals::Stage::Denied(_));
                is_denied || stage.is_unanswered(last.asked_at, when.at)
            });
            Ok((needs_call || is_missing).then_some(Low { help: Help::Call, ..low }))
        }
        Help::Call => Ok(Some(low)),
    }
}
