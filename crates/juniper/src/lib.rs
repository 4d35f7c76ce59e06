//! Juniper Rx, an invented plan with invented members: what `cargo demo` serves, what tests visit
//! and what the benches import. Everything follows from a seed, a size and a day.

mod approvals;
mod cast;
mod chart;
mod claims;
mod costs;
mod directory;
mod drugs;
mod history;
mod lifecycle;
mod looks;
mod members;
mod people;
mod persona;
mod scripts;
mod table;

use std::ops::Range;

use base::Day;
use formats::records::Record;

pub use cast::personas;
pub use history::{Past, history};
pub use persona::{HoldReason, OrderState, Parcel, Persona, SampleOrder, Situation, UnknownWord};

/// How many generated members join the 24 hand-made ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    pub members: u32,
}

/// The whole plan as its files would tell it: the directory and the drug list first, then, member
/// by member, the person, their coverage, prescriptions, fills and claims. One member is in memory
/// at a time, and member `i` is the same whatever the size.
pub fn records(seed: u64, size: Size, today: Day) -> impl Iterator<Item = Record> + Send {
    let generated = (0..size.members).flat_map(move |member| members::records(seed, member, today));
    directory::records(today).chain(cast::records(seed, today)).chain(generated)
}

/// Paid claims in any number, for the import bench: the directory, then every person, then their
/// claims, oldest first. The people are the generated members of `records`.
pub fn claims_only(
    seed: u64,
    members: u32,
    claims_per_member: u32,
    today: Day,
) -> impl Iterator<Item = Record> + Send {
    let people = (0..members).map(move |member| members::person_record(seed, member, today));
    let claims = (0..members)
        .flat_map(move |member| members::claims(seed, member, claims_per_member, today));
    directory::records(today).chain(people).chain(claims)
}

/// What every plan of ours begins with: pharmacies, prescribers, payer and drug list.
pub fn directory(today: Day) -> impl Iterator<Item = Record> + Send {
    directory::records(today)
}

/// Some of the generated members, each with everything the plan's files tell of them but their
/// claims, and so many paid claims instead.
pub fn part(
    seed: u64,
    members: Range<u32>,
    claims_per_member: u32,
    today: Day,
) -> impl Iterator<Item = Record> + Send {
    members.flat_map(move |member| {
        let all = members::records(seed, member, today).into_iter();
        let without = all.filter(|record| !matches!(record, Record::Claim(_)));
        without.chain(members::claims(seed, member, claims_per_member, today))
    })
}

#[cfg(test)]
mod tests;
