//! `latchkey bench start`

use std::time::Duration;

use clap::Args;
use juniper::Size;

use super::super::{Problem, say};
use super::client_runtime;
use super::figures::mib;
use super::sign_in::{known_browsers, once};
use super::stage::{SEED, Stage, members, today};

/// Aims: ready within 100 ms on an existing database; at most 40 MiB idle.
#[derive(Args)]
pub struct Start {
    /// How often it is started; the middle time counts
    #[arg(long, default_value_t = 9)]
    starts: usize,
    /// Sign-ins before memory is looked at again
    #[arg(long, default_value_t = 1_000)]
    sign_ins: usize,
}

const BROWSERS: u32 = 16;

impl Start {
    pub fn run(self) -> Result<(), Problem> {
        let stage = Stage::set(None)?;
        stage.take(juniper::records(SEED, Size { members: 100 }, today()))?;
        let guests = stage.invite(&members(BROWSERS))?;
        let mut times = Vec::new();
        for _ in 0..self.starts.max(1) {
            times.push(stage.serve()?.1);
        }
        times.sort_unstable();
        let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
        let (best, worst) = (millis(times[0]), millis(times[times.len() - 1]));
        let middle = millis(times[times.len() / 2]);
        say(format_args!("start to ready: {middle:.0} ms ({best:.0} to {worst:.0}; aim 100)"));
        let (server, _) = stage.serve()?;
        std::thread::park_timeout(Duration::from_secs(1));
        say(format_args!("memory, idle: {} (aim 40 MiB)", mib(server.memory_kib())));
        let db = stage.store()?;
        client_runtime()?.block_on(async {
            let mut known = known_browsers(&stage, &db, guests).await?;
            say(format_args!("memory, {BROWSERS} new browsers: {}", mib(server.memory_kib())));
            for at in 0..self.sign_ins {
                let count = known.len();
                let (guest, browser) = &mut known[at % count];
                once(guest, browser).await?;
                browser.get("/home").await?;
            }
            Ok::<_, Problem>(())
        })?;
        let after = mib(server.memory_kib());
        say(format_args!("memory, after {} sign-ins: {after}", self.sign_ins));
        Ok(())
    }
}
