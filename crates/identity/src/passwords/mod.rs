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

use aws_lc_rs::hmac;
use base::{Entropy, Secret};
use unicode_normalization::UnicodeNormalization;

/// Longest password in bytes. Longer input is refused, never cut (SECURITY 7).
pub const MAX_BYTES: usize = 1024;

/// The key mixed into every password before the slow hash. It lives outside the database, so a
/// stolen database cannot be guessed against.
#[derive(Clone)]
pub struct Pepper(hmac::Key);

/// A password after the keyed step: what the slow hash works on, and all it ever sees.
#[derive(Clone)]
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
    Right { stale: bool },
    Wrong,
}

/// The pool and the pepper together: all that a handler needs.
#[derive(Clone)]
pub struct Passwords {
    pepper: Pepper,
    pool: Pool,
}

impl Passwords {
    pub const fn new(pepper: Pepper, pool: Pool) -> Self {
        Self { pepper, pool }
    }

    pub async fn hash(&self, password: &Secret, salt: Entropy) -> Result<Stored, Overloaded> {
        self.pool.hash(self.pepper.apply(password), salt).await
    }

    pub async fn verify(&self, password: &Secret, stored: &Stored) -> Result<Verdict, Overloaded> {
        self.pool.verify(self.pepper.apply(password), stored.clone()).await
    }

    /// For commands and sample plans, which have no runtime and may take their time.
    pub fn hash_now(&self, password: &Secret, salt: Entropy) -> Stored {
        self.pool.cost().hash(&mut Vec::new(), &self.pepper.apply(password), &salt)
    }
}
