//! What your plan gives: who is covered, the ID card, the directory of pharmacies and prescribers,
//! and the plan's drug list.

mod card;
mod directory;
mod formulary;
mod people;
mod prices;

pub use card::{CardFacts, Standing, Summary, coverage_id, summary, take_coverage};
pub use directory::{NameBook, provider, provider_names, take_provider};
pub use formulary::{
    drug_name, learn_drug_name, take_formulary_drug, take_formulary_item, take_plan, take_price,
    take_product,
};
pub use people::{PersonView, card_holders, find_by_member_id, find_member, person, take_person};
pub use prices::{Deals, Limits, Saving, deals, limits};

pub const SCHEMA: store::Slice = store::Slice {
    name: "coverage",
    steps: &[store::step!("0001_coverage"), store::step!("0002_prices")],
    statements: &[
        card::store::STATEMENTS,
        directory::store::STATEMENTS,
        formulary::lookup::STATEMENTS,
        formulary::store::STATEMENTS,
        people::store::STATEMENTS,
    ],
};

pub fn slice() -> web::Slice {
    web::Slice {
        name: "coverage",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: web::Rooms::new()
            .member("/card", web::get(card::pages::show))
            .member("/card.pdf", web::get(card::pages::pdf))
            .public("/prices", web::get(prices::pages::form).post(prices::pages::find))
            .public("/prices/{id}", web::get(prices::pages::drug)),
        gallery: |g| {
            g.add::<card::pages::CardPage>();
            g.add::<prices::pages::FindPage>();
            g.add::<prices::pages::PricePage>();
        },
        jobs: web::Jobs::new(),
    }
}

#[cfg(test)]
mod tests;
