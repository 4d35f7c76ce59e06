//! The small drill of GUARD 3: real requests at a server of our own, on loopback, and the same
//! claims. All come from one address, so every owner on a new browser has a noisy neighbour.

use std::collections::BTreeMap;
use std::time::Duration;

use store::{Db, Message, queue};

use super::super::super::{Problem, say};
use super::super::client::{Browser, Reply};
use super::super::client_runtime;
use super::super::sign_in::{known_browsers, once};
use super::super::stage::{Guest, SEED, Stage, members, today};
use crate::world;

/// Half of them on browsers that are known, half on new ones. Ten, so that all their names have as
/// many letters: the next page says again what was typed.
const OWNERS: u32 = 10;
/// How often each known browser signs in meanwhile.
const VISITS: usize = 10;
/// One guess in so many is right.
const RIGHT: u32 = 50;
/// One request in so many also asks for the page it was led to.
const LOOKS: u32 = 8;

/// What a stranger can tell answers apart by, without a watch.
type Shape = (u16, String, usize);

#[derive(Default)]
struct Found {
    shapes: BTreeMap<Shape, u32>,
    pages: BTreeMap<Shape, u32>,
    known_refused: usize,
    led_on: usize,
    new_refused: usize,
}

/// Whether every claim held.
pub fn run(requests: u32) -> Result<bool, Problem> {
    let stage = Stage::set(None)?;
    stage.take(juniper::claims_only(SEED, OWNERS, 0, today()))?;
    let mut guests = stage.invite(&members(OWNERS))?;
    let (server, _) = stage.serve()?;
    let db = stage.store()?;
    let newcomers = guests.split_off(guests.len() / 2);
    let found = client_runtime()?.block_on(async {
        let mut known = known_browsers(&stage, &db, guests.clone()).await?;
        let before = messages(&db).await?;
        let everyone = [guests, newcomers.clone()].concat();
        let mut found = Found::default();
        let (attacked, visited) =
            tokio::join!(attack(&stage, &everyone, (requests, &mut found)), visits(&mut known));
        attacked?;
        found.known_refused = visited;
        all_done(&db).await?;
        let unasked = messages(&db).await? - before;
        for newcomer in &newcomers {
            if stage.sign_in(&db, newcomer).await.is_ok() {
                continue;
            }
            // Past fifty wrong ones in a row strangers are not checked any more (SECURITY 19); the
            // other door is open, whatever was tried at this one.
            found.led_on += 1;
            if let Err(problem) = stage.get_in(&db, newcomer).await {
                say(format_args!("an owner on a new browser: {problem}"));
                found.new_refused += 1;
            }
        }
        Ok::<_, Problem>((found, unasked))
    });
    drop(server);
    let (found, unasked) = found?;
    Ok(tell(&found, (requests, unasked)))
}

/// Until nothing is left to send or to check, so that a letter that comes now was asked for now.
async fn all_done(db: &Db) -> Result<(), Problem> {
    let mut beat = tokio::time::interval(Duration::from_millis(100));
    for _ in 0..3_000 {
        beat.tick().await;
        let now = world::clock().now();
        let left = db.read(now, move |tx| {
            let running = queue::counts(tx)?.iter().any(|(state, _)| state == "running");
            Ok(running || queue::next_due(tx)?.is_some_and(|due| due <= now))
        });
        if !left.await? {
            return Ok(());
        }
    }
    Err(Problem::Failed("the server's work was not done within five minutes".to_owned()))
}

/// Wrong passwords and names that nobody has, in turn; one guess in fifty is right.
async fn attack(
    stage: &Stage,
    guests: &[Guest],
    (requests, found): (u32, &mut Found),
) -> Result<(), Problem> {
    let mut browser = Browser::open(stage.address()).await?;
    for number in 0..requests {
        let reply = if number % RIGHT == RIGHT - 1 {
            guests[(number / RIGHT) as usize % guests.len()].press(&mut browser).await?
        } else {
            // As many letters in the names that nobody has.
            let name = if number.is_multiple_of(2) { "guest" } else { "guess" };
            guess(&mut browser, name, (number / 2) as usize % guests.len()).await?
        };
        *found.shapes.entry(shape(&reply)).or_default() += 1;
        if (number / 2).is_multiple_of(LOOKS) || number % RIGHT == RIGHT - 1 {
            let page = browser.get(&reply.to).await?;
            *found.pages.entry(shape(&page)).or_default() += 1;
        }
        browser.leave();
    }
    Ok(())
}

async fn guess(browser: &mut Browser, name: &str, at: usize) -> Result<Reply, Problem> {
    let name = format!("{name}-{at}");
    browser.post("/sign-in", &[("username", &name), ("password", "summer of sixty nine")]).await
}

fn shape(reply: &Reply) -> Shape {
    (reply.status, reply.to.clone(), reply.body.len())
}

/// How often a known browser was refused.
async fn visits(known: &mut [(Guest, Browser)]) -> usize {
    let mut refused = 0;
    for _ in 0..VISITS {
        for (guest, browser) in &mut *known {
            refused += usize::from(once(guest, browser).await.is_err());
        }
    }
    refused
}

async fn messages(db: &Db) -> Result<usize, Problem> {
    let count = db.read(world::clock().now(), |tx| {
        let sent = queue::newest(tx, "message", 10_000)?;
        Ok(sent.iter().filter(|job| job.body::<Message>(tx).is_ok()).count())
    });
    Ok(count.await?)
}

fn tell(found: &Found, (requests, unasked): (u32, usize)) -> bool {
    // Three at once for each name, a few more for those whose password was right.
    let most = OWNERS as usize * 13;
    let claims = [
        (format!("{requests} guesses saw {} answer", found.shapes.len()), found.shapes.len() == 1),
        (format!("and behind it {} page", found.pages.len()), found.pages.len() == 1),
        (format!("known browsers refused: {}", found.known_refused), found.known_refused == 0),
        (format!("owners on new browsers led to \"Help me get in\": {}", found.led_on), true),
        (format!("owners on new browsers refused: {}", found.new_refused), found.new_refused == 0),
        (format!("messages nobody asked for: {unasked}, at most {most}"), unasked <= most),
    ];
    for (claim, holds) in &claims {
        say(format_args!("{} {claim}", if *holds { "      " } else { "NOT MET" }));
    }
    if found.shapes.len() + found.pages.len() > 2 {
        say(format_args!("answers: {:?}; pages: {:?}", found.shapes, found.pages));
    }
    claims.iter().all(|(_, holds)| *holds)
}
