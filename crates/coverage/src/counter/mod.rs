//! The card at a pharmacy's counter, also for somebody who waits or is locked out (DESIGN 5).
//!
//! The member makes a *pharmacy code*: ten minutes, three looks, a passcode of four digits, five
//! wrong tries. The pharmacist types both on a public page and sees what stands on the card, or
//! scans a picture that our key signed and a page checks without asking us. Each look is told to
//! the member, who may end it at any moment. Where our store is away, a browser that was remembered
//! still holds a sealed copy and shows the picture alone (decision 29).

pub(crate) mod copy;
pub(crate) mod flow;
mod lend;
mod mail;
pub(crate) mod pages;
mod picture;
pub(crate) mod rules;
pub(crate) mod store;
pub(crate) mod sweeps;
mod token;

#[cfg(test)]
pub(crate) mod tests;

pub use lend::{By, Lend, Offer, lend, lend_to, offers};
pub use mail::letters;
pub use pages::show::lent_cookie;
