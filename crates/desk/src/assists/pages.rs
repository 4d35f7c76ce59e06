//! What waits for me, what I asked for, and the page on which I agree or do not.

pub mod one;

use base::Private;
use web::{Answer, Asked, Cx, Fields, Frame, Page, Reads, Sample, Template};

use super::rules::State;
use super::store::{self, Assist};
use crate::acts::rules::how_word;
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "assists/pages/list.html")]
pub struct AssistsPage {
    f: Frame,
    me: Option<Staffer>,
    mine: Vec<Line>,
    asked: Vec<Line>,
}

/// One ask in words.
#[derive(Debug)]
struct Line {
    path: String,
    name: String,
    how: String,
    at: String,
    /// Who asked, or who has to approve.
    other: String,
    state: &'static str,
}

impl Line {
    fn of(f: &Frame, one: &Assist, (other, team): (&Private<String>, &Private<String>)) -> Self {
        Self {
            path: format!("/desk/assists/{}", one.id),
            name: one.name.0.clone(),
            how: f.t(format!("desk-assist-{}", how_word(one.how))).into_owned(),
            at: f.moment(one.asked_at),
            other: person(f, other, team),
            state: one.state.word(),
        }
    }
}

fn person(f: &Frame, name: &Private<String>, team: &Private<String>) -> String {
    f.say("desk-assist-person").put("name", name).put("team", team).to_string()
}

impl Page for AssistsPage {
    const NAME: &'static str = "desk-assists";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let me = || Some(Staffer::played(f, crate::staff::Role::Agent));
        let line = |state| {
            let one = Assist { state, ..one::played(f) };
            Line::of(f, &one, (&one.approver, &one.approver_team))
        };
        let states = [State::Waits, State::Agreed, State::Over];
        let declined = super::rules::No::ALL.map(State::Declined);
        let asked = states.into_iter().chain(declined).map(line).collect();
        let (mine, none) = (vec![line(State::Waits)], Vec::new);
        vec![
            Sample::new("some", Self { f: f.clone(), me: me(), mine, asked }),
            Sample::new("none", Self { f: f.clone(), me: me(), mine: none(), asked: none() }),
        ]
    }
}

/// What has just been done.
pub struct Done(Option<&'static str>);

impl Reads for Done {
    fn read(fields: &Fields) -> Self {
        Self(match fields.text("done") {
            "asked" => Some("desk-assists-asked"),
            "in-person" => Some("desk-assists-slip"),
            "call-back" => Some("desk-assists-text"),
            "declined" => Some("desk-assists-declined"),
            _ => None,
        })
    }
}

/// `GET /desk/assists`
pub async fn list(cx: Cx, who: Staffer, done: Asked<Done>) -> Answer {
    let me = who.id;
    let (mine, asked) =
        cx.read(move |tx| Ok((store::mine(tx, me)?, store::asked_by(tx, me)?))).await?;
    let f = match done.0.0 {
        Some(key) => cx.frame().with_success(cx.frame().t(key).into_owned()),
        None => cx.frame(),
    };
    let mine = mine.iter().map(|one| Line::of(&f, one, (&one.opener, &one.opener_team))).collect();
    let by = |one: &Assist| Line::of(&f, one, (&one.approver, &one.approver_team));
    let asked = asked.iter().map(by).collect();
    cx.show(AssistsPage { f, me: Some(who), mine, asked })
}
