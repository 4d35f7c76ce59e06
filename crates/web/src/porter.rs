//! Who stands at a door of the desk: staff whose role allows the act, and nobody else.
//!
//! Members and staff have sessions of different kinds. Nothing a member holds opens a door here,
//! and nothing of the staff's opens a member's.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{SessionId, StaffId};
use store::Actor;

use crate::{Cx, Deed, Shared, View};

/// Evidence that this request comes from somebody at the desk, and what their role allows.
#[derive(Debug, Clone)]
pub struct StaffPass(Arc<Admission>);

#[derive(Debug)]
struct Admission {
    who: StaffId,
    session: SessionId,
    may: Vec<&'static str>,
}

impl StaffPass {
    /// For `desk`, after its session check, and for nobody else (`cargo xtask tidy` watches).
    pub fn admit((who, session): (StaffId, SessionId), may: Vec<&'static str>) -> Self {
        Self(Arc::new(Admission { who, session, may }))
    }

    pub fn may(&self, action: &str) -> bool {
        self.0.may.contains(&action)
    }
}

/// Where staff sign in.
const SIGN_IN: &str = "/desk/sign-in";

#[derive(Clone)]
pub(crate) struct Porter {
    pub house: Shared,
    /// The door as the slice wrote it.
    pub door: &'static str,
    /// What a role must allow.
    pub action: &'static str,
}

impl Porter {
    /// Whoever is no staff is led to the sign-in page of the desk. Whose role does not allow the
    /// act finds no such page, and the record says that they tried.
    pub async fn meet(self, request: Request, next: Next) -> Response {
        let (mut parts, body) = request.into_parts();
        let Ok(cx) = Cx::from_request_parts(&mut parts, &self.house).await;
        let Some(pass) = parts.extensions.get::<StaffPass>().cloned() else {
            if cx.visit().by_script {
                return StatusCode::UNAUTHORIZED.into_response();
            }
            return cx.go(SIGN_IN).into_response();
        };
        if pass.may(self.action) {
            return next.run(Request::from_parts(parts, body)).await;
        }
        let view = View::new(Deed::Denied, Actor::Staff(pass.0.who), self.door);
        let view = view.session(pass.0.session).method(parts.method.as_str());
        match cx.viewed(view).await {
            Ok(()) => cx.missing().into_response(),
            Err(fault) => fault.into_response(),
        }
    }
}
