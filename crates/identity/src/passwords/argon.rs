//! Argon2id and the string that remembers how it was done.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use base::Entropy;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use super::{Peppered, Verdict};

/// What one hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

/// A password as it is kept: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stored(String);

impl std::fmt::Debug for Stored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stored(…)")
    }
}

impl Cost {
    /// 19 MiB, two passes: the floor of SECURITY 11, about 20 ms on the machines we measured.
    pub const SERVING: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    /// As little as the function allows, for tests: worthless as protection.
    pub const TRIFLING: Self = Self { memory_kib: 8, passes: 1 };

    pub const fn new(memory_kib: u32, passes: u32) -> Self {
        Self { memory_kib, passes }
    }

    /// Hashes with the caller's memory, which grows as needed and is kept for the next time.
    pub(super) fn hash(
        self,
        memory: &mut Vec<Block>,
        password: &Peppered,
        salt: &Entropy,
    ) -> Stored {
        let digest = self.digest(memory, password, salt).unwrap_or([0; 32]);
        Stored(format!(
            "$argon2id$v=19$m={},t={},p=1${}${}",
            self.memory_kib,
            self.passes,
            BASE64.encode(salt),
            BASE64.encode(digest)
        ))
    }

    /// Checks with the cost in the string, whatever the cost of today.
    pub(super) fn verify(
        self,
        memory: &mut Vec<Block>,
        password: &Peppered,
        stored: &Stored,
    ) -> Verdict {
        let Some(parts) = stored.parts() else { return Verdict::Wrong { tag: 0 } };
        let Some(digest) = parts.cost.digest(memory, password, &parts.salt) else {
            return Verdict::Wrong { tag: 0 };
        };
        match verify_slices_are_equal(&digest, &parts.digest) {
            Ok(()) => Verdict::Right { stale: parts.cost != self },
            Err(_) => Verdict::Wrong { tag: u16::from_be_bytes([digest[0], digest[1]]) },
        }
    }

    fn digest(self, memory: &mut Vec<Block>, password: &Peppered, salt: &[u8]) -> Option<[u8; 32]> {
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).ok()?;
        let blocks = params.block_count();
        if memory.len() < blocks {
            memory.resize(blocks, Block::default());
        }
        let mut digest = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(&password.0, salt, &mut digest, &mut memory[..blocks])
            .ok()?;
        Some(digest)
    }
}

struct Parts {
    cost: Cost,
    salt: Vec<u8>,
    digest: Vec<u8>,
}

impl Stored {
    fn parts(&self) -> Option<Parts> {
        let fields: Vec<&str> = self.0.split('$').collect();
        let ["", "argon2id", "v=19", params, salt, digest] = fields.as_slice() else { return None };
        let mut costs = params.split(',');
        let mut cost = |name: &str| costs.next()?.strip_prefix(name)?.parse::<u32>().ok();
        let (memory_kib, passes, 1) = (cost("m=")?, cost("t=")?, cost("p=")?) else { return None };
        Some(Parts {
            cost: Cost { memory_kib, passes },
            salt: BASE64.decode(salt).ok()?,
            digest: BASE64.decode(digest).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the reference implementation's own tests: 256 KiB, two passes.
    #[test]
    fn a_known_answer_of_the_reference_implementation_verifies() {
        let stored = Stored(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
                .to_owned(),
        );
        let parts = stored.parts().unwrap();
        let params = Params::new(256, 2, 1, Some(32)).unwrap();
        let mut digest = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(b"password", &parts.salt, &mut digest)
            .unwrap();
        assert_eq!(digest.as_slice(), parts.digest);
    }

    #[test]
    fn a_password_verifies_under_the_cost_it_was_made_with_and_is_then_called_stale() {
        let (mut memory, password, salt) = (Vec::new(), Peppered([7; 32]), [9; 16]);
        let old = Cost::TRIFLING.hash(&mut memory, &password, &salt);
        let today = Cost::new(64, 2);
        assert_eq!(
            today.verify(&mut memory, &password, &old),
            Verdict::Right { stale: true },
            "old cost"
        );
        let new = today.hash(&mut memory, &password, &salt);
        assert_eq!(today.verify(&mut memory, &password, &new), Verdict::Right { stale: false });
        let wrong = today.verify(&mut memory, &Peppered([8; 32]), &new);
        assert!(matches!(wrong, Verdict::Wrong { .. }));
        assert_eq!(today.verify(&mut memory, &Peppered([8; 32]), &new), wrong, "one tag for one");
    }

    #[test]
    fn memory_left_by_an_earlier_hash_changes_nothing() {
        let (password, salt) = (Peppered([7; 32]), [9; 16]);
        let fresh = Cost::TRIFLING.hash(&mut Vec::new(), &password, &salt);
        let mut used = Vec::new();
        Cost::new(64, 1).hash(&mut used, &Peppered([1; 32]), &[2; 16]);
        assert_eq!(Cost::TRIFLING.hash(&mut used, &password, &salt), fresh);
    }

    #[test]
    fn a_string_that_is_not_ours_is_wrong_and_never_a_crash() {
        for text in
            ["", "$argon2id$v=19$m=0,t=0,p=1$c29t$aaaa", "$argon2i$v=19$m=8,t=1,p=1$a$b", "x"]
        {
            let verdict = Cost::TRIFLING.verify(
                &mut Vec::new(),
                &Peppered([0; 32]),
                &Stored(text.to_owned()),
            );
            assert!(matches!(verdict, Verdict::Wrong { .. }), "{text}");
        }
    }
}
