//! The page of somebody else: to say yes or no while it waits, and to say afterwards whether it was
//! proper where nobody had.

use ::store::{Fault as StoreFault, Tx};
use base::JobId;
use identity::notices::Notice;
use web::{Answer, Cx, Fields, Form, Frame, House, Path, Problems, Reads, Template};

use super::super::flow::{Act, Finding, Overseer, State};
use super::super::open;
use super::super::store::{self as emergencies, Emergency};
use super::{Named, PATH, review_path, state};
use crate::session::Staffer;
use crate::session::pages::prove;
use crate::viewed::{What, Why, warrant};

#[derive(Template)]
#[template(path = "emergency/pages/review.html")]
pub struct ReviewPage {
    pub(super) f: Frame,
    pub(super) me: Option<Staffer>,
    pub(super) problems: Problems,
    pub(super) path: String,
    pub(super) name: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) reason: &'static str,
    pub(super) words: String,
    pub(super) state: String,
    pub(super) open: Opens,
}

/// What may be decided here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Yes or no.
    Answer,
    /// Whether it was proper.
    Finding,
    /// It is for somebody of another team.
    OtherTeam,
    Nothing,
}

impl ReviewPage {
    pub(super) fn of(
        f: Frame,
        me: Staffer,
        (one, by, overseer): (&Emergency, &Named, Option<Overseer>),
        problems: Problems,
    ) -> Self {
        let open = match (one.state(f.now()), one.stage.due()) {
            (State::Waits(_), _) => Opens::Answer,
            (_, Some(_)) => Opens::Finding,
            _ => Opens::Nothing,
        };
        let open = match open {
            Opens::Answer | Opens::Finding if overseer.is_none() => Opens::OtherTeam,
            open => open,
        };
        Self {
            problems,
            path: review_path(one),
            name: one.why.name.0.clone(),
            by: by.says(&f),
            at: f.moment(one.asked_at),
            reason: one.why.reason.word(),
            words: one.why.words.0.clone(),
            state: state(&f, one),
            open,
            me: Some(me),
            f,
        }
    }
}

type Told = (Emergency, Named, Option<Overseer>);

fn told(tx: &Tx, who: &Staffer, id: JobId) -> Result<Option<Told>, StoreFault> {
    let Some(one) = emergencies::others(tx, who.id, id)? else { return Ok(None) };
    let overseer = emergencies::may_oversee(tx, who.id, (one.staff, one.stage))?;
    let by = Named::of(tx, one.staff)?;
    Ok(Some((one, by, overseer)))
}

/// `GET /desk/emergency/{id}/review`
pub async fn show(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    page(cx, who, (place.0, Problems::none())).await
}

async fn page(cx: Cx, who: Staffer, (id, problems): (JobId, Problems)) -> Answer {
    let me = who.clone();
    let Some((one, by, overseer)) = cx.read(move |tx| told(tx, &me, id)).await? else {
        return cx.missing();
    };
    let wrong = !problems.is_empty();
    let page = ReviewPage::of(cx.frame(), who, (&one, &by, overseer), problems);
    if wrong { cx.show_problem(page) } else { cx.show(page) }
}

/// Which button was pressed, and what was found.
pub struct Typed {
    act: String,
    found: String,
    /// Telling the member may harm somebody.
    quiet: bool,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(20).collect();
        Self { act: text("act"), found: text("found"), quiet: fields.has("quiet") }
    }
}

/// What is decided.
#[derive(Debug, Clone, Copy)]
enum Says {
    Yes,
    No,
    Found(Finding),
}

impl Says {
    const fn by(self, overseer: Overseer) -> Act {
        match self {
            Self::Yes => Act::Approve(overseer),
            Self::No => Act::Decline(overseer),
            Self::Found(finding) => Act::Find(overseer, finding),
        }
    }

    const fn what(self) -> What {
        match self {
            Self::Yes => What::EmergencyAgreed,
            Self::No => What::EmergencyDeclined,
            Self::Found(Finding::Proper) => What::EmergencyProper,
            Self::Found(Finding::NotProper) => What::EmergencyNotProper,
        }
    }

    const fn done(self) -> &'static str {
        match self {
            Self::Yes => "approved",
            Self::No => "declined",
            Self::Found(_) => "found",
        }
    }
}

/// `POST /desk/emergency/{id}/review`
pub async fn act(cx: Cx, who: Staffer, place: Path<JobId>, form: Form<Typed>) -> Answer {
    let (id, Typed { act, found, quiet }) = (place.0, form.0);
    let says = match (act.as_str(), Finding::read(&found)) {
        ("approve", _) => Says::Yes,
        ("decline", _) => Says::No,
        ("find", Some(finding)) => Says::Found(finding),
        ("find", None) => {
            let missing = Problems::at_field("found", "desk-emergency-found-missing");
            return page(cx, who, (id, missing)).await;
        }
        _ => return cx.missing(),
    };
    if !who.is_fresh(cx.now()) {
        return prove::first(&cx, &format!("{PATH}/{id}/review"));
    }
    let (me, house) = (who.clone(), cx.house().clone());
    match cx.write(move |tx| decide(tx, &house, &me, (id, says, quiet))).await? {
        None => cx.missing(),
        Some(true) => cx.go(format!("{PATH}?done={}", says.done())),
        Some(false) => {
            let late = Problems::at_field("emergency", "desk-emergency-too-late");
            page(cx, who, (id, late)).await
        }
    }
}

/// Whether it was done; nothing where this is not theirs to decide.
fn decide(
    tx: &Tx,
    house: &House,
    who: &Staffer,
    (id, says, quiet): (JobId, Says, bool),
) -> Result<Option<bool>, StoreFault> {
    let Some((one, _, Some(overseer))) = told(tx, who, id)? else { return Ok(None) };
    let Ok(stage) = one.stage.after(says.by(overseer), tx.now()) else { return Ok(Some(false)) };
    let one = Emergency { stage, ..one };
    if !emergencies::save(tx, &one, who.id)? {
        return Ok(Some(false));
    }
    warrant::done(tx, who, one.member, (says.what(), Why::Emergency))?;
    match says {
        Says::Yes => open::opened(tx, house, &one)?,
        // Whether it may harm anybody says whoever looked into it, and not whoever was found wrong.
        Says::Found(Finding::NotProper) if !quiet => {
            open::tell_always(tx, house, &one, &Notice::EmergencyNotProper)?;
        }
        Says::No | Says::Found(_) => {}
    }
    Ok(Some(true))
}
