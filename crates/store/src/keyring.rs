//! Keys that live outside the database, in a folder of their own.
//!
//! `master.key` wraps every member's key; `audit.key` binds the audit chain and signs checkpoints;
//! `server.key` is the seed of everything else a node must agree on (pepper, device cookies). The
//! folder is 0700 and the files 0600: looser ones are refused, because a key that others can read
//! is none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use base::Luck;
use data_encoding::BASE64;
use zeroize::Zeroizing;

use crate::Fault;
use crate::crypto::derived;

type Key = Zeroizing<[u8; 32]>;

/// The keys of one installation.
#[derive(Clone)]
pub struct Keyring(Arc<Inner>);

struct Inner {
    folder: Option<PathBuf>,
    masters: RwLock<BTreeMap<i64, Key>>,
    audit: Key,
    server: Key,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(…)")
    }
}

const MASTER: &str = "master.key";
const AUDIT: &str = "audit.key";
const SERVER: &str = "server.key";

impl Keyring {
    /// Makes a new folder of keys. Refuses where keys already are: overwriting one loses data.
    pub fn create(folder: &Path, luck: &dyn Luck) -> Result<Self, Fault> {
        if folder.join(MASTER).exists() {
            return Err(Fault::Keys(format!("{} already holds keys", folder.display())));
        }
        make_private_folder(folder)?;
        write_private(&folder.join(SERVER), &line(1, &luck.key()))?;
        write_private(&folder.join(AUDIT), &line(1, &luck.key()))?;
        write_private(&folder.join(MASTER), &line(1, &luck.key()))?;
        Self::load(folder)
    }

    /// Reads a folder of keys.
    pub fn load(folder: &Path) -> Result<Self, Fault> {
        check_private(folder, 0o077)?;
        let single = |name: &str| -> Result<Key, Fault> {
            let keys = read_keys(&folder.join(name))?;
            keys.into_values().next_back().ok_or_else(|| Fault::Keys(format!("{name} is empty")))
        };
        Ok(Self(Arc::new(Inner {
            folder: Some(folder.to_owned()),
            masters: RwLock::new(read_keys(&folder.join(MASTER))?),
            audit: single(AUDIT)?,
            server: single(SERVER)?,
        })))
    }

    /// Keys that end with the process; for tests.
    pub fn in_memory(luck: &dyn Luck) -> Self {
        let masters = BTreeMap::from([(1, Zeroizing::new(luck.key()))]);
        Self(Arc::new(Inner {
            folder: None,
            masters: RwLock::new(masters),
            audit: Zeroizing::new(luck.key()),
            server: Zeroizing::new(luck.key()),
        }))
    }

    /// A key for one purpose, the same on every node of this installation.
    pub fn secret(&self, purpose: &str) -> [u8; 32] {
        derived(&self.0.server, purpose)
    }

    pub(crate) fn audit_secret(&self, purpose: &str) -> [u8; 32] {
        derived(&self.0.audit, purpose)
    }

    /// The newest master key and its number.
    pub(crate) fn current(&self) -> Result<(i64, Key), Fault> {
        let masters = self.0.masters.read().unwrap_or_else(PoisonError::into_inner);
        let newest = masters.last_key_value();
        newest
            .map(|(number, key)| (*number, key.clone()))
            .ok_or_else(|| Fault::Keys("no master key".to_owned()))
    }

    /// A master key by number; the file is read again when another process has added one.
    pub(crate) fn master(&self, number: i64) -> Result<Key, Fault> {
        if let Some(key) = self.known(number) {
            return Ok(key);
        }
        self.reload()?;
        self.known(number).ok_or_else(|| Fault::Keys(format!("master key {number} is missing")))
    }

    fn known(&self, number: i64) -> Option<Key> {
        self.0.masters.read().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
    }

    fn reload(&self) -> Result<(), Fault> {
        if let Some(folder) = &self.0.folder {
            let masters = read_keys(&folder.join(MASTER))?;
            *self.0.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
        }
        Ok(())
    }

    /// Adds a master key and drops those older than the one before it. The one before stays
    /// readable until the next rotation, because a running node may still wrap with it.
    pub(crate) fn add_master(&self, luck: &dyn Luck) -> Result<i64, Fault> {
        let (newest, _) = self.current()?;
        let mut masters = self.0.masters.read().unwrap_or_else(PoisonError::into_inner).clone();
        masters.insert(newest + 1, Zeroizing::new(luck.key()));
        self.save(masters)?;
        Ok(newest + 1)
    }

    /// Drops the master keys below `number`; the caller has made sure that nothing needs them.
    pub(crate) fn drop_below(&self, number: i64) -> Result<(), Fault> {
        let mut masters = self.0.masters.read().unwrap_or_else(PoisonError::into_inner).clone();
        masters.retain(|known, _| *known >= number);
        self.save(masters)
    }

    fn save(&self, masters: BTreeMap<i64, Key>) -> Result<(), Fault> {
        if let Some(folder) = &self.0.folder {
            let mut text = Zeroizing::new(String::new());
            for (number, key) in &masters {
                text.push_str(&line(*number, key));
            }
            write_private(&folder.join(MASTER), &text)?;
        }
        *self.0.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
        Ok(())
    }
}

fn line(number: i64, key: &[u8; 32]) -> String {
    let mut text = String::with_capacity(64);
    let _ = writeln!(text, "{number} {}", BASE64.encode(key));
    text
}

#[expect(clippy::disallowed_methods, reason = "read once at start and at rotation")]
fn read_keys(path: &Path) -> Result<BTreeMap<i64, Key>, Fault> {
    check_private(path, 0o177)?;
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let text = Zeroizing::new(text);
    let broken = || Fault::Keys(format!("{} does not read", path.display()));
    let mut keys = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (number, key) = line.split_once(' ').ok_or_else(broken)?;
        let key = Zeroizing::new(BASE64.decode(key.trim().as_bytes()).map_err(|_| broken())?);
        let key: [u8; 32] = key.as_slice().try_into().map_err(|_| broken())?;
        keys.insert(number.parse().map_err(|_| broken())?, Zeroizing::new(key));
    }
    Ok(keys)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Fault {
    Fault::Keys(format!("{}: {error}", path.display()))
}

/// Refuses a file or folder that others may read or change.
fn check_private(path: &Path, forbidden: u32) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt as _;
    let meta = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    let mode = meta.permissions().mode();
    if mode & forbidden == 0 {
        return Ok(());
    }
    let kind = if meta.is_dir() { "700" } else { "600" };
    let shown = path.display();
    Err(Fault::Keys(format!("others may open {shown}; run: chmod {kind} {shown}")))
}

fn make_private_folder(folder: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| unreadable(folder, &error))
}

/// Writes beside and renames, so that a crash leaves the old file or the new one, never half.
fn write_private(path: &Path, text: &str) -> Result<(), Fault> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let beside = path.with_extension("new");
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, path)?;
        // The rename itself must reach the disk too.
        std::fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
    };
    write().map_err(|error| unreadable(path, &error))
}
