//! The privacy officer's form, after a look with a reason.

pub mod list;

use ::store::{Fault as StoreFault, Tx};
use base::{JobId, Timestamp};
use web::{Answer, Cx, Fields, Form, Frame, Page, Path, Problems, Reads, Sample, Template};

use super::rules::{Entered, Given, Purpose, Typed};
use super::store;
use crate::acts::store::look;
use crate::session::Staffer;
use crate::viewed::{What, warrant};

#[derive(Template)]
#[template(path = "disclosures/pages/enter.html")]
pub struct EnterPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    path: String,
    name: String,
    typed: Typed,
}

impl Page for EnterPage {
    const NAME: &'static str = "desk-disclosure";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems, typed| Self {
            f: f.clone(),
            me: Some(Staffer::played(f, crate::staff::Role::Privacy)),
            problems,
            path: path(JobId::new([4; 16])),
            name: "Ann W.".to_owned(),
            typed,
        };
        let mut all = Problems::none();
        for (field, key) in Typed::default().read(f.today()).err().unwrap_or_default() {
            all.add(field, key);
        }
        let wrong = |state, field, key| {
            let (day, recipient) = ("03/09/2027".to_owned(), "County Court".to_owned());
            let typed = Typed { day, recipient, ..Typed::default() };
            Sample::problem(state, with(Problems::at_field(field, key), typed))
        };
        vec![
            Sample::new("ready", with(Problems::none(), Typed::default())),
            Sample::problem("missing", with(all, Typed::default())),
            wrong("ahead", "day", "desk-disclosure-day-ahead"),
            wrong("old", "day", "desk-disclosure-day-old"),
            wrong("long", "recipient", "desk-disclosure-recipient-long"),
            wrong("number", "recipient", "desk-disclosure-recipient-number"),
            wrong("told-over", "told_from", "desk-disclosure-told-over"),
            wrong("told-far", "told_from", "desk-disclosure-told-far"),
            wrong("told-others", "told_from", "desk-disclosure-told-others"),
        ]
    }
}

/// Where one is entered, on a look.
pub fn path(look: JobId) -> String {
    format!("/desk/looks/{look}/disclosures")
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(400).collect();
        let (day, recipient, told_from) = (text("day"), text("recipient"), text("told_from"));
        Self { day, recipient, given: text("given"), purpose: text("purpose"), told_from }
    }
}

/// `GET /desk/looks/{id}/disclosures`
pub async fn form(cx: Cx, who: Staffer, place: Path<JobId>) -> Answer {
    show(&cx, who, place.0, (Typed::default(), Problems::none())).await
}

async fn show(cx: &Cx, who: Staffer, id: JobId, (typed, problems): (Typed, Problems)) -> Answer {
    let me = who.clone();
    let Some(look) = cx.read(move |tx| look(tx, &me, id)).await? else { return cx.missing() };
    let wrong = !problems.is_empty();
    let (f, me, path, name) = (cx.frame(), Some(who), path(id), look.name.0);
    let page = EnterPage { f, me, problems, path, name, typed };
    if wrong { cx.show_problem(page) } else { cx.show(page) }
}

/// `POST /desk/looks/{id}/disclosures`
pub async fn enter(cx: Cx, who: Staffer, place: Path<JobId>, form: Form<Typed>) -> Answer {
    let (id, typed) = (place.0, form.0);
    let one = match typed.read(who.today) {
        Ok(one) => one,
        Err(wrong) => {
            let mut problems = Problems::none();
            for (field, key) in wrong {
                problems.add(field, key);
            }
            return show(&cx, who, id, (typed, problems)).await;
        }
    };
    let told_at = one.told_from.map(|day| Timestamp::beginning(day, &cx.house().plan.zone));
    if cx.write(move |tx| keep(tx, &who, id, (&one, told_at))).await? {
        cx.go("/desk/look-up?done=disclosed")
    } else {
        cx.missing()
    }
}

/// False where there is no such look any more.
fn keep(
    tx: &Tx,
    who: &Staffer,
    id: JobId,
    (one, told_at): (&Entered, Option<Timestamp>),
) -> Result<bool, StoreFault> {
    let Some(look) = look(tx, who, id)? else { return Ok(false) };
    if store::add(tx, (id, look.member), (one, who.today))? {
        let told_at = told_at.unwrap_or(tx.now());
        warrant::done_told(tx, who, look.member, (What::Disclosed, look.why, told_at))?;
    }
    Ok(true)
}
