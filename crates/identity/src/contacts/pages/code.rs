//! The code that came to the new address.

use std::sync::Arc;

use ::store::{Fault as StoreFault, Tx};
use axum::Extension;
use web::{
    Answer, Cx, Fields, Form, Frame, House, Page, Problem, Problems, Reads, Sample, Template,
    Viewer,
};

use super::super::change::{self, Change};
use super::super::flow::{Typed, may_add};
use super::super::{Way, add, current};
use super::{HERE, of};
use crate::codes::{Code, MAILED, TEXTED};
use crate::history::{self, Event};
use crate::keys::Keys;
use crate::notices::{self, Notice};
use crate::{Means, holds};

#[derive(Template)]
#[template(path = "contacts/pages/code.html")]
pub struct CodePage {
    pub f: Frame,
    pub problems: Problems,
    /// Where the code went.
    pub way: String,
}

impl Page for CodePage {
    const NAME: &'static str = "contact-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let page = |problems| Self { f: f.clone(), problems, way: "ann@example.org".to_owned() };
        vec![
            Sample::new("waiting", page(Problems::none())),
            Sample::new("wrong", page(wrong(2))),
            Sample::new("late", page(Problems::at_field("code", "contact-code-late"))),
            Sample::new("shape", page(Problems::at_field("code", "contact-code-shape"))),
        ]
    }
}

fn wrong(left: u32) -> Problems {
    let mut problems = Problems::none();
    problems.push(Problem::new("code", "contact-code-wrong").count("left", i64::from(left)));
    problems
}

/// `GET /security/contacts/code`: only while a code is waited for.
pub async fn form(cx: Cx, who: Viewer) -> Answer {
    let of = of(&who);
    match cx.read(move |tx| change::waiting(tx, of)).await? {
        Some(change) => cx.show(page(&cx, &change.way, Problems::none())),
        None => cx.go(HERE),
    }
}

fn page(cx: &Cx, way: &Way, problems: Problems) -> CodePage {
    CodePage { f: cx.frame(), problems, way: super::whole(way) }
}

pub struct CodeForm(String);

impl Reads for CodeForm {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("code").to_owned())
    }
}

enum Entered {
    Added,
    Problem(Way, Problems),
    /// Over, or another tab moved first.
    Gone,
}

/// `POST /security/contacts/code`
pub async fn enter(
    cx: Cx,
    who: Viewer,
    Extension(means): Extension<Arc<Means>>,
    form: Form<CodeForm>,
) -> Answer {
    let (of, keys, house) = (of(&who), means.keys.clone(), cx.house().clone());
    let (typed, browser) = (form.0.0, cx.browser().clone());
    let entered = cx
        .write(move |tx| {
            let Some(change) = change::waiting(tx, of)? else { return Ok(Entered::Gone) };
            let entered = decide(tx, &change, (&keys, &typed), of)?;
            if matches!(entered, Entered::Added) {
                history::note(tx, of, Event::ContactAdded, &browser)?;
                tell(tx, &house, of, &change)?;
            }
            Ok(entered)
        })
        .await?;
    match entered {
        Entered::Added => cx.go(format!("{HERE}?done=added")),
        Entered::Problem(way, problems) => cx.show_problem(page(&cx, &way, problems)),
        Entered::Gone => cx.go(HERE),
    }
}

type Of = (base::AccountId, base::MemberId);

fn decide(
    tx: &Tx,
    change: &Change,
    (keys, typed): (&Keys, &str),
    of: Of,
) -> Result<Entered, StoreFault> {
    let length = if matches!(change.way, Way::Mail(_)) { MAILED } else { TEXTED };
    let problem = |problems| Ok(Entered::Problem(change.way.clone(), problems));
    let Some(code) = Code::typed(typed, length) else {
        return problem(Problems::at_field("code", "contact-code-shape"));
    };
    match change.waiting.enter(keys.mark(&change.id, code.symbols()), tx.now()) {
        Typed::Expired => problem(Problems::at_field("code", "contact-code-late")),
        Typed::Wrong(waiting) => {
            if !change::missed(tx, of, change, waiting)? {
                return Ok(Entered::Gone);
            }
            problem(wrong(waiting.tries.left()))
        }
        Typed::Ended => {
            change::end(tx, of, change)?;
            Ok(Entered::Gone)
        }
        Typed::Right => {
            // A recovery may have become complete since the code was sent.
            let standing = current(tx, of)?.len();
            let allowed = may_add(standing, holds::recovered(tx, of)?, tx.now()).is_ok();
            if !allowed || !change::end(tx, of, change)? {
                return Ok(Entered::Gone);
            }
            add(tx, of, &change.way, true)?;
            Ok(Entered::Added)
        }
    }
}

/// Old and new hear of it (DESIGN 3).
fn tell(tx: &Tx, house: &House, of: Of, change: &Change) -> Result<(), StoreFault> {
    let notice = Notice::ContactAdded(change.way.masked());
    let key = data_encoding::HEXLOWER.encode(&change.id);
    notices::tell_every_channel(tx, house, of, (&key, &notice))
}
