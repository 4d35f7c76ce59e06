//! The last copies of cards in a browser that is remembered, of each account it is remembered for:
//! sealed under our key, so that only we read them, and with all we need to show the picture
//! while our store is away (decision 29).

use std::collections::BTreeMap;

use ::store::{Fault, Tx};
use base::{AccountId, MemberScope, Private, Secret, Timestamp};
use data_encoding::BASE64URL_NOPAD;
use identity::Keys;
use identity::devices::{self, Pass};
use identity::sessions::CARD_COPY;
use serde::{Deserialize, Serialize};
use web::{Answer, Cookie, Cx, Frame, Viewer};

use super::lend::{self, Offer};
use super::rules::Facts;

/// Browsers drop a cookie of more than 4 KB, its name and all its attributes counted.
const LONGEST: usize = 3_600;

/// A card of one account, as a browser keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Copy {
    pub account: AccountId,
    pub first_name: Private<String>,
    /// Which of several that the account has.
    #[serde(default)]
    pub which: Option<Offer>,
    pub facts: Facts,
    pub at: Timestamp,
    until: Timestamp,
}

impl Copy {
    /// What an address calls it by.
    pub fn mark(&self) -> String {
        let account = self.account;
        self.which
            .as_ref()
            .map_or_else(|| account.to_string(), |of| format!("{account}-{}", of.card))
    }
}

/// What a browser keeps since the days when it kept one copy and did not say whose.
#[derive(Deserialize)]
struct Only {
    facts: Facts,
    at: Timestamp,
    until: Timestamp,
}

/// The page with a fresh copy, where this browser is remembered for the viewer and is not shared.
/// One read more, of a page that people open at a counter.
pub async fn renewed(cx: &Cx, keys: &Keys, who: &Viewer, answer: Answer) -> Answer {
    let (account, first_name) = (who.account(), Private::from(who.first_name()));
    let pass = passes(cx, keys).into_iter().find(|pass| pass.account == account);
    let Some(pass) = pass.filter(|_| !who.shared_computer()) else { return answer };
    let (scope, f) = (who.scope(), cx.frame());
    let cards = cx.read(move |tx| remembered(tx, &f, (pass, scope))).await?;
    let (at, until) = (cx.now(), pass.expires_at);
    let first_name = || first_name.clone();
    let mine = cards.into_iter().map(|(which, facts)| Copy {
        account,
        first_name: first_name(),
        which,
        facts,
        at,
        until,
    });
    let others = kept(cx, keys).into_iter().filter(|copy| copy.account != account);
    let copies = ranked(mine.chain(others));
    let life = copies.iter().map(|copy| copy.until.since(at)).max().unwrap_or_default();
    match sealed(cx, keys, copies) {
        Some(sealed) => cx.with_cookie(answer, &Cookie::new(CARD_COPY, sealed).lasting(life)),
        None => cx.with_cookie(answer, &Cookie::gone(CARD_COPY)),
    }
}

/// The cards, while this browser is remembered: it may have been forgotten from another one since.
fn remembered(
    tx: &Tx,
    f: &Frame,
    (pass, scope): (Pass, MemberScope),
) -> Result<Vec<(Option<Offer>, Facts)>, Fault> {
    if devices::store::device(tx, pass)?.is_none() {
        return Ok(Vec::new());
    }
    lend::each(tx, f, scope)
}

/// Each account's first card before anybody's second, else in the order they came.
fn ranked(copies: impl Iterator<Item = Copy>) -> Vec<Copy> {
    let mut before = BTreeMap::<AccountId, u32>::new();
    let counted = copies.map(|copy| {
        let place = before.entry(copy.account).or_default();
        *place += 1;
        (*place, copy)
    });
    let mut counted: Vec<(u32, Copy)> = counted.collect();
    counted.sort_by_key(|(place, _)| *place);
    counted.into_iter().map(|(_, copy)| copy).collect()
}

/// As many as a cookie holds, from the first on.
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

fn passes(cx: &Cx, keys: &Keys) -> Vec<Pass> {
    devices::passes(keys, cx.cookie(devices::COOKIE).unwrap_or_default(), cx.now())
}

/// The copies in this browser, of accounts that it is still remembered for.
pub fn kept(cx: &Cx, keys: &Keys) -> Vec<Copy> {
    let plain = cx.cookie(CARD_COPY).and_then(|sealed| keys.card.open(sealed));
    let passes = passes(cx, keys);
    let copies = plain.map(|plain| read(&plain, &passes));
    let counts = |copy: &Copy| {
        cx.now() < copy.until && passes.iter().any(|pass| pass.account == copy.account)
    };
    copies.unwrap_or_default().into_iter().filter(counts).collect()
}

fn read(plain: &[u8], passes: &[Pass]) -> Vec<Copy> {
    if let Ok(copies) = serde_json::from_slice(plain) {
        return copies;
    }
    match (serde_json::from_slice(plain), passes) {
        (Ok(Only { facts, at, until }), [pass]) => {
            let (account, first_name) = (pass.account, Private::default());
            vec![Copy { account, first_name, which: None, facts, at, until }]
        }
        _ => Vec::new(),
    }
}

/// For a page: the public half of the key that signs.
pub fn public_key(keys: &Keys) -> String {
    BASE64URL_NOPAD.encode(keys.counter.public_key())
}
