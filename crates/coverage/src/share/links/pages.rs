//! Making a link, seeing who opened it, ending it; and what those who have it see.

mod apps;
mod link;
mod samples;
mod viewer;

use ::store::Actor;
use base::LinkId;
use web::{Answer, Asked, Cx, Fields, Path, Problems, Reads, RecentlyProved, Viewer};

use super::mail;
use super::rules::{Life, MOST, Offer, plain};
use super::store;
use crate::share::pages::{self, Which};
use crate::wallet::Offers;

pub use apps::{file, manifest};
pub use link::{LinkPage, label, tag};
pub use samples::link as sample;
pub use viewer::{ViewerPage, script, view};

/// A link as it is asked for, and to which card.
pub struct OfferForm {
    which: Which,
    offer: Offer,
}

/// Longer than any label or passcode, so that a problem is told and nothing is cut unseen.
const LONGEST: usize = 400;

impl Reads for OfferForm {
    fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).trim().chars().take(LONGEST).collect::<String>();
        let life = Life::read(fields.text("life"));
        let passcode = plain(&text("passcode")).into();
        Self {
            which: Which::read(fields),
            offer: Offer { life, label: text("label").into(), passcode },
        }
    }
}

pub fn problems(offer: &Offer) -> Problems {
    let mut problems = Problems::none();
    for (field, key) in offer.problems() {
        problems.add(field, key);
    }
    problems
}

enum Made {
    Link(LinkId),
    TooMany,
    NoCard,
}

/// `POST /card/share/links`
pub async fn make(cx: Cx, who: RecentlyProved, (form, offers): (OfferForm, Offers)) -> Answer {
    let OfferForm { which, offer } = form;
    let problems = problems(&offer);
    if !problems.is_empty() {
        return pages::again(cx, who, (which, offers), (offer, problems)).await;
    }
    let (scope, actor, today) = (who.scope(), Actor::Account(who.account()), cx.today());
    let (wanted, house, account) = (offer.clone(), cx.house().clone(), who.account());
    let made = cx
        .write(move |tx| {
            let Some((_, held)) = pages::card(tx, scope, (which, today))? else {
                return Ok(Made::NoCard);
            };
            let open = store::list(tx, scope)?.iter().filter(|link| link.is_open(tx.now())).count();
            if open >= MOST {
                return Ok(Made::TooMany);
            }
            let made = store::make(tx, scope, (held.id, &wanted), actor)?;
            let Some((id, until)) = made else { return Ok(Made::NoCard) };
            mail::made(tx, &house, (account, scope.member()), (id, until))?;
            Ok(Made::Link(id))
        })
        .await?;
    match made {
        Made::Link(id) => cx.go(format!("/card/share/links/{id}?done=made")),
        Made::TooMany => {
            let problems = Problems::at_field("life", "share-link-problem-many");
            pages::again(cx, who, (which, offers), (offer, problems)).await
        }
        Made::NoCard => cx.missing(),
    }
}

/// What has just been done.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "made" => Some("share-link-made"),
            "ended" => Some("share-link-ended-done"),
            _ => None,
        })
    }
}

/// `GET /card/share/links/{id}`
pub async fn show(
    cx: Cx,
    who: RecentlyProved,
    Path(id): Path<LinkId>,
    Asked(done): Asked<Done>,
) -> Answer {
    let scope = who.scope();
    let found = cx
        .read(move |tx| {
            let Some(link) = store::one(tx, scope, id)? else { return Ok(None) };
            Ok(Some((link, store::openings(tx, scope, id)?)))
        })
        .await?;
    let Some((link, openings)) = found else { return cx.missing() };
    let f = cx.frame();
    let f = done.0.map_or_else(|| f.clone(), |key| f.with_success(f.t(key)));
    cx.show(LinkPage::of(f, &link, &openings))
}

/// `POST /card/share/links/{id}/end`: at once, and without a fresh proof, for it only takes away.
pub async fn end(cx: Cx, who: Viewer, Path(id): Path<LinkId>) -> Answer {
    let (scope, actor) = (who.scope(), Actor::Account(who.account()));
    let found = cx
        .write(move |tx| {
            let there = store::one(tx, scope, id)?.is_some();
            store::end(tx, scope, id, actor)?;
            Ok(there)
        })
        .await?;
    if found { cx.go(format!("/card/share/links/{id}?done=ended")) } else { cx.missing() }
}
