//! Signed pictures of every chain's newest link (Ed25519, RFC 8032). One is kept in the database;
//! the caller keeps another outside it, because only that one survives a database put back whole.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use base::{Entropy, Timestamp};
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};

use super::{ADD_CHECKPOINT, HEADS, NEWEST_CHECKPOINT};
use crate::{Fault, Keyring, Tx, args};

/// The newest entry of each writer: writer, number, hash; hexadecimal.
pub type Heads = Vec<(String, i64, String)>;

/// One line of `checkpoints.log`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub at: i64,
    pub heads: Heads,
    /// Base 64 of the Ed25519 signature over the moment and the heads.
    pub signature: String,
}

fn pair(keyring: &Keyring) -> Result<Ed25519KeyPair, Fault> {
    Ed25519KeyPair::from_seed_unchecked(&keyring.audit_secret("checkpoint"))
        .map_err(|_| Fault::Keys("the audit key cannot sign".to_owned()))
}

/// The key with which an auditor checks checkpoints, base 64.
pub fn public_key(keyring: &Keyring) -> Result<String, Fault> {
    Ok(BASE64.encode(pair(keyring)?.public_key().as_ref()))
}

fn signed_text(at: i64, heads: &Heads) -> Result<String, Fault> {
    let heads = serde_json::to_string(heads).map_err(|error| Fault::Defect(error.to_string()))?;
    Ok(format!("latchkey audit checkpoint {at} {heads}"))
}

/// Signs where every chain stands now, stores it, and returns it to be kept elsewhere too.
pub fn checkpoint(tx: &Tx) -> Result<Checkpoint, Fault> {
    let heads = tx.all(HEADS, &[], |row| {
        let (writer, seq, mac) =
            (row.get::<Entropy>(0)?, row.get::<i64>(1)?, row.get::<[u8; 32]>(2)?);
        Ok((HEXLOWER.encode(&writer), seq, HEXLOWER.encode(&mac)))
    })?;
    let at = tx.now().micros();
    let signature = pair(tx.shelf.keyring())?.sign(signed_text(at, &heads)?.as_bytes());
    let text = serde_json::to_string(&heads).map_err(|error| Fault::Defect(error.to_string()))?;
    let values = args![tx.entropy(), Timestamp::from_micros(at), text, signature.as_ref()];
    tx.run(ADD_CHECKPOINT, &values)?;
    Ok(Checkpoint { at, heads, signature: BASE64.encode(signature.as_ref()) })
}

/// When the last one was signed.
pub fn newest(tx: &Tx) -> Result<Option<Timestamp>, Fault> {
    tx.maybe(NEWEST_CHECKPOINT, &[], |row| row.get(0))
}

/// Whether this installation's key signed it.
pub(super) fn is_genuine(keyring: &Keyring, point: &Checkpoint) -> Result<bool, Fault> {
    let pair = pair(keyring)?;
    let public = UnparsedPublicKey::new(&ED25519, pair.public_key().as_ref());
    let Ok(signature) = BASE64.decode(point.signature.as_bytes()) else { return Ok(false) };
    Ok(public.verify(signed_text(point.at, &point.heads)?.as_bytes(), &signature).is_ok())
}
