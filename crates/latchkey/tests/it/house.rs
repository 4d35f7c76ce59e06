//! A house in a process of its own: it says where it listens, and it can be killed.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use super::place::Place;

/// How much of the log is told to whoever reads of a failure.
const LAST_WORDS: usize = 40;

pub struct House {
    child: Child,
    pub address: SocketAddr,
    log: Arc<Mutex<Vec<String>>>,
}

impl House {
    /// Starts the sample plan and waits until it serves.
    pub fn open(place: &Place) -> Self {
        Self::start(place.demo())
    }

    pub fn start(mut command: Command) -> Self {
        command.env("LATCHKEY_LOG", "info").stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut early = Vec::new();
        let address = lines.by_ref().find_map(|line| {
            let address = served_at(&line);
            early.push(line);
            address
        });
        let Some(address) = address else {
            let _ = child.wait();
            panic!("the house ended before it served:\n{}", early.join("\n"));
        };
        let log = Arc::new(Mutex::new(early));
        let kept = Arc::clone(&log);
        // Somebody must go on listening, or the house would stop at a full pipe.
        std::thread::spawn(move || lines.for_each(|line| kept.lock().unwrap().push(line)));
        Self { child, address, log }
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// SIGKILL: no goodbye, as when the power fails.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGTERM, as an operator stops it; what was under way has ended when this returns.
    pub fn close(mut self) {
        let told = Command::new("kill").args(["-TERM", &self.process().to_string()]).status();
        assert!(told.unwrap().success());
        assert!(self.child.wait().unwrap().success(), "{}", self.log());
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Every line of its log so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().join("\n")
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log.lock().unwrap();
            let from = log.len().saturating_sub(LAST_WORDS);
            eprintln!("The house's last words:\n{}", log[from..].join("\n"));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn served_at(line: &str) -> Option<SocketAddr> {
    let (_, rest) = line.split_once("Serving on http://")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':');
    rest[..end.unwrap_or(rest.len())].parse().ok()
}
