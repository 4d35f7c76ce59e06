//! The portal's doors to the status page: it shows the files of a folder, leads to where they are
//! read, or says plainly that there is none. It knows nothing of the store behind them.

pub mod pages;

use std::path::PathBuf;
use std::sync::Arc;

use web::{Cx, Path, Rooms, get};

/// Where the status page is, for this portal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Nowhere,
    /// The folder that `latchkey status build` writes, on this machine.
    Folder(PathBuf),
    /// Where it is read, without a last slash: `https://status.plan.example`.
    Address(String),
}

/// `/status` and what lies under it.
pub fn rooms(place: &Place) -> Rooms {
    let place = Arc::new(place.clone());
    let (front, feed) = (place.clone(), place.clone());
    let below = |folder: &'static str| {
        let place = place.clone();
        get(move |cx: Cx, Path(page): Path<String>| {
            let place = place.clone();
            async move { pages::page(&cx, &place, (folder, &page)) }
        })
    };
    Rooms::new()
        .public("/status", get(move |cx: Cx| async move { pages::front(&cx, &front) }))
        .public("/status/feed.atom", get(move |cx: Cx| async move { pages::feed(&cx, &feed) }))
        .public("/status/{page}", below(""))
        .public("/status/es/{page}", below("es/"))
        .public("/status/incidents/{page}", below("incidents/"))
        .public("/status/es/incidents/{page}", below("es/incidents/"))
}

#[cfg(test)]
mod tests;
