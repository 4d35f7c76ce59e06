//! What medicines cost, and who paid.

pub mod bills;
mod claims;
pub mod corrections;
pub mod monthly;
pub mod payments;
pub mod reimbursements;
mod savings;
mod spending;

pub use claims::{
    ClaimLine, FillCost, Handed, Incoming, Names, Summary, claim_id, fill_costs, foresee_claim,
    sample_claim, summary, take_claim,
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
        store::step!("0007_reimbursements"),
    ],
    statements: &[
        claims::store::STATEMENTS,
        claims::store::fills::STATEMENTS,
        claims::store::list::STATEMENTS,
        claims::store::seek::STATEMENTS,
        claims::store::window::STATEMENTS,
        bills::store::STATEMENTS,
        corrections::store::STATEMENTS,
        monthly::store::STATEMENTS,
        payments::store::STATEMENTS,
        reimbursements::store::STATEMENTS,
        reimbursements::store::receipts::STATEMENTS,
        reimbursements::sweeps::STATEMENTS,
        savings::store::STATEMENTS,
    ],
};

/// The slice of a plan without a payment provider, whose back end calls nobody. One that has either
/// sets `rooms` and `jobs` to those of its own.
pub fn slice() -> web::Slice {
    web::Slice {
        name: "money",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(&None, &messages::called::Keys::default()),
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
            reimbursements::pages::gallery(g);
        },
        jobs: jobs(&None, None),
    }
}

/// Every door of the slice; payments go through `desk`, and `keys` sign what the plan's back end
/// says of requests for money back.
pub fn rooms(desk: &payments::Desk, keys: &messages::called::Keys) -> web::Rooms {
    use web::get;
    reimbursements::rooms(payments::rooms(desk), keys)
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

/// All its work; payments go through `desk`, and requests for money back leave by `outlet`.
pub fn jobs(desk: &payments::Desk, outlet: Option<&messages::Outlet>) -> web::Jobs {
    reimbursements::jobs::with(payments::jobs(desk), outlet)
        .inside(claims::jobs::TOLD, claims::jobs::tell)
        .inside(claims::jobs::LEFT, claims::jobs::left)
        .inside(monthly::jobs::BACK, monthly::jobs::back)
}

#[cfg(test)]
mod tests;
