//! Medicines: prescriptions as the plan's back end tells of them, refills ordered from them, and
//! orders followed to the door.

use axum::body::Bytes;
use axum::http::HeaderMap;

mod approvals;
mod automatic;
mod daily;
mod early;
mod ended;
mod face;
mod open;
mod orders;
mod prescriptions;
mod reach;
mod refills;
mod reminders;
mod renewals;
mod road;
mod supply;
mod sweeps;

pub use approvals::rules::Wants as ApprovalWants;
pub use approvals::store::{foresee_authorization, take_authorization};
pub use daily::ask as ask_daily;
pub use early::{Answer as EarlyAnswer, Heard as EarlyHeard, answer as answer_early};
pub use face::{
    PastOrder, Summary, SummaryApproval, SummaryLow, SummaryMedicine, SummaryOrder,
    place_sample_order, summary,
};
pub use messages::called::Keys;
pub use orders::jobs::{LEFT, Left, Pharmacy, left_by_mail};
pub use orders::rules::Ready;
pub use orders::{Held, HoldReason, RejectReason, Shipment, Stage, Stood};
pub use prescriptions::beside::{Cost, Costs, Handed, Sources};
pub use prescriptions::store::{
    foresee_fill, foresee_prescription, prescription_id, take_fill, take_prescription,
};
pub use prescriptions::{Names, Standing};
pub use renewals::{Answer, DenyReason, answer};
pub use road::{Heard, hear};
pub use supply::{Supply, supply};

pub const SCHEMA: store::Slice = store::Slice {
    name: "medicines",
    steps: &[
        store::step!("0001_medicines"),
        store::step!("0002_fills_in_sum"),
        store::step!("0003_order_news"),
        store::step!("0004_renewals"),
        store::step!("0005_road"),
        store::step!("0006_amounts"),
        store::step!("0007_early_fills"),
        store::step!("0008_open"),
        store::step!("0009_by_itself"),
        store::step!("0010_line_steps"),
        store::step!("0011_heard"),
        store::step!("0012_approvals"),
        store::step!("0013_numbers"),
    ],
    statements: &[
        prescriptions::store::STATEMENTS,
        refills::store::STATEMENTS,
        orders::store::STATEMENTS,
        orders::store::holds::STATEMENTS,
        orders::told::store::STATEMENTS,
        renewals::store::STATEMENTS,
        early::store::STATEMENTS,
        road::store::STATEMENTS,
        open::store::STATEMENTS,
        automatic::store::STATEMENTS,
        reminders::jobs::STATEMENTS,
        daily::jobs::STATEMENTS,
        approvals::store::STATEMENTS,
        approvals::jobs::STATEMENTS,
        sweeps::STATEMENTS,
    ],
};

/// The slice, filled by the sample pharmacy and called by nobody; what left with an order concerns
/// nobody either. A live house sets `jobs` and `rooms` to those of its own, and `home` hears what
/// left.
pub fn slice() -> web::Slice {
    web::Slice {
        name: "medicines",
        schema: SCHEMA,
        words: (include_str!("../words/en.ftl"), include_str!("../words/es.ftl")),
        rooms: rooms(&Keys::default(), Sources::default()),
        gallery: |g| {
            prescriptions::pages::gallery(g);
            refills::pages::gallery(g);
            orders::pages::gallery(g);
            renewals::pages::gallery(g);
            early::pages::gallery(g);
            open::pages::gallery(g);
            automatic::pages::gallery(g);
            approvals::pages::gallery(g);
            g.letters(reminders::mail::letters);
        },
        jobs: jobs(Pharmacy::Sample).inside(LEFT, |_, _, _| Ok(())),
    }
}

/// The late work of this room, with the orders taken by this pharmacy.
pub fn jobs(pharmacy: Pharmacy) -> web::Jobs {
    let jobs = open::jobs::with(orders::jobs::jobs(pharmacy));
    approvals::jobs::with(daily::jobs::with(jobs))
}

/// `keys` sign what the plan's back end tells; `sources` tell what the page of a prescription says
/// of things that lie elsewhere.
pub fn rooms(keys: &Keys, sources: Sources) -> web::Rooms {
    use approvals::pages as approval;
    use automatic::pages as by_itself;
    use open::pages as openly;
    use orders::asks::pages as asks;
    use orders::pages as order;
    use prescriptions::pages as rx;
    use refills::pages as refill;
    use renewals::pages as renewal;
    use web::get;
    let keys = Keys::clone(keys);
    one_prescription(sources)
        // Wants the back end's signature.
        .public(
            "/hooks/plan",
            web::post(async move |cx: web::Cx, headers: HeaderMap, body: Bytes| {
                road::hook::told(cx, keys, (headers, body)).await
            }),
        )
        .member("/prescriptions", get(rx::list))
        .proved("/prescriptions.pdf", get(rx::files::pdf))
        .proved("/prescriptions.txt", get(rx::files::text))
        .member("/prescriptions/{id}/renewal", get(renewal::look).post(renewal::ask))
        .member("/prescriptions/{id}/renewal/cancel", web::post(renewal::cancel))
        .member("/prescriptions/{id}/early", get(early::pages::look).post(early::pages::ask))
        .member("/refills", get(refill::choose).post(refill::keep))
        .member("/refills/check", get(refill::check).post(refill::confirm))
        .member("/approvals", get(approval::list))
        .member("/approvals/{id}", get(approval::detail))
        .member("/orders", get(order::list).post(order::find))
        .member("/orders/{id}", get(order::detail))
        .member("/orders/{id}/cancel", get(order::ask_cancel).post(asks::cancel))
        .member("/orders/{id}/change", web::post(asks::change))
        .member("/orders/{id}/price", web::post(asks::answer_price))
        .member("/refills/automatic", get(by_itself::list))
        .member("/prescriptions/{id}/automatic", get(by_itself::look).post(by_itself::agree))
        .member("/prescriptions/{id}/automatic/stop", web::post(by_itself::stop))
        .public("/refill", get(openly::form).post(openly::ask))
        .public("/refill/sent", get(openly::sent))
        .public("/order-status", get(openly::status::form).post(openly::status::look))
}

/// The pages of one prescription that say what lies elsewhere.
fn one_prescription(sources: Sources) -> web::Rooms {
    use prescriptions::pages::{detail, leaflet};
    use web::{Cx, Path, Viewer, get};
    type Id = Path<base::PrescriptionId>;
    let page = async move |cx: Cx, who: Viewer, id: Id| detail(cx, who, id, sources).await;
    let read = async move |cx: Cx, who: Viewer, id: Id| leaflet::show(cx, who, id, sources).await;
    web::Rooms::new()
        .member("/prescriptions/{id}", get(page))
        .member("/prescriptions/{id}/leaflet", get(read))
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
