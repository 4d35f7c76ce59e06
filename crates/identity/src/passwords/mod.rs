//! Passwords: a keyed step outside the database, then Argon2id (SECURITY 11, 12).
//!
//! `rules` judges a new password, `suggest` offers one, `argon` hashes, `pool` rations the hashing.
//! What is stored is a PHC string, so the cost can rise and old passwords follow at the next
//! success.

mod argon;
mod pool;
mod rules;
mod suggest;

pub use argon::{Cost, Stored};
pub use pool::{Overloaded, Pool};
pub use rules::{About, Refusal, judge};
pub use suggest::suggestion;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use aws_lc_rs::hmac;
use base::{Entropy, Secret};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Longest password in bytes. Longer input is refused, never cut (SECURITY 7).
pub const MAX_BYTES: usize = 1024;

/// The key mixed into every password before the slow hash. It lives outside the database, so a
/// stolen database cannot be guessed against.
#[derive(Clone)]
pub struct Pepper(hmac::Key);

/// A password after the keyed step: what the slow hash works on, and all it ever sees.
/// It may wait in a queue, sealed: without the pepper nobody can guess what it was made from.
#[derive(Clone, Serialize, Deserialize)]
pub struct Peppered([u8; 32]);

impl Pepper {
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// NFC first (SECURITY 8), so that one password typed on two keyboards is one password.
    pub fn apply(&self, password: &Secret) -> Peppered {
        let normal: Secret = Secret::new(password.expose().nfc().collect());
        let tag = hmac::sign(&self.0, normal.expose().as_bytes());
        let mut bytes = [0; 32];
        bytes.copy_from_slice(&tag.as_ref()[..32]);
        Peppered(bytes)
    }
}

/// What a check found. `stale` says the parameters have changed since and it should be hashed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Right {
        stale: bool,
    },
    /// With 16 bits of what the slow hash made of it: the same wrong answer again looks the same,
    /// and so few bits name no password (GUARD 5).
    Wrong {
        tag: u16,
    },
}

/// The pool and the pepper together: all that a handler needs.
#[derive(Clone)]
pub struct Passwords {
    pepper: Pepper,
    pool: Pool,
    hashes: Arc<AtomicU64>,
}

impl Passwords {
    pub fn new(pepper: Pepper, pool: Pool) -> Self {
        Self { pepper, pool, hashes: Arc::default() }
    }

    pub async fn hash(&self, password: &Secret, salt: Entropy) -> Result<Stored, Overloaded> {
        self.hashes.fetch_add(1, Ordering::Relaxed);
        self.pool.hash(self.pepper.apply(password), salt).await
    }

    pub async fn verify(&self, password: &Secret, stored: &Stored) -> Result<Verdict, Overloaded> {
        self.verify_peppered(self.pepper.apply(password), stored).await
    }

    /// For what waited in a queue.
    pub async fn verify_peppered(
        &self,
        password: Peppered,
        stored: &Stored,
    ) -> Result<Verdict, Overloaded> {
        self.hashes.fetch_add(1, Ordering::Relaxed);
        self.pool.verify(password, stored.clone()).await
    }

    /// The quick keyed step alone.
    pub fn peppered(&self, password: &Secret) -> Peppered {
        self.pepper.apply(password)
    }

    /// How many slow hashes were asked for since the start (SECURITY 27).
    pub fn hashes(&self) -> u64 {
        self.hashes.load(Ordering::Relaxed)
    }

    /// For commands and sample plans, which have no runtime and may take their time.
    pub fn hash_now(&self, password: &Secret, salt: Entropy) -> Stored {
        self.pool.cost().hash(&mut Vec::new(), &self.pepper.apply(password), &salt)
    }
}
