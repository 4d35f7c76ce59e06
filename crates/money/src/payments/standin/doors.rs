//! Its doors in the demo: the API under `/demo/provider`, its page under `/demo/checkout`.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::IntoResponse as _;
use web::{Answer, Cx, Fields, Form, Path, Reads, Rooms, get};

use super::page::CheckoutPage;
use super::{Call, Card, Standin, State};
use crate::payments::hook::HEADER;

pub fn rooms(standin: &Arc<Standin>) -> Rooms {
    let (one, two) = (Arc::clone(standin), Arc::clone(standin));
    let (see, choose) = (Arc::clone(standin), Arc::clone(standin));
    Rooms::new()
        .demo(
            "/demo/provider/v1/{*path}",
            get(async move |cx: Cx, path: Path<String>, headers: HeaderMap, uri: Uri| {
                let asked = uri.query().unwrap_or_default().to_owned();
                called(cx, one, (Method::GET, path.0, headers, asked.into())).await
            })
            .post(
                async move |cx: Cx, path: Path<String>, headers: HeaderMap, body: Bytes| {
                    called(cx, two, (Method::POST, path.0, headers, body)).await
                },
            ),
        )
        .demo(
            "/demo/checkout/{id}",
            get(async move |cx: Cx, path: Path<String>| show(&cx, &see, &path.0)).post(
                async move |cx: Cx, path: Path<String>, form: Form<Chosen>| {
                    pressed(cx, choose, (path.0, form.0)).await
                },
            ),
        )
}

async fn called(
    cx: Cx,
    standin: Arc<Standin>,
    (method, path, headers, body): (Method, String, HeaderMap, Bytes),
) -> Answer {
    let text = |name: &str| headers.get(name).and_then(|text| text.to_str().ok()).unwrap_or("");
    let form = std::str::from_utf8(&body).ok().and_then(|text| Fields::parse(text).ok());
    let Some(form) = form else { return Ok(StatusCode::BAD_REQUEST.into_response()) };
    let (status, answer) = standin.answer(&Call {
        post: method == Method::POST,
        path: &path,
        key: text("authorization"),
        name: text("idempotency-key"),
        form: &form,
        now: cx.now(),
    });
    tell(&cx, &standin).await;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Ok((status, Json(answer)).into_response())
}

fn show(cx: &Cx, standin: &Standin, id: &str) -> Answer {
    match standin.sale(id) {
        Some(sale) if sale.is_complete() => cx.go(sale.success_url),
        Some(sale) => cx.show(CheckoutPage::of(cx.frame(), &sale)),
        None => cx.missing(),
    }
}

/// What was pressed on the page.
pub struct Chosen {
    card: Option<Card>,
    refuse: bool,
}

impl Reads for Chosen {
    fn read(fields: &Fields) -> Self {
        let refuse = fields.text("do") == "refuse";
        Self { card: Card::from_four(fields.text("card")), refuse }
    }
}

async fn pressed(cx: Cx, standin: Arc<Standin>, (id, chosen): (String, Chosen)) -> Answer {
    let sale = match (chosen.refuse, chosen.card) {
        (true, _) => standin.refuse(&id, cx.now()),
        (false, Some(card)) => standin.choose(&id, card, cx.now()),
        (false, None) => standin.sale(&id),
    };
    tell(&cx, &standin).await;
    match sale {
        Some(sale) if sale.is_complete() => cx.go(sale.success_url),
        Some(sale) if sale.state == State::Over => cx.go(sale.cancel_url),
        Some(sale) => cx.show(CheckoutPage::of(cx.frame(), &sale)),
        None => cx.missing(),
    }
}

/// Hands its events to our own door, as the real one would.
async fn tell(cx: &Cx, standin: &Standin) {
    let client = reqwest::Client::new();
    for (signature, body) in standin.take_events(cx.now()) {
        let hook = format!("{}/payments/events", standin.origin);
        let told = client.post(hook).header(HEADER, signature).body(body).send().await;
        // As with the real one, what was not heard is told again; here there is nobody to do so.
        drop(told);
    }
}
