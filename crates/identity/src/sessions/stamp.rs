//! The layer that turns a session cookie into a viewer: one read, and a write once a minute.

use std::sync::Arc;

use axum::Extension;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use base::{MemberScope, Timestamp};
use web::{Admitted, Cx, Fault, Shared, Viewer};

use super::store::{self, Found};
use super::{COOKIE, Ending, Standing};
use crate::Means;

/// How the session ended whose cookie this browser still sends. A page may say so: whoever holds
/// the cookie was that session.
#[derive(Debug, Clone, Copy)]
pub struct LastSession {
    pub at: Timestamp,
    pub why: Ending,
}

/// Puts this room's means and its check of the session cookie before every door.
pub fn stamp(house: Shared, access: Arc<Means>) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    move |router| {
        let keys = Extension(access.keys.clone());
        router.layer(from_fn_with_state(house, check)).layer(Extension(access)).layer(keys)
    }
}

/// Pages that never ask who is looking, so that they stand while our store is away: files, the
/// card at a pharmacy's counter, and what an installed app asks for.
const FOR_ANYBODY: [&str; 5] = ["/assets/", "/app/", "/pharmacy/show", "/pharmacy/check", "/sw.js"];

async fn check(cx: Cx, mut request: Request, next: Next) -> Response {
    let token = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let path = request.uri().path();
    if token.is_empty() || FOR_ANYBODY.iter().any(|start| path.starts_with(start)) {
        return next.run(request).await;
    }
    // One question: a transaction around it would cost PostgreSQL three turns instead of one.
    let found = cx.house().db.ask(cx.now(), move |tx| store::by_token(tx, &token)).await;
    let found = match found {
        Ok(Some(found)) => found,
        Ok(None) => return next.run(request).await,
        Err(fault) => return Fault::from(fault).into_response(),
    };
    match found.standing(cx.now()) {
        Standing::Live { .. } => admit(&cx, found).await,
        Standing::Ended { at, why } => {
            request.extensions_mut().insert(LastSession { at, why });
        }
    }
    next.run(request).await
}

async fn admit(cx: &Cx, found: Found) {
    let (session, member, now) = (found.id, found.account.member, cx.now());
    let (mut life, grade) = (found.life, found.grade());
    // Whatever asks by itself is no sign of life (SECURITY 60).
    if life.is_worth_noting(now) && !cx.by_itself() {
        // Reading goes on while nothing can be written; the session then ends a little early.
        let noted = cx.house().db.write(now, move |tx| store::note_seen(tx, session, member)).await;
        match noted {
            Ok(()) => life = life.seen(now),
            Err(fault) => tracing::warn!(%fault, "Could not note a sign of life"),
        }
    }
    let Standing::Live { ends_idle_at } = life.standing(now) else { return };
    cx.admit(Viewer::admit(Admitted {
        account: found.account.id,
        member,
        session,
        scope: MemberScope::of(member),
        first_name: found.account.first_name,
        ends_idle_at,
        shared_computer: life.shared,
        proved_at: found.proved_at,
        grade,
        strength: found.route.strength(),
        frozen: found.frozen,
        reading: found.account.reading,
    }));
}
