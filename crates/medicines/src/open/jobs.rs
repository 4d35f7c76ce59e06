//! Looking whom a number and a birth date name, and ordering for them, away from the request.

use base::{DraftId, Lang, MemberScope, PrescriptionId, Private, RefillTerms, hex};
use coverage::birth_days;
use serde::{Deserialize, Serialize};
use store::{Actor, Entry, Fault, Job, NewJob, Tx};
use web::{House, Jobs};

use super::flow::{LETTERS, Said};
use super::from::prefix_of;
use super::mail;
use super::rules::plain_number;
use super::store::{self as open, Try};
use crate::ended::ended;
use crate::orders::When;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, refill_answer};
use crate::prescriptions::store::prescription;
use crate::reach::{Reader, Whom, reader};
use crate::refills::flow::{Chosen, Draft};
use crate::refills::store::{Confirm, Confirmed, order_at_once};

/// The kind of job that looks whom the facts name.
pub const REFILL: &str = "refill.open";

/// The late work of this room, beside that of others.
pub fn with(jobs: Jobs) -> Jobs {
    jobs.inside(REFILL, refill)
}

/// All of it typed by the visitor, so nothing of it is known to be anybody's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    pub number: Private<String>,
    pub birth: Private<String>,
    pub lang: Lang,
    /// The neighbourhood it was asked from.
    pub prefix: Vec<u8>,
}

/// Presses of one button within so many minutes are one request.
const TOGETHER_SECONDS: i64 = 10 * 60;

/// Queues one request. The same facts again are the same job for a while, so a hundred presses are
/// one, and the same wrong guess again costs nothing (SECURITY 23).
pub fn queue(tx: &Tx, asked: &Asked) -> Result<(), Fault> {
    let slot = tx.now().seconds().div_euclid(TOGETHER_SECONDS);
    let number = plain_number(&asked.number).unwrap_or_default();
    let typed = format!("{number}/{}/{slot}", asked.birth.trim());
    let name = hex(tx.blind("open-refill", &typed));
    tx.queue(NewJob::new(REFILL, format!("{REFILL}:{name}"), asked)?)
}

fn refill(tx: &Tx, job: &Job, house: &House) -> Result<(), Fault> {
    answer(tx, house, &job.body(tx)?)
}

/// Looks whom the facts name, and does what may be done for them.
pub fn answer(tx: &Tx, house: &House, asked: &Asked) -> Result<(), Fault> {
    let when = When { at: tx.now(), day: tx.now().day_in(&house.plan.zone) };
    let Some(number) = plain_number(&asked.number) else { return Ok(()) };
    let tried = Try::new(tx, &number, prefix_of(&asked.prefix));
    let weather = open::weather(tx, tried)?;
    let Some((scope, rx)) = find(tx, house, (&number, asked), (tried, when))? else {
        return Ok(());
    };
    open::was_right(tx, tried)?;
    let Some(reader) = reader(tx, scope, Whom::Everywhere)? else { return Ok(()) };
    let said = if weather.is_open() {
        order(tx, house.plan.terms, (&reader, &rx), when)?
    } else {
        Said::Held
    };
    tx.audit(
        Entry::new("refill.asked-openly", Actor::House)
            .owner(scope.member())
            .thing(rx.id.bytes())
            .detail(&serde_json::json!({ "came-to": said.word() })),
    )?;
    tell(tx, house, (&reader, rx.id), &said)
}

/// The one person these facts name. Two who share number and birth date are nobody's to choose.
fn find(
    tx: &Tx,
    house: &House,
    (number, asked): (&str, &Asked),
    (tried, when): (Try, When),
) -> Result<Option<(MemberScope, Prescription)>, Fault> {
    let births = birth_days(&asked.birth, when.day);
    let candidates = open::by_number(tx, number)?;
    let mut found: Vec<(MemberScope, Prescription)> = Vec::new();
    for (id, owner) in &candidates {
        let scope = MemberScope::of(*owner);
        let Some(person) = open::person(tx, scope)?.filter(|who| who.died.is_none()) else {
            continue;
        };
        if !person.birth_date.is_some_and(|birth| births.contains(&birth.0)) {
            continue;
        }
        let Some((rx, _)) = prescription(tx, scope, *id, when.day)? else { continue };
        // A number of last year may lead to a prescription that has another by now.
        let same = rx.rx_number.as_ref().and_then(|text| plain_number(text));
        if same.as_deref() == Some(number) {
            found.push((scope, rx));
        }
    }
    let one = found.iter().all(|(scope, _)| Some(*scope) == found.first().map(|first| first.0));
    if found.is_empty() || !one {
        open::missed(tx, tried, !candidates.is_empty())?;
        return Ok(None);
    }
    // Of several with this number, at several pharmacies: the one that can be ordered.
    let ready = |(_, rx): &(MemberScope, Prescription)| {
        refill_answer(rx, when.day, house.plan.terms) != RefillAnswer::Refillable
    };
    found.sort_by_key(ready);
    Ok(found.into_iter().next())
}

/// Orders what was found by the road every refill takes, to the address on file and no other.
fn order(
    tx: &Tx,
    plan: RefillTerms,
    (reader, rx): (&Reader, &Prescription),
    when: When,
) -> Result<Said, Fault> {
    let scope = reader.scope;
    if let Some(account) = reader.account
        && identity::account::closing::is_closed(tx, (account, scope.member()))?
    {
        return Ok(Said::No);
    }
    let answer = refill_answer(rx, when.day, plan);
    if answer != RefillAnswer::Refillable {
        return Ok(Said::of(answer));
    }
    // Why stands behind the door.
    if ended(tx, scope, when.day)?.is_some() {
        return Ok(Said::No);
    }
    let address = profile::preferred(tx, scope, when.day)?;
    if address.is_none() && rx.by_mail {
        return Ok(Said::NoAddress);
    }
    let Some(draft) = Draft::of([rx.id]) else { return Ok(Said::No) };
    let asked = Confirm {
        scope,
        // Nobody signed in, so it is nobody's press.
        by: None,
        draft: DraftId::new(tx.entropy()),
        deliver_to: address.map(|address| address.parcel()).unwrap_or_default(),
        mailed: !reader.is_on_paper(),
        chosen: Chosen::default(),
        when,
    };
    Ok(match order_at_once(tx, (&asked, draft), plan)? {
        Confirmed::Placed(order) => Said::Ordered(order),
        Confirmed::Before(order) => Said::Before(order),
        Confirmed::Nothing(left) => left.first().map_or(Said::No, |left| Said::of(left.answer)),
        Confirmed::NoAddress => Said::NoAddress,
        Confirmed::Gone => Said::No,
    })
}

/// Tells every way on file. An order is always told; other answers come out of a ration, so that a
/// stranger who knows a label cannot fill a mailbox, and paper is dearer still.
fn tell(
    tx: &Tx,
    house: &House,
    (reader, rx): (&Reader, PrescriptionId),
    said: &Said,
) -> Result<(), Fault> {
    let ration = tx.blind("open-told", &format!("{}", reader.scope.member()));
    let rationed = if reader.is_on_paper() { LETTERS } else { guard::UNASKED_MESSAGES };
    if !matches!(said, Said::Ordered(_)) && !open::take(tx, &ration, rationed)? {
        return Ok(());
    }
    mail::tell(tx, house, (reader, rx), said)
}
