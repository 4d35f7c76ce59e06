//! How a member reads: in which language, and in how large letters. Kept with the account, so that
//! it is so on every browser they sign in on, in their mail and on paper.

pub mod pages;

#[cfg(test)]
mod tests;
