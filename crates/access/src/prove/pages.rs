//! The page between a member and a sensitive act.

pub(crate) mod passkey;

use std::sync::Arc;
use std::time::Duration;

use ::store::{Fault as StoreFault, Tx};
use axum::Extension;
use base::{AccountId, MemberId, Secret, SessionId, Timestamp};
use factors::{Answer as Factored, Enrolled, Telling, Typed, authenticator, saved};
use guard::{Answers, PROVED_ANSWERS, Ration};
use web::{
    Answer, Asked, Cookie, Cx, Fault, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample,
    Strength, Template, Viewer,
};

use crate::door::Door;
use crate::sign_in::store as attempts;
use crate::sign_in::{Against, Checked, HOME, check, counted};
use identity::account;
use identity::sessions::{self, Route};

type Of = (AccountId, MemberId);

/// Codes somebody in a session may type wrongly.
const CODES: Ration = Ration::new(10, Duration::from_hours(1));

#[derive(Template)]
#[template(path = "prove/pages/prove.html")]
pub(crate) struct ProvePage {
    pub f: Frame,
    pub problems: Problems,
    pub back: String,
    pub has: Has,
    /// Why the passkey that was shown proves nothing.
    pub why: Option<String>,
}

/// What the account can prove itself by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Has {
    pub password: bool,
    /// No wrong password more before this moment.
    pub wait: Option<Timestamp>,
    pub enrolled: Enrolled,
}

impl Has {
    const fn codes(self) -> bool {
        self.enrolled.authenticator || self.enrolled.saved_codes > 0
    }

    fn read(tx: &Tx, of: Of) -> Result<Self, StoreFault> {
        let kept = account::store::kept(tx, of)?.filter(|kept| !kept.is_off());
        let wait = kept.as_ref().and_then(|kept| {
            PROVED_ANSWERS.take(kept.answers.bucket, tx.now()).err().map(|empty| empty.until)
        });
        Ok(Self { password: kept.is_some(), wait, enrolled: factors::enrolled(tx, of)? })
    }
}

impl Page for ProvePage {
    const NAME: &'static str = "prove";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let all = Enrolled { passkeys: 1, authenticator: true, saved_codes: 10 };
        let with = |password, wait, enrolled| Self {
            f: f.clone(),
            problems: Problems::none(),
            back: "/security".to_owned(),
            has: Has { password, wait, enrolled },
            why: None,
        };
        let none = Enrolled::default();
        let wrong = |problem: Problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, ..with(true, None, all) }
        };
        vec![
            Sample::new("password", with(true, None, none)),
            Sample::new("everything", with(true, None, all)),
            Sample::new("waiting", with(true, Some(f.now()), all)),
            Sample::new("waiting-and-nothing-else", with(true, Some(f.now()), none)),
            Sample::new("nothing", with(false, None, none)),
            Sample::problem("wrong-password", wrong(wrong_password(2))),
            Sample::problem("wrong-code", wrong(Problem::new("code", "prove-code-wrong"))),
            Sample::problem("no-code", wrong(Problem::new("code", "prove-code-shape"))),
            Sample::problem("nothing-typed", wrong(Problem::new("password", "prove-nothing"))),
        ]
    }
}

/// Where the member was going.
pub(crate) struct Came(pub String);

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self(fields.text("back").to_owned())
    }
}

/// `GET /prove`
pub(crate) async fn form(cx: Cx, who: Viewer, came: Asked<Came>) -> Answer {
    let of = (who.account(), who.member());
    let has = cx.read(move |tx| Has::read(tx, of)).await?;
    cx.show(page(&cx, has, &came.0.0))
}

fn page(cx: &Cx, has: Has, back: &str) -> ProvePage {
    let (f, problems) = (cx.frame(), Problems::none());
    ProvePage { f, problems, back: own(cx, back), has, why: None }
}

/// A path of ours, or their home page; never this page again.
pub(super) fn own(cx: &Cx, text: &str) -> String {
    let path = cx.own_path(text).filter(|path| !path.path().starts_with("/prove"));
    path.map_or_else(|| HOME.to_owned(), Into::into)
}

pub(crate) struct ProveForm {
    password: Secret,
    code: Secret,
    back: String,
}

impl Reads for ProveForm {
    fn read(fields: &Fields) -> Self {
        Self {
            password: Secret::new(fields.text("password").to_owned()),
            code: Secret::new(fields.text("code").to_owned()),
            back: fields.text("back").to_owned(),
        }
    }
}

/// How a proof fared.
enum Proof {
    Done(Secret),
    Wrong(Problem),
    /// The session has ended meanwhile.
    Over,
}

/// `POST /prove`
pub(crate) async fn prove(
    cx: Cx,
    who: Viewer,
    Extension(door): Extension<Arc<Door>>,
    form: Form<ProveForm>,
) -> Answer {
    let ProveForm { password, code, back } = form.0;
    let of = (who.account(), who.member());
    let proof = if !password.expose().is_empty() {
        by_password(&cx, &door, &who, &password).await?
    } else if code.expose().trim().is_empty() {
        Proof::Wrong(Problem::new("password", "prove-nothing"))
    } else {
        by_code(&cx, &door, &who, &code).await?
    };
    match proof {
        Proof::Done(token) => {
            cx.with_cookie(cx.go(own(&cx, &back)), &Cookie::new(sessions::COOKIE, token))
        }
        Proof::Over => cx.go("/sign-in?ended=1"),
        Proof::Wrong(problem) => {
            let has = cx.read(move |tx| Has::read(tx, of)).await?;
            let mut problems = Problems::none();
            problems.push(problem);
            cx.show_problem(ProvePage { problems, ..page(&cx, has, &back) })
        }
    }
}

async fn by_password(
    cx: &Cx,
    door: &Arc<Door>,
    who: &Viewer,
    password: &Secret,
) -> Result<Proof, Fault> {
    let (of, session) = ((who.account(), who.member()), who.session());
    let Some(against) = cx.read(move |tx| Against::read(tx, of)).await? else {
        return Ok(Proof::Wrong(Problem::new("password", "prove-nothing")));
    };
    if PROVED_ANSWERS.take(against.kept.answers.bucket, cx.now()).is_err() || against.kept.is_off()
    {
        return Ok(Proof::Wrong(Problem::new("password", "prove-wait")));
    }
    let checked = check(door, password, &against, cx.house().luck.entropy()).await?;
    let token = cx.cookie(sessions::COOKIE).unwrap_or_default().to_owned();
    cx.write(move |tx| {
        if let Err(problem) = answered(tx, (&against, &checked))? {
            return Ok(Proof::Wrong(problem));
        }
        proved(tx, (session, of), (&token, None))
    })
    .await
}

/// Counts the answer as the row stands now; a problem where it was wrong.
pub(crate) fn answered(
    tx: &Tx,
    (against, checked): (&Against, &Checked),
) -> Result<Result<(), Problem>, StoreFault> {
    let of = against.of();
    if !against.still_stands(tx)? {
        return Ok(Err(Problem::new("password", "prove-changed")));
    }
    let now = account::store::kept(tx, of)?.map_or(Answers::FRESH, |kept| kept.answers);
    let Ok(answers) = counted(tx, of, checked, (now, PROVED_ANSWERS))? else {
        return Ok(Err(Problem::new("password", "prove-wait")));
    };
    account::store::save_answers(tx, of, answers)?;
    if checked.is_right() {
        return Ok(Ok(()));
    }
    Ok(Err(wrong_password(PROVED_ANSWERS.left(answers.bucket, tx.now()))))
}

async fn by_code(cx: &Cx, door: &Arc<Door>, who: &Viewer, code: &Secret) -> Result<Proof, Fault> {
    let (of, session) = ((who.account(), who.member()), who.session());
    let Some(typed) = Typed::read(code) else {
        return Ok(Proof::Wrong(Problem::new("code", "prove-code-shape")));
    };
    let (telling, door) = (Telling::of(cx), Arc::clone(door));
    let token = cx.cookie(sessions::COOKIE).unwrap_or_default().to_owned();
    cx.write(move |tx| {
        let ration = tx.blind("access.prove-ration", &of.0.to_string());
        if !attempts::take_from(tx, &ration, CODES)? {
            return Ok(Proof::Wrong(Problem::new("code", "prove-wait")));
        }
        let (answer, route) = match &typed {
            Typed::Digits(digits) => {
                (authenticator::check(tx, &telling, of, digits)?, Route::Authenticator)
            }
            Typed::Saved(code) => {
                (saved::redeem(tx, (&door.engine, &telling), of, code)?, Route::SavedCode)
            }
        };
        match answer {
            Factored::Right => {
                attempts::refund_messages(tx, &ration)?;
                proved(tx, (session, of), (&token, Some(route)))
            }
            Factored::Used => Ok(Proof::Wrong(Problem::new("code", "sign-in-code-used"))),
            Factored::Wrong { .. } | Factored::Off | Factored::None => {
                Ok(Proof::Wrong(Problem::new("code", "prove-code-wrong")))
            }
        }
    })
    .await
}

/// The session under a new token. What it was obtained by stays where the new proof is weaker.
fn proved(
    tx: &Tx,
    (session, of): (SessionId, Of),
    (token, route): (&str, Option<Route>),
) -> Result<Proof, StoreFault> {
    Ok(renewed(tx, (session, of), (token, route))?.map_or(Proof::Over, Proof::Done))
}

pub(crate) fn renewed(
    tx: &Tx,
    (session, of): (SessionId, Of),
    (token, route): (&str, Option<Route>),
) -> Result<Option<Secret>, StoreFault> {
    let Some(found) = sessions::store::by_token(tx, token)? else { return Ok(None) };
    let stronger = |route: &Route| route.strength() >= found.route.strength();
    let route = route.filter(stronger).unwrap_or(found.route);
    let route = if found.route.strength() == Strength::Aal2 { found.route } else { route };
    sessions::store::prove_again(tx, session, of, route)
}

fn wrong_password(left: u32) -> Problem {
    if left > 3 {
        return Problem::new("password", "sign-in-password-wrong");
    }
    Problem::new("password", "prove-password-wrong").count("left", i64::from(left))
}
