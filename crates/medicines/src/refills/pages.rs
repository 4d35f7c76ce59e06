//! Choose, check, confirm.

use ::store::Tx;
use askama::Template;
use base::{DraftId, OrderId, PrescriptionId, Private};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Gallery, Page, Problems, Reads, Sample, Viewer};

use self::views::{Left, Line, SpeedView, Tick};
use super::flow::{Chosen, Draft, Split, read_limit, wishes};
use super::mail;
use super::store::{self, Confirm, Confirmed};
use crate::orders::rules::{Way, expected};
use crate::orders::{LeftOut, Speed, When, address_lines as parcel_lines};
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, refill_answer};
use crate::prescriptions::store::{Reach, prescriptions};

mod samples;
mod views;

pub fn gallery(g: &mut Gallery) {
    g.add::<ChoosePage>();
    g.add::<CheckPage>();
    g.add::<NothingPage>();
    g.letters(super::mail::letters);
}

/// Which boxes are ticked before anybody ticks one.
#[derive(Debug, Clone, Default)]
pub struct ChooseAsk {
    only: Option<PrescriptionId>,
    draft: Option<DraftId>,
    gone: bool,
}

impl Reads for ChooseAsk {
    fn read(fields: &Fields) -> Self {
        Self {
            only: fields.text("rx").parse().ok(),
            draft: fields.text("draft").parse().ok(),
            gone: fields.has("gone"),
        }
    }
}

/// What was ticked; a box of a page we never made is no prescription.
#[derive(Debug, Clone, Default)]
pub struct ChooseForm {
    rx: Vec<PrescriptionId>,
}

impl Reads for ChooseForm {
    fn read(fields: &Fields) -> Self {
        Self { rx: fields.all("rx").filter_map(|id| id.parse().ok()).collect() }
    }
}

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
    draft: Option<DraftId>,
    speed: Speed,
    limit: Private<String>,
}

impl Reads for CheckForm {
    fn read(fields: &Fields) -> Self {
        Self {
            draft: fields.text("draft").parse().ok(),
            speed: if fields.text("speed") == "fast" { Speed::Fast } else { Speed::Standard },
            limit: fields.text("limit").chars().take(20).collect::<String>().into(),
        }
    }
}

/// Everything that can be ordered today, with its box; everything that cannot, with its reason.
pub async fn choose(cx: Cx, who: Viewer, Asked(ask): Asked<ChooseAsk>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let (draft, only) = (ask.draft, ask.only);
    let (found, ticked) = cx
        .read(move |tx| {
            let found = prescriptions(tx, scope, today, Reach::Recent)?;
            let kept = draft.map(|id| store::draft(tx, scope, id)).transpose()?.flatten();
            Ok((found, kept.map(|draft| draft.chosen).or(only.map(|id| vec![id]))))
        })
        .await?;
    let mut page = ChoosePage::of(cx.frame(), &found, ticked.as_deref());
    page.gone = ask.gone;
    cx.show(page)
}

/// Keeps what was ticked and goes on to the check page.
pub async fn keep(cx: Cx, who: Viewer, Form(form): Form<ChooseForm>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let Some(draft) = Draft::of(form.rx) else {
        let found = cx.read(move |tx| prescriptions(tx, scope, today, Reach::Recent)).await?;
        let mut page = ChoosePage::of(cx.frame(), &found, Some(&[]));
        if page.ticks.is_empty() {
            return cx.show(page);
        }
        page.problems.add("rx", "refill-choose-one");
        return cx.show_problem(page);
    };
    let id = cx.write(move |tx| store::save_draft(tx, scope, &draft)).await?;
    cx.go(format!("/refills/check?draft={id}"))
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
            Ok(Seen::Waits(draft, split, address_lines(tx, &who)?))
        })
        .await?;
    match seen {
        Seen::Waits(_, split, _) if split.lines.is_empty() => {
            cx.show(NothingPage::of(cx.frame(), &split.left_out))
        }
        Seen::Waits(draft, split, address) => {
            let form = CheckForm { draft: Some(draft), ..CheckForm::default() };
            let f = cx.frame();
            let f = if ask.changed { f.with_news(f.t("refill-changed")) } else { f };
            cx.show(CheckPage::of(f, &form, &split, address))
        }
        Seen::Placed(order) => cx.go(format!("/orders/{order}?placed=1")),
        Seen::Gone => cx.go("/refills?gone=1"),
    }
}

enum Seen {
    Waits(DraftId, Split, Vec<Private<String>>),
    Placed(OrderId),
    Gone,
}

/// Places the order, once, however often this is pressed.
pub async fn confirm(cx: Cx, who: Viewer, Form(form): Form<CheckForm>) -> Answer {
    let Some(draft) = form.draft else { return cx.go("/refills?gone=1") };
    let Ok(price_limit) = read_limit(&form.limit) else {
        return ask_again(cx, who, form, draft).await;
    };
    let chosen = Chosen { speed: form.speed, price_limit };
    let (f, when) = (cx.frame(), When { at: cx.now(), day: cx.today() });
    let confirmed = cx
        .write(move |tx| {
            let to = identity::account::mail_of(tx, who.account())?;
            let asked = Confirm {
                scope: who.scope(),
                by: who.account(),
                draft,
                deliver_to: address_lines(tx, &who)?,
                mailed: to.is_some(),
                chosen,
                when,
            };
            store::confirm(tx, &asked, f.plan().terms, &|tx, order| match &to {
                Some(to) => mail::placed(tx, &f, (who.scope(), to), order),
                None => Ok(()),
            })
        })
        .await?;
    match confirmed {
        Confirmed::Placed(order) => cx.go(format!("/orders/{}?placed=1", order.id)),
        Confirmed::Before(order) => cx.go(format!("/orders/{order}?placed=1")),
        Confirmed::Nothing(left_out) => cx.show(NothingPage::of(cx.frame(), &left_out)),
        Confirmed::Gone => cx.go("/refills?gone=1"),
    }
}

/// The same page with what was typed and what is wrong with it.
async fn ask_again(cx: Cx, who: Viewer, form: CheckForm, draft: DraftId) -> Answer {
    let (scope, when) = (who.scope(), When { at: cx.now(), day: cx.today() });
    let plan = cx.house().plan.terms;
    let seen = cx
        .read(move |tx| {
            let split = store::checked(tx, scope, (draft, when), plan)?;
            Ok((split, address_lines(tx, &who)?))
        })
        .await?;
    match seen {
        (Some(split), address) if !split.lines.is_empty() => {
            let mut page = CheckPage::of(cx.frame(), &form, &split, address);
            page.problems.add("limit", "refill-limit-bad");
            cx.show_problem(page)
        }
        // An earlier press placed it, or it is gone: the check page knows.
        _ => cx.go(format!("/refills/check?draft={draft}")),
    }
}

/// The address on file, as it goes on a parcel.
fn address_lines(tx: &Tx, who: &Viewer) -> Result<Vec<Private<String>>, ::store::Fault> {
    let person = coverage::person(tx, who.scope())?;
    Ok(person
        .and_then(|person| person.address)
        .map(|address| parcel_lines(&address))
        .unwrap_or_default())
}

#[derive(Template)]
#[template(path = "refills/pages/choose.html")]
pub struct ChoosePage {
    f: Frame,
    problems: Problems,
    ticks: Vec<Tick>,
    left: Vec<Left>,
    /// "Order 2 refills", counting the boxes ticked here.
    button: String,
    /// The same for any number, for the script that keeps it true.
    button_one: String,
    button_many: String,
    /// Some boxes are not ticked, so a link ticks them all.
    offer_all: bool,
    gone: bool,
}

impl ChoosePage {
    /// Every box is ticked, or those in `ticked` where that still leaves one to order.
    fn of(f: Frame, found: &[Prescription], ticked: Option<&[PrescriptionId]>) -> Self {
        let (today, plan) = (f.today(), f.plan().terms);
        let (mut ready, mut left) = (Vec::new(), Vec::new());
        for rx in found {
            match refill_answer(rx, today, plan) {
                RefillAnswer::Refillable => ready.push(rx),
                answer => left.push(Left::of(&f, rx, answer)),
            }
        }
        let in_list = |rx: &&Prescription| ticked.is_none_or(|ids| ids.contains(&rx.id));
        let all = !ready.iter().any(in_list);
        let ticks: Vec<Tick> =
            ready.iter().map(|rx| Tick::of(&f, rx, all || in_list(rx))).collect();
        let count = ticks.iter().filter(|tick| tick.chosen).count();
        Self {
            button: views::order_words(&f, count),
            button_one: views::order_words(&f, 1),
            button_many: f.t("refill-order-many").into_owned(),
            offer_all: ticks.len() > 1 && count < ticks.len(),
            problems: Problems::none(),
            gone: false,
            ticks,
            left,
            f,
        }
    }
}

#[derive(Template)]
#[template(path = "refills/pages/check.html")]
pub struct CheckPage {
    f: Frame,
    problems: Problems,
    draft: String,
    title: String,
    lines: Vec<Line>,
    left: Vec<Left>,
    /// Where it goes; nothing where all of it is picked up.
    ships: bool,
    address: Vec<String>,
    /// When it is expected, where there is no speed to choose.
    arrives: Option<String>,
    speeds: Vec<SpeedView>,
    price: String,
    /// How sure that is.
    price_note: &'static str,
    limit: String,
}

impl CheckPage {
    fn of(f: Frame, form: &CheckForm, split: &Split, address: Vec<Private<String>>) -> Self {
        let lines: Vec<crate::orders::Line> =
            split.lines.iter().map(crate::orders::Line::of).collect();
        let way = Way::of(lines.iter().map(|line| line.body.way));
        let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let speeds = views::speeds(&f, way, form.speed);
        let window = expected(way, f.today(), f.plan().terms.standard);
        let (wishes, _) = wishes(split, Chosen::default(), f.plan().terms);
        let (price, price_note) = views::price_words(&f, &wishes, !speeds.is_empty());
        Self {
            problems: Problems::none(),
            draft: form.draft.map(|draft| draft.to_string()).unwrap_or_default(),
            title: f.say("refill-check-title").count("n", count).to_string(),
            arrives: speeds.is_empty().then(|| crate::orders::pages::window_words(&f, way, window)),
            ships: way != Way::Pickup,
            address: address.into_iter().map(|line| line.0).collect(),
            lines: lines.iter().map(|line| Line::of(&f, line)).collect(),
            left: split.left_out.iter().map(|left| Left::kept(&f, left)).collect(),
            speeds,
            price,
            price_note,
            limit: form.limit.0.clone(),
            f,
        }
    }
}

/// Nothing of what was chosen can be ordered any more.
#[derive(Template)]
#[template(path = "refills/pages/nothing.html")]
pub struct NothingPage {
    f: Frame,
    left: Vec<Left>,
}

impl NothingPage {
    fn of(f: Frame, left_out: &[LeftOut]) -> Self {
        Self { left: left_out.iter().map(|left| Left::kept(&f, left)).collect(), f }
    }
}

impl Page for ChoosePage {
    const NAME: &'static str = "refills";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::choose(f)
    }
}

impl Page for CheckPage {
    const NAME: &'static str = "refill-check";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::check(f)
    }
}

impl Page for NothingPage {
    const NAME: &'static str = "refill-nothing";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::nothing(f)
    }
}
