//! A picture of a screen: sent with a ticket, looked at, and taken away again.

use ::base::{Private, TicketId};
use ::store::{Actor, Fault, Tx};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use jiff::tz::TimeZone;
use web::{Answer, Cx, Fields, Form, From, Path, Problem, Reads, Sent, Upload, Viewer, aside};

use super::super::picture::{Bad, made_anew};
use super::super::rules::SAYINGS;
use super::super::send::{Found, look};
use super::super::store::pictures::{self, is_room};
use super::super::store::{Ticket, one_of_member};
use super::answer::{self, Held};
use super::thread::{self, Added, where_read};
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

/// What becomes of a file before anybody looks whose it is.
async fn made(sent: Sent) -> Result<Vec<u8>, &'static str> {
    let file = match sent {
        Sent::Nothing => return Err("contact-picture-missing"),
        Sent::TooLarge => return Err("contact-picture-large"),
        Sent::Busy => return Err("contact-picture-busy"),
        Sent::File(file) => file,
    };
    match aside(move || made_anew(&file)).await {
        Some(Ok(jpeg)) => Ok(jpeg),
        Some(Err(Bad::Kind)) => Err("contact-picture-kind"),
        Some(Err(Bad::Large)) => Err("contact-picture-pixels"),
        Some(Err(Bad::Broken)) | None => Err("contact-picture-broken"),
    }
}

/// Adds it to a ticket that its sender may write in; the key of why not.
fn add(
    tx: &Tx,
    ticket: &Ticket,
    zone: &TimeZone,
    (actor, jpeg): (Actor, &[u8]),
) -> Result<Result<Added, &'static str>, Fault> {
    if !is_room(tx, ticket)? {
        return Ok(Err("contact-picture-most"));
    }
    if !rations::take(tx, Name::of_ticket(tx, ticket.id), SAYINGS)? {
        return Ok(Ok(Added::Held));
    }
    let is_added = pictures::add(tx, ticket, zone, (actor, jpeg))?;
    Ok(Ok(if is_added { Added::To(ticket.id) } else { Added::Missing }))
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
    let found = cx.read(move |tx: &Tx| where_read(tx, scope, ticket)).await?;
    if found.is_none() {
        return cx.missing();
    }
    let jpeg = match made(form.file).await {
        Ok(jpeg) => jpeg,
        Err(key) => return wrong(key).await,
    };
    let zone = cx.house().plan.zone.clone();
    let added = cx
        .write(move |tx: &Tx| match where_read(tx, scope, ticket)? {
            Some(found) => add(tx, &found, &zone, (actor, &jpeg)),
            None => Ok(Ok(Added::Missing)),
        })
        .await?;
    match added {
        Ok(Added::To(id)) => cx.go(format!("/help/contact/{id}")),
        Ok(Added::Held) => wrong("contact-said-enough").await,
        Ok(Added::Missing) => cx.missing(),
        Err(key) => wrong(key).await,
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
            Some(ticket) => pictures::one(tx, &ticket, (part, seq)),
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
    let is_theirs = cx.write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
        Found::Ticket(_) => Ok(None),
        Found::Nothing => Ok(Some("contact-key-wrong")),
        Found::Held => Ok(Some("contact-key-held")),
    });
    if let Some(key) = is_theirs.await? {
        return answer::wrong(&cx, held, key);
    }
    let jpeg = match made(file).await {
        Ok(jpeg) => jpeg,
        Err(key) => return answer::again(&cx, prefix, held, problem(&cx, key)).await,
    };
    let asked = held.clone();
    let zone = cx.house().plan.zone.clone();
    let added = cx
        .write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
            Found::Ticket(ticket) => add(tx, &ticket, &zone, (Actor::Stranger, &jpeg)),
            Found::Nothing | Found::Held => Ok(Ok(Added::Missing)),
        })
        .await?;
    match added {
        Ok(Added::To(_)) => back(&cx, from, held).await,
        Ok(Added::Held) => {
            answer::again(&cx, prefix, held, problem(&cx, "contact-said-enough")).await
        }
        Ok(Added::Missing) => answer::wrong(&cx, held, "contact-key-wrong"),
        Err(key) => answer::again(&cx, prefix, held, problem(&cx, key)).await,
    }
}

/// `POST /help/contact/answer/picture/remove`
pub async fn remove_theirs(cx: Cx, from: From, Form(form): Form<Theirs>) -> Answer {
    let Theirs { held, which } = form;
    let (asked, prefix) = (held.clone(), from.0);
    cx.write(move |tx: &Tx| match look(tx, prefix, asked.opener())? {
        Found::Ticket(ticket) => take_away(tx, &ticket, Actor::Stranger, &which),
        Found::Nothing | Found::Held => Ok(()),
    })
    .await?;
    back(&cx, from, held).await
}

/// The ticket once more: where the browser keeps what opens it, by its own address.
async fn back(cx: &Cx, from: From, held: Held) -> Answer {
    if Held::is_kept(cx) {
        return cx.with_cookie(cx.go("/help/contact/answer"), &held.cookie());
    }
    answer::enter(cx.clone(), from, Form(held)).await
}
