//! `latchkey bench drill`: attackers and owners on a virtual clock (GUARD 3), the whole of what the
//! tests of `guard` run a twentieth of.

mod http;

use clap::Args;
use guard::drill::{Full, Size, drill, full};

use super::super::{End, Problem, say};

/// Three weeks of owners and attackers against the functions this program runs, and against simple
/// readings of what others ship. Nothing is measured in time, so every machine prints the same.
#[derive(Args)]
pub struct Drill {
    /// Chance begins here; the same number gives the same weeks
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// So many times fewer of everything: accounts, guesses, addresses
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100))]
    smaller: u32,
    /// Ten million attempts in a week, and a month of one guess an hour (SECURITY 100), ours alone
    #[arg(long)]
    full: bool,
    /// So many real requests at a server of our own instead, at most 20,000
    #[arg(long, conflicts_with = "full")]
    #[arg(value_parser = clap::value_parser!(u32).range(12..=20_000))]
    http: Option<u32>,
}

impl Drill {
    pub fn run(self) -> Result<End, Problem> {
        let holds = match self.http {
            Some(requests) => http::run(requests)?,
            None if self.full => self.full(),
            None => self.compared(),
        };
        Ok(if holds { End::Done } else { End::Look })
    }

    fn compared(&self) -> bool {
        let report = drill(Size::GUARD.smaller(self.smaller), self.seed);
        say(report.print());
        let missed = report.missed();
        for row in &missed {
            say(format_args!("not met: {}", row.measure));
        }
        missed.is_empty()
    }

    fn full(&self) -> bool {
        let full: Full = full(Size::FULL.smaller(self.smaller), self.seed);
        let lines = full.lines();
        for (line, holds) in &lines {
            say(format_args!("{} {line}", if *holds { "      " } else { "NOT MET" }));
        }
        lines.iter().all(|(_, holds)| *holds)
    }
}
