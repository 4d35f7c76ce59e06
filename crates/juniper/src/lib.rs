//! Juniper Rx, an invented plan with invented members: what `cargo demo` serves, what tests visit
//! and what the benches import. Everything follows from a seed, a size and a day.

mod persona;

use base::Day;
use formats::records::Record;

pub use persona::{HoldReason, OrderState, Parcel, Persona, SampleOrder, Situation, personas};

/// How many generated members join the 24 hand-made ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    pub members: u32,
}

/// The whole plan as its files would tell it: the directory and the drug list first, then, member
/// by member, the person, their coverage, prescriptions, fills and claims. One member is in memory
/// at a time, and member `i` is the same whatever the size.
pub fn records(seed: u64, size: Size, today: Day) -> impl Iterator<Item = Record> + Send {
    let _ = (seed, size, today);
    std::iter::empty()
}

/// Claims in any number for the import bench: the directory, then every person, then their claims.
pub fn claims_only(
    seed: u64,
    members: u32,
    claims_per_member: u32,
    today: Day,
) -> impl Iterator<Item = Record> + Send {
    let _ = (seed, members, claims_per_member, today);
    std::iter::empty()
}
