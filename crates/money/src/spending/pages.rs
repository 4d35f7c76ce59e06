//! What you have spent, and the statement for a tax year.

mod samples;
mod statement;
mod year;

use ::store::{Fault, Tx};
use base::{Day, MemberScope};
use coverage::{Limits, Standing};
use web::{Answer, Asked, Cx, Fields, Path, Reads, Viewer};

use super::rules::counted_from;
use super::store::{Back, Moved, Unsaid, moved, paid_back, unsaid};
use crate::claims::pages::files;
use crate::claims::rules::Window;
use crate::claims::store::{Stored, window, years};
pub use statement::StatementPage;
pub use year::{SpendingPage, month_key};

/// Which year; the running one unless another is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Which(Option<i16>);

impl Reads for Which {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("year").parse().ok())
    }
}

/// All that both pages are made of.
pub struct Known {
    year: i16,
    years: Vec<i16>,
    claims: Vec<Stored>,
    unsaid: Unsaid,
    /// Only for the running year: an older one's limits may have been others.
    limits: Option<Limits>,
    /// How the coverage that is shown first stands today.
    standing: Option<Standing>,
    name: String,
}

impl Known {
    fn counted_from(&self) -> Option<Day> {
        counted_from(self.year, self.limits.as_ref().and_then(|limits| limits.start))
    }
}

fn known(tx: &Tx, who: MemberScope, (year, today): (i16, Day)) -> Result<Known, Fault> {
    let (mut limits, mut standing) = (None, None);
    if year == today.year() {
        limits = coverage::limits(tx, who, today)?;
        standing = coverage::standing(tx, who, today)?;
    }
    let person = coverage::person(tx, who)?;
    let claims = window::all(tx, who, &Window::of(Some(year)))?;
    Ok(Known {
        year,
        years: years(tx, who)?,
        unsaid: unsaid(tx, who, &claims)?,
        claims,
        limits,
        standing,
        name: person.map(|person| person.name.full()).unwrap_or_default(),
    })
}

async fn ask(cx: &Cx, who: &Viewer, year: i16) -> Result<Known, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    cx.read(move |tx| known(tx, scope, (year, today))).await
}

/// What a statement is made of besides.
#[derive(Default)]
pub struct Told {
    moved: Vec<Moved>,
    back: Vec<Back>,
}

async fn told(cx: &Cx, who: &Viewer, year: i16) -> Result<(Known, Told), web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let zone = cx.frame().plan().zone.clone();
    cx.read(move |tx| {
        let moved = moved(tx, scope, (year, &zone))?;
        let back = paid_back(tx, scope, year)?;
        Ok((known(tx, scope, (year, today))?, Told { moved, back }))
    })
    .await
}

pub async fn show(cx: Cx, who: Viewer, Asked(which): Asked<Which>) -> Answer {
    let running = cx.today().year();
    let year = which.0.filter(|year| files::readable(*year, cx.today())).unwrap_or(running);
    let known = ask(&cx, &who, year).await?;
    cx.show(SpendingPage::of(cx.frame(), &known))
}

pub async fn statement(cx: Cx, who: Viewer, Path(year): Path<i16>) -> Answer {
    if !files::readable(year, cx.today()) {
        return cx.missing();
    }
    let (known, told) = told(&cx, &who, year).await?;
    cx.show(StatementPage::of(cx.frame(), &known, &told))
}

pub async fn statement_pdf(cx: Cx, who: Viewer, Path(year): Path<i16>) -> Answer {
    if !files::readable(year, cx.today()) {
        return cx.missing();
    }
    let (known, told) = told(&cx, &who, year).await?;
    let f = cx.frame();
    let page = StatementPage::of(f.clone(), &known, &told);
    files::sheet(&f, &page.title, page.paragraphs(), &format!("medicine-costs-{year}.pdf"))
}
