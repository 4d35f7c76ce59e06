//! `latchkey bench faults`

use std::path::PathBuf;
use std::process::Command;

use clap::Args;

use super::super::Problem;

/// The Fault Lab (GUARD 27): each cause a sign-in may fail for, suffered in real browsers, and
/// which the troubleshooter tells. Aims: first in 90 % (75 % without scripts), among three in 98 %.
#[derive(Args)]
pub struct Faults {
    /// The journeys of this project, with their packages installed (`cargo xtask journeys help`)
    #[arg(long, default_value = "journeys")]
    journeys: PathBuf,
}

impl Faults {
    pub fn run(self) -> Result<(), Problem> {
        let program = std::env::current_exe()?;
        let mut lab = Command::new("node");
        lab.arg("faults.mjs").env("LATCHKEY_PROGRAM", program).current_dir(&self.journeys);
        let ended = lab.status().map_err(|error| {
            Problem::Failed(format!("node in {}: {error}", self.journeys.display()))
        })?;
        if ended.success() {
            return Ok(());
        }
        Err(Problem::Failed(format!("the lab ended with {ended}")))
    }
}
