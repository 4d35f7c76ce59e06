//! The authenticator app: whether one counts, setting one up, taking it away.

mod samples;

use std::sync::Arc;

use axum::Extension;
use base::{Private, Secret};
use identity::account;
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Problems, Reads, RecentlyProved, Template, Viewer,
};

use super::rules::{Digits, Found, judge_first};
use super::setup::{self, Seed};
use super::{State, picture, remove as take_away, state};
use crate::ways::rules::Taking;
use crate::{Engine, Of, Telling, ways};

#[derive(Template)]
#[template(path = "authenticator/pages/show.html")]
pub(crate) struct ShowPage {
    f: Frame,
    state: State,
}

/// What was just done, from the address the browser was led to.
pub(crate) struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "on" => Some("authenticator-on-done"),
            "removed" => Some("authenticator-removed-done"),
            _ => None,
        })
    }
}

/// `GET /security/authenticator`
pub(crate) async fn show(cx: Cx, who: Viewer, done: Asked<Done>) -> Answer {
    let of = of(&who);
    let state = cx.read(move |tx| state(tx, of)).await?;
    let f = cx.frame();
    let f = match done.0.0 {
        Some(key) => f.with_success(f.t(key)),
        None => f,
    };
    cx.show(ShowPage { f, state })
}

#[derive(Template)]
#[template(path = "authenticator/pages/new.html")]
pub(crate) struct NewPage {
    f: Frame,
    problems: Problems,
    /// The seed on its way, sealed for this session.
    sealed: Private<String>,
    /// What is typed into an app that cannot see the picture.
    groups: Private<String>,
    /// The same, as apps on this very phone take it.
    uri: Private<String>,
    picture: Private<String>,
    squares: usize,
}

impl NewPage {
    fn of(f: Frame, (seed, username): (&Seed, &str), sealed: String) -> Self {
        let uri = seed.uri(&f.plan().name, username);
        let (picture, squares) = picture::path(&uri).unwrap_or_default();
        Self {
            problems: Problems::none(),
            sealed: sealed.into(),
            groups: seed.in_groups().into(),
            uri: uri.into(),
            picture: picture.into(),
            squares,
            f,
        }
    }
}

/// `GET /security/authenticator/new`
pub(crate) async fn new(
    cx: Cx,
    who: RecentlyProved,
    Extension(engine): Extension<Arc<Engine>>,
) -> Answer {
    let username = username(&cx, of(&who)).await?;
    let luck = cx.house().luck.as_ref();
    let seed = Seed::draw(who.session(), (luck, cx.now()));
    let sealed = seed.sealed(&engine, luck).expose().to_owned();
    cx.show(NewPage::of(cx.frame(), (&seed, &username.0), sealed))
}

async fn username(cx: &Cx, of: Of) -> Result<Private<String>, web::Fault> {
    let account = cx.read(move |tx| account::store::account(tx, of)).await?;
    Ok(account.map(|account| account.username).unwrap_or_default())
}

/// The seed that was shown, and the code the app made of it.
pub(crate) struct FirstCode {
    sealed: String,
    code: Secret,
}

impl Reads for FirstCode {
    fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        Self { sealed: text("sealed"), code: Secret::new(text("code")) }
    }
}

/// `POST /security/authenticator/new`: the app counts once it has shown a code.
pub(crate) async fn confirm(
    cx: Cx,
    who: RecentlyProved,
    Extension(engine): Extension<Arc<Engine>>,
    form: Form<FirstCode>,
) -> Answer {
    let (of, Form(FirstCode { sealed, code })) = (of(&who), form);
    let Some(seed) = Seed::opened(&engine, who.session(), (&sealed, cx.now())) else {
        // The page stood too long. Its picture is worth nothing any more, so a new one is shown.
        return cx.go("/security/authenticator/new");
    };
    let found = Digits::typed(&code).map(|typed| judge_first(seed.bytes(), &typed, cx.now()));
    let problem = match found {
        Some(Found::Right(pace)) => {
            let telling = Telling::of(&cx);
            cx.write(move |tx| setup::bind(tx, &telling, of, (&seed, pace))).await?;
            return cx.go("/security/authenticator?done=on");
        }
        Some(_) => "authenticator-code-wrong",
        None => "authenticator-code-shape",
    };
    let (username, problems) = (username(&cx, of).await?, Problems::at_field("code", problem));
    let page = NewPage::of(cx.frame(), (&seed, &username.0), sealed);
    cx.show_problem(NewPage { problems, ..page })
}

#[derive(Template)]
#[template(path = "authenticator/pages/remove.html")]
pub(crate) struct RemovePage {
    f: Frame,
    /// Without it nobody could come in any more.
    last: bool,
}

/// `GET /security/authenticator/remove`
pub(crate) async fn ask(cx: Cx, who: RecentlyProved) -> Answer {
    let of = of(&who);
    let last = cx.read(move |tx| is_last(tx, of)).await?;
    cx.show(RemovePage { f: cx.frame(), last })
}

/// `POST /security/authenticator/remove`
pub(crate) async fn remove(cx: Cx, who: RecentlyProved) -> Answer {
    let (of, telling) = (of(&who), Telling::of(&cx));
    let last = cx
        .write(move |tx| {
            let last = is_last(tx, of)?;
            if !last {
                take_away(tx, &telling, of)?;
            }
            Ok(last)
        })
        .await?;
    if last {
        return cx.show_problem(RemovePage { f: cx.frame(), last });
    }
    cx.go("/security/authenticator?done=removed")
}

fn is_last(tx: &::store::Tx, of: Of) -> Result<bool, ::store::Fault> {
    Ok(!ways::ways(tx, of)?.without(Taking::Authenticator).lead_in())
}

fn of(who: &Viewer) -> Of {
    (who.account(), who.member())
}

impl ShowPage {
    /// When it was set up, and when it was last used.
    fn dates(&self) -> (String, String) {
        let State::On { made_at, used_at } = self.state else { return Default::default() };
        let never = || self.f.t("authenticator-never-used").into_owned();
        let used = used_at.map_or_else(never, |at| self.f.moment(at));
        (self.f.day(self.f.day_of(made_at)), used)
    }
}
