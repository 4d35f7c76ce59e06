//! A PostgreSQL of our own for the time of a test run: a new cluster in a temporary folder, reached
//! by a unix socket in it and by nothing else. Tests make and drop a database each, some eight
//! hundred in all, so theirs lies in memory where there is enough of it: the disk took a third of a
//! second for each.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::process::{self, Failure, failed};
use crate::shop::found;

/// Where the store's tests look for a cluster.
pub const VARIABLE: &str = "LATCHKEY_TEST_POSTGRES";

const USER: &str = "latchkey";
const FOLDER: &str = "latchkey-pg-";

pub struct Cluster {
    folder: PathBuf,
    server: Child,
}

/// Where Linux keeps files in memory.
const MEMORY: &str = "/dev/shm";
/// Left for everything else, in KiB: compilers and browsers work beside the tests.
const MEMORY_LEFT: u64 = 8 << 20;

impl Cluster {
    /// For tests, which leave little behind at any one time.
    pub fn start() -> Result<Self, Failure> {
        sweep(Path::new(MEMORY));
        Self::start_in(if has_memory() { PathBuf::from(MEMORY) } else { std::env::temp_dir() })
    }

    /// For as much as fits on the disk.
    pub fn start_on_disk() -> Result<Self, Failure> {
        Self::start_in(std::env::temp_dir())
    }

    fn start_in(place: PathBuf) -> Result<Self, Failure> {
        let Some(programs) = programs() else {
            return failed("PostgreSQL's server programs are missing. Try `cargo xtask install`.");
        };
        sweep(&place);
        // Near the root: a socket's path has room for 107 bytes only.
        let folder = place.join(format!("{FOLDER}{}", std::process::id()));
        let owner = Owner::choose();
        owner.create(&folder)?;
        make_cluster(&programs, &folder, &owner)?;
        let mut cluster = Self { server: start_server(&programs, &folder, &owner)?, folder };
        let said = cluster.server.stderr.take();
        wait_until_ready(said)?;
        Ok(cluster)
    }

    /// How libpq and its kin are told to reach it.
    pub fn conninfo(&self) -> String {
        format!("host={} user={USER} dbname=postgres", self.folder.display())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT ends sessions and closes cleanly; SIGKILL would leave shared memory behind.
        let id = self.server.id().to_string();
        let _ = process::succeeds(Command::new("kill").args(["-INT", &id]));
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The folder of `initdb` and `postgres`, newest version first. Debian keeps them off the path.
pub fn programs() -> Option<PathBuf> {
    let mut folders: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("postgres").is_file() && folder.join("initdb").is_file())
        .collect();
    folders.sort();
    let newest = folders.pop().map(|(_, folder)| folder);
    newest.or_else(|| found("postgres").and_then(|file| file.parent().map(Path::to_path_buf)))
}

/// As whom the server runs. PostgreSQL refuses to run as root.
struct Owner {
    switch_to: Option<&'static str>,
}

impl Owner {
    fn choose() -> Self {
        if !is_root() {
            return Self { switch_to: None };
        }
        let known = process::succeeds(Command::new("id").args(["-u", "postgres"]));
        Self { switch_to: Some(if known { "postgres" } else { "nobody" }) }
    }

    fn create(&self, folder: &Path) -> Result<(), Failure> {
        let mut command = Command::new("install");
        command.args(["-d", "-m", "700"]);
        if let Some(user) = self.switch_to {
            command.args(["-o", user]);
        }
        process::run(command.arg(folder))
    }

    /// The program under this owner. It gets SIGINT when we die ourselves, however we die, so no
    /// server outlives its test run.
    fn command(&self, program: &Path) -> Command {
        if found("setpriv").is_none() {
            return Command::new(program);
        }
        let mut command = Command::new("setpriv");
        command.arg("--pdeathsig=INT");
        if let Some(user) = self.switch_to {
            command.args([&format!("--reuid={user}"), "--clear-groups", "--inh-caps=-all"]);
        }
        command.arg(program);
        command
    }
}

pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

fn make_cluster(programs: &Path, folder: &Path, owner: &Owner) -> Result<(), Failure> {
    let mut command = owner.command(&programs.join("initdb"));
    command.arg("--pgdata").arg(folder.join("data")).arg(format!("--username={USER}"));
    command.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
    process::output(command.current_dir(folder)).map(drop)
}

fn start_server(programs: &Path, folder: &Path, owner: &Owner) -> Result<Child, Failure> {
    let mut command = owner.command(&programs.join("postgres"));
    command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).env("LC_ALL", "C");
    // A test cluster may lose everything with the machine, but not when only the server stops.
    let settings =
        ["listen_addresses=", "fsync=off", "full_page_writes=off", "max_connections=1000"];
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().map_err(|e| Failure(format!("PostgreSQL does not start: {e}")))
}

/// The server tells on its error stream when it is ready; afterwards somebody must go on listening,
/// or it would stop at a full pipe.
fn wait_until_ready(said: Option<ChildStderr>) -> Result<(), Failure> {
    let mut lines =
        said.into_iter().flat_map(|said| BufReader::new(said).lines()).map_while(Result::ok);
    let mut heard = String::new();
    for line in lines.by_ref() {
        if line.contains("ready to accept connections") {
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(());
        }
        heard.push_str(&line);
        heard.push('\n');
    }
    failed(format!("PostgreSQL stopped before it was ready:\n{heard}"))
}

/// Whether files may be kept in memory, and enough of it is free.
fn has_memory() -> bool {
    let free = process::output(Command::new("df").args(["-Pk", MEMORY])).ok();
    let room = free.and_then(|told| told.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok());
    let told = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let unused = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    room.min(unused).is_some_and(|kib: u64| kib >= MEMORY_LEFT)
}

/// Folders of runs that were killed too hard to clean up after themselves.
fn sweep(place: &Path) {
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(process) = name.strip_prefix(FOLDER) else { continue };
        if !Path::new("/proc").join(process).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
