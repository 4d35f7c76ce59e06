//! The lane of everyone else: the same next page for every name and every password.
//!
//! On the request's path nothing is looked up and nothing is hashed (GUARD 1). A job is queued;
//! whether a message goes out is the worker's to know.

use ::store::{Actor, Entry, Fault as StoreFault, NewJob, Tx};
use base::{AttemptId, Lang, Private, Secret};
use serde::{Deserialize, Serialize};
use web::{Cx, Fault};

use super::flow::{Ended, Stage, TooSoon, Typed, Waiting};
use super::store::{self, Attempt};
use super::ticket::Ticket;
use identity::Means;
use identity::codes::Code;

/// The kind of the job that sends a code.
pub(crate) const SEND_CODE: &str = "access.send_code";

/// What the job is told: all of it typed by the visitor, so nothing of it is known to be anybody's.
#[derive(Serialize, Deserialize)]
pub(crate) struct SendCode {
    pub attempt: AttemptId,
    pub name: Private<String>,
    pub lang: Lang,
}

/// What was typed into the form.
#[derive(Debug, Clone)]
pub(crate) struct Typing {
    pub name: Private<String>,
    pub password: Secret,
    pub shared: bool,
    pub back: String,
}

/// Begins an attempt and seals what was typed into its ticket.
pub(crate) async fn begin(cx: &Cx, access: &Means, typing: &Typing) -> Result<Secret, Fault> {
    let (name, lang) = (typing.name.clone(), cx.lang());
    let attempt = cx
        .write(move |tx| {
            let attempt = store::begin(tx)?;
            queue_code(tx, SendCode { attempt, name: name.clone(), lang })?;
            Ok(attempt)
        })
        .await?;
    let ticket = Ticket {
        attempt,
        began_at: cx.now(),
        shared: typing.shared,
        name: typing.name.clone(),
        password: typing.password.clone(),
        back: typing.back.clone(),
    };
    Ok(ticket.seal(&access.keys.ticket, &*cx.house().luck))
}

fn queue_code(tx: &Tx, body: SendCode) -> Result<(), StoreFault> {
    let key = format!("{SEND_CODE}:{}:{}", body.attempt, tx.now().micros());
    tx.queue(NewJob::new(SEND_CODE, key, &body)?)
}

/// How typing a code ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entered {
    Proved,
    Expired,
    Wrong {
        left: u32,
    },
    Ended,
    /// The attempt is somewhere else by now: another tab, the back button.
    Moved,
}

/// Types a code. Of any number of the same right code at once, one proves.
pub(crate) async fn enter(
    cx: &Cx,
    access: &Means,
    attempt: AttemptId,
    code: &Code,
) -> Result<Entered, Fault> {
    let mark = access.keys.mark(attempt.bytes(), code.symbols());
    cx.write(move |tx| {
        let Some(found) = store::attempt(tx, attempt)? else { return Ok(Entered::Moved) };
        let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(Entered::Moved) };
        settle(tx, &found, waiting.enter(mark, tx.now()))
    })
    .await
}

fn settle(tx: &Tx, attempt: &Attempt, typed: Typed) -> Result<Entered, StoreFault> {
    let (stage, entered) = match typed {
        Typed::Expired(_) => return Ok(Entered::Expired),
        Typed::Right(proved) => (Stage::Proved(proved), Entered::Proved),
        Typed::Ended(ended) => (Stage::Ended(ended), Entered::Ended),
        Typed::Wrong(waiting) => {
            let left = waiting.tries.left();
            (Stage::Waiting(waiting), Entered::Wrong { left })
        }
    };
    if !store::advance(tx, attempt, &stage)? {
        return Ok(Entered::Moved);
    }
    match stage {
        Stage::Ended(Ended::TooManyCodes) => note(tx, "sign-in.attempt-ended", attempt.id)?,
        Stage::Proved(proved) => {
            let meant = store::meant(tx, attempt.id, &proved)?;
            store::refund_messages(tx, &super::jobs::ration_key(tx, "", &meant))?;
            note(tx, "sign-in.code-right", attempt.id)?;
        }
        _ => {}
    }
    Ok(entered)
}

fn note(tx: &Tx, action: &'static str, attempt: AttemptId) -> Result<(), StoreFault> {
    tx.audit(Entry::new(action, Actor::Stranger).thing(attempt.bytes()))
}

/// Asks for another code; nothing when the attempt no longer waits for one.
pub(crate) async fn ask_again(
    cx: &Cx,
    ticket: &Ticket,
) -> Result<Option<Result<(), TooSoon>>, Fault> {
    let (attempt, name, lang) = (ticket.attempt, ticket.name.clone(), cx.lang());
    cx.write(move |tx| {
        let Some(found) = store::attempt(tx, attempt)? else { return Ok(None) };
        let Stage::Waiting(waiting) = found.stage.clone() else { return Ok(None) };
        match waiting.ask_again(tx.now()) {
            Err(too_soon) => Ok(Some(Err(too_soon))),
            Ok(waiting) => {
                let again = save_again(tx, &found, waiting)?;
                if again {
                    queue_code(tx, SendCode { attempt, name: name.clone(), lang })?;
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
