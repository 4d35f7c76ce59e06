//! What pages of the desk listen to, and the line that says that more has come: rows never move
//! under whoever is about to press one.

use std::sync::Arc;

use base::TicketId;
use help::chats::{queue_topic, topic};
use help::tickets::find;
use web::live::{At, Listen, Stands, Streams};
use web::{Answer, Asked, Cx, Frame, From, Path};

use crate::session::{self, Staffer};

/// How many came since a list was drawn.
#[derive(Debug, Default)]
pub struct Fresh {
    pub many: i64,
    /// Empty where none did.
    pub words: String,
    /// Where the list asks what came.
    pub page: String,
    /// Where all of it stands.
    pub show: String,
}

impl Fresh {
    pub fn of(f: &Frame, many: i64) -> Self {
        let words = match many {
            0 => String::new(),
            _ => f.say("desk-fresh").count("n", many).to_string(),
        };
        Self { many, words, ..Self::default() }
    }
}

/// `GET /desk/chats/live`: whatever moves in the queues of this role.
pub async fn queues(cx: Cx, who: Staffer, (from, streams): (From, Streams)) -> Answer {
    let topics = who.role.queues().iter().map(|queue| queue_topic(*queue)).collect();
    let stands: Stands = Arc::new({
        let who = who.clone();
        move |tx| Ok(session::store::stands(tx, who.session)?.then_some(0))
    });
    let visitor = format!("staff:{}", who.id);
    let (prefix, seen, pulses) = (from.0, 0, false);
    cx.listen(&streams, Listen { topics, prefix, visitor, seen, pulses, stands })
}

/// `GET /desk/chats/{id}/live`
pub async fn one(
    cx: Cx,
    who: Staffer,
    id: Path<TicketId>,
    (from, streams, at): (From, Streams, Asked<At>),
) -> Answer {
    let (id, visitor) = (id.0, format!("staff:{}", who.id));
    let stands: Stands = Arc::new(move |tx| {
        if !session::store::stands(tx, who.session)? {
            return Ok(None);
        }
        Ok(find(tx, who.role.queues(), id)?.map(|ticket| ticket.version))
    });
    let asked = stands.clone();
    if cx.read(move |tx| asked(tx)).await?.is_none() {
        return cx.missing();
    }
    let (prefix, seen, topics) = (from.0, at.0.0, vec![topic(id)]);
    cx.listen(&streams, Listen { topics, prefix, visitor, seen, pulses: false, stands })
}
