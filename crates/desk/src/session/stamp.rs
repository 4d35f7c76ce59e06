//! The layer that turns the desk's cookie into a staffer and what their role allows.

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use help::tickets::{Hours, Opening};
use web::{Cx, Fault, Shared, StaffPass};

use super::store::{self, Found};
use super::{COOKIE, Staffer};
use crate::alarms::store as alarms;
use crate::assists::store as assists;
use crate::emergency::store as emergencies;
use crate::staff::Action;
use crate::staff::store::{Staff, one};

/// Puts the check of the desk's cookie before every door of the desk.
pub fn stamp(house: Shared) -> impl FnOnce(Router<Shared>) -> Router<Shared> {
    move |router| router.layer(from_fn_with_state(house, check))
}

async fn check(cx: Cx, mut request: Request, next: Next) -> Response {
    let token = cx.cookie(COOKIE).unwrap_or_default().to_owned();
    let path = request.uri().path();
    if token.is_empty() || !(path == "/desk" || path.starts_with("/desk/")) {
        return next.run(request).await;
    }
    match admit(&cx, token).await {
        Ok(Some(staffer)) => {
            let pass = StaffPass::admit((staffer.id, staffer.session), staffer.role.allows());
            request.extensions_mut().insert(pass);
            request.extensions_mut().insert(staffer);
        }
        Ok(None) => {}
        Err(fault) => return fault.into_response(),
    }
    next.run(request).await
}

async fn admit(cx: &Cx, token: String) -> Result<Option<Staffer>, Fault> {
    let found = cx
        .read(move |tx| {
            let Some(found) = store::by_token(tx, &token)? else { return Ok(None) };
            let staff = one(tx, found.staff)?.filter(Staff::works_here);
            let Some(staff) = staff else { return Ok(None) };
            let assists = staff.role.may(Action::Assist);
            let waits = if assists { assists::waiting(tx, staff.id)? } else { 0 };
            let watches = staff.role.may(Action::Alarms);
            let alarms = if watches { alarms::waiting(tx)? } else { 0 };
            let oversees = staff.role.may(Action::Oversee);
            let urgent = if oversees { emergencies::waiting(tx, staff.id)? } else { 0 };
            Ok(Some((found, staff, (waits, alarms, urgent))))
        })
        .await?;
    let Some((found, staff, (waits, alarms, emergencies))) = found else { return Ok(None) };
    let Some(ends_at) = seen(cx, found).await else { return Ok(None) };
    let (first_name, role) = (staff.first_name(), staff.role);
    let (id, session, name) = (staff.id, found.id, staff.name);
    let proved_at = found.proved_at;
    let (today, off_hours) = (cx.now().day_in(&cx.house().plan.zone), off_hours(cx));
    Ok(Some(Staffer {
        id,
        session,
        name,
        first_name,
        role,
        ends_at,
        proved_at,
        waits,
        alarms,
        emergencies,
        today,
        off_hours,
    }))
}

/// Hours that cannot be read are none to be outside of.
fn off_hours(cx: &Cx) -> bool {
    let plan = &cx.house().plan;
    let opening = Hours::read(&plan.hours, &plan.zone).and_then(|hours| hours.opening(cx.now()));
    matches!(opening, Some(Opening::Closed { .. }))
}

/// Until when the session stands now that it was seen.
async fn seen(cx: &Cx, found: Found) -> Option<Timestamp> {
    let (now, mut life) = (cx.now(), found.life);
    life.ends_at(now)?;
    // Whatever asks by itself is no sign of life (SECURITY 60).
    if life.is_worth_noting(now) && !cx.by_itself() {
        // Reading goes on while nothing can be written; the session then ends a little early.
        let noted = cx.house().db.write(now, move |tx| store::note_seen(tx, found.id)).await;
        if noted.is_ok() {
            life.seen_at = now;
        }
    }
    life.ends_at(now)
}
