//! The doors of sharing, and what each is told of wallets.

use web::{Asked, Cx, Form, RecentlyProved, Rooms, get, post};

use super::links::pages as links;
use super::pages::{self, Coming, Which};
use crate::wallet::{Wallets, pages as wallet};

pub fn rooms(wallets: &Wallets) -> Rooms {
    let offers = wallets.offers();
    let (apple, google) = (wallets.apple.clone(), wallets.google.clone());
    Rooms::new()
        .proved(
            "/card/share",
            get(async move |cx: Cx, who: RecentlyProved, coming: Asked<Coming>| {
                pages::show(cx, who, (coming.0, offers)).await
            }),
        )
        .proved("/card/share/card.json", get(pages::fhir))
        .proved("/card/share/card.smart-health-card", post(pages::signed))
        .proved("/card/share/take-back", post(pages::take_back))
        .proved(
            "/card/share/card.pkpass",
            get(async move |cx: Cx, who: RecentlyProved, which: Asked<Which>| {
                wallet::for_apple(cx, who, (apple.clone(), which.0)).await
            }),
        )
        .proved(
            "/card/share/google",
            get(async move |cx: Cx, who: RecentlyProved, which: Asked<Which>| {
                wallet::for_google(cx, who, (google.clone(), which.0)).await
            }),
        )
        .proved(
            "/card/share/links",
            post(async move |cx: Cx, who: RecentlyProved, form: Form<links::OfferForm>| {
                links::make(cx, who, (form.0, offers)).await
            }),
        )
        .proved("/card/share/links/{id}", get(links::show))
        .member("/card/share/links/{id}/end", post(links::end))
        .public("/shared-card", get(links::view))
        .public("/shared-card.js", get(links::script))
        .apps("/shl/{token}", post(links::manifest))
        .apps("/shl/file/{ticket}", get(links::file))
        .apps("/.well-known/jwks.json", get(pages::keys))
        .apps("/.well-known/crl/{file}", get(pages::taken_back))
}
