//! The whole program from outside: started as an operator starts it, spoken to as a browser does,
//! killed as a power cut does.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, watch the time and stop at the first surprise"
)]

mod browser;
mod crash;
mod house;
mod ledger;
mod load;
mod place;
