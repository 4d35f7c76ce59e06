//! The lane of everyone else: the same next page for every name and every password.
//!
//! On the request's path no account is looked up and nothing is hashed (GUARD 1). A job is queued;
//! whether a message goes out is the worker's to know. What the request itself knows is the
//! weather: how the neighbourhood stands that it comes from, and whether strangers fail far more
//! than usual.

use std::sync::Arc;

use ::store::{Fault as StoreFault, NewJob, Tx};
use base::{AccountId, AttemptId, DeviceId, Lang, Private, Secret};
use guard::{Points, Prefix, Standing};
use identity::devices;
use identity::passwords::Peppered;
use serde::{Deserialize, Serialize};
use web::{Cx, Fault};

use super::flow::{Stage, TooSoon, Waiting};
use super::store::{self, Attempt};
use super::ticket::Ticket;
use crate::door::Door;
use crate::watch::store as watch;

/// The kind of the job that sends a code.
pub(crate) const SEND_CODE: &str = "access.send_code";

/// What the job is told: all of it typed by the visitor, so nothing of it is known to be anybody's.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SendCode {
    pub attempt: AttemptId,
    pub name: Private<String>,
    pub lang: Lang,
    /// After the keyed step, for the lane that checks it unseen: the password itself rests nowhere.
    pub password: Peppered,
    pub prefix: Vec<u8>,
    pub over: bool,
    pub familiar: bool,
    pub pressure: bool,
    /// What the try cost its source; nothing where it was asked for again.
    pub cost: u64,
    /// The accounts that the browser says it is remembered for: whether it is, and whether the name
    /// is one of theirs, only decides what is counted (`met`).
    #[serde(default)]
    pub remembered: Vec<(AccountId, DeviceId)>,
}

impl SendCode {
    pub const fn standing(&self) -> Standing {
        match (self.over, self.familiar) {
            (true, _) => Standing::Over,
            (false, true) => Standing::Familiar,
            (false, false) => Standing::New,
        }
    }
}

/// What was typed into the form.
#[derive(Debug, Clone)]
pub(crate) struct Typing {
    pub name: Private<String>,
    pub password: Secret,
    pub shared: bool,
    pub back: String,
}

/// What somebody typed, as the job is told of it, and what their browser holds.
#[derive(Clone)]
struct Asked {
    name: Private<String>,
    lang: Lang,
    password: Peppered,
    remembered: Vec<(AccountId, DeviceId)>,
}

/// What a try looks like to the house: where it comes from, and what it cost there.
#[derive(Debug, Clone, Copy)]
struct Weather {
    prefix: Prefix,
    pressure: bool,
    cost: Points,
}

/// Begins an attempt and seals what was typed into its ticket. Whoever goes back and types the
/// same name again goes on with the attempt `before`, so that codes under way stay good.
pub(crate) async fn begin(
    cx: &Cx,
    door: &Arc<Door>,
    (typing, prefix): (&Typing, Prefix),
    before: Option<AttemptId>,
) -> Result<Secret, Fault> {
    let tried =
        door.watch.tried(door.tried(prefix, (&typing.name, &typing.password), cx.now()), cx.now());
    let weather = Weather { prefix, pressure: tried.pressure, cost: tried.cost };
    let news = door.watch.news(cx.house().luck.as_ref(), cx.now());
    let (told, asked) = (news.clone(), asking(cx, door, (&typing.name, &typing.password)));
    let door_too = Arc::clone(door);
    let begun = cx
        .write(move |tx| {
            let heard = told.as_ref().map(|news| watch::exchange(tx, news)).transpose()?;
            let attempt = match going_on(tx, before)? {
                Some(attempt) => attempt,
                None => store::begin(tx)?,
            };
            queue_code(tx, &door_too, (attempt, weather), asked.clone())?;
            Ok((attempt, heard))
        })
        .await;
    let (attempt, heard) = match begun {
        Ok(begun) => begun,
        Err(fault) => {
            if let Some(news) = news {
                door.watch.untold(news, cx.now());
            }
            return Err(fault);
        }
    };
    if let Some(heard) = heard {
        door.watch.hear(heard, cx.now());
    }
    let ticket = Ticket {
        attempt,
        began_at: cx.now(),
        shared: typing.shared,
        name: typing.name.clone(),
        password: typing.password.clone(),
        back: typing.back.clone(),
        cost: weather.cost,
    };
    Ok(ticket.seal(&door.keys.ticket, &*cx.house().luck))
}

/// An attempt that still waits for its code; it was asked for another just now.
fn going_on(tx: &Tx, before: Option<AttemptId>) -> Result<Option<AttemptId>, StoreFault> {
    let Some(attempt) = before else { return Ok(None) };
    let Some(found) = store::attempt(tx, attempt)? else { return Ok(None) };
    let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(None) };
    let kept = match waiting.ask_again(tx.now()) {
        Ok(waiting) => save_again(tx, &found, waiting)?,
        Err(_) => true,
    };
    Ok(kept.then_some(attempt))
}

fn asking(cx: &Cx, door: &Door, (name, password): (&Private<String>, &Secret)) -> Asked {
    let cookie = cx.cookie(devices::COOKIE).unwrap_or_default();
    let passes = devices::passes(&door.keys, cookie, cx.now());
    Asked {
        name: name.clone(),
        lang: cx.lang(),
        password: door.passwords.peppered(password),
        remembered: passes.into_iter().map(|pass| (pass.account, pass.device)).collect(),
    }
}

fn queue_code(
    tx: &Tx,
    door: &Door,
    (attempt, weather): (AttemptId, Weather),
    asked: Asked,
) -> Result<(), StoreFault> {
    let members = watch::members(tx, weather.prefix)?;
    let standing = door.watch.standing(weather.prefix, members, tx.now());
    let body = SendCode {
        attempt,
        name: asked.name,
        lang: asked.lang,
        password: asked.password,
        prefix: watch::prefix_bytes(weather.prefix),
        over: standing == Standing::Over,
        familiar: standing == Standing::Familiar,
        pressure: weather.pressure,
        cost: weather.cost.millionths(),
        remembered: asked.remembered,
    };
    let key = format!("{SEND_CODE}:{attempt}:{}", tx.now().micros());
    tx.queue(NewJob::new(SEND_CODE, key, &body)?)
}

/// Asks for another code; nothing when the attempt no longer waits for one.
pub(crate) async fn ask_again(
    cx: &Cx,
    door: &Arc<Door>,
    (ticket, prefix): (&Ticket, Prefix),
) -> Result<Option<Result<(), TooSoon>>, Fault> {
    let attempt = ticket.attempt;
    let asked = asking(cx, door, (&ticket.name, &ticket.password));
    let weather =
        Weather { prefix, pressure: door.watch.pressure(cx.now()), cost: Points::default() };
    let door = Arc::clone(door);
    cx.write(move |tx| {
        let Some(found) = store::attempt(tx, attempt)? else { return Ok(None) };
        let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(None) };
        match waiting.ask_again(tx.now()) {
            Err(too_soon) => Ok(Some(Err(too_soon))),
            Ok(waiting) => {
                if save_again(tx, &found, waiting)? {
                    queue_code(tx, &door, (attempt, weather), asked.clone())?;
                }
                Ok(Some(Ok(())))
            }
        }
    })
    .await
}

fn save_again(tx: &Tx, found: &Attempt, waiting: Waiting) -> Result<bool, StoreFault> {
    store::advance(tx, found, &Stage::Waiting(waiting))
}
