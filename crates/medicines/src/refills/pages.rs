//! Choose, check, confirm.

use ::store::{Actor, Entry};
use askama::Template;
use base::{DraftId, PrescriptionId};
use web::{Answer, Asked, Cx, Fields, Form, Frame, Gallery, Page, Problems, Reads, Sample, Viewer};

use self::views::{Left, Tick};
use super::flow::Draft;
use super::store;
use crate::ended::{ended, ended_words};
use crate::orders::LeftOut;
use crate::prescriptions::Prescription;
use crate::prescriptions::rules::{RefillAnswer, refill_answer};
use crate::prescriptions::store::{Reach, prescriptions};

mod check;
mod samples;
mod views;

use self::check::CheckPage;
pub use self::check::{check, confirm};

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

/// Everything that can be ordered today, with its box; everything that cannot, with its reason.
pub async fn choose(cx: Cx, who: Viewer, Asked(ask): Asked<ChooseAsk>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let (draft, only) = (ask.draft, ask.only);
    let (found, ticked, ended) = cx
        .read(move |tx| {
            let found = prescriptions(tx, scope, today, Reach::Recent)?;
            let kept = draft.map(|id| store::draft(tx, scope, id)).transpose()?.flatten();
            let ticked = kept.map(|draft| draft.chosen).or(only.map(|id| vec![id]));
            Ok((found, ticked, ended(tx, scope, today)?))
        })
        .await?;
    let f = cx.frame();
    let ended = ended.map(|ended| ended_words(&f, ended));
    let page = ChoosePage::of(f, &found, ticked.as_deref());
    cx.show(ChoosePage { ended, gone: ask.gone, ..page })
}

/// Keeps what was ticked and goes on to the check page.
pub async fn keep(cx: Cx, who: Viewer, Form(form): Form<ChooseForm>) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let Some(draft) = Draft::of(form.rx) else {
        let (found, ended) = cx
            .read(move |tx| {
                let found = prescriptions(tx, scope, today, Reach::Recent)?;
                Ok((found, ended(tx, scope, today)?))
            })
            .await?;
        let f = cx.frame();
        let ended = ended.map(|ended| ended_words(&f, ended));
        let mut page = ChoosePage { ended, ..ChoosePage::of(f, &found, Some(&[])) };
        if page.ticks.is_empty() {
            return cx.show(page);
        }
        page.problems.add("rx", "refill-choose-one");
        return cx.show_problem(page);
    };
    let by = Actor::Account(who.account());
    let id = cx.write(move |tx| {
        tx.audit(Entry::new("refill.begun", by).owner(scope.member()))?;
        store::save_draft(tx, scope, &draft)
    });
    let id = id.await?;
    cx.go(format!("/refills/check?draft={id}"))
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
    /// That the plan will not pay.
    ended: Option<String>,
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
            ended: None,
            ticks,
            left,
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

impl Page for NothingPage {
    const NAME: &'static str = "refill-nothing";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::nothing(f)
    }
}
