//! The pages behind the link in a mail. A press changes something; opening changes nothing, since
//! programs that look at mail before people do open links and press nothing.

use ::store::Fault;
use web::{Answer, Cx, Frame, Page, Path, Sample, Template};

use crate::preferences::leaving::{self, HERE};
use crate::preferences::rules::Topic;
use crate::preferences::store;

/// The topics in words.
pub fn names(f: &Frame, topics: &[Topic]) -> Vec<String> {
    let name = |topic: &Topic| f.t(format!("preferences-{}", topic.word())).into_owned();
    topics.iter().map(name).collect()
}

/// One button, for whoever came by a link.
#[derive(Template)]
#[template(path = "preferences/pages/leave.html")]
pub struct LeavePage {
    f: Frame,
    here: String,
    topics: Vec<String>,
}

impl LeavePage {
    fn new(f: Frame, token: &str, topics: &[Topic]) -> Self {
        let topics = names(&f, topics);
        Self { f, here: format!("{HERE}/{token}"), topics }
    }
}

impl Page for LeavePage {
    const NAME: &'static str = "leave";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |topics: &[Topic]| Self::new(f.clone(), "7k2m9qxd", topics);
        vec![
            Sample::new("one", page(&[Topic::News])),
            Sample::new("several", page(&[Topic::Costs, Topic::News, Topic::Savings])),
        ]
    }
}

/// What became of it.
#[derive(Template)]
#[template(path = "preferences/pages/left.html")]
pub struct LeftPage {
    f: Frame,
    /// What no mail comes about any more; nothing where the link ends nothing.
    topics: Vec<String>,
}

impl Page for LeftPage {
    const NAME: &'static str = "left";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let page = |topics: &[Topic]| Self { f: f.clone(), topics: names(f, topics) };
        vec![
            Sample::new("one", page(&[Topic::Savings])),
            Sample::new("several", page(&[Topic::Costs, Topic::News, Topic::Savings])),
            Sample::new("nothing", page(&[])),
        ]
    }
}

/// `GET /preferences/leave/{token}`
pub async fn ask(cx: Cx, Path(token): Path<String>) -> Answer {
    let typed = token.clone();
    match cx.read(move |tx| leaving::read(tx, &typed)).await? {
        Some(leaving) => cx.show(LeavePage::new(cx.frame(), &token, &leaving.topics)),
        None => cx.show(LeftPage { f: cx.frame(), topics: Vec::new() }),
    }
}

/// `POST /preferences/leave/{token}`: by a person's press, or their mailbox's own button (RFC
/// 8058). Whatever the body says, no more of it is sent by mail; again is no new choice.
pub async fn leave(cx: Cx, Path(token): Path<String>) -> Answer {
    let lang = cx.lang();
    let left = cx.write(move |tx| {
        let Some(leaving) = leaving::read(tx, &token)? else { return Ok(Vec::new()) };
        match store::leave(tx, leaving.owner, (&leaving.topics, lang)) {
            Ok(()) => Ok(leaving.topics),
            Err(Fault::Forgotten) => Ok(Vec::new()),
            Err(fault) => Err(fault),
        }
    });
    let topics = left.await?;
    let f = cx.frame();
    let topics = names(&f, &topics);
    cx.show(LeftPage { f, topics })
}
