//! What is said about trouble: incidents from the first word to what happened, known issues, and
//! maintenance announced beforehand. Each post stands in both languages or not at all.

pub mod drafts;
pub mod flow;
pub mod said;
pub mod store;

#[cfg(test)]
mod tests;
