//! What medicines cost, and who paid.

pub mod bills;
mod claims;
pub mod corrections;
pub mod monthly;
pub mod payments;
mod savings;
mod spending;

pub use claims::{
    ClaimLine, Incoming, Names, Summary, claim_id, foresee_claim, sample_claim, summary, take_claim,
};

pub const SCHEMA: store::Slice = store::Slice {
    name: "money",
    steps: &[
        store::step!("0001_claims"),
        store::step!("0002_rare_claims"),
        store::step!("0003_payments"),
        store::step!("0004_bills"),
        store::step!("0005_monthly"),
        store::step!("0006_hidden_savings"),
    ],
    statements: &[
        claims::store::STATEMENTS,
        claims::store::list::STATEMENTS,
        claims::store::seek::STATEMENTS,
        claims::store::window::STATEMENTS,
        bills::store::STATEMENTS,
        corrections::store::STATEMENTS,
        monthly::store::STATEMENTS,
        payments::store::STATEMENTS,
        savings::store::STATEMENTS,
    ],
};

/// The slice of a plan without a payment provider. One that has one sets `rooms` and `jobs` to
/// those of its own.
pub fn slice() -> web::Slice {
    web::Slice {
        name: "money",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(&None),
        gallery: |g| {
            g.add::<claims::pages::ListPage>();
            g.add::<claims::pages::DetailPage>();
            g.add::<savings::pages::SavingsPage>();
            g.add::<spending::pages::SpendingPage>();
            g.add::<spending::pages::StatementPage>();
            g.add::<monthly::pages::MonthlyPage>();
            g.letters(claims::told::letters);
            g.letters(savings::told::letters);
            payments::gallery(g);
        },
        jobs: jobs(&None),
    }
}

/// Every door of the slice; payments go through `desk`.
pub fn rooms(desk: &payments::Desk) -> web::Rooms {
    use web::get;
    payments::rooms(desk)
        .member("/claims", get(claims::pages::list).post(claims::pages::find))
        .member("/claims/{id}", get(claims::pages::detail))
        .proved("/claims.csv", get(claims::pages::csv))
        .proved("/claims.json", get(claims::pages::json))
        .proved("/claims.pdf", get(claims::pages::pdf))
        .member("/savings", get(savings::pages::show))
        .member("/savings/hide", web::post(savings::pages::hide))
        .member("/savings/again", web::post(savings::pages::show_again))
        .member("/spending", get(spending::pages::show))
        .member("/spending/{year}/statement", get(spending::pages::statement))
        .proved("/spending/{year}/statement.pdf", get(spending::pages::statement_pdf))
}

/// All its work; payments go through `desk`.
pub fn jobs(desk: &payments::Desk) -> web::Jobs {
    payments::jobs(desk)
        .inside(claims::jobs::TOLD, claims::jobs::tell)
        .inside(claims::jobs::LEFT, claims::jobs::left)
}

#[cfg(test)]
mod tests;
