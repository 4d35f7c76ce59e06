//! The same medicine for less: by mail for three months, or at a pharmacy of the network. Never
//! another medicine: that is a prescriber's to say.

pub(crate) mod pages;
mod rules;
