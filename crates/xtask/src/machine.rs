//! What the checks need beyond Rust, and how a fresh Debian gets it.

use std::process::Command;

use crate::process::{self, Failure, failed};
use crate::shop::{Shop, found};
use crate::{journeys, postgres, supply};

struct Need {
    what: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        what: "PostgreSQL's server",
        package: "postgresql",
        present: || postgres::programs().is_some(),
    },
    Need { what: "Chromium", package: "chromium", present: || journeys::browser().is_some() },
    Need { what: "Node.js", package: "nodejs", present: || found("node").is_some() },
    Need { what: "npm", package: "npm", present: || found("npm").is_some() },
];

pub fn install(shop: &mut Shop) -> Result<(), Failure> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.present)()).collect();
    if !missing.is_empty() {
        install_packages(&missing)?;
    }
    journeys::install(shop)?;
    supply::install(shop)?;
    println!("everything is here");
    Ok(())
}

fn install_packages(missing: &[&Need]) -> Result<(), Failure> {
    let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let by_hand = format!("apt-get update && apt-get install -y {}", packages.join(" "));
    println!("missing: {}", names.join(", "));
    if found("apt-get").is_none() {
        return failed(format!("Please install: {}.", names.join(", ")));
    }
    if !postgres::is_root() {
        return failed(format!("Please install them, as root: {by_hand}"));
    }
    println!("{by_hand}");
    process::run(apt().args(["update", "-q"]))?;
    process::run(apt().args(["install", "-y", "-q", "--no-install-recommends"]).args(packages))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
