//! The journeys: people in a real browser, walked by node's own test runner in `journeys/`.

use std::path::PathBuf;
use std::process::Command;

use crate::postgres::{Cluster, VARIABLE};
use crate::process::{self, Failure, failed};
use crate::report;
use crate::shop::{Shop, found};

pub fn all(shop: &mut Shop) -> Result<(), Failure> {
    chosen(shop, &[])
}

/// The named journeys, or every one. Two files walk at once: people mostly wait, for a page, a
/// message, a job, and one browser leaves half of two cores idle.
pub fn chosen(shop: &mut Shop, names: &[&str]) -> Result<(), Failure> {
    install(shop)?;
    process::run(&mut shop.cargo(&["build", "--package", "latchkey", "--locked"]))?;
    let cluster = Cluster::start()?;
    let mut command = node(shop);
    command.args(["--test", "--test-concurrency=2", "--test-reporter=spec"]);
    command.args(files(shop, names)).env(VARIABLE, cluster.conninfo());
    process::run_keeping(&mut command, &mut shop.closing, report::is_closing)
}

pub fn looks(shop: &mut Shop) -> Result<(), Failure> {
    install(shop)?;
    process::run(&mut shop.cargo(&["build", "--package", "latchkey", "--locked"]))?;
    process::run(node(shop).arg("look.mjs"))
}

/// The node packages, exactly as locked; nothing to do when they stand there already.
pub fn install(shop: &Shop) -> Result<(), Failure> {
    let folder = shop.journeys();
    let locked = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    let age = |file: &PathBuf| std::fs::metadata(file).and_then(|about| about.modified()).ok();
    if age(&installed).is_some() && age(&installed) >= age(&locked) {
        return Ok(());
    }
    check_node()?;
    let mut command = Command::new("npm");
    command.args(["ci", "--no-fund", "--no-audit"]).current_dir(folder);
    process::run(&mut command)
}

/// Playwright's own floor; older ones fail later with words that help nobody.
fn check_node() -> Result<(), Failure> {
    let told = process::output(Command::new("node").arg("--version"))?;
    let major = told.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    if major.is_some_and(|major: u32| major >= 20) {
        return Ok(());
    }
    failed(format!("The journeys need Node.js 20 or newer; this is {}.", told.trim()))
}

pub fn browser() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| found(name))
}

fn node(shop: &Shop) -> Command {
    let mut command = Command::new("node");
    if let Some(browser) = browser() {
        command.env("LATCHKEY_BROWSER", browser);
    }
    command.current_dir(shop.journeys());
    command
}

fn files(shop: &Shop, names: &[&str]) -> Vec<String> {
    if !names.is_empty() {
        return names.iter().map(|name| format!("tests/{name}.test.mjs")).collect();
    }
    let entries = std::fs::read_dir(shop.journeys().join("tests")).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> = names
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("tests/{name}"))
        .collect();
    // The longest walk first: the others fit beside it.
    files.sort_by_key(|file| (!file.contains("gallery"), file.clone()));
    files
}
