//! What medicines cost, and who paid.

mod claims;
mod spending;

pub use claims::{ClaimLine, Incoming, Names, Summary, claim_id, summary, take_claim};

pub const SCHEMA: store::Slice = store::Slice {
    name: "money",
    steps: &[store::step!("0001_claims"), store::step!("0002_rare_claims")],
    statements: &[
        claims::store::STATEMENTS,
        claims::store::list::STATEMENTS,
        claims::store::seek::STATEMENTS,
        claims::store::window::STATEMENTS,
    ],
};

pub fn slice() -> web::Slice {
    use web::get;
    web::Slice {
        name: "money",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: web::Rooms::new()
            .member("/claims", get(claims::pages::list).post(claims::pages::find))
            .member("/claims/{id}", get(claims::pages::detail))
            .proved("/claims.csv", get(claims::pages::csv))
            .proved("/claims.json", get(claims::pages::json))
            .proved("/claims.pdf", get(claims::pages::pdf))
            .member("/spending", get(spending::pages::show))
            .member("/spending/{year}/statement", get(spending::pages::statement))
            .proved("/spending/{year}/statement.pdf", get(spending::pages::statement_pdf)),
        gallery: |g| {
            g.add::<claims::pages::ListPage>();
            g.add::<claims::pages::DetailPage>();
            g.add::<spending::pages::SpendingPage>();
            g.add::<spending::pages::StatementPage>();
        },
        jobs: web::Jobs::new(),
    }
}

#[cfg(test)]
mod tests;
