//! Whose chat it is, and what its page reads.

use ::base::MemberScope;
use ::store::{Actor, Fault, Tx};
use guard::Prefix;
use web::{Cx, MaybeViewer};

use super::COOKIE;
use crate::chat::flow::{Chat, Stage};
use crate::chat::store as chats;
use crate::contact::expected::Expected;
use crate::contact::pages::answer::Held;
use crate::contact::rules::WRONG_KEYS;
use crate::contact::send::{Found, look};
use crate::contact::store::{self as tickets, Entry, Ticket};
use crate::rations::{self, Name};

/// Whose chat it is.
#[derive(Debug, Clone)]
pub enum Whose {
    Member(MemberScope, Actor),
    Stranger(Held),
    /// Nothing here says that there is one.
    Nobody,
}

impl Whose {
    pub fn of(cx: &Cx, who: &MaybeViewer, sent: Option<&Held>) -> Self {
        if let Some(who) = &who.0 {
            return Self::Member(who.scope(), Actor::Account(who.account()));
        }
        let sent = sent.filter(|held| !held.is_empty()).cloned();
        Held::kept_in(cx, COOKIE).or(sent).map_or(Self::Nobody, Self::Stranger)
    }

    pub const fn actor(&self) -> Actor {
        match self {
            Self::Member(_, actor) => *actor,
            Self::Stranger(_) | Self::Nobody => Actor::Stranger,
        }
    }
}

/// A chat with its ticket, as it stands now.
#[derive(Debug, Clone)]
pub struct Talk {
    pub ticket: Ticket,
    pub chat: Chat,
    pub stage: Stage,
}

/// The chat of whoever asks, where something is to be written. What a stranger holds counts only
/// while their neighbourhood has not guessed its ration away.
pub fn find(tx: &Tx, prefix: Prefix, whose: &Whose) -> Result<Option<Talk>, Fault> {
    match whose {
        Whose::Stranger(held) => match look(tx, prefix, held.opener())? {
            Found::Ticket(ticket) => talk(tx, *ticket),
            Found::Nothing | Found::Held => Ok(None),
        },
        _ => found(tx, prefix, whose),
    }
}

/// The same where nothing is written.
pub fn found(tx: &Tx, prefix: Prefix, whose: &Whose) -> Result<Option<Talk>, Fault> {
    match whose {
        Whose::Member(scope, _) => match chats::newest(tx, *scope)? {
            Some((ticket, _)) => talk(tx, ticket),
            None => Ok(None),
        },
        Whose::Stranger(held) => {
            let left = rations::left(tx, Name::of_place(tx, "help-key", prefix), WRONG_KEYS)?;
            match if left == 0 { None } else { held.ticket(tx)? } {
                Some(ticket) => talk(tx, ticket),
                None => Ok(None),
            }
        }
        Whose::Nobody => Ok(None),
    }
}

fn talk(tx: &Tx, ticket: Ticket) -> Result<Option<Talk>, Fault> {
    let Some(chat) = chats::of_ticket(tx, &ticket)? else { return Ok(None) };
    let stage = chat.stage_at(ticket.moved_at, tx.now());
    Ok(Some(Talk { ticket, chat, stage }))
}

/// What a chat's page shows.
pub struct Read {
    pub talk: Talk,
    pub said: Vec<Entry>,
    pub before: i64,
    pub is_somebody_here: bool,
    pub expected: Option<Expected>,
}

fn read(tx: &Tx, talk: Talk) -> Result<Read, Fault> {
    let said = tickets::thread(tx, &talk.ticket)?;
    let queue = talk.ticket.queue;
    let waits = talk.stage == Stage::Waiting;
    let before = if waits { chats::before(tx, &talk.ticket)? } else { 0 };
    let is_somebody_here = !chats::takers(tx, queue)?.is_empty();
    let expected = if waits { chats::expected_wait(tx, queue)? } else { None };
    Ok(Read { talk, said, before, is_somebody_here, expected })
}

/// The chat of whoever asks, whole.
pub async fn whole(cx: &Cx, prefix: Prefix, whose: &Whose) -> Result<Option<Read>, web::Fault> {
    let of = whose.clone();
    let look = move |tx: &Tx| found(tx, prefix, &of)?.map(|talk| read(tx, talk)).transpose();
    let read = cx.read(look).await?;
    if let (None, Whose::Stranger(held)) = (&read, whose.clone()) {
        // A wrong key is counted here as where it is typed.
        cx.write(move |tx: &Tx| look_at(tx, prefix, &held)).await?;
    }
    Ok(read)
}

fn look_at(tx: &Tx, prefix: Prefix, held: &Held) -> Result<(), Fault> {
    look(tx, prefix, held.opener()).map(|_| ())
}
