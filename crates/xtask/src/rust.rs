//! What cargo itself checks.

use crate::postgres::{Cluster, VARIABLE};
use crate::process::{self, Failure, failed};
use crate::report;
use crate::shop::Shop;

pub fn format(shop: &mut Shop) -> Result<(), Failure> {
    let told = process::run(&mut shop.cargo(&["fmt", "--all", "--check"]));
    told.or_else(|_| failed("Some files are not formatted. `cargo fmt --all` repairs them."))
}

pub fn clippy(shop: &mut Shop) -> Result<(), Failure> {
    let words = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    process::run(&mut shop.cargo(&words))
}

/// One run serves both engines: every store test runs itself on SQLite, and again on PostgreSQL
/// when the variable names a cluster.
pub fn tests(shop: &mut Shop) -> Result<(), Failure> {
    let cluster = Cluster::start()?;
    let mut command = shop.cargo(&["test", "--workspace", "--locked", "--no-fail-fast"]);
    command.env(VARIABLE, cluster.conninfo());
    process::run_keeping(&mut command, &mut shop.closing, report::is_closing)
}

pub fn docs(shop: &mut Shop) -> Result<(), Failure> {
    let mut command = shop.cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings"))
}
