//! `latchkey bench sign-in`

use std::time::Duration;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use clap::Args;
use identity::passwords::Cost;
use store::Db;
use tokio::task::JoinSet;

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::{Laps, Watch, rate};
use super::load::{paced, whole_micros};
use super::stage::{Guest, SEED, Stage, expect_to, members, today};
use crate::open::cores;

/// Aims: sign-ins at least 95 % of the ceiling; home p99 at most 10 ms idle, and while hashing
/// saturates every core at most 3 times that.
#[derive(Args)]
pub struct SignIn {
    /// Seconds for each figure
    #[arg(long, default_value_t = 8)]
    seconds: u64,
    /// Members who sign in again and again, each on a browser that is known
    #[arg(long, default_value_t = 16)]
    browsers: u32,
}

/// A page asked for a hundred times a second.
const PACE: Duration = Duration::from_millis(10);

impl SignIn {
    pub fn run(self) -> Result<(), Problem> {
        let time = Duration::from_secs(self.seconds);
        let before = ceiling(time)?;
        let stage = Stage::set(None)?;
        stage.take(juniper::claims_only(SEED, self.browsers, 20, today()))?;
        let guests = stage.invite(&members(self.browsers))?;
        let (server, _) = stage.serve()?;
        let db = stage.store()?;
        let measured = client_runtime()?.block_on(measure(&stage, &db, (guests, time)))?;
        drop(server);
        let ceiling = before.midpoint(self::ceiling(time)?);
        tell(ceiling, &measured);
        Ok(())
    }
}

struct Measured {
    alone: Laps,
    beside: Laps,
    idle: Laps,
    busy: Laps,
}

async fn measure(
    stage: &Stage,
    db: &Db,
    (guests, time): (Vec<Guest>, Duration),
) -> Result<Measured, Problem> {
    let known = known_browsers(stage, db, guests).await?;
    let mut page = known[0].1.beside(stage.address()).await?;
    paced(&mut page, "/home", (PACE, Duration::from_secs(1))).await?;
    let idle = paced(&mut page, "/home", (PACE, time)).await?;
    let (known, alone) = again_and_again(known, time).await?;
    let (beside, busy) =
        tokio::join!(again_and_again(known, time), paced(&mut page, "/home", (PACE, time)));
    Ok(Measured { alone, beside: beside?.1, idle, busy: busy? })
}

/// Each guest signed in once with a code, on a browser that is known from then on.
pub async fn known_browsers(
    stage: &Stage,
    db: &Db,
    guests: Vec<Guest>,
) -> Result<Vec<(Guest, Browser)>, Problem> {
    let mut known = Vec::new();
    for guest in guests {
        let browser = stage.sign_in(db, &guest).await?;
        known.push((guest, browser));
    }
    Ok(known)
}

/// Every browser signs in, and again as soon as it is in.
async fn again_and_again(
    known: Vec<(Guest, Browser)>,
    time: Duration,
) -> Result<(Vec<(Guest, Browser)>, Laps), Problem> {
    let mut set = JoinSet::new();
    let watch = Watch::start();
    for (guest, mut browser) in known {
        set.spawn(async move {
            let mut micros = Vec::new();
            while watch.passed() < time {
                let lap = Watch::start();
                once(&guest, &mut browser).await?;
                micros.push(whole_micros(lap));
            }
            Ok::<_, Problem>((guest, browser, micros))
        });
    }
    let (mut known, mut all) = (Vec::new(), Vec::new());
    while let Some(done) = set.join_next().await {
        let (guest, browser, micros) =
            done.map_err(|error| Problem::Failed(error.to_string()))??;
        known.push((guest, browser));
        all.extend(micros);
    }
    Ok((known, Laps::new(all, watch.passed())))
}

pub async fn once(guest: &Guest, browser: &mut Browser) -> Result<(), Problem> {
    browser.leave();
    expect_to(&guest.enter(browser).await?, "/home")
}

/// Hashes a second on as many plain threads as there are cores, each with memory of its own.
fn ceiling(time: Duration) -> Result<f64, Problem> {
    let watch = Watch::start();
    let threads: Vec<_> =
        (0..cores()).map(|_| std::thread::spawn(move || hash_for(watch, time))).collect();
    let mut hashes = 0;
    for thread in threads {
        let counted = thread.join().map_err(|_| Problem::Failed("a hash failed".to_owned()))?;
        hashes += counted.map_err(|error| Problem::Failed(error.to_string()))?;
    }
    Ok(rate(hashes, watch.passed()))
}

fn hash_for(watch: Watch, time: Duration) -> argon2::Result<u64> {
    // The cost the server has when its configuration names none.
    const _: Cost = Cost::SERVING;
    let params = Params::new(19 * 1024, 2, 1, Some(32))?;
    let mut memory = vec![Block::default(); params.block_count()];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (mut hashes, mut digest) = (0, [0; 32]);
    while watch.passed() < time {
        argon.hash_password_into_with_memory(&[1; 32], &[2; 16], &mut digest, &mut memory)?;
        hashes += 1;
    }
    Ok(hashes)
}

fn tell(ceiling: f64, measured: &Measured) {
    let share = |laps: &Laps| 100.0 * laps.per_second() / ceiling;
    let (alone, beside) = (&measured.alone, &measured.beside);
    let (idle, busy) = (measured.idle.percentile(99), measured.busy.percentile(99));
    say("                                        a second    p50 ms    p99 ms");
    say(format_args!("Argon2id alone, {} threads              {ceiling:>9.1}", cores()));
    say(format_args!("sign-ins on known browsers             {alone}"));
    say(format_args!("sign-ins, 100 pages a second beside    {beside}"));
    say(format_args!("home, 100 a second, idle house         {}", measured.idle));
    say(format_args!("home, 100 a second, hashing saturates  {}", measured.busy));
    say(format_args!("sign-ins: {:.1} % of the ceiling (aim 95)", share(alone)));
    say(format_args!("home p99 while hashing: {:.1} x idle (aim 3)", busy / idle));
}
