//! What every sign-in ends with, by whichever way it came.

use ::store::{Actor, Entry, Fault, Tx};
use base::{AccountId, AttemptId, DeviceId, Entropy, MemberId, Secret, Timestamp};
use factors::Enrolled;
use guard::{Points, Prefix};
use identity::devices::{self, Pass};
use identity::notices::{self, Notice};
use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};
use serde_json::json;
use web::{Browser, Cx, Grade, House, Strength};

use crate::door::{Assurance, Door};
use crate::watch::store as watch;

type Of = (AccountId, MemberId);

/// So many wrong answers before a right one are worth a notice (SECURITY 54).
const MANY: u32 = 10;

/// Where and how a visitor signs in.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub browser: Browser,
    pub prefix: Prefix,
    /// "This is a shared computer".
    pub shared: bool,
    pub remember: bool,
    /// What the try cost, and when it began.
    pub cost: Points,
    pub began_at: Timestamp,
}

impl Place {
    /// Where somebody signs in who costs their neighbourhood nothing.
    pub fn known(cx: &Cx, (prefix, shared): (Prefix, bool)) -> Self {
        Self {
            browser: cx.browser().clone(),
            prefix,
            shared,
            remember: false,
            cost: Points::default(),
            began_at: cx.now(),
        }
    }
}

/// A token for the cookie, and a pass where the browser is to be remembered.
#[derive(Debug)]
pub(crate) struct SignedIn {
    pub token: Secret,
    pub pass: Option<Pass>,
    /// Where the member is led first, before where they wanted to go.
    pub lead: Option<&'static str>,
}

/// Where a plan that wants a factor of everyone leads whoever has none yet.
pub(super) const SET_UP: &str = "/security/authenticator/new";

/// Whether the way somebody came by is still too little: an account with a second factor wants it
/// on a browser it does not know, and some plans want it always. Whoever has none yet is let in and
/// led to set one up.
pub(crate) const fn wants_factor(door: &Door, enrolled: Enrolled, route: Route) -> bool {
    let known = matches!(route, Route::KnownDevice);
    let asked = !known || matches!(door.policy.assurance, Assurance::Aal2);
    enrolled.any() && asked && matches!(route.strength(), Strength::Confirmed)
}

/// Opens the session of a browser that was not known, tells its owner, and remembers that a member
/// lives where the request came from.
pub(crate) fn on_new_browser(
    tx: &Tx,
    (house, door): (&House, &Door),
    (place, attempt): (&Place, AttemptId),
    (of, route, grade): (Of, Route, Grade),
) -> Result<SignedIn, Fault> {
    let remember = place.remember && !place.shared && grade == Grade::Full;
    let pass =
        if remember { Some(devices::store::remember(tx, of, &place.browser)?) } else { None };
    let token = open(tx, place, (of, route, grade), pass.map(|pass| pass.device))?;
    watch::lives(tx, place.prefix, of.0)?;
    let entry = Entry::new("sign-in.new-device", Actor::Account(of.0)).owner(of.1);
    // Of which the measures tell the middle one.
    let took = tx.now().since(place.began_at).as_secs();
    tx.audit(entry.thing(attempt.bytes()).detail(&json!({ "seconds": took })))?;
    let notice = Notice::NewBrowser(place.browser.clone());
    notices::tell_every_channel(tx, house, of, (&attempt.to_string(), &notice))?;
    let bare = matches!(door.policy.assurance, Assurance::Aal2)
        && matches!(route.strength(), Strength::Confirmed);
    let lead = (bare && grade == Grade::Full).then_some(SET_UP);
    Ok(SignedIn { token, pass, lead })
}

/// The session itself.
pub(crate) fn open(
    tx: &Tx,
    place: &Place,
    (of, route, grade): (Of, Route, Grade),
    device: Option<DeviceId>,
) -> Result<Secret, Fault> {
    let opening = Opening {
        account: of.0,
        member: of.1,
        device,
        shared: place.shared,
        route,
        grade,
        browser: place.browser.clone(),
    };
    sessions::open(tx, opening)
}

/// Somebody got it right after many wrong ones: the owner hears of it, whoever it was.
pub(crate) fn after_many(
    tx: &Tx,
    house: &House,
    (of, wrong): (Of, u32),
    event: &Entropy,
) -> Result<(), Fault> {
    if wrong < MANY {
        return Ok(());
    }
    let key = format!("after-many/{}", AttemptId::new(*event));
    notices::tell_every_channel(tx, house, of, (&key, &Notice::SignedInAfterMany))
}
