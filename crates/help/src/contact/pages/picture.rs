//! A picture of a screen: sent with a ticket, looked at, and taken away again.

use ::base::{Private, TicketId};
use ::store::{Actor, Fault, Tx};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use jiff::tz::TimeZone;
use web::picture::{Bad, made_anew};
use web::{Answer, Cx, Fields, Form, From, Path, Problem, Reads, Sent, Upload, Viewer, aside};

use super::super::rules::SAYINGS;
use super::super::send::{Found, look};
use super::super::store::pictures::{self, is_room};
use super::super::store::{Ticket, one_of_member};
use super::answer::{self, Held};
use super::thread::{self, where_read};
use crate::rations::{self, Name};

/// Beside the form for a picture.
const FIELD: &str = "picture";

/// Nothing but the file.
#[derive(Debug)]
pub struct Alone;

impl Reads for Alone {
    fn read(_: &Fields) -> Self {
        Self
    }
}

/// Which picture.
#[derive(Debug, Clone)]
pub struct Which {
    part: Option<TicketId>,
    seq: i64,
}

impl Reads for Which {
    fn read(fields: &Fields) -> Self {
        let seq = fields.text("seq").parse().unwrap_or_default();
        Self { part: fields.text("part").parse().ok(), seq }
    }
}

/// Which one, and what opens the ticket.
#[derive(Debug)]
pub struct Theirs {
    held: Held,
    which: Which,
}

impl Reads for Theirs {
    fn read(fields: &Fields) -> Self {
        Self { held: Held::read(fields), which: Which::read(fields) }
    }
}

/// The picture that a file makes; the key of why it makes none.
async fn made(sent: Sent) -> Result<Vec<u8>, &'static str> {
    let file = match sent {
        Sent::Nothing => return Err("contact-picture-missing"),
        Sent::TooLarge => return Err("contact-picture-large"),
        Sent::Busy => return Err("contact-picture-busy"),
        Sent::File(file) => file,
    };
    match aside(move || made_anew(&file.bytes)).await {
        Some(Ok(jpeg)) => Ok(jpeg),
        Some(Err(Bad::Kind)) => Err("contact-picture-kind"),
        Some(Err(Bad::Large)) => Err("contact-picture-pixels"),
        Some(Err(Bad::Broken)) | None => Err("contact-picture-broken"),
    }
}

/// Whether one more may come to this ticket, before anything is drawn; the key of why not.
fn may_come(tx: &Tx, ticket: &Ticket) -> Result<Option<&'static str>, Fault> {
    if !is_room(tx, ticket)? {
        return Ok(Some("contact-picture-most"));
    }
    let is_left = rations::take(tx, Name::of_ticket(tx, ticket.id), SAYINGS)?;
    Ok((!is_left).then_some("contact-said-enough"))
}

/// Adds it; the key of why not. Nothing where the ticket was merged meanwhile.
fn add(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, jpeg): (Actor, &[u8]),
) -> Result<Option<Result<TicketId, &'static str>>, Fault> {
    if !is_room(tx, ticket)? {
        return Ok(Some(Err("contact-picture-most")));
    }
    let is_added = pictures::add(tx, ticket, zone, (actor, jpeg))?;
    Ok(is_added.then_some(Ok(ticket.id)))
}

fn problem(cx: &Cx, key: &'static str) -> Problem {
    Problem::new(FIELD, key).put("phone", &cx.frame().plan().phone)
}

/// `POST /help/contact/{id}/picture`
pub async fn send(cx: Cx, who: Viewer, Path(id): Path<String>, form: Upload<Alone>) -> Answer {
    let Ok(ticket) = id.parse::<TicketId>() else { return cx.missing() };
    let wrong =
        async |key| thread::again(&cx, (&who, &id), Private::default(), problem(&cx, key)).await;
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let may = cx.write(move |tx: &Tx| match where_read(tx, scope, ticket)? {
        Some(found) => may_come(tx, &found).map(Some),
        None => Ok(None),
    });
    match may.await? {
        None => return cx.missing(),
        Some(Some(key)) => return wrong(key).await,
        Some(None) => {}
    }
    let jpeg = match made(form.file).await {
        Ok(jpeg) => jpeg,
        Err(key) => return wrong(key).await,
    };
    let zone = cx.house().plan.zone.clone();
    let added = cx.write(move |tx: &Tx| match where_read(tx, scope, ticket)? {
        Some(found) => add(tx, &found, &zone, (actor, &jpeg)),
        None => Ok(None),
    });
    match added.await? {
        Some(Ok(id)) => cx.go(format!("/help/contact/{id}")),
        Some(Err(key)) => wrong(key).await,
        None => cx.missing(),
    }
}

/// `GET /help/contact/{id}/picture/{part}/{seq}`
pub async fn show(
    cx: Cx,
    who: Viewer,
    Path((id, part, seq)): Path<(TicketId, TicketId, i64)>,
) -> Answer {
    let scope = who.scope();
    let found = cx
        .read(move |tx: &Tx| match one_of_member(tx, scope, id)? {
            Some(ticket) => pictures::own(tx, &ticket, (part, seq)),
            None => Ok(None),
        })
        .await?;
    let Some(jpeg) = found else { return cx.missing() };
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CONTENT_DISPOSITION, "inline")], jpeg).into_response())
}

/// `POST /help/contact/{id}/picture/remove`
pub async fn remove(
    cx: Cx,
    who: Viewer,
    Path(id): Path<TicketId>,
    Form(which): Form<Which>,
) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let found = cx
        .write(move |tx: &Tx| {
            let Some(found) = where_read(tx, scope, id)? else { return Ok(None) };
            take_away(tx, &found, actor, &which)?;
            Ok(Some(found.id))
        })
        .await?;
    match found {
        Some(id) => cx.go(format!("/help/contact/{id}")),
        None => cx.missing(),
    }
}

fn take_away(tx: &Tx, ticket: &Ticket, actor: Actor, which: &Which) -> Result<(), Fault> {
    match which.part {
        Some(part) => pictures::remove(tx, ticket, (actor, part, which.seq)),
        None => Ok(()),
    }
}

/// `POST /help/contact/answer/picture`
pub async fn send_theirs(cx: Cx, from: From, form: Upload<Held>) -> Answer {
    let Upload { fields: held, file } = form;
    let (asked, prefix) = (held.clone(), from.0);
    let may = cx.write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
        Found::Ticket(ticket) => may_come(tx, &ticket).map(Ok),
        Found::Nothing => Ok(Err("contact-key-wrong")),
        Found::Held => Ok(Err("contact-key-held")),
    });
    match may.await? {
        Err(key) => return answer::wrong(&cx, held, key),
        Ok(Some(key)) => return answer::again(&cx, prefix, held, problem(&cx, key)).await,
        Ok(None) => {}
    }
    let jpeg = match made(file).await {
        Ok(jpeg) => jpeg,
        Err(key) => return answer::again(&cx, prefix, held, problem(&cx, key)).await,
    };
    let asked = held.clone();
    let zone = cx.house().plan.zone.clone();
    let added = cx.write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
        Found::Ticket(ticket) => add(tx, &ticket, &zone, (Actor::Stranger, &jpeg)),
        Found::Nothing | Found::Held => Ok(None),
    });
    match added.await? {
        Some(Ok(_)) => back(&cx, from, held).await,
        Some(Err(key)) => answer::again(&cx, prefix, held, problem(&cx, key)).await,
        None => answer::wrong(&cx, held, "contact-key-wrong"),
    }
}

/// `POST /help/contact/answer/picture/remove`
pub async fn remove_theirs(cx: Cx, from: From, Form(form): Form<Theirs>) -> Answer {
    let Theirs { held, which } = form;
    let (asked, prefix) = (held.clone(), from.0);
    let wrong = cx.write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
        Found::Ticket(ticket) => {
            take_away(tx, &ticket, Actor::Stranger, &which)?;
            Ok(None)
        }
        Found::Nothing => Ok(Some("contact-key-wrong")),
        Found::Held => Ok(Some("contact-key-held")),
    });
    match wrong.await? {
        Some(key) => answer::wrong(&cx, held, key),
        None => back(&cx, from, held).await,
    }
}

/// The ticket once more: where the browser keeps what opens it, by its own address.
async fn back(cx: &Cx, from: From, held: Held) -> Answer {
    if Held::is_kept(cx) {
        return cx.with_cookie(cx.go("/help/contact/answer"), &held.cookie());
    }
    answer::enter(cx.clone(), from, Form(held)).await
}
