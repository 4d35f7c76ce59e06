//! Which prescriptions refill by themselves, and the page on which one is agreed to or stopped.

use ::store::{Fault, Tx};
use askama::Template;
use base::{Day, MemberScope, Money, PrescriptionId, Private};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Gallery, Page, Path, Problems, Reads, Sample, Viewer,
};

use self::views::{Row, State};
use super::flow::{self, Notice, is_offered};
use super::jobs::notice;
use super::{Automatic, Stage, Step, store};
use crate::ended::{Ended, ended};
use crate::prescriptions::Prescription;
use crate::prescriptions::pages::name_of;
use crate::prescriptions::rules::refill_answer;
use crate::prescriptions::store::{Reach, prescription, prescriptions};

mod samples;
mod views;

pub fn gallery(g: &mut Gallery) {
    g.add::<ListPage>();
    g.add::<ConsentPage>();
    g.letters(super::mail::letters);
}

/// `GET /refills/automatic`: every prescription, and whether it refills by itself.
pub async fn list(cx: Cx, who: Viewer) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let (found, agreed, notice) = cx
        .read(move |tx| {
            let mut found = prescriptions(tx, scope, today, Reach::Recent)?;
            let agreed = store::automatics(tx, scope)?;
            if ended(tx, scope, today)?.is_some() {
                // Nothing is offered without coverage; what was agreed to can still be stopped.
                found.retain(|rx| agreed.iter().any(|one| one.prescription == rx.id));
            }
            Ok((found, agreed, notice(tx, scope)?))
        })
        .await?;
    cx.show(ListPage::of(cx.frame(), (&found, &agreed), notice))
}

/// One prescription with what was agreed of it.
struct Found {
    rx: Prescription,
    automatic: Option<Automatic>,
    history: Vec<Step>,
    estimate: Option<Money>,
    ended: Option<Ended>,
    /// What they are told by before an order.
    notice: Option<Notice>,
}

fn find(
    tx: &Tx,
    scope: MemberScope,
    (id, today): (PrescriptionId, Day),
) -> Result<Option<Found>, Fault> {
    let Some((rx, _)) = prescription(tx, scope, id, today)? else { return Ok(None) };
    Ok(Some(Found {
        automatic: store::automatic(tx, scope, id)?,
        history: store::history(tx, scope, id)?,
        estimate: rx.listed.copay,
        ended: ended(tx, scope, today)?,
        notice: notice(tx, scope)?,
        rx,
    }))
}

impl Found {
    fn is_offered(&self, f: &Frame) -> bool {
        self.ended.is_none() && self.notice.is_some() && offered(f, &self.rx)
    }

    /// Why not.
    fn refused(&self, f: &Frame) -> &'static str {
        if self.ended.is_some() {
            "automatic-not-covered"
        } else if offered(f, &self.rx) {
            "automatic-not-told"
        } else {
            views::refused(f, &self.rx)
        }
    }
}

fn offered(f: &Frame, rx: &Prescription) -> bool {
    let plan = f.plan().terms;
    is_offered(rx, refill_answer(rx, f.today(), plan), plan)
}

/// What has just been done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    Looking,
    On,
    Off,
}

impl Reads for Coming {
    fn read(fields: &Fields) -> Self {
        match fields.text("now") {
            "on" => Self::On,
            "off" => Self::Off,
            _ => Self::Looking,
        }
    }
}

/// `GET /prescriptions/{id}/automatic`
pub async fn look(
    cx: Cx,
    who: Viewer,
    Path(id): Path<PrescriptionId>,
    Asked(coming): Asked<Coming>,
) -> Answer {
    let (scope, today) = (who.scope(), cx.today());
    let Some(found) = cx.read(move |tx| find(tx, scope, (id, today))).await? else {
        return cx.missing();
    };
    cx.show(ConsentPage::of(cx.frame(), &found, coming))
}

/// What was typed and ticked.
#[derive(Debug, Clone, Default)]
pub struct ConsentForm {
    cap: Private<String>,
    agreed: bool,
}

impl Reads for ConsentForm {
    fn read(fields: &Fields) -> Self {
        let cap = fields.text("cap").trim().chars().take(20).collect::<String>();
        Self { cap: cap.into(), agreed: fields.has("agree") }
    }
}

impl ConsentForm {
    fn problems(&self) -> Problems {
        let mut problems = Problems::none();
        if flow::cap(&self.cap).is_err() {
            problems.add("cap", "automatic-cap-wrong");
        }
        if !self.agreed {
            problems.add("agree", "automatic-agree-wrong");
        }
        problems
    }
}

/// `POST /prescriptions/{id}/automatic`
pub async fn agree(
    cx: Cx,
    who: Viewer,
    Path(id): Path<PrescriptionId>,
    Form(form): Form<ConsentForm>,
) -> Answer {
    let (scope, by, today) = (who.scope(), who.account(), cx.today());
    let (f, cap) = (cx.frame(), flow::cap(&form.cap).ok().filter(|_| form.agreed));
    let found = cx
        .write(move |tx| {
            let Some(found) = find(tx, scope, (id, today))? else { return Ok(None) };
            let agreed = cap.filter(|_| found.is_offered(&f));
            if let Some(cap) = agreed {
                store::agree(tx, scope, id, (by, cap))?;
            }
            Ok(Some((found, agreed.is_some())))
        })
        .await?;
    match found {
        None => cx.missing(),
        Some((_, true)) => cx.go(format!("/prescriptions/{id}/automatic?now=on")),
        Some((found, false)) => {
            let page = ConsentPage::of(cx.frame(), &found, Coming::Looking);
            if !page.offered {
                return cx.show(page);
            }
            cx.show_problem(page.refusing(&form))
        }
    }
}

/// `POST /prescriptions/{id}/automatic/stop`: one press, at any time.
pub async fn stop(cx: Cx, who: Viewer, Path(id): Path<PrescriptionId>) -> Answer {
    let (scope, by) = (who.scope(), who.account());
    if cx.write(move |tx| store::stop(tx, scope, (id, by))).await? {
        cx.go(format!("/prescriptions/{id}/automatic?now=off"))
    } else {
        cx.missing()
    }
}

#[derive(Template)]
#[template(path = "automatic/pages/list.html")]
pub struct ListPage {
    f: Frame,
    rows: Vec<Row>,
    /// Why nothing more is offered.
    barred: Option<&'static str>,
}

impl ListPage {
    fn of(
        f: Frame,
        (found, agreed): (&[Prescription], &[Automatic]),
        notice: Option<Notice>,
    ) -> Self {
        let row = |rx: &Prescription| {
            let one = agreed.iter().find(|one| one.prescription == rx.id);
            // What can neither be agreed to nor stopped is left to its own page.
            let is_offered = notice.is_some() && offered(&f, rx);
            let counts = is_offered || one.is_some_and(|one| one.body.stage != Stage::Off);
            counts.then(|| Row::of(&f, (rx, one), notice))
        };
        let barred = if f.plan().terms.automatic {
            notice.is_none().then_some("automatic-not-told")
        } else {
            Some("automatic-not-plan")
        };
        Self { rows: found.iter().filter_map(row).collect(), barred, f }
    }
}

#[derive(Template)]
#[template(path = "automatic/pages/consent.html")]
pub struct ConsentPage {
    f: Frame,
    problems: Problems,
    id: String,
    medicine: String,
    supply: String,
    often: String,
    estimate: String,
    state: State,
    /// On or paused, so that it can be stopped.
    can_stop: bool,
    offered: bool,
    /// What is agreed to with it.
    rules: [&'static str; 3],
    /// Why not, where it is not offered.
    refused: &'static str,
    cap: String,
    agreed: bool,
    history: Vec<String>,
}

impl ConsentPage {
    fn of(f: Frame, found: &Found, coming: Coming) -> Self {
        let f = match coming {
            Coming::On => f.with_success(f.t("automatic-now-on")),
            Coming::Off => f.with_success(f.t("automatic-now-off")),
            Coming::Looking => f,
        };
        let body = found.automatic.as_ref().map(|one| &one.body);
        let stage = body.map_or(Stage::Off, |body| body.stage);
        Self {
            problems: Problems::none(),
            id: found.rx.id.to_string(),
            medicine: name_of(&f, found.rx.name()),
            supply: views::supply(&f, &found.rx),
            often: views::often(&f, &found.rx),
            estimate: views::estimate(&f, found.estimate),
            state: State::of(&f, found.automatic.as_ref(), found.notice),
            can_stop: stage != Stage::Off,
            offered: found.is_offered(&f),
            rules: views::rules(found.notice.unwrap_or(Notice::AtOnce)),
            refused: found.refused(&f),
            cap: body.and_then(|body| body.cap).map_or_else(String::new, views::typed),
            agreed: false,
            history: found.history.iter().map(|step| views::step(&f, step)).collect(),
            f,
        }
    }

    fn refusing(self, form: &ConsentForm) -> Self {
        let (cap, agreed) = (form.cap.0.clone(), form.agreed);
        Self { problems: form.problems(), cap, agreed, ..self }
    }
}

impl Page for ListPage {
    const NAME: &'static str = "automatic-refills";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::list(f)
    }
}

impl Page for ConsentPage {
    const NAME: &'static str = "automatic-refill";
    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        samples::consent(f)
    }
}
