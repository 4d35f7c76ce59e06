//! The page for sharing a card, the files to take along, and what verifiers ask for.

pub(crate) mod files;
mod samples;

use ::store::{Actor, Fault, Tx};
use askama::Template;
use base::{CoverageId, Day, MemberScope};
use web::{Answer, Cx, Fields, Form, Frame, Problems, Reads, RecentlyProved};

use super::links::rules::{Life, Offer};
use super::links::store::Link;
use super::{health_card, links};
use crate::card::Standing;
use crate::card::store::{self, Held};
use crate::people::PersonView;
use crate::wallet::Offers;

pub use files::{fhir, keys, signed, taken_back};

/// Which card, as the address or a form says it.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// The one to show first.
    First,
    Card(CoverageId),
    /// What stands there names no card.
    None,
}

impl Reads for Which {
    fn read(fields: &Fields) -> Self {
        Self::named(fields.text("card"))
    }
}

impl Which {
    pub fn named(text: &str) -> Self {
        match text {
            "" => Self::First,
            text => text.parse().map_or(Self::None, Self::Card),
        }
    }

    pub fn among(self, held: &[Held]) -> Option<usize> {
        match self {
            Self::First => (!held.is_empty()).then_some(0),
            Self::Card(id) => held.iter().position(|held| held.id == id),
            Self::None => None,
        }
    }
}

/// A member and one of their cards.
pub fn card(
    tx: &Tx,
    who: MemberScope,
    (which, today): (Which, Day),
) -> Result<Option<(PersonView, Held)>, Fault> {
    let mut held = store::held(tx, who, today)?;
    let Some(at) = which.among(&held) else { return Ok(None) };
    let person = crate::person(tx, who)?.unwrap_or_default();
    Ok(Some((person, held.swap_remove(at))))
}

/// Which card, and what has just been done.
pub struct Coming {
    which: Which,
    done: Option<&'static str>,
}

impl Reads for Coming {
    fn read(fields: &Fields) -> Self {
        let done = match fields.text("done") {
            "taken-back" => Some("share-back-done"),
            _ => None,
        };
        Self { which: Which::read(fields), done }
    }
}

/// `GET /card/share`
pub async fn show(cx: Cx, who: RecentlyProved, (coming, offers): (Coming, Offers)) -> Answer {
    let found = found(&cx, &who, coming.which).await?;
    let f = cx.frame();
    let f = coming.done.map_or_else(|| f.clone(), |key| f.with_success(f.t(key)));
    match found {
        Ok(shown) => {
            let offer = Offer { life: Some(Life::Day), ..Offer::default() };
            cx.show(SharePage::of(f, &shown, (&offer, Problems::none()), offers))
        }
        // The card's own page says why there is none yet.
        Err(true) if matches!(coming.which, Which::First) => cx.go("/card"),
        Err(_) => cx.missing(),
    }
}

/// The page once more, with what was typed and what to look at again.
pub(super) async fn again(
    cx: Cx,
    who: RecentlyProved,
    (which, offers): (Which, Offers),
    (offer, problems): (Offer, Problems),
) -> Answer {
    match found(&cx, &who, which).await? {
        Ok(shown) => cx.show_problem(SharePage::of(cx.frame(), &shown, (&offer, problems), offers)),
        Err(_) => cx.missing(),
    }
}

/// What the page shows: every card, and which of them.
pub(super) struct Shown {
    held: Vec<Held>,
    at: usize,
    /// Signed files are out.
    out: bool,
    links: Vec<Link>,
}

/// Or else whether there is no card at all.
async fn found(
    cx: &Cx,
    who: &RecentlyProved,
    which: Which,
) -> Result<Result<Shown, bool>, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    cx.read(move |tx| {
        let held = store::held(tx, scope, today)?;
        let Some(at) = which.among(&held) else { return Ok(Err(held.is_empty())) };
        let out = health_card::store::is_out(tx, scope, held[at].id)?;
        let mut links = links::store::list(tx, scope)?;
        links.retain(|link| link.coverage == held[at].id);
        Ok(Ok(Shown { held, at, out, links }))
    })
    .await
}

/// `POST /card/share/take-back`
pub async fn take_back(cx: Cx, who: RecentlyProved, Form(which): Form<Which>) -> Answer {
    let (scope, actor, today) = (who.scope(), Actor::Account(who.account()), cx.today());
    let done = cx
        .write(move |tx| {
            let Some((_, held)) = card(tx, scope, (which, today))? else { return Ok(None) };
            health_card::revoke(tx, scope, held.id, actor)?;
            Ok(Some(held.id))
        })
        .await?;
    match done {
        Some(id) => cx.go(format!("/card/share?card={id}&done=taken-back")),
        None => cx.missing(),
    }
}

#[derive(Template)]
#[template(path = "share/pages/share.html")]
pub struct SharePage {
    f: Frame,
    card: CoverageId,
    plan: String,
    /// Address and plan of each other card.
    others: Vec<(String, String)>,
    /// What has ended is signed no more.
    ended: bool,
    out: bool,
    links: Vec<Line>,
    /// Where the card for a phone's wallet is, where it is offered.
    apple: Option<String>,
    google: Option<String>,
    problems: Problems,
    /// Value, word and whether it is chosen.
    lives: Vec<(&'static str, String, bool)>,
    label: String,
    passcode: String,
}

/// A link in the list.
struct Line {
    id: String,
    label: String,
    tag: (&'static str, &'static str),
    open: bool,
    says: String,
}

impl SharePage {
    fn of(f: Frame, shown: &Shown, (offer, problems): (&Offer, Problems), offers: Offers) -> Self {
        let (held, one) = (&shown.held, &shown.held[shown.at]);
        let plan = |held: &Held| held.plan_name().unwrap_or_else(|| f.plan().name.clone());
        let others = held.iter().filter(|held| held.id != one.id);
        let link = |held: &Held| (format!("/card/share?card={}", held.id), plan(held));
        let life = |life: Life| {
            let words = f.t(life.key()).into_owned();
            (life.word(), words, offer.life == Some(life))
        };
        let ended = matches!(one.standing, Standing::Ended(_));
        let wallet = |offered: bool, door: &str| {
            let href = || format!("/card/share/{door}?card={}", one.id);
            (offered && !ended).then(href)
        };
        Self {
            card: one.id,
            plan: plan(one),
            others: others.map(link).collect(),
            ended,
            out: shown.out,
            links: shown.links.iter().map(|link| line(&f, link)).collect(),
            lives: Life::ALL.map(life).into(),
            label: offer.label.to_string(),
            passcode: offer.passcode.to_string(),
            apple: wallet(offers.apple, "card.pkpass"),
            google: wallet(offers.google, "google"),
            problems,
            f,
        }
    }
}

fn line(f: &Frame, link: &Link) -> Line {
    let open = link.is_open(f.now());
    let key = if open { "share-link-line-open" } else { "share-link-line-over" };
    let said = f.say(key).put("when", f.moment(link.ends_at)).count("n", link.opened);
    Line {
        id: link.id.to_string(),
        label: links::pages::label(f, link),
        tag: links::pages::tag(f, link),
        open,
        says: said.to_string(),
    }
}
