//! The page on which anybody says what does not work.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use base::Secret;
use web::{Answer, Cookie, Cx, Fields, Form, Frame, From, Page, Problems, Reads, Sample, Shared};

use super::rules::What;
use super::store;
use crate::follow::Door;
use crate::follow::pages::shown::Home;
use crate::parts::Part;

/// By which a browser is one for a day, and nobody.
const COOKIE: &str = "report";
const COOKIE_LIFE: Duration = Duration::from_hours(24);

#[derive(Template)]
#[template(path = "report/pages/report.html")]
pub struct ReportPage {
    f: Frame,
    home: Home,
    typed: Typed,
    problems: Problems,
    done: bool,
}

impl ReportPage {
    fn at(f: &Frame, home: Home) -> Self {
        let (typed, problems) = (Typed::default(), Problems::none());
        Self { f: f.clone(), home, typed, problems, done: false }
    }
}

impl Page for ReportPage {
    const NAME: &'static str = "report";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let asking = || Self::at(f, Home::sample(f));
        let mut problems = Problems::at_field("part", "status-report-part-missing");
        problems.add("what", "status-report-what-missing");
        let typed = Typed { part: "card".to_owned(), what: String::new() };
        let half = Problems::at_field("what", "status-report-what-missing");
        vec![
            Sample::new("asking", asking()),
            Sample::problem("empty", Self { problems, ..asking() }),
            Sample::problem("half", Self { problems: half, typed, ..asking() }),
            Sample::new("done", Self { done: true, ..asking() }),
        ]
    }
}

/// What was chosen, as it came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    part: String,
    what: String,
}

impl Reads for Typed {
    fn read(fields: &Fields) -> Self {
        let word = |name| fields.text(name).chars().take(20).collect();
        Self { part: word("part"), what: word("what") }
    }
}

/// `GET /report`
pub fn ask(cx: &Cx, door: &Door) -> Answer {
    let page = ReportPage::at(&cx.frame(), Home::of(&cx.frame(), door));
    if cx.cookie(COOKIE).is_some() {
        return cx.show(page);
    }
    let value = data_encoding::HEXLOWER.encode(&cx.house().luck.entropy());
    let cookie = Cookie::new(COOKIE, Secret::new(value)).lasting(COOKIE_LIFE);
    cx.with_cookie(cx.show(page), &cookie)
}

/// `POST /report`
pub async fn report(cx: Cx, door: Arc<Door>, from: From, Form(typed): Form<Typed>) -> Answer {
    let page = ReportPage::at(&cx.frame(), Home::of(&cx.frame(), &door));
    let (part, what) = (typed.part.parse::<Part>(), typed.what.parse::<What>());
    let mut problems = Problems::none();
    if part.is_err() {
        problems.add("part", "status-report-part-missing");
    }
    if what.is_err() {
        problems.add("what", "status-report-what-missing");
    }
    let (Ok(part), Ok(what)) = (part, what) else {
        return cx.show_problem(ReportPage { typed, problems, ..page });
    };
    let (house, cookie) = (Shared::clone(cx.house()), cx.cookie(COOKIE).unwrap_or_default());
    let cookie: String = cookie.chars().take(40).collect();
    let place = from.0;
    cx.write(move |tx| store::report(tx, (place, &cookie), (part, what), &house)).await?;
    cx.show(ReportPage { done: true, ..page })
}
