//! The doors of payments, and what each is told of the provider.

use axum::body::Bytes;
use axum::http::HeaderMap;
use web::{Asked, Cx, Form, RecentlyProved, Rooms, Viewer, get, post};

use super::pages::{self, PayForm, Turn, Visit};
use super::{Desk, hook};
use crate::monthly::pages::{self as monthly, JoinForm};

pub fn rooms(desk: &Desk) -> Rooms {
    let with = || desk.clone();
    let (list, ask, pay, hook) = (with(), with(), with(), with());
    let (see_add, add) = (with(), with());
    let (see_monthly, join) = (with(), with());
    Rooms::new()
        // Wants the provider's signature.
        .public(
            "/payments/events",
            post(async move |cx: Cx, headers: HeaderMap, body: Bytes| {
                hook::told(cx, hook, (headers, body)).await
            }),
        )
        .member(
            "/payments",
            get(async move |cx: Cx, who: Viewer, turn: Asked<Turn>| {
                pages::list(cx, who, (list, turn.0)).await
            }),
        )
        .member(
            "/payments/pay",
            get(async move |cx: Cx, who: Viewer, form: Asked<PayForm>| {
                pages::ask(cx, who, (ask, form.0)).await
            })
            .post(async move |cx: Cx, who: Viewer, form: Form<PayForm>| {
                pages::pay(cx, who, (pay, form.0)).await
            }),
        )
        .member("/payments/methods", get(pages::methods))
        .proved(
            "/payments/methods/add",
            get(async move |cx: Cx, who: RecentlyProved, visit: Asked<Visit>| {
                pages::adding(cx, who, (see_add, visit.0)).await
            })
            .post(async move |cx: Cx, who: RecentlyProved| pages::add(cx, who, add).await),
        )
        .proved("/payments/methods/{id}", get(pages::method).post(pages::change_method))
        .proved("/payments/automatic", get(pages::ask_automatic).post(pages::agree))
        .member("/payments/automatic/off", post(pages::off))
        .member(
            "/payments/monthly",
            get(async move |cx: Cx, who: Viewer| monthly::see(cx, who, see_monthly).await),
        )
        .proved(
            "/payments/monthly/join",
            post(async move |cx: Cx, who: RecentlyProved, form: Form<JoinForm>| {
                monthly::join(cx, who, (join, form)).await
            }),
        )
        .member("/payments/monthly/leave", post(monthly::leave))
        .member("/payments/{id}", get(pages::show))
        .member("/payments/{id}/stop", post(pages::stop))
}
