//! The small drill of GUARD 3: real requests at a server of our own, on loopback, and the same
//! claims. All come from one address, so every owner on a new browser has a noisy neighbour.

use std::collections::BTreeMap;

use store::{Db, Message, queue};

use super::super::super::{Problem, say};
use super::super::client::{Browser, Reply};
use super::super::client_runtime;
use super::super::sign_in::{known_browsers, once};
use super::super::stage::{Guest, SEED, Stage, members, today};
use crate::world;

/// Half of them on browsers that are known, half on new ones.
const OWNERS: u32 = 12;
/// How often each known browser signs in meanwhile.
const VISITS: usize = 10;
/// One request in so many also asks for the page it was led to.
const LOOKS: u32 = 8;

/// What a stranger can tell answers apart by, without a watch.
type Shape = (u16, String, usize);

#[derive(Default)]
struct Found {
    shapes: BTreeMap<Shape, u32>,
    pages: BTreeMap<Shape, u32>,
    known_refused: usize,
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
        let (attacked, visited) = tokio::join!(
            attack(&stage, &everyone, (requests, &mut found)),
            visits(&mut known)
        );
        attacked?;
        found.known_refused = visited;
        let unasked = messages(&db).await? - before;
        for newcomer in &newcomers {
            found.new_refused += usize::from(stage.sign_in(&db, newcomer).await.is_err());
        }
        Ok::<_, Problem>((found, unasked))
    });
    drop(server);
    let (found, unasked) = found?;
    Ok(tell(&found, (requests, unasked)))
}

/// Wrong passwords, right ones and names that nobody has, in turn.
async fn attack(
    stage: &Stage,
    guests: &[Guest],
    (requests, found): (u32, &mut Found),
) -> Result<(), Problem> {
    let mut browser = Browser::open(stage.address()).await?;
    for number in 0..requests {
        let at = number as usize % guests.len();
        let reply = match number % 3 {
            0 => guess(&mut browser, "guest", at).await?,
            // As many letters as the names that exist.
            1 => guess(&mut browser, "guess", at).await?,
            _ => guests[at].press(&mut browser).await?,
        };
        *found.shapes.entry(shape(&reply)).or_default() += 1;
        if (number / 3).is_multiple_of(LOOKS) {
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
