//! Making a passkey, in a session whose owner proved themselves just now.

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use base::{AttemptId, PasskeyId, SessionId};
use identity::account;
use identity::history::Event;
use identity::notices::Notice;
use serde_json::Value;
use web::{Browser, Cx, Fault};
use webauthn_rs_core::proto::{Credential, CredentialID, RegisterPublicKeyCredential};

use super::challenge::{self, Maker, Opened, Purpose, State};
use super::show::{Presented, defect};
use super::{MOST, store};
use crate::{Engine, Of, Telling};

/// How making a passkey ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Made {
    Passkey(PasskeyId),
    NoScript,
    /// The challenge is over, was answered, or is another session's.
    Late,
    Unreadable,
    /// The device has a passkey for this account already.
    Held,
    /// As many as anybody may have.
    Enough,
}

/// What the page's script asks the browser to make.
pub(super) async fn options(
    cx: &Cx,
    engine: &Engine,
    (of, session): (Of, SessionId),
) -> Result<Option<Value>, Fault> {
    let read = cx.read(move |tx| Ok((account::store::account(tx, of)?, store::all(tx, of)?)));
    let (Some(account), keys) = read.await? else { return Ok(None) };
    let live = keys.into_iter().filter(store::Passkey::is_live);
    let held: Vec<CredentialID> = live.map(|key| key.body.credential.cred_id).collect();
    let maker = Maker {
        handle: of.0.bytes(),
        username: &account.username.0,
        name: &account.first_name.0,
        held,
    };
    let chance = (cx.house().luck.as_ref(), cx.now());
    challenge::to_make(engine, Purpose::Add(session), maker, chance).map(Some).map_err(defect)
}

/// Checks what the browser made and binds it.
pub(super) async fn make(
    cx: &Cx,
    engine: &Engine,
    (of, session): (Of, SessionId),
    made: &Presented,
) -> Result<Made, Fault> {
    if made.credential.is_empty() {
        return Ok(Made::NoScript);
    }
    let opened = challenge::opened(engine, Purpose::Add(session), (&made.ticket, cx.now()));
    let Some(Opened { id: challenge, state: State::Make(state) }) = opened else {
        return Ok(Made::Late);
    };
    let Ok(said) = serde_json::from_str::<RegisterPublicKeyCredential>(&made.credential) else {
        return Ok(Made::Unreadable);
    };
    let credential = match engine.webauthn.register_credential(&said, &state, None) {
        Ok(credential) => credential,
        Err(error) => {
            tracing::info!(%error, "A new passkey was refused");
            return Ok(Made::Unreadable);
        }
    };
    let (telling, body) = (Telling::of(cx), body(credential, cx.browser()));
    cx.write(move |tx| bind(tx, &telling, of, (challenge, &body))).await
}

fn body(credential: Credential, browser: &Browser) -> store::Body {
    store::Body {
        name: String::new().into(),
        backed_up: credential.backup_state,
        user_verified: credential.user_verified,
        made_on: browser.clone(),
        credential,
    }
}

fn bind(
    tx: &Tx,
    telling: &Telling,
    of: Of,
    (challenge, body): (AttemptId, &store::Body),
) -> Result<Made, StoreFault> {
    if !store::answer(tx, challenge)? {
        return Ok(Made::Late);
    }
    if store::live(tx, of)? >= MOST {
        return Ok(Made::Enough);
    }
    let Some(id) = store::insert(tx, of, body)? else { return Ok(Made::Held) };
    let entry = Entry::new("passkey.made", Actor::Account(of.0)).owner(of.1).thing(id.bytes());
    tx.audit(entry.detail(&serde_json::json!({
        "user_verified": body.user_verified,
        "backed_up": body.backed_up,
        "attestation": "none",
    })))?;
    let key = format!("passkey-made/{id}");
    telling.tell(tx, of, (&key, Event::PasskeyAdded, &Notice::PasskeyAdded))?;
    Ok(Made::Passkey(id))
}
