//! What the doors of this room need besides the house: keys and passwords, the plan's policy, and
//! what strangers are doing.

use std::ops::Deref;
use std::sync::Arc;

use aws_lc_rs::digest;
use axum::{Extension, Router};
use base::{Secret, Timestamp, folded};
use factors::Engine;
use guard::Prefix;
use guard::breach::{Print, Screen};
use guard::hot::{NameTag, PasswordTag};
use identity::Means;
use unicode_normalization::UnicodeNormalization as _;
use web::{Cx, Shared};

use crate::likely::{Failed, Finds, Likely};
use crate::watch::{Try, Watch};

/// What a plan asks of everyone who signs in (DESIGN 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assurance {
    /// The password, and the possession of anything on a new browser.
    #[default]
    Confirmed,
    /// A true second factor.
    Aal2,
}

/// How this plan wants its doors.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    pub assurance: Assurance,
    /// Codes may go out by text (SECURITY 37: off until somebody decides for it).
    pub texts: bool,
    /// Leaked passwords, where the operator has made a list of them (GUARD 7).
    pub screen: Option<Screen>,
}

/// Made once by the binary, carried on every request by `stamp`.
pub struct Door {
    means: Arc<Means>,
    pub(crate) engine: Arc<Engine>,
    pub policy: Policy,
    pub(crate) watch: Watch,
    finds: Option<Box<dyn Finds>>,
}

impl Door {
    pub fn new(means: Arc<Means>, engine: Arc<Engine>, policy: Policy) -> Self {
        Self { means, engine, policy, watch: Watch::default(), finds: None }
    }

    /// With somebody who looks for the cause when something failed twice.
    #[must_use]
    pub fn finding(self, finds: impl Finds + 'static) -> Self {
        Self { finds: Some(Box::new(finds)), ..self }
    }

    /// What is likely the matter, from the second failure on.
    pub(crate) async fn likely(&self, cx: &Cx, failed: Failed, before: bool) -> Option<Likely> {
        self.finds.as_ref().filter(|_| before)?.find(cx, failed).await
    }

    /// A typed password, and a typed name, as they count for one day: nobody can tell tomorrow
    /// which they were (GUARD 4).
    pub(crate) fn tried(&self, prefix: Prefix, typed: (&str, &Secret), now: Timestamp) -> Try {
        let day = now.seconds().div_euclid(24 * 60 * 60).to_le_bytes();
        let tag = |what: &str, text: &str| {
            let mark = self.means.keys.mark(&[what.as_bytes(), &day].concat(), text);
            let mut tag = [0; 8];
            tag.copy_from_slice(&mark[..8]);
            u64::from_le_bytes(tag)
        };
        Try {
            prefix,
            password: PasswordTag(tag("hot", typed.1.expose())),
            name: NameTag(tag("name", &folded(typed.0))),
        }
    }

    /// Whether a password is on the list of leaked ones (GUARD 7).
    pub(crate) fn is_listed(&self, password: &Secret) -> bool {
        let Some(screen) = &self.policy.screen else { return false };
        let normal = Secret::new(password.expose().nfc().collect());
        let hash = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, normal.expose().as_bytes());
        let mut sha1 = [0; 20];
        sha1.copy_from_slice(hash.as_ref());
        screen.contains(Print::of_sha1(sha1))
    }
}

impl Deref for Door {
    type Target = Means;
    fn deref(&self) -> &Means {
        &self.means
    }
}

/// Hands the door to every handler.
pub fn stamp(door: Arc<Door>) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    move |router| router.layer(Extension(door))
}
