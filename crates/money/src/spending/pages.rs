//! What you have spent, and the statement for a tax year.

mod samples;
mod statement;
mod year;

use base::{Day, MemberScope};
use coverage::Limits;
use store::{Fault, Tx};
use web::{Answer, Asked, Cx, Fields, Path, Reads, Viewer};

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
    /// Only for the running year: an older one's limits may have been others.
    limits: Option<Limits>,
    name: String,
}

fn known(tx: &Tx, who: MemberScope, (year, today): (i16, Day)) -> Result<Known, Fault> {
    let limits = if year == today.year() { coverage::limits(tx, who, today)? } else { None };
    let person = coverage::person(tx, who)?;
    Ok(Known {
        year,
        years: years(tx, who)?,
        claims: window::all(tx, who, &Window::of(Some(year)))?,
        limits,
        name: person.map(|person| person.name.full()).unwrap_or_default(),
    })
}

async fn ask(cx: &Cx, who: &Viewer, year: i16) -> Result<Known, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    cx.read(move |tx| known(tx, scope, (year, today))).await
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
    let known = ask(&cx, &who, year).await?;
    cx.show(StatementPage::of(cx.frame(), &known))
}

pub async fn statement_pdf(cx: Cx, who: Viewer, Path(year): Path<i16>) -> Answer {
    if !files::readable(year, cx.today()) {
        return cx.missing();
    }
    let known = ask(&cx, &who, year).await?;
    let f = cx.frame();
    let page = StatementPage::of(f.clone(), &known);
    files::sheet(&f, &page.title, page.paragraphs(), &format!("medicine-costs-{year}.pdf"))
}
