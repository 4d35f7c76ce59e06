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
    if let Some(words) = room(shop).and_then(scarce) {
        println!("{words}");
    }
    Ok(())
}

/// What a whole run wants in an empty `target` with its incremental state and line tables, in MiB
/// (house). `.ci/run` keeps neither and left a fifth of it behind.
const WANTED: u64 = 20 * 1024;

/// What is free on the disk we build on, in MiB. Nothing where `df` does not tell.
fn room(shop: &Shop) -> Option<u64> {
    let told =
        process::output(Command::new("df").args(["-Pm", "."]).current_dir(&shop.root)).ok()?;
    free(&told)
}

/// The fourth column of the second line (POSIX, `df -P`).
fn free(told: &str) -> Option<u64> {
    told.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

/// A full disk shows as a linker that dies. Whoever reads that finds this above it.
fn scarce(free: u64) -> Option<String> {
    let gib = |mib: u64| mib / 1024;
    (free < WANTED).then(|| {
        format!(
            "The disk has {} GiB free; a run in an empty `target` wants up to {} GiB.",
            gib(free),
            gib(WANTED)
        )
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_too_small_for_a_run_is_told_before_a_linker_dies_of_it() {
        let told = "Filesystem 1048576-blocks  Used Available Capacity Mounted on\n\
                    /dev/vda          257998 85604      8090      92% /\n";
        let words = free(told).and_then(scarce).unwrap();
        assert!(words.starts_with("The disk has 7 GiB free"), "{words}");
        assert_eq!(scarce(WANTED), None);
        assert_eq!(free("df: no file system"), None);
    }
}
