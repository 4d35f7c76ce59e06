//! Handlers that hand out the files of the status page.

use std::io::Read as _;
use std::path::Path as FilePath;
use std::time::{Duration, SystemTime};

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse as _;
use base::{Lang, Timestamp};
use web::{Answer, Cx, Frame, Page, Sample, Squeeze as _, Template};

use super::Place;
use crate::probes::rules::STALE;

/// Where no status page was set up, or none was built yet.
#[derive(Template)]
#[template(path = "portal/pages/none.html")]
pub struct NonePage {
    f: Frame,
}

impl Page for NonePage {
    const NAME: &'static str = "none";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        vec![Sample::new("none", Self { f: f.clone() })]
    }
}

/// Where the files have not been written anew for a while: what they say of now is of then.
#[derive(Template)]
#[template(path = "portal/pages/stopped.html")]
pub struct StoppedPage {
    f: Frame,
    last: Timestamp,
}

impl Page for StoppedPage {
    const NAME: &'static str = "stopped";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let last = f.now() - Duration::from_hours(3);
        vec![Sample::new("stopped", Self { f: f.clone(), last })]
    }
}

/// When the folder was last written, if that is too long ago. The first page says the minute, so
/// each writing changes it.
fn stopped(root: &FilePath, now: Timestamp) -> Option<Timestamp> {
    let written = std::fs::metadata(root.join("index.html")).and_then(|file| file.modified());
    let since = written.ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let written = Timestamp::from_seconds(0) + since;
    (now.since(written) > STALE).then_some(written)
}

/// `GET /status`: on to the page in the visitor's language.
pub fn front(cx: &Cx, place: &Place) -> Answer {
    let page = match cx.lang() {
        Lang::English => "index.html",
        Lang::Spanish => "es/index.html",
    };
    match place {
        Place::Folder(folder) if folder.join(page).is_file() => cx.go(format!("/status/{page}")),
        Place::Folder(_) | Place::Nowhere => cx.show(NonePage { f: cx.frame() }),
        Place::Address(address) => cx.go(format!("{address}/{page}")),
    }
}

/// `GET /status/feed.atom`
pub fn feed(cx: &Cx, place: &Place) -> Answer {
    page(cx, place, ("", FEED))
}

/// `GET /status/{page}`, and the same in the folders below.
pub fn page(cx: &Cx, place: &Place, (folder, page): (&str, &str)) -> Answer {
    if !is_ours(page) {
        return cx.missing();
    }
    let kind = if page == FEED { ATOM } else { HTML };
    match place {
        Place::Nowhere => cx.missing(),
        // It helps while the portal is away; whoever reads this has the portal's own.
        Place::Folder(_) if page == HELP => cx.go("/help/sign-in"),
        Place::Folder(root) if kind == HTML && root.join(folder).join(page).is_file() => {
            match stopped(root, cx.now()) {
                Some(last) => cx.show(StoppedPage { f: cx.frame(), last }),
                None => file(cx, &root.join(folder).join(page), kind),
            }
        }
        Place::Folder(root) => file(cx, &root.join(folder).join(page), kind),
        Place::Address(address) => cx.go(format!("{address}/{folder}{page}")),
    }
}

const FEED: &str = "feed.atom";
const HELP: &str = "help.html";
const HTML: &str = "text/html; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// Names as we write them: no path out of the folder can be spelled with these signs.
fn is_ours(page: &str) -> bool {
    let Some(stem) = page.strip_suffix(".html") else { return page == FEED };
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !stem.is_empty() && stem.chars().all(sound)
}

/// A page of ours is never longer.
const BYTES: u64 = 1 << 20;

fn file(cx: &Cx, place: &FilePath, kind: &'static str) -> Answer {
    let mut text = Vec::new();
    let read = std::fs::File::open(place).and_then(|file| file.take(BYTES).read_to_end(&mut text));
    if read.is_err() {
        return cx.missing();
    }
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static(kind))];
    let answer: Answer = Ok((StatusCode::OK, kind, text).into_response());
    answer.compressed()
}
