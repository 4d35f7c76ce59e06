//! The sign-in form, and what follows from it.

pub(crate) mod busy;
pub(crate) mod code;
pub(crate) mod passkey;
pub(crate) mod password;

use std::sync::Arc;

use axum::Extension;
use base::{Private, Secret, Timestamp};
use guard::Points;
use guard::typos::Slip;
use web::{
    Answer, Asked, Cookie, Cx, Fields, Form, Frame, From, MaybeViewer, Page, Problem, Problems,
    Reads, Sample, Squeeze, Template, remembered,
};

use super::finish::{Place, SignedIn};
use super::flow::ATTEMPT_LIFE;
use super::known::{self, Answered, Known};
use super::met;
use super::ticket::{NAME_BYTES, Ticket};
use super::unknown::{self, Typing};
use super::{COOKIE, HOME};
use crate::door::Door;
use crate::likely::{Failed, Likely};
use identity::Means;
use identity::devices::{self, Pass};
use identity::passwords::MAX_BYTES;
use identity::sessions::stamp::LastSession;
use identity::sessions::{self, Ending};

/// With this many answers left or fewer, the page says how many (MEMBER-EXPERIENCE 6, rank 7).
const WARN_AT: u32 = 3;

#[derive(Template)]
#[template(path = "sign_in/pages/form.html")]
pub(crate) struct FormPage {
    pub f: Frame,
    pub problems: Problems,
    pub name: Private<String>,
    pub shared: bool,
    /// Where the member goes afterwards; empty for their home page.
    pub back: String,
    /// Why the visitor is here again.
    pub note: Option<String>,
    /// What "Why can't I sign in?" need not ask any more; empty where nothing is known.
    pub after: &'static str,
    /// A right answer is still wanted after this page's first one was wrong.
    pub failed: bool,
    pub likely: Option<Likely>,
}

impl FormPage {
    pub fn empty(f: Frame) -> Self {
        let (name, back) = (Private::default(), String::new());
        let (note, after, likely) = (None, "", None);
        let problems = Problems::none();
        Self { f, problems, name, shared: false, back, note, after, failed: false, likely }
    }
}

impl Page for FormPage {
    const NAME: &'static str = "sign-in";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |note: Option<String>| Self { note, ..Self::empty(f.clone()) };
        let wrong = |problems| Self { problems, name: "ann.wood".into(), ..Self::empty(f.clone()) };
        let mut empty = Problems::none();
        empty.add("username", "sign-in-username-missing");
        empty.add("password", "sign-in-password-missing");
        let at = f.now();
        vec![
            Sample::new("empty", with(None)),
            Sample::problem("nothing-typed", Self { problems: empty, ..Self::empty(f.clone()) }),
            Sample::problem("wrong-password", wrong(only(wrong_password(WARN_AT + 1)))),
            Sample::problem("wrong-password-few-left", wrong(only(wrong_password(1)))),
            Sample::problem(
                "wrong-again",
                Self {
                    likely: Some(Likely::shown(f)),
                    failed: true,
                    ..wrong(only(wrong_password(WARN_AT + 1)))
                },
            ),
            Sample::problem("old-password", wrong(old_problems(f, at, 1))),
            Sample::problem("slip-caps", wrong(slipped(Slip::CapsLock, 9))),
            Sample::problem("slip-spaces", wrong(slipped(Slip::Spaces, 1))),
            Sample::problem("slip-first", wrong(slipped(Slip::FirstLetter, 9))),
            Sample::problem("slip-signs", wrong(slipped(Slip::SmartSigns, 9))),
            Sample::problem("slip-unseen", wrong(slipped(Slip::Unseen, 9))),
            Sample::new("session-ended", with(Some(idle_note(f, at, 15)))),
            Sample::new("session-over", with(Some(f.t("sign-in-ended-twelve").into_owned()))),
            Sample::new("session-ended-elsewhere", with(Some(f.t("sign-in-ended").into_owned()))),
            Sample::new("attempt-ended", with(Some(f.t("sign-in-attempt-ended").into_owned()))),
            Sample::new("attempt-old", with(Some(f.t("sign-in-attempt-old").into_owned()))),
            Sample::new("cookies-blocked", with(Some(f.t("sign-in-cookies").into_owned()))),
        ]
    }
}

/// What the address says of how the visitor came here.
pub(crate) struct Came {
    back: String,
    /// The idle warning ran out in this tab, or another tab signed out.
    ended: bool,
}

impl Reads for Came {
    fn read(fields: &Fields) -> Self {
        Self { back: fields.text("back").to_owned(), ended: fields.has("ended") }
    }
}

/// `GET /sign-in`
pub(crate) async fn form(
    cx: Cx,
    who: MaybeViewer,
    last: Option<Extension<LastSession>>,
    asked: Asked<Came>,
) -> Answer {
    let back = own(&cx, &asked.0.back);
    if who.0.is_some() {
        return cx.go(if back.is_empty() { HOME.to_owned() } else { back });
    }
    let f = cx.frame();
    let note = match last.map(|Extension(last)| (last.at, last.why)) {
        Some((at, Ending::Idle { minutes })) => Some(idle_note(&f, at, minutes)),
        Some((_, Ending::TwelveHours)) => Some(f.t("sign-in-ended-twelve").into_owned()),
        Some((_, Ending::OnPurpose)) => Some(f.t("sign-in-ended").into_owned()),
        None => asked.0.ended.then(|| f.t("sign-in-ended").into_owned()),
    };
    cx.show(FormPage { back, note, ..FormPage::empty(f) }).compressed()
}

/// What was typed into the form, as it came.
pub(crate) struct SignInForm {
    name: String,
    password: Secret,
    shared: bool,
    back: String,
    /// It was wrong once already.
    failed: bool,
}

impl Reads for SignInForm {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.text("username").trim().to_owned(),
            password: Secret::new(fields.text("password").to_owned()),
            shared: fields.has("shared"),
            back: fields.text("back").to_owned(),
            failed: fields.has("failed"),
        }
    }
}

impl SignInForm {
    fn problems(&self) -> Problems {
        let mut problems = Problems::none();
        if self.name.is_empty() {
            problems.add("username", "sign-in-username-missing");
        } else if self.name.len() > NAME_BYTES {
            problems.add("username", "sign-in-username-long");
        }
        if self.password.expose().is_empty() {
            problems.add("password", "sign-in-password-missing");
        } else if self.password.expose().len() > MAX_BYTES {
            problems.add("password", "sign-in-password-long");
        }
        problems
    }
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    from: From,
    form: Form<SignInForm>,
) -> Answer {
    let problems = form.0.problems();
    let SignInForm { name, password, shared, back, failed } = form.0;
    let typing = Typing { name: name.into(), password, shared, back: own(&cx, &back) };
    if !problems.is_empty() {
        return cx.show_problem(again(&cx, &typing, problems));
    }
    let passes = passes(&cx, &door);
    let first = passes.first().copied();
    let known = known::find(&cx, passes, typing.name.0.clone()).await;
    met::look(&cx, first, &known);
    let known = known?;
    let Some(known) = known else { return ask_for_code(&cx, &door, (&typing, from)).await };
    on_known(&cx, &door, (known, &typing), (from, failed)).await
}

/// A browser we know for this name: checked at once, unless too many are.
async fn on_known(
    cx: &Cx,
    door: &Arc<Door>,
    (known, typing): (Known, &Typing),
    (from, failed): (From, bool),
) -> Answer {
    let place = Place::known(cx, (from.0, typing.shared));
    let who = known.account();
    let found = known::answer(cx, door, known, (typing, &place)).await;
    met::on_known(cx, who, &found);
    match found {
        Err(fault) if fault.is_passing() => busy::wait(cx, door, typing),
        found => answered(cx, door, (found?, typing), (from, failed)).await,
    }
}

async fn answered(
    cx: &Cx,
    door: &Arc<Door>,
    (answered, typing): (Answered, &Typing),
    (from, failed): (From, bool),
) -> Answer {
    let before = failed && matches!(answered, Answered::Wrong { .. });
    let problems = match answered {
        Answered::NeedsProof => return ask_for_code(cx, door, (typing, from)).await,
        Answered::SignedIn(signed_in) => return welcome(cx, door, signed_in, &typing.back).await,
        Answered::NeedsFactor(attempt) => return one_step_more(cx, door, (attempt, typing)),
        Answered::Wrong { left } => only(wrong_password(left)),
        Answered::Slipped { slip, left } => slipped(slip, left),
        Answered::Old { until, left } => old_problems(&cx.frame(), until, left),
    };
    let likely = door.likely(cx, Failed::Password, before).await;
    let page = again(cx, typing, problems);
    cx.show_problem(FormPage { after: "?after=wrong", failed: true, likely, ..page })
}

/// The password was right on a browser we know, and the plan wants a factor as well.
fn one_step_more(cx: &Cx, door: &Door, (attempt, typing): (base::AttemptId, &Typing)) -> Answer {
    let ticket = Ticket {
        attempt,
        began_at: cx.now(),
        shared: typing.shared,
        name: typing.name.clone(),
        password: Secret::new(String::new()),
        back: typing.back.clone(),
        cost: Points::default(),
    };
    let sealed = ticket.seal(&door.keys.ticket, &*cx.house().luck);
    cx.with_cookie(cx.go("/sign-in/code"), &ticket_cookie(sealed))
}

fn again(cx: &Cx, typing: &Typing, problems: Problems) -> FormPage {
    let Typing { name, shared, back, .. } = typing.clone();
    FormPage { problems, name, shared, back, ..FormPage::empty(cx.frame()) }
}

/// The next page of everyone we do not know, whatever was typed.
async fn ask_for_code(cx: &Cx, door: &Arc<Door>, (typing, from): (&Typing, From)) -> Answer {
    let before = Ticket::open(&door.keys.ticket, cx.cookie(COOKIE).unwrap_or_default());
    let same = before.filter(|ticket| ticket.name == typing.name).map(|ticket| ticket.attempt);
    let sealed = unknown::begin(cx, door, (typing, from.0), same).await?;
    cx.with_cookie(cx.go("/sign-in/code?sent=1"), &ticket_cookie(sealed))
}

/// Signed in: a new token, the old one dead, and on to where the member wanted to go.
pub(crate) async fn welcome(
    cx: &Cx,
    access: &Means,
    SignedIn { token, pass, lead }: SignedIn,
    back: &str,
) -> Answer {
    if let Some(old) = cx.viewer() {
        let (session, of) = (old.session(), (old.account(), old.member()));
        cx.write(move |tx| sessions::store::end(tx, session, of)).await?;
    }
    let wanted = if back.is_empty() { HOME } else { back };
    let opened = token.clone();
    let session = cx.read(move |tx| sessions::store::by_token(tx, opened.expose())).await?;
    let reads = session.and_then(|found| Some((found.account.reading?, found.life.shared)));
    let mut answer = cx.go(lead.unwrap_or(wanted));
    // Whoever sat here before may have read otherwise.
    if let Some(reads) = reads {
        answer = remembered(cx, reads, answer);
    }
    let answer = cx.with_cookie(answer, &Cookie::new(sessions::COOKIE, token));
    let answer = cx.with_cookie(answer, &Cookie::gone(COOKIE));
    let Some(pass) = pass else { return answer };
    let cookie = devices::cookie_with(&access.keys, &*cx.house().luck, pass, &passes(cx, access));
    cx.with_cookie(answer, &Cookie::new(devices::COOKIE, cookie).lasting(devices::LIFE))
}

fn passes(cx: &Cx, access: &Means) -> Vec<Pass> {
    devices::passes(&access.keys, cx.cookie(devices::COOKIE).unwrap_or_default(), cx.now())
}

fn ticket_cookie(sealed: Secret) -> Cookie {
    Cookie::new(COOKIE, sealed).lasting(ATTEMPT_LIFE)
}

/// A path of ours, or nothing: never the entry pages again, which would lead in a circle.
fn own(cx: &Cx, text: &str) -> String {
    let path = cx.own_path(text).filter(|path| !path.path().starts_with("/sign-"));
    path.map_or_else(String::new, Into::into)
}

fn idle_note(f: &Frame, at: Timestamp, minutes: i64) -> String {
    f.say("sign-in-ended-idle").count("minutes", minutes).put("time", f.moment(at)).to_string()
}

fn wrong_password(left: u32) -> Problem {
    if left > WARN_AT { Problem::new("password", "sign-in-password-wrong") } else { few_left(left) }
}

fn few_left(left: u32) -> Problem {
    Problem::new("password", "sign-in-password-wrong-left").count("left", i64::from(left))
}

fn old_problems(f: &Frame, until: Timestamp, left: u32) -> Problems {
    let old = Problem::new("password", "sign-in-password-old");
    let mut problems = only(old.put("day", f.day(f.day_of(until))));
    if left <= WARN_AT {
        problems.push(few_left(left));
    }
    problems
}

/// What happened between the head and the form, in words; then what is left.
fn slipped(slip: Slip, left: u32) -> Problems {
    let mut problems = only(Problem::new("password", slip_key(slip)));
    if left <= WARN_AT {
        problems.push(few_left(left));
    }
    problems
}

const fn slip_key(slip: Slip) -> &'static str {
    match slip {
        Slip::Spaces => "sign-in-slip-spaces",
        Slip::CapsLock => "sign-in-slip-caps",
        Slip::FirstLetter => "sign-in-slip-first",
        Slip::SmartSigns => "sign-in-slip-signs",
        Slip::Unseen => "sign-in-slip-unseen",
    }
}

fn only(problem: Problem) -> Problems {
    let mut problems = Problems::none();
    problems.push(problem);
    problems
}
