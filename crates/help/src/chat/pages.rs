//! The chat as its visitor has it: a member by their session, a stranger by number and key.

mod chat;
pub mod live;
mod start;
mod whose;

use ::base::{Private, TicketId};
use ::store::{Actor, Tx};
use guard::Prefix;
use web::{
    Answer, Asked, Cookie, Cx, Deed, Fields, Form, From, Gallery, MaybeViewer, Problem, Problems,
    Reads, View,
};

use super::flow::Stage;
use super::rules::LONGEST_LINE;
use super::store::{self as chats, Became, Line};
use crate::contact::pages as contact;
use crate::contact::pages::answer::Held;
use crate::contact::pages::form::{Typed, text_problem};
use crate::contact::pages::thread::{Added, add, where_read};
use crate::contact::rules::{Key, Queue, number, plain};
use crate::contact::send::{Sender, Sent, send};
use crate::contact::store as tickets;
use chat::{ChatPage, LinesPage};
use start::StartPage;
use whose::{Read, Talk, Whose, find, found, whole};

const HERE: &str = "/help/chat";
/// Where a line is typed.
const FIELD: &str = "/help/chat#text";
/// Holds what this browser reads a stranger's chat with.
const COOKIE: &str = "help-chat";

pub fn gallery(gallery: &mut Gallery) {
    gallery.add::<StartPage>();
    gallery.add::<ChatPage>();
    gallery.add::<LinesPage>();
}

/// What a link to this page may bring.
pub struct Came {
    /// Whoever had one that is over wants another.
    new: bool,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self { new: fields.has("new") }
    }
}

/// `GET /help/chat`
pub async fn show(cx: Cx, who: MaybeViewer, from: From, Asked(came): Asked<Came>) -> Answer {
    let whose = Whose::of(&cx, &who, None);
    match whole(&cx, from.0, &whose).await? {
        Some(read) if read.talk.stage != Stage::Over || !came.new => {
            shown(&cx, &who, ChatPage::of(&cx, &whose, &read)).await
        }
        _ => start(&cx, Typed::fresh(&cx), Problems::none()).await,
    }
}

/// `GET /help/chat/lines`: what is said and nothing else, renewed by the browser itself, so that
/// nobody without scripts loses what they are typing.
pub async fn lines(cx: Cx, who: MaybeViewer, from: From) -> Answer {
    let whose = Whose::of(&cx, &who, None);
    let Some(read) = whole(&cx, from.0, &whose).await? else { return cx.go(HERE) };
    let renews = read.talk.stage != Stage::Over;
    note(&cx, &who).await?;
    let mut answer = cx.show(LinesPage::of(&cx, &read))?;
    if renews {
        let every = axum::http::HeaderValue::from_static("15; url=/help/chat/lines?live=1");
        answer.headers_mut().insert("refresh", every);
    }
    Ok(answer)
}

async fn shown(cx: &Cx, who: &MaybeViewer, page: ChatPage) -> Answer {
    note(cx, who).await?;
    cx.show(page)
}

/// This door is open to anyone, so it says itself whose chat it showed to whom.
async fn note(cx: &Cx, who: &MaybeViewer) -> Result<(), web::Fault> {
    let Some(who) = &who.0 else { return Ok(()) };
    let view = View::new(Deed::Viewed, Actor::Account(who.account()), HERE);
    cx.viewed(view.session(who.session()).owner(who.scope())).await
}

async fn start(cx: &Cx, typed: Typed, problems: Problems) -> Answer {
    let (is_here, expected) = cx
        .read(|tx: &Tx| {
            let is_here = !chats::takers(tx, Queue::Ordinary)?.is_empty();
            Ok((is_here, chats::expected_wait(tx, Queue::Ordinary)?))
        })
        .await?;
    let is_wrong = !problems.is_empty();
    let page = StartPage::of(cx.frame(), (is_here, expected), (typed, problems));
    if is_wrong { cx.show_problem(page) } else { cx.show(page) }
}

/// What opening one came to.
enum Opened {
    /// A member's, or one that is there already.
    Theirs,
    Strangers(TicketId, Key),
    /// It cannot be opened just now.
    Refused(&'static str),
}

/// `POST /help/chat`: opens one. Where this visitor has one already, what was typed is said there.
pub async fn open(cx: Cx, who: MaybeViewer, from: From, Form(typed): Form<Typed>) -> Answer {
    let typed = typed.once_ours(&cx);
    let text = plain(&typed.text);
    let mut problems = Problems::none();
    let sending = match (typed.read(&cx.frame(), Vec::new()), line_problem(&text)) {
        (Ok(sending), None) => sending,
        (Ok(_), Some(problem)) => {
            problems.push(problem);
            return start(&cx, typed, problems).await;
        }
        (Err(problems), _) => return start(&cx, typed, problems).await,
    };
    let whose = Whose::of(&cx, &who, None);
    let member = who.0.as_ref().map(|who| (who.scope(), who.account()));
    let (sender, today) = (Sender { member, prefix: from.0 }, cx.today());
    let zone = cx.house().plan.zone.clone();
    let opened = cx.write(move |tx: &Tx| {
        if let Some(talk) = find(tx, from.0, &whose)?.filter(|talk| talk.stage != Stage::Over) {
            let line = Line { once: &sending.once, text: &sending.text };
            return Ok(match chats::say(tx, (&talk.ticket, &zone), (whose.actor(), line))? {
                Became::Said => Opened::Theirs,
                Became::Enough => Opened::Refused("chat-enough"),
                Became::Full => Opened::Refused("chat-full"),
            });
        }
        let (ticket, opened) = match send(tx, (sender, today), &sending)? {
            Sent::ByMember(id) => {
                let Some((scope, _)) = sender.member else { return Ok(Opened::Theirs) };
                (tickets::one_of_member(tx, scope, id)?, Opened::Theirs)
            }
            Sent::ByStranger(id, key) => {
                (tickets::by_key(tx, (id, id), key.plain())?, Opened::Strangers(id, key))
            }
            Sent::MemberHasMost => return Ok(Opened::Refused("contact-most-open")),
            Sent::PlaceHasMost => return Ok(Opened::Refused("contact-most-from-there")),
        };
        if let Some(ticket) = ticket {
            chats::open(tx, &ticket)?;
        }
        Ok(opened)
    });
    match opened.await? {
        Opened::Theirs => {
            cx.told();
            cx.go(FIELD)
        }
        Opened::Strangers(id, key) => {
            cx.told();
            let held = Held::of(&number(id), key.plain());
            at_strangers(&cx, &who, (from.0, held)).await
        }
        Opened::Refused(key) => {
            let problem = Problem::new("text", key).put("phone", &cx.frame().plan().phone);
            problems.push(problem);
            start(&cx, typed, problems).await
        }
    }
}

/// Shown at once, with number and key, so that a browser without cookies has them too.
async fn at_strangers(cx: &Cx, who: &MaybeViewer, (prefix, held): (Prefix, Held)) -> Answer {
    let whose = Whose::Stranger(held.clone());
    let Some(read) = whole(cx, prefix, &whose).await? else { return cx.go(HERE) };
    let answer = shown(cx, who, ChatPage::of(cx, &whose, &read)).await;
    // Gone with the browser's window: the next person at a shared computer finds nothing.
    cx.with_cookie(answer, &held.cookie_in(COOKIE))
}

/// What a form of the chat says.
pub struct Typing {
    once: Private<String>,
    text: Private<String>,
    held: Held,
}

impl Reads for Typing {
    fn read(fields: &Fields) -> Self {
        let once = fields.text("once").chars().take(40).collect::<String>();
        Self { once: once.into(), text: fields.text("text").into(), held: Held::read(fields) }
    }
}

/// What became of a line.
enum Ended {
    Line(Became),
    /// The chat is over: it was said in its ticket.
    Later(TicketId),
    /// As much as may be said there at once.
    LaterHeld,
    Missing,
}

/// `POST /help/chat/say`
pub async fn say(cx: Cx, who: MaybeViewer, from: From, Form(typing): Form<Typing>) -> Answer {
    let whose = Whose::of(&cx, &who, Some(&typing.held));
    let text = plain(&typing.text);
    if let Some(problem) = line_problem(&text) {
        return again(&cx, (&who, &whose), from.0, (typing, problem)).await;
    }
    let (of, once) = (whose.clone(), typing.once.clone());
    let zone = cx.house().plan.zone.clone();
    let came = cx.write(move |tx: &Tx| {
        let Some(talk) = find(tx, from.0, &of)? else { return Ok(Ended::Missing) };
        if talk.stage != Stage::Over {
            let line = Line { once: &once, text: &text };
            let became = chats::say(tx, (&talk.ticket, &zone), (of.actor(), line))?;
            return Ok(Ended::Line(became));
        }
        let ticket = match &of {
            Whose::Member(scope, _) => where_read(tx, *scope, talk.ticket.id)?,
            Whose::Stranger(_) | Whose::Nobody => Some(talk.ticket),
        };
        let Some(ticket) = ticket else { return Ok(Ended::Missing) };
        Ok(match add(tx, &ticket, &zone, (of.actor(), &text))? {
            Added::To(id) => Ended::Later(id),
            Added::Held => Ended::LaterHeld,
            Added::Missing => Ended::Missing,
        })
    });
    let came = came.await?;
    cx.told();
    let refused = |key| Problem::new("text", key).put("phone", &cx.frame().plan().phone);
    match came {
        Ended::Line(Became::Said) => match &whose {
            Whose::Stranger(held) if cx.cookie(COOKIE).is_none() => {
                at_strangers(&cx, &who, (from.0, held.clone())).await
            }
            _ => cx.go(FIELD),
        },
        Ended::Later(id) => over(&cx, &whose, id),
        Ended::Missing => {
            let mut problems = Problems::none();
            problems.push(refused("chat-none"));
            start(&cx, typing.into_typed(&cx), problems).await
        }
        Ended::Line(Became::Enough) => {
            again(&cx, (&who, &whose), from.0, (typing, refused("chat-enough"))).await
        }
        Ended::Line(Became::Full) => {
            again(&cx, (&who, &whose), from.0, (typing, refused("chat-full"))).await
        }
        Ended::LaterHeld => {
            again(&cx, (&who, &whose), from.0, (typing, refused("contact-said-enough"))).await
        }
    }
}

impl Typing {
    /// What was typed, in the form that begins another.
    fn into_typed(self, cx: &Cx) -> Typed {
        Typed { text: self.text, ..Typed::fresh(cx) }
    }
}

/// The page again, with what was typed.
async fn again(
    cx: &Cx,
    (who, whose): (&MaybeViewer, &Whose),
    prefix: Prefix,
    (typing, problem): (Typing, Problem),
) -> Answer {
    let mut problems = Problems::none();
    problems.push(problem);
    let Some(read) = whole(cx, prefix, whose).await? else {
        return start(cx, typing.into_typed(cx), problems).await;
    };
    note(cx, who).await?;
    cx.show_problem(ChatPage::of(cx, whose, &read).again(typing.text, problems))
}

/// `POST /help/chat/end`: its visitor leaves; everything said stays.
pub async fn end(cx: Cx, who: MaybeViewer, from: From, Form(typing): Form<Typing>) -> Answer {
    let whose = Whose::of(&cx, &who, Some(&typing.held));
    let of = whose.clone();
    let ended = cx.write(move |tx: &Tx| {
        let Some(talk) = find(tx, from.0, &of)? else { return Ok(None) };
        if talk.stage != Stage::Over {
            chats::leave(tx, &talk.ticket, of.actor())?;
        }
        Ok(Some(talk.ticket.id))
    });
    let ended = ended.await?;
    cx.told();
    match ended {
        Some(id) => over(&cx, &whose, id),
        None => cx.go(HERE),
    }
}

/// Where what was said is read from now on.
fn over(cx: &Cx, whose: &Whose, id: TicketId) -> Answer {
    match whose {
        Whose::Stranger(held) => {
            let there = cx.with_cookie(cx.go("/help/contact/answer"), &Cookie::gone(COOKIE));
            cx.with_cookie(there, &held.cookie_in(contact::COOKIE))
        }
        _ => cx.go(format!("/help/contact/{id}")),
    }
}

/// What is wrong with one line, as `plain` left it.
fn line_problem(text: &str) -> Option<Problem> {
    let length = text.chars().count();
    if length > LONGEST_LINE {
        let over = i64::try_from(length - LONGEST_LINE).unwrap_or(i64::MAX);
        return Some(Problem::new("text", "chat-line-long").count("over", over));
    }
    text_problem(text)
}
