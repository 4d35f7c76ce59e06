//! Searching for bytes that no reader expects: `crates/fuzz`, each target for a while.
//!
//! The search is guided by which code the bytes reach. Only our own crates are compiled for that
//! (`rustc_wrapped`), so what everybody else's crates need is built once for everything.

use std::ffi::OsString;
use std::process::{Child, Command, Stdio};

use crate::process::{self, Failure, failed};
use crate::shop::Shop;

/// Seconds for each target in the test command.
const SECONDS: &str = "20";
/// Set while cargo calls us in place of the compiler.
const WRAPPING: &str = "LATCHKEY_XTASK_WRAPS_RUSTC";

/// What the compiler must put in for libFuzzer to see the way taken.
const WATCHED: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// As cargo's wrapper: the compiler with our flags, for crates of ours that end in the program.
/// Nothing when we were not called as one.
pub fn rustc_wrapped() -> Option<i32> {
    std::env::var_os(WRAPPING)?;
    let mut words = std::env::args_os().skip(1);
    let compiler = words.next()?;
    let words: Vec<OsString> = words.collect();
    let runs_at_build =
        words.iter().any(|word| word == "build_script_build" || word == "proc-macro");
    let mut command = Command::new(compiler);
    command.args(&words);
    if !runs_at_build {
        command.args(WATCHED);
    }
    Some(command.status().ok().and_then(|status| status.code()).unwrap_or(1))
}

pub fn all(shop: &mut Shop) -> Result<(), Failure> {
    for_seconds(shop, SECONDS)
}

/// Every target for that long, as many at once as there are cores.
pub fn for_seconds(shop: &mut Shop, seconds: &str) -> Result<(), Failure> {
    if seconds.parse::<u32>().is_err() {
        return failed("Say for how many seconds each target is to be searched.");
    }
    build(shop)?;
    let names =
        process::output(&mut shop.cargo(&["run", "-q", "-p", "fuzz", "--example", "targets"]))?;
    let targets: Vec<Vec<&str>> =
        names.lines().map(|line| line.split_whitespace().collect()).collect();
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    for group in targets.chunks(cores) {
        let searches: Result<Vec<_>, _> =
            group.iter().map(|target| search(shop, target, seconds)).collect();
        for (name, child) in searches? {
            ended(shop, name, child)?;
        }
    }
    Ok(())
}

fn build(shop: &Shop) -> Result<(), Failure> {
    let ourselves = std::env::current_exe().map_err(|why| Failure(why.to_string()))?;
    let mut command = shop.cargo(&[
        "build",
        "--locked",
        "--package",
        "fuzz",
        "--bin",
        "fuzz",
        "--features",
        "search",
    ]);
    command.env("RUSTC_WORKSPACE_WRAPPER", ourselves).env(WRAPPING, "1");
    process::run(&mut command)
}

/// One search, under way. What it learns stays in `target/fuzz`, for the next one.
fn search<'t>(shop: &Shop, target: &[&'t str], seconds: &str) -> Result<(&'t str, Child), Failure> {
    let Some((name, seeds)) = target.split_first() else { return failed("A target has no name.") };
    let learned = shop.root.join("target/fuzz").join(name);
    std::fs::create_dir_all(&learned).map_err(|why| Failure(why.to_string()))?;
    let mut command = Command::new(shop.root.join("target/debug/fuzz"));
    command.env("FUZZ_TARGET", name).arg(&learned);
    command.args(seeds.iter().map(|folder| shop.root.join("crates").join(folder)));
    command.arg(format!("-max_total_time={seconds}"));
    command.args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0"]);
    command.arg(format!("-artifact_prefix={}/find-", learned.display()));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().map_err(|why| Failure(format!("{name}: {why}")))?;
    Ok((name, child))
}

fn ended(shop: &mut Shop, name: &str, child: Child) -> Result<(), Failure> {
    let done = child.wait_with_output().map_err(|why| Failure(format!("{name}: {why}")))?;
    let told = String::from_utf8_lossy(&done.stderr);
    let tries = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    if done.status.success() {
        let line = format!("fuzz {name}: {} inputs, no panic", tries.unwrap_or("?").trim());
        println!("{line}");
        shop.closing.push(line);
        return Ok(());
    }
    failed(format!("{told}\nThe target `{name}` found something: see target/fuzz/{name}/find-*"))
}
