//! `/get-in/case`: where one's own recovery stands, with its clocks.

use std::sync::Arc;
use std::time::Duration;

use ::store::Tx;
use axum::Extension;
use base::Timestamp;
use coverage::Offer;
use web::{Answer, Cx, Frame, Page, Sample, Template};

use super::{counter, own_case};
use crate::Door;
use crate::cases::{self, Shown};
use crate::flow::{Case, Closed, Stage};

#[derive(Template)]
#[template(path = "pages/case.html")]
pub(crate) struct CasePage {
    pub f: Frame,
    pub state: State,
    /// Of several cards each.
    pub cards: Vec<Offer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The password is set: sign in.
    Full,
    /// Nothing yet.
    Waiting {
        limited_at: Timestamp,
        full_at: Option<Timestamp>,
    },
    Limited {
        full_at: Option<Timestamp>,
    },
    /// Stopped by "this was not me": two proofs or a person.
    Vetoed,
    /// Somebody came back with more, or with the same and sooner.
    Overtaken,
    Lapsed,
}

impl State {
    /// While nobody objected, what was proved for it shows the card at a pharmacy's counter.
    pub const fn shows_card(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Limited { .. })
    }

    pub fn of(shown: &Shown) -> Self {
        match (&shown.closed, &shown.case) {
            (Some(Closed::Full), _) => Self::Full,
            (Some(Closed::Vetoed), _) => Self::Vetoed,
            (Some(Closed::Overtaken), _) => Self::Overtaken,
            (Some(Closed::Lapsed), _) | (None, None) => Self::Lapsed,
            (None, Some(Case { stage: Stage::Waiting { limited_at, full_at }, .. })) => {
                Self::Waiting { limited_at: *limited_at, full_at: *full_at }
            }
            (None, Some(Case { stage: Stage::Limited { full_at }, .. })) => {
                Self::Limited { full_at: *full_at }
            }
        }
    }
}

impl Page for CasePage {
    const NAME: &'static str = "get-in-case";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self { f: f.clone(), state, cards: Vec::new() };
        let (soon, late) = (f.now() + Duration::from_hours(24), f.now() + Duration::from_hours(72));
        let waiting = State::Waiting { limited_at: soon, full_at: Some(late) };
        let offer = |(card, name): (&str, &str)| Offer { card: card.into(), name: name.into() };
        let cards = [("1", "Juniper Rx Standard"), ("2", "Lakeside Rx")].map(offer).into();
        vec![
            Sample::new("full", with(State::Full)),
            Sample::new("two-cards", Self { cards, ..with(waiting) }),
            Sample::new("waiting", with(waiting)),
            Sample::new("limited", with(State::Limited { full_at: Some(late) })),
            Sample::new("letter", with(State::Limited { full_at: None })),
            Sample::new("vetoed", with(State::Vetoed)),
            Sample::new("overtaken", with(State::Overtaken)),
            Sample::new("lapsed", with(State::Lapsed)),
        ]
    }
}

/// `GET /get-in/case`
pub(crate) async fn show(cx: Cx, Extension(door): Extension<Arc<Door>>) -> Answer {
    let Some((of, case)) = own_case(&cx, &door) else { return cx.go("/get-in") };
    let f = cx.frame();
    let read = move |tx: &Tx| {
        let Some(shown) = cases::shown(tx, of, &case)? else { return Ok(None) };
        let state = State::of(&shown);
        let cards = if state.shows_card() { counter::cards(tx, &f, of)? } else { Vec::new() };
        Ok(Some((state, cards)))
    };
    match cx.read(read).await? {
        None => cx.go("/get-in"),
        Some((state, cards)) => cx.show(CasePage { f: cx.frame(), state, cards }),
    }
}
