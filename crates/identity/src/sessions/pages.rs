//! Staying signed in, and signing out.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use web::{Answer, Cookie, Cx, Fields, Form, Frame, MaybeViewer, Page, Reads, Sample, Template};

use super::{COOKIE, KEPT_CARD, Standing, store};

/// Where a visitor was, handed along as a path of ours.
pub struct Back(pub String);

impl Reads for Back {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("back").to_owned())
    }
}

#[derive(Template)]
#[template(path = "sessions/pages/sign_out.html")]
pub struct SignOutPage {
    pub f: Frame,
    /// What the layout says of the viewer is not enough for this page: it is about being signed in.
    pub signed_in: bool,
}

impl Page for SignOutPage {
    const NAME: &'static str = "sign-out";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let ann = f.as_member("Ann");
        vec![
            Sample::new("signed-in", Self { f: ann, signed_in: true }),
            Sample::new("signed-out", Self { f: f.clone(), signed_in: false }),
        ]
    }
}

/// `GET /sign-out`: the button while signed in, and afterwards that it is done.
pub async fn sign_out_page(cx: Cx, who: MaybeViewer) -> Answer {
    cx.show(SignOutPage { f: cx.frame(), signed_in: who.0.is_some() })
}

/// `POST /sign-out`: ends the record, then the traces in this browser.
pub async fn sign_out(cx: Cx, who: MaybeViewer) -> Answer {
    let shared = who.0.as_ref().is_some_and(web::Viewer::shared_computer);
    let keeps = !shared && cx.cookie(KEPT_CARD).is_some();
    if let Some(viewer) = who.0 {
        let (session, of) = (viewer.session(), (viewer.account(), viewer.member()));
        cx.write(move |tx| store::end(tx, session, of)).await?;
    }
    let answer = cx.with_cookie(cx.go("/sign-out"), &Cookie::gone(COOKIE));
    let mut answer = cx.with_cookie(answer, &Cookie::gone(crate::ATTEMPT_COOKIE))?;
    if shared {
        answer = cx.with_cookie(Ok(answer), &Cookie::gone(KEPT_CARD))?;
    }
    // Not "cookies": a remembered browser stays remembered, as its owner chose. Nor what a member
    // chose to keep for when there is no network: a sealed card, and nothing else is ever stored.
    let traces = if keeps { "\"cache\"" } else { "\"cache\", \"storage\"" };
    let traces = HeaderValue::from_static(traces);
    answer.headers_mut().insert("clear-site-data", traces);
    Ok(answer)
}

/// The answer after which this browser has no copy of the card; this needs no script.
pub fn without_kept_card(cx: &Cx, answer: Answer) -> Answer {
    let mut answer = cx.with_cookie(answer, &Cookie::gone(KEPT_CARD))?;
    answer.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(answer)
}

/// `POST /session/stay`: the one press of the idle warning (SECURITY 61). Scripts read the new end,
/// or 401 when it was too late; without them the visitor comes back to where they were.
pub async fn stay(cx: Cx, who: MaybeViewer, headers: HeaderMap, back: Form<Back>) -> Answer {
    let scripted = headers.get(header::ACCEPT).is_some_and(|kind| kind == JSON);
    let Some(viewer) = who.0 else {
        return if scripted { Ok(over()) } else { cx.go("/sign-in?ended=1") };
    };
    let (session, member) = (viewer.session(), viewer.member());
    let token = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let found = cx
        .write(move |tx| {
            store::note_seen(tx, session, member)?;
            store::by_token(tx, &token)
        })
        .await?;
    let standing = found.map(|found| found.standing(cx.now()));
    let Some(Standing::Live { ends_idle_at }) = standing else { return Ok(over()) };
    if scripted {
        return Ok(stayed(&cx, ends_idle_at));
    }
    cx.go(cx.own_path(&back.0.0).map_or_else(|| "/home".to_owned(), Into::into))
}

const JSON: &str = "application/json";

fn over() -> Response {
    (StatusCode::UNAUTHORIZED, [(header::CONTENT_TYPE, JSON)], "{}").into_response()
}

fn stayed(cx: &Cx, ends: Timestamp) -> Response {
    let (ends, now, time) = (ends.seconds(), cx.now().seconds(), cx.frame().time(ends));
    let told = serde_json::json!({ "ends": ends, "now": now, "time": time });
    ([(header::CONTENT_TYPE, JSON)], told.to_string()).into_response()
}
