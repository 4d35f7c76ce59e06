//! Loads: as fast as the answers come, or at a steady pace.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;

use super::super::Problem;
use super::client::Browser;
use super::figures::{Laps, Watch};

/// How long a load runs before it is measured.
pub const WARM_UP: Duration = Duration::from_millis(500);

/// `connections` that each ask for `path` again as soon as it has come.
pub async fn closed_loop(
    browser: &Browser,
    address: SocketAddr,
    (path, connections): (&str, usize),
    time: Duration,
) -> Result<Laps, Problem> {
    let mut set = JoinSet::new();
    let watch = Watch::start();
    for _ in 0..connections {
        let mut line = browser.beside(address).await?;
        let path = path.to_owned();
        set.spawn(async move {
            let mut micros = Vec::new();
            while watch.passed() < WARM_UP + time {
                let lap = Watch::start();
                let reply = line.get(&path).await?;
                expect_ok(&path, reply.status)?;
                if watch.passed() > WARM_UP {
                    micros.push(whole_micros(lap));
                }
            }
            Ok::<_, Problem>(micros)
        });
    }
    let mut all = Vec::new();
    while let Some(micros) = set.join_next().await {
        all.extend(micros.map_err(|error| Problem::Failed(error.to_string()))??);
    }
    Ok(Laps::new(all, time))
}

/// One connection that asks every `every`, as a crowd does that does not wait for others.
pub async fn paced(
    line: &mut Browser,
    path: &str,
    (every, time): (Duration, Duration),
) -> Result<Laps, Problem> {
    let mut beat = tokio::time::interval(every);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (watch, mut micros) = (Watch::start(), Vec::new());
    while watch.passed() < time {
        beat.tick().await;
        let lap = Watch::start();
        expect_ok(path, line.get(path).await?.status)?;
        micros.push(whole_micros(lap));
    }
    Ok(Laps::new(micros, time))
}

pub fn whole_micros(lap: Watch) -> u64 {
    u64::try_from(lap.passed().as_micros()).unwrap_or(u64::MAX)
}

pub fn expect_ok(path: &str, status: u16) -> Result<(), Problem> {
    if status == 200 {
        return Ok(());
    }
    Err(Problem::Failed(format!("{path} answered {status}: nothing was measured")))
}
