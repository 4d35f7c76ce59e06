//! "Report a problem": anybody may say what does not work, in closed words. A person counts once a
//! day for each part, a neighbourhood a few times an hour. What exceeds the usual of that hour of
//! the week drafts an incident for a person; nothing goes public by it.

pub mod pages;
mod rules;
pub mod store;

use std::sync::Arc;

use web::{Cx, Rooms, get};

use crate::follow::Door;

/// The doors of the server beside the files.
pub fn rooms(rooms: Rooms, door: &Arc<Door>) -> Rooms {
    let (here, there) = (Arc::clone(door), Arc::clone(door));
    rooms.public(
        "/report",
        get(move |cx: Cx| {
            let door = Arc::clone(&here);
            async move { pages::ask(&cx, &door) }
        })
        .post(move |cx, from, form| pages::report(cx, Arc::clone(&there), from, form)),
    )
}

#[cfg(test)]
mod tests;
