//! A house to measure: configuration, keys and data in a temporary folder, a server as a child.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base::{Day, Email, Secret};
use formats::records::{Record, SourceRef};
use identity::account::{self, Created, NewAccount};
use store::{Db, Durability, Keyring, Message, queue};
use tempfile::TempDir;

use super::super::Problem;
use super::client::{Browser, Reply};
use super::figures::{Watch, busy_micros, memory_kib};
use super::load::expect_ok;
use crate::config::{self, Config};
use crate::{open, world};

pub const SEED: u64 = 7;
const PASSWORD: &str = "maple canoe quiet lantern";

pub struct Stage {
    root: PathBuf,
    /// Removes the folder in the end; nothing where it is to be kept.
    _passing: Option<TempDir>,
    address: SocketAddr,
}

/// Somebody with an account to sign in to.
#[derive(Debug, Clone)]
pub struct Guest {
    username: String,
    email: Email,
}

impl Stage {
    /// On SQLite, or on an empty PostgreSQL database.
    pub fn set(postgres: Option<&str>) -> Result<Self, Problem> {
        let folder = tempfile::Builder::new().prefix("latchkey-bench-").tempdir()?;
        let root = folder.path().to_owned();
        Self::in_folder(root, Some(folder), postgres)
    }

    /// In a folder that is kept, with what lies in it from another time.
    pub fn kept(root: &Path, postgres: Option<&str>) -> Result<Self, Problem> {
        Self::in_folder(std::path::absolute(root)?, None, postgres)
    }

    fn in_folder(
        root: PathBuf,
        passing: Option<TempDir>,
        postgres: Option<&str>,
    ) -> Result<Self, Problem> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        for inside in ["data", "orders"] {
            std::fs::create_dir_all(root.join(inside))?;
        }
        if !root.join("keys").exists() {
            Keyring::create(&root.join("keys"), world::luck().as_ref())?;
        }
        if let Some(words) = postgres {
            write(&root.join("postgres"), words)?;
        }
        let stage = Self { root, _passing: passing, address };
        write(&stage.config_file(), &stage.config_text(postgres.is_some()))?;
        Ok(stage)
    }

    pub fn path(&self) -> &Path {
        &self.root
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    fn config_file(&self) -> PathBuf {
        self.path().join("latchkey.toml")
    }

    fn config_text(&self, postgres: bool) -> String {
        let (root, address) = (self.path().display(), self.address);
        let database = if postgres {
            format!("[database]\npostgres_file = \"{root}/postgres\"\nthreads = 16\n")
        } else {
            String::new()
        };
        // Nobody listens where the mail would go: messages stay in the queue, where `code` reads.
        format!(
            "origin = \"https://bench.example\"\nlisten = \"{address}\"\n\
             data = \"{root}/data\"\nkeys = \"{root}/keys\"\n\
             [plan]\nname = \"Juniper Rx\"\nphone = \"1-800-555-0142\"\nhours = \"8 AM – 8 PM\"\n\
             short_address = \"bench.example\"\ntime_zone = \"America/New_York\"\n\
             {database}\
             [mail]\nserver = \"127.0.0.1:9\"\nfrom = \"Juniper Rx <no-reply@bench.example>\"\n\
             [orders]\nfolder = \"{root}/orders\"\n\
             [sign_in]\nproxies = [\"127.0.0.1\"]\n"
        )
    }

    fn config(&self) -> Result<Config, Problem> {
        config::read(&self.config_file()).map_err(Problem::Failed)
    }

    /// The store, beside a server that may be running.
    pub fn store(&self) -> Result<Db, Problem> {
        self.store_for(Durability::FullInBulk)
    }

    /// The store before anybody uses it, as `latchkey import --first` opens it.
    pub fn store_at_first(&self) -> Result<Db, Problem> {
        self.store_for(Durability::FirstLoad)
    }

    fn store_for(&self, durability: Durability) -> Result<Db, Problem> {
        let config = self.config()?;
        let location = config.location().map_err(Problem::Failed)?;
        open::store(location, &config.keys, durability).map_err(Problem::Failed)
    }

    pub fn take(&self, records: impl Iterator<Item = Record>) -> Result<(), Problem> {
        import::take_all(&self.store()?, records, world::clock().now())?;
        Ok(())
    }

    /// Opens an account for each of these people, all with one password.
    pub fn invite(&self, people: &[SourceRef]) -> Result<Vec<Guest>, Problem> {
        let plan = open::plan_of(&self.config()?).map_err(Problem::Failed)?;
        let opened = open::house(plan).map_err(Problem::Failed)?;
        let passwords = opened.access.passwords();
        let stored = passwords.hash_now(&Secret::new(PASSWORD.to_owned()), [9; 16]);
        let mut guests = Vec::new();
        for (number, person) in people.iter().cloned().enumerate() {
            let guest = Guest::new(number)?;
            let (stored, mine) = (stored.clone(), guest.clone());
            let created = opened.house.db.write_blocking(world::clock().now(), move |tx| {
                let Some(member) = coverage::find_member(tx, &person)? else { return Ok(None) };
                let username = mine.username.parse();
                let username = username.map_err(|_| store::Fault::Defect("a username".into()))?;
                let (email, password) = (Some(mine.email.clone()), Some(stored.clone()));
                let (first_name, lang) = ("Guest".to_owned().into(), base::Lang::English);
                let new = NewAccount { member, username, first_name, lang, email, password };
                account::create(tx, &new).map(Some)
            })?;
            let Some(Created::Account(_) | Created::MemberHasOne(_)) = created else {
                return Err(Problem::Failed(format!("no account for guest {number}")));
            };
            guests.push(guest);
        }
        Ok(guests)
    }

    /// Starts `latchkey serve` and says how long it took to be ready.
    pub fn serve(&self) -> Result<(Server, Duration), Problem> {
        let watch = Watch::start();
        let child = Command::new(std::env::current_exe()?)
            .arg("serve")
            .arg("--config")
            .arg(self.config_file())
            .env("LATCHKEY_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Server(child);
        while !is_ready(self.address) {
            if server.0.try_wait()?.is_some() || watch.passed() > Duration::from_secs(30) {
                return Err(Problem::Failed("the server did not come up".to_owned()));
            }
            std::thread::park_timeout(Duration::from_micros(500));
        }
        Ok((server, watch.passed()))
    }

    /// A browser on which `guest` has signed in with a mailed code, and which is known from now on.
    pub async fn sign_in(&self, db: &Db, guest: &Guest) -> Result<Browser, Problem> {
        let mut browser = Browser::open(self.address).await?;
        let old = guest.codes(db).await?.len();
        expect_to(&guest.enter(&mut browser).await?, "/sign-in/code")?;
        let code = guest.code_after(db, old).await?;
        let fields = [("code", code.as_str()), ("remember", "yes")];
        expect_to(&browser.post("/sign-in/code", &fields).await?.to, "/home")?;
        expect_ok("/home", browser.get("/home").await?.status)?;
        Ok(browser)
    }

    /// The way back, as far as the proof that the mailbox is theirs.
    pub async fn get_in(&self, db: &Db, guest: &Guest) -> Result<(), Problem> {
        let mut browser = Browser::open(self.address).await?;
        let old = guest.codes(db).await?.len();
        expect_to(
            &browser.post("/get-in", &[("name", &guest.username)]).await?.to,
            "/get-in/reset",
        )?;
        let code = guest.code_after(db, old).await?;
        let proved = browser.post("/get-in/reset", &[("code", &code)]).await?;
        expect_to(&proved.to, "/get-in/proved")
    }
}

impl Guest {
    fn new(number: usize) -> Result<Self, Problem> {
        let email = format!("guest-{number}@bench.example").parse();
        let email = email.map_err(|_| Problem::Failed("a guest's address".to_owned()))?;
        Ok(Self { username: format!("guest-{number}"), email })
    }

    /// The first who was invited.
    pub fn first() -> Result<Self, Problem> {
        Self::new(0)
    }

    /// Sends the sign-in form; says where it leads.
    pub async fn enter(&self, browser: &mut Browser) -> Result<String, Problem> {
        Ok(self.press(browser).await?.to)
    }

    /// Sends the sign-in form; the whole reply.
    pub async fn press(&self, browser: &mut Browser) -> Result<Reply, Problem> {
        let fields = [("username", self.username.as_str()), ("password", PASSWORD)];
        browser.post("/sign-in", &fields).await
    }

    /// The code mailed to them after `old` others, once the server has written the message. The
    /// letters of earlier sign-ins still lie in the queue.
    async fn code_after(&self, db: &Db, old: usize) -> Result<String, Problem> {
        let mut beat = tokio::time::interval(Duration::from_millis(10));
        for _ in 0..1_000 {
            beat.tick().await;
            let mut codes = self.codes(db).await?;
            if codes.len() > old {
                return Ok(codes.swap_remove(0));
            }
        }
        Err(Problem::Failed("no code was sent within ten seconds".to_owned()))
    }

    /// Every code mailed to them so far, the newest first.
    async fn codes(&self, db: &Db) -> Result<Vec<String>, Problem> {
        let to = self.email.as_str().to_owned();
        let found = db.read(world::clock().now(), move |tx| {
            let sent = queue::newest(tx, "message", 200)?;
            let letters = sent.iter().filter_map(|job| job.body::<Message>(tx).ok());
            Ok(letters
                .filter(|letter| letter.to.as_str() == to)
                .filter_map(|l| code_in(&l))
                .collect())
        });
        Ok(found.await?)
    }
}

fn code_in(letter: &Message) -> Option<String> {
    let line = letter.text.lines().find(|line| line.starts_with("    "))?;
    Some(line.trim().to_owned())
}

pub fn expect_to(to: &str, wanted: &str) -> Result<(), Problem> {
    if to.starts_with(wanted) {
        return Ok(());
    }
    Err(Problem::Failed(format!("signing in led to {to:?} and not to {wanted}")))
}

/// A running server, which ends with this value.
pub struct Server(Child);

impl Server {
    pub fn memory_kib(&self) -> Option<u64> {
        memory_kib(&self.0.id().to_string(), "VmRSS")
    }

    pub fn busy_micros(&self) -> Option<u64> {
        busy_micros(&self.0.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing here is worth keeping, so it is not asked first.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn is_ready(address: SocketAddr) -> bool {
    use std::io::{Read as _, Write as _};
    let ask = || -> std::io::Result<bool> {
        let mut stream = std::net::TcpStream::connect(address)?;
        stream.write_all(
            b"GET /health/ready HTTP/1.1\r\nhost: bench.example\r\nconnection: close\r\n\r\n",
        )?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer.ends_with(b"200"))
    };
    ask().unwrap_or(false)
}

#[expect(clippy::disallowed_methods, reason = "no runtime is near")]
fn write(file: &Path, text: &str) -> Result<(), Problem> {
    Ok(std::fs::write(file, text)?)
}

pub fn today() -> Day {
    let zone = jiff::tz::TimeZone::get("America/New_York").unwrap_or(jiff::tz::TimeZone::UTC);
    world::clock().now().day_in(&zone)
}

/// The generated members' names in the plan's files, in their order.
pub fn members(count: u32) -> Vec<SourceRef> {
    let people = juniper::claims_only(SEED, count, 0, today());
    let name = |record| match record {
        Record::Person(person) => person.refs.into_iter().next(),
        _ => None,
    };
    people.filter_map(name).collect()
}
