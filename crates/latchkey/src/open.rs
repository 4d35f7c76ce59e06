//! Opens the house: the store with every slice's tables, the keys, the rooms.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::{Door, Policy};
use identity::passwords::{Cost, Passwords, Pepper, Pool};
use identity::{Keys, Means};
use medicines::Pharmacy;
use messages::{Runner, Ways};
use store::{Db, Durability, Keyring, Location, Options};
use web::{Ground, House, Jobs, Mode, PlanLook, Shared, Slice};

use crate::config::Config;
use crate::likely::Troubleshooter;
use crate::world;

/// What a house is opened from, whether a file says it or the demo does.
pub struct Plan {
    pub location: Location,
    pub keys: PathBuf,
    pub threads: usize,
    pub durability: Durability,
    pub look: PlanLook,
    pub mode: Mode,
    pub origin: String,
    pub cost: Cost,
    pub hash_threads: usize,
    pub ways: Ways,
    pub pharmacy: Pharmacy,
    /// What the plan's back end signs its calls with.
    pub back_end: medicines::Keys,
    /// Folder where it leaves files.
    pub inbox: Option<PathBuf>,
    /// Who takes payments, if anybody does.
    pub desk: money::payments::Desk,
    /// The wallets that the card may go to.
    pub wallets: coverage::Wallets,
    pub policy: Policy,
    /// Our own proxies (GUARD 3).
    pub proxies: Vec<guard::Net>,
    /// How patient recovery is (DESIGN 3).
    pub recovery: recovery::Profile,
    /// Whether members may keep the card on their devices.
    pub offline_card: bool,
    /// Whether a medicine without a leaflet may be looked up at MedlinePlus.
    pub medline_plus: bool,
    /// Where the status page is.
    pub status: status::Place,
    /// Where minutes of counts are left for it.
    pub counts: Option<PathBuf>,
}

/// An open house: ready to be served, or to have an errand run in it.
pub struct Opened {
    pub house: Shared,
    pub access: Arc<Means>,
    pub factors: Arc<factors::Engine>,
    pub door: Arc<Door>,
    pub recovery: Arc<recovery::Door>,
    ways: Arc<Ways>,
    pharmacy: Pharmacy,
    back_end: medicines::Keys,
    pub inbox: Option<PathBuf>,
    desk: money::payments::Desk,
    wallets: coverage::Wallets,
    offline_card: bool,
    medline_plus: bool,
    pub status: status::Place,
    pub counts: Option<PathBuf>,
}

/// The tables of every slice, in the order they are made.
pub fn schemas() -> Vec<store::Slice> {
    vec![
        identity::SCHEMA,
        factors::SCHEMA,
        access::SCHEMA,
        coverage::SCHEMA,
        recovery::SCHEMA,
        messages::SCHEMA,
        profile::SCHEMA,
        medicines::SCHEMA,
        money::SCHEMA,
        help::SCHEMA,
        desk::SCHEMA,
        import::SCHEMA,
    ]
}

pub fn plan_of(config: &Config) -> Result<Plan, String> {
    let ways = config.ways()?;
    Ok(Plan {
        location: config.location()?,
        keys: config.keys.clone(),
        threads: config.database.threads,
        durability: Durability::Full,
        look: config.look()?,
        mode: Mode::Live,
        origin: config.origin.clone(),
        cost: Cost::new(config.passwords.memory_kib, config.passwords.passes),
        hash_threads: cores(),
        ways,
        pharmacy: config.pharmacy()?,
        back_end: config.back_end_keys()?,
        inbox: config.inbox(),
        desk: config.desk()?,
        wallets: config.wallets()?,
        policy: config.policy()?,
        proxies: config.proxies()?,
        recovery: config.sign_in.recovery,
        offline_card: config.plan.offline_card,
        medline_plus: config.plan.medline_plus,
        status: config.status_page()?,
        counts: config.status.counts.clone(),
    })
}

pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
}

/// Opens the store alone, for errands that need no pages.
pub fn store(location: Location, keys: &Path, durability: Durability) -> Result<Db, String> {
    let keyring = Keyring::load(keys).map_err(|fault| fault.to_string())?;
    let options = Options { location, keyring, luck: world::luck(), threads: 2, durability };
    Db::open(options, &schemas(), world::clock().now()).map_err(|fault| fault.to_string())
}

pub fn house(plan: Plan) -> Result<Opened, String> {
    let keyring = Keyring::load(&plan.keys).map_err(|fault| fault.to_string())?;
    let factors = Keys::derive(&keyring.secret("factors"));
    let factors = factors::Engine::new(&plan.origin, &plan.look.name, factors)
        .map_err(|error| error.to_string())?;
    let access = Arc::new(means(&plan, &keyring)?.texting(plan.policy.texts));
    let (luck, clock) = (world::luck(), world::clock());
    let options = Options {
        location: plan.location,
        keyring,
        luck: Arc::clone(&luck),
        threads: plan.threads,
        durability: plan.durability,
    };
    let db = Db::open(options, &schemas(), clock.now()).map_err(|fault| fault.to_string())?;
    let ground = Ground {
        db,
        clock,
        luck,
        plan: plan.look,
        mode: plan.mode,
        origin: plan.origin,
        proxies: plan.proxies,
    };
    let ways = Arc::new(plan.ways);
    let factors = Arc::new(factors);
    let recovery = recovery::Door {
        means: access.clone(),
        engine: factors.clone(),
        profile: plan.recovery,
        texts: plan.policy.texts,
        screen: plan.policy.screen.clone(),
    };
    let recovery = Arc::new(recovery);
    let door = Door::new(access.clone(), factors.clone(), plan.policy);
    let door = Arc::new(door.finding(Troubleshooter));
    let (pharmacy, back_end) = (&plan.pharmacy, &plan.back_end);
    let (desk, wallets, offline) = (&plan.desk, &plan.wallets, plan.offline_card);
    let (status, medline_plus) = (&plan.status, plan.medline_plus);
    let outside = Outside { pharmacy, back_end, desk, wallets, offline, medline_plus, status };
    let slices = slices((&door, &recovery), &ways, outside);
    let house = House::open(ground, &slices).map_err(|misprint| misprint.to_string())?;
    Ok(Opened {
        house,
        access,
        factors,
        door,
        recovery,
        ways,
        pharmacy: plan.pharmacy,
        back_end: plan.back_end,
        inbox: plan.inbox,
        desk: plan.desk,
        wallets: plan.wallets,
        offline_card: plan.offline_card,
        medline_plus: plan.medline_plus,
        status: plan.status,
        counts: plan.counts,
    })
}

/// Keys, and who hashes passwords.
fn means(plan: &Plan, keyring: &Keyring) -> Result<Means, String> {
    let pepper = Pepper::new(&keyring.secret("pepper"));
    let keys = Keys::derive(&keyring.secret("access"));
    let pool = Pool::start(plan.cost, plan.hash_threads).map_err(|error| error.to_string())?;
    Ok(Means::new(keys, Passwords::new(pepper, pool)))
}

/// Whom of the outside the slices are wired to.
#[derive(Clone, Copy)]
struct Outside<'p> {
    pharmacy: &'p Pharmacy,
    back_end: &'p medicines::Keys,
    desk: &'p money::payments::Desk,
    wallets: &'p coverage::Wallets,
    /// Whether members may keep the card on their devices.
    offline: bool,
    /// Whether they may look a medicine up at MedlinePlus.
    medline_plus: bool,
    status: &'p status::Place,
}

fn slices(
    (door, recovery): (&Arc<Door>, &Arc<recovery::Door>),
    ways: &Arc<Ways>,
    Outside { pharmacy, back_end, desk, wallets, offline, medline_plus, status }: Outside<'_>,
) -> Vec<Slice> {
    let sources = medicines::Sources { costs: money::fill_costs, medline_plus };
    let (rooms, late) = (medicines::rooms(back_end, sources), medicines::jobs(pharmacy.clone()));
    let medicines = Slice { rooms, jobs: late, ..medicines::slice() };
    let outlet = pharmacy.outlet();
    let (rooms, late) = (money::rooms(desk, back_end), money::jobs(desk, outlet.as_ref()));
    let carrying = messages::jobs(Arc::clone(ways), profile::heed);
    let money = Slice { rooms, jobs: late, ..money::slice() };
    vec![
        identity::slice(),
        factors::slice(),
        access::slice(door),
        recovery::slice(recovery),
        Slice { rooms: coverage::rooms(wallets, offline), ..coverage::slice() },
        Slice { jobs: carrying, ..messages::slice(Arc::clone(ways)) },
        profile::slice(profile::Offers { texts: ways.texts_people(), letters: ways.prints() }),
        medicines,
        money,
        help::slice(),
        Slice { rooms: status::rooms(status), ..status::slice() },
        home::slice(),
        desk::slice(),
    ]
}

impl Opened {
    /// Every slice, with its doors and its late work.
    pub fn slices(&self) -> Vec<Slice> {
        let (pharmacy, back_end, desk) = (&self.pharmacy, &self.back_end, &self.desk);
        let (offline, medline_plus) = (self.offline_card, self.medline_plus);
        let (wallets, status) = (&self.wallets, &self.status);
        let outside = Outside { pharmacy, back_end, desk, wallets, offline, medline_plus, status };
        slices((&self.door, &self.recovery), &self.ways, outside)
    }

    /// The hands that work the queue.
    pub fn runner(&self) -> Runner {
        let mut jobs: Vec<Jobs> = self.slices().into_iter().map(|slice| slice.jobs).collect();
        let sweeps: Vec<_> = jobs.iter().flat_map(|jobs| jobs.sweeps.clone()).collect();
        jobs.push(web::sweeps::hand(sweeps));
        Runner::new(Arc::clone(&self.house), jobs).reading_bounces(Arc::clone(&self.ways))
    }
}

#[cfg(test)]
mod tests;
