//! Licences, sources and bans of what we depend on: cargo-deny with `deny.toml`.

use std::path::PathBuf;

use crate::notices;
use crate::process::{self, Failure};
use crate::shop::{Shop, found};

pub fn run(shop: &mut Shop) -> Result<(), Failure> {
    install(shop)?;
    let program = tool(shop);
    let mut command = std::process::Command::new(program);
    command.args([
        "--log-level",
        "warn",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    process::run(command.current_dir(&shop.root))?;
    notices::check(shop)?;
    println!("Known vulnerabilities were not looked up: that list lives outside the registries.");
    Ok(())
}

pub fn install(shop: &Shop) -> Result<(), Failure> {
    if tool(shop).is_file() {
        return Ok(());
    }
    let tools = shop.tools();
    let root = tools.to_string_lossy();
    // Unoptimised: it compiles three times quicker and checks our tree in a second all the same.
    let words =
        ["install", "cargo-deny", "--locked", "--debug", "--no-default-features", "--root", &root];
    process::run(&mut shop.cargo(&words))
}

fn tool(shop: &Shop) -> PathBuf {
    found("cargo-deny").unwrap_or_else(|| shop.tools().join("bin/cargo-deny"))
}
