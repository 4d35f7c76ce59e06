//! Showing a passkey: what came back is read, looked up and checked before anything is written;
//! then one transaction uses the challenge up and says whose passkey it was.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Json;
use axum::response::IntoResponse;
use base::{AttemptId, PasskeyId, Timestamp};
use identity::history::Event;
use identity::notices::Notice;
use web::{Answer, Cx, Fault, Fields, Frame, Reads};
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{AuthenticationState, PublicKeyCredential, UserVerificationPolicy};

use super::challenge::{self, Opened, Purpose, State};
use super::rules::{Uses, uses};
use super::{Ending, Passkey, store};
use crate::{Engine, Of, Telling};

/// What the page's form sends once the browser has asked the passkey.
#[derive(Debug, Clone, Default)]
pub struct Presented {
    /// The sealed challenge.
    pub ticket: String,
    /// What the passkey said, as JSON; empty where the page's script did not run.
    pub credential: String,
}

impl Reads for Presented {
    fn read(fields: &Fields) -> Self {
        Self {
            ticket: fields.text("ticket").to_owned(),
            credential: fields.text("credential").to_owned(),
        }
    }
}

/// A passkey that was shown and whose signature is right. Nothing is written yet.
#[derive(Debug, Clone)]
pub struct Checked {
    challenge: AttemptId,
    key: Passkey,
    counter: u32,
    user_verified: bool,
    backed_up: bool,
}

/// Evidence that somebody holds this account's passkey and showed it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asserted {
    of: Of,
    key: PasskeyId,
    user_verified: bool,
    backed_up: bool,
}

impl Asserted {
    pub const fn of(self) -> Of {
        self.of
    }

    pub const fn key(self) -> PasskeyId {
        self.key
    }

    /// Whether the device checked its user. Without that it is one factor: the password still has
    /// to come (SECURITY 32).
    pub const fn user_verified(self) -> bool {
        self.user_verified
    }

    pub const fn backed_up(self) -> bool {
        self.backed_up
    }
}

/// Why a passkey opens nothing. Each has its sentence, `passkey-refused-…`; whoever is told of a
/// passkey of the past has shown it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The form came without a passkey: the page's script did not run.
    NoScript,
    /// The challenge is over, was for something else, or is not ours.
    Late,
    /// This challenge was answered before.
    Answered,
    /// It cannot be read, or its signature is not right for this house.
    Unreadable,
    /// No account here has it.
    Unknown,
    /// It is somebody else's than the one who is signed in.
    SomebodyElse,
    /// Its owner removed it then.
    Removed(Timestamp),
    /// It was switched off then, because there is a copy of it.
    Copied(Timestamp),
    /// Its device did not check who used it, and here it must.
    Unverified,
}

impl Refused {
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoScript => "passkey-refused-script",
            Self::Late => "passkey-refused-late",
            Self::Answered => "passkey-refused-answered",
            Self::Unreadable => "passkey-refused-unreadable",
            Self::Unknown => "passkey-refused-unknown",
            Self::SomebodyElse => "passkey-refused-somebody",
            Self::Removed(_) => "passkey-refused-removed",
            Self::Copied(_) => "passkey-refused-copied",
            Self::Unverified => "passkey-refused-unverified",
        }
    }
}

impl Refused {
    /// The sentence for whoever showed it.
    pub fn says(self, f: &Frame) -> String {
        match self {
            Self::Removed(at) | Self::Copied(at) => {
                f.say(self.word()).put("at", f.moment(at)).to_string()
            }
            _ => f.t(self.word()).into_owned(),
        }
    }
}

/// Answers a page's script with what to ask the browser. The shape never depends on anybody.
pub fn options(cx: &Cx, engine: &Engine, purpose: Purpose) -> Answer {
    let chance = (cx.house().luck.as_ref(), cx.now());
    let options = challenge::to_show(engine, purpose, chance).map_err(defect)?;
    Ok(Json(options).into_response())
}

/// Reads and checks what was shown. Writes nothing.
pub async fn check(
    cx: &Cx,
    engine: &Engine,
    purpose: Purpose,
    shown: &Presented,
) -> Result<Result<Checked, Refused>, Fault> {
    if shown.credential.is_empty() {
        return Ok(Err(Refused::NoScript));
    }
    let Some(opened) = challenge::opened(engine, purpose, (&shown.ticket, cx.now())) else {
        return Ok(Err(Refused::Late));
    };
    let Opened { id: challenge, state: State::Show(state) } = opened else {
        return Ok(Err(Refused::Late));
    };
    let Ok(said) = serde_json::from_str::<PublicKeyCredential>(&shown.credential) else {
        return Ok(Err(Refused::Unreadable));
    };
    let id = said.raw_id.clone();
    let found = cx.read(move |tx| store::found(tx, &id)).await?;
    let Some(key) = found else { return Ok(Err(Refused::Unknown)) };
    Ok(judge(engine, (&said, &state), (challenge, key)))
}

/// The signature, the origin, the challenge, and whose it says it is.
fn judge(
    engine: &Engine,
    (said, state): (&PublicKeyCredential, &AuthenticationState),
    (challenge, key): (AttemptId, Passkey),
) -> Result<Checked, Refused> {
    if said.get_user_unique_id() != Some(key.of.0.bytes().as_slice()) {
        return Err(Refused::Unknown);
    }
    // The library would refuse a key that counts wrong or did not check its user this time. We look
    // at both ourselves: at the first where the row can be changed, at the second by what it opens.
    let mut credential = key.body.credential.clone();
    credential.counter = 0;
    credential.user_verified = false;
    credential.registration_policy = UserVerificationPolicy::Discouraged_DO_NOT_USE;
    let sound = engine.webauthn.authenticate_single_credential(said, state, &credential);
    let sound = sound.map_err(|error| {
        tracing::info!(passkey.id = %key.id, %error, "A passkey was shown and refused");
        Refused::Unreadable
    })?;
    Ok(Checked {
        challenge,
        counter: sound.counter(),
        user_verified: sound.user_verified(),
        backed_up: sound.backup_state(),
        key,
    })
}

/// Uses the challenge up and notes the use. One winner, however many send the same answer.
pub fn settle(
    tx: &Tx,
    telling: &Telling,
    checked: &Checked,
) -> Result<Result<Asserted, Refused>, StoreFault> {
    if !store::answer(tx, checked.challenge)? {
        return Ok(Err(Refused::Answered));
    }
    let Some(kept) = store::one(tx, checked.key.of, checked.key.id)? else {
        return Ok(Err(Refused::Unknown));
    };
    match kept.ended {
        Some((at, Ending::Removed)) => return Ok(Err(Refused::Removed(at))),
        Some((at, Ending::Copied)) => return Ok(Err(Refused::Copied(at))),
        None => {}
    }
    if uses(kept.counter, checked.counter) == Uses::Copied {
        switch_off(tx, telling, &kept)?;
        return Ok(Err(Refused::Copied(tx.now())));
    }
    let Checked { user_verified, backed_up, .. } = *checked;
    let body = store::Body { backed_up, user_verified, ..kept.body.clone() };
    if !store::note_use(tx, &kept, (checked.counter, &body))? {
        return Ok(Err(Refused::Answered));
    }
    Ok(Ok(Asserted { of: kept.of, key: kept.id, user_verified, backed_up }))
}

/// Two devices hold this passkey and one of them is not the owner's. Which one cannot be told.
fn switch_off(tx: &Tx, telling: &Telling, kept: &Passkey) -> Result<(), StoreFault> {
    store::end(tx, kept, Ending::Copied)?;
    let entry = Entry::new("passkey.copied", Actor::Stranger).owner(kept.of.1);
    tx.audit(entry.thing(kept.id.bytes()))?;
    let key = format!("passkey-copied/{}", kept.id);
    telling.tell(tx, kept.of, (&key, Event::FactorSwitchedOff, &Notice::FactorSwitchedOff))
}

/// The library refuses only what we ourselves put together wrongly.
pub(super) fn defect(error: WebauthnError) -> Fault {
    Fault::new(format!("passkey options: {error}"))
}
