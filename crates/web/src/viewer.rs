//! Who is signed in. Minted by `access` from a live session; everyone else only reads it.

use std::fmt;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use base::{AccountId, MemberId, MemberScope, Private, SessionId, Timestamp};

use crate::{Cx, Shared};

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
}

/// Evidence that this request comes from a signed-in person.
#[derive(Clone)]
pub struct Viewer(Arc<Admitted>);

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
