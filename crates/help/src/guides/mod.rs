//! Help that needs nobody: short guides in plain words, grouped by topic, found by what people
//! type. Everything in them leads to a door of this portal or to the plan's phone.

pub mod pages;
mod rules;

#[cfg(test)]
mod tests;
