//! A password against what is kept of it, exactly.

use base::{Secret, Timestamp};
use web::Fault;

use identity::Means;
use identity::account::Kept;
use identity::passwords::{Stored, Verdict};

/// How long a visitor is asked to wait when more sign in than can be checked.
const COME_BACK: std::time::Duration = std::time::Duration::from_secs(15);

/// What the slow hash found.
#[derive(Debug, Clone)]
pub(crate) enum Checked {
    /// With the same password under today's cost, where that has changed.
    Right(Option<Stored>),
    /// The one before; it was good until then.
    Old(Timestamp),
    Wrong,
}

impl Checked {
    pub const fn is_right(&self) -> bool {
        matches!(self, Self::Right(_))
    }
}

/// Checks in the hash pool. `salt` is for the new hash, if one is made.
pub(crate) async fn check(
    access: &Means,
    password: &Secret,
    kept: &Kept,
    salt: base::Entropy,
) -> Result<Checked, Fault> {
    let verdict = access.passwords.verify(password, &kept.current).await.map_err(busy)?;
    match (verdict, &kept.previous) {
        (Verdict::Right { stale: false }, _) => Ok(Checked::Right(None)),
        (Verdict::Right { stale: true }, _) => {
            let again = access.passwords.hash(password, salt).await.map_err(busy)?;
            Ok(Checked::Right(Some(again)))
        }
        (Verdict::Wrong, Some((previous, until))) => {
            let before = access.passwords.verify(password, previous).await.map_err(busy)?;
            Ok(match before {
                Verdict::Right { .. } => Checked::Old(*until),
                Verdict::Wrong => Checked::Wrong,
            })
        }
        (Verdict::Wrong, None) => Ok(Checked::Wrong),
    }
}

pub(crate) fn busy(_: identity::passwords::Overloaded) -> Fault {
    Fault::busy(COME_BACK)
}
