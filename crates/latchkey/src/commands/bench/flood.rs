//! `latchkey bench flood`

use std::time::Duration;

use clap::Args;
use tokio::task::JoinSet;

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::{Laps, Watch};
use super::load::{paced, whole_micros};
use super::stage::{SEED, Stage, members, today};

/// Aim: while strangers send sign-in forms as fast as they are answered, a page for a signed-in
/// member has a p99 of at most twice the quiet one. That none of those forms costs a hash is a test
/// of its own, since only the house itself can count them.
#[derive(Args)]
pub struct Flood {
    /// Sign-in forms in all
    #[arg(long, default_value_t = 5_000)]
    forms: u32,
    /// Connections that send them
    #[arg(long, default_value_t = 8)]
    strangers: u32,
    /// Seconds of quiet before
    #[arg(long, default_value_t = 8)]
    seconds: u64,
}

/// A page asked for a hundred times a second.
const PACE: Duration = Duration::from_millis(10);

impl Flood {
    pub fn run(self) -> Result<(), Problem> {
        let stage = Stage::set(None)?;
        stage.take(juniper::claims_only(SEED, 1, 20, today()))?;
        let guests = stage.invite(&members(1))?;
        let (server, _) = stage.serve()?;
        let db = stage.store()?;
        client_runtime()?.block_on(async {
            let guest = guests.first().ok_or_else(|| Problem::Failed("nobody came".to_owned()))?;
            let mut page = stage.sign_in(&db, guest).await?;
            let time = Duration::from_secs(self.seconds);
            paced(&mut page, "/home", (PACE, Duration::from_secs(1))).await?;
            let quiet = paced(&mut page, "/home", (PACE, time)).await?;
            let (flood, beside) = tokio::join!(self.flood(&stage), beside(&mut page, time));
            tell(&quiet, &beside?, &flood?);
            Ok::<(), Problem>(())
        })?;
        drop(server);
        Ok(())
    }

    async fn flood(&self, stage: &Stage) -> Result<Laps, Problem> {
        let mut set = JoinSet::new();
        let watch = Watch::start();
        for stranger in 0..self.strangers {
            let address = stage.address();
            let forms = self.forms / self.strangers.max(1);
            set.spawn(async move {
                let mut micros = Vec::new();
                let mut line = Browser::open(address).await?;
                for form in 0..forms {
                    let name = format!("nobody.{stranger}.{form}");
                    let lap = Watch::start();
                    let fields = [("username", name.as_str()), ("password", "a strangers guess")];
                    line.post("/sign-in", &fields).await?;
                    micros.push(whole_micros(lap));
                }
                Ok::<_, Problem>(micros)
            });
        }
        let mut all = Vec::new();
        while let Some(done) = set.join_next().await {
            all.extend(done.map_err(|error| Problem::Failed(error.to_string()))??);
        }
        Ok(Laps::new(all, watch.passed()))
    }
}

/// As long as the flood may last, or less.
async fn beside(page: &mut Browser, time: Duration) -> Result<Laps, Problem> {
    paced(page, "/home", (PACE, time)).await
}

fn tell(quiet: &Laps, beside: &Laps, flood: &Laps) {
    say("                                        a second    p50 ms    p99 ms");
    say(format_args!("home, 100 a second, quiet              {quiet}"));
    say(format_args!("home, 100 a second, in the flood       {beside}"));
    say(format_args!("strangers' sign-in forms               {flood}"));
    let ratio = beside.percentile(99) / quiet.percentile(99).max(1e-9);
    say(format_args!("home p99 in the flood: {ratio:.1} x quiet (aim 2)"));
}
