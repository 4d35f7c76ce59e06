//! The whole program from outside: started as an operator starts it, spoken to as a browser does,
//! killed as a power cut does.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests read files, watch the time, tell figures and stop at the first surprise"
)]

mod attacks;
mod browser;
mod bytes;
mod cards;
mod cluster;
mod crash;
mod doors;
mod full;
mod held;
mod house;
mod ledger;
mod letterbox;
mod line;
mod load;
mod needles;
mod numbers;
mod outage;
mod place;
mod streams;
mod views;
