//! Which files there are, what they are, and which bytes they hold.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};
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
    /// The first 16 bytes of its SHA-256.
    pub hash: Entropy,
}

/// How much of a file its kind is judged by.
const FIRST: u64 = 1 << 20;

/// The files named, and all files in the folders named, in the order of their paths. Hidden files
/// are left out.
pub fn find(paths: &[PathBuf]) -> io::Result<Vec<Found>> {
    let mut files = Vec::new();
    for path in paths {
        gather(path, &mut files)?;
    }
    files.iter().map(|path| look(path)).collect()
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
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut file = File::open(path).map_err(named)?;
    let mut first = Vec::new();
    file.by_ref().take(FIRST).read_to_end(&mut first).map_err(named)?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let kind = formats::detect(&name, &first);
    let mut context = Context::new(&SHA256);
    context.update(&first);
    let mut bytes = first.len() as u64;
    let mut rest = vec![0; 256 << 10];
    loop {
        let read = file.read(&mut rest).map_err(named)?;
        if read == 0 {
            break;
        }
        context.update(&rest[..read]);
        bytes += read as u64;
    }
    let mut hash = [0; 16];
    hash.copy_from_slice(&context.finish().as_ref()[..16]);
    Ok(Found { path: Arc::new(path.to_owned()), kind, bytes, hash })
}

impl Found {
    pub(crate) fn open(&self) -> io::Result<BufReader<File>> {
        Ok(BufReader::with_capacity(256 << 10, File::open(self.path.as_path())?))
    }
}
