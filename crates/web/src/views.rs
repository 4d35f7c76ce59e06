//! Who looked at whose record, and when (SECURITY 82).
//!
//! A page notes what it showed as it leaves and waits for nobody: the notes are written into the
//! audit record together, every second and when the house closes. A house that is killed loses a
//! second of them at most. When many wait, the next visitor writes them; when they cannot be
//! written and too many wait, pages wait too, for a page nobody knows of must not be shown.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base::{Entropy, SessionId, Timestamp};
use serde_json::json;
use store::{Actor, Db, Entry, Owner, Tx};

use crate::{Fault, Shared};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// It was shown on a page.
    Viewed,
    /// It left as a file.
    Exported,
    /// It was asked for by somebody it is not shown to.
    Denied,
}

impl Deed {
    const fn action(self) -> &'static str {
        match self {
            Self::Viewed => "record.viewed",
            Self::Exported => "record.exported",
            Self::Denied => "record.denied",
        }
    }
}

/// Who looked, at what, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct View {
    deed: Deed,
    actor: Actor,
    owner: Owner,
    method: String,
    /// The door as written in the code, never the address itself.
    door: &'static str,
    thing: Option<Entropy>,
    session: Option<SessionId>,
}

impl View {
    /// `door` says where: a path as the slice declares it.
    pub fn new(deed: Deed, actor: Actor, door: &'static str) -> Self {
        let method = "GET".to_owned();
        Self { deed, actor, owner: Owner::House, method, door, thing: None, session: None }
    }

    #[must_use]
    pub fn owner(self, owner: impl Into<Owner>) -> Self {
        Self { owner: owner.into(), ..self }
    }

    #[must_use]
    pub fn thing(self, thing: Option<Entropy>) -> Self {
        Self { thing, ..self }
    }

    #[must_use]
    pub fn session(self, session: SessionId) -> Self {
        Self { session: Some(session), ..self }
    }

    #[must_use]
    pub fn method(self, method: &str) -> Self {
        Self { method: method.to_owned(), ..self }
    }
}

/// The same look again before it is written makes no second note.
#[derive(Debug, Clone, Copy)]
struct Seen {
    first: Timestamp,
    times: u32,
}

type Note = (View, Seen);

/// The notes that wait.
#[derive(Default)]
pub(crate) struct Views {
    waiting: Mutex<HashMap<View, Seen>>,
    writing: tokio::sync::Mutex<()>,
}

/// From here on whoever adds a note writes them all.
const MANY: usize = 1_000;
/// More are not kept in memory: about ten megabytes. Tests fill a smaller house.
const MOST: usize = if cfg!(test) { 2_500 } else { 50_000 };
/// Written in one transaction, so that nobody's order waits long behind them.
const TOGETHER: usize = 250;
const EVERY: Duration = Duration::from_secs(1);

impl Views {
    fn notes(&self) -> MutexGuard<'_, HashMap<View, Seen>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn len(&self) -> usize {
        self.notes().len()
    }

    fn add(&self, view: View, seen: Seen) -> usize {
        let mut notes = self.notes();
        match notes.entry(view) {
            Slot::Occupied(mut slot) => {
                let before = slot.get_mut();
                before.first = before.first.min(seen.first);
                before.times = before.times.saturating_add(seen.times);
            }
            Slot::Vacant(slot) => {
                slot.insert(seen);
            }
        }
        notes.len()
    }

    /// Takes everything that waits, oldest first.
    fn take(&self) -> Vec<Note> {
        let mut notes: Vec<Note> = std::mem::take(&mut *self.notes()).into_iter().collect();
        notes.sort_by_key(|(_, seen)| seen.first);
        notes
    }

    /// Writes what waits. What cannot be written waits on.
    async fn write(&self, db: &Db, now: Timestamp) -> Result<(), store::Fault> {
        let mut notes = self.take();
        while !notes.is_empty() {
            let some: Arc<[Note]> = notes.drain(..notes.len().min(TOGETHER)).collect();
            let mine = Arc::clone(&some);
            let written = db.write(now, move |tx| mine.iter().try_for_each(|note| put(tx, note)));
            if let Err(fault) = written.await {
                for (view, seen) in some.iter().cloned().chain(notes) {
                    self.add(view, seen);
                }
                return Err(fault);
            }
        }
        Ok(())
    }
}

fn put(tx: &Tx, (view, seen): &Note) -> Result<(), store::Fault> {
    let detail = json!({
        "door": format!("{} {}", view.method, view.door),
        "session": view.session,
        "times": seen.times,
    });
    let entry = || {
        let entry = Entry::new(view.deed.action(), view.actor).at(seen.first);
        view.thing.iter().fold(entry, Entry::thing)
    };
    match tx.audit(entry().owner(view.owner).detail(&detail)) {
        // Nothing can be sealed for them any more; that somebody looked is still told.
        Err(store::Fault::Forgotten) => tx.audit(entry().detail(&detail)),
        end => end,
    }
}

/// Notes a look. Waits only where very many wait already.
pub(crate) async fn note(house: &Shared, view: View, at: Timestamp) -> Result<(), Fault> {
    let waiting = house.views.add(view, Seen { first: at, times: 1 });
    if waiting < MANY {
        return Ok(());
    }
    let end = write_views(house.clone(), waiting < MOST).await;
    if house.views.len() < MOST { Ok(()) } else { Ok(end?) }
}

/// Writes what waits now. `busy` says whether to pass by where somebody else is writing already.
/// In a task of its own: a visitor who leaves must not take other people's notes along.
async fn write_views(house: Shared, busy: bool) -> Result<(), store::Fault> {
    let task = tokio::spawn(async move {
        let turn = match house.views.writing.try_lock() {
            Ok(turn) => turn,
            Err(_) if busy => return Ok(()),
            Err(_) => house.views.writing.lock().await,
        };
        let end = house.views.write(&house.db, house.clock.now()).await;
        drop(turn);
        end
    });
    task.await.unwrap_or_else(|_| Err(store::Fault::Defect("notes were not written".to_owned())))
}

/// Writes the notes every second until `stop`; then the caller lets the last requests finish and
/// asks for `last_views`.
pub async fn keep_views(house: Shared, stop: impl Future<Output = ()> + Send) {
    let mut stop = std::pin::pin!(stop);
    let mut failing = false;
    while tokio::time::timeout(EVERY, stop.as_mut()).await.is_err() {
        let end = write_views(house.clone(), true).await;
        if let (Err(fault), false) = (&end, failing) {
            tracing::warn!(%fault, "What members looked at cannot be written yet");
        }
        failing = end.is_err();
    }
}

/// The last notes, once nobody is served any more.
pub async fn last_views(house: Shared) {
    if let Err(fault) = write_views(house.clone(), false).await {
        let lost = house.views.len();
        tracing::error!(%fault, lost, "What members looked at last could not be written");
    }
}

#[cfg(test)]
mod tests;
