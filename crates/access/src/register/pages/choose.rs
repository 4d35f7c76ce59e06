//! The second page: a username and a password of one's own.

use std::sync::Arc;

use ::store::{Actor, Entry, Fault as StoreFault, Tx};
use axum::Extension;
use base::{Private, Secret};
use web::{
    Answer, Browser, Cookie, Cx, Fields, Form, Frame, Grade, House, Page, Problems, Reads, Sample,
    Template,
};

use super::super::flow::Standing;
use super::super::store::{self, Found, Reach};
use super::super::{COOKIE, mail};
use super::{InvitationPage, accepted};
use crate::door::Door;
use crate::sign_in::SignedIn;
use crate::sign_in::pages::welcome;
use identity::Means;
use identity::account::{self, Created, NewAccount, Username, UsernameError};
use identity::contacts::{self, Way};
use identity::passwords::{About, Refusal, Stored, judge, suggestion};
use identity::sessions::Route;
use identity::sessions::store::{self as sessions, Opening};

#[derive(Template)]
#[template(path = "register/pages/choose.html")]
pub(crate) struct ChoosePage {
    pub f: Frame,
    pub problems: Problems,
    pub username: Private<String>,
    /// Four plain words on offer; empty until asked for.
    pub offered: Private<String>,
}

impl ChoosePage {
    fn empty(f: Frame) -> Self {
        let (username, offered) = (Private::default(), Private::default());
        Self { f, problems: Problems::none(), username, offered }
    }
}

impl Page for ChoosePage {
    const NAME: &'static str = "register-choose";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let wrong = |field, key| Self {
            problems: Problems::at_field(field, key),
            username: "ann.wood".into(),
            ..Self::empty(f.clone())
        };
        let offered = "maple canoe quiet lantern".into();
        let mut samples = vec![
            Sample::new("empty", Self::empty(f.clone())),
            Sample::new("suggested", Self { offered, ..Self::empty(f.clone()) }),
        ];
        for (state, error) in [
            ("username-short", UsernameError::TooShort),
            ("username-long", UsernameError::TooLong),
            ("username-odd", UsernameError::OddCharacter),
        ] {
            samples.push(Sample::problem(state, wrong("username", username_key(error))));
        }
        samples.push(Sample::problem("password-leaked", wrong("password", "password-listed")));
        samples.push(Sample::problem("username-taken", wrong("username", TAKEN)));
        for (state, refusal) in [
            ("password-short", Refusal::TooShort),
            ("password-long", Refusal::TooLong),
            ("password-common", Refusal::Common),
            ("password-pattern", Refusal::Pattern),
            ("password-about-you", Refusal::AboutYou),
        ] {
            samples.push(Sample::problem(state, wrong("password", refusal_key(refusal))));
        }
        samples
    }
}

const TAKEN: &str = "register-username-taken";

/// `GET /register/account`
pub(crate) async fn form(cx: Cx, Extension(access): Extension<Arc<Means>>) -> Answer {
    if accepted(&access, &cx).is_none() {
        return waited(&cx);
    }
    cx.show(ChoosePage::empty(cx.frame()))
}

/// The first page again: the invitation still works, only the wait was too long.
fn waited(cx: &Cx) -> Answer {
    cx.show(InvitationPage { note: Some("register-waited"), ..InvitationPage::empty(cx.frame()) })
}

pub(crate) struct ChooseForm {
    username: Private<String>,
    password: Secret,
    suggest: bool,
}

impl Reads for ChooseForm {
    fn read(fields: &Fields) -> Self {
        // "Use these words" sends the words on offer instead of the field.
        let password = if fields.has("use") { "offered" } else { "password" };
        Self {
            username: fields.text("username").trim().into(),
            password: Secret::new(fields.text(password).to_owned()),
            suggest: fields.has("suggest"),
        }
    }
}

/// `POST /register/account`
pub(crate) async fn choose(
    cx: Cx,
    Extension(access): Extension<Arc<Door>>,
    form: Form<ChooseForm>,
) -> Answer {
    let Some(invitation) = accepted(&access, &cx) else { return waited(&cx) };
    let ChooseForm { username, password, suggest } = form.0;
    let page = ChoosePage { username: username.clone(), ..ChoosePage::empty(cx.frame()) };
    if suggest {
        let offered = suggestion(&*cx.house().luck).expose().into();
        return cx.show(ChoosePage { offered, ..page });
    }
    let Some(found) = cx.read(move |tx| store::by_id(tx, &invitation)).await? else {
        return waited(&cx);
    };
    let (username, mut problems) = judged(&cx, &found, (&username, &password));
    if access.is_listed(&password) {
        problems.add("password", "password-listed");
    }
    let (Some(username), true) = (username, problems.is_empty()) else {
        return cx.show_problem(ChoosePage { problems, ..page });
    };
    let hashing = access.passwords.hash(&password, cx.house().luck.entropy()).await;
    let stored = hashing.map_err(crate::sign_in::busy)?;
    let (house, browser) = (cx.house().clone(), cx.browser().clone());
    let opened = cx
        .write(move |tx| open_account(tx, (&house, &browser), &found, (&username, &stored)))
        .await?;
    match opened {
        Opened::Account(token) => {
            let signed_in = SignedIn { token, pass: None, lead: None };
            let answer = welcome(&cx, &access, signed_in, "").await;
            cx.with_cookie(answer, &Cookie::gone(COOKIE))
        }
        Opened::UsernameTaken => {
            let problems = Problems::at_field("username", TAKEN);
            cx.show_problem(ChoosePage { problems, ..page })
        }
        Opened::AlreadyOpen => cx.show(InvitationPage {
            note: Some("register-used"),
            ..InvitationPage::empty(cx.frame())
        }),
    }
}

fn judged(
    cx: &Cx,
    found: &Found,
    (username, password): (&str, &Secret),
) -> (Option<Username>, Problems) {
    let mut problems = Problems::none();
    let chosen = username.parse::<Username>();
    if let Err(error) = &chosen {
        problems.add("username", username_key(*error));
    }
    let mut words = found.to.about.clone();
    words.extend([username.into(), found.to.first_name.clone()]);
    words.extend(found.to.reach.email().map(|email| email.as_str().into()));
    words.push(cx.house().plan.name.as_str().into());
    if let Err(refusal) = judge(password, &About { words }) {
        problems.add("password", refusal_key(refusal));
    }
    (chosen.ok(), problems)
}

enum Opened {
    Account(Secret),
    UsernameTaken,
    AlreadyOpen,
}

fn open_account(
    tx: &Tx,
    (house, browser): (&House, &Browser),
    found: &Found,
    (username, password): (&Username, &Stored),
) -> Result<Opened, StoreFault> {
    let Some(found) = store::by_id(tx, &found.id)? else { return Ok(Opened::AlreadyOpen) };
    if found.invitation.standing(tx.now()) == Standing::Used {
        return Ok(Opened::AlreadyOpen);
    }
    let to = &found.to;
    let new = NewAccount {
        member: to.member,
        username: username.clone(),
        first_name: to.first_name.clone(),
        lang: to.lang,
        email: to.reach.email().cloned(),
        password: Some(password.clone()),
    };
    let account = match account::create(tx, &new)? {
        Created::Account(account) => account,
        Created::UsernameTaken => return Ok(Opened::UsernameTaken),
        Created::MemberHasOne(_) => return Ok(Opened::AlreadyOpen),
    };
    store::mark_used(tx, &found)?;
    if let Reach::Text(phone) = &to.reach {
        contacts::add(tx, (account, to.member), &Way::Phone(phone.clone()), true)?;
    }
    mail::opened(tx, house, account, to)?;
    let entry = Entry::new("invitation.used", Actor::Account(account)).owner(to.member);
    tx.audit(entry.thing(&found.id))?;
    let opening = Opening {
        account,
        member: to.member,
        device: None,
        shared: false,
        route: Route::Registration,
        grade: Grade::Full,
        browser: browser.clone(),
    };
    Ok(Opened::Account(sessions::open(tx, opening)?))
}

const fn username_key(error: UsernameError) -> &'static str {
    match error {
        UsernameError::TooShort => "register-username-short",
        UsernameError::TooLong => "register-username-long",
        UsernameError::OddCharacter => "register-username-odd",
    }
}

pub(crate) const fn refusal_key(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::TooShort => "password-short",
        Refusal::TooLong => "password-long",
        Refusal::Common => "password-common",
        Refusal::Pattern => "password-pattern",
        Refusal::AboutYou => "password-about-you",
    }
}
