//! `latchkey bench pages`

use std::time::Duration;

use clap::Args;
use formats::records::{Record, SourceRef};
use juniper::Size;

use super::super::{Problem, say};
use super::client::Browser;
use super::client_runtime;
use super::figures::Laps;
use super::load::{WARM_UP, closed_loop};
use super::stage::{SEED, Stage, members, today};

/// Aims: home p99 at most 10 ms on an idle house; 10,000 claims as fast as few, within 20 %. A list
/// of 5 claims is a shorter page than any other, so a member with 25 is the fair measure for it.
#[derive(Args)]
pub struct Pages {
    /// Measure PostgreSQL too: libpq words or an address of an empty database it may fill
    #[arg(long)]
    postgres: Option<String>,
    /// Seconds for each figure
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Connections that ask at once
    #[arg(long, default_value_t = 8)]
    connections: usize,
}

const FEW: usize = 5;
/// One page of the list, and more to turn to.
const SOME: usize = 25;
const MANY: usize = 10_000;
const PATHS: [&str; 5] =
    ["/sign-in", "/home", "/prescriptions", "/claims", "/claims?status=denied"];

impl Pages {
    pub fn run(self) -> Result<(), Problem> {
        let load = "engine      page                   claims  bytes conn";
        say(format_args!("{load}     req/s    p50 ms    p99 ms    cpu us"));
        self.engine("sqlite", None)?;
        if let Some(words) = self.postgres.as_deref() {
            self.engine("postgresql", Some(words))?;
        }
        Ok(())
    }

    /// The same member three times, so that nothing differs but their claims.
    fn engine(&self, name: &str, postgres: Option<&str>) -> Result<(), Problem> {
        let stage = Stage::set(postgres)?;
        let (person, number, records) = cast();
        stage.take(records.into_iter())?;
        stage.invite(std::slice::from_ref(&person))?;
        let mut measured = vec![(FEW, self.measure(&stage, (name, FEW))?)];
        for claims in [SOME, MANY] {
            stage.take(more_claims(&person, number, claims - FEW))?;
            measured.push((claims, self.measure(&stage, (name, claims))?));
        }
        let Some((_, many)) = measured.pop() else { return Ok(()) };
        for (claims, few) in measured {
            for ((path, few), many) in PATHS.iter().zip(&few).zip(&many) {
                let ratio = many.per_second() / few.per_second();
                let row = format!("{name:11} {path:22}");
                say(format_args!("{row} {MANY} claims against {claims:2}: {ratio:.2} x the rate"));
            }
        }
        Ok(())
    }

    fn measure(
        &self,
        stage: &Stage,
        (engine, claims): (&str, usize),
    ) -> Result<Vec<Laps>, Problem> {
        let (server, _) = stage.serve()?;
        let db = stage.store()?;
        client_runtime()?.block_on(async {
            let guest = super::stage::Guest::first()?;
            let browser = stage.sign_in(&db, &guest).await?;
            let stranger = Browser::open(stage.address()).await?;
            let mut all = Vec::new();
            for path in PATHS {
                let visitor = if path == "/sign-in" { &stranger } else { &browser };
                let mut probe = visitor.beside(stage.address()).await?;
                let bytes = probe.get(path).await?.body.len();
                for connections in [1, self.connections] {
                    let time = Duration::from_secs(self.seconds);
                    let load = (path, connections);
                    let before = server.busy_micros().unwrap_or_default();
                    let laps = closed_loop(visitor, stage.address(), load, time).await?;
                    let busy = server.busy_micros().unwrap_or_default() - before;
                    let each = busy as f64 / laps.per_second() / (WARM_UP + time).as_secs_f64();
                    let row = format!("{engine:11} {path:22} {claims:>6} {bytes:>6}");
                    say(format_args!("{row} {connections:>4} {laps} {each:>9.0}"));
                    if connections == self.connections {
                        all.push(laps);
                    }
                }
            }
            Ok(all)
        })
    }
}

fn claimant(record: &Record) -> Option<&SourceRef> {
    match record {
        Record::Claim(claim) => Some(&claim.person),
        _ => None,
    }
}

/// The first claims of the generated member of this number; a second taking changes nothing.
fn more_claims(person: &SourceRef, number: u32, count: usize) -> impl Iterator<Item = Record> {
    let all =
        juniper::claims_only(SEED, number + 1, u32::try_from(MANY).unwrap_or(u32::MAX), today());
    all.filter(move |record| claimant(record) == Some(person)).take(count)
}

/// A small plan, and in it the first generated member with prescriptions and at least five claims,
/// of which the newest five are kept.
fn cast() -> (SourceRef, u32, Vec<Record>) {
    const MEMBERS: u32 = 20;
    let records: Vec<Record> = juniper::records(SEED, Size { members: MEMBERS }, today()).collect();
    let claims = |name: &SourceRef| records.iter().filter(|r| claimant(r) == Some(name)).count();
    let scripts = |name: &SourceRef| {
        let own =
            |record: &&Record| matches!(record, Record::Prescription(rx) if rx.person == *name);
        records.iter().filter(own).count()
    };
    let names = members(MEMBERS);
    let suits = |name: &SourceRef| scripts(name) >= 3 && claims(name) >= FEW;
    let at = names.iter().position(suits).unwrap_or(0);
    let name = names[at].clone();
    let mut surplus = claims(&name).saturating_sub(FEW);
    let kept = records.into_iter().filter(|record| {
        let drop = claimant(record) == Some(&name) && surplus > 0;
        surplus -= usize::from(drop);
        !drop
    });
    let kept = kept.collect();
    (name, u32::try_from(at).unwrap_or(0), kept)
}
