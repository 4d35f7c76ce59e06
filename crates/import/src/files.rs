//! Which files there are, what they are, which bytes they hold, and how far each pass must read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use base::Entropy;
use formats::Kind;

/// A file to load.
#[derive(Debug, Clone)]
pub struct Found {
    pub path: Arc<PathBuf>,
    pub kind: Kind,
    pub bytes: u64,
    /// The first 16 bytes of the SHA-256 over the hashes of its parts.
    pub hash: Entropy,
    reach: [Reach; 3],
}

/// How far into a file a pass still finds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    pub pieces: i64,
    pub bytes: u64,
}

/// How much of a file its kind is judged by.
const FIRST: u64 = 1 << 20;
/// A file is hashed in parts of this size, so that several threads can.
const PART: u64 = 4 << 20;
const BUFFER: usize = 256 << 10;

/// The files named, and all files in the folders named, in the order of their paths. Hidden files
/// are left out.
pub fn find(paths: &[PathBuf]) -> io::Result<Vec<Found>> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, &mut files)?;
    }
    let named = |path: &Path, error: io::Error| {
        io::Error::new(error.kind(), format!("{}: {error}", path.display()))
    };
    files.iter().map(|path| look(path).map_err(|error| named(path, error))).collect()
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut inside = std::fs::read_dir(path)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    let is_hidden =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    inside.iter().filter(|path| !is_hidden(path)).try_for_each(|path| gather(path, files))
}

fn look(path: &Path) -> io::Result<Found> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let mut first = Vec::new();
    file.by_ref().take(FIRST).read_to_end(&mut first)?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let kind = formats::detect(&name, &first);
    let (hash, reach) = std::thread::scope(|scope| {
        let reach = scope.spawn(|| glance(path, kind, bytes));
        let hash = hash(path, bytes);
        // A panic there is this thread's too.
        let reach = reach.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok::<_, io::Error>((hash?, reach?))
    })?;
    Ok(Found { path: Arc::new(path.to_owned()), kind, bytes, hash, reach })
}

/// Hashes the file's parts on several threads, then their hashes.
fn hash(path: &Path, bytes: u64) -> io::Result<Entropy> {
    let parts = bytes.div_ceil(PART).max(1);
    let threads = parts.min(crate::threads() as u64);
    let shares = std::thread::scope(|scope| {
        let own = |share: u64| (share..parts).step_by(usize::try_from(threads).unwrap_or(1));
        let hashers: Vec<_> =
            (0..threads).map(|share| scope.spawn(move || hash_parts(path, own(share)))).collect();
        hashers
            .into_iter()
            .map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect::<io::Result<Vec<_>>>()
    })?;
    let mut all: Vec<_> = shares.into_iter().flatten().collect();
    all.sort_unstable_by_key(|(part, _)| *part);
    let mut context = Context::new(&SHA256);
    for (_, digest) in &all {
        context.update(digest.as_ref());
    }
    let mut hash = [0; 16];
    hash.copy_from_slice(&context.finish().as_ref()[..16]);
    Ok(hash)
}

type Hashed = (u64, aws_lc_rs::digest::Digest);

fn hash_parts(path: &Path, parts: impl Iterator<Item = u64>) -> io::Result<Vec<Hashed>> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; BUFFER];
    let mut hashed = Vec::new();
    for part in parts {
        file.seek(SeekFrom::Start(part * PART))?;
        let mut rest = file.by_ref().take(PART);
        let mut context = Context::new(&SHA256);
        loop {
            let read = rest.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            context.update(&buffer[..read]);
        }
        hashed.push((part, context.finish()));
    }
    Ok(hashed)
}

/// A file of lines usually has its directory and people in front, or none: the passes for those
/// need not go through all the claims behind them. Other files are read to their end.
fn glance(path: &Path, kind: Kind, bytes: u64) -> io::Result<[Reach; 3]> {
    let mut reach = [Reach { pieces: i64::MAX, bytes }; 3];
    if kind != Kind::FhirLines {
        return Ok(reach);
    }
    reach = Default::default();
    let (input, position) = open(path)?;
    for (piece, pieces) in formats::open(kind, input).zip(1..) {
        let passes = piece?.passes();
        for (pass, reach) in (0..).zip(&mut reach) {
            if passes.has(pass) {
                *reach = Reach { pieces, bytes: position.get() };
            }
        }
    }
    Ok(reach)
}

impl Found {
    /// The file from its beginning, and how many of its bytes were read so far.
    pub(crate) fn open(&self) -> io::Result<(BufReader<Counted>, Rc<Cell<u64>>)> {
        open(&self.path)
    }

    pub(crate) const fn reach(&self, pass: u8) -> Reach {
        self.reach[pass as usize]
    }
}

fn open(path: &Path) -> io::Result<(BufReader<Counted>, Rc<Cell<u64>>)> {
    let bytes = Rc::new(Cell::new(0));
    let counted = Counted { file: File::open(path)?, bytes: Rc::clone(&bytes) };
    Ok((BufReader::with_capacity(BUFFER, counted), bytes))
}

/// Counts what is read, for whoever watches.
pub struct Counted {
    file: File,
    bytes: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}
