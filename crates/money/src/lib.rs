//! What medicines cost, and who paid.

mod claims;

pub use claims::{ClaimLine, Incoming, Names, Summary, claim_id, summary, take_claim};

pub const SCHEMA: store::Slice = store::Slice {
    name: "money",
    steps: &[store::step!("0001_claims"), store::step!("0002_rare_claims")],
    statements: &[claims::store::STATEMENTS, claims::store::list::STATEMENTS],
};

pub fn slice() -> web::Slice {
    use web::get;
    web::Slice {
        name: "money",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: web::Rooms::new()
            .member("/claims", get(claims::pages::list))
            .member("/claims/{id}", get(claims::pages::detail)),
        gallery: |g| {
            g.add::<claims::pages::ListPage>();
            g.add::<claims::pages::DetailPage>();
        },
        jobs: web::Jobs::new(),
    }
}

#[cfg(test)]
mod tests;
