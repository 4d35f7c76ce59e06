//! Every failure as a calm page: what happened, whether anything was saved, what to do now.

use axum::extract::MatchedPath;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Luck;
use tower_http::csrf::ProtectionError;

use crate::cx::html;
use crate::fault::Marked;
use crate::panics::Panicked;
use crate::visit::Saved;
use crate::{Cx, Fault, Frame, Page, Sample, Template};

/// A failure in words: what happened, what became of the visitor's input, what to do now.
#[derive(Template)]
#[template(path = "failure.html")]
pub(crate) struct FailurePage {
    pub f: Frame,
    pub title: &'static str,
    pub what: &'static str,
    pub kept: &'static str,
    pub next: &'static str,
    /// Whether it says when this was: for what passes by itself (MEMBER-EXPERIENCE 5).
    pub dated: bool,
    /// Whether it is our failure: then the card is still to be had (MEMBER-EXPERIENCE 6).
    pub ours: bool,
}

impl FailurePage {
    fn new(f: Frame, [title, what, kept, next]: [&'static str; 4]) -> Self {
        let dated = [UNAVAILABLE, FULL, BUSY].iter().any(|keys| keys[1] == what);
        let ours = dated || what == PROBLEM[1];
        Self { f, title, what, kept, next, dated, ours }
    }

    pub fn missing(f: Frame) -> Self {
        Self::new(
            f,
            [
                "failure-missing-title",
                "failure-missing-what",
                "failure-missing-kept",
                "failure-missing-next",
            ],
        )
    }
}

/// Turns an answer that is only a status into a page. An answer with a body of its own (a page, a
/// file, JSON) stays as it is.
pub(crate) fn soothe(cx: &Cx, route: Option<&MatchedPath>, answer: Response) -> Response {
    let status = answer.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || answer.headers().contains_key(header::CONTENT_TYPE) {
        return answer;
    }
    if status.is_server_error() {
        note_fault(cx, route, &answer);
    }
    let page = page_for(cx, &answer);
    let (parts, _) = answer.into_parts();
    let mut calm = html(status, cx.lang(), &page).unwrap_or_else(|_| status.into_response());
    for (name, value) in &parts.headers {
        if name != header::CONTENT_LENGTH {
            calm.headers_mut().append(name, value.clone());
        }
    }
    calm
}

/// Titles and the rest, by kind; all keys are spelled out so that a search finds them.
const UNREADABLE: [&str; 4] = [
    "failure-unreadable-title",
    "failure-unreadable-what",
    "failure-unreadable-kept",
    "failure-unreadable-next",
];
const REFUSED: [&str; 4] = [
    "failure-refused-title",
    "failure-refused-what",
    "failure-refused-kept",
    "failure-refused-next",
];
const BUSY: [&str; 4] =
    ["failure-busy-title", "failure-busy-what", "failure-kept-not", "failure-busy-next"];
const UNAVAILABLE: [&str; 4] = [
    "failure-unavailable-title",
    "failure-unavailable-what",
    "failure-kept-not",
    "failure-unavailable-next",
];
/// No room to write: looking at things still works.
const FULL: [&str; 4] = [
    "failure-unavailable-title",
    "failure-full-what",
    "failure-kept-not",
    "failure-unavailable-next",
];
const PROBLEM: [&str; 4] =
    ["failure-problem-title", "failure-problem-what", "failure-kept-not", "failure-problem-next"];

fn page_for(cx: &Cx, answer: &Response) -> FailurePage {
    let status = answer.status();
    // A form's address, opened again from the history, shows no page of its own.
    let keys = if matches!(status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) {
        return FailurePage::missing(cx.frame());
    } else if answer.extensions().get::<ProtectionError>().is_some() {
        REFUSED
    } else if status.is_client_error() {
        UNREADABLE
    } else if is_overload(answer) {
        BUSY
    } else if fault(answer).is_some_and(Fault::is_full) {
        FULL
    } else if status == StatusCode::SERVICE_UNAVAILABLE {
        UNAVAILABLE
    } else {
        PROBLEM
    };
    let mut page = FailurePage::new(cx.frame(), with_kept(keys, cx.visit().saved()));
    if cx.visit().method == Method::GET && cx.visit().saved() == Saved::Nothing {
        // Whoever only looked has no last step that could have been lost.
        page.kept = "failure-missing-kept";
    }
    page
}

/// Said plainly, because "did my order go through?" is the question that matters.
const fn with_kept(
    [title, what, kept, next]: [&'static str; 4],
    saved: Saved,
) -> [&'static str; 4] {
    match saved {
        Saved::Nothing => [title, what, kept, next],
        Saved::Unsure => [title, what, "failure-kept-unsure", next],
        Saved::Yes => [title, what, "failure-kept-saved", next],
    }
}

fn fault(answer: &Response) -> Option<&Fault> {
    answer.extensions().get::<Marked>().map(|marked| &*marked.0)
}

fn is_overload(answer: &Response) -> bool {
    fault(answer).is_some_and(Fault::is_overload)
}

/// Gives the failure its reference and logs it once under it: the route as written in the code and
/// never the address itself. What comes from overload alone must not flood the log.
fn note_fault(cx: &Cx, route: Option<&MatchedPath>, answer: &Response) {
    let told = answer.extensions().get::<Panicked>().map(|panicked| panicked.reference.clone());
    let reference = cx.visit().refer(|| told.unwrap_or_else(|| reference(&*cx.house().luck)));
    let route = route.map_or("-", MatchedPath::as_str);
    let fault = fault(answer).map_or_else(|| "it took too long".to_owned(), ToString::to_string);
    if is_overload(answer) {
        tracing::debug!(reference, route, fault, "Turned a visitor away for now: {reference}");
    } else {
        tracing::error!(reference, route, fault, "A request failed: {reference}");
    }
}

/// `K4-7Q2X`: short enough to read aloud, without letters that sound or look like others.
pub(crate) fn reference(luck: &dyn Luck) -> String {
    const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0; 6];
    luck.fill(&mut bytes);
    let symbols: String =
        bytes.iter().map(|byte| char::from(SYMBOLS[usize::from(byte % 32)])).collect();
    format!("{}-{}", &symbols[..2], &symbols[2..])
}

/// Why a form was refused is told only to the log, and only as a kind.
pub(crate) fn refuse_foreign(refused: ProtectionError) -> Response {
    tracing::info!(kind = ?refused.kind(), "Refused a form that came from another site");
    StatusCode::FORBIDDEN.into_response()
}

impl Page for FailurePage {
    const NAME: &'static str = "failure";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        f.refer("K4-7Q2X");
        let sample = |state, keys| Sample::new(state, Self::new(f.clone(), keys));
        vec![
            Sample::new("missing", Self::missing(f.clone())),
            sample("problem", PROBLEM),
            sample("problem-after-saving", with_kept(PROBLEM, Saved::Yes)),
            sample("unavailable", with_kept(UNAVAILABLE, Saved::Unsure)),
            sample("full", FULL),
            sample("busy", BUSY),
            sample("refused", REFUSED),
            sample("unreadable", UNREADABLE),
        ]
    }
}
