//! `/demo/desk`: in the demo anybody may try the desk, in any role. A live house has no such door.

use web::{Answer, Cx, Fields, Form, Frame, Page, Problems, Reads, Sample, Template};

use super::rules::{Code, Role};
use super::store::{Invited, New, invite};
use crate::session::Staffer;

#[derive(Template)]
#[template(path = "staff/pages/demo.html")]
pub struct DemoPage {
    f: Frame,
    me: Option<Staffer>,
    problems: Problems,
    code: Option<String>,
    team: &'static str,
}

/// Two, so that somebody of another team can approve (GUARD 16).
const TEAMS: [&str; 2] = ["East", "West"];

impl Page for DemoPage {
    const NAME: &'static str = "desk-demo";

    fn samples(f: &Frame) -> Vec<Sample<Self>> {
        let with = |problems, code| Self { f: f.clone(), me: None, problems, code, team: TEAMS[0] };
        let code = Code::draw([7; 16]).shown();
        vec![
            Sample::new("ready", with(Problems::none(), None)),
            Sample::new("code", with(Problems::none(), Some(code))),
            Sample::problem("no-role", with(Problems::at_field("role", "desk-demo-missing"), None)),
        ]
    }
}

pub struct Wanted {
    role: Option<Role>,
    team: &'static str,
}

impl Reads for Wanted {
    fn read(fields: &Fields) -> Self {
        let team = TEAMS.into_iter().find(|team| *team == fields.text("team"));
        Self { role: Role::read(fields.text("role")), team: team.unwrap_or(TEAMS[0]) }
    }
}

/// `GET /demo/desk`
pub async fn form(cx: Cx) -> Answer {
    let (f, problems, team) = (cx.frame(), Problems::none(), TEAMS[0]);
    cx.show(DemoPage { f, me: None, problems, code: None, team })
}

/// `POST /demo/desk`
pub async fn make(cx: Cx, wanted: Form<Wanted>) -> Answer {
    let Wanted { role, team } = wanted.0;
    let Some(role) = role else {
        let (f, problems) = (cx.frame(), Problems::at_field("role", "desk-demo-missing"));
        return cx.show_problem(DemoPage { f, me: None, problems, code: None, team });
    };
    let invited = cx.write(move |tx| {
        // Everybody who tries it is somebody else.
        let number = u32::from_be_bytes([0, tx.entropy()[0], tx.entropy()[1], tx.entropy()[2]]);
        let (name, team) = (format!("Sam Sample {number}").into(), team.into());
        invite(tx, &New { name, team, role })
    });
    match invited.await? {
        Invited::Code(code, _) => {
            let (f, problems) = (cx.frame(), Problems::none());
            cx.show(DemoPage { f, me: None, problems, code: Some(code.shown()), team })
        }
        Invited::NameTaken => cx.go("/demo/desk"),
    }
}
