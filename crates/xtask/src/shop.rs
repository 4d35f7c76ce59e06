//! Where we work, and what the test runners said last.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{Failure, failed};

pub struct Shop {
    pub root: PathBuf,
    /// The closing lines of the test runners, repeated at the very end for whoever reads only that.
    pub closing: Vec<String>,
}

impl Shop {
    pub fn open() -> Result<Self, Failure> {
        let here =
            std::env::current_dir().map_err(|e| Failure(format!("no folder to work in: {e}")))?;
        match here.ancestors().find(|folder| folder.join("crates/xtask").is_dir()) {
            Some(root) => Ok(Self { root: root.to_path_buf(), closing: Vec::new() }),
            None => failed("This is not the Latchkey workspace; go to its folder first."),
        }
    }

    /// Cargo, without the words the outer cargo whispers to us: left in, they make build scripts
    /// believe that something changed.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST") {
                command.env_remove(name.as_ref());
            }
        }
        command.env_remove("LD_LIBRARY_PATH").args(arguments).current_dir(&self.root);
        command
    }

    pub fn journeys(&self) -> PathBuf {
        self.root.join("journeys")
    }

    pub fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }
}

/// The program's file, when it stands somewhere on the path.
pub fn found(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
