//! Saved codes: how many are left, making ten, the sheet that shows them once.

use std::sync::Arc;

use axum::Extension;
use base::{Private, Timestamp};
use web::{Answer, Cx, Frame, Page, RecentlyProved, Sample, Template, Viewer};

use super::{Ending, IN_A_SET, make as make_set, store};
use crate::{Engine, Of, Telling};

/// What the member's page shows of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    None,
    Left { left: u32, made_at: Timestamp },
    Off { since: Timestamp },
}

/// With this many left or fewer, the page says to make new ones.
const FEW: u32 = 2;

#[derive(Template)]
#[template(path = "saved/pages/show.html")]
pub(crate) struct ShowPage {
    f: Frame,
    state: State,
}

impl ShowPage {
    fn left(&self) -> u32 {
        match self.state {
            State::Left { left, .. } => left,
            State::None | State::Off { .. } => 0,
        }
    }

    fn left_words(&self) -> String {
        self.f.say("saved-left").count("n", i64::from(self.left())).to_string()
    }

    fn are_few(&self) -> bool {
        self.left() <= FEW
    }
}

impl Page for ShowPage {
    const NAME: &'static str = "saved-codes";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let (f, at) = (f.as_member("Ann"), f.now());
        let with = |state| Self { f: f.clone(), state };
        let left = |left| with(State::Left { left, made_at: at });
        vec![
            Sample::new("none", with(State::None)),
            Sample::new("seven-left", left(7)),
            Sample::new("one-left", left(1)),
            Sample::new("used-up", left(0)),
            Sample::new("switched-off", with(State::Off { since: at })),
        ]
    }
}

/// `GET /security/codes`
pub(crate) async fn show(cx: Cx, who: Viewer) -> Answer {
    let of = of(&who);
    let latest = cx.read(move |tx| store::latest(tx, of)).await?;
    cx.show(ShowPage { f: cx.frame(), state: state(latest) })
}

fn state(latest: Option<store::Set>) -> State {
    let Some(set) = latest else { return State::None };
    match set.ended {
        None => State::Left { left: set.left, made_at: set.made_at },
        Some((since, Ending::WornOut)) => State::Off { since },
        Some((_, Ending::Replaced)) => State::None,
    }
}

#[derive(Template)]
#[template(path = "saved/pages/new.html")]
pub(crate) struct NewPage {
    f: Frame,
    /// How many of the codes made before still count, and would not afterwards.
    replaces: u32,
}

impl NewPage {
    fn replaced(&self) -> String {
        self.f.say("saved-replaces").count("n", i64::from(self.replaces)).to_string()
    }
}

impl Page for NewPage {
    const NAME: &'static str = "saved-codes-new";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |replaces| Self { f: f.as_member("Ann"), replaces };
        vec![Sample::new("first", with(0)), Sample::new("again", with(7))]
    }
}

/// `GET /security/codes/new`
pub(crate) async fn ask(cx: Cx, who: RecentlyProved) -> Answer {
    let of = of(&who);
    let live = cx.read(move |tx| store::live(tx, of)).await?;
    cx.show(NewPage { f: cx.frame(), replaces: live.map_or(0, |set| set.left) })
}

#[derive(Template)]
#[template(path = "saved/pages/sheet.html")]
pub(crate) struct SheetPage {
    f: Frame,
    codes: Vec<Private<String>>,
}

impl Page for SheetPage {
    const NAME: &'static str = "saved-codes-sheet";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let code = |number| format!("ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2{number}").into();
        let codes = (0..IN_A_SET).map(code).collect();
        vec![Sample::new("shown", Self { f: f.as_member("Ann"), codes })]
    }
}

/// `POST /security/codes/new`: the one answer that holds the codes. It leads nowhere else, since
/// nothing could show them again.
pub(crate) async fn make(
    cx: Cx,
    who: RecentlyProved,
    Extension(engine): Extension<Arc<Engine>>,
) -> Answer {
    let (of, telling) = (of(&who), Telling::of(&cx));
    let codes = cx.write(move |tx| make_set(tx, &engine, &telling, of)).await?;
    let codes = codes.iter().map(|code| code.shown().into()).collect();
    cx.show(SheetPage { f: cx.frame(), codes })
}

fn of(who: &Viewer) -> Of {
    (who.account(), who.member())
}
