//! `/get-in/reset`: the one page after asking, and the page a message's link opens.
//!
//! It acts when its button is pressed, and then only for whoever types the code, or for the browser
//! that asked and has the link. A scanner that opens or presses it has neither.

use std::sync::Arc;

use ::store::{Fault, Tx};
use axum::Extension;
use base::{Private, Secret};
use guard::Tries;
use identity::codes::{Code, INVITATION, MAILED, TEXTED};
use identity::keys::{Keys, Mark};
use web::{
    Answer, Asked, Cx, Fields, Form, Frame, Page, Problem, Problems, Reads, Sample, Template,
};

use super::{visit, visit_cookie};
use crate::Door;
use crate::requests::{self, Proved, Request, Sent};

#[derive(Template)]
#[template(path = "pages/reset.html")]
pub(crate) struct ResetPage {
    pub f: Frame,
    pub problems: Problems,
    pub state: State,
    pub link: String,
    pub again: Option<&'static str>,
}

/// What must be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// The browser that asked: a code.
    Code,
    /// The browser that asked, by the link: nothing more.
    Press,
    /// Another browser, by the link: a code.
    LinkAndCode,
    /// Another browser without the link: the name and the code.
    NameAndCode,
    /// Too late; a fresh message is one press away.
    Expired,
    /// Too many wrong codes on this visit.
    Ended,
}

impl ResetPage {
    fn new(f: Frame, state: State) -> Self {
        Self { f, problems: Problems::none(), state, link: String::new(), again: None }
    }
}

impl Page for ResetPage {
    const NAME: &'static str = "get-in-reset";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self::new(f.clone(), state);
        let wrong = |problem| {
            let mut problems = Problems::none();
            problems.push(problem);
            Self { problems, ..with(State::Code) }
        };
        vec![
            Sample::new("sent", with(State::Code)),
            Sample::new("again", Self { again: Some("get-in-again-sent"), ..with(State::Code) }),
            Sample::new("too-soon", Self { again: Some("get-in-again-soon"), ..with(State::Code) }),
            Sample::new("link", with(State::Press)),
            Sample::new("link-elsewhere", with(State::LinkAndCode)),
            Sample::new("elsewhere", with(State::NameAndCode)),
            Sample::new("expired", with(State::Expired)),
            Sample::new("ended", with(State::Ended)),
            Sample::problem("shape", wrong(Problem::new("code", "get-in-code-shape"))),
            Sample::problem("wrong", wrong(wrong_code(4))),
            Sample::problem("used", wrong(Problem::new("code", "get-in-code-used"))),
        ]
    }
}

fn wrong_code(left: u32) -> Problem {
    Problem::new("code", "get-in-code-wrong").count("left", i64::from(left))
}

pub(crate) struct Query {
    link: String,
    again: Option<&'static str>,
}

impl Reads for Query {
    fn read(fields: &Fields) -> Self {
        let again = match fields.text("again") {
            "sent" => Some("get-in-again-sent"),
            "soon" => Some("get-in-again-soon"),
            _ => None,
        };
        Self { link: fields.text("link").chars().take(40).collect(), again }
    }
}

/// `GET /get-in/reset`: changes nothing, so whoever opens a link for somebody uses nothing up.
pub(crate) async fn show(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    query: Asked<Query>,
) -> Answer {
    let Query { link, again } = query.0;
    let (own, keys) = (visit(&cx, &door), door.means.keys.clone());
    let asked = link.clone();
    let state = cx.read(move |tx| standing(tx, &keys, (own, &asked))).await?;
    cx.show(ResetPage { link, again, ..ResetPage::new(cx.frame(), state) })
}

fn standing(
    tx: &Tx,
    keys: &Keys,
    (own, link): (Option<base::Entropy>, &str),
) -> Result<State, Fault> {
    let request = own.map(|id| requests::request(tx, &id)).transpose()?.flatten();
    if link.is_empty() {
        return Ok(match request {
            None => State::NameAndCode,
            Some(request) if request.tries.left() == 0 => State::Ended,
            Some(_) => State::Code,
        });
    }
    let Some((_, sent)) = linked(tx, keys, link)? else { return Ok(State::Expired) };
    if sent.is_over(tx.now()) {
        return Ok(State::Expired);
    }
    let asked = request.is_some_and(|request| request.id == sent.request);
    Ok(if asked { State::Press } else { State::LinkAndCode })
}

pub(crate) fn linked(tx: &Tx, keys: &Keys, link: &str) -> Result<Option<(Mark, Sent)>, Fault> {
    let Some(code) = Code::typed(link, INVITATION) else { return Ok(None) };
    let mark = requests::mark(keys, None, &code);
    let found = requests::sent(tx, &mark)?.into_iter().next();
    Ok(found.filter(|sent| sent.kind == requests::Kind::Link).map(|sent| (mark, sent)))
}

pub(crate) struct CodeForm {
    name: Private<String>,
    link: String,
    code: Secret,
}

impl Reads for CodeForm {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.text("name").trim().chars().take(254).collect::<String>().into(),
            link: fields.text("link").chars().take(40).collect(),
            code: Secret::new(fields.text("code").to_owned()),
        }
    }
}

/// What a code led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entered {
    Proved,
    Wrong {
        left: u32,
    },
    Expired,
    Used,
    Ended,
    /// Nothing to begin with: no visit, no link, no name.
    Nothing,
}

/// `POST /get-in/reset`
pub(crate) async fn enter(
    cx: Cx,
    Extension(door): Extension<Arc<Door>>,
    form: Form<CodeForm>,
) -> Answer {
    let CodeForm { name, link, code } = form.0;
    let typed = Code::typed(code.expose(), MAILED).or_else(|| Code::typed(code.expose(), TEXTED));
    let own = visit(&cx, &door);
    let (keys, lang, asked) = (door.means.keys.clone(), cx.lang(), link.clone());
    let blank = code.expose().trim().is_empty();
    let shapeless = typed.is_none() && (link.is_empty() || !blank);
    let state = {
        let (keys, asked) = (keys.clone(), asked.clone());
        cx.read(move |tx| standing(tx, &keys, (own, &asked))).await?
    };
    let page = ResetPage { link, ..ResetPage::new(cx.frame(), state) };
    let wrong = |page: ResetPage, problem| {
        let mut problems = Problems::none();
        problems.push(problem);
        cx.show_problem(ResetPage { problems, ..page })
    };
    if shapeless || (typed.is_none() && state != State::Press) {
        return wrong(page, Problem::new("code", "get-in-code-shape"));
    }
    if state == State::NameAndCode && name.is_empty() {
        return wrong(page, Problem::new("name", "get-in-name-missing"));
    }
    let (visit, entered) = cx
        .write(move |tx| {
            let Some(mut request) = visit_of(tx, &keys, own, (&asked, &name, lang))? else {
                return Ok((None, Entered::Nothing));
            };
            let entered = redeem(tx, &keys, &mut request, (typed.as_ref(), &asked))?;
            Ok((Some(request.id), entered))
        })
        .await?;
    let answer = match entered {
        Entered::Proved => cx.go("/get-in/proved"),
        Entered::Wrong { left } => wrong(page, wrong_code(left)),
        Entered::Used => wrong(page, Problem::new("code", "get-in-code-used")),
        Entered::Expired => cx.show(ResetPage { state: State::Expired, ..page }),
        Entered::Ended => cx.show(ResetPage { state: State::Ended, ..page }),
        Entered::Nothing => cx.go("/get-in"),
    };
    match visit {
        Some(id) => cx.with_cookie(answer, &visit_cookie(&cx, &door, &id)),
        None => answer,
    }
}

/// The visit of this browser; one begins here for a browser that only has the message.
fn visit_of(
    tx: &Tx,
    keys: &Keys,
    own: Option<base::Entropy>,
    (link, name, lang): (&str, &Private<String>, base::Lang),
) -> Result<Option<Request>, Fault> {
    let known = own.map(|id| requests::request(tx, &id)).transpose()?.flatten();
    if let Some((_, sent)) = linked(tx, keys, link)? {
        if let Some(known) = known.filter(|known| known.name == sent.name) {
            return Ok(Some(known));
        }
        let typed = requests::typed(tx, &sent.request)?.unwrap_or_default();
        return requests::begin(tx, &typed, lang).map(Some);
    }
    if known.is_some() || name.is_empty() {
        return Ok(known);
    }
    requests::begin(tx, name, lang).map(Some)
}

/// Uses a code up for this visit: one winner among visits, and the same visit again is the same.
pub(crate) fn redeem(
    tx: &Tx,
    keys: &Keys,
    request: &mut Request,
    (typed, link): (Option<&Code>, &str),
) -> Result<Entered, Fault> {
    if request.tries.left() == 0 {
        return Ok(Entered::Ended);
    }
    let mark = match typed {
        Some(code) if code.symbols().len() == TEXTED => {
            Some(requests::mark(keys, Some(&request.id), code))
        }
        Some(code) => Some(requests::mark(keys, Some(&request.name), code)),
        None => linked(tx, keys, link)?
            .filter(|(_, sent)| sent.request == request.id)
            .map(|(mark, _)| mark),
    };
    let found = mark.map(|mark| requests::sent(tx, &mark)).transpose()?.unwrap_or_default();
    let (Some(mark), Some(first)) = (mark, found.first()) else { return miss(tx, request) };
    if first.is_over(tx.now()) {
        return Ok(Entered::Expired);
    }
    if !requests::use_up(tx, &mark, &request.id)? {
        return Ok(Entered::Used);
    }
    for sent in &found {
        note(request, sent);
    }
    let people: Vec<requests::Of> = found.iter().map(|sent| sent.of).collect();
    requests::answered(tx, &requests::ration_key(tx, "", &people))?;
    requests::save(tx, request)?;
    Ok(Entered::Proved)
}

fn note(request: &mut Request, sent: &Sent) {
    let (account, member) = sent.of;
    let proved = Proved { account, member, evidence: sent.evidence(), assisted: None };
    if !request.body.proved.contains(&proved) {
        request.body.proved.push(proved);
    }
}

fn miss(tx: &Tx, request: &mut Request) -> Result<Entered, Fault> {
    let missed = request.tries.miss();
    request.tries = missed.unwrap_or(Tries::from_wrong(Tries::LIMIT));
    requests::save(tx, request)?;
    Ok(match missed {
        Some(tries) => Entered::Wrong { left: tries.left() },
        None => Entered::Ended,
    })
}
