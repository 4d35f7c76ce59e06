//! Staying signed in, and signing out.

use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use base::Timestamp;
use web::{
    Answer, Cookie, Cx, Fields, Form, Frame, MaybeViewer, Page, Reads, Sample, Template, Viewer,
};

use super::{COOKIE, store};

/// Where a visitor was, handed along as a path of ours.
pub(crate) struct Back(pub String);

impl Reads for Back {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("back").to_owned())
    }
}

#[derive(Template)]
#[template(path = "sessions/pages/sign_out.html")]
pub(crate) struct SignOutPage {
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
pub(crate) async fn sign_out_page(cx: Cx, who: MaybeViewer) -> Answer {
    cx.show(SignOutPage { f: cx.frame(), signed_in: who.0.is_some() })
}

/// `POST /sign-out`: ends the record, then the traces in this browser.
pub(crate) async fn sign_out(cx: Cx, who: MaybeViewer) -> Answer {
    if let Some(viewer) = who.0 {
        let (session, of) = (viewer.session(), (viewer.account(), viewer.member()));
        cx.write(move |tx| store::end(tx, session, of)).await?;
    }
    let answer = cx.with_cookie(cx.go("/sign-out"), &Cookie::gone(COOKIE));
    let mut answer = cx.with_cookie(answer, &Cookie::gone(crate::sign_in::COOKIE))?;
    // Not "cookies": a remembered browser stays remembered, as its owner chose.
    let traces = HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert("clear-site-data", traces);
    Ok(answer)
}

/// `POST /session/stay`: the one press of the idle warning (SECURITY 61). Scripts read the new end;
/// without them the visitor comes back to where they were.
pub(crate) async fn stay(
    cx: Cx,
    viewer: Viewer,
    headers: axum::http::HeaderMap,
    back: Form<Back>,
) -> Answer {
    let (session, member) = (viewer.session(), viewer.member());
    cx.write(move |tx| store::note_seen(tx, session, member)).await?;
    let ends = viewer_ends(&cx, &viewer).await?;
    let json = headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json");
    if json {
        let text = format!("{{\"ends\":{},\"now\":{}}}", ends.seconds(), cx.now().seconds());
        return Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response());
    }
    let place = cx.own_path(&back.0.0).map_or_else(|| "/home".to_owned(), Into::into);
    cx.go(place)
}

async fn viewer_ends(cx: &Cx, viewer: &Viewer) -> Result<Timestamp, web::Fault> {
    let token = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let found = cx.read(move |tx| store::by_token(tx, &token)).await?;
    let ends = found.map(|found| found.life.standing(cx.now()));
    Ok(match ends {
        Some(super::Standing::Live { ends_idle_at }) => ends_idle_at,
        _ => viewer.ends_idle_at(),
    })
}
