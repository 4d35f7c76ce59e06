//! `/get-in/proved`: who you are, what that gives, one more proof if you like, a new password.

use std::sync::Arc;
use std::time::Duration;

use ::store::{Actor, Fault, Tx};
use axum::Extension;
use base::{Entropy, Private, Secret};
use coverage::Offer;
use factors::{Telling, Typed, authenticator, saved};
use identity::account;
use identity::codes::{Code, INVITATION, TEXTED};
use identity::contacts::Way;
use identity::devices;
use identity::passwords::{About, Refusal, Stored, judge, suggestion};
use web::{Answer, Cx, Fields, Form, Frame, House, Page, Problems, Reads, Sample, Template};

use super::reset::{Entered, redeem};
use super::{case_cookie, counter, long_code, own_case, visit};
use crate::Door;
use crate::assist;
use crate::barriers::{self, Barrier};
use crate::cases::{self, Hand};
use crate::flow::evidence::{Domain, Evidence};
use crate::flow::{Move, Outcome, Refusal as Refused};
use crate::jobs;
use crate::preview::{self, Gives, Held, Preview};
use crate::requests::{self, Of, Proved, Request};

/// Where too much is asked at once.
const COME_BACK: Duration = Duration::from_secs(15);

mod samples;

#[derive(Template)]
#[template(path = "pages/proved.html")]
pub(crate) struct ProvedPage {
    pub f: Frame,
    pub problems: Problems,
    /// More than one where a mailbox is a household's.
    pub people: Vec<Person>,
    pub offered: Private<String>,
    pub note: Option<&'static str>,
    /// What stood in the way of the one person this is about.
    pub barriers: Vec<Barrier>,
}

#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub id: String,
    pub name: String,
    pub username: String,
    pub gives: String,
    pub is_full: bool,
    pub phone: Option<String>,
    /// What was proved is enough to show the card at a pharmacy's counter.
    pub card: bool,
    /// Of several cards each, where that is enough.
    pub cards: Vec<Offer>,
}

impl Person {
    fn of(f: &Frame, preview: &Preview) -> Self {
        Self {
            id: preview.of.0.to_string(),
            name: preview.first_name.to_string(),
            username: preview.username.to_string(),
            gives: preview.gives.words(f),
            is_full: preview.gives == Gives::Full,
            phone: preview.phone.clone(),
            card: preview.gives.counts(),
            cards: Vec::new(),
        }
    }

    /// A helper's code may be typed by anybody: the page does not say who has one.
    const fn more(&self) -> bool {
        !self.is_full
    }
}

impl Page for ProvedPage {
    const NAME: &'static str = "get-in-proved";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::samples(f)
    }
}

/// This browser's visit with what it has proved, and whom it may mean.
pub(super) struct Seen {
    pub request: Request,
    pub people: Vec<Preview>,
    /// The cards of each, in the same order.
    cards: Vec<Vec<Offer>>,
    barriers: Vec<Barrier>,
}

fn held(cx: &Cx, door: &Door) -> Held {
    let cookie = cx.cookie(devices::COOKIE).unwrap_or_default();
    let passes = devices::passes(&door.means.keys, cookie, cx.now());
    Held { passes, case: own_case(cx, door) }
}

pub(super) async fn seen(cx: &Cx, door: &Arc<Door>) -> Result<Option<Seen>, web::Fault> {
    let Some(id) = visit(cx, door) else { return Ok(None) };
    let (door, held) = (Arc::clone(door), held(cx, door));
    let (f, today) = (cx.frame(), cx.now().day_in(&cx.house().plan.zone));
    cx.read(move |tx| {
        let Some(request) = requests::request(tx, &id)? else { return Ok(None) };
        let mut people = Vec::new();
        for of in request.people() {
            people.extend(preview::of(tx, &door, (&request, of), &held)?);
        }
        // Of a household's mailbox nobody knows yet who of them this is.
        let barriers = match people.as_slice() {
            [one] if one.gives.counts() => barriers::of(tx, one.of, today)?,
            _ => Vec::new(),
        };
        let mut cards = Vec::new();
        for preview in &people {
            let counts = preview.gives.counts();
            cards.push(if counts { counter::cards(tx, &f, preview.of)? } else { Vec::new() });
        }
        Ok((!people.is_empty()).then_some(Seen { request, people, cards, barriers }))
    })
    .await
}

fn page(cx: &Cx, seen: &Seen) -> ProvedPage {
    let f = cx.frame();
    let people = seen.people.iter().zip(&seen.cards);
    let person = |(preview, cards): (&Preview, &Vec<Offer>)| Person {
        cards: cards.clone(),
        ..Person::of(&f, preview)
    };
    let people = people.map(person).collect();
    let (offered, barriers) = (Private::default(), seen.barriers.clone());
    ProvedPage { f, problems: Problems::none(), people, offered, note: None, barriers }
}

fn wrong(cx: &Cx, page: ProvedPage, field: &'static str, key: &'static str) -> Answer {
    cx.show_problem(ProvedPage { problems: Problems::at_field(field, key), ..page })
}

/// `GET /get-in/proved`
pub(crate) async fn show(cx: Cx, Extension(door): Extension<Arc<Door>>) -> Answer {
    match seen(&cx, &door).await? {
        None => cx.go("/get-in/reset"),
        Some(seen) => cx.show(page(&cx, &seen)),
    }
}

pub(crate) struct ChooseForm {
    person: String,
    password: Secret,
    code: Secret,
    suggest: bool,
}

impl Reads for ChooseForm {
    fn read(fields: &Fields) -> Self {
        let password = if fields.has("use") { "offered" } else { "password" };
        Self {
            person: fields.text("person").to_owned(),
            password: Secret::new(fields.text(password).to_owned()),
            code: Secret::new(fields.text("code").to_owned()),
            suggest: fields.has("suggest"),
        }
    }
}

impl Seen {
    /// Who is meant: the only one, or the one that was ticked.
    pub fn chosen(&self, ticked: &str) -> Option<&Preview> {
        match self.people.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|preview| preview.of.0.to_string() == ticked),
        }
    }
}

/// `POST /get-in/proved`: the new password, and with it the case.
pub(crate) async fn choose(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<ChooseForm>,
) -> Answer {
    let Some(seen) = seen(&cx, &door).await? else { return cx.go("/get-in/reset") };
    let page = page(&cx, &seen);
    let ChooseForm { person, password, suggest, .. } = form.0;
    if suggest {
        let offered = suggestion(&*cx.house().luck).expose().into();
        return cx.show(ProvedPage { offered, ..page });
    }
    let Some(preview) = seen.chosen(&person) else {
        return wrong(&cx, page, "person", "get-in-whose-missing");
    };
    let words = vec![
        preview.username.clone(),
        preview.first_name.clone(),
        cx.house().plan.name.as_str().into(),
    ];
    if let Err(refusal) = judge(&password, &About { words }) {
        return wrong(&cx, page, "password", refusal_key(refusal));
    }
    if door.is_listed(&password) {
        return wrong(&cx, page, "password", "password-listed");
    }
    let hashing = door.means.passwords.hash(&password, cx.house().luck.entropy()).await;
    let stored = hashing.map_err(|_| web::Fault::busy(COME_BACK))?;
    let (of, visit) = (preview.of, seen.request.id);
    let (case, outcome) = open(&cx, &door, (of, visit), stored).await?;
    match outcome {
        Outcome::Refused(Refused::OnlyStronger { .. } | Refused::NothingCounts) => {
            wrong(&cx, page, "password", "get-in-stronger")
        }
        Outcome::Refused(_) => wrong(&cx, page, "password", "get-in-too-many"),
        _ => cx.with_cookie(cx.go("/get-in/case"), &case_cookie(&cx, &door, (of, &case))),
    }
}

async fn open(
    cx: &Cx,
    door: &Arc<Door>,
    (of, visit): (Of, Entropy),
    password: Stored,
) -> Result<(Entropy, Outcome), web::Fault> {
    let (door, house, browser) = (Arc::clone(door), cx.house().clone(), cx.browser().clone());
    let held = held(cx, &door);
    cx.write(move |tx| {
        let hand = Hand { door: &door, house: &house, actor: Actor::Stranger, browser: &browser };
        // One visit, one case for each person: pressed twice, it is the same.
        let case = tx.blind("recovery.case", &format!("{}/{}", base::JobId::new(visit), of.0));
        let Some(request) = requests::request(tx, &visit)? else {
            return Ok((case, Outcome::Refused(Refused::NothingCounts)));
        };
        let act = if let Some(desk) = request.desk(of) {
            let Some(approved) = assist::approved(tx, of, &desk)? else {
                return Ok((case, Outcome::Refused(Refused::NothingCounts)));
            };
            Move::Assisted { case, approved }
        } else {
            let evidence = preview::evidence(tx, (&request, of), &held)?;
            Move::Open { case, evidence }
        };
        Ok((case, cases::make(tx, hand, of, (act, Some(&password)))?))
    })
    .await
}

/// `POST /get-in/text`: a code to the number on file, for whoever has proved something already.
pub(crate) async fn text(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<ChooseForm>,
) -> Answer {
    let Some(seen) = seen(&cx, &door).await? else { return cx.go("/get-in/reset") };
    let page = page(&cx, &seen);
    let Some(preview) = seen.chosen(&form.0.person) else {
        return wrong(&cx, page, "person", "get-in-whose-missing");
    };
    let (of, visit, house) = (preview.of, seen.request.id, cx.house().clone());
    cx.write(move |tx| send_text(tx, (&door, &house), of, &visit)).await?;
    cx.show(ProvedPage { note: Some("get-in-texted"), ..page })
}

fn send_text(
    tx: &Tx,
    (door, house): (&Arc<Door>, &House),
    of: Of,
    visit: &Entropy,
) -> Result<(), Fault> {
    let Some(request) = requests::request(tx, visit)? else { return Ok(()) };
    let Some(contact) = preview::phone(tx, door, of)? else { return Ok(()) };
    let Way::Phone(phone) = &contact.way else { return Ok(()) };
    let ration = tx.blind("recovery.text", &of.0.to_string());
    if !requests::take_message(tx, &ration)? {
        return Ok(());
    }
    let key = format!("{}:{}", base::JobId::new(*visit), tx.now().micros());
    jobs::text(tx, (door, house), (&key, (request.id, request.name)), (phone, of, &contact))
}

/// `POST /get-in/more`: a texted code, a code of an authenticator app, or a saved one.
pub(crate) async fn more(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<ChooseForm>,
) -> Answer {
    let Some(seen) = seen(&cx, &door).await? else { return cx.go("/get-in/reset") };
    let page = page(&cx, &seen);
    let ChooseForm { person, code, .. } = form.0;
    let Some(preview) = seen.chosen(&person) else {
        return wrong(&cx, page, "person", "get-in-whose-missing");
    };
    let (of, visit, telling) = (preview.of, seen.request.id, Telling::of(&cx));
    let proved = cx.write(move |tx| one_more(tx, (&door, &telling), (of, visit), &code)).await?;
    match proved {
        Entered::Proved => cx.go("/get-in/proved"),
        Entered::Ended => cx.go("/get-in"),
        _ => wrong(&cx, page, "code", "get-in-more-wrong"),
    }
}

fn one_more(
    tx: &Tx,
    (door, telling): (&Door, &Telling),
    (of, visit): (Of, Entropy),
    code: &Secret,
) -> Result<Entered, Fault> {
    let Some(mut request) = requests::request(tx, &visit)? else { return Ok(Entered::Ended) };
    let answer = match Typed::read(code) {
        Some(Typed::Digits(digits)) => authenticator::check(tx, telling, of, &digits)?,
        Some(Typed::Saved(code)) => saved::redeem(tx, (&door.engine, telling), of, &code)?,
        None => factors::Answer::None,
    };
    if answer == factors::Answer::Right {
        let bound_at = account::store::opened_at(tx, of)?;
        let evidence = Evidence { domain: Domain::Device, bound_at, original: true };
        let (account, member) = of;
        request.body.proved.push(Proved { account, member, evidence, assisted: None });
        requests::save(tx, &request)?;
        return Ok(Entered::Proved);
    }
    if let Some(long) = Code::typed(code.expose(), INVITATION) {
        let taken = long_code::take(tx, door, (Some(visit), request.body.lang), &long)?;
        let left = request.tries.left();
        return Ok(taken.map_or(Entered::Wrong { left }, |_| Entered::Proved));
    }
    let texted = Code::typed(code.expose(), TEXTED);
    match texted {
        Some(code) => redeem(tx, &door.means.keys, &mut request, (Some(&code), "")),
        None => Ok(Entered::Wrong { left: request.tries.left() }),
    }
}

const fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::TooShort => "password-short",
        Refusal::TooLong => "password-long",
        Refusal::Common => "password-common",
        Refusal::Pattern => "password-pattern",
        Refusal::AboutYou => "password-about-you",
    }
}
