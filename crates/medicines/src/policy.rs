//! How a plan wants this room: whom it believes.

use std::sync::Arc;

use axum::{Extension, Router};
use guard::Net;
use web::Shared;

#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// Our own proxies: only they may say on whose behalf they ask (GUARD 3).
    pub proxies: Vec<Net>,
}

/// Hands the policy to every handler.
pub fn stamp(policy: Policy) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    let policy = Arc::new(policy);
    move |router| router.layer(Extension(policy))
}
