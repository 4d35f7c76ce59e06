//! A key for every member, wrapped by the master key. Destroying one forgets its member.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use base::{Luck, MemberId, Timestamp};

use crate::crypto::{Hasher, Sealer};
use crate::{Actor, Db, Entry, Fault, Keyring, Question, Tx, args};

crate::statements! {
    SYSTEM_KEY = "SELECT master, wrapped FROM system_key WHERE name = $1";
    SAVE_SYSTEM_KEY = "INSERT INTO system_key (name, master, wrapped) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO UPDATE SET master = excluded.master, wrapped = excluded.wrapped";
    SYSTEM_KEYS = "SELECT name, master, wrapped FROM system_key WHERE master < $1";
    MEMBER_KEY = "SELECT master, wrapped FROM member_key WHERE owner = $1";
    ADD_MEMBER_KEY = "INSERT INTO member_key (owner, master, wrapped) VALUES ($1, $2, $3)";
    /// Keys still wrapped by an older master, some at a time.
    KEYS_TO_REWRAP = "SELECT owner, master, wrapped FROM member_key WHERE master < $1 LIMIT 500";
    REWRAP = "UPDATE member_key SET master = $2, wrapped = $3 WHERE owner = $1";
    DESTROY_KEY = "DELETE FROM member_key WHERE owner = $1";
    REMEMBER_FORGOTTEN = "INSERT INTO forgotten_member (owner, at) VALUES ($1, $2) \
        ON CONFLICT (owner) DO NOTHING";
    IS_FORGOTTEN = "SELECT at FROM forgotten_member WHERE owner = $1";
    COUNT_KEYS = "SELECT COUNT(*) FROM member_key";
}

/// How many members' keys are held in memory.
const HELD: usize = 20_000;

/// The keys a process works with.
pub(crate) struct KeyShelf {
    keyring: Keyring,
    luck: Arc<dyn Luck>,
    house: Arc<Sealer>,
    blind: Hasher,
    audit: Hasher,
    members: RwLock<HashMap<MemberId, Arc<Sealer>>>,
}

/// Keys made in a transaction that has not committed yet, in the order they were made.
pub(crate) type Overlay = Vec<(MemberId, Arc<Sealer>)>;

impl KeyShelf {
    /// Opens the house's own keys, making them the first time.
    pub fn open(tx: &Tx, keyring: Keyring, luck: Arc<dyn Luck>) -> Result<Self, Fault> {
        let house = system_key(tx, &keyring, luck.as_ref(), "house")?;
        let blind = system_key(tx, &keyring, luck.as_ref(), "blind")?;
        Ok(Self::with(keyring, luck, &house, &blind))
    }

    /// A shelf for the schema steps, before the house's keys can be read.
    pub fn empty(keyring: Keyring, luck: Arc<dyn Luck>) -> Self {
        Self::with(keyring, luck, &[0; 32], &[0; 32])
    }

    fn with(keyring: Keyring, luck: Arc<dyn Luck>, house: &[u8; 32], blind: &[u8; 32]) -> Self {
        Self {
            house: Arc::new(Sealer::new(house)),
            blind: Hasher::new(blind),
            audit: Hasher::new(&keyring.audit_secret("chain")),
            members: RwLock::default(),
            keyring,
            luck,
        }
    }

    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    pub fn luck(&self) -> &dyn Luck {
        self.luck.as_ref()
    }

    pub fn house(&self) -> Arc<Sealer> {
        Arc::clone(&self.house)
    }

    pub const fn blind(&self) -> &Hasher {
        &self.blind
    }

    pub const fn audit(&self) -> &Hasher {
        &self.audit
    }

    fn held(&self, member: MemberId) -> Option<Arc<Sealer>> {
        self.members.read().unwrap_or_else(PoisonError::into_inner).get(&member).cloned()
    }

    pub fn hold(&self, member: MemberId, sealer: Arc<Sealer>) {
        let mut members = self.members.write().unwrap_or_else(PoisonError::into_inner);
        if members.len() >= HELD {
            members.clear();
        }
        members.insert(member, sealer);
    }

    pub fn drop_cached(&self) {
        self.members.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

fn wrap_aad(owner: &[u8]) -> Vec<u8> {
    [b"wrapped key\0".as_slice(), owner].concat()
}

fn wrap(
    keyring: &Keyring,
    luck: &dyn Luck,
    owner: &[u8],
    key: &[u8; 32],
) -> Result<(i64, Vec<u8>), Fault> {
    let (number, master) = keyring.current()?;
    let mut nonce = [0; 12];
    luck.fill(&mut nonce);
    Ok((number, Sealer::new(&master).seal(nonce, &wrap_aad(owner), key.to_vec())?))
}

fn unwrap(keyring: &Keyring, owner: &[u8], master: i64, wrapped: &[u8]) -> Result<[u8; 32], Fault> {
    let master = keyring.master(master)?;
    let key = Sealer::new(&master).open(&wrap_aad(owner), wrapped).map_err(|_| {
        Fault::Keys("a stored key does not open; are these its key files?".to_owned())
    })?;
    key.try_into().map_err(|_| Fault::corrupt("a wrapped key has another length"))
}

/// Whether a wrapped key of the house opens with these master keys.
pub(crate) fn opens(
    keyring: &Keyring,
    name: &str,
    (master, wrapped): (i64, &[u8]),
) -> Result<(), Fault> {
    unwrap(keyring, name.as_bytes(), master, wrapped).map(|_| ())
}

/// Whether the house's own keys open with these master keys; asked without making them.
pub(crate) fn check_house(tx: &Tx) -> Result<(), Fault> {
    for name in ["house", "blind"] {
        let found = tx.maybe(SYSTEM_KEY, &args![name], |row| {
            Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?))
        })?;
        if let Some((master, wrapped)) = found {
            opens(tx.shelf.keyring(), name, (master, &wrapped))?;
        }
    }
    Ok(())
}

fn system_key(
    tx: &Tx,
    keyring: &Keyring,
    luck: &dyn Luck,
    name: &'static str,
) -> Result<[u8; 32], Fault> {
    let found =
        tx.maybe(SYSTEM_KEY, &args![name], |row| Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?)))?;
    if let Some((master, wrapped)) = found {
        return unwrap(keyring, name.as_bytes(), master, &wrapped);
    }
    let key = luck.key();
    let (master, wrapped) = wrap(keyring, luck, name.as_bytes(), &key)?;
    tx.run(SAVE_SYSTEM_KEY, &args![name, master, wrapped])?;
    Ok(key)
}

/// The key of a member, made at their first sealed body when `create` is true.
pub(crate) fn member_sealer(tx: &Tx, member: MemberId, create: bool) -> Result<Arc<Sealer>, Fault> {
    if let Some(sealer) = tx.shelf.held(member) {
        return Ok(sealer);
    }
    let made = tx.overlay.borrow().iter().rev().find(|(owner, _)| *owner == member).cloned();
    if let Some((_, sealer)) = made {
        return Ok(sealer);
    }
    if let Some(sealer) = stored_sealer(tx, member)? {
        return Ok(sealer);
    }
    if !create || is_forgotten(tx, member)? {
        return Err(Fault::Forgotten);
    }
    let key = tx.shelf.luck().key();
    let (master, wrapped) = wrap(&tx.shelf.keyring, tx.shelf.luck(), member.bytes(), &key)?;
    // Where another transaction made it meanwhile, the two have met, and this one runs again.
    tx.put(ADD_MEMBER_KEY, &args![member, master, wrapped])?;
    let sealer = Arc::new(Sealer::new(&key));
    tx.overlay.borrow_mut().push((member, Arc::clone(&sealer)));
    Ok(sealer)
}

/// What sealing a body for somebody new will ask.
pub fn foresee(member: MemberId) -> [Question; 2] {
    [MEMBER_KEY, IS_FORGOTTEN].map(|sql| Question::new(sql, args![member]))
}

fn stored_sealer(tx: &Tx, member: MemberId) -> Result<Option<Arc<Sealer>>, Fault> {
    let found = tx.maybe(MEMBER_KEY, &args![member], |row| {
        Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?))
    })?;
    let Some((master, wrapped)) = found else { return Ok(None) };
    let key = unwrap(&tx.shelf.keyring, member.bytes(), master, &wrapped)?;
    let sealer = Arc::new(Sealer::new(&key));
    // Made by a transaction that has committed, so it may outlive this one.
    tx.shelf.hold(member, Arc::clone(&sealer));
    Ok(Some(sealer))
}

pub fn is_forgotten(tx: &Tx, member: MemberId) -> Result<bool, Fault> {
    Ok(tx.maybe(IS_FORGOTTEN, &args![member], |row| row.get::<i64>(0))?.is_some())
}

/// Destroys a member's key: every body sealed for them is noise from now on, in the database and
/// in each backup whose keys are rotated or lost. Returns whether there was a key.
pub fn forget(tx: &Tx, member: MemberId, actor: Actor) -> Result<bool, Fault> {
    let destroyed = tx.run(DESTROY_KEY, &args![member])? > 0;
    tx.run(REMEMBER_FORGOTTEN, &args![member, tx.now()])?;
    tx.audit(Entry::new("member.forgotten", actor).thing(member.bytes()))?;
    tx.shelf.drop_cached();
    Ok(destroyed)
}

/// What a rotation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotated {
    pub master: i64,
    pub rewrapped: u64,
}

/// Makes a new master key and wraps every key with it anew. The data itself is not touched. May be
/// interrupted at any moment: the file holds both masters until nothing needs the older, and the
/// next run goes on where this one stopped.
pub fn rotate(db: &Db, luck: &dyn Luck, now: Timestamp) -> Result<Rotated, Fault> {
    let master = db.keyring().add_master(luck)?;
    db.write_blocking(now, move |tx| rewrap_system(tx, master))?;
    let mut rewrapped = 0;
    loop {
        let some = db.write_blocking(now, move |tx| rewrap_some(tx, master))?;
        if some == 0 {
            break;
        }
        rewrapped += some;
    }
    db.write_blocking(now, move |tx| {
        tx.audit(Entry::new("keys.rotated", Actor::Operator).detail(&serde_json::json!({
            "master": master, "rewrapped": rewrapped
        })))
    })?;
    // The master before this one stays readable for nodes that still run with it.
    db.keyring().drop_below(master - 1)?;
    Ok(Rotated { master, rewrapped })
}

fn rewrap_system(tx: &Tx, master: i64) -> Result<(), Fault> {
    let old = tx.all(SYSTEM_KEYS, &args![master], |row| {
        Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    for (name, number, wrapped) in old {
        let key = unwrap(&tx.shelf.keyring, name.as_bytes(), number, &wrapped)?;
        let (number, wrapped) = wrap(&tx.shelf.keyring, tx.shelf.luck(), name.as_bytes(), &key)?;
        tx.run(SAVE_SYSTEM_KEY, &args![name, number, wrapped])?;
    }
    Ok(())
}

fn rewrap_some(tx: &Tx, master: i64) -> Result<u64, Fault> {
    let old = tx.all(KEYS_TO_REWRAP, &args![master], |row| {
        Ok((row.get::<MemberId>(0)?, row.get::<i64>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    for (owner, number, wrapped) in &old {
        let key = unwrap(&tx.shelf.keyring, owner.bytes(), *number, wrapped)?;
        let (number, wrapped) = wrap(&tx.shelf.keyring, tx.shelf.luck(), owner.bytes(), &key)?;
        tx.run(REWRAP, &args![owner, number, wrapped])?;
    }
    Ok(old.len() as u64)
}

/// How many members have a key.
pub fn count(tx: &Tx) -> Result<i64, Fault> {
    tx.one(COUNT_KEYS, &[], |row| row.get(0))
}
