//! The last copies of cards in a browser that is remembered, one for each account it is remembered
//! for: sealed under our key, so that only we read them, and with all we need to show the picture
//! while our store is away (decision 29).

use base::{AccountId, Private, Secret, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use identity::Keys;
use identity::devices::{self, Pass};
use serde::{Deserialize, Serialize};
use web::{Answer, Cookie, Cx, Viewer};

use super::lend;
use super::rules::Facts;
use crate::share::pages::Which;

pub const COOKIE: &str = "card-copy";

/// Browsers drop a cookie of more than 4 KB, its name and all its attributes counted.
const LONGEST: usize = 3_600;

/// The card of one account, as a browser keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Copy {
    pub account: AccountId,
    pub first_name: Private<String>,
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
    let facts = cx.read(move |tx| lend::facts(tx, scope, (Which::First, today))).await?;
    let Some(facts) = facts else { return answer };
    let (account, first_name) = (who.account(), Private::from(who.first_name()));
    let mut copies = vec![Copy { account, first_name, facts, at: cx.now(), until }];
    copies.extend(kept(cx, keys).into_iter().filter(|copy| copy.account != account));
    let life = copies.iter().map(|copy| copy.until.since(cx.now())).max().unwrap_or_default();
    let Some(sealed) = sealed(cx, keys, copies) else { return answer };
    cx.with_cookie(answer, &Cookie::new(COOKIE, sealed).lasting(life))
}

/// As many as a cookie holds, the newest first.
fn sealed(cx: &Cx, keys: &Keys, mut copies: Vec<Copy>) -> Option<Secret> {
    while !copies.is_empty() {
        let plain = serde_json::to_vec(&copies).ok()?;
        let sealed = keys.card.seal(&*cx.house().luck, &plain);
        if sealed.expose().len() <= LONGEST {
            return Some(sealed);
        }
        copies.pop();
    }
    None
}

/// Until when this browser is remembered for an account, if it is.
fn remembered(cx: &Cx, keys: &Keys, account: AccountId) -> Option<Timestamp> {
    let pass = passes(cx, keys).into_iter().find(|pass| pass.account == account);
    pass.map(|pass| pass.expires_at)
}

fn passes(cx: &Cx, keys: &Keys) -> Vec<Pass> {
    devices::passes(keys, cx.cookie(devices::COOKIE).unwrap_or_default(), cx.now())
}

/// The copies in this browser, of accounts that it is still remembered for, the newest first.
pub fn kept(cx: &Cx, keys: &Keys) -> Vec<Copy> {
    let plain = cx.cookie(COOKIE).and_then(|sealed| keys.card.open(sealed));
    let copies = plain.and_then(|plain| serde_json::from_slice::<Vec<Copy>>(&plain).ok());
    let passes = passes(cx, keys);
    let counts = |copy: &Copy| {
        cx.now() < copy.until && passes.iter().any(|pass| pass.account == copy.account)
    };
    copies.unwrap_or_default().into_iter().filter(counts).collect()
}

/// For a page: the public half of the key that signs.
pub fn public_key(keys: &Keys) -> String {
    BASE64URL_NOPAD.encode(keys.counter.public_key())
}
