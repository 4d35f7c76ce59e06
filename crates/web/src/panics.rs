//! What is said when a thread panics: where in the code, and a reference. Never the message, which
//! may have been put together from a member's words.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::Arc;

use base::Luck;

use crate::calm::reference;

/// A panic, as far as it may be told.
#[derive(Debug, Clone)]
pub(crate) struct Panicked {
    pub reference: String,
    /// File and line of our code or a library's.
    pub place: String,
}

thread_local! {
    static NEWEST: RefCell<Option<Panicked>> = const { RefCell::new(None) };
}

/// Replaces the usual hook, which prints the message. For the binary, once, after the log began.
pub fn hush_panics(luck: Arc<dyn Luck>) {
    std::panic::set_hook(Box::new(move |info| note(info, luck.as_ref())));
}

fn note(info: &PanicHookInfo<'_>, luck: &dyn Luck) {
    let place =
        info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    let panicked = Panicked { reference: reference(luck), place };
    let Panicked { reference, place } = &panicked;
    let thread = std::thread::current();
    let thread = thread.name().unwrap_or_default();
    tracing::error!(reference, place, thread, "The program stumbled at {place}: {reference}");
    NEWEST.with_borrow_mut(|newest| *newest = Some(panicked));
}

/// The panic that this thread has just caught; the page it becomes carries the same reference.
pub(crate) fn take() -> Option<Panicked> {
    NEWEST.with_borrow_mut(Option::take)
}
