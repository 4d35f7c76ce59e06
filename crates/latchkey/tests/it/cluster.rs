//! A PostgreSQL of one test's own, reached by a unix socket in its folder, that may be crashed.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

pub struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    server: Child,
}

impl Cluster {
    /// Nothing where PostgreSQL's server programs are missing.
    pub fn start() -> Option<Self> {
        let programs = programs()?;
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            let mut chown = Command::new("chown");
            assert!(chown.arg("postgres").arg(folder.path()).status().unwrap().success());
        }
        let mut make = as_nobody_special(&programs.join("initdb"));
        make.arg("--pgdata").arg(folder.path().join("data")).arg("--username=latchkey");
        make.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
        let end = make.current_dir(folder.path()).output().unwrap();
        assert!(end.status.success(), "{}", String::from_utf8_lossy(&end.stderr));
        let server = serve(&programs, folder.path());
        Some(Self { folder, programs, server })
    }

    pub fn conninfo(&self) -> String {
        format!("host={} user=latchkey dbname=postgres", self.folder.path().display())
    }

    /// As `pg_ctl restart -m immediate`: every session is cut off, and the log is played back.
    pub fn crash_and_return(&mut self) {
        self.signal("-QUIT");
        self.server = serve(&self.programs, self.folder.path());
    }

    fn signal(&mut self, signal: &str) {
        let id = self.server.id().to_string();
        let _ = Command::new("kill").args([signal, &id]).status();
        let _ = self.server.wait();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.signal("-INT");
    }
}

/// Returns once it takes connections.
fn serve(programs: &Path, folder: &Path) -> Child {
    let mut command = as_nobody_special(&programs.join("postgres"));
    command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).env("LC_ALL", "C");
    // What a crash of the server alone may lose, it loses with these as without.
    for setting in ["listen_addresses=", "fsync=off", "max_connections=100"] {
        command.args(["-c", setting]);
    }
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
    let ready = lines.by_ref().any(|line| line.contains("ready to accept connections"));
    assert!(ready, "PostgreSQL stopped before it was ready");
    std::thread::spawn(move || lines.for_each(drop));
    server
}

/// PostgreSQL refuses to run as root. It ends with us, however we end.
fn as_nobody_special(program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    command.arg("--pdeathsig=INT");
    if is_root() {
        command.args(["--reuid=postgres", "--clear-groups", "--inh-caps=-all"]);
    }
    command.arg(program);
    command
}

pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

/// The newest version there is. Debian keeps the server's programs off the path.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let numbered = versions.filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        Some((version, entry.path().join("bin")))
    });
    let newest = numbered.filter(|(_, bin)| bin.join("postgres").is_file()).max();
    newest.map(|(_, bin)| bin)
}
