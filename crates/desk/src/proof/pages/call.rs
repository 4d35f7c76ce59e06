//! `/call`: where a proof's link lands. Nobody has to sign in, and nothing of any account is shown.
//! Opening it changes nothing: programs that look through mail open links, and press no buttons.

use base::Private;
use identity::codes::Code;
use web::{Answer, Asked, Cx, Fields, Form, Frame, Page, Reads, Sample, Template};

use super::super::rules::{Came, Stage};
use super::super::store::{Proof, TOKEN, answer, of_link};
use crate::alarms::watch;

#[derive(Template)]
#[template(path = "proof/pages/call.html")]
pub struct CallPage {
    f: Frame,
    state: State,
}

enum State {
    Asking {
        link: Private<String>,
        agent: Private<String>,
        word: String,
    },
    Yes(Private<String>),
    No,
    /// Never one of ours, answered already, or over.
    Over,
}

impl Page for CallPage {
    const NAME: &'static str = "call";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |state| Self { f: f.clone(), state };
        let word = f.t("desk-word-lantern").into_owned();
        vec![
            Sample::new(
                "asking",
                with(State::Asking { link: "0".into(), agent: "Ana".into(), word }),
            ),
            Sample::new("yes", with(State::Yes("Ana".into()))),
            Sample::new("no", with(State::No)),
            Sample::new("over", with(State::Over)),
        ]
    }
}

/// What the link carries, and which button was pressed.
pub struct Said {
    link: Private<String>,
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
            let stage = proof.at(tx)?;
            Ok(Some((proof, stage)))
        })
        .await?;
    match found {
        Some((proof, Stage::Waits(_))) => cx.show(asking(&cx, &proof, said.0.link)),
        _ => over(&cx),
    }
}

fn asking(cx: &Cx, proof: &Proof, link: Private<String>) -> CallPage {
    let f = cx.frame();
    let word = f.t(format!("desk-word-{}", proof.body.word)).into_owned();
    let agent = proof.body.by.clone();
    CallPage { f, state: State::Asking { link, agent, word } }
}

fn over(cx: &Cx) -> Answer {
    cx.show(CallPage { f: cx.frame(), state: State::Over })
}

/// `POST /call`
pub async fn enter(cx: Cx, form: Form<Said>) -> Answer {
    let (Some(code), Some(came)) = (form.0.code(), form.0.answer) else { return over(&cx) };
    let today = cx.now().day_in(&cx.house().plan.zone);
    let by = cx
        .write(move |tx| {
            let Some(proof) = of_link(tx, &code)? else { return Ok(None) };
            let answered = answer(tx, &proof, came)?;
            if answered && came == Came::No {
                watch::denied(tx, (proof.member, &proof.id), today)?;
            }
            Ok(answered.then_some(proof.body.by))
        })
        .await?;
    let state = match (by, came) {
        (Some(by), Came::Yes) => State::Yes(by),
        (Some(_), _) => State::No,
        (None, _) => State::Over,
    };
    cx.show(CallPage { f: cx.frame(), state })
}
