//! `latchkey init`

use std::path::PathBuf;

use clap::Args;
use store::Keyring;

use super::{End, Problem, say};
use crate::world;

/// Makes what a new installation needs. Nothing that exists is overwritten.
#[derive(Args)]
pub struct Init {
    /// Folder to make it in
    #[arg(default_value = ".")]
    folder: PathBuf,
}

impl Init {
    pub fn run(self) -> Result<End, Problem> {
        std::fs::create_dir_all(self.folder.join("data"))?;
        let keys = self.folder.join("keys");
        Keyring::create(&keys, world::luck().as_ref())?;
        say(format_args!("Keys made in {}: keep a copy in a safe place.", keys.display()));
        let file = self.folder.join("latchkey.toml");
        if file.exists() {
            say(format_args!("{} was there already and is as it was.", file.display()));
            return Ok(End::Done);
        }
        write_new(&file)?;
        say(format_args!(
            "Configuration written to {}. Fill it in, then run `latchkey doctor`.",
            file.display()
        ));
        Ok(End::Done)
    }
}

#[expect(clippy::disallowed_methods, reason = "an errand, not a request")]
fn write_new(file: &std::path::Path) -> Result<(), Problem> {
    Ok(std::fs::write(file, include_str!("../latchkey.toml"))?)
}
