//! `latchkey import`

use std::fs::File;
use std::io::{IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base::{Clock, Timestamp};
use clap::Args;
use import::{Found, Options, Progress, Report};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use store::Db;

use super::{End, Problem, Where, say};
use crate::world;

/// Reads the plan's files: FHIR R4 bundles and NDJSON, X12 834, the CMS drug-event and enrolment
/// files, and the CSV described in docs/csv.md. What a file is, its contents say, not its name.
///
/// Safe to run again: records that are the same change nothing, a killed run goes on where it
/// stopped. Each thing refused is told with its file, line and reason; then the exit code is 3.
/// The first load of a large plan takes a fraction of the time with --first (docs/operations.md).
#[derive(Args)]
pub struct Import {
    /// Files, or folders of files
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Read files again that were loaded before
    #[arg(long)]
    again: bool,
    /// First load of a house that nobody uses yet: the disk is waited for once, in the end. With
    /// SQLite a power cut before that spoils the house, and it is loaded again
    #[arg(long)]
    first: bool,
    /// Write every refusal, skip and warning to this file instead of the screen
    #[arg(long)]
    report: Option<PathBuf>,
    /// Threads that read, beside the one that saves [default: as many as there are cores, up to 8]
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    #[command(flatten)]
    place: Where,
}

/// How many notes go to the screen before the rest are only counted.
const ON_SCREEN: u64 = 200;
/// Where nobody watches a bar, each tenth is told, and that all is well this often between.
const QUIET: Duration = Duration::from_secs(30);

impl Import {
    pub fn run(self) -> Result<End, Problem> {
        let files = import::find(&self.paths)?;
        let threads = self.threads.map_or_else(import::threads, NonZeroUsize::get);
        let options = Options { now: world::clock().now(), again: self.again, threads };
        let mut teller = Teller::new(self.report.as_ref().map(File::create).transpose()?);
        let db =
            if self.first { self.place.store_at_first()? } else { self.place.store_in_bulk()? };
        let loaded = load(&db, &files, (&options, &mut teller));
        if self.first {
            // What was saved before something went wrong is whole, and stays.
            db.settle()?;
        }
        let report = loaded?;
        teller.end()?;
        say(report.to_string().trim_end());
        Ok(if report.refused() > 0 { End::Look } else { End::Done })
    }
}

fn load(
    db: &Db,
    files: &[Found],
    (options, teller): (&Options, &mut Teller),
) -> Result<Report, Problem> {
    let report = import::run(db, files, options, &mut |progress| teller.hear(&progress))
        .map_err(|error| Problem::Failed(error.to_string()))?;
    // Whoever could not be found when they registered may be there now.
    db.write_blocking(options.now, access::register::plan_file_loaded)?;
    Ok(report)
}

/// A bar where a person watches, plain lines where a file or another program does.
struct Teller {
    bar: Option<ProgressBar>,
    file: Option<File>,
    notes: u64,
    /// What was told last, and when.
    tenths: u64,
    spoke: Timestamp,
    clock: Arc<dyn Clock>,
    broken: Option<std::io::Error>,
}

impl Teller {
    fn new(file: Option<File>) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(1);
            let style = ProgressStyle::with_template(
                "{bar:40} {bytes} of {total_bytes} ({percent} %), {bytes_per_sec}, {eta} left",
            );
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        let clock = world::clock();
        Self { bar, file, notes: 0, tenths: 0, spoke: clock.now(), clock, broken: None }
    }

    fn hear(&mut self, progress: &Progress) {
        match progress {
            Progress::Bytes { done, of } => self.moved(*done, *of),
            Progress::Note(note) => self.note(note),
        }
    }

    fn moved(&mut self, done: u64, of: u64) {
        if let Some(bar) = &self.bar {
            bar.set_length(of);
            bar.set_position(done);
            return;
        }
        let tenths = (done * 10).checked_div(of).unwrap_or(10);
        let now = self.clock.now();
        if tenths > self.tenths || now.since(self.spoke) >= QUIET {
            (self.tenths, self.spoke) = (tenths, now);
            let percent = (done * 100).checked_div(of).unwrap_or(100);
            eprintln!("{percent} % read: {} of {}", HumanBytes(done), HumanBytes(of));
        }
    }

    fn note(&mut self, note: &import::Note) {
        self.notes += 1;
        if let Some(file) = &mut self.file {
            let written = writeln!(file, "{note}");
            self.broken = self.broken.take().or(written.err());
        } else if self.notes <= ON_SCREEN {
            match &self.bar {
                Some(bar) => bar.suspend(|| eprintln!("{note}")),
                None => eprintln!("{note}"),
            }
        }
    }

    fn end(&mut self) -> Result<(), Problem> {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        let hidden = self.notes.saturating_sub(ON_SCREEN);
        if self.file.is_none() && hidden > 0 {
            eprintln!("… and {hidden} more; --report FILE writes them all.");
        }
        self.broken.take().map_or(Ok(()), |error| Err(error.into()))
    }
}
