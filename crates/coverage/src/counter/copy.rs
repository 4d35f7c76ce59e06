//! The last copy of a card in a browser that is remembered: sealed under our key, so that only we
//! read it, and with all we need to show the picture while our store is away (decision 29).

use base::{AccountId, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use identity::{Keys, devices};
use serde::{Deserialize, Serialize};
use web::{Answer, Cookie, Cx, Viewer};

use super::lend;
use super::rules::Facts;

pub const COOKIE: &str = "card-copy";

/// What a browser keeps.
#[derive(Debug, Serialize, Deserialize)]
pub struct Copy {
    pub facts: Facts,
    pub at: Timestamp,
    until: Timestamp,
}

/// The page with a fresh copy, where this browser is remembered for the viewer and is not shared.
/// One read more, of a page that people open at a counter.
pub async fn renewed(cx: &Cx, keys: &Keys, who: &Viewer, answer: Answer) -> Answer {
    let Some(until) = remembered(cx, keys, who.account()).filter(|_| !who.shared_computer()) else {
        return answer;
    };
    let (scope, today) = (who.scope(), cx.today());
    let Some(facts) = cx.read(move |tx| lend::facts(tx, scope, today)).await? else {
        return answer;
    };
    let copy = Copy { facts, at: cx.now(), until };
    let Ok(plain) = serde_json::to_vec(&copy) else { return answer };
    let sealed = keys.card.seal(&*cx.house().luck, &plain);
    cx.with_cookie(answer, &Cookie::new(COOKIE, sealed).lasting(until.since(cx.now())))
}

/// Until when this browser is remembered for an account, if it is.
fn remembered(cx: &Cx, keys: &Keys, account: AccountId) -> Option<Timestamp> {
    let passes = devices::passes(keys, cx.cookie(devices::COOKIE)?, cx.now());
    passes.into_iter().find(|pass| pass.account == account).map(|pass| pass.expires_at)
}

/// The copy in this browser, while the browser is remembered.
pub fn kept(cx: &Cx, keys: &Keys) -> Option<Copy> {
    let plain = keys.card.open(cx.cookie(COOKIE)?)?;
    let copy: Copy = serde_json::from_slice(&plain).ok()?;
    (cx.now() < copy.until).then_some(copy)
}

/// For a page: the public half of the key that signs.
pub fn public_key(keys: &Keys) -> String {
    BASE64URL_NOPAD.encode(keys.counter.public_key())
}
