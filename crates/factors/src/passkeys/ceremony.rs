//! Passkeys of people who have no account here, such as staff: the ceremonies alone. Whoever holds
//! one keeps the keys, and says whose they are; the checks are those of members' passkeys, and the
//! device must have checked its user.

use ::store::{Fault as StoreFault, Tx};
use axum::Json;
use axum::response::IntoResponse as _;
use base::AttemptId;
use serde::{Deserialize, Serialize};
use web::{Answer, Cx};
use webauthn_rs_core::proto::{
    AuthenticationState, Credential, PublicKeyCredential, RegisterPublicKeyCredential,
    UserVerificationPolicy,
};

use super::challenge::{self, Maker, Opened, State};
use super::rules::{Uses, uses};
use super::show::defect;
use super::{Presented, Purpose, Refused, store};
use crate::Engine;

/// A passkey's public half, as whoever holds the ceremony keeps it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Credential);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// What the device knows it by.
    pub fn id(&self) -> &[u8] {
        &self.0.cred_id
    }

    /// How often it had been used when it was made.
    pub const fn uses(&self) -> u32 {
        self.0.counter
    }
}

/// For whom a passkey is made: what the device hands back, and what it shows.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    pub handle: &'a [u8],
    pub name: &'a str,
}

/// Answers a page's script with what to ask the browser to make.
pub fn to_make(cx: &Cx, engine: &Engine, purpose: Purpose, holder: Holder<'_>) -> Answer {
    let Holder { handle, name } = holder;
    let maker = Maker { handle, username: name, name, held: Vec::new() };
    let chance = (cx.house().luck.as_ref(), cx.now());
    let options = challenge::to_make(engine, purpose, maker, chance).map_err(defect)?;
    Ok(Json(options).into_response())
}

/// Checks what the browser made. Nothing is written: `answer` uses the challenge up.
pub fn made(
    cx: &Cx,
    engine: &Engine,
    purpose: Purpose,
    made: &Presented,
) -> Result<(AttemptId, Key), Refused> {
    if made.credential.is_empty() {
        return Err(Refused::NoScript);
    }
    let opened = challenge::opened(engine, purpose, (&made.ticket, cx.now()));
    let Some(Opened { id, state: State::Make(state) }) = opened else {
        return Err(Refused::Late);
    };
    let said: RegisterPublicKeyCredential =
        serde_json::from_str(&made.credential).map_err(|_| Refused::Unreadable)?;
    let credential = engine.webauthn.register_credential(&said, &state, None);
    let credential = credential.map_err(|error| {
        tracing::info!(%error, "A new passkey was refused");
        Refused::Unreadable
    })?;
    if !credential.user_verified {
        return Err(Refused::Unverified);
    }
    Ok((id, Key(credential)))
}

/// What a passkey showed, before anybody knows whose it is.
pub struct Shown {
    pub challenge: AttemptId,
    said: PublicKeyCredential,
    state: AuthenticationState,
}

/// Reads what was shown.
pub fn shown(
    cx: &Cx,
    engine: &Engine,
    purpose: Purpose,
    shown: &Presented,
) -> Result<Shown, Refused> {
    if shown.credential.is_empty() {
        return Err(Refused::NoScript);
    }
    let opened = challenge::opened(engine, purpose, (&shown.ticket, cx.now()));
    let Some(Opened { id: challenge, state: State::Show(state) }) = opened else {
        return Err(Refused::Late);
    };
    let said = serde_json::from_str(&shown.credential).map_err(|_| Refused::Unreadable)?;
    Ok(Shown { challenge, said, state })
}

impl Shown {
    /// The id by which its key is found.
    pub fn key_id(&self) -> Vec<u8> {
        self.said.raw_id.clone()
    }

    /// Checks the signature against the key that was found for this holder; how often the device
    /// says that the key was used.
    pub fn by(&self, engine: &Engine, key: &Key, holder: &[u8]) -> Result<u32, Refused> {
        if self.said.get_user_unique_id() != Some(holder) {
            return Err(Refused::Unknown);
        }
        // We count uses where the row can be changed, and look at the user's check ourselves.
        let mut credential = key.0.clone();
        credential.counter = 0;
        credential.user_verified = false;
        credential.registration_policy = UserVerificationPolicy::Discouraged_DO_NOT_USE;
        let sound =
            engine.webauthn.authenticate_single_credential(&self.said, &self.state, &credential);
        let sound = sound.map_err(|error| {
            tracing::info!(%error, "A passkey was shown and refused");
            Refused::Unreadable
        })?;
        if !sound.user_verified() {
            return Err(Refused::Unverified);
        }
        Ok(sound.counter())
    }
}

/// Whether a number of uses can only be a copy's.
pub const fn is_copy(kept: u32, shown: u32) -> bool {
    matches!(uses(kept, shown), Uses::Copied)
}

/// Uses a challenge up. True for the first answer alone, however many come at once.
pub fn answer(tx: &Tx, challenge: AttemptId) -> Result<bool, StoreFault> {
    store::answer(tx, challenge)
}
