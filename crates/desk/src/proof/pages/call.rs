//! `/call`: where a proof's link lands. Nobody has to sign in, and nothing of any account is shown.
//! Opening it changes nothing: programs that look through mail open links, and press no buttons.

use base::Private;
use identity::codes::Code;
use web::{Answer, Asked, Cx, Fields, Form, Frame, Page, Reads, Sample, Template};

use super::super::mail;
use super::super::rules::{Came, Stage};
use super::super::store::{Answered, Proof, TOKEN, answer, of_link};
use crate::alarms::watch;

#[derive(Template)]
#[template(path = "proof/pages/call.html")]
pub struct CallPage {
    f: Frame,
    state: State,
}

enum State {
    Asking {
        link: Link,
        agent: Private<String>,
        word: String,
        /// In the other language, where it sounds otherwise there.
        other: Option<String>,
    },
    /// With the link by which it is taken back, for a day.
    Yes {
        agent: Private<String>,
        link: Option<Link>,
    },
    No,
    /// Never one of ours, answered already, or over; with a link where a no is still taken.
    Over(Option<Link>),
}

/// What the link carries.
type Link = Private<String>;

impl Page for CallPage {
    const NAME: &'static str = "call";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self { f: f.clone(), state };
        let (word, other) = super::played_word(f);
        let asking = State::Asking { link: "0".into(), agent: "Ana".into(), word, other };
        let yes = State::Yes { agent: "Ana".into(), link: Some("0".into()) };
        vec![
            Sample::new("asking", with(asking)),
            Sample::new("yes", with(yes)),
            Sample::new("no", with(State::No)),
            Sample::new("over", with(State::Over(None))),
            Sample::new("late", with(State::Over(Some("0".into())))),
        ]
    }
}

/// What the link carries, and which button was pressed.
pub struct Said {
    link: Link,
    answer: Option<Came>,
}

impl Reads for Said {
    fn read(fields: &Fields) -> Self {
        let answer = match fields.text("answer") {
            "yes" => Some(Came::Yes),
            "no" => Some(Came::No),
            _ => None,
        };
        Self { link: fields.text("link").chars().take(40).collect::<String>().into(), answer }
    }
}

impl Said {
    fn code(&self) -> Option<Code> {
        Code::typed(&self.link, TOKEN)
    }
}

/// `GET /call`
pub async fn show(cx: Cx, said: Asked<Said>) -> Answer {
    let Some(code) = said.0.code() else { return over(&cx) };
    let found = cx
        .read(move |tx| {
            let Some(proof) = of_link(tx, &code)? else { return Ok(None) };
            let (stage, said) = (proof.at(tx)?, proof.said(tx)?);
            Ok(Some((proof, stage, said)))
        })
        .await?;
    match found {
        Some((proof, Stage::Waits(_), _)) => cx.show(asking(&cx, &proof, said.0.link)),
        Some((proof, _, came)) => cx.show(ended(&cx, &proof, (came, said.0.link))),
        None => over(&cx),
    }
}

fn asking(cx: &Cx, proof: &Proof, link: Link) -> CallPage {
    let f = cx.frame();
    let (word, other) = mail::words(cx.house(), &f, &proof.body.word);
    let agent = proof.body.by.clone();
    CallPage { f, state: State::Asking { link, agent, word, other } }
}

/// What was said and stands, and whether a no is still taken.
fn ended(cx: &Cx, proof: &Proof, (came, link): (Option<Came>, Link)) -> CallPage {
    let link = proof.kept.may_deny(cx.now()).then_some(link);
    let state = match came {
        Some(Came::Yes) => State::Yes { agent: proof.body.by.clone(), link },
        Some(Came::No) => State::No,
        Some(Came::Replaced) | None => State::Over(link),
    };
    CallPage { f: cx.frame(), state }
}

fn over(cx: &Cx) -> Answer {
    cx.show(CallPage { f: cx.frame(), state: State::Over(None) })
}

/// `POST /call`
pub async fn enter(cx: Cx, form: Form<Said>) -> Answer {
    let (Some(code), Some(came)) = (form.0.code(), form.0.answer) else { return over(&cx) };
    let today = cx.now().day_in(&cx.house().plan.zone);
    let answered = cx
        .write(move |tx| {
            let Some(proof) = of_link(tx, &code)? else { return Ok(None) };
            let answered = answer(tx, &proof, came)?;
            if answered == Answered::Now && came == Came::No {
                watch::denied(tx, (proof.member, &proof.id), today)?;
            }
            Ok(Some((proof, answered)))
        })
        .await?;
    let Some((proof, answered)) = answered else { return over(&cx) };
    let stands = (answered != Answered::Over).then_some(came);
    cx.show(ended(&cx, &proof, (stands, form.0.link)))
}
