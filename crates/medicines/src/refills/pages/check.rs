//! The check page, and the press that places the order.

use ::store::{Actor, Entry, Tx};
use askama::Template;
use base::{Day, DraftId, MemberScope, Money, OrderId, Private};
use profile::{Address, Which};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample, Viewer};

use super::NothingPage;
use super::samples;
use super::views::{self, Left, Line, PlaceView, SpeedView};
use crate::ended::{Ended, ended, ended_words};
use crate::orders::rules::{Way, expected};
use crate::orders::{Speed, When};
use crate::refills::flow::{Chosen, Draft, Split, read_limit, wishes};
use crate::refills::mail;
use crate::refills::store::{self, Confirm, Confirmed};

/// The draft in the address or the form.
#[derive(Debug, Clone, Copy, Default)]
pub struct DraftAsk {
    draft: Option<DraftId>,
    /// An order was taken back to be changed.
    changed: bool,
}

impl Reads for DraftAsk {
    fn read(fields: &Fields) -> Self {
        Self { draft: fields.text("draft").parse().ok(), changed: fields.has("changed") }
    }
}

/// The last page of an order, as it was filled in.
#[derive(Debug, Clone, Default)]
pub struct CheckForm {
    pub draft: Option<DraftId>,
    pub speed: Speed,
    /// The place to mail it to; none before anybody chose.
    pub to: Option<Which>,
    pub limit: Private<String>,
}

impl Reads for CheckForm {
    fn read(fields: &Fields) -> Self {
        Self {
            draft: fields.text("draft").parse().ok(),
            speed: if fields.text("speed") == "fast" { Speed::Fast } else { Speed::Standard },
            to: fields.text("to").parse().ok(),
            limit: fields.text("limit").chars().take(20).collect::<String>().into(),
        }
    }
}

impl CheckForm {
    /// As it was chosen before, where an order was taken back.
    fn kept(id: DraftId, draft: &Draft) -> Self {
        let typed = |limit: Money| limit.to_string().trim_start_matches('$').to_owned();
        Self {
            draft: Some(id),
            speed: draft.wishes.speed,
            to: draft.to,
            limit: draft.wishes.price_limit.map(typed).unwrap_or_default().into(),
        }
    }
}

/// What would be ordered, where to, when it comes. After an order was placed: the order.
pub async fn check(cx: Cx, who: Viewer, Asked(ask): Asked<DraftAsk>) -> Answer {
    let (scope, when) = (who.scope(), When { at: cx.now(), day: cx.today() });
    let plan = cx.house().plan.terms;
    let seen = cx
        .read(move |tx| {
            let Some(draft) =
                ask.draft.map_or_else(|| store::newest_draft(tx, scope), |id| Ok(Some(id)))?
            else {
                return Ok(Seen::Gone);
            };
            let order = store::order_of(tx, draft);
            if crate::orders::store::order(tx, scope, order)?.is_some() {
                return Ok(Seen::Placed(order));
            }
            let Some(split) = store::checked(tx, scope, (draft, when), plan)? else {
                return Ok(Seen::Gone);
            };
            let kept = store::draft(tx, scope, draft)?.unwrap_or_default();
            let form = CheckForm::kept(draft, &kept);
            Ok(Seen::Waits(form, split, Beside::read(tx, scope, when.day)?))
        })
        .await?;
    match seen {
        Seen::Waits(_, split, _) if split.lines.is_empty() => {
            cx.show(NothingPage::of(cx.frame(), &split.left_out))
        }
        Seen::Waits(form, split, beside) => {
            let f = cx.frame();
            let f = if ask.changed { f.with_news(f.t("refill-changed")) } else { f };
            cx.show(CheckPage::of(f, &form, &split, &beside))
        }
        Seen::Placed(order) => cx.go(format!("/orders/{order}?placed=1")),
        Seen::Gone => cx.go("/refills?gone=1"),
    }
}

enum Seen {
    Waits(CheckForm, Split, Beside),
    Placed(OrderId),
    Gone,
}

/// Places the order, once, however often this is pressed.
pub async fn confirm(cx: Cx, who: Viewer, Form(form): Form<CheckForm>) -> Answer {
    let Some(draft) = form.draft else { return cx.go("/refills?gone=1") };
    let Ok(price_limit) = read_limit(&form.limit) else {
        return ask_again(cx, who, form, ("limit", "refill-limit-bad")).await;
    };
    let chosen = Chosen { speed: form.speed, price_limit };
    let (f, when) = (cx.frame(), When { at: cx.now(), day: cx.today() });
    let (scope, by, chosen_place) = (who.scope(), who.account(), form.to);
    let confirmed = cx
        .write(move |tx| {
            let Some(deliver_to) = goes_to(tx, scope, chosen_place, when.day)? else {
                return Ok(None);
            };
            let to = identity::account::mail_of(tx, by)?;
            let asked = Confirm {
                scope,
                by: Some(by),
                draft,
                deliver_to,
                mailed: to.is_some(),
                chosen,
                when,
            };
            store::confirm(tx, &asked, f.plan().terms, &|tx, order| {
                // Beside what was begun here, and not what ordered itself.
                let entry = Entry::new("refill.confirmed", Actor::Account(by));
                tx.audit(entry.owner(scope.member()).thing(order.id.bytes()))?;
                mail::placed(tx, &f, scope, order)
            })
            .map(Some)
        })
        .await?;
    let Some(confirmed) = confirmed else {
        return ask_again(cx, who, form, ("to", "refill-to-gone")).await;
    };
    match confirmed {
        Confirmed::Placed(order) => cx.go(format!("/orders/{}?placed=1", order.id)),
        Confirmed::Before(order) => cx.go(format!("/orders/{order}?placed=1")),
        Confirmed::Nothing(left_out) => cx.show(NothingPage::of(cx.frame(), &left_out)),
        Confirmed::NoAddress => ask_again(cx, who, form, ("to", "refill-no-address")).await,
        Confirmed::Gone => cx.go("/refills?gone=1"),
    }
}

/// The lines of the parcel's label: the place chosen, else the preferred one. None where the place
/// chosen is gone; no lines where nothing is on file.
fn goes_to(
    tx: &Tx,
    scope: MemberScope,
    chosen: Option<Which>,
    today: Day,
) -> Result<Option<Vec<Private<String>>>, ::store::Fault> {
    let Some(which) = chosen else {
        let preferred = profile::preferred(tx, scope, today)?;
        return Ok(Some(preferred.map(|address| address.parcel()).unwrap_or_default()));
    };
    let mut places = profile::places(tx, scope)?.into_iter();
    Ok(places.find(|address| address.which == which).map(|address| address.parcel()))
}

/// The same page with what was filled in, and what is wrong with it.
async fn ask_again(
    cx: Cx,
    who: Viewer,
    form: CheckForm,
    (field, key): (&'static str, &'static str),
) -> Answer {
    let Some(draft) = form.draft else { return cx.go("/refills?gone=1") };
    let (scope, when) = (who.scope(), When { at: cx.now(), day: cx.today() });
    let plan = cx.house().plan.terms;
    let seen = cx
        .read(move |tx| {
            let split = store::checked(tx, scope, (draft, when), plan)?;
            Ok((split, Beside::read(tx, scope, when.day)?))
        })
        .await?;
    match seen {
        (Some(split), beside) if !split.lines.is_empty() => {
            let mut page = CheckPage::of(cx.frame(), &form, &split, &beside);
            let key = beside.frozen().filter(|_| field == "to").unwrap_or(key);
            page.problems.push(Problem::new(field, key).put("phone", &page.f.plan().phone));
            cx.show_problem(page)
        }
        // An earlier press placed it, or it is gone: the check page knows.
        _ => cx.go(format!("/refills/check?draft={draft}")),
    }
}

/// Where it can go, and where it goes unless somebody says otherwise.
pub struct Places {
    pub all: Vec<Address>,
    pub preferred: Option<Which>,
}

/// What the page says beside the medicines.
pub struct Beside {
    pub places: Places,
    /// It may go to the plan's address and to no other.
    pub plans_alone: bool,
    pub ended: Option<Ended>,
}

impl Beside {
    fn read(tx: &Tx, scope: MemberScope, today: Day) -> Result<Self, ::store::Fault> {
        let preferred = profile::preferred(tx, scope, today)?.map(|address| address.which);
        let places = Places { all: profile::places(tx, scope)?, preferred };
        let plans_alone = profile::is_plans_alone(tx, scope)?;
        Ok(Self { places, plans_alone, ended: ended(tx, scope, today)? })
    }

    /// The word key of where it may go while the account is frozen: nobody can add an address then.
    fn frozen(&self) -> Option<&'static str> {
        let nowhere = self.places.all.is_empty();
        self.plans_alone.then_some(if nowhere { "refill-frozen-nowhere" } else { "refill-frozen" })
    }
}

#[derive(Template)]
#[template(path = "refills/pages/check.html")]
pub struct CheckPage {
    f: Frame,
    pub problems: Problems,
    draft: String,
    title: String,
    lines: Vec<Line>,
    left: Vec<Left>,
    /// Where it goes; nothing where all of it is picked up.
    ships: bool,
    /// The one place it can go to; none where there is a choice.
    address: Vec<String>,
    /// Where it may go while the account is frozen.
    frozen: Option<String>,
    places: Vec<PlaceView>,
    /// When it is expected, where there is no speed to choose.
    arrives: Option<String>,
    speeds: Vec<SpeedView>,
    price: String,
    /// How sure that is.
    price_note: &'static str,
    limit: String,
    /// That the plan will not pay.
    ended: Option<String>,
}

impl CheckPage {
    pub fn of(f: Frame, form: &CheckForm, split: &Split, beside: &Beside) -> Self {
        let places = &beside.places;
        let lines: Vec<crate::orders::Line> =
            split.lines.iter().map(crate::orders::Line::of).collect();
        let way = Way::of(lines.iter().map(|line| line.body.way));
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let speeds = views::speeds(&f, way, form.speed);
        let window = expected(way, f.today(), f.plan().terms.standard);
        let (wishes, _) = wishes(split, Chosen::default(), f.plan().terms);
        let frozen = |key| f.say(key).put("phone", &f.plan().phone).to_string();
        let (price, price_note) = views::price_words(&f, &wishes, !speeds.is_empty());
        Self {
            problems: Problems::none(),
            draft: form.draft.map(|draft| draft.to_string()).unwrap_or_default(),
            title: f.say("refill-check-title").count("n", count).to_string(),
            arrives: speeds.is_empty().then(|| crate::orders::pages::window_words(&f, way, window)),
            ships: way != Way::Pickup,
            address: views::only_place(places),
            frozen: beside.frozen().map(frozen),
            places: views::places(&f, places, form.to),
            lines: lines.iter().map(|line| Line::of(&f, line)).collect(),
            left: split.left_out.iter().map(|left| Left::kept(&f, left)).collect(),
            speeds,
            price,
            price_note,
            limit: form.limit.0.clone(),
            ended: beside.ended.map(|ended| ended_words(&f, ended)),
            f,
        }
    }
}

impl Page for CheckPage {
    const NAME: &'static str = "refill-check";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::check(f)
    }
}
