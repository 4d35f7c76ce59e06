//! `latchkey bench import`

use std::fs::File;
use std::io::{BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use base::{ClaimId, MemberId};
use clap::{Args, ValueEnum};
use formats::records::{Claim, Record};
use formats::{Known, Piece, Pieces, Read};
use serde::{Deserialize, Serialize};
use store::{Db, Durability, Keyring, Location, Place, Step, args};
use tempfile::TempDir;

use super::super::{Problem, say};
use super::figures::{Watch, memory_kib, mib, rate};
use super::stage::{SEED, today};
use crate::{open, world};

/// Aim: 20,000 claims a second, in memory that does not grow with the file.
#[derive(Args)]
pub struct Import {
    /// Claims in the smaller file; the larger has four times as many
    #[arg(long, default_value_t = 100_000)]
    claims: u32,
}

/// Runs one part over a file and prints what it took, for the parent to read.
#[derive(Args)]
pub struct Part {
    #[arg(value_enum)]
    step: Alone,
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Alone {
    /// Judging and hashing the file
    Look,
    /// One thread
    Parse,
    /// As many threads as the import has
    ParseTogether,
    Seal,
    Disk,
    All,
}

#[derive(Serialize, Deserialize)]
struct Took {
    claims: u64,
    seconds: f64,
    peak_kib: Option<u64>,
}

const CLAIMS_EACH: u32 = 200;
const BATCH: usize = 1_000;

impl Import {
    pub fn run(self) -> Result<(), Problem> {
        let folder = tempfile::Builder::new().prefix("latchkey-bench-").tempdir()?;
        let (small, large) = (folder.path().join("small"), folder.path().join("large"));
        write_claims(&small, self.claims)?;
        write_claims(&large, self.claims * 4)?;
        let bytes = std::fs::metadata(&small)?.len();
        say(format_args!("{} claims are {:.1} MB", self.claims, bytes as f64 / 1e6));
        say("                      claims   seconds  claims/s  peak memory");
        let mut slowest = f64::MAX;
        told(Alone::Look, &small)?;
        told(Alone::Parse, &small)?;
        for step in [Alone::ParseTogether, Alone::Seal, Alone::Disk] {
            slowest = slowest.min(told(step, &small)?);
        }
        let all = told(Alone::All, &small)?;
        told(Alone::All, &large)?;
        let (share, threads) = (100.0 * all / slowest, import::threads());
        say(format_args!(
            "all together, {threads} reading: {share:.0} % of its slowest part (aim 20,000/s)"
        ));
        Ok(())
    }
}

fn told(step: Alone, file: &Path) -> Result<f64, Problem> {
    let name = step.to_possible_value().map(|value| value.get_name().to_owned());
    let name = name.unwrap_or_default();
    let output = Command::new(std::env::current_exe()?)
        .args(["bench", "import-part", &name])
        .arg(file)
        .output()?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Problem::Failed(format!("{name}: {why}")));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let last = text.lines().last().unwrap_or_default();
    let took: Took =
        serde_json::from_str(last).map_err(|error| Problem::Failed(error.to_string()))?;
    let speed = took.claims as f64 / took.seconds;
    let (claims, seconds, peak) = (took.claims, took.seconds, mib(took.peak_kib));
    say(format_args!("{name:18} {claims:>9} {seconds:>9.2} {speed:>9.0}  {peak}"));
    Ok(speed)
}

/// Directory, people, claims, one a line.
fn write_claims(file: &Path, claims: u32) -> Result<(), Problem> {
    let mut out = BufWriter::new(File::create(file)?);
    let people = claims.div_ceil(CLAIMS_EACH);
    for record in juniper::claims_only(SEED, people, CLAIMS_EACH, today()) {
        writeln!(out, "{}", formats::fhir::write(&record))?;
    }
    Ok(out.flush()?)
}

impl Part {
    pub fn run(self) -> Result<(), Problem> {
        let folder = tempfile::Builder::new().prefix("latchkey-bench-").tempdir()?;
        let (claims, seconds) = match self.step {
            Alone::Look => look(&self.file)?,
            Alone::Parse => parse(&self.file, 1)?,
            Alone::ParseTogether => parse(&self.file, import::threads())?,
            Alone::Seal => seal(&self.file, &folder)?,
            Alone::Disk => disk(&self.file, &folder)?,
            Alone::All => all(&self.file, &folder)?,
        };
        let peak_kib = memory_kib("self", "VmHWM");
        let took = Took { claims, seconds: seconds.as_secs_f64(), peak_kib };
        say(serde_json::to_string(&took).unwrap_or_default());
        Ok(())
    }
}

/// What an import must know of a file before it reads it.
fn look(file: &Path) -> Result<Timed, Problem> {
    let watch = Watch::start();
    import::find(&[file.to_owned()])?;
    let passed = watch.passed();
    Ok((each_claim(file, |_| Ok(()))?, passed))
}

fn pieces(file: &Path) -> Result<Pieces<BufReader<File>>, Problem> {
    let input = BufReader::with_capacity(256 << 10, File::open(file)?);
    Ok(formats::open(formats::Kind::FhirLines, input))
}

/// Reads the file on so many threads, and does nothing with what it reads.
fn parse(file: &Path, threads: usize) -> Result<Timed, Problem> {
    let watch = Watch::start();
    let pieces = Mutex::new(pieces(file)?);
    let claims = AtomicU64::new(0);
    let known = Known::default();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let next = || pieces.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some(Ok(piece)) = next() {
                    claims.fetch_add(claims_of(&piece, &known).count() as u64, Relaxed);
                }
            });
        }
    });
    Ok((claims.into_inner(), watch.passed()))
}

fn claims_of(piece: &Piece, known: &Known) -> impl Iterator<Item = Claim> + use<> {
    piece.read(known).into_iter().filter_map(|read| match read {
        Read::Record { record: Record::Claim(claim), .. } => Some(claim),
        _ => None,
    })
}

/// Reads the file on this thread alone; says how many claims it had.
fn each_claim(
    file: &Path,
    mut see: impl FnMut(Claim) -> Result<(), Problem>,
) -> Result<u64, Problem> {
    let known = Known::default();
    let mut claims = 0;
    for piece in pieces(file)? {
        for claim in claims_of(&piece?, &known) {
            claims += 1;
            see(claim)?;
        }
    }
    Ok(claims)
}

fn database(folder: &TempDir, slices: &[store::Slice]) -> Result<Db, Problem> {
    let options = store::Options {
        location: Location::Sqlite(folder.path().join("bench.db")),
        keyring: Keyring::in_memory(world::luck().as_ref()),
        luck: world::luck(),
        threads: 2,
        durability: Durability::Full,
    };
    Ok(Db::open(options, slices, world::clock().now())?)
}

type Timed = (u64, std::time::Duration);

/// The bodies of claims as they are sealed, or as near as a stranger to them can say.
#[derive(Clone, Serialize)]
struct Likeness(Body);

#[derive(Clone, Serialize)]
struct Body {
    n: String,
    m: Option<String>,
    rx: Option<String>,
    nd: Option<base::Ndc>,
    s: Option<u16>,
    ph: Option<String>,
    pr: Option<String>,
    a: std::collections::BTreeMap<formats::records::Amount, base::Money>,
}

fn likeness(claim: Claim) -> (MemberId, Likeness) {
    let text = |text: Option<base::Private<String>>| text.map(|text| text.0);
    let mut owner = [0; 16];
    for (at, byte) in claim.person.as_str().bytes().enumerate() {
        owner[at % 16] ^= byte;
    }
    let body = Body {
        n: claim.claim_number.0,
        m: text(claim.drug.name),
        rx: text(claim.rx_number),
        nd: claim.drug.ndc,
        s: claim.days_supply,
        ph: text(claim.pharmacy.name),
        pr: text(claim.prescriber.name),
        a: claim.amounts,
    };
    (MemberId::new(owner), Likeness(body))
}

/// Sealing and digesting alone, in as large transactions as the import's.
fn seal(file: &Path, folder: &TempDir) -> Result<Timed, Problem> {
    let db = database(folder, &[])?;
    let mut batch = Vec::with_capacity(BATCH);
    let mut time = std::time::Duration::ZERO;
    let claims = each_claim(file, |claim| {
        batch.push(likeness(claim));
        if batch.len() == BATCH {
            time += seal_batch(&db, std::mem::take(&mut batch))?;
        }
        Ok(())
    })?;
    time += seal_batch(&db, batch)?;
    Ok((claims, time))
}

fn seal_batch(db: &Db, batch: Vec<(MemberId, Likeness)>) -> Result<std::time::Duration, Problem> {
    let time = db.write_blocking(world::clock().now(), move |tx| {
        let watch = Watch::start();
        for (owner, body) in &batch {
            let id = ClaimId::new(tx.blind("claim", &body.0.n));
            tx.digest(body)?;
            tx.seal(&Place::new(*owner, "claim", id.bytes()), body)?;
        }
        Ok(watch.passed())
    })?;
    Ok(time)
}

/// A table and indexes like the claims'.
const LIKE_CLAIMS: store::Slice = store::Slice {
    name: "bench",
    steps: &[Step {
        name: "0001_rows",
        text: "CREATE TABLE bench_row (id BYTEA PRIMARY KEY, owner BYTEA NOT NULL,
            service_day TEXT NOT NULL, status TEXT NOT NULL, newest BOOLEAN NOT NULL,
            digest BYTEA NOT NULL, version BIGINT NOT NULL, body BYTEA NOT NULL);
            CREATE INDEX bench_list ON bench_row (owner, service_day, id, status) WHERE newest;",
    }],
    statements: &[STATEMENTS],
};

store::statements! {
    ADD_ROW = "INSERT INTO bench_row (id, owner, service_day, status, newest, digest, version, body)
        VALUES ($1, $2, $3, 'paid', TRUE, $1, 1, $4)";
}

/// As many rows of the same size, made beforehand, with the import's commits.
fn disk(file: &Path, folder: &TempDir) -> Result<Timed, Problem> {
    let db = database(folder, &[LIKE_CLAIMS])?;
    let mut batch = Vec::with_capacity(BATCH);
    let mut time = std::time::Duration::ZERO;
    let claims = each_claim(file, |claim| {
        let day = *claim.service_day;
        let (owner, body) = likeness(claim);
        let mut bytes = serde_json::to_vec(&body).unwrap_or_default();
        bytes.extend([0; 29]);
        batch.push((world::luck().entropy(), owner, day, bytes));
        if batch.len() == BATCH {
            time += disk_batch(&db, std::mem::take(&mut batch))?;
        }
        Ok(())
    })?;
    time += disk_batch(&db, batch)?;
    Ok((claims, time))
}

type Row = (base::Entropy, MemberId, base::Day, Vec<u8>);

fn disk_batch(db: &Db, batch: Vec<Row>) -> Result<std::time::Duration, Problem> {
    let watch = Watch::start();
    db.write_blocking(world::clock().now(), move |tx| {
        for (id, owner, day, bytes) in &batch {
            tx.run(ADD_ROW, &args![id, owner, *day, bytes])?;
        }
        Ok(())
    })?;
    Ok(watch.passed())
}

/// What `latchkey import` does with the file.
fn all(file: &Path, folder: &TempDir) -> Result<Timed, Problem> {
    let db = database(folder, &open::schemas())?;
    let watch = Watch::start();
    let files = import::find(&[file.to_owned()])?;
    let options =
        import::Options { now: world::clock().now(), again: false, threads: import::threads() };
    let report = import::run(&db, &files, &options, &mut |_| {})
        .map_err(|error| Problem::Failed(error.to_string()))?;
    let time = watch.passed();
    let claims = report.of(import::Kind::Claim).added;
    if rate(claims, time) <= 0.0 {
        return Err(Problem::Failed(format!("no claim was taken in:\n{report}")));
    }
    Ok((claims, time))
}
