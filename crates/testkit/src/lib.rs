//! A whole portal in memory, and people to visit it.
//!
//! ```text
//! testkit::both(slices, |portal| {
//!     let ann = portal.visited_by(&Person::ann());
//!     ann.opens("/claims").sees("Your claims");
//!     ann.sends("/refills", &[("rx", "…")]).follow().sees("Check your order");
//!     portal.pass(Duration::from_hours(1));
//!     let letters = portal.work();
//! });
//! ```
//!
//! It stands on `store` and `web` alone and knows no feature: the crate under test brings its
//! slices, and whatever else its pages lean on. A slice that admits people itself (`access`) brings
//! its own layer with `Portal::stamped`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod back_end;
mod clock;
mod page;
mod people;
mod portal;
mod visitor;

pub use back_end::{BackEnd, Call, End, Life, Manners};
pub use clock::Hand;
pub use page::Page;
pub use people::Person;
pub use portal::{Portal, both, complaints, house, plan, sqlite};
pub use visitor::Visitor;

#[cfg(test)]
mod tests;
