//! Outages noticed from what members meet (GUARD 22 to 25): minute by minute, slice by slice,
//! failures and silence are weighed against what is usual at that hour of the week. Only what
//! strangers cannot fake is fed in: failures on known devices and after possession. Pure.

mod board;
mod draft;
mod rules;
mod slices;
mod usual;

pub use board::{Board, Found};
pub use draft::{Draft, Way};
pub use rules::{Alarm, Count, Cusum, Failing, Kind, speaks_by_itself};
pub use slices::{Dimension, Slice};
pub use usual::{Usual, hour_of_week};

#[cfg(test)]
mod tests;
