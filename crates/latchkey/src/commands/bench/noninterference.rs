//! `latchkey bench noninterference`: does the time of an answer tell what is true of a name
//! (GUARD 2)?

mod statistics;
mod worlds;

use base::SeededLuck;
use clap::Args;

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::Watch;
use super::load::whole_micros;
use super::stage::{SEED, Stage, members, today};
use statistics::{kolmogorov_smirnov, median};
use worlds::WORLDS;

/// Aims (GUARD 2): between any two worlds the medians differ by less than 2 ms, and a two-sample
/// Kolmogorov-Smirnov test keeps p above 0.01. With as many pairs as here one in a hundred falls
/// below that by chance alone, so the smallest p is also told times the number of pairs.
#[derive(Args)]
pub struct Noninterference {
    /// Answers measured for each world and page
    #[arg(long, default_value_t = 10_000)]
    samples: u32,
}

/// What is measured.
const PAGES: [&str; 4] =
    ["POST /sign-in", "POST /sign-in/code", "POST /register/card", "POST /sign-in/passkey/options"];

/// Microseconds of each answer, by page and world.
type Times = Vec<Vec<Vec<u64>>>;

impl Noninterference {
    pub fn run(self) -> Result<(), Problem> {
        let stage = Stage::set(None)?;
        let people = u32::try_from(WORLDS.len()).unwrap_or(u32::MAX);
        stage.take(juniper::claims_only(SEED, people, 5, today()))?;
        let guests = stage.invite(&members(people))?;
        let db = stage.store()?;
        worlds::make(&db, guests.len())?;
        let (server, _) = stage.serve()?;
        let times = client_runtime()?.block_on(self.measure(&stage))?;
        drop(server);
        for (page, worlds) in PAGES.iter().zip(&times) {
            tell(page, worlds);
        }
        Ok(())
    }

    /// Worlds in another order every round, so that what one leaves behind for the worker does not
    /// always slow the same next one.
    async fn measure(&self, stage: &Stage) -> Result<Times, Problem> {
        let luck = SeededLuck::new(SEED);
        let mut line = Browser::open(stage.address()).await?;
        let mut times: Times = vec![vec![Vec::new(); WORLDS.len()]; PAGES.len()];
        // A hundred rounds to warm up.
        for round in 0..self.samples + 100 {
            for world in shuffled(&luck) {
                let found = once(&mut line, (world, round)).await?;
                if round >= 100 {
                    for (page, micros) in found.into_iter().enumerate() {
                        times[page][world].push(micros);
                    }
                }
            }
        }
        Ok(times)
    }
}

fn shuffled(luck: &SeededLuck) -> Vec<usize> {
    let mut order: Vec<usize> = (0..WORLDS.len()).collect();
    for at in (1..order.len()).rev() {
        let other = usize::try_from(luck.below(at as u64 + 1)).unwrap_or(0);
        order.swap(at, other);
    }
    order
}

/// Each page once, as somebody in that world meets it.
async fn once(line: &mut Browser, (world, round): (usize, u32)) -> Result<[u64; 4], Problem> {
    let (name, password) = worlds::typed(world, round);
    let number = format!("JRX{world:03}{round:06}");
    let sign_in = [("username", name.as_str()), ("password", password.as_str())];
    let card =
        [("number", number.as_str()), ("given", "Ann"), ("family", "Wood"), ("birth", "3/14/1962")];
    Ok([
        timed(line, "/sign-in", &sign_in).await?,
        timed(line, "/sign-in/code", &[("code", "AAAA-AAAA")]).await?,
        timed(line, "/register/card", &card).await?,
        timed(line, "/sign-in/passkey/options", &[]).await?,
    ])
}

async fn timed(line: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Result<u64, Problem> {
    let lap = Watch::start();
    let reply = line.post(path, fields).await?;
    let micros = whole_micros(lap);
    if reply.status >= 500 {
        return Err(Problem::Failed(format!("{path} answered {}", reply.status)));
    }
    Ok(micros)
}

fn tell(page: &str, worlds: &[Vec<u64>]) {
    say(format_args!("\n{page}"));
    say("  world               median ms    p99 ms");
    for (name, times) in WORLDS.iter().zip(worlds) {
        let mut sorted = times.clone();
        sorted.sort_unstable();
        let p99 = sorted.get(sorted.len() * 99 / 100).copied().unwrap_or(0);
        let (median, p99) = (median(times) / 1_000.0, p99 as f64 / 1_000.0);
        say(format_args!("  {name:18} {median:>10.3} {p99:>9.3}"));
    }
    let (mut gap, mut least, mut pairs) = (0.0_f64, 1.0_f64, 0.0_f64);
    for (at, one) in worlds.iter().enumerate() {
        for other in &worlds[at + 1..] {
            gap = gap.max((median(one) - median(other)).abs() / 1_000.0);
            least = least.min(kolmogorov_smirnov(one, other));
            pairs += 1.0;
        }
    }
    let corrected = (least * pairs).min(1.0);
    say(format_args!("  widest gap of medians {gap:.3} ms (aim below 2)"));
    say(format_args!(
        "  smallest p {least:.4}; times {pairs} pairs {corrected:.4} (aim above 0.01)"
    ));
}
