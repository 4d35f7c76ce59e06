//! The status page as files: anything that serves files can carry it, also while the portal and its
//! database are gone. No scripts, styles inside each page, nothing fetched from anywhere.

pub mod build;
pub mod facts;
pub mod feed;
pub mod live;
pub mod pages;

#[cfg(test)]
mod tests;
