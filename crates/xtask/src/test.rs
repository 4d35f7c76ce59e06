//! The steps of `cargo xtask test`, quick ones first, so that a slip is told early.

use std::time::Instant;

use crate::process::{Failure, failed};
use crate::report::{self, Timed};
use crate::shop::Shop;
use crate::{fuzz, journeys, machine, rust, supply, tidy, words};

struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&mut Shop) -> Result<(), Failure>,
}

const STEPS: &[Step] = &[
    Step {
        name: "install",
        what: "what the checks need and this machine lacks",
        run: machine::install,
    },
    Step { name: "format", what: "cargo fmt --check", run: rust::format },
    Step { name: "tidy", what: "the rules of the house that no compiler knows", run: tidy::run },
    Step { name: "words", what: "every sentence in every language", run: words::run },
    Step { name: "supply", what: "licences, sources and bans of dependencies", run: supply::run },
    Step { name: "clippy", what: "cargo clippy, every warning an error", run: rust::clippy },
    Step { name: "tests", what: "cargo test on SQLite and on PostgreSQL", run: rust::tests },
    Step { name: "fuzz", what: "bytes that no reader expects, half a minute each", run: fuzz::all },
    Step { name: "journeys", what: "people in a real browser", run: journeys::all },
    Step { name: "docs", what: "cargo doc, every warning an error", run: rust::docs },
];

pub fn list() {
    for step in STEPS {
        println!("  {:<10} {}", step.name, step.what);
    }
}

pub fn everything(shop: &mut Shop) -> Result<(), Failure> {
    let mut timed = Vec::new();
    for (number, step) in STEPS.iter().enumerate() {
        println!("\n== {}/{} {}: {}", number + 1, STEPS.len(), step.name, step.what);
        let began = Instant::now();
        let ended = (step.run)(shop);
        timed.push(Timed { name: step.name, took: began.elapsed(), passed: ended.is_ok() });
        if let Err(failure) = ended {
            println!("\n{failure}");
            println!("Stopped at `{0}`. To run it alone: cargo xtask test --only {0}", step.name);
            break;
        }
    }
    report::print(&timed, &shop.closing);
    if timed.iter().all(|step| step.passed) { Ok(()) } else { failed("Not every check passed.") }
}

pub fn only(shop: &mut Shop, name: &str) -> Result<(), Failure> {
    match STEPS.iter().find(|step| step.name == name) {
        Some(step) => (step.run)(shop),
        None => failed(format!("There is no step `{name}`. `cargo xtask help` lists them.")),
    }
}
