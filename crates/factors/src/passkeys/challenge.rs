//! What the house asks of a passkey: a random challenge, sealed into the page that asks.
//!
//! Nothing is written for asking, so a stranger who asks a thousand times costs nothing. What comes
//! back carries the sealed challenge, and answering it once uses it up (`store::answer`). Options
//! never depend on a name: whoever asks gets the same shape, and the browser itself knows which
//! passkeys it holds. So there is nobody to tell apart, and no decoy to keep up (SECURITY 29).

use base::{AttemptId, Entropy, Luck, SessionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{
    AttestationConveyancePreference, AuthenticationState, COSEAlgorithm, CredentialID,
    RegistrationState, UserVerificationPolicy,
};

use crate::Engine;
use crate::engine::CHALLENGE_LIFE;

/// What a challenge is for. It opens no other door (SECURITY 33).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    SignIn,
    /// A sensitive act of this session.
    Prove(SessionId),
    /// A new passkey, made in this session.
    Add(SessionId),
    /// Somebody at the desk comes in.
    Staff,
    /// They make their passkey, by this invitation.
    StaffJoins(Entropy),
    /// They are about to do something to a member's account, in this session.
    StaffProves(SessionId),
}

impl Purpose {
    /// Members may come with a device that does not check its user, and their password beside it.
    /// Staff have no password: the device has to (DESIGN 1).
    const fn verification(self) -> UserVerificationPolicy {
        match self {
            Self::SignIn | Self::Prove(_) | Self::Add(_) => UserVerificationPolicy::Preferred,
            Self::Staff | Self::StaffJoins(_) | Self::StaffProves(_) => {
                UserVerificationPolicy::Required
            }
        }
    }
}

/// What the page carries while the passkey is asked.
#[derive(Serialize, Deserialize)]
struct Ticket {
    /// Written in letters, so that every ticket has one length.
    id: AttemptId,
    purpose: Purpose,
    until: Timestamp,
    state: State,
}

#[derive(Serialize, Deserialize)]
pub(super) enum State {
    Show(AuthenticationState),
    Make(RegistrationState),
}

/// A challenge of ours that is not over.
pub(super) struct Opened {
    pub id: AttemptId,
    pub state: State,
}

/// For whom a passkey is made: what the browser shows of it, and what it will hand back.
pub(super) struct Maker<'a> {
    pub handle: &'a [u8],
    pub username: &'a str,
    pub name: &'a str,
    /// Passkeys they have: no device makes a second one.
    pub held: Vec<CredentialID>,
}

/// The options for showing a passkey, as the page's script reads them.
pub(super) fn to_show(
    engine: &Engine,
    purpose: Purpose,
    (luck, now): (&dyn Luck, Timestamp),
) -> Result<Value, WebauthnError> {
    let builder = engine
        .webauthn
        .new_challenge_authenticate_builder(Vec::new(), Some(purpose.verification()))?
        // Phones turn keys into synced ones when their maker learns to.
        .allow_backup_eligible_upgrade(true);
    let (options, state) = engine.webauthn.generate_challenge_authenticate(builder)?;
    let ticket = sealed(engine, (luck, now), (purpose, State::Show(state)));
    Ok(json!({ "publicKey": options.public_key, "ticket": ticket }))
}

/// The options for making one. It must be found without a name, so that signing in needs none.
pub(super) fn to_make(
    engine: &Engine,
    purpose: Purpose,
    maker: Maker<'_>,
    (luck, now): (&dyn Luck, Timestamp),
) -> Result<Value, WebauthnError> {
    let builder = engine
        .webauthn
        .new_challenge_register_builder(maker.handle, maker.username, maker.name)?
        .attestation(AttestationConveyancePreference::None)
        .credential_algorithms(COSEAlgorithm::secure_algs())
        .require_resident_key(true)
        .user_verification_policy(purpose.verification())
        .exclude_credentials(Some(maker.held));
    let (options, state) = engine.webauthn.generate_challenge_register(builder)?;
    let ticket = sealed(engine, (luck, now), (purpose, State::Make(state)));
    Ok(json!({ "publicKey": options.public_key, "ticket": ticket }))
}

fn sealed(
    engine: &Engine,
    (luck, now): (&dyn Luck, Timestamp),
    (purpose, state): (Purpose, State),
) -> String {
    let id = AttemptId::new(luck.entropy());
    let ticket = Ticket { id, purpose, until: now + CHALLENGE_LIFE, state };
    let plain = serde_json::to_vec(&ticket).unwrap_or_default();
    engine.keys.ticket.seal(luck, &plain).expose().to_owned()
}

/// The challenge of a page, if it is ours, for this purpose and not over.
pub(super) fn opened(
    engine: &Engine,
    purpose: Purpose,
    (sealed, now): (&str, Timestamp),
) -> Option<Opened> {
    let plain = engine.keys.ticket.open(sealed)?;
    let Ticket { id, purpose: asked_for, until, state } = serde_json::from_slice(&plain).ok()?;
    (asked_for == purpose && now < until).then_some(Opened { id, state })
}
