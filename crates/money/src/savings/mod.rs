//! The same medicine for less: by mail for three months, at a pharmacy of the network, or under
//! another name that the FDA rates as equal. Never another ingredient: that is a prescriber's to
//! say. What a member has hidden stays hidden until they ask for it. Below it stands what they paid
//! for one medicine at one pharmacy and at another: past prices, and said to be.

pub(crate) mod pages;
mod rules;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub(crate) mod told;
