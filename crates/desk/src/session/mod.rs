//! Coming in to the desk: by passkey only, for eight hours at most, and under a cookie that opens
//! nothing of a member's.

pub mod pages;
pub mod rules;
mod stamp;
pub mod store;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use base::{Day, Private, SessionId, StaffId, Timestamp};
use help::tickets::Agent;
use web::{Frame, Shared};

use crate::staff::{Action, Role};
pub use stamp::stamp;

/// Holds the token of a session at the desk.
const COOKIE: &str = "desk";

/// Somebody at the desk, proved by their session: what every page of the desk is drawn for.
#[derive(Debug, Clone)]
pub struct Staffer {
    pub id: StaffId,
    pub session: SessionId,
    pub name: Private<String>,
    pub first_name: Private<String>,
    pub role: Role,
    pub ends_at: Timestamp,
    pub proved_at: Timestamp,
    /// What waits for their approval.
    pub waits: u32,
    /// Alarms that nobody has taken, for roles that look at them.
    pub alarms: u32,
    /// Emergencies of others that wait for a decision, for roles that decide.
    pub emergencies: u32,
    /// The plan's day.
    pub today: Day,
    /// Nobody answers the plan's phones now, by the hours it gives.
    pub off_hours: bool,
}

impl Staffer {
    /// Whether their passkey was shown a short while ago.
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        rules::is_fresh(self.proved_at, now)
    }

    /// How much waits for them behind a line of the menu.
    pub fn waiting(&self, action: Action) -> Option<i64> {
        let waits = match action {
            Action::Assist => self.waits,
            Action::Alarms => self.alarms,
            Action::Emergency => self.emergencies,
            _ => 0,
        };
        (waits > 0).then_some(waits.into())
    }

    pub fn agent(&self) -> Agent {
        Agent { id: self.id, first_name: self.first_name.clone() }
    }

    /// Somebody for samples.
    pub(crate) fn played(f: &Frame, role: Role) -> Self {
        Self {
            id: StaffId::new([1; 16]),
            session: SessionId::new([2; 16]),
            name: "Ana Ruiz".into(),
            first_name: "Ana".into(),
            role,
            ends_at: f.now() + rules::IDLE,
            proved_at: f.now(),
            waits: 1,
            alarms: 2,
            emergencies: 1,
            today: f.today(),
            off_hours: false,
        }
    }
}

impl FromRequestParts<Shared> for Staffer {
    type Rejection = StatusCode;

    /// The door has asked already; this holds where a door is open by mistake.
    async fn from_request_parts(parts: &mut Parts, _: &Shared) -> Result<Self, StatusCode> {
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::NOT_FOUND)
    }
}
