//! Stopwatches, percentiles and memory.

use std::fmt;
use std::time::{Duration, Instant};

/// Time that has passed since it was started.
#[derive(Debug, Clone, Copy)]
pub struct Watch(Instant);

impl Watch {
    #[expect(
        clippy::disallowed_methods,
        reason = "a bench measures time and decides nothing by it"
    )]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    pub fn passed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Latencies of one load, and how long it lasted.
#[derive(Debug, Default)]
pub struct Laps {
    micros: Vec<u64>,
    lasted: Duration,
}

impl Laps {
    pub fn new(mut micros: Vec<u64>, lasted: Duration) -> Self {
        micros.sort_unstable();
        Self { micros, lasted }
    }

    /// Adds those of another load of the same kind.
    pub fn join(&mut self, other: Self) {
        self.micros.extend(other.micros);
        self.micros.sort_unstable();
        self.lasted += other.lasted;
    }

    /// How many took at least so long.
    pub fn slower_than(&self, limit: Duration) -> usize {
        let limit = u64::try_from(limit.as_micros()).unwrap_or(u64::MAX);
        self.micros.iter().filter(|micros| **micros >= limit).count()
    }

    pub fn count(&self) -> usize {
        self.micros.len()
    }

    pub fn per_second(&self) -> f64 {
        rate(self.micros.len() as u64, self.lasted)
    }

    /// Milliseconds below which this share of the answers stayed.
    pub fn percentile(&self, percent: usize) -> f64 {
        let last = self.micros.len().saturating_sub(1);
        let at = (self.micros.len() * percent / 100).min(last);
        self.micros.get(at).map_or(0.0, |micros| *micros as f64 / 1_000.0)
    }
}

impl fmt::Display for Laps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p50, p99) = (self.percentile(50), self.percentile(99));
        write!(f, "{:>9.0} {p50:>9.2} {p99:>9.2}", self.per_second())
    }
}

pub fn rate(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64().max(1e-9)
}

/// A line of `/proc/<process>/status`, in KiB: `VmRSS` now, `VmHWM` at the most.
#[expect(clippy::disallowed_methods, reason = "no runtime is near")]
pub fn memory_kib(process: &str, line: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'))?;
    found.trim().trim_end_matches("kB").trim().parse().ok()
}

/// How long a process has kept processors busy, its own code and the kernel's for it. Linux counts
/// in hundredths of a second.
#[expect(clippy::disallowed_methods, reason = "no runtime is near")]
pub fn busy_micros(process: &str) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field is a name in brackets, which may hold anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some((ticks()? + ticks()?) * 10_000)
}

/// `12.3 MiB`
pub fn mib(kib: Option<u64>) -> String {
    kib.map_or_else(|| "unknown".to_owned(), |kib| format!("{:.1} MiB", kib as f64 / 1024.0))
}
