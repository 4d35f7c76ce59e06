//! Everything that is read of a passkey's answer, for whoever throws odd bytes at it. The challenge
//! and the id are made to fit what came, so that the parts behind those first checks are reached.

use data_encoding::BASE64URL_NOPAD as BASE64;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use webauthn_rs_core::proto::{
    AuthenticationState, Credential, PublicKeyCredential, RegisterPublicKeyCredential,
    RegistrationState, UserVerificationPolicy,
};

use crate::Engine;

/// A passkey of nobody's, as one is kept.
const KEPT: &str = r#"{"cred_id":"AQEBAQEBAQEBAQEBAQEBAQ","cred":{"type_":"ES256","key":{
    "EC_EC2":{"curve":"SECP256R1","x":"a_fgvDTge7Fno9cfQ-z54NGDHyHl6MyvC2z2zslCvto",
    "y":"93QhjDKejnAKob9x1l6ONaruonHY1faIlj9gquzPSqI"}}},"counter":0,"transports":null,
    "user_verified":true,"backup_eligible":false,"backup_state":false,
    "registration_policy":"preferred","extensions":{"cred_protect":"NotRequested",
    "hmac_create_secret":"NotRequested","appid":"NotRequested","cred_props":"Ignored"},
    "attestation":{"data":"None","metadata":"None"},"attestation_format":"none"}"#;

/// What was said, read as a passkey that is shown and as one that is made: whether either was
/// right.
pub fn reads(engine: &Engine, said: &str) -> (bool, bool) {
    let shown = serde_json::from_str(said).ok().and_then(|said| shown(engine, &said));
    let made = serde_json::from_str(said).ok().and_then(|said| made(engine, &said));
    (shown.is_some(), made.is_some())
}

fn shown(engine: &Engine, said: &PublicKeyCredential) -> Option<()> {
    let preferred = Some(UserVerificationPolicy::Preferred);
    let asked = engine.webauthn.new_challenge_authenticate_builder(Vec::new(), preferred).ok()?;
    let (_, state) = engine.webauthn.generate_challenge_authenticate(asked).ok()?;
    let state: AuthenticationState = fitting(&state, said.response.client_data_json.as_ref())?;
    let mut kept: Credential = serde_json::from_str(KEPT).ok()?;
    kept.cred_id.clone_from(&said.raw_id);
    engine.webauthn.authenticate_single_credential(said, &state, &kept).ok().map(drop)
}

fn made(engine: &Engine, said: &RegisterPublicKeyCredential) -> Option<()> {
    let asked = engine.webauthn.new_challenge_register_builder(&[1; 16], "ann", "Ann").ok()?;
    let (_, state) = engine.webauthn.generate_challenge_register(asked).ok()?;
    let state: RegistrationState = fitting(&state, said.response.client_data_json.as_ref())?;
    engine.webauthn.register_credential(said, &state, None).ok().map(drop)
}

/// The same state, as if it had asked what was answered.
fn fitting<S: Serialize + DeserializeOwned>(state: &S, client_data: &[u8]) -> Option<S> {
    let answered: Value = serde_json::from_slice(client_data).ok()?;
    let challenge = answered.get("challenge")?.as_str()?;
    BASE64.decode(challenge.as_bytes()).ok()?;
    let mut state = serde_json::to_value(state).ok()?;
    *state.get_mut("challenge")? = Value::from(challenge);
    serde_json::from_value(state).ok()
}
