//! Taking a passkey away, unless it is the last way in.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::PasskeyId;
use identity::history::Event;
use identity::notices::Notice;
use web::{Answer, Cx, Frame, Path, RecentlyProved, Template};

use super::{KeyWords, live, of};
use crate::passkeys::{Ending, Passkey, store};
use crate::ways::rules::Taking;
use crate::{Of, Telling, ways};

#[derive(Template)]
#[template(path = "passkeys/pages/remove.html")]
pub(crate) struct RemovePage {
    pub(super) f: Frame,
    pub(super) key: KeyWords,
    /// Without it nobody could come in any more.
    pub(super) last: bool,
}

/// `GET /security/passkeys/{id}/remove`
pub(crate) async fn ask(cx: Cx, who: RecentlyProved, id: Path<PasskeyId>) -> Answer {
    let (of, id) = (of(&who), id.0);
    let found = cx.read(move |tx| found(tx, of, id)).await?;
    let Some((key, last)) = found else { return cx.missing() };
    let f = cx.frame();
    cx.show(RemovePage { key: KeyWords::of(&f, &key), f, last })
}

/// `POST /security/passkeys/{id}/remove`
pub(crate) async fn remove(cx: Cx, who: RecentlyProved, id: Path<PasskeyId>) -> Answer {
    let (of, id, telling) = (of(&who), id.0, Telling::of(&cx));
    let kept = cx
        .write(move |tx| {
            let Some((key, last)) = found(tx, of, id)? else { return Ok(None) };
            if !last {
                take_away(tx, &telling, &key)?;
            }
            Ok(last.then_some(key))
        })
        .await?;
    match kept {
        None => cx.go("/security/passkeys?done=removed"),
        Some(key) => {
            let f = cx.frame();
            cx.show_problem(RemovePage { key: KeyWords::of(&f, &key), f, last: true })
        }
    }
}

/// The passkey, and whether it is the last way in.
fn found(tx: &Tx, of: Of, id: PasskeyId) -> Result<Option<(Passkey, bool)>, StoreFault> {
    let Some(key) = live(tx, of, id)? else { return Ok(None) };
    let taking = Taking::Passkey { verified: key.user_verified() };
    let last = !ways::ways(tx, of)?.without(taking).lead_in();
    Ok(Some((key, last)))
}

fn take_away(tx: &Tx, telling: &Telling, key: &Passkey) -> Result<(), StoreFault> {
    if !store::end(tx, key, Ending::Removed)? {
        return Ok(());
    }
    let entry = Entry::new("passkey.removed", Actor::Account(key.of.0)).owner(key.of.1);
    tx.audit(entry.thing(key.id.bytes()))?;
    let told = format!("passkey-removed/{}", key.id);
    telling.tell(tx, key.of, (&told, Event::PasskeyRemoved, &Notice::PasskeyRemoved))
}
