//! Who is signed in. Minted by `access` from a live session; everyone else only reads it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use base::{AccountId, MemberId, MemberScope, Private, Reading, SessionId, Timestamp};

use crate::{Cx, Shared};

/// How old a proof may be for a sensitive act (DESIGN 2; SECURITY 64).
pub const PROOF_LIFE: Duration = Duration::from_mins(5);

/// How much a session may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    Full,
    /// Opened by a recovery that is not complete: see, refill to the address on file, card, help.
    Limited {
        until: Timestamp,
    },
}

/// What stands behind a session (SECURITY 2, 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A password and the possession of something, such as the mailbox.
    Confirmed,
    /// A true second factor, or a passkey with user verification.
    Aal2,
}

/// What a session check proved.
#[derive(Debug)]
pub struct Admitted {
    pub account: AccountId,
    pub member: MemberId,
    pub session: SessionId,
    pub scope: MemberScope,
    pub first_name: Private<String>,
    /// When the session ends unless something is asked for before.
    pub ends_idle_at: Timestamp,
    pub shared_computer: bool,
    /// When a factor was last proved in this session.
    pub proved_at: Timestamp,
    pub grade: Grade,
    pub strength: Strength,
    /// Its owner said "this was not me": sensitive acts wait.
    pub frozen: bool,
    /// How they chose to read, where they did.
    pub reading: Option<Reading>,
}

/// Evidence that this request comes from a signed-in person.
#[derive(Clone)]
pub struct Viewer(Arc<Admitted>);

/// A viewer who proved a factor in the last five minutes and may do everything: what sensitive
/// acts ask for.
#[derive(Clone, Debug)]
pub struct RecentlyProved(Viewer);

impl std::ops::Deref for RecentlyProved {
    type Target = Viewer;
    fn deref(&self) -> &Viewer {
        &self.0
    }
}

/// Why a viewer may not do a sensitive act now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// A factor must be proved again.
    Stale,
    /// The account is frozen or the session limited: no proof changes that.
    Limited,
}

/// A viewer, or nobody: for pages that everyone may see.
pub struct MaybeViewer(pub Option<Viewer>);

impl Viewer {
    /// For `access`, after its session check, and for nobody else (`cargo xtask tidy` watches).
    pub fn admit(admitted: Admitted) -> Self {
        Self(Arc::new(admitted))
    }

    pub fn account(&self) -> AccountId {
        self.0.account
    }

    pub fn member(&self) -> MemberId {
        self.0.member
    }

    pub fn session(&self) -> SessionId {
        self.0.session
    }

    /// In whose name data is asked for.
    pub fn scope(&self) -> MemberScope {
        self.0.scope
    }

    pub fn first_name(&self) -> &str {
        &self.0.first_name.0
    }

    pub fn ends_idle_at(&self) -> Timestamp {
        self.0.ends_idle_at
    }

    pub fn shared_computer(&self) -> bool {
        self.0.shared_computer
    }

    pub fn proved_at(&self) -> Timestamp {
        self.0.proved_at
    }

    pub fn grade(&self) -> Grade {
        self.0.grade
    }

    pub fn strength(&self) -> Strength {
        self.0.strength
    }

    pub fn frozen(&self) -> bool {
        self.0.frozen
    }

    pub fn reading(&self) -> Option<Reading> {
        self.0.reading
    }

    /// What keeps this viewer from a sensitive act at `now`, if anything does.
    pub(crate) fn held(&self, now: Timestamp) -> Option<Held> {
        if self.frozen() || self.grade() != Grade::Full {
            return Some(Held::Limited);
        }
        (now >= self.proved_at() + PROOF_LIFE).then_some(Held::Stale)
    }
}

impl fmt::Debug for Viewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Viewer({:?})", self.0.account)
    }
}

async fn stamped(parts: &mut Parts, house: &Shared) -> (Cx, Option<Viewer>) {
    let Ok(cx) = Cx::from_request_parts(parts, house).await;
    let viewer = cx.viewer().cloned();
    (cx, viewer)
}

impl FromRequestParts<Shared> for Viewer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Response> {
        let (cx, viewer) = stamped(parts, house).await;
        viewer.ok_or_else(|| to_sign_in(&cx))
    }
}

impl OptionalFromRequestParts<Shared> for Viewer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Shared,
    ) -> Result<Option<Self>, Self::Rejection> {
        Ok(stamped(parts, house).await.1)
    }
}

impl FromRequestParts<Shared> for MaybeViewer {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        house: &Shared,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self(stamped(parts, house).await.1))
    }
}

impl FromRequestParts<Shared> for RecentlyProved {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &Shared) -> Result<Self, Response> {
        let (cx, viewer) = stamped(parts, house).await;
        let viewer = viewer.ok_or_else(|| to_sign_in(&cx))?;
        match viewer.held(cx.now()) {
            None => Ok(Self(viewer)),
            Some(held) => Err(to_proof(&cx, held)),
        }
    }
}

/// Where a sensitive act waits: at a fresh proof, or at the page that says what is held and until
/// when.
pub(crate) fn to_proof(cx: &Cx, held: Held) -> Response {
    if cx.visit().by_script {
        return StatusCode::FORBIDDEN.into_response();
    }
    let path = cx.visit().path();
    let wanted = match held {
        Held::Limited => "/security/limits".to_owned(),
        Held::Stale if cx.own_path(path).is_some() => {
            format!("/prove?back={}", crate::own_path::encoded(path))
        }
        Held::Stale => "/prove".to_owned(),
    };
    cx.go(wanted).into_response()
}

/// The sign-in page, keeping where the visitor wanted to go. Only the path goes along: what stood
/// in the query stays out of one more address (SECURITY 76).
pub(crate) fn to_sign_in(cx: &Cx) -> Response {
    if cx.visit().by_script {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let path = cx.visit().path();
    let wanted = if cx.own_path(path).is_some() {
        format!("/sign-in?back={}", crate::own_path::encoded(path))
    } else {
        "/sign-in".to_owned()
    };
    cx.go(wanted).into_response()
}
