//! `latchkey`: the one program. It reads the configuration, opens the house and serves it; every
//! other command is a small errand in the same house.

mod commands;
mod config;
mod likely;
mod open;
mod world;

use std::process::ExitCode;

use clap::Parser;

use commands::Command;

/// An open, self-hosted member portal for a pharmacy benefit plan.
///
/// Exit codes: 0 done; 1 it could not be done, and why stands on standard error; 2 the command
/// line or the configuration was not understood; 3 done, but something needs a person's look
/// (refused rows, findings in the audit record, dead jobs).
#[derive(Parser)]
#[command(name = "latchkey", version, max_term_width = 100)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let line = Line::parse();
    world::start_log(line.command.is_server());
    web::hush_panics(world::luck());
    match line.command.run() {
        Ok(end) => end.code(),
        Err(problem) => {
            eprintln!("latchkey: {problem}");
            problem.code()
        }
    }
}
