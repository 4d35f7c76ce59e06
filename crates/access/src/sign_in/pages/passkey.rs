//! Signing in with a passkey: from anywhere, in any lane, never throttled by what others do. Nobody
//! is named, so there is nobody to tell apart (SECURITY 29).

use std::sync::Arc;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AttemptId, Private, Secret, Timestamp};
use factors::Telling;
use factors::passkeys::{self, Asserted, Checked, Presented, Purpose, Refused};
use guard::Points;
use web::{Answer, Cx, Fields, Form, Frame, From, Grade, Page, Reads, Sample, Template};

use super::{Place, SignedIn, own, passes, ticket_cookie, welcome};
use crate::door::Door;
use crate::sign_in::ticket::Ticket;
use crate::sign_in::{finish, met, store};
use identity::account;
use identity::devices::Pass;
use identity::sessions::Route;

#[derive(Template)]
#[template(path = "sign_in/pages/key.html")]
pub(crate) struct PasskeyPage {
    pub f: Frame,
    pub shared: bool,
    /// Where the member goes afterwards; empty for their home page.
    pub back: String,
    /// Why the one that was shown opens nothing.
    pub why: Option<String>,
}

impl Page for PasskeyPage {
    const NAME: &'static str = "sign-in-passkey";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |why: Option<Refused>| Self {
            f: f.clone(),
            shared: false,
            back: String::new(),
            why: why.map(|why| why.says(f)),
        };
        let at = Timestamp::from_seconds(f.now_seconds() - 86_400);
        vec![
            Sample::new("ready", page(None)),
            Sample::new("no-script", page(Some(Refused::NoScript))),
            Sample::new("late", page(Some(Refused::Late))),
            Sample::new("unknown", page(Some(Refused::Unknown))),
            Sample::new("removed", page(Some(Refused::Removed(at)))),
            Sample::new("copied", page(Some(Refused::Copied(at)))),
            Sample::new("closed", Self { why: Some(closed_words(f)), ..page(None) }),
        ]
    }
}

/// `GET /sign-in/passkey`
pub(crate) async fn form(cx: Cx) -> Answer {
    cx.show(PasskeyPage { f: cx.frame(), shared: false, back: String::new(), why: None })
}

/// `POST /sign-in/passkey/options`: the same shape whoever asks.
pub(crate) async fn options(cx: Cx, Extension(door): Extension<Arc<Door>>) -> Answer {
    passkeys::options(&cx, &door.engine, Purpose::SignIn)
}

pub(crate) struct PasskeyForm {
    shown: Presented,
    shared: bool,
    back: String,
}

impl Reads for PasskeyForm {
    fn read(fields: &Fields) -> Self {
        let back = fields.text("back").to_owned();
        Self { shown: Presented::read(fields), shared: fields.has("shared"), back }
    }
}

/// What a passkey that was accepted led to.
enum Shown {
    SignedIn(SignedIn),
    /// It did not check its user: one factor, and the password is the other (SECURITY 32).
    NeedsPassword(AttemptId, Private<String>),
    /// The plan has closed the account; whoever has its passkey may know.
    Closed,
    Refused(Refused),
}

/// `POST /sign-in/passkey`
pub(crate) async fn enter(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    form: Form<PasskeyForm>,
) -> Answer {
    let PasskeyForm { shown, shared, back } = form.0;
    let back = own(&cx, &back);
    let told = |why: String| {
        let (f, why) = (cx.frame(), Some(why));
        cx.show_problem(PasskeyPage { f, shared, back: back.clone(), why })
    };
    let refused = |why: Refused| told(why.says(&cx.frame()));
    let checked = match passkeys::check(&cx, &door.engine, Purpose::SignIn, &shown).await? {
        Ok(checked) => checked,
        Err(why) => return refused(why),
    };
    let (telling, door_too) = (Telling::of(&cx), Arc::clone(&door));
    let (place, known) = (Place::known(&cx, (from.0, shared)), passes(&cx, &door));
    let done =
        cx.write(move |tx| settle(tx, (&telling, &door_too), &checked, (&place, &known))).await?;
    if matches!(done, Shown::SignedIn(_)) {
        met::passkey(&cx);
    }
    match done {
        Shown::Refused(why) => refused(why),
        Shown::Closed => told(closed_words(&cx.frame())),
        Shown::SignedIn(signed_in) => welcome(&cx, &door, signed_in, &back).await,
        Shown::NeedsPassword(attempt, name) => {
            let sealed = ticket(&cx, (attempt, name), (shared, back))
                .seal(&door.keys.ticket, &*cx.house().luck);
            cx.with_cookie(cx.go("/sign-in/code"), &ticket_cookie(sealed))
        }
    }
}

fn closed_words(f: &Frame) -> String {
    let now = f.say("sign-in-closed-now").put("phone", &f.plan().phone);
    format!("{} {}", f.t("sign-in-closed"), now.put("hours", f.hours()))
}

fn ticket(
    cx: &Cx,
    (attempt, name): (AttemptId, Private<String>),
    (shared, back): (bool, String),
) -> Ticket {
    let password = Secret::new(String::new());
    Ticket { attempt, began_at: cx.now(), shared, name, password, back, cost: Points::default() }
}

fn settle(
    tx: &Tx,
    (telling, door): (&Telling, &Door),
    checked: &Checked,
    (place, known): (&Place, &[Pass]),
) -> Result<Shown, StoreFault> {
    let asserted: Asserted = match passkeys::settle(tx, telling, checked)? {
        Ok(asserted) => asserted,
        Err(why) => return Ok(Shown::Refused(why)),
    };
    let of = asserted.of();
    if account::closing::is_closed(tx, of)? {
        return Ok(Shown::Closed);
    }
    if !asserted.user_verified() {
        let attempt = store::begin_at(tx, of, Route::PasskeyAndPassword, false)?;
        let name = account::store::account(tx, of)?.map(|account| account.username);
        return Ok(Shown::NeedsPassword(attempt, name.unwrap_or_default()));
    }
    let opening = (of, Route::Passkey, Grade::Full);
    let entry = Entry::new("sign-in.passkey", Actor::Account(of.0)).owner(of.1);
    tx.audit(entry.thing(asserted.key().bytes()))?;
    if let Some(pass) = known.iter().find(|pass| pass.account == of.0) {
        let token = finish::open(tx, place, opening, Some(pass.device))?;
        return Ok(Shown::SignedIn(SignedIn { token, pass: None, lead: None }));
    }
    let event = AttemptId::new(tx.entropy());
    let house = (telling.house.as_ref(), door);
    Ok(Shown::SignedIn(finish::on_new_browser(tx, house, (place, event), opening)?))
}
