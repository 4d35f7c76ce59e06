//! Where time and luck come from. Everything else takes them as arguments (STYLE 4).

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use base::{Clock, Luck, Timestamp};
use tracing_subscriber::EnvFilter;

/// The machine's clock.
struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(jiff::Timestamp::now().as_microsecond())
    }
}

/// The operating system's randomness, by way of the cryptographic provider's generator.
struct SystemLuck;

impl Luck for SystemLuck {
    #[expect(clippy::disallowed_methods, reason = "the one place that draws lots")]
    #[expect(clippy::expect_used, reason = "without randomness nothing here is safe: stop")]
    fn fill(&self, bytes: &mut [u8]) {
        aws_lc_rs::rand::fill(bytes).expect("the operating system gives randomness");
    }
}

pub fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

pub fn luck() -> Arc<dyn Luck> {
    Arc::new(SystemLuck)
}

/// The clock people set, watched beside the one nobody can set.
pub struct Pace {
    wall: Timestamp,
    steady: Instant,
}

impl Pace {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn begin() -> Self {
        Self { wall: SystemClock.now(), steady: Instant::now() }
    }

    /// What the clock says, and how long it has been watched.
    pub fn now(&self) -> (Timestamp, Duration) {
        (SystemClock.now(), self.steady.elapsed())
    }

    /// How far the clock has been set since, forward or back.
    pub fn jumped(&self) -> Duration {
        let (now, watched) = self.now();
        let expected = self.wall + watched;
        now.since(expected).max(expected.since(now))
    }
}

/// Servers log lines for machines unless a person watches; commands only what went wrong.
pub fn start_log(server: bool) {
    let usual = if server { "info" } else { "warn" };
    let filter = EnvFilter::try_from_env("LATCHKEY_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        log.with_target(false).init();
    } else {
        log.json().init();
    }
}
