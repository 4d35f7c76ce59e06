//! What the owner is told after something changed: a line of their history, and a notice at every
//! way on file, in the transaction of the change itself.

use ::store::{Fault, Tx};
use identity::history::{self, Event};
use identity::notices::{self, Notice};
use web::{Browser, Cx, Shared};

use crate::Of;

/// Where a change happens: the house that tells of it, and the browser it came from.
#[derive(Clone)]
pub struct Telling {
    pub house: Shared,
    pub browser: Browser,
}

impl Telling {
    pub fn of(cx: &Cx) -> Self {
        Self { house: cx.house().clone(), browser: cx.browser().clone() }
    }

    /// `key` names the event: the same one is told once.
    pub(crate) fn tell(
        &self,
        tx: &Tx,
        of: Of,
        (key, event, notice): (&str, Event, &Notice),
    ) -> Result<(), Fault> {
        history::note(tx, of, event, &self.browser)?;
        notices::tell_every_channel(tx, &self.house, of, (key, notice))
    }
}
