//! `latchkey bench member`

use std::time::Duration;

use clap::Args;
use juniper::Past;

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::Laps;
use super::life::Life;
use super::load::{closed_loop, expect_ok};
use super::stage::{Stage, today};

/// Aim: a member of 20 years has every page as fast as one who lives the same life for a year.
/// The new one has little of everything, and so the shortest pages there can be.
#[derive(Args)]
pub struct Member {
    /// Measure PostgreSQL too: libpq words or an address of an empty database it may fill
    #[arg(long)]
    postgres: Option<String>,
    /// Milliseconds for each turn
    #[arg(long, default_value_t = 700)]
    millis: u64,
    /// How often the members take turns at each page
    #[arg(long, default_value_t = 3)]
    turns: u32,
    /// Connections that ask at once
    #[arg(long, default_value_t = 1)]
    connections: usize,
}

const LIVES: [Life; 3] = [
    Life {
        name: "new",
        member: 4,
        past: Past { days: 98, prescriptions: 4, fills_each: 7 },
        orders: 2,
    },
    Life {
        name: "a year",
        member: 20,
        past: Past { days: 365, prescriptions: 20, fills_each: 25 },
        orders: 30,
    },
    Life {
        name: "20 years",
        member: 40,
        past: Past { days: 7_300, prescriptions: 400, fills_each: 25 },
        orders: 600,
    },
];

/// Where the list of claims is turned over so often, as far as it goes.
const TURNED: usize = 199;

impl Member {
    pub fn run(self) -> Result<(), Problem> {
        for life in &LIVES {
            let Past { days, prescriptions, .. } = life.past;
            let (claims, orders) = (life.past.claims(), life.orders);
            say(format_args!(
                "{:9} {days:>5} days, {claims:>6} claims, {prescriptions:>4} prescriptions, \
                 {orders:>4} orders, bills and messages",
                life.name
            ));
        }
        let heads =
            "engine     page                 member      bytes     req/s    p50 ms    p99 ms";
        say(format_args!("{heads}   against a year   against new"));
        self.engine("sqlite", None)?;
        match self.postgres.as_deref() {
            Some(words) => self.engine("postgresql", Some(words)),
            None => Ok(()),
        }
    }

    fn engine(&self, engine: &str, postgres: Option<&str>) -> Result<(), Problem> {
        let stage = Stage::set(postgres)?;
        let people =
            LIVES.iter().map(|life| life.lived(&stage)).collect::<Result<Vec<_>, Problem>>()?;
        let guests = stage.invite(&people)?;
        let (_server, _) = stage.serve()?;
        let db = stage.store()?;
        client_runtime()?.block_on(async {
            let mut browsers = Vec::new();
            for guest in &guests {
                browsers.push(stage.sign_in(&db, guest).await?);
            }
            for (name, paths) in pages(&stage, &mut browsers).await? {
                let laps = self.take_turns(&stage, &browsers, &paths).await?;
                tell((engine, &name), &laps);
            }
            Ok(())
        })
    }

    /// Each member asks for a page of their own; what the machine does meanwhile hits all alike.
    async fn take_turns(
        &self,
        stage: &Stage,
        browsers: &[Browser],
        paths: &[String],
    ) -> Result<Vec<(usize, Laps)>, Problem> {
        let time = Duration::from_millis(self.millis);
        let mut all: Vec<(usize, Laps)> = Vec::new();
        for turn in 0..self.turns {
            for (at, (browser, path)) in browsers.iter().zip(paths).enumerate() {
                let load = (path.as_str(), self.connections);
                let laps = closed_loop(browser, stage.address(), load, time).await?;
                if turn == 0 {
                    let mut probe = browser.beside(stage.address()).await?;
                    all.push((probe.get(path).await?.body.len(), laps));
                } else {
                    all[at].1.join(laps);
                }
            }
        }
        Ok(all)
    }
}

/// Names of pages, and where each member finds it.
async fn pages(
    stage: &Stage,
    browsers: &mut [Browser],
) -> Result<Vec<(String, Vec<String>)>, Problem> {
    let last_year = today().year() - 1;
    let same = [
        ("home", "/home".to_owned()),
        ("prescriptions", "/prescriptions".to_owned()),
        ("approvals", "/approvals".to_owned()),
        ("orders", "/orders".to_owned()),
        ("claims", "/claims".to_owned()),
        ("money back", "/claims/reimbursement".to_owned()),
        ("claims, denied", "/claims?status=denied".to_owned()),
        ("spending", "/spending".to_owned()),
        ("statement", format!("/spending/{last_year}/statement")),
        ("savings", "/savings".to_owned()),
        ("payments", "/payments".to_owned()),
        ("card", "/card".to_owned()),
        ("messages", "/messages".to_owned()),
    ];
    let mut pages: Vec<(String, Vec<String>)> =
        same.map(|(name, path)| (name.to_owned(), vec![path; browsers.len()])).into();
    let (mut one, mut last) = (Vec::new(), Vec::new());
    for browser in browsers {
        let mut line = browser.beside(stage.address()).await?;
        one.push(first(&mut line, "/prescriptions").await?);
        last.push(turned(&mut line).await?);
    }
    pages.push(("a prescription".to_owned(), one));
    pages.push((format!("claims, page {}", TURNED + 1), last));
    Ok(pages)
}

/// The first thing that a list leads to.
async fn first(line: &mut Browser, list: &str) -> Result<String, Problem> {
    let reply = line.get(list).await?;
    expect_ok(list, reply.status)?;
    let text = String::from_utf8_lossy(&reply.body).into_owned();
    let mark = format!("href=\"{list}/");
    let mut ids = text.split(&mark).skip(1).filter_map(|rest| rest.get(..26));
    let id = ids.find(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let found = id.map(|id| format!("{list}/{id}"));
    found.ok_or_else(|| Problem::Failed(format!("{list} leads to nothing")))
}

/// The list of claims, turned over as often as it can be.
async fn turned(line: &mut Browser) -> Result<String, Problem> {
    let mut path = "/claims".to_owned();
    for _ in 0..TURNED {
        let reply = line.get(&path).await?;
        expect_ok(&path, reply.status)?;
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        let next =
            text.split_once("rel=\"next\" href=\"").and_then(|(_, rest)| rest.split_once('"'));
        let Some((next, _)) = next else { break };
        path = next.replace("&amp;", "&").replace("&#38;", "&");
    }
    Ok(path)
}

fn tell((engine, page): (&str, &str), laps: &[(usize, Laps)]) {
    for (life, (bytes, own)) in LIVES.iter().zip(laps) {
        let row = format!("{engine:10} {page:20} {:9} {bytes:>7} {own}", life.name);
        let against = |other: &Laps| own.per_second() / other.per_second();
        let ratios = match laps {
            [(_, new), (_, year), (_, last)] if std::ptr::eq(own, last) => {
                format!("   {:>6.2} x         {:>6.2} x", against(year), against(new))
            }
            _ => String::new(),
        };
        say(format_args!("{row}{ratios}"));
    }
}
