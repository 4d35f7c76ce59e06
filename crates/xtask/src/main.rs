//! `cargo xtask test` runs every check the server runs, on both databases and in a real browser,
//! and installs what it lacks. The other commands run one piece of it.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build tool reads files, measures its steps and speaks on the terminal"
)]

mod fuzz;
mod journeys;
mod machine;
mod notices;
mod postgres;
mod process;
mod report;
mod rust;
mod shop;
mod supply;
mod test;
mod tidy;
mod words;

use std::process::{Command, ExitCode};

use process::{Failure, failed};
use shop::Shop;

const HELP: &str = "\
cargo xtask COMMAND

  test [--only STEP]      every check, in order; or one step of it
  tidy                    the rules of the house that no compiler knows
  words                   every sentence in every language
  supply                  licences, sources and bans of what we depend on
  journeys [FILE…]        people in a real browser (journeys/tests/FILE.test.mjs)
  fuzz SECONDS            every reader of outside bytes, searched for that long
  notices                 write THIRD-PARTY.md anew
  looks                   pictures of every gallery page into target/looks
  postgres -- COMMAND…    COMMAND with a PostgreSQL of its own, in LATCHKEY_TEST_POSTGRES
  install                 fetch what the checks need and this machine lacks

Steps:";

fn main() -> ExitCode {
    if let Some(code) = fuzz::rustc_wrapped() {
        std::process::exit(code);
    }
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match Shop::open().and_then(|mut shop| dispatch(&mut shop, &words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(shop: &mut Shop, words: &[&str]) -> Result<(), Failure> {
    match words {
        ["test"] => test::everything(shop),
        ["test", "--only", name] | [name @ ("tidy" | "words" | "supply" | "install")] => {
            test::only(shop, name)
        }
        ["journeys", files @ ..] => journeys::chosen(shop, files),
        ["fuzz", seconds] => fuzz::for_seconds(shop, seconds),
        ["notices"] => notices::write(shop),
        ["looks"] => journeys::looks(shop),
        ["postgres", "--", program, arguments @ ..] => with_postgres(shop, program, arguments),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            test::list();
            Ok(())
        }
        _ => failed(format!("I do not know `{}`. Try `cargo xtask help`.", words.join(" "))),
    }
}

fn with_postgres(shop: &Shop, program: &str, arguments: &[&str]) -> Result<(), Failure> {
    let cluster = postgres::Cluster::start_on_disk()?;
    println!("{}={}", postgres::VARIABLE, cluster.conninfo());
    let mut command = Command::new(program);
    command.args(arguments).env(postgres::VARIABLE, cluster.conninfo()).current_dir(&shop.root);
    process::run(&mut command)
}
