//! What your plan gives: who is covered, the ID card and its showing at a pharmacy's counter, the
//! directory of pharmacies and prescribers, and the plan's drug list.

use axum::Extension;
use identity::Keys;
use web::{Cx, Viewer};

mod app;
mod card;
mod counter;
mod directory;
mod formulary;
mod people;
mod pharmacies;
mod prices;
mod share;
mod told;
mod wallet;

pub use card::{CardFacts, Standing, Summary, coverage_id, coverages, summary, take_coverage};
pub use counter::{By, Lend, Offer, lend, lend_to, lent_cookie, offers};
pub use directory::{NameBook, provider, provider_names, take_provider};
pub use formulary::{
    appearance, drug_name, leaflet, learn_drug_name, take_appearance, take_formulary_drug,
    take_formulary_item, take_leaflet, take_plan, take_price, take_product,
};
pub use people::{
    PersonView, ask_named, birth_days, card_holders, family_agrees, find_by_member_id, find_member,
    foresee_member, foresee_person, given_agrees, named, person, take_person,
};
pub use pharmacies::ask_placed;
pub use prices::{
    Choice as PriceChoice, Deals, Equal, Limits, Listing, Options, OwnList, Saving, limits,
    options as price_options, own_list, standing,
};
pub use share::new_card_key;
pub use share::pages::Which;
pub use wallet::{Apple as AppleWallet, ApplePapers, Google as GoogleWallet, Wallets};

pub const SCHEMA: store::Slice = store::Slice {
    name: "coverage",
    steps: &[
        store::step!("0001_coverage"),
        store::step!("0002_prices"),
        store::step!("0003_counter"),
        store::step!("0004_share"),
        store::step!("0005_named"),
        store::step!("0006_pharmacies"),
    ],
    statements: &[
        card::store::STATEMENTS,
        counter::store::STATEMENTS,
        counter::sweeps::STATEMENTS,
        directory::store::STATEMENTS,
        formulary::lookup::STATEMENTS,
        formulary::store::STATEMENTS,
        people::named::STATEMENTS,
        people::store::STATEMENTS,
        pharmacies::jobs::STATEMENTS,
        pharmacies::store::STATEMENTS,
        share::health_card::store::STATEMENTS,
        share::links::store::STATEMENTS,
        share::links::sweeps::STATEMENTS,
    ],
};

/// The slice of a plan without wallets. One that has some sets `rooms` to those of its own.
pub fn slice() -> web::Slice {
    use counter::pages::{check, own, pharmacist, show};
    web::Slice {
        name: "coverage",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(&Wallets::default(), true),
        gallery: |g| {
            g.add::<card::pages::CardPage>();
            g.add::<app::offline::OfflinePage>();
            g.add::<own::OwnPage>();
            g.add::<pharmacist::PharmacistPage>();
            g.add::<check::CheckPage>();
            g.add::<show::ShowPage>();
            g.letters(counter::letters);
            g.letters(share::links::mail::letters);
            g.add::<share::pages::SharePage>();
            g.add::<share::links::pages::LinkPage>();
            g.add::<share::links::pages::ViewerPage>();
            g.add::<pharmacies::pages::PharmaciesPage>();
            g.add::<prices::pages::FindPage>();
            g.add::<prices::pages::PricePage>();
        },
        jobs: pharmacies::jobs::jobs(people::named::jobs(share::health_card::jobs::jobs()))
            .sweeping(share::links::sweeps::ALL)
            .sweeping(counter::sweeps::ALL),
    }
}

/// Every door of the slice; the card goes to these wallets, and `offline` says whether members may
/// keep it on their devices (decision 30).
pub fn rooms(wallets: &Wallets, offline: bool) -> web::Rooms {
    use counter::pages::{check, own, pharmacist, show};
    let worker = if offline { web::get(app::worker) } else { web::get(app::gone) };
    let card = web::get(async move |cx: Cx, who: Viewer, keys: Extension<Keys>| {
        card::pages::show((cx, who), keys, offline).await
    });
    share::rooms(wallets)
        .member("/card", card)
        .member("/card.pdf", web::get(card::pages::pdf))
        .member("/card.png", web::get(card::pages::png))
        .member("/card/keep", web::post(app::keep))
        .member("/card/keep/kept", web::post(app::kept))
        .member("/card/keep/end", web::post(app::end))
        .member("/card/pharmacy", web::get(own::show).post(own::make))
        .member("/card/pharmacy/end", web::post(own::end))
        .public("/sw.js", worker)
        .public("/app/manifest.webmanifest", web::get(app::manifest))
        .public("/app/icon/{size}", web::get(app::icon))
        .public("/pharmacy", web::get(pharmacist::form).post(pharmacist::look))
        .public("/pharmacy/check", web::get(check::show))
        .public("/pharmacy/show", web::get(show::show).post(show::make))
        .public("/pharmacy/show/end", web::post(show::end))
        .public("/pharmacies", web::get(pharmacies::pages::show))
        .public("/prices", web::get(prices::pages::form).post(prices::pages::find))
        .public("/prices/{id}", web::get(prices::pages::drug))
}

#[cfg(test)]
mod tests;
