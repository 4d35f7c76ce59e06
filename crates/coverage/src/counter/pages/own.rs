//! `/card/pharmacy`: making a code, showing it, ending it, and who looked.

use ::store::{Actor, Entry};
use axum::Extension;
use base::Timestamp;
use identity::Keys;
use web::{Answer, Cx, Frame, Page, Problem, Problems, Sample, Template, Viewer};

use super::super::flow::{LIFE, Stage};
use super::super::store::{self, Slip};
use super::super::{By, Lend, copy, lend};
use super::{Shown, newest, over};

const HERE: &str = "/card/pharmacy";

#[derive(Template)]
#[template(path = "counter/pages/own.html")]
pub(crate) struct OwnPage {
    pub f: Frame,
    pub problems: Problems,
    pub shown: Option<Shown>,
    /// Why the last one is over, while that is news.
    pub over: Option<&'static str>,
    /// Former codes: when each was made, and when a pharmacy looked.
    pub past: Vec<(Timestamp, Vec<Timestamp>)>,
    pub has_card: bool,
}

impl OwnPage {
    fn of(f: Frame, keys: &Keys, (slips, has_card): (&[Slip], bool)) -> Self {
        let newest = newest(slips, f.now());
        let shown = match newest {
            Some((slip, Stage::Live(live))) => Some(Shown::of(&f, &keys.counter, (slip, live))),
            _ => None,
        };
        let over = match newest {
            Some((slip, Stage::Over(why))) if f.now() < slip.kept.began_at + LIFE * 6 => {
                Some(over(why))
            }
            _ => None,
        };
        let here = newest.filter(|_| shown.is_some()).map(|(slip, _)| slip.id);
        let past = slips.iter().filter(|slip| Some(slip.id) != here);
        let past = past.map(|slip| (slip.kept.began_at, slip.body.opened.clone())).collect();
        Self { f, problems: Problems::none(), shown, over, past, has_card }
    }
}

impl Page for OwnPage {
    const NAME: &'static str = "pharmacy-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let empty = || Self {
            f: f.as_member("Ann"),
            problems: Problems::none(),
            shown: None,
            over: None,
            past: Vec::new(),
            has_card: true,
        };
        let past =
            vec![(f.now() - LIFE * 3, vec![f.now() - LIFE * 3]), (f.now() - LIFE * 9, vec![])];
        let mut problems = Problems::none();
        problems.push(wait(f, f.now() + LIFE * 3));
        let over = |key| Self { over: Some(key), past: past.clone(), ..empty() };
        vec![
            Sample::new("none", empty()),
            Sample::new(
                "live",
                Self { shown: Some(Shown::sample(f)), past: past.clone(), ..empty() },
            ),
            Sample::new("over-stopped", over("counter-over-stopped")),
            Sample::new("over-seen", over("counter-over-seen")),
            Sample::new("over-guessed", over("counter-over-guessed")),
            Sample::new("over-ran-out", over("counter-over-ran-out")),
            Sample::new("no-card", Self { has_card: false, ..empty() }),
            Sample::problem("wait", Self { problems, ..empty() }),
        ]
    }
}

fn wait(f: &Frame, until: Timestamp) -> Problem {
    Problem::new("make", "counter-wait").put("time", f.time(until))
}

async fn page(cx: &Cx, keys: &Keys, who: &Viewer) -> Result<OwnPage, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let (slips, has_card) = cx
        .read(move |tx| {
            let has_card = lend::facts(tx, scope, today)?.is_some();
            Ok((store::latest(tx, scope.member())?, has_card))
        })
        .await?;
    Ok(OwnPage::of(cx.frame(), keys, (&slips, has_card)))
}

/// `GET /card/pharmacy`
pub(crate) async fn show(cx: Cx, who: Viewer, Extension(keys): Extension<Keys>) -> Answer {
    let page = page(&cx, &keys, &who).await?;
    copy::renewed(&cx, &keys, &who, cx.show(page)).await
}

/// `POST /card/pharmacy`
pub(crate) async fn make(cx: Cx, who: Viewer, Extension(keys): Extension<Keys>) -> Answer {
    let (of, scope) = ((who.account(), who.member()), who.scope());
    let (house, by) = (cx.house().clone(), keys.clone());
    let lent = cx.write(move |tx| lend(tx, (&house, &by), (of, scope), By::SignedIn)).await?;
    match lent {
        Lend::Made(_) | Lend::NoCard => cx.go(HERE),
        Lend::Wait(until) => {
            let mut page = page(&cx, &keys, &who).await?;
            page.problems.push(wait(&page.f, until));
            cx.show_problem(page)
        }
    }
}

/// `POST /card/pharmacy/end`
pub(crate) async fn end(cx: Cx, who: Viewer) -> Answer {
    let (account, member) = (who.account(), who.member());
    cx.write(move |tx| {
        if store::stop(tx, member)? {
            tx.audit(Entry::new("pharmacy.code-ended", Actor::Account(account)).owner(member))?;
        }
        Ok(())
    })
    .await?;
    cx.go(HERE)
}
