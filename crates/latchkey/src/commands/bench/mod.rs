//! `latchkey bench`: how fast this house is on this machine. Figures to read, never a test.
//!
//! Everything happens in a temporary folder and on loopback: a server of its own is started as a
//! child process, and the load comes from this one.

mod chat;
mod client;
mod crowd;
mod drill;
mod faults;
mod figures;
mod flood;
mod import;
mod life;
mod load;
mod member;
mod noninterference;
mod pages;
mod plan;
mod recovery;
mod sign_in;
mod stage;
mod start;
mod tickets;

use clap::{Args, Subcommand};

use super::{End, Problem, say};

/// Measures this machine with invented members, in a temporary folder and on loopback. Ratios
/// compare figures of one run, because machines differ and so do their days.
#[derive(Args)]
pub struct Bench {
    #[command(subcommand)]
    errand: Errand,
}

#[derive(Subcommand)]
enum Errand {
    /// Requests a second and latencies of pages, for a member with 5 and with 10,000 claims
    Pages(pages::Pages),
    /// Pages of a member of 20 years against those of a new one
    Member(member::Member),
    /// A plan of any size through the importer: sizes, rates, memory, pages
    Plan(plan::Plan),
    /// Sign-ins a second against what the hashing alone allows, and pages meanwhile
    SignIn(sign_in::SignIn),
    /// Claims a second from NDJSON into SQLite, its parts alone, and the memory it takes
    Import(import::Import),
    /// Time to readiness on an existing database, and memory before and after sign-ins
    Start(start::Start),
    /// Pages for a member while strangers send sign-in forms as fast as they are answered
    Flood(flood::Flood),
    /// Whether the time of an answer tells what is true of a name
    Noninterference(noninterference::Noninterference),
    /// Passwords confirmed and owners refused in weeks of attacks, on a virtual clock
    Drill(drill::Drill),
    /// First answers of the troubleshooter, and a desk's queue of a million tickets
    Tickets(tickets::Tickets),
    /// Visitors who talk with the desk at once: from a line said to a line heard, and memory
    Chat(chat::Chat),
    /// Causes of a failed sign-in, suffered in real browsers, and whether they are found
    Faults(faults::Faults),
    /// Every way an account can be taken over or kept from its owner, on a virtual clock
    Recovery(recovery::Recovery),
    /// One part of `import`, in a process of its own so that its memory can be told
    #[command(hide = true)]
    ImportPart(import::Part),
}

impl Bench {
    pub fn run(self) -> Result<End, Problem> {
        // These measure no time, so any build will do.
        let timeless =
            matches!(self.errand, Errand::Drill(_) | Errand::Recovery(_) | Errand::Faults(_));
        if cfg!(debug_assertions) && !timeless {
            say("This is a debug build: its figures mean nothing. Use `cargo run --release`.");
        }
        match self.errand {
            Errand::Pages(bench) => bench.run(),
            Errand::Member(bench) => bench.run(),
            Errand::Plan(bench) => bench.run(),
            Errand::SignIn(bench) => bench.run(),
            Errand::Import(bench) => bench.run(),
            Errand::Start(bench) => bench.run(),
            Errand::Flood(bench) => bench.run(),
            Errand::Noninterference(bench) => bench.run(),
            Errand::Tickets(bench) => bench.run(),
            Errand::Chat(bench) => bench.run(),
            Errand::ImportPart(part) => part.run(),
            Errand::Faults(faults) => faults.run(),
            Errand::Drill(drill) => return drill.run(),
            Errand::Recovery(recovery) => return Ok(recovery.run()),
        }?;
        Ok(End::Done)
    }
}

/// The client's own small runtime: one thread, so that most of the machine is the server's.
fn client_runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}
