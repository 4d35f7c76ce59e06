//! `/security`: everything that keeps this account its owner's, on one page.

pub(crate) mod pages;
