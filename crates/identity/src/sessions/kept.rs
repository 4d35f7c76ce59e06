//! The card that a browser keeps for when there is no network: whose it is, as its cookie says to
//! us and to nobody else (decision 30).

use base::{AccountId, MemberId};
use data_encoding::BASE64URL_NOPAD;
use web::Cx;

use super::KEPT_CARD;
use crate::Keys;

/// What this browser keeps, seen by one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptCard {
    Nothing,
    Own,
    /// A card is kept, and nothing says that it is theirs.
    Others,
}

impl KeptCard {
    pub fn of(cx: &Cx, keys: &Keys, of: (AccountId, MemberId)) -> Self {
        match cx.cookie(KEPT_CARD) {
            None => Self::Nothing,
            Some(kept) if kept == kept_mark(keys, of) => Self::Own,
            Some(_) => Self::Others,
        }
    }
}

/// What the cookie of a browser holds that keeps this member's card.
pub fn kept_mark(keys: &Keys, (account, member): (AccountId, MemberId)) -> String {
    let of = [account.bytes().as_slice(), member.bytes()].concat();
    BASE64URL_NOPAD.encode(&keys.mark(&of, KEPT_CARD))
}
