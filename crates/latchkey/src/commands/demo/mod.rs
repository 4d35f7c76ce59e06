//! `latchkey demo`

mod load;
mod paying;
mod people;

use std::path::{Path, PathBuf};

use access::Policy;
use base::{Money, PlanKind, RefillTerms, Shipping};
use clap::Args;
use identity::passwords::Cost;
use medicines::Pharmacy;
use messages::Ways;
use store::{Durability, Keyring, Location};
use web::{Mode, PlanLook};

use super::serve::{runtime, serve};
use super::{End, Problem, say};
use crate::open::{self, Plan};
use crate::world;

/// Serves Juniper Rx, an invented plan with invented members. Needs no file and no network; what
/// would be mailed is shown at /demo/outbox. Nothing of it exists in `latchkey serve`.
#[derive(Args)]
pub struct Demo {
    /// Folder for its data; kept when named, thrown away at the next start when not
    #[arg(long)]
    data: Option<PathBuf>,
    /// Loopback address and port
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    /// Generated members besides the 24 hand-made ones
    #[arg(long, default_value_t = 100)]
    members: u32,
    /// What the generated members follow from
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Use this PostgreSQL database (libpq words or an address) instead of SQLite
    #[arg(long)]
    database: Option<String>,
    /// Show the status page of this folder, which `latchkey status build` writes
    #[arg(long)]
    status: Option<PathBuf>,
    /// Leave what members meet in this folder each minute, for `latchkey status serve`
    #[arg(long)]
    counts: Option<PathBuf>,
}

/// What the sample plan's back end signs with. Everybody knows it, as they know the passwords.
const BACK_END_KEY: &str = "the sample back end's key, known to all";

impl Demo {
    pub fn run(self) -> Result<End, Problem> {
        if !self.listen.starts_with("127.") && !self.listen.starts_with("localhost:") {
            let ask = "the demo speaks plain HTTP with known passwords: loopback addresses only";
            return Err(Problem::Asked(ask.to_owned()));
        }
        let folder = self.folder()?;
        let keys = folder.join("keys");
        if !keys.exists() {
            Keyring::create(&keys, world::luck().as_ref())?;
        }
        let (standin, desk) = paying::open(&self.listen).map_err(Problem::Failed)?;
        let plan = Plan { desk, ..self.plan(&folder, keys)? };
        let opened = open::house(plan).map_err(Problem::Failed)?;
        let today = opened.house.clock.now().day_in(&opened.house.plan.zone);
        let people = load::load(&opened, self.seed, self.members, today)?;
        say(people::listing(&people, &self.listen, today));
        let log = folder.join("checkpoints.log");
        let newcomers = people::newcomers(self.seed, self.members, today);
        let more = vec![people::slice(&people, newcomers), paying::slice(&standin)];
        runtime()?.block_on(serve(opened, more, (&self.listen, Some(log))))?;
        Ok(End::Done)
    }

    fn folder(&self) -> Result<PathBuf, Problem> {
        let port = self.listen.rsplit(':').next().unwrap_or_default();
        let passing = std::env::temp_dir().join(format!("latchkey-demo-{port}"));
        if self.data.is_none() && passing.exists() {
            std::fs::remove_dir_all(&passing)?;
        }
        let folder = self.data.clone().unwrap_or(passing);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn plan(&self, folder: &Path, keys: PathBuf) -> Result<Plan, Problem> {
        let location = self
            .database
            .clone()
            .map_or_else(|| Location::Sqlite(folder.join("latchkey.db")), Location::Postgres);
        Ok(Plan {
            location,
            keys,
            threads: 8,
            durability: Durability::Full,
            look: look()?,
            mode: Mode::Demo,
            origin: format!("http://{}", self.listen),
            cost: Cost::new(19 * 1024, 2),
            hash_threads: open::cores(),
            ways: Ways::Kept,
            pharmacy: Pharmacy::Sample,
            back_end: [base::Secret::new(BACK_END_KEY.to_owned())].into(),
            inbox: None,
            desk: None,
            wallets: coverage::Wallets::default(),
            policy: Policy { texts: true, ..Policy::default() },
            proxies: Vec::new(),
            recovery: recovery::Profile::Standard,
            offline_card: true,
            medline_plus: true,
            status: self.status.clone().map_or(status::Place::Nowhere, status::Place::Folder),
            counts: self.counts.clone(),
        })
    }
}

fn look() -> Result<PlanLook, Problem> {
    let zone = jiff::tz::TimeZone::get("America/New_York")
        .map_err(|error| Problem::Failed(error.to_string()))?;
    Ok(PlanLook {
        name: "Juniper Rx".to_owned(),
        phone: "503-555-0142".to_owned(),
        tty: "711".to_owned(),
        hours: "8 AM – 8 PM".to_owned(),
        hours_es: Some("de 8 a.\u{a0}m. a 8 p.\u{a0}m.".to_owned()),
        short_address: "juniper.example".to_owned(),
        accent: "#1d5c52".to_owned(),
        zone,
        terms: RefillTerms {
            fast: Some(FAST),
            kind: PlanKind::MedicarePartD,
            ..RefillTerms::HOUSE
        },
        offers: web::Offers { texts: true, letters: true },
    })
}

/// What the sample plan asks for a faster parcel.
const FAST: Shipping = Shipping { fee: Money::cents(1_295), first_days: 1, last_days: 2 };
