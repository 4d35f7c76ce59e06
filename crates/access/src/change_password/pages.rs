//! The page of it.

use std::sync::Arc;

use ::store::{Actor, Fault as StoreFault, Tx};
use axum::Extension;
use base::{AccountId, MemberId, Private, Secret};
use factors::Telling;
use guard::PROVED_ANSWERS;
use web::{
    Answer, Asked, Cookie, Cx, Fields, Form, Frame, Grade, Page, Problem, Problems, Reads, Sample,
    Template, Viewer,
};

use crate::door::Door;
use crate::prove::pages::{answered, renewed};
use crate::register::pages::choose::refusal_key;
use crate::sign_in::{Against, Checked, busy, check};
use identity::account;
use identity::history::{self, Event};
use identity::notices::{self, Notice};
use identity::passwords::{About, Refusal, Stored, judge, suggestion};
use identity::sessions;

type Of = (AccountId, MemberId);

#[derive(Template)]
#[template(path = "change_password/pages/change.html")]
pub(crate) struct ChangePage {
    pub f: Frame,
    pub problems: Problems,
    /// Four plain words on offer; empty until asked for.
    pub offered: Private<String>,
    /// The one in use is on a list of leaked ones.
    pub listed: bool,
}

impl ChangePage {
    fn empty(f: Frame) -> Self {
        Self { f, problems: Problems::none(), offered: Private::default(), listed: false }
    }
}

impl Page for ChangePage {
    const NAME: &'static str = "change-password";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let f = f.as_member("Ann");
        let empty = || Self::empty(f.clone());
        let wrong = |field, key| Self { problems: Problems::at_field(field, key), ..empty() };
        let done = f.with_success(f.t("change-password-done"));
        vec![
            Sample::new("empty", empty()),
            Sample::new("listed", Self { listed: true, ..empty() }),
            Sample::new(
                "suggested",
                Self { offered: "maple canoe quiet lantern".into(), ..empty() },
            ),
            Sample::new("done", Self { f: done, ..empty() }),
            Sample::problem("wrong", wrong("current", "sign-in-password-wrong")),
            Sample::problem("waiting", wrong("current", "prove-wait")),
            Sample::problem("missing", wrong("current", "change-password-current-missing")),
            Sample::problem("short", wrong("password", refusal_key(Refusal::TooShort))),
            Sample::problem("leaked", wrong("password", "password-listed")),
            Sample::problem("same", wrong("password", "change-password-same")),
        ]
    }
}

/// What the address says of how the member came here.
pub(crate) struct Came {
    done: bool,
    listed: bool,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self { done: fields.has("done"), listed: fields.has("listed") }
    }
}

/// `GET /security/password`
pub(crate) async fn form(cx: Cx, who: Viewer, came: Asked<Came>) -> Answer {
    if is_held(&who) {
        return cx.go("/security/limits");
    }
    let f = cx.frame();
    let f = if came.0.done { f.with_success(f.t("change-password-done")) } else { f };
    cx.show(ChangePage { listed: came.0.listed, ..ChangePage::empty(f) })
}

/// The page asks for the present password itself, so nobody proves the same thing twice; what it
/// must ask besides is whether this session may do everything.
fn is_held(who: &Viewer) -> bool {
    who.frozen() || who.grade() != Grade::Full
}

pub(crate) struct ChangeForm {
    current: Secret,
    password: Secret,
    suggest: bool,
}

impl Reads for ChangeForm {
    fn read(fields: &Fields) -> Self {
        let password = if fields.has("use") { "offered" } else { "password" };
        Self {
            current: Secret::new(fields.text("current").to_owned()),
            password: Secret::new(fields.text(password).to_owned()),
            suggest: fields.has("suggest"),
        }
    }
}

/// `POST /security/password`
pub(crate) async fn change(
    cx: Cx,
    who: Viewer,
    Extension(door): Extension<Arc<Door>>,
    form: Form<ChangeForm>,
) -> Answer {
    if is_held(&who) {
        return cx.go("/security/limits");
    }
    let ChangeForm { current, password, suggest } = form.0;
    if suggest {
        let offered = suggestion(&*cx.house().luck).expose().into();
        return cx.show(ChangePage { offered, ..ChangePage::empty(cx.frame()) });
    }
    let (of, name) = ((who.account(), who.member()), who.first_name().to_owned());
    let read = move |tx: &Tx| Ok((Against::read(tx, of)?, account::store::account(tx, of)?));
    let (Some(against), Some(account)) = cx.read(read).await? else { return cx.missing() };
    let about = About { words: vec![account.username.clone(), name.into(), plan(&cx)] };
    let problems = judged(&door, (&current, &password), &about);
    if !problems.is_empty() {
        return problem(&cx, problems);
    }
    if against.kept.is_off() || PROVED_ANSWERS.take(against.kept.answers.bucket, cx.now()).is_err()
    {
        return problem(&cx, Problems::at_field("current", "prove-wait"));
    }
    let checked = check(&door, &current, &against, cx.house().luck.entropy()).await?;
    let hashing = door.passwords.hash(&password, cx.house().luck.entropy()).await;
    let stored = hashing.map_err(busy)?;
    let act = Act {
        telling: Telling::of(&cx),
        session: who.session(),
        token: cx.cookie(sessions::COOKIE).unwrap_or_default().to_owned(),
    };
    match cx.write(move |tx| act.settle(tx, (&against, &checked), &stored)).await? {
        Changed::Done(Some(token)) => {
            let answer = cx.go("/security/password?done=1");
            cx.with_cookie(answer, &Cookie::new(sessions::COOKIE, token))
        }
        Changed::Done(None) => cx.go("/sign-in?ended=1"),
        Changed::Not(wrong) => {
            let mut problems = Problems::none();
            problems.push(wrong);
            problem(&cx, problems)
        }
    }
}

fn plan(cx: &Cx) -> Private<String> {
    cx.house().plan.name.as_str().into()
}

fn problem(cx: &Cx, problems: Problems) -> Answer {
    cx.show_problem(ChangePage { problems, ..ChangePage::empty(cx.frame()) })
}

fn judged(door: &Door, (current, new): (&Secret, &Secret), about: &About) -> Problems {
    let mut problems = Problems::none();
    if current.expose().is_empty() {
        problems.add("current", "change-password-current-missing");
    }
    if let Err(refusal) = judge(new, about) {
        problems.add("password", refusal_key(refusal));
    } else if door.is_listed(new) {
        problems.add("password", "password-listed");
    } else if new.expose() == current.expose() {
        problems.add("password", "change-password-same");
    }
    problems
}

enum Changed {
    Done(Option<Secret>),
    Not(Problem),
}

/// Everything the change needs besides the passwords.
struct Act {
    telling: Telling,
    session: base::SessionId,
    token: String,
}

impl Act {
    fn settle(
        &self,
        tx: &Tx,
        (against, checked): (&Against, &Checked),
        stored: &Stored,
    ) -> Result<Changed, StoreFault> {
        let of: Of = against.of();
        if let Err(mut wrong) = answered(tx, (against, checked))? {
            wrong.field = "current";
            return Ok(Changed::Not(wrong));
        }
        account::set_password(tx, of, stored)?;
        sessions::end_all_but(tx, of, self.session, Actor::Account(of.0))?;
        history::note(tx, of, Event::PasswordChanged, &self.telling.browser)?;
        let key = format!("password-changed/{}", base::AttemptId::new(tx.entropy()));
        let notice = (key.as_str(), &Notice::PasswordChanged);
        notices::tell_every_channel(tx, &self.telling.house, of, notice)?;
        renewed(tx, (self.session, of), (&self.token, None)).map(Changed::Done)
    }
}
