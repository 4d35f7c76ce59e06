//! Many members, one after the other, each at every page: as a plan's morning looks to its server.

use std::time::Duration;

use store::Db;

use super::super::{Problem, say};
use super::client::Browser;
use super::figures::{Laps, Watch};
use super::load::{expect_ok, whole_micros};
use super::stage::{Guest, Stage, today};

/// No page should take so long.
const SLOW: Duration = Duration::from_millis(10);
/// How often each member comes by each page.
const ROUNDS: usize = 20;

const PATHS: [&str; 10] = [
    "/home",
    "/prescriptions",
    "/orders",
    "/claims",
    "/claims?status=denied",
    "/spending",
    "/savings",
    "/payments",
    "/card",
    "/messages",
];

/// Everybody signs in; then their pages, and how many of them were slow.
pub async fn visits(stage: &Stage, db: &Db, guests: &[Guest]) -> Result<(), Problem> {
    let mut browsers = Vec::new();
    for guest in guests {
        browsers.push(stage.sign_in(db, guest).await?);
    }
    let statement = format!("/spending/{}/statement", today().year() - 1);
    say("page                     first p99   req/s    p50 ms    p99 ms   10 ms or more");
    let mut slow = (0, 0);
    for path in PATHS.into_iter().chain([statement.as_str()]) {
        // Whoever comes first finds nothing in memory.
        let first = round(&mut browsers, path, 1).await?;
        let laps = round(&mut browsers, path, ROUNDS).await?;
        let (late, all) = (laps.slower_than(SLOW), laps.count());
        slow = (slow.0 + late, slow.1 + all);
        let cold = first.percentile(99);
        say(format_args!("{path:22} {cold:>9.2} {laps}   {late} of {all}"));
    }
    say(format_args!("pages of 10 ms or more: {} of {}", slow.0, slow.1));
    Ok(())
}

async fn round(browsers: &mut [Browser], path: &str, rounds: usize) -> Result<Laps, Problem> {
    let (watch, mut micros) = (Watch::start(), Vec::new());
    for _ in 0..rounds {
        for browser in &mut *browsers {
            let lap = Watch::start();
            expect_ok(path, browser.get(path).await?.status)?;
            micros.push(whole_micros(lap));
        }
    }
    Ok(Laps::new(micros, watch.passed()))
}
