//! `/card/pharmacy`: making a code, showing it, ending it, and who looked.

use ::store::{Actor, Entry, Tx};
use axum::Extension;
use base::Timestamp;
use identity::Keys;
use web::{Answer, Asked, Cx, Form, Frame, Page, Problem, Problems, Sample, Template, Viewer};

use super::super::flow::{LIFE, Stage};
use super::super::rules::Facts;
use super::super::store::{self, Slip};
use super::super::{By, Lend, copy, lend};
use super::{Shown, newest, over};
use crate::card::store::Held;
use crate::share::pages::Which;

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
    /// What a code may be made for.
    pub cards: Vec<Choice>,
}

/// One card among several.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub id: String,
    pub name: String,
    pub chosen: bool,
}

impl Choice {
    fn all(f: &Frame, held: &[Held], which: Which) -> Vec<Self> {
        let chosen = which.among(held).unwrap_or_default();
        let named = held.iter().zip(lend::names(f, held)).enumerate();
        let choice = |(at, (held, name)): (usize, (&Held, String))| Self {
            id: held.id.to_string(),
            name,
            chosen: at == chosen,
        };
        named.map(choice).collect()
    }
}

impl OwnPage {
    /// The code that works is shown, unless another card is `asked` for than it was made of.
    fn of(
        f: Frame,
        keys: &Keys,
        (slips, cards): (&[Slip], Vec<Choice>),
        asked: Option<&Facts>,
    ) -> Self {
        let newest = newest(slips, f.now());
        let shown = match newest {
            Some((slip, Stage::Live(live)))
                if asked.is_none_or(|facts| slip.body.facts == *facts) =>
            {
                Some(Shown::of(&f, &keys.counter, (slip, live)))
            }
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
        Self { f, problems: Problems::none(), shown, over, past, cards }
    }
}

impl Page for OwnPage {
    const NAME: &'static str = "pharmacy-code";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let card = |id: &str, name: &str| Choice {
            id: id.to_owned(),
            name: name.to_owned(),
            chosen: id == "1",
        };
        let one = || vec![card("1", "Juniper Rx Standard")];
        let empty = || Self {
            f: f.as_member("Ann"),
            problems: Problems::none(),
            shown: None,
            over: None,
            past: Vec::new(),
            cards: one(),
        };
        let both = one().into_iter().chain([card("2", "Lakeside Rx")]);
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
            Sample::new("two-cards", Self { cards: both.collect(), ..empty() }),
            Sample::new("no-card", Self { cards: Vec::new(), ..empty() }),
            Sample::problem("wait", Self { problems, ..empty() }),
        ]
    }
}

fn wait(f: &Frame, until: Timestamp) -> Problem {
    Problem::new("make", "counter-wait").put("time", f.time(until))
}

async fn page(cx: &Cx, keys: &Keys, (who, which): (&Viewer, Which)) -> Result<OwnPage, web::Fault> {
    let (scope, today) = (who.scope(), cx.today());
    let (slips, held, asked) = cx
        .read(move |tx| {
            let held = lend::offered(tx, scope, today)?;
            let asked = match which {
                Which::Card(_) => lend::facts(tx, scope, (which, today))?,
                Which::First | Which::None => None,
            };
            Ok((store::latest(tx, scope.member())?, held, asked))
        })
        .await?;
    let f = cx.frame();
    let cards = Choice::all(&f, &held, which);
    Ok(OwnPage::of(f, keys, (&slips, cards), asked.as_ref()))
}

/// `GET /card/pharmacy`
pub(crate) async fn show(
    cx: Cx,
    who: Viewer,
    Extension(keys): Extension<Keys>,
    which: Asked<Which>,
) -> Answer {
    let page = page(&cx, &keys, (&who, which.0)).await?;
    copy::renewed(&cx, &keys, &who, cx.show(page)).await
}

/// `POST /card/pharmacy`
pub(crate) async fn make(
    cx: Cx,
    who: Viewer,
    Extension(keys): Extension<Keys>,
    Form(which): Form<Which>,
) -> Answer {
    let whose = ((who.account(), who.member()), who.scope());
    let (house, by) = (cx.house().clone(), keys.clone());
    let made = move |tx: &Tx| lend::lend(tx, (&house, &by), (whose, which), By::SignedIn);
    match cx.write(made).await? {
        Lend::Made(_) | Lend::NoCard => cx.go(HERE),
        Lend::Wait(until) => {
            let mut page = page(&cx, &keys, (&who, which)).await?;
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
