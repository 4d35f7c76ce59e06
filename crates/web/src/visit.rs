//! One request's facts, read once: the moment, the language, the nonce, who is here.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, OnceLock};

use axum::http::{HeaderMap, Method, Uri, header};
use base::{Lang, Reading, TextSize, Timestamp};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::house::House;
use crate::{Browser, Viewer, cookies};

/// How far this request's writing has come; a failure page says it plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    Nothing,
    /// A write began and its end is not known.
    Unsure,
    Yes,
}

/// Plain preferences of a browser.
pub(crate) const LANG: &str = "lang";
pub(crate) const TEXT: &str = "text";

/// Shared by everything that answers one request.
pub(crate) struct Visit {
    pub now: Timestamp,
    /// What this browser was told to show; nothing where nobody told it.
    chosen: (Option<Lang>, Option<TextSize>),
    /// How this visitor seems to read, where nobody said.
    otherwise: Reading,
    pub nonce: String,
    /// Path and query as asked for.
    pub target: String,
    pub method: Method,
    /// A script asked, and wants a status rather than a page to be led to.
    pub by_script: bool,
    /// No person asked: a live page looked, or one that renews itself.
    pub by_itself: bool,
    /// The raw `Cookie` header.
    pub cookies: String,
    pub browser: Browser,
    viewer: OnceLock<Viewer>,
    saved: AtomicU8,
    problem: AtomicBool,
    reference: OnceLock<String>,
    missed: Mutex<Vec<String>>,
}

impl Visit {
    pub fn of(house: &House, method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
        let cookies = header_text(headers, header::COOKIE);
        let lang = cookies::find(cookies, LANG).and_then(|tag| tag.parse().ok());
        let text = cookies::find(cookies, TEXT).and_then(TextSize::read);
        let accepted = Lang::accepted(header_text(headers, header::ACCEPT_LANGUAGE));
        Self {
            nonce: STANDARD_NO_PAD.encode(house.luck.entropy()),
            target: uri.path_and_query().map_or_else(String::new, ToString::to_string),
            method: method.clone(),
            by_script: ["application/json", "text/event-stream"]
                .iter()
                .any(|kind| header_text(headers, header::ACCEPT).starts_with(kind)),
            by_itself: crate::live::is_by_itself(headers, uri.query()),
            cookies: cookies.to_owned(),
            browser: Browser::of(header_text(headers, header::USER_AGENT)),
            chosen: (lang, text),
            ..Self::outside(accepted.into(), house.clock.now())
        }
    }

    /// A visit nobody makes: letters and the gallery.
    pub fn outside(otherwise: Reading, now: Timestamp) -> Self {
        Self {
            now,
            chosen: (None, None),
            otherwise,
            nonce: String::new(),
            target: "/".to_owned(),
            method: Method::GET,
            by_script: false,
            by_itself: false,
            cookies: String::new(),
            browser: Browser::default(),
            viewer: OnceLock::new(),
            saved: AtomicU8::new(0),
            problem: AtomicBool::new(false),
            reference: OnceLock::new(),
            missed: Mutex::new(Vec::new()),
        }
    }

    /// What this browser was told, else what the viewer keeps, else what the browser asks for.
    pub fn reading(&self) -> Reading {
        let kept = self.viewer().and_then(Viewer::reading).unwrap_or(self.otherwise);
        let (lang, text) = self.chosen;
        Reading { lang: lang.unwrap_or(kept.lang), text: text.unwrap_or(kept.text) }
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or("/")
    }

    pub fn viewer(&self) -> Option<&Viewer> {
        self.viewer.get()
    }

    /// The first stamp stands for the whole request.
    pub fn stamp(&self, viewer: Viewer) {
        let _ = self.viewer.set(viewer);
    }

    pub fn saved(&self) -> Saved {
        match self.saved.load(Ordering::Relaxed) {
            0 => Saved::Nothing,
            1 => Saved::Unsure,
            _ => Saved::Yes,
        }
    }

    /// Once something was saved, a later failed write does not unsay it.
    pub fn note_saved(&self, saved: Saved) {
        let level = match saved {
            Saved::Nothing => 0,
            Saved::Unsure => 1,
            Saved::Yes => 2,
        };
        if self.saved() != Saved::Yes {
            self.saved.store(level, Ordering::Relaxed);
        }
    }

    pub fn is_problem(&self) -> bool {
        self.problem.load(Ordering::Relaxed)
    }

    pub fn set_problem(&self, problem: bool) {
        self.problem.store(problem, Ordering::Relaxed);
    }

    pub fn reference(&self) -> &str {
        self.reference.get().map_or("", String::as_str)
    }

    pub fn refer(&self, reference: impl FnOnce() -> String) -> &str {
        self.reference.get_or_init(reference)
    }

    /// Remembers a key that had no words, for the strict render.
    pub fn miss(&self, complaint: String) {
        if let Ok(mut missed) = self.missed.lock()
            && missed.len() < 100
        {
            missed.push(complaint);
        }
    }

    pub fn take_missed(&self) -> Vec<String> {
        self.missed.lock().map(|mut missed| std::mem::take(&mut *missed)).unwrap_or_default()
    }
}

/// A header's text; one that is no text counts as absent.
pub(crate) fn header_text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
